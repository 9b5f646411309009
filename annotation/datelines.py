"""Dates as they stand in articles: our own patterns, no guessing.

A day and a month that could be either way round (05/06/2021) are seen as a date and not read.
"""

import re
from datetime import date

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
LONGEST = 160
"""No line of dates is longer."""
_NUMBER = {name: number for number, names in enumerate(MONTHS, 1) for name in names}

_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
WEEKDAY = rf"(?:{_DAYS}|mon|tues?|wed|thur?s?|fri|sat|sun)\.?"
_MONTH = "|".join(name for names in MONTHS for name in names)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20|21)\d\d"
DAY_AND_MONTH = rf"(?:(?:{_MONTH})\.?\s{_DAY}|{_DAY}\s(?:of\s)?(?:{_MONTH})\.?)"
_NUMERIC = rf"{_YEAR}[-/.]\d\d[-/.]\d\d|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}"
FULL_DATE = rf"(?:(?:{WEEKDAY},?\s)?(?:{DAY_AND_MONTH},?\s{_YEAR}|{_NUMERIC}))"

_ZONE_NAME = r"(?:\s?(?:GMT|UTC|CET|CEST|BST|EST|EDT|ET|PT|PST|PDT|IST|Z|[+-]\d\d:?\d\d))"
_CLOCK = r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?"
_TIME = rf"(?:{_CLOCK}(?:\s?[ap]\.?m\.?)?|\d{{1,2}}\s?[ap]\.?m\.?){_ZONE_NAME}?"
_MOMENT = re.compile(rf"\bT?{_TIME}(?!\w)", re.IGNORECASE)
_REST = re.compile(
    r"(?:\W|\b(?:first|last|originally|published|posted|updated|modified|issued|created|dated?|on|at"
    r"|time)\b)*",
    re.IGNORECASE,
)
"""What may stand around the dates and times of a line: labels and separators."""
_FULL = re.compile(rf"(?<![\w/.-]){FULL_DATE}(?:(?=T\d)|(?![\w/-]))", re.IGNORECASE)
_WORDS = re.compile(
    rf"(?:(?P<m1>{_MONTH})\.?\s(?P<d1>\d+)|(?P<d2>\d+)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH}))"
    rf"\D*(?P<y>{_YEAR})",
    re.IGNORECASE,
)
_ISO = re.compile(rf"({_YEAR})[-/.](\d\d)[-/.](\d\d)")
_EITHER = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.]({_YEAR})")
_UPDATED = re.compile(r"\b(?:updated|modified)\b[^|;]*$", re.IGNORECASE)


def is_date_line(line: str) -> bool:
    """Whether a line holds a date (and a time, and a label) and nothing else."""
    if len(line) > LONGEST:
        return False
    squeezed = " ".join(line.split())
    without_dates, dates = _FULL.subn(" ", squeezed)
    return dates > 0 and bool(_REST.fullmatch(_MOMENT.sub(" ", without_dates)))


def ends_with_date(line: str) -> bool:
    """Whether a date is the last thing in a line."""
    squeezed = " ".join(line.split())
    return any(found.end() == len(squeezed) for found in _FULL.finditer(squeezed))


def dates_in(line: str) -> tuple[date | None, date | None]:
    """Return the first date of a line, and the first that says it is that of an update."""
    squeezed = " ".join(line.split())
    first: date | None = None
    updated: date | None = None
    for found in _FULL.finditer(squeezed):
        value = read_date(found.group())
        if _UPDATED.search(squeezed[: found.start()]):
            updated = updated or value
        else:
            first = first or value
    return first, updated


def read_date(text: str) -> date | None:
    """Return the date in a text that FULL_DATE matched; None when it is none, or is ambiguous."""
    words = _WORDS.search(text)
    if words:
        month = _NUMBER[(words["m1"] or words["m2"]).lower()]
        return _date(int(words["y"]), month, int(words["d1"] or words["d2"]))
    iso = _ISO.search(text)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    either = _EITHER.search(text)
    return _unambiguous(int(either[1]), int(either[2]), int(either[3])) if either else None


def _unambiguous(first: int, second: int, year: int) -> date | None:
    if first > 12 or first == second:  # noqa: PLR2004 - there are twelve months
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None  # noqa: PLR2004 - the same


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
