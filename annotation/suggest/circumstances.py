"""Times and places that a sentence gives: to which of its events they belong."""

from typing import TYPE_CHECKING

from annotation.suggest.board import PLACE, TIME, Board, above
from annotation.suggest.layout import head_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from annotation.suggest.marks import Mention

_LOCATIVE = frozenset({"in", "at", "near", "around", "across", "inside", "outside", "on", "within"})
APART = frozenset({"since", "until", "till", "before", "after", "than"})
"""Prepositions that say when something else was."""
_PARTS = frozenset({"gpe", "location"})
_STEPS = 5
_NOUN_AND_COMMA = 2


def find_circumstances(board: Board) -> None:
    """Give times and places that no event has to the nearest event that governs them."""
    _told_of(board)
    used = {each.target for each in board.all() if not each.is_event}
    for number, mention in enumerate(list(board.fillers.mentions)):
        if number in used:
            continue
        token = head_of(board.doc, mention.start, mention.end)
        if mention.type == TIME:
            if token.head.lower_ not in APART:
                _attach(board, number, token, TIME)
        elif board.codebook.fits(PLACE, mention.type):
            start = located(board, token, mention)
            if start is not None:
                _attach(board, number, start, PLACE)


def _told_of(board: Board) -> None:
    """Give a time to what a clause tells of it: "on Monday, when rebels stormed the base"."""
    ends = {each.end: n for n, each in enumerate(board.fillers.mentions) if each.type == TIME}
    for number in range(len(board.triggers)):
        carrier = board.carrier(number)
        for child in carrier.children:
            if child.lower_ == "when" and child.i < carrier.i:
                before = child.i - (child.i > 0 and board.doc[child.i - 1].text == ",")
                if before in ends:
                    board.add(number, TIME, ends[before], is_near=True)


def _attach(board: Board, number: int, token: "Token", role: str) -> None:
    for each in above(token):
        event = board.event_at(each)
        if event is not None:
            board.add(event, role, number, is_near=False)
        if event is not None or each.pos_ in {"VERB", "AUX"}:
            return


def located(board: Board, token: "Token", mention: "Mention") -> "Token | None":
    """Return the word that a preposition of place governs: the place itself, or what is around it.

    "in Dosta", "at the edge of Dosta", "around the outskirts of the capital, Dosta".
    """
    token = _named_by(board, token, mention) or token
    for _ in range(_STEPS):
        if token.dep_ in {"conj", "appos"}:
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE:
            return token
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and _is_place(board, token):
            token = token.head.head
        else:
            return None
    return None


def _named_by(board: Board, token: "Token", mention: "Mention") -> "Token | None":
    """Return the noun that a name follows after a comma: "the capital, Dosta", however parsed."""
    if mention.start < _NOUN_AND_COMMA or board.doc[mention.start - 1].text != ",":
        return None
    noun = board.doc[mention.start - _NOUN_AND_COMMA]
    is_name = token.pos_ == "PROPN" and noun.pos_ == "NOUN"
    return noun if is_name and board.lexicon.entity_type(noun.lemma_) == "gpe" else None


def _is_place(board: Board, token: "Token") -> bool:
    """Whether the word before "of" is a place as well: "the province of Dosta"."""
    outer = token.head.head
    return board.lexicon.entity_type(outer.lemma_) in _PARTS
