"""A time as the text gives it, normalised, and what it is resolved against.

Inside the readers, `basis` is the tail of a sentence that begins with the words that were read.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from annotation.normals import CODER, Time, TimeModifier, TimePrecision

TimeValue = Time
Modifier = TimeModifier
Precision = TimePrecision
Direction = Literal["past", "future", "near"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
AS_WRITTEN = "as written"
WITHOUT = "without the article's date"
THE_DATE = "the article's date, "
NO_LATER = ", and no later"
WEEK = 7


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time is resolved against.

    `published` is the article's date. `at` is the day that a name which comes round again (a
    weekday, a month, a day without a year) is sought from: the article's, or inside a range the
    other end's. `deadline`: the words speak of a limit ahead ("by Friday").
    """

    published: date | None
    tense: str
    earlier: TimeValue | None = None
    at: date | None = None
    deadline: bool = False

    @property
    def direction(self) -> Direction:
        if self.tense == "past":
            return "past"
        return "future" if self.tense == "future" else "near"

    @property
    def counted(self) -> str:
        return f"counted from {THE_DATE}{spoken(self.published)}"


def spoken(day: date | None) -> str:
    """Return a day as a person writes it, in English whatever the system's language."""
    if day is None:
        return "which is unknown"
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def is_stale(value: Time, published: date | None) -> bool:
    """Whether a time was counted from, or ended with, another date than the article's now."""
    if value.rule == CODER:
        return False
    if THE_DATE in value.basis:
        return spoken(published) not in value.basis
    if WITHOUT in value.basis:
        return published is not None
    is_ended = value.modifier == "AFTER" or value.basis.endswith(NO_LATER)
    return is_ended and value.end is not None and value.end != published


def shift(day: date, *, days: int = 0, months: int = 0) -> date:
    """Return `day` moved; the last day of a month where the month is too short for it.

    OverflowError: that is outside of the calendar.
    """
    try:
        moved: date = day + relativedelta(months=months)
    except ValueError as problem:
        raise OverflowError(str(problem)) from problem
    return moved + timedelta(days=days)


def make_day(year: int, month: int, number: int) -> date | None:
    """Return the day, None where there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def a_day(day: date, rule: str, basis: str) -> TimeValue:
    return TimeValue(day.isoformat(), "DATE", "", day, day, "day", rule, basis)


def a_week(day: date, rule: str, basis: str) -> TimeValue:
    """The ISO week (Monday to Sunday) that `day` is in."""
    year, week, number = day.isocalendar()
    first = shift(day, days=1 - number)
    last = shift(first, days=WEEK - 1)
    return TimeValue(f"{year:04}-W{week:02}", "DATE", "", first, last, "week", rule, basis)


def a_weekend(day: date, rule: str, basis: str) -> TimeValue:
    """Saturday and Sunday of the ISO week that `day` is in."""
    year, week, number = day.isocalendar()
    saturday = shift(day, days=WEEK - 1 - number)
    sunday = shift(saturday, days=1)
    return TimeValue(f"{year:04}-W{week:02}-WE", "DATE", "", saturday, sunday, "week", rule, basis)


def a_month(year: int, month: int, rule: str, basis: str) -> TimeValue:
    return months(f"{year:04}-{month:02}", (year, month), 1, rule, basis)


def months(value: str, first: tuple[int, int], count: int, rule: str, basis: str) -> TimeValue:
    """Return `count` whole months from `first`, a year and a month."""
    start = make_day(*first, 1)
    if start is None:
        raise OverflowError(f"the year {first[0]} is outside of the calendar")
    last = shift(start, months=count - 1)
    end = last.replace(day=monthrange(last.year, last.month)[1])
    return TimeValue(value, "DATE", "", start, end, "month", rule, basis)


def years(value: str, first: int, last: int, rule: str, basis: str) -> TimeValue:
    start, end = date(first, 1, 1), date(last, 12, 31)
    return TimeValue(value, "DATE", "", start, end, "year", rule, basis)


def a_year(year: int, rule: str, basis: str) -> TimeValue:
    return years(f"{year:04}", year, year, rule, basis)


def partial(value: str, rule: str) -> TimeValue:
    """What is left of a time that cannot be resolved without the article's date."""
    return TimeValue(value, rule=rule, basis=WITHOUT)


def pick(anchor: Anchor, periods: list[TimeValue], direction: Direction) -> TimeValue | None:
    """Return which of the periods is meant, none of them further than a year away.

    Past: the latest that has begun. Future: the earliest that has not ended. Near: the nearest,
    the earlier one of two. `anchor.at` is the day that decides.
    """
    at = anchor.at
    if at is None:
        return None
    near = [period for period in periods if abs(gap(period, at)) <= 366]  # noqa: PLR2004 - a year
    if direction == "past":
        near = [period for period in near if gap(period, at) <= 0]
    elif direction == "future":
        near = [period for period in near if gap(period, at) >= 0]
    return min(near, key=lambda period: (abs(gap(period, at)), gap(period, at)), default=None)


def gap(period: TimeValue, at: date) -> int:
    """Return how many days `period` lies before (negative) or after `at`; 0 where it covers it."""
    if period.start is None or period.end is None:
        return 0
    if period.end < at:
        return (period.end - at).days
    return max((period.start - at).days, 0)


def where(anchor: Anchor, period: TimeValue, direction: Direction) -> str:
    """Return the tail of the sentence that says how a name that comes round again was placed."""
    if anchor.at is None:
        return WITHOUT
    distance = gap(period, anchor.at)
    day = f"{THE_DATE}{spoken(anchor.published)}"
    if distance == 0:
        return f"is {day}" if period.start == period.end else f"around {day}"
    if direction == "near":
        return f"nearest to {day}"
    return f"{'before' if distance < 0 else 'after'} {day}"


def not_ahead(value: TimeValue, anchor: Anchor) -> TimeValue:
    """In the past tense, end a period that is still running with the article's date."""
    today = anchor.published
    if anchor.direction != "past" or today is None or value.end is None or value.end <= today:
        return value
    running = value.start is not None and value.start <= today and value.type != "DURATION"
    if not running or value.rule.startswith("later-"):
        return value
    return replace(value, end=today, basis=value.basis + NO_LATER)
