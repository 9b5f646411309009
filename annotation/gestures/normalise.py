"""What a span means: correct the value that was read in it, or say that it is not known.

A value that a person set has the rule CODER and is never read over. "Not known" is a value too: the
empty one of its kind (`Time("")`, `Location("")`, `Quantity(modifier="unknown")`) with the rule
CODER. So it differs from None, of which nobody has said anything and which may yet be read.
"""

import re
from dataclasses import replace
from datetime import date

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.decide import take_item
from annotation.normal.meaning import SET_BY_HAND, said
from annotation.normal.reading import is_of_kind, read_normal
from annotation.normals import CODER, Location, Normal, Quantity, Time
from annotation.review import Item, Review
from annotation.values import Span

__all__ = ["read_normal", "set_normal", "unknown"]

_VERB = "Set the value"
_ISO = re.compile(r"(?<![0-9])([0-9]{4})-(?:([0-9]{2})(?:-([0-9]{2}))?|W([0-9]{2}))(?![0-9])")
_MOST_NORTH, _MOST_EAST = 90, 180


def set_normal(review: Review, item: str, normal: Normal | None) -> Draft:
    """Say what a span means, accepting it; None says that it is not known."""
    shown = review.item(item)
    problem = _problem(review, shown, normal)
    if shown is None or problem:
        return Draft(_VERB, (), problem=problem)
    value = normal if normal is not None else unknown(review.codebook.normal_of(shown.type))
    changes = Changes(review)
    held = changes.span(take_item(changes, shown))
    if value is None or not isinstance(held, Span):
        return Draft(_VERB, (), problem="Nothing has the focus.")
    changes.put(replace(held, normal=replace(value, rule=CODER)))
    return changes.draft(f"Set “{shown.quote}” to {_in_words(value)}", focus=held.id)


def unknown(kind: str) -> Normal | None:
    """Return what stands for "not known", as a person says it; None for what has no values."""
    values: dict[str, Normal] = {
        "time": Time("", rule=CODER),
        "place": Location("", rule=CODER),
        "quantity": Quantity(modifier="unknown", rule=CODER),
    }
    return values.get(kind)


def _in_words(value: Normal) -> str:
    words = said(replace(value, rule=CODER))
    return words.removesuffix(SET_BY_HAND).rstrip(":, ")


def _problem(review: Review, item: Item | None, normal: Normal | None) -> str:
    if item is None:
        return "Nothing has the focus."
    kind = review.codebook.normal_of(item.type) if item.kind == "span" else ""
    label = review.codebook.type_label(item.type)
    if not kind:
        return f"{label} has no value to set: only times, places and quantities have."
    if normal is not None and not is_of_kind(normal, kind):
        return f"{label} needs a value of the kind “{kind}”."
    return _contradiction(normal)


def _contradiction(normal: Normal | None) -> str:
    """Return what is wrong within a value, "" where nothing is."""
    if isinstance(normal, Time) and normal.start and normal.end and normal.start > normal.end:
        return f"{normal.start} is after {normal.end}: the first day comes first."
    if isinstance(normal, Time) and not _is_in_calendar(normal.value):
        return f"{normal.value} is in no calendar: it has no such day, week or month."
    if isinstance(normal, Quantity):
        return _of_count(normal)
    if isinstance(normal, Location) and not _is_on_earth(normal):
        return "A latitude lies between -90 and 90, a longitude between -180 and 180."
    return ""


def _is_in_calendar(value: str) -> bool:
    return all(_is_day(found) for found in _ISO.finditer(value))


def _is_day(found: re.Match[str]) -> bool:
    year, month, day, week = (int(each) if each else None for each in found.groups())
    try:
        if week is not None:
            date.fromisocalendar(year or 0, week, 1)
        else:
            date(year or 0, month or 0, 1 if day is None else day)
    except ValueError:
        return False
    return True


def _of_count(count: Quantity) -> str:
    known = [each for each in (count.low, count.best, count.high) if each is not None]
    if any(each < 0 for each in known):
        return "A count is never less than 0."
    if known != sorted(known):
        return f"{known[0]:,} is more than {known[-1]:,}: the least comes first, the most last."
    return ""


def _is_on_earth(place: Location) -> bool:
    if place.lat is None or place.lon is None:
        return place.lat is place.lon
    return abs(place.lat) <= _MOST_NORTH and abs(place.lon) <= _MOST_EAST
