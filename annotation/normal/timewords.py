"""The closed vocabulary of times, as patterns over lower-case text, and how rules are tried."""

import re
from collections.abc import Callable, Iterable

from annotation.datelines import MONTHS as MONTH_NAMES
from annotation.normal.numerals import NUMBER
from annotation.normal.timevalue import Anchor, TimeValue

Read = Callable[[re.Match[str], Anchor], TimeValue | None]
Rule = tuple[re.Pattern[str], Read]

MONTH_NUMBER = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
DAY_NUMBER = {
    "monday": 0,
    "mon": 0,
    "tuesday": 1,
    "tues": 1,
    "tue": 1,
    "wednesday": 2,
    "wed": 2,
    "thursday": 3,
    "thurs": 3,
    "thur": 3,
    "thu": 3,
    "friday": 4,
    "fri": 4,
    "saturday": 5,
    "sat": 5,
    "sunday": 6,
    "sun": 6,
}
# fmt: off
_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)
# fmt: on
ORDINAL_NUMBER = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)}
ALONE_A_WORD = frozenset(
    {"may", "march", "mar", "sat", "sun", "mon", "wed", "dec", "jan", "second"}
)
"""What is a time only where it is written with a capital, or beside another word."""
UNITS = {
    "second": "S",
    "sec": "S",
    "minute": "M",
    "min": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
}
OF_THE_CLOCK = frozenset({"second", "sec", "minute", "min", "hour"})
MULTIPLES = {"fortnight": 2, "decade": 10, "century": 100}

WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?)"
MONTH = "(?:" + "|".join(sorted(MONTH_NUMBER, key=len, reverse=True)) + r")\.?(?!\w)"
YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})"
DAY = (
    r"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?!\w)|"
    + "|".join(sorted(ORDINAL_NUMBER, key=len, reverse=True))
    + ")"
)
PERIOD = r"(?:day|week|weekend|month|year)"
UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|fortnights?|months?|years?|decades?"
    r"|centuries|century)"
)
COUNT = rf"(?:{NUMBER}(?: and a half)?|an?|(?:a )?couple(?: of)?|(?:a )?few|several|half an?)"
LEAD = re.compile(r"(?:(?:in|on|at|during|over|throughout|of|for|sometime|around the time of) )+")


def rules(*pairs: tuple[str, Read]) -> tuple[Rule, ...]:
    """Return rules whose patterns match a whole text."""
    return tuple((re.compile(pattern), read) for pattern, read in pairs)


def first(table: Iterable[Rule], text: str, anchor: Anchor) -> TimeValue | None:
    """Return what the first rule of `table` that can reads in the whole of `text`."""
    for pattern, read in table:
        found = pattern.fullmatch(text)
        value = read(found, anchor) if found else None
        if value is not None:
            return value
    return None


def weekday_number(word: str) -> int:
    return DAY_NUMBER[word.rstrip(".")]


def month_number(word: str) -> int:
    return MONTH_NUMBER[word.rstrip(".")]


def day_number(word: str) -> int:
    """Return the number of a day that DAY matched."""
    return ORDINAL_NUMBER.get(word) or int(word.rstrip("stndrh"))


def singular(unit: str) -> str:
    return "century" if unit == "centuries" else unit.removesuffix("s")
