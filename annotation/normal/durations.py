"""Durations ("three weeks", "24 hours") and sets ("every Friday"): amounts of time without a date.

"over 24 hours" is a preposition, not "more than"; only "for over" is. A number that is not said
("several weeks", "for years") is an X.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from annotation.normal.numerals import read_number
from annotation.normal.timevalue import AS_WRITTEN, Anchor, Modifier, Precision, TimeValue
from annotation.normal.timewords import (
    COUNT,
    MULTIPLES,
    OF_THE_CLOCK,
    UNIT,
    UNITS,
    WEEKDAY,
    first,
    rules,
    singular,
    weekday_number,
)

_HALVES = {"year": (6, "month"), "day": (12, "hour"), "hour": (30, "minute")}
_PRECISIONS: dict[str, Precision] = {"week": "week", "month": "month", "year": "year"}
_LIMITS: dict[str, Modifier] = {
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "just under": "LESS_THAN",
    "less than": "LESS_THAN",
    "under": "LESS_THAN",
    "more than": "MORE_THAN",
    "longer than": "MORE_THAN",
    "for over": "MORE_THAN",
    "for well over": "MORE_THAN",
    "well over": "MORE_THAN",
    "just over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE",
    "a minimum of": "EQUAL_OR_MORE",
    "up to": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "within": "EQUAL_OR_LESS",
    "about": "APPROX",
    "around": "APPROX",
    "roughly": "APPROX",
    "approximately": "APPROX",
    "some": "APPROX",
}
_EVERY = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
}
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units; None is a number that is not said. `rough`: "a couple of"."""

    number: Fraction | None
    unit: str
    rough: bool = False

    @property
    def value(self) -> str:
        """The duration, ISO 8601."""
        number = "X" if self.number is None else f"{float(self.number):g}"
        if self.number is not None and self.number.denominator == 1:
            number = str(int(self.number))
        return f"P{'T' if self.unit in OF_THE_CLOCK else ''}{number}{UNITS[self.unit]}"

    @property
    def precision(self) -> Precision:
        return _PRECISIONS.get(self.unit, "day")

    def duration(self, rule: str, basis: str) -> TimeValue:
        modifier: Modifier = "APPROX" if self.rough else ""
        return TimeValue(self.value, "DURATION", modifier, rule=rule, basis=basis)


def amount(count: str | None, unit: str) -> Amount | None:
    """Return the amount that a count and a unit say; None where the count is no number."""
    name = singular(unit)
    if not count or count in {"few", "a few", "several"}:
        return Amount(None, "year" if name in {"decade", "century"} else name)
    if count in {"half a", "half an"}:
        return _half(name)
    rough = "couple" in count
    plain, halves = re.subn(" and a half$", "", count)
    number = 2 if rough else 1 if plain in {"a", "an"} else read_number(plain)
    if number is None:
        return None
    exact = (Fraction(number) + Fraction(halves, 2)) * MULTIPLES.get(name, 1)
    base = {"fortnight": "week", "decade": "year", "century": "year"}.get(name, name)
    return Amount(exact, base, rough)


def _half(unit: str) -> Amount | None:
    if unit in _HALVES:
        number, smaller = _HALVES[unit]
        return Amount(Fraction(number), smaller)
    return Amount(Fraction(5), "year") if unit == "decade" else None


def duration(text: str, anchor: Anchor) -> TimeValue | None:
    """Read a duration or a set."""
    return first(_RULES, text, anchor)


def _duration(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    size = amount(found["count"], found["unit"])
    if size is None or (found["count"] is None and not found["unit"].endswith("s")):
        return None
    value = size.duration("duration", AS_WRITTEN)
    limit = _LIMITS.get(found["limit"] or "", value.modifier)
    return TimeValue(value.value, "DURATION", limit, rule="duration", basis=AS_WRITTEN)


def _iso(found: re.Match[str], _anchor: Anchor) -> TimeValue:
    return TimeValue(found[0].upper(), "DURATION", rule="iso", basis=AS_WRITTEN)


def _each_unit(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    size = amount(found["count"] or "one", found["unit"])
    return None if size is None else _set(size.value)


def _each_day(found: re.Match[str], _anchor: Anchor) -> TimeValue:
    return _set(
        f"XXXX-WXX-{weekday_number(found['name'] or found['plural'].removesuffix('s')) + 1}"
    )


def _each_part(found: re.Match[str], _anchor: Anchor) -> TimeValue:
    return _set(f"XXXX-XX-XX{_PARTS[found['part']]}")


def _often(found: re.Match[str], _anchor: Anchor) -> TimeValue:
    return _set(_EVERY[found[0]])


def _each_end(_found: re.Match[str], _anchor: Anchor) -> TimeValue:
    return _set("XXXX-WXX-WE")


def _set(value: str) -> TimeValue:
    return TimeValue(value, "SET", rule="set", basis="comes round again")


_LONG_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_TIMES = r"(?:once|twice|(?:\w+ )times) (?:an?|per|each|every)"
_RULES = rules(
    (
        rf"(?:(?:for )?(?P<limit>{'|'.join(sorted(_LIMITS, key=len, reverse=True))}) )?"
        rf"(?:for )?(?:(?:the )?(?P<count>{COUNT})[ -](?:full |whole |more |straight )?)?"
        rf"(?P<unit>{UNIT})",
        _duration,
    ),
    (r"p(?:[0-9x]+(?:\.[0-9]+)?[ymwd])+(?:t(?:[0-9]+[hms])+)?|pt(?:[0-9x]+[hms])+", _iso),
    (rf"(?:every|each|per) (?:(?P<count>{COUNT}) )?(?P<unit>{UNIT})", _each_unit),
    (rf"{_TIMES} (?P<count>)(?P<unit>{UNIT})", _each_unit),
    (rf"(?:every|each) (?P<name>{WEEKDAY})|(?:on )?(?P<plural>{_LONG_DAYS})", _each_day),
    (rf"(?:every|each) (?P<part>{'|'.join(_PARTS)})", _each_part),
    (r"(?:every|each) weekend|weekends", _each_end),
    ("|".join(_EVERY), _often),
)
