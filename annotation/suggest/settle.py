"""What the fillers of an event say about it: a party's claim, and history that is only recalled."""

from datetime import timedelta
from typing import TYPE_CHECKING

from annotation.suggest.board import TIME, Board
from annotation.suggest.marks import published_of

if TYPE_CHECKING:
    from datetime import date

    from annotation.suggest.marks import Trigger

RECENT = timedelta(days=90)
"""What lies further back than this is told as background."""
_RECALLED = frozenset({"agreement", "ceasefire", "negotiation", "sanction"})
"""What a paragraph goes on about once it has recalled it, without another date."""


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
    between = board.doc[board.root(other).i : board.root(number).i]
    return "\n" in between.text
