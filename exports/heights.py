"""How high a row has to be for its wrapped texts, since not every program works it out on opening.

It is an estimate from the number of characters, a little too high rather than too low, and it is
written as the program's own measure: a person who changes a column sees the row fitted anew.
"""

from collections.abc import Iterable
from unicodedata import east_asian_width

from openpyxl.worksheet.dimensions import RowDimension
from typing_extensions import override

LINE = 15.0
PADDING = 4.0
HIGHEST = 405.0
"""What Excel allows is 409."""

_LETTERS = 1.1
"""How many letters of prose stand on the width of one digit, by which columns are measured."""

_WIDE = frozenset("WF")


class FittedRow(RowDimension):
    """A row whose height a program may fit again."""

    @property
    @override
    def customHeight(self) -> bool:
        return False


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column as wide as `width` characters."""
    room = max(width * _LETTERS, 1)
    return sum(1 + int(max(_columns(line) - 1, 0) / room) for line in text.splitlines() or [""])


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row with these texts, each with the width of its column."""
    most = max((lines(text, width) for text, width in texts), default=1)
    return min(most * LINE + PADDING, HIGHEST)


def _columns(line: str) -> int:
    if line.isascii():
        return len(line)
    return len(line) + sum(east_asian_width(char) in _WIDE for char in line)
