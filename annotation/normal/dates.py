"""Dates of the calendar: full ones as written, and those that lack a year, placed by the anchor.

- A day and a month without a year lie within twelve months of the article's date: in the past
  tense the last such day that is not after it, in the future tense the next one, else the nearest.
- A month without a year: the same; in the past tense the current month may be meant.
- "the 3rd": the same, by months.
- Seasons are the northern ones, in whole months (spring: March to May), and say so by APPROX.
- 12/03/2024 can be read either way round, so it is not read; a day that no calendar has is none.
"""

import re
from dataclasses import replace
from datetime import date

from annotation.datelines import read_date
from annotation.normal.timevalue import (
    AS_WRITTEN,
    Anchor,
    TimeValue,
    a_day,
    a_month,
    a_week,
    a_weekend,
    a_year,
    make_day,
    months,
    partial,
    pick,
    shift,
    where,
    years,
)
from annotation.normal.timewords import (
    DAY,
    MONTH,
    WEEKDAY,
    YEAR,
    day_number,
    first,
    month_number,
    rules,
    weekday_number,
)

SEASONS = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}
_NORTHERN = "by the northern seasons"
_MONTHS_OF = {"q": 3, "h": 6}
_WHICH_YEAR = r"(?:last|this|next|the same|that) year"
_OF_YEAR = rf"(?:,? ?(?:of |in )?(?P<year>{YEAR}|{_WHICH_YEAR}))"
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}


def calendar_date(text: str, anchor: Anchor) -> TimeValue | None:
    """Read a date of the calendar."""
    return first(_RULES, text, anchor)


def _iso_day(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    day = make_day(int(found[1]), int(found[2]), int(found[3]))
    return a_day(day, "iso", AS_WRITTEN) if day else None


def _iso_month(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    return a_month(int(found[1]), int(found[2]), "iso", AS_WRITTEN)


def _iso_week(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
    return (a_weekend if found[3] else a_week)(monday, "iso", AS_WRITTEN)


def _iso_season(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    return _season(found[2], int(found[1]), "iso", AS_WRITTEN)


def _part_of_year(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    kind, number = found["kind"][0], found["number"]
    count = _MONTHS_OF[kind]
    place = int(number) if number.isdigit() else _ORDER[number] or 12 // count
    if not 1 <= place <= 12 // count:
        return None
    year = int(found["year"])
    value = f"{year:04}-{kind.upper()}{place}"
    return months(value, (year, 1 + (place - 1) * count), count, "part-of-year", AS_WRITTEN)


def _numeric(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    day = read_date(found[0])
    return a_day(day, "numeric-date", AS_WRITTEN) if day else None


def _year(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    return a_year(int(found[1]), "year", AS_WRITTEN)


def _century(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    """ "the 1800s" is a century that is over; of this one, "the 2000s" is the first decade."""
    year = int(found[1])
    return years(found[1][:2], year, year + 99, "century", AS_WRITTEN)


def _decade(found: re.Match[str], _anchor: Anchor) -> TimeValue | None:
    year = int(found[1])
    return years(found[1][:3], year, year + 9, "decade", AS_WRITTEN)


def _month_day(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """A day and a month, perhaps with a year, perhaps with the name of the day, which must fit."""
    month, number = month_number(found["month"]), day_number(found["day"])
    if found["year"]:
        value = _of_year(found["year"], month, number, anchor)
    else:
        value = _without_year(month, number, anchor)
    named = found["name"]
    if value is None or value.start is None or not named:
        return value
    return value if value.start.weekday() == weekday_number(named) else None


def _of_year(words: str, month: int, number: int, anchor: Anchor) -> TimeValue | None:
    year, basis = year_of(words, anchor)
    day = make_day(year, month, number) if year else None
    return a_day(day, "full-date", basis) if day else None


def _without_year(month: int, number: int, anchor: Anchor) -> TimeValue | None:
    if anchor.at is None:
        exists = make_day(2000, month, number)  # a leap year
        return partial(f"XXXX-{month:02}-{number:02}", "month-day") if exists else None
    near = (make_day(anchor.at.year + step, month, number) for step in (-1, 0, 1))
    return _picked(anchor, [a_day(day, "month-day", "") for day in near if day])


def _month(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    month = month_number(found["month"])
    if found["year"]:
        year, basis = year_of(found["year"], anchor)
        return a_month(year, month, "month-year", basis) if year else None
    if anchor.at is None:
        return partial(f"XXXX-{month:02}", "month")
    near = range(max(anchor.at.year - 1, 1), min(anchor.at.year + 1, 9999) + 1)
    return _picked(anchor, [a_month(year, month, "month", "") for year in near])


def _which_month(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "last February" is the last before this month, "next February" the first after it."""
    if anchor.published is None:
        return None
    at, month = anchor.published, month_number(found["month"])
    if found[1] == "this":
        return a_month(at.year, month, "this-named-month", anchor.counted)
    begun = month <= at.month if found[1] == "next" else month < at.month
    year = at.year - (found[1] == "last") + begun
    return a_month(year, month, f"{found[1]}-named-month", anchor.counted)


def _day_of_month(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    number = day_number(found[1])
    if anchor.at is None:
        return partial(f"XXXX-XX-{number:02}", "day-of-month") if number <= 31 else None  # noqa: PLR2004 - the longest month
    near = (shift(anchor.at.replace(day=1), months=step) for step in range(-2, 3))
    days = (make_day(first.year, first.month, number) for first in near)
    return _picked(anchor, [a_day(day, "day-of-month", "") for day in days if day])


def _seasons(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    code = SEASONS[found["season"]][0]
    which = found["which"]
    if found["year"]:
        year, basis = year_of(found["year"], anchor)
        return _season(code, year, "season", basis) if year else None
    if anchor.at is None or anchor.published is None:
        return partial(f"XXXX-{code}", "season") if not which else None
    near = [_season(code, anchor.at.year + step, "season", "") for step in (-2, -1, 0, 1)]
    if which in {"last", "next"}:
        return _other_season(near, which, anchor)
    return _picked(anchor, near)


def _other_season(near: list[TimeValue], which: str, anchor: Anchor) -> TimeValue | None:
    """ "last summer" is over, "next summer" has not begun."""
    day = anchor.published
    for season in reversed(near) if which == "last" else near:
        if not (season.start and season.end and day):
            continue
        if (season.end < day) if which == "last" else (season.start > day):
            return replace(season, basis=f"{_NORTHERN}, {anchor.counted}")
    return None


def _season(code: str, year: int, rule: str, basis: str) -> TimeValue:
    month = next(month for known, month in SEASONS.values() if known == code.upper())
    whole = months(f"{year:04}-{code.upper()}", (year, month), 3, rule, f"{basis}, {_NORTHERN}")
    return replace(whole, modifier="APPROX")


def _picked(anchor: Anchor, periods: list[TimeValue]) -> TimeValue | None:
    chosen = pick(anchor, periods, anchor.direction)
    if chosen is None:
        return None
    basis = where(anchor, chosen, anchor.direction) + chosen.basis
    return replace(chosen, basis=basis)


def year_of(words: str, anchor: Anchor) -> tuple[int, str]:
    """Return the year that is written or counted, and the basis; 0 where there is none."""
    if words.isdigit():
        return int(words), AS_WRITTEN
    if words in {"the same year", "that year"}:
        earlier = anchor.earlier
        if earlier is None or earlier.start is None:
            return 0, ""
        return earlier.start.year, f"in the year of the time before it, {earlier.value}"
    if anchor.published is None:
        return 0, ""
    step = {"last": -1, "this": 0, "next": 1}[words.split()[0]]
    year = anchor.published.year + step
    return (year if 1 <= year <= 9999 else 0), anchor.counted  # noqa: PLR2004 - the calendar's last


_NAME = rf"(?:(?P<name>{WEEKDAY}),? ?(?:the )?)?"
_RULES = rules(
    (r"([0-9]{4})-([0-9]{2})-([0-9]{2})", _iso_day),
    (rf"({YEAR})-(0[1-9]|1[0-2])", _iso_month),
    (r"([0-9]{4})-w([0-9]{2})(-we)?", _iso_week),
    (rf"({YEAR})-(sp|su|fa|wi)", _iso_season),
    (rf"(?P<year>{YEAR})-(?P<kind>[qh])(?P<number>[1-4])", _part_of_year),
    (rf"(?P<kind>q)(?P<number>[1-4]),? (?:of )?(?P<year>{YEAR})", _part_of_year),
    (
        rf"(?:the )?(?P<number>first|second|third|fourth|last) (?P<kind>quarter|half),?"
        rf" (?:of )?(?P<year>{YEAR})",
        _part_of_year,
    ),
    (r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}([/.])[0-9]{2}\2[0-9]{2}", _numeric),
    (rf"(?:the )?(?:year )?({YEAR})", _year),
    (r"(?:the )?(1[0-9]00)'?s", _century),
    (r"(?:the )?((?:1[0-9]|2[01])[0-9]0)'?s", _decade),
    (rf"{_NAME}(?P<month>{MONTH})[ -](?:the )?(?P<day>{DAY}){_OF_YEAR}?", _month_day),
    (rf"{_NAME}(?:the )?(?P<day>{DAY})[ -](?:of )?(?P<month>{MONTH}){_OF_YEAR}?", _month_day),
    (
        rf"{_NAME}(?:the )?(?P<day>{DAY})-(?P<month>{MONTH})-(?P<year>{YEAR})",
        _month_day,
    ),
    (rf"(?P<year>{YEAR}) (?P<month>{MONTH}) (?P<day>{DAY})(?P<name>)", _month_day),
    (rf"(?:the month of )?(?P<month>{MONTH}){_OF_YEAR}?", _month),
    (rf"(last|this|next) (?P<month>{MONTH})", _which_month),
    (r"the ([0-9]{1,2}(?:st|nd|rd|th))", _day_of_month),
    (
        rf"(?:(?:the )?(?P<which>last|this|next)|the)? ?"
        rf"(?P<season>{'|'.join(SEASONS)}){_OF_YEAR}?",
        _seasons,
    ),
)
