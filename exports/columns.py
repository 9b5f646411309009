"""A column: its machine name, what a person reads about it, and how its value is taken from a row.

One list of columns per sheet is all that there is to know about it: the header, the notes on the
header, the cells and the rows of the Codebook sheet come from it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

Value = str | int | float | date | datetime | None
Row = TypeVar("Row")


class Look(StrEnum):
    """What kind of cell it is; how that looks is in `exports.looks`."""

    ID = "id"
    LINK = "link"
    TEXT = "text"
    LONG = "long text"
    STRONG = "strong text"
    NUMBER = "number"
    SCORE = "score"
    DEGREES = "degrees"
    DATE = "date"
    MOMENT = "date and time (UTC)"


WRAPPED = frozenset({Look.TEXT, Look.LONG, Look.STRONG})
"""Looks whose text goes on on the next line."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """`missing` says what a blank cell means, `values` which values there are."""

    name: str
    label: str
    definition: str
    value: Callable[[Row], Value]
    look: Look = Look.TEXT
    width: float = 14
    values: str = ""
    missing: str = ""

    @property
    def room(self) -> float:
        """The width of the column, its name and the button of the filter included."""
        return max(self.width, len(self.name) * 1.15 + 4)

    @property
    def note(self) -> str:
        """What stands as a note on the header cell."""
        parts = [self.label, self.definition]
        if self.values:
            parts.append(f"Values: {self.values}")
        if self.missing:
            parts.append(f"Blank: {self.missing}")
        return "\n".join(parts)


def distinct(columns: Sequence[Column[Row]]) -> tuple[Column[Row], ...]:
    """Return the columns with names that differ, whatever their case (an Excel table wants it)."""
    taken: set[str] = set()
    found: list[Column[Row]] = []
    for column in columns:
        name, number = column.name, 2
        while name.casefold() in taken:
            name, number = f"{column.name}_{number}", number + 1
        taken.add(name.casefold())
        found.append(replace(column, name=name))
    return tuple(found)
