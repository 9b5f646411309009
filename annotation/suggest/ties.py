"""Events that belong to other events: what caused them, and what they were part of."""

from typing import TYPE_CHECKING

from annotation.suggest.board import PLACE, TIME, Board
from annotation.suggest.layout import is_parted
from annotation.suggest.subjects import has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

TOLL = frozenset({"killed", "wounded", "displaced"})
"""What is counted of people harmed: told in the row of what harmed them."""
VIOLENT = frozenset(
    {
        *("armed_clash", "attack", "bombing", "air_strike", "shelling", "territory_taken"),
        *("abduction", "riot", "property_destruction"),
    }
)
_WHEN = frozenset({"when", "as", "after"})
_WHERE = frozenset({"which", "where", "whereby"})
_HARMFUL = VIOLENT - {"property_destruction", "territory_taken"}
_HARM = frozenset({"killed", "wounded"})
_OWN = (TIME, PLACE, "attacker", "instrument")
"""What harm does not share with what was told before it, when it says so itself."""
_UNTOLD = frozenset({"modality", "polarity", "genericity"})
_VERBS = frozenset({"VERB", "AUX"})


def find_ties(board: Board) -> None:
    """Tie events to their causes and to the larger events that they were part of."""
    for number in range(len(board.triggers)):
        if board.counts(number) in TOLL:
            _by_clause(board, number)
        _by_sharing(board, number)
        _by_words(board, number)
    for number in range(len(board.triggers)):
        _by_neighbour(board, number)
    for number in range(len(board.triggers)):
        _by_order(board, number)


def _by_clause(board: Board, number: int) -> None:
    """ "were killed when a bomb exploded", "an attack in which nine were killed" """
    verb = board.root(number)
    for child in verb.children:
        if child.dep_ == "advcl" and _opens_with(child, _WHEN):
            event = board.event_at(child)
            if event is not None and board.triggers[event].type in VIOLENT:
                board.tie(number, "cause", event)
    if verb.dep_ == "relcl" and any(token.lower_ in _WHERE for token in _before(verb)):
        event = board.event_of(verb.head)
        if event is not None:
            board.tie(number, "cause", event)


def _opens_with(clause: "Token", words: frozenset[str]) -> bool:
    return any(child.lower_ in words and child.i < clause.i for child in clause.children)


def _before(verb: "Token") -> list["Token"]:
    return [token for token in verb.subtree if token.i < verb.i]


def _by_sharing(board: Board, number: int) -> None:
    """ "seized the town, killing nine and wounding others", "attacked and killed" """
    if board.tied(number, "cause", "part"):
        return
    whole = _whole(board, number)
    if whole is not None and _is_whole(board, whole, number):
        board.tie(number, "part", whole)


def _whole(board: Board, number: int) -> int | None:
    """Return the event of the verb that a participle or a second verb goes with."""
    verb = board.carrier(number)
    is_toll = board.counts(number) in TOLL
    for _ in range(3):
        is_participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i
        is_second = verb.dep_ == "conj" and verb.head.pos_ in _VERBS and verb.i > verb.head.i
        if not (is_participle or is_second) or has_subject(verb):
            return None
        verb = verb.head
        event = board.event_at(verb)
        is_whole = event is not None and board.counts(event) not in TOLL
        if is_whole and (is_toll or is_participle):
            return event
    return None


def _is_whole(board: Board, whole: int, part: int) -> bool:
    types = board.triggers[whole].type, board.triggers[part].type
    return types[0] in VIOLENT and (types[1] in VIOLENT or board.counts(part) in TOLL)


def _by_words(board: Board, number: int) -> None:
    """ "As part of its withdrawal, the army handed over a base" """
    for child in board.carrier(number).children:
        if child.dep_ == "prep" and child.lower_ == "as":
            for token in child.subtree:
                event = board.event_of(token)
                if event is not None and _follows_part(token):
                    board.tie(number, "part", event)


def _follows_part(token: "Token") -> bool:
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ == "part"


def _by_neighbour(board: Board, number: int) -> None:
    """Share the cause of deaths and injuries told together: "nine were killed and ten injured"."""
    if board.counts(number) not in TOLL or board.tied(number, "cause", "part"):
        return
    verb = board.root(number)
    beside = [verb.head] if verb.dep_ == "conj" else []
    beside += [child for child in verb.children if child.dep_ == "conj"]
    for token in beside:
        other = board.event_of(token)
        if other is not None and board.counts(other) in TOLL:
            for cell in ("cause", "part"):
                for event in board.tied(other, cell):
                    board.tie(number, cell, event, is_near=False)


def _by_order(board: Board, number: int) -> None:
    """Tie harm to the violence told right before it: "Shells hit the market. Nine were hurt." """
    if board.counts(number) not in _HARM or board.tied(number, "cause", "part"):
        return
    if not _is_told(board, number) or board.mentions_in(number, *_OWN):
        return
    for other in reversed(range(number)):
        if not _is_close(board, other, number):
            return
        if board.triggers[other].type in _HARMFUL and _is_told(board, other):
            if board.root(other).dep_ != "relcl":
                board.tie(number, "cause", other, is_near=False)
            return


def _is_told(board: Board, number: int) -> bool:
    return not _UNTOLD & set(board.triggers[number].attributes)


def _is_close(board: Board, other: int, number: int) -> bool:
    """Whether an event is told in the same sentence of a paragraph, or in the one before."""
    start = board.sentence(number)
    before = board.sentences.start(start - 1) if start else 0
    one, two = board.root(other), board.root(number)
    return one.i >= before and not is_parted(one, two)
