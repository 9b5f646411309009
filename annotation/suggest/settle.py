"""What the fillers of an event say about it: a party's claim, and history that is only recalled."""

from datetime import timedelta
from typing import TYPE_CHECKING

from annotation.suggest.board import TIME, Board
from annotation.suggest.layout import is_parted
from annotation.suggest.marks import published_of
from annotation.suggest.tree import is_heading

if TYPE_CHECKING:
    from datetime import date

    from annotation.suggest.marks import Trigger

RECENT = timedelta(days=90)
"""What lies further back than this is told as background."""
_RECALLED = frozenset({"agreement", "ceasefire", "negotiation", "sanction"})
"""What a paragraph goes on about once it has recalled it, without another date."""

_DECIDED = frozenset({"modality", "polarity", "genericity"})
_TELLERS = frozenset({"source", "claimant"})
_TOLD = frozenset({"det", "poss", "nummod", "relcl", "acl"})
"""What makes a certain event of a noun."""
_WHERE = frozenset({"in", "near", "on", "at", "between", "by"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def settle(board: Board) -> None:
    """Write status and genericity into the triggers of a board, where the codebook has them."""
    allowed = {each.name: each.values for each in board.codebook.attributes}
    published = published_of(board.doc)
    for number in range(len(board.triggers)):
        if "claimed" in allowed.get("status", ()) and _is_claimed(board, number):
            _set(board, number, "status", "claimed")
        if "background" in allowed.get("genericity", ()) and (
            _is_history(board, number, published) or _goes_on(board, number)
        ):
            _set(board, number, "genericity", "background")
    if "aggregate" in allowed.get("genericity", ()):
        for number in _kinds(board):
            _set(board, number, "genericity", "aggregate")


def settle_inherited(board: Board) -> None:
    """Let what took its time over from history be history as well."""
    allowed = {each.name: each.values for each in board.codebook.attributes}
    published = published_of(board.doc)
    if "background" in allowed.get("genericity", ()):
        for number in range(len(board.triggers)):
            if _is_history(board, number, published):
                _set(board, number, "genericity", "background")


def _is_claimed(board: Board, number: int) -> bool:
    claimant = board.role_of(number, "claimant")
    return bool(claimant and board.mentions_in(number, claimant))


def _set(board: Board, number: int, name: str, value: str) -> None:
    """Set an attribute that nothing has set yet."""
    trigger: Trigger = board.triggers[number]
    if name not in trigger.attributes:
        board.triggers[number] = trigger._replace(attributes={**trigger.attributes, name: value})


def _is_history(board: Board, number: int, published: "date | None") -> bool:
    """Whether all that is said of when it was lies long before the article."""
    if published is None:
        return False
    values = [board.times.get(mention) for mention in board.mentions_in(number, TIME)]
    ends = [value.end for value in values if value is not None and value.type != "DURATION"]
    return bool(ends) and all(end is not None and end < published - RECENT for end in ends)


def _kinds(board: Board) -> list[int]:
    """Return the events that are told as a kind of act, of nobody, nowhere and at no time.

    "peace talks", "during retrograde": bare nouns. What is told of them in a heading, or what has
    brought something about, is an event.
    """
    tied = {each.target for each in board.all() if each.is_event}
    return [
        number
        for number in range(len(board.triggers))
        if number not in tied and not _DECIDED & set(board.triggers[number].attributes)
        if not _says_anything(board, number) and _is_bare(board, number)
    ]


def _says_anything(board: Board, number: int) -> bool:
    return any(each.role not in _TELLERS for each in board.of(number))


def _is_bare(board: Board, number: int) -> bool:
    root = board.root(number)
    if root.pos_ != "NOUN" or root.tag_ not in {"NN", "NNS"} or is_heading(root.sent):
        return False
    if any(child.dep_ in _TOLD or child.lower_ in _WHERE for child in root.children):
        return False
    is_told = root.dep_ in _SUBJECTS or any(child.dep_ == "expl" for child in root.head.children)
    return not (is_told and root.head.tag_ in {"VBD", "VBN"})


def _goes_on(board: Board, number: int) -> bool:
    """Whether an event without a time follows recalled ones of its type in the paragraph."""
    trigger = board.triggers[number]
    if trigger.type not in _RECALLED or board.mentions_in(number, TIME):
        return False
    for other in reversed(range(number)):
        if _is_parted(board, other, number):
            return False
        if board.triggers[other].type == trigger.type:
            return board.triggers[other].attributes.get("genericity") == "background"
    return False


def _is_parted(board: Board, other: int, number: int) -> bool:
    return is_parted(board.root(other), board.root(number))
