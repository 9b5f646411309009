"""Arguments: what stands around a trigger in the parse, turned into roles by the lexicon."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotation.normal.quantities import read_quantity
from annotation.suggest.board import COUNT, PLACE, TIME, Board, filler_at, with_conjuncts
from annotation.suggest.circumstances import APART, find_circumstances
from annotation.suggest.coreference.nations import country_named
from annotation.suggest.inheritance import STATEMENTS, inherit
from annotation.suggest.layout import words_of
from annotation.suggest.lexicon import Entry, Lexicon
from annotation.suggest.marks import Filler, Mention, Trigger
from annotation.suggest.meanings import times_of
from annotation.suggest.settle import settle, settle_inherited
from annotation.suggest.sharing import share
from annotation.suggest.subjects import Slot
from annotation.suggest.tellers import find_tellers
from annotation.suggest.ties import find_ties
from annotation.suggest.tree import slots

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from annotation.codebook import Codebook

_CAUSES = frozenset({"attacker", "instrument"})
"""What does it, when a thing does: an event in its stead is the cause."""
_HARMED = frozenset({"victim", "target"})
_PLACING = frozenset({"in", "at", "near", "outside", "inside"})
_QUOTES = frozenset({"“", '"', "”", "‘", "’"})
_CAUSAL = frozenset({"subject", "by", "in", "from", "with", "during", "after", "of"})


def find_arguments(
    doc: "Doc", codebook: "Codebook", lexicon: Lexicon
) -> tuple[list[Mention], list[Filler]]:
    """Return all mentions of a Doc, new ones among them, and the fillers of its triggers."""
    board = fill_board(doc, codebook, lexicon)
    return board.fillers.mentions, board.all()


def fill_board(doc: "Doc", codebook: "Codebook", lexicon: Lexicon) -> Board:
    """Return the events of a Doc with their roles filled."""
    board = Board(doc, codebook, lexicon)
    if not board.triggers:
        return board
    for number, trigger in enumerate(board.triggers):
        _by_grammar(board, number, trigger)
    find_tellers(board)
    find_circumstances(board)
    find_ties(board)
    for number in range(len(board.triggers)):
        _count(board, number)
    board.times = times_of(doc, codebook, board.fillers.mentions, board.all(), board.triggers)
    settle(board)
    inherit(board)
    share(board)
    settle_inherited(board)
    board.fillers.add_nominals(_sentences(board))
    return board


def _by_grammar(board: Board, number: int, trigger: Trigger) -> None:
    entry = board.lexicon.lookup(trigger.lemma, trigger.pos)
    if entry is None:
        return
    for slot in slots(board.root(number), board.lexicon, trigger.tokens):
        for token in with_conjuncts(slot.token):
            if token.i not in trigger.tokens:
                _fill(board, number, entry, slot._replace(token=token))


def _fill(board: Board, number: int, entry: Entry, slot: Slot) -> None:
    event = board.event_of(slot.token)
    if event is not None:
        _fill_with_event(board, number, entry, slot, event)
        return
    roles = entry.roles_at(slot.name)
    if _is_time(board, slot.token) and slot.name not in {"subject", "object"}:
        roles = () if slot.name in APART else (TIME,)
    mention = filler_at(board, slot.token, roles) if roles else None
    if mention is None or (entry.type in STATEMENTS and _is_quoted(slot)):
        return
    is_site = board.fillers.mentions[mention].type == "facility"
    for role in (*_if_town(board, slot, mention), *roles):
        if role == "instrument" and is_site:
            continue
        if board.add(number, role, mention, is_near=slot.is_near):
            if role in _HARMED:
                _place_of_harmed(board, number, slot.token)
            else:
                _owner_of_weapon(board, number, entry, slot, mention)
            return


def _place_of_harmed(board: Board, number: int, token: "Token") -> None:
    """Let where the harmed are be the place: "guards at a checkpoint", "a convoy in Dosta"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _PLACING:
            for each in child.children:
                mention = board.fillers.at(each, (PLACE,)) if each.dep_ == "pobj" else None
                if mention is not None:
                    board.add(number, PLACE, mention, is_near=False)


def _is_quoted(slot: Slot) -> bool:
    """Whether what looks like an object is what was said: "“Dosta,” he said"."""
    first = slot.token.left_edge
    before = first.nbor(-1) if first.i > 0 else first
    return slot.name in {"object", "subject"} and before.text[:1] in _QUOTES and _closes(slot.token)


def _closes(token: "Token") -> bool:
    after = token.doc[token.right_edge.i : token.right_edge.i + 3]
    return any(each.text[:1] in _QUOTES for each in after)


def _if_town(board: Board, slot: Slot, mention: int) -> tuple[str, ...]:
    """Return the role of place for "the Dosta bombing": a country would be who does it."""
    if slot.name not in {"modifier", "possessive"}:
        return ()
    each = board.fillers.mentions[mention]
    is_place = board.codebook.fits(PLACE, each.type) and each.type != "facility"
    if not is_place or country_named(words_of(board.doc, each.start, each.end)) is not None:
        return ()
    return (PLACE,)


def _fill_with_event(board: Board, number: int, entry: Entry, slot: Slot, event: int) -> None:
    """Let an event be the cause or the matter: "killed in a blast", "accused of an attack"."""
    if event == number or slot.name == "modifier":
        return
    roles = entry.roles_at(slot.name)
    does_it = slot.name in _CAUSAL and not _CAUSES.isdisjoint(roles)
    if does_it or (slot.name in {"during", "after"} and board.counts(number)):
        board.tie(number, "cause", event, is_near=slot.is_near)
        return
    for role in roles:
        if board.add_event(number, role, event, is_near=slot.is_near):
            return


def _owner_of_weapon(board: Board, number: int, entry: Entry, slot: Slot, mention: int) -> None:
    """Let whose weapon it is be the attacker: "killed by rebel rockets", "American warplanes"."""
    if board.fillers.mentions[mention].type != "weapon" or "attacker" not in entry.roles_at("by"):
        return
    for child in slot.token.children:
        if child.dep_ in {"amod", "compound", "nmod", "poss"}:
            owner = board.fillers.at(child)
            if owner is not None and owner != mention:
                board.add(number, "attacker", owner, is_near=False)


def _is_time(board: Board, token: "Token") -> bool:
    known = board.fillers.known(token)
    return known is not None and board.fillers.mentions[known].type == TIME


def _count(board: Board, number: int) -> None:
    """Fill the casualties with the number that those are told with to whom it happens."""
    counted = ("victim", "target") if board.counts(number) else ("victim",)
    if board.counts(number) and board.root(number).pos_ == "NOUN":
        # "26 deaths", "three fatalities"
        for child in board.root(number).children:
            known = board.fillers.known(child) if child.dep_ == "nummod" else None
            if known is not None and _is_count(board, known):
                board.add(number, COUNT, known, is_near=True)
    for mention in board.mentions_in(number, *counted):
        quantity = board.fillers.quantity_in(mention)
        if quantity is not None and _is_count(board, quantity):
            board.add(number, COUNT, quantity, is_near=True)


def _is_count(board: Board, quantity: int) -> bool:
    """Whether a quantity is a number of people: an age or a share is none."""
    each = board.fillers.mentions[quantity]
    return read_quantity(words_of(board.doc, each.start, each.end)) is not None


def _sentences(board: Board) -> Iterable[tuple[int, int]]:
    starts = {board.sentence(number) for number in range(len(board.triggers))}
    return sorted((each, board.sentences.ends[each]) for each in starts)
