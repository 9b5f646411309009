"""What a span of time, place or quantity means: normalised values. Frozen, without any import.

`rule` is a stable name of how the value came about: CODER where a person set it, and nothing that
the machine finds later may overwrite such a one. `None` and "" are what nobody said.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

CODER = "coder"
"""The rule of a value that a person set."""

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimePrecision = Literal["day", "week", "month", "year", "unknown"]
TimeModifier = Literal[
    "",
    "APPROX",
    "BEFORE",
    "AFTER",
    "START",
    "MID",
    "END",
    "MORE_THAN",
    "LESS_THAN",
    "EQUAL_OR_MORE",
    "EQUAL_OR_LESS",
]
CountModifier = Literal[
    "",
    "at least",
    "more than",
    "at most",
    "fewer than",
    "nearly",
    "about",
    "between",
    "vague",
    "none",
    "unknown",
]
PlacePrecision = Literal["", "town", "near a town", "part of a region", "region", "country"]
"""From the most exact; a region is first-level. Labels, as the scales of others run both ways."""

COUNTED = ("killed", "wounded", "displaced", "arrested", "abducted")
"""What a count can be of; a codebook says which event type counts what."""


@dataclass(frozen=True, slots=True)
class Time:
    """A normalised time.

    `value` is ISO 8601 as TIMEX3 extends it; `X` stands for what nobody said. `start` and `end` are
    the first and the last day that it can be; None is unknown or open. `precision` is the unit in
    which they are known. `rule` is a stable name, `basis` a sentence for a person.
    """

    value: str
    type: TimeType = "DATE"
    modifier: TimeModifier = ""
    start: date | None = None
    end: date | None = None
    precision: TimePrecision = "unknown"
    rule: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A place on the map. `country` is its English name, `code` ISO 3166-1 alpha-2.

    `lat` and `lon` are degrees (WGS 84) of the place, or of the smallest place around it that is
    known; `precision` says which. `gazetteer` is the GeoNames id, "" where there is none.
    """

    name: str
    country: str = ""
    code: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = ""
    gazetteer: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """Bounds and best guess of a count; None is what nobody said. `modifier`: the kind of words.

    `what` is one of COUNTED or "" (the event says it, or it is no count of these).
    """

    low: int | None = None
    high: int | None = None
    best: int | None = None
    modifier: CountModifier = ""
    what: str = ""
    rule: str = ""


Normal = Time | Location | Quantity
