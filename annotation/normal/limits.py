"""Times with a limit or two: "since Monday", "by September", "between 3 and 5 March".

- since, from, after: from then on; past tense: up to the article's date, else without an end.
- by, until: no later than the last day of it; before: earlier than its first day; after: later than
  its last. What the text leaves open stays empty.
- The end of a range is placed first, and its beginning before that end. Both are inclusive.
- "Monday and Tuesday" is a range where one day follows the other; two days apart are two times.
"""

import re
from dataclasses import replace
from datetime import date

from annotation.normal.points import point
from annotation.normal.timevalue import Anchor, Modifier, Precision, TimeValue, not_ahead, shift
from annotation.normal.timewords import DAY, MONTH, YEAR, first, rules

_COARSE: tuple[Precision, ...] = ("day", "week", "month", "year", "unknown")


def limited(text: str, anchor: Anchor) -> TimeValue | None:
    """Read a time with a limit on one side or on both."""
    return first(_RULES, text, anchor)


def _since(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    base = _whole(found["base"], anchor)
    if base is None:
        return None
    return _bounded(
        base, "AFTER", _up_to_now(base.start, anchor), found["word"], ", and from then on"
    )


def _after(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    base = _whole(found["base"], anchor)
    if base is None:
        return None
    start = shift(base.end, days=1) if base.end and not base.modifier else base.start
    today = anchor.published
    if start and base.end and today and anchor.direction == "past" and base.end <= today < start:
        start = base.end
    return _bounded(base, "AFTER", _up_to_now(start, anchor), "after", ", and later")


def _up_to_now(start: date | None, anchor: Anchor) -> tuple[date | None, date | None]:
    """Return the bounds of what goes on: in the past tense, until the article's date."""
    today = anchor.published
    closed = anchor.direction == "past" and start and today and start <= today
    return start, today if closed else None


def _by(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    base = _whole(found["base"], replace(anchor, deadline=True))
    if base is None:
        return None
    return _bounded(base, "BEFORE", (None, base.end), found["word"], ", or sooner")


def _before(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    base = _whole(found["base"], replace(anchor, deadline=True))
    if base is None:
        return None
    end = shift(base.start, days=-1) if base.start and not base.modifier else base.end
    return _bounded(base, "BEFORE", (None, end), "before", ", and sooner")


def _whole(text: str, anchor: Anchor) -> TimeValue | None:
    """Read the time that a limit is set by."""
    base = point(text, anchor)
    if base is None or base.type not in {"DATE", "TIME"} or "_REF" in base.value:
        return None
    return not_ahead(base, anchor)


def _bounded(
    base: TimeValue,
    modifier: Modifier,
    bounds: tuple[date | None, date | None],
    rule: str,
    tail: str,
) -> TimeValue:
    start, end = bounds
    precision: Precision = base.precision if start or end else "unknown"
    return replace(
        base,
        modifier=modifier,
        start=start,
        end=end,
        precision=precision,
        rule=rule,
        basis=base.basis + tail,
    )


def _between(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    end = _whole(found["end"], anchor)
    if end is None or end.start is None:
        return None
    inside = replace(anchor, at=end.start, tense="past")
    return _joined(_whole(found["start"], inside), end, "range")


def _days_of_month(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    """ "3-5 March 2021", "March 3-5": the month and the year are those of the last day."""
    year = f" {found['year']}" if found["year"] else ""
    end = point(f"{found['last']} {found['month']}{year}", anchor)
    if end is None or end.start is None:
        return None
    inside = replace(anchor, at=end.start, tense="past")
    start = point(f"{found['first']} {found['month']} {end.start.year:04}", inside)
    return _joined(start, end, "range")


def _two_days(found: re.Match[str], anchor: Anchor) -> TimeValue | None:
    both = _between(found, anchor)
    if both is None or both.start is None or both.end is None:
        return None
    follow = both.precision == "day" and shift(both.start, days=1) == both.end
    return replace(both, rule="two-days") if follow else None


def _joined(start: TimeValue | None, end: TimeValue, rule: str) -> TimeValue | None:
    if start is None or start.start is None or end.end is None or start.start > end.end:
        return None
    coarse = max(start.precision, end.precision, key=_COARSE.index)
    basis = f"from {start.start} to {end.end}; its end {end.basis}"
    value = f"{start.value}/{end.value}"
    return TimeValue(value, "DATE", "", start.start, end.end, coarse, rule, basis)


_TO = r"(?: (?:and|to|until|till|through|into) | ?- ?)"
_RANGE_TO = r"(?: (?:to|until|till|through|into) | - | ?-(?=[a-z]| ))"
_OF_YEAR = rf"(?:,? (?P<year>{YEAR}|(?:last|this|next) year))?"
_FROM = r"(?:(?:between|from|during|on|in) )?(?:the )?"
_RULES = rules(
    (
        rf"{_FROM}(?P<first>{DAY}){_TO}(?:the )?(?P<last>{DAY}) (?:of )?"
        rf"(?P<month>{MONTH}){_OF_YEAR}",
        _days_of_month,
    ),
    (rf"{_FROM}(?P<month>{MONTH}) (?P<first>{DAY}){_TO}(?P<last>{DAY}){_OF_YEAR}", _days_of_month),
    (rf"(?:(?:between|from|in) )?(?P<start>{YEAR}){_TO}(?P<end>{YEAR})", _between),
    (r"(?P<start>[0-9w-]+)/(?P<end>[0-9w-]+)", _between),
    (r"between (?P<start>.+?) and (?P<end>.+)", _between),
    (rf"(?:from )?(?P<start>.+?){_RANGE_TO}(?P<end>.+)", _between),
    (r"(?:on )?(?P<start>.+?) and (?:on )?(?P<end>.+)", _two_days),
    (r"(?:ever )?(?P<word>since|from|starting|beginning)(?: on| in)? (?P<base>.+)", _since),
    (r"(?P<base>.+) (?P<word>onwards?)", _since),
    (r"(?:shortly |soon |just )?(?:after|following) (?P<base>.+)", _after),
    (r"(?P<word>by|until|till|through|no later than|up to|up until) (?P<base>.+)", _by),
    (r"(?:shortly |just )?(?:before|prior to|ahead of) (?P<base>.+)", _before),
)
