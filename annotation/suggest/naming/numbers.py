"""Times and numbers that the model found, as whole expressions: "at least seven", an age, a day."""

import re
from collections.abc import Iterable

from annotation.suggest.naming.page import Name, Page

COUNTED = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
_LIMITS = (
    ("at", "least"),
    ("at", "most"),
    ("more", "than"),
    ("fewer", "than"),
    ("less", "than"),
    ("as", "many", "as"),
    ("an", "estimated"),
    ("up", "to"),
    ("nearly",),
    ("almost",),
    ("about",),
    ("around",),
    ("some",),
    ("over",),
    ("roughly",),
    ("approximately",),
)
"""Words before a number that belong to it: a range is not a number."""
_LAST_OF_LIMITS = frozenset(limit[-1] for limit in _LIMITS)
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|{_MONTH} \d{{1,2}}\b", re.IGNORECASE)
"""A day of a month, with or without a year behind it."""
_AGE = re.compile(r"\d{1,2}|.*\bold")


def with_limits(page: Page, start: int) -> int:
    """Return where a number begins with the words that limit it: "at least", "nearly"."""
    end = start
    while end and page.words[end - 1].isspace():
        end -= 1
    if not end or page.lower[end - 1] not in _LAST_OF_LIMITS:
        return start
    for limit in _LIMITS:
        if tuple(page.lower[max(0, end - len(limit)) : end]) == limit:
            return end - len(limit)
    return start


def joined(page: Page, names: Iterable[Name]) -> list[Name]:
    """Join the parts of one time: "Friday" and "evening", "Saturday" and "3 August"."""
    whole: list[Name] = []
    for name in names:
        last = whole[-1] if whole else None
        if last and {last.label, name.label} <= {"DATE", "TIME"} and _is_one(page, last, name):
            whole[-1] = last._replace(end=name.end)
        else:
            whole.append(name)
    return whole


def _is_one(page: Page, day: Name, name: Name) -> bool:
    """Whether two times stand side by side, or as a weekday and its date: "Friday, 3 May"."""
    if day.end == name.start:
        return True
    is_weekday = day.end - day.start == 1 and page.lower[day.start] in _WEEKDAYS
    is_beside = day.end + 1 == name.start and page.words[day.end] == ","
    return is_weekday and is_beside and bool(_DATE.match(page.key_of(name)))


def as_age(page: Page, name: Name) -> Name:
    """Take an age for a number: the model calls it a date ("Roza Tamm, 51, said")."""
    if name.label == "DATE" and _AGE.fullmatch(page.key_of(name).casefold()):
        return name._replace(label="CARDINAL")
    return name
