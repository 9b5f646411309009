"""One point or stretch of the calendar, with the part of the day or of the period that is named.

"Friday evening" is 2021-04-30TEV; "early on Sunday" and "late April" keep the bounds of the whole
day or month and say START or END: where a third of a month ends is nobody's fact.
"""

import re
from dataclasses import replace

from annotation.normal.dates import calendar_date
from annotation.normal.relative import counted
from annotation.normal.timevalue import Anchor, Modifier, TimeValue, a_day, a_week, shift
from annotation.normal.timewords import LEAD, Read, first, rules
from annotation.normal.weekdays import weekday

_PARTS: dict[str, tuple[str, Modifier]] = {
    "morning": ("TMO", ""),
    "afternoon": ("TAF", ""),
    "evening": ("TEV", ""),
    "night": ("TNI", ""),
    "daytime": ("TDT", ""),
    "dawn": ("TMO", "START"),
    "daybreak": ("TMO", "START"),
    "sunrise": ("TMO", "START"),
    "early hours": ("TMO", "START"),
    "small hours": ("TMO", "START"),
    "dusk": ("TEV", ""),
    "sunset": ("TEV", ""),
    "nightfall": ("TEV", ""),
    "midnight": ("TNI", ""),
    "midday": ("T12:00", ""),
    "noon": ("T12:00", ""),
    "lunchtime": ("T12:00", "APPROX"),
    "lunch time": ("T12:00", "APPROX"),
}
_SIDES: dict[str, Modifier] = {
    "early": "START",
    "late": "END",
    "mid": "MID",
    "start": "START",
    "beginning": "START",
    "end": "END",
    "middle": "MID",
    "": "",
}
_ABOUT = "about|around|approximately|roughly|circa|some time|sometime"
_NOON = 12
_UNKNOWN_DAY = "XXXX-XX-XX"
_A_DAY = re.compile(r"-wxx-[1-7]|-(?:[0-9]{2}|xx)-[0-9]{2}", re.IGNORECASE)


def point(text: str, anchor: Anchor) -> TimeValue | None:
    """Read a point or a stretch of the calendar; prepositions before it say nothing."""
    for candidate in _with_and_without_lead(text):
        value = first(_RULES, candidate, anchor)
        if value is not None:
            return value
    return _bare(text, anchor)


def _bare(text: str, anchor: Anchor) -> TimeValue | None:
    """Read a point that names no part of a day or of a period."""
    for candidate in _with_and_without_lead(text):
        for read in (weekday, counted, calendar_date):
            value = read(candidate, anchor)
            if value is not None:
                return value
    return None


def _with_and_without_lead(text: str) -> tuple[str, ...]:
    plain = LEAD.sub("", text, count=1) if LEAD.match(text) else text
    return (text,) if plain == text else (text, plain)


def _side(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "late April", "mid-March", "the end of 2020", "early on Sunday"."""
    whole = _bare(found["base"], anchor)
    if whole is None or whole.modifier not in {"", "APPROX"} or "_REF" in whole.value:
        return None
    if whole.type != "DATE":
        return None
    return replace(whole, modifier=_SIDES[found["side"]])


def _later_or_earlier(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "earlier on Friday" is Friday: earlier than what is not said."""
    whole = _bare(found["base"], anchor)
    return whole if whole is not None and whole.precision == "day" else None


def _week_of(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "the week of 3 May": the week from Monday to Sunday that the day is in."""
    day = _day_of(found["base"], anchor)
    return a_week(day.start, "week-of", day.basis) if day and day.start else None


def _about(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    whole = first(_SIDED, found["base"], anchor) or _bare(found["base"], anchor)
    if whole is None or whole.modifier in {"BEFORE", "AFTER"}:
        return None
    return replace(whole, modifier="APPROX")


def _part(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "Friday evening", "the evening of 3 May", "early Sunday morning"."""
    day = _day_of(found["base"], anchor)
    suffix, modifier = _PARTS[found["part"]]
    side = _SIDES[found["side"] or ""] or modifier
    return _at(day, suffix, side, "part-of-day") if day else None


def _day_of(text: str, anchor: Anchor) -> TimeValue | None:
    """Read what must be one day, or what would be one if the article's date were known."""
    if text == "this":
        return _moved_day(anchor, 0)
    value = _bare(text, anchor)
    if value is None or value.type != "DATE" or value.modifier or "/" in value.value:
        return None
    unresolved = value.start is None and _A_DAY.search(value.value)
    return value if value.precision == "day" or unresolved else None


def _at(day: TimeValue, suffix: str, modifier: Modifier, rule: str) -> TimeValue:
    return replace(day, value=day.value + suffix, type="TIME", modifier=modifier, rule=rule)


def _moved_day(anchor: Anchor, step: int) -> TimeValue | None:
    if anchor.published is None:
        return None
    return a_day(shift(anchor.published, days=step), "part-of-day", anchor.counted)


def _last_night(_found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    day = _moved_day(anchor, -1)
    return _at(day, "TNI", "", "last-night") if day else None


def _tonight(_found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    day = _moved_day(anchor, 0)
    return _at(day, "TNI", "", "tonight") if day else None


def _overnight(_found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """The night that ends on the article's day, or in the future tense begins on it."""
    first_day = _moved_day(anchor, 0 if anchor.direction == "future" else -1)
    if first_day is None or first_day.start is None:
        return None
    night = _at(first_day, "TNI", "", "overnight")
    return replace(night, end=shift(first_day.start, days=1))


def _that_part(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "that night", "the same evening", "the next morning": by the day that came before."""
    which = found["which"].removeprefix("the ")
    day = counted(f"the {'same' if which == 'that' else which} day", anchor)
    return _at(day, _PARTS[found["part"]][0], "", "part-of-day") if day else None


def _part_alone(found: re.Match[str], _anchor: Anchor) -> TimeValue:
    suffix, modifier = _PARTS[found["part"]]
    day = TimeValue(_UNKNOWN_DAY, basis="names no day")
    return _at(day, suffix, _SIDES[found["side"] or ""] or modifier, "part-of-day")


def _clock(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """A time of the clock, with or without its day; without am or pm it is a 24-hour clock's."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "")[:1]
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if not (hour < 24 and minute < 60):  # noqa: PLR2004 - hours and minutes
        return None
    base = found["after"] or found["before"]
    day = _day_of(base, anchor) if base else TimeValue(_UNKNOWN_DAY, basis="names no day")
    modifier: Modifier = "APPROX" if found["about"] else ""
    return _at(day, f"T{hour:02}:{minute:02}", modifier, "clock") if day else None


def _iso_part(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    day = calendar_date(found["base"], anchor)
    return _at(day, found["part"].upper(), "", "iso") if day else None


_PART = f"(?P<part>{'|'.join(_PARTS)})"
_EARLY = r"(?:(?P<side>early|late)(?: on| in)? )?(?:the )?"
_HOUR = (
    r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2}))? ?(?P<half>a\.?m\.?|p\.?m\.?)?"
    r"(?: ?(?:local time|gmt|utc|hours|hrs|o'clock))?"
)
_SURE_HOUR = (
    r"(?=[0-9]{1,2}[:.]?(?:[0-9]{2})? ?[ap]\.?m|[0-9]{1,2}:[0-9]{2}"
    r"|[0-9]{4} ?(?:gmt|utc|local time|hours|hrs)|[0-9]{1,2} ?o'clock)"
)
_CLOCK_ABOUT = r"(?:at )?(?:(?P<about>about|around|approximately|just after|just before) )?"
_SIDES_OF: tuple[tuple[str, Read], ...] = (
    (r"(?:the )?(?P<side>early|late|mid)(?:[- ](?:on |in )?|, )(?:the )?(?P<base>.+)", _side),
    (r"(?P<base>.+?),? (?P<side>early|late)", _side),
    (
        r"(?:the )?(?:very )?(?P<side>start|beginning|end|middle) of (?:the )?(?P<base>.+)",
        _side,
    ),
)
_SIDED = rules(*_SIDES_OF)
_RULES = rules(
    (
        r"(?P<base>[0-9]{4}-[0-9]{2}-[0-9]{2})(?P<part>t(?:mo|af|ev|ni|dt|[0-9]{2}:[0-9]{2}))",
        _iso_part,
    ),
    (r"last night", _last_night),
    (r"tonight", _tonight),
    (r"overnight", _overnight),
    (rf"(?P<which>that|the same|the next|the following|the previous) {_PART}", _that_part),
    (rf"{_EARLY}(?P<base>.+?),? (?:at |in the )?{_PART}", _part),
    (rf"{_EARLY}{_PART} (?:of |on )?(?P<base>.+)", _part),
    (
        r"(?P<base>.+?),? (?P<side>early|late)(?: at| in the)? "
        rf"{_PART}",
        _part,
    ),
    (rf"{_CLOCK_ABOUT}{_SURE_HOUR}{_HOUR},?(?: on)? (?P<after>.+)(?P<before>)", _clock),
    (rf"(?P<before>.+?),? {_CLOCK_ABOUT}{_SURE_HOUR}{_HOUR}(?P<after>)", _clock),
    (rf"{_CLOCK_ABOUT}{_SURE_HOUR}{_HOUR}(?P<after>)(?P<before>)", _clock),
    *_SIDES_OF,
    (r"(?:earlier|later) (?:on )?(?P<base>.+)", _later_or_earlier),
    (rf"(?:{_ABOUT}) (?:on |in )?(?P<base>.+)", _about),
    (rf"(?P<side>early|late)?(?: in)? ?(?:the )?{_PART}", _part_alone),
    (r"the week of (?P<base>.+)", _week_of),
)
