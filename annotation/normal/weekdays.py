"""Days of the week and weekends, placed by the anchor.

- A weekday is the last such day before the article's date; the article's own weekday is that same
  day. In the future tense, and for a limit ahead ("by Friday"), it is the next one.
- "last Friday" is the last one before the article's day, "next Friday" the first one after it.
- "Friday last week" is counted in weeks that begin on Monday (ISO 8601).
"""

import re
from dataclasses import replace

from annotation.normal.timevalue import (
    WEEK,
    Anchor,
    Direction,
    TimeValue,
    a_day,
    a_weekend,
    partial,
    pick,
    shift,
    where,
)
from annotation.normal.timewords import WEEKDAY, first, rules, weekday_number

_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
_WHICH = r"(?P<which>last|this|next|this past|this coming|the coming)"


def weekday(text: str, anchor: Anchor) -> TimeValue | None:
    """Read a day of the week, or a weekend."""
    return first(_RULES, text, anchor)


def _leaning(anchor: Anchor) -> Direction:
    """Return where a bare weekday is sought: back, unless the words or the tense look ahead."""
    if anchor.direction == "near":
        return "future" if anchor.deadline else "past"
    return anchor.direction


def _weekday(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    number = weekday_number(found["name"])
    if anchor.at is None:
        return partial(f"XXXX-WXX-{number + 1}", "weekday")
    back = shift(anchor.at, days=-((anchor.at.weekday() - number) % WEEK))
    ahead = back if back == anchor.at else shift(back, days=WEEK)
    direction = _leaning(anchor)
    day = a_day(ahead if direction == "future" else back, "weekday", "")
    return replace(day, basis=where(anchor, day, direction))


def _which_weekday(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    number, which = weekday_number(found["name"]), found["which"].split()[-1]
    at = anchor.published
    if at is None:
        return partial(f"XXXX-WXX-{number + 1}", f"{which}-weekday")
    if which == "this":
        return replace_rule(_weekday(found, replace(anchor, deadline=True)), "this-weekday")
    if which in {"last", "past"}:
        day = shift(at, days=-((at.weekday() - number - 1) % WEEK) - 1)
        return a_day(day, "last-weekday", anchor.counted)
    day = shift(at, days=(number - at.weekday() - 1) % WEEK + 1)
    return a_day(day, "next-weekday", anchor.counted)


def replace_rule(value: TimeValue | None, rule: str) -> TimeValue | None:
    """Return the same value, read by another rule."""
    return None if value is None else replace(value, rule=rule)


def _of_week(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    if anchor.published is None:
        return None
    number = weekday_number(found["name"])
    monday = shift(anchor.published, days=-anchor.published.weekday())
    day = shift(monday, days=WEEK * _STEP[found["which"]] + number)
    return a_day(day, "weekday-of-week", anchor.counted)


def _weekend(_found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    at = anchor.at
    if at is None:
        return partial("XXXX-WXX-WE", "weekend")
    near = [a_weekend(shift(at, days=WEEK * step), "weekend", "") for step in (-1, 0, 1)]
    direction = _leaning(anchor)
    chosen = pick(anchor, near, direction)
    return None if chosen is None else replace(chosen, basis=where(anchor, chosen, direction))


def _which_weekend(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "last weekend" is over, "next weekend" has not begun."""
    day, which = anchor.published, found["which"].split()[-1]
    if day is None:
        return None
    if which == "this":
        return replace_rule(_weekend(found, replace(anchor, deadline=True)), "this-weekend")
    late = day.weekday() >= WEEK - 2
    step = -WEEK if which in {"last", "past"} else WEEK * late
    name = "last-weekend" if step < 0 else "next-weekend"
    return a_weekend(shift(day, days=step), name, anchor.counted)


_RULES = rules(
    (rf"(?:the )?(?P<name>{WEEKDAY})", _weekday),
    (rf"{_WHICH} (?P<name>{WEEKDAY})", _which_weekday),
    (rf"(?P<name>{WEEKDAY}),? (?:of )?(?P<which>last|this|next) week", _of_week),
    (rf"(?P<which>last|this|next) week(?:'s|,)? (?:on )?(?P<name>{WEEKDAY})", _of_week),
    (r"(?:the )?weekend", _weekend),
    (rf"{_WHICH} weekend", _which_weekend),
)
