"""Times that are counted: from the article's date ("two days ago", "last week"), or from the time
that the text gave before ("the same day").

- Words that name their direction themselves (ago, last, next, tomorrow) are read as they stand;
  the tense decides nothing for them but "in three days", which is a span of time in the past tense.
- Days are counted to the day, weeks to the week, months to the month, years to the year: "two
  weeks ago" is the whole week that is two weeks back.
- "last week" is the week before the article's, "the last week" and "the past week" the seven days
  up to the article's date.
- Vague times ("recent days", "the coming weeks") are references without dates.
"""

import re
from dataclasses import replace
from datetime import date

from annotation.normal.durations import Amount, amount
from annotation.normal.timevalue import (
    WEEK,
    Anchor,
    TimeValue,
    a_day,
    a_month,
    a_week,
    a_year,
    shift,
)
from annotation.normal.timewords import COUNT, PERIOD, UNIT, first, rules

_NEAR_DAYS = {
    "today": 0,
    "the day": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_STEP = {"last": -1, "this": 0, "next": 1, "that": 0, "same": 0}
_BEFORE = frozenset({"previous", "before", "earlier", "prior", "preceding"})
_AFTER = frozenset({"next", "following", "after", "later"})
_HOURS = 24


def counted(text: str, anchor: Anchor) -> TimeValue | None:
    """Read a time that is counted from another."""
    return first(_RULES, text, anchor)


def period(unit: str, day: date, step: int, rule: str, basis: str) -> TimeValue | None:
    """Return the day, week, month or year that `day` is in, moved by `step` of its kind."""
    if unit == "day":
        return a_day(shift(day, days=step), rule, basis)
    if unit == "week":
        return a_week(shift(day, days=step * WEEK), rule, basis)
    moved = shift(day.replace(day=1), months=step * (12 if unit == "year" else 1))
    if unit == "month":
        return a_month(moved.year, moved.month, rule, basis)
    return a_year(moved.year, rule, basis) if unit == "year" else None


def _near_day(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    if anchor.published is None:
        return None
    step = _NEAR_DAYS[found["day"]]
    rule = found["day"].removeprefix("the ").replace(" ", "-")
    return a_day(shift(anchor.published, days=step), rule, anchor.counted)


def _named_period(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "last week", "this month", "next year"."""
    if anchor.published is None:
        return None
    which, unit = found["which"], found["unit"]
    return period(unit, anchor.published, _STEP[which], f"{which}-{unit}", anchor.counted)


def _within_period(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "earlier this month" ends, "later this month" begins with the article's date."""
    day = anchor.published
    whole = _named_period(found, anchor) if day else None
    if whole is None or whole.start is None or whole.end is None:
        return None
    if found["which"] != "this":
        return whole
    if found["part"] == "earlier":
        return replace(whole, end=day, rule=f"earlier-{whole.rule}")
    return replace(whole, start=day, rule=f"later-{whole.rule}")


def _ago(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    size = amount(found["count"], found["unit"])
    if size is None:
        return None
    step = -1 if found["way"] in {"ago", "back"} else 1
    if size.number is None:
        return _past(found, anchor) if step < 0 else _future(found, anchor)
    if anchor.published is None:
        return None
    return _moved(anchor.published, size, step, "ago" if step < 0 else "ahead", anchor.counted)


def _moved(day: date, size: Amount, step: int, rule: str, basis: str) -> TimeValue | None:
    """Return the time that lies `size` before or after `day`, in the unit that it is counted in."""
    if size.number is None or size.number.denominator != 1:
        return None
    number, unit = int(size.number) * step, size.unit
    if unit in {"hour", "minute", "second"}:
        return _hours_off(day, number if unit == "hour" else 0, step, rule, basis)
    moved = period(unit, day, number, rule, basis)
    if moved is None or not size.rough:
        return moved
    return replace(moved, modifier="APPROX")


def _hours_off(day: date, hours: int, step: int, rule: str, basis: str) -> TimeValue | None:
    """Hours from a day whose hour is not known: whole days exactly, others on one of two days."""
    days, rest = divmod(abs(hours), _HOURS)
    if hours and not rest:
        return a_day(shift(day, days=step * days), rule, basis)
    one, other = sorted((shift(day, days=step * days), shift(day, days=step * (days + 1))))
    return TimeValue(f"{one}/{other}", "DATE", "APPROX", one, other, "day", rule, basis)


def _ahead(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "in three days": from the article's date where the tense looks ahead, else a duration."""
    size = amount(found["count"], found["unit"])
    if anchor.direction != "future" or anchor.published is None or size is None:
        return None
    if size.number is None:
        return _vague("FUTURE_REF", "vague-future")
    return _moved(anchor.published, size, 1, "ahead", anchor.counted)


def _rolling(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "the past week", "the last 24 hours", "the next three months"."""
    size = amount(found["count"] or "one", found["unit"])
    back = found["which"] in {"past", "last"}
    if found["which"] == "next" and not found["count"] and not found["unit"].endswith("s"):
        return None  # "the next day" is counted from the time before it
    plural_alone = not found["count"] and found["unit"].endswith("s")
    if size is None or size.number is None or plural_alone:
        return _vague("PAST_REF", "vague-past") if back else _vague("FUTURE_REF", "vague-future")
    name = "rolling-past" if back else "rolling-future"
    other = _far_end(anchor.published, size, -1 if back else 1)
    span = size.duration(name, anchor.counted)
    if anchor.published is None or other is None:
        return size.duration(name, "")
    start, end = sorted((anchor.published, other))
    return replace(span, start=start, end=end, precision=size.precision)


def _far_end(day: date | None, size: Amount, step: int) -> date | None:
    """Return the day that is `size` away, counting a begun day as a day."""
    if day is None or size.number is None:
        return None
    number = -(-size.number.numerator // size.number.denominator) * step
    if size.unit in {"hour", "minute", "second"}:
        hours = abs(number) if size.unit == "hour" else 1
        return shift(day, days=step * -(-hours // _HOURS))
    if size.unit in {"day", "week"}:
        return shift(day, days=number * (WEEK if size.unit == "week" else 1))
    return shift(day, months=number * (12 if size.unit == "year" else 1))


def _from_earlier(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "the same day", "the following week": from the time that the text gave before."""
    return _beside(found["which"], found["unit"], anchor)


def _off_earlier(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "two days later", "a week earlier"."""
    size, start = amount(found["count"], found["unit"]), _earlier_day(anchor)
    if size is None or start is None:
        return None
    step = 1 if found["which"] in _AFTER else -1
    rule = "later" if step > 0 else "earlier"
    return _moved(start, size, step, rule, _after_earlier(anchor))


def _day_beside(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    return _beside(found["which"], "day", anchor)


def _beside(which: str, unit: str, anchor: Anchor) -> TimeValue | None:
    start = _earlier_day(anchor)
    if start is None:
        return None
    if unit == "day" and anchor.earlier and anchor.earlier.precision != "day":
        return None
    step = 1 if which in _AFTER else -1 if which in _BEFORE else 0
    name = {1: "following", -1: "previous", 0: "same"}[step]
    return period(unit, start, step, f"{name}-{unit}", _after_earlier(anchor))


def _earlier_day(anchor: Anchor) -> date | None:
    """Return the day to count from: none where the earlier time is a range or is open."""
    earlier = anchor.earlier
    if earlier is None or earlier.start is None or earlier.type not in {"DATE", "TIME"}:
        return None
    return (
        None if "/" in earlier.value or earlier.modifier in {"BEFORE", "AFTER"} else earlier.start
    )


def _after_earlier(anchor: Anchor) -> str:
    return f"counted from the time before it, {anchor.earlier.value if anchor.earlier else ''}"


def _present(_found: re.Match[str], _anchor: Anchor) -> TimeValue:
    basis = "is the time of writing, which is no date of an event"
    return TimeValue("PRESENT_REF", rule="present", basis=basis)


def _past(_found: re.Match[str], _anchor: Anchor) -> TimeValue:
    return _vague("PAST_REF", "vague-past")


def _future(_found: re.Match[str], _anchor: Anchor) -> TimeValue:
    return _vague("FUTURE_REF", "vague-future")


def _vague(value: str, rule: str) -> TimeValue:
    return TimeValue(value, "DATE", "APPROX", rule=rule, basis="names no date")


_UNITS = r"(?:days|weeks|months|years|hours|times)"
_VAGUE_PAST = (
    rf"(?:the )?(?:most )?recent {_UNITS}|recently|lately|formerly|previously|once|earlier|"
    rf"(?:the )?(?:past|last) (?:few |several |couple of )?{_UNITS}|the (?:recent )?past|past_ref|"
    r"(?:long|some time|a while) ago"
)
_VAGUE_FUTURE = (
    rf"(?:the )?(?:coming|next few|next several) {_UNITS}|soon|the (?:near )?future|future_ref"
)
_RULES = rules(
    (rf"(?P<day>{'|'.join(_NEAR_DAYS)})", _near_day),
    (
        rf"(?P<part>earlier|later)(?: on)? (?P<which>this|last|next) (?P<unit>{PERIOD})",
        _within_period,
    ),
    (r"(?P<part>earlier|later) (?:on )?(?P<day>today|yesterday|tomorrow)", _near_day),
    (r"(?P<which>last|this|next) (?P<unit>week|month|year)", _named_period),
    (_VAGUE_PAST, _past),
    (_VAGUE_FUTURE, _future),
    (
        r"now|currently|at present|the present|at the moment|nowadays|these days|present_ref",
        _present,
    ),
    (rf"(?:(?P<count>{COUNT}) )?(?P<unit>{UNIT}) (?P<way>ago|back|from now)", _ago),
    (rf"in (?P<count>{COUNT}) (?P<unit>{UNIT})(?:'s? time)?", _ahead),
    (
        rf"(?:the|these|this) (?P<which>past|last|next|coming) (?:(?P<count>{COUNT}) )?"
        rf"(?P<unit>{UNIT})",
        _rolling,
    ),
    (rf"(?P<which>past|next|last|coming) (?P<count>{COUNT}) (?P<unit>{UNIT})", _rolling),
    (
        rf"(?:the )?(?P<which>same|following|next|previous|preceding) (?P<unit>{PERIOD})",
        _from_earlier,
    ),
    (rf"(?P<which>that) (?P<unit>{PERIOD})", _from_earlier),
    (r"(?:the )day (?P<which>before|after|earlier)", _day_beside),
    (
        rf"(?P<count>{COUNT}) (?P<unit>{UNIT}) (?P<which>later|earlier|after|before|prior)",
        _off_earlier,
    ),
)
