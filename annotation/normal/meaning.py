"""What a span of time, place or quantity means, in a sentence for the person who reviews it.

It is the value that is stored with the span, or that is stored when it is accepted: the suggested
one; where there is none or it was counted from another date, what the rules read in its words. A
value that a person set says so.
"""

from annotation.normal.reading import is_outdated, read_normal
from annotation.normal.timevalue import spoken
from annotation.normals import CODER, Location, Normal, Quantity, Time
from annotation.review import Item, Review, State

SET_BY_HAND = "set by hand"
UNKNOWN = f"unknown, {SET_BY_HAND}"


def meaning(review: Review, item: Item) -> str:
    """Return what a span means, "" for what means no value or where nothing is known."""
    if item.kind != "span" or not review.codebook.normal_of(item.type):
        return ""
    value = shown_value(review, item)
    return "" if value is None else said(value)


def shown_value(review: Review, item: Item) -> Normal | None:
    """Return what a span means as it is shown, and as it is stored when it is accepted.

    A place that its source left without one stays so: nobody takes a place that was not shown.
    """
    known = item.normal
    if item.state is State.ACCEPTED:
        return known
    if known is None and review.codebook.normal_of(item.type) == "place":
        return None
    return read_normal(review, item) if known is None or is_outdated(review, item) else known


def said(value: Normal) -> str:
    """Return a value in words, with the reason for it."""
    if isinstance(value, Time):
        return _of_time(value)
    return _of_count(value) if isinstance(value, Quantity) else _of_place(value)


def days(value: Time) -> str:
    """Return the days that a time can be, "" where none is known."""
    if value.start is None and value.end is None:
        return ""
    if value.start is None:
        return f"until {spoken(value.end)}"
    if value.end is None:
        return f"from {spoken(value.start)}"
    if value.start == value.end:
        return spoken(value.start)
    return f"{spoken(value.start)} to {spoken(value.end)}"


def bounds(count: Quantity) -> str:
    """Return the bounds of a count, "" where none is known. Unknown is never said as a number."""
    if count.low is not None and count.low == count.high:
        return f"{count.low:,}"
    if count.low is not None and count.high is not None:
        return f"{count.low:,} to {count.high:,}"
    if count.low is not None:
        return f"{count.low:,} or more"
    if count.high is not None:
        return f"{count.high:,} or fewer"
    return f"about {count.best:,}" if count.best is not None else ""


def whereabouts(place: Location) -> str:
    """Return where a place lies: “Afghanistan › Helmand · town · 31.59, 64.37”."""
    outer = [each for each in (place.country, place.admin1) if each and each != place.name]
    point = "" if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
    return " · ".join(each for each in (" › ".join(outer), place.precision, point) if each)


def _of_time(value: Time) -> str:
    if value.rule == CODER:
        return f"{days(value) or value.value}: {SET_BY_HAND}" if value.value else UNKNOWN
    return f"{days(value)}: {value.basis}" if days(value) else value.basis


def _of_count(count: Quantity) -> str:
    """A plain number is not said again beside its words, unless a person set it."""
    number = " ".join(each for each in (bounds(count), count.what) if each)
    if count.rule == CODER:
        return f"{number}: {SET_BY_HAND}" if bounds(count) else UNKNOWN
    is_plain = count.low == count.high == count.best is not None and not count.what
    return "" if is_plain or not bounds(count) else number


def _of_place(place: Location) -> str:
    if not place.name:
        return UNKNOWN if place.rule == CODER else ""
    known = ": ".join(each for each in (place.name, whereabouts(place)) if each)
    return f"{known}: {SET_BY_HAND}" if place.rule == CODER else known
