"""What a time can mean: the value in force, the readings beside it, and what is typed.

Typed are days, months, years and ranges as ISO 8601 has them, or words as an article has them.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from annotation.normal.meaning import days
from annotation.normal.reading import mention_of, read_normal, read_time_of
from annotation.normal.times import read_time
from annotation.normal.timevalue import WEEK, a_day, make_day, shift, spoken
from annotation.normals import CODER, Normal, Time
from annotation.options.offer import Offer, Option, first_of_each
from annotation.review import Item, Review

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}))?")
_PARTS = re.compile(r"^\s*(\S+)\s*/\s*(\S+)\s*$")
_WEEKDAY_RULES = ("weekday", "last-weekday", "next-weekday", "this-weekday")
_YEARLESS = re.compile(r"\b\d{4}\b")
_FORMS = "type a date (2021-04-30), a month (2021-04), a year, a range (2021-04-29/2021-05-01)"


def time_options(review: Review, item: Item, typed: str) -> Offer[Normal]:
    """Offer readings of a time; of `typed` only what it says."""
    words = typed.strip()
    if words:
        return _typed(review, words)
    found = [*_in_force(review, item), *_others(review, item)]
    return Offer((*(_option(value) for value in first_of_each(found, _days)), _unknown()))


def _in_force(review: Review, item: Item) -> list[Time]:
    read = read_normal(review, item)
    values = (item.normal, read)
    return [value for value in values if isinstance(value, Time) and value.value]


def _others(review: Review, item: Item) -> Iterator[Time]:
    """Return what the words could mean under other rules."""
    published = review.layer.document.facts.published
    for tense in ("past", "future", "present"):
        mention = mention_of(item)
        value = read_time_of(review, mention, published=published, earlier=None, tense=tense)
        if value is not None:
            yield value
    yield from _swapped(item.quote, published)
    for value in _in_force(review, item)[:1]:
        yield from _beside(value, item.quote)


def _beside(value: Time, words: str) -> Iterator[Time]:
    """Return the same a week or a year before and after, where the words leave that open."""
    if value.start is None or value.end is None:
        return
    if value.start == value.end and value.rule in _WEEKDAY_RULES:
        for step, name in ((-WEEK, "a week before"), (WEEK, "a week after")):
            yield a_day(shift(value.start, days=step), value.rule, f"“{words}”, {name}")
    elif value.precision in ("day", "month") and not _YEARLESS.search(words):
        for step, name in ((-12, "a year before"), (12, "a year after")):
            yield from _of_year(value, step, f"“{words}”, {name}")


def _of_year(value: Time, months: int, basis: str) -> Iterator[Time]:
    if value.start is None or value.end is None or not value.value[:4].isdecimal():
        return
    first, after = shift(value.start, months=months), shift(value.end + _DAY, months=months)
    label = f"{first.year:04}{value.value[4:]}" if "/" not in value.value else f"{first}/{after}"
    yield replace(value, value=label, start=first, end=after - _DAY, basis=basis)


def _swapped(words: str, published: date | None) -> Iterator[Time]:
    """Return both ways to read 5/6: the fifth of June, the sixth of May."""
    found = _NUMBERS.search(words)
    if found is None:
        return
    one, other = int(found[1]), int(found[3])
    year = int(found[4]) if found[4] else published.year if published else None
    for day, month, order in ((one, other, "day first"), (other, one, "month first")):
        value = make_day(year, month, day) if year else None
        if value is not None:
            yield a_day(value, "numeric-date", f"“{found[0]}” with the {order}")


def _typed(review: Review, words: str) -> Offer[Normal]:
    if words.casefold() in ("unknown", "?", "-"):
        return Offer((_unknown(),))
    problem = _impossible(words)
    if problem:
        return Offer((), problem)
    published = review.layer.document.facts.published
    found = [*_swapped(words, published)] if _NUMBERS.fullmatch(words) else []
    if not found and not _NUMBERS.fullmatch(words):
        tenses = ("past", "future")
        readings = (read_time(words, published=published, tense=tense) for tense in tenses)
        found = [value for value in readings if value is not None and value.start is not None]
    if not found:
        return Offer((), f"“{words}” is not read as a time: {_FORMS}, or words as in a report.")
    return Offer(tuple(_option(value) for value in first_of_each(found, _days)))


def _days(value: Time) -> Hashable:
    return value.value, value.start, value.end


def _impossible(words: str) -> str:
    """Return what is wrong with a date in figures, "" for a right one and for words."""
    ends = _PARTS.match(words)
    parts = ends.groups() if ends else (words,)
    for part in parts:
        found = _ISO.fullmatch(part)
        if found and not _exists(found):
            return f"No calendar has {part}: {_FORMS}."
    if len(parts) > 1 and all(_ISO.fullmatch(part) for part in parts):
        first, last = (_bounds(part) for part in parts)
        if first > last:
            return f"{parts[0]} is after {parts[1]}: the first day comes first."
    numbers = _NUMBERS.fullmatch(words)
    if numbers and not list(_swapped(words, date(2024, 1, 1))):
        return f"No calendar has {words}, whichever of the two is the month."
    return ""


def _exists(found: re.Match[str]) -> bool:
    year, month, day = (int(part) if part else 1 for part in found.groups())
    return make_day(year, month, day) is not None


def _bounds(part: str) -> tuple[int, ...]:
    return tuple(int(number) for number in part.split("-"))


def _option(value: Time) -> Option[Normal]:
    label = days(value) or value.value
    if value.precision in ("month", "year") and value.start is not None and "/" not in value.value:
        label = value.value if value.precision == "year" else _month(value)
    detail = "as it is set" if value.rule == CODER else value.basis
    return Option(label, detail, value)


def _month(value: Time) -> str:
    """Return a month by its name where the value is that month and no more."""
    whole = value.start is not None and len(value.value) == len("2021-04")
    return spoken(value.start).split(" ", 2)[2] if whole and not value.modifier else days(value)


def _unknown() -> Option[Normal]:
    return Option("unknown", "the article does not say when", Time("", rule=CODER))


_DAY = timedelta(days=1)
