"""What a count counts: it follows the events that it fills a role of, or whose victims it numbers.

What a coder set stays. A count that fills no role any more counts nothing in particular, and so
does one of events that count different things.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from annotation.normals import CODER, Quantity
from annotation.review import Item
from annotation.values import Argument, Event, Original, Span, extent

if TYPE_CHECKING:
    from annotation.gestures.changes import Changes

_CELLS = ("count", "victim")
_DEPTH = 24
"""Items beside a count that may reach over it, the victims that it numbers; and within a victim."""


def follow_events(changes: "Changes") -> None:
    """Say of every count that this gesture moved, made or left alone what it counts now."""
    moved, made = _at_stake(changes)
    arguments = _arguments_at(changes)
    for id_ in {**moved, **made}:
        value = changes.span(id_)
        count = value.normal if isinstance(value, Span) else None
        if not isinstance(value, Span) or not isinstance(count, Quantity) or count.rule == CODER:
            continue
        counted = _counted(changes, value, arguments)
        if counted is None and id_ not in moved:
            continue
        what = counted or ""
        if what != count.what:
            changes.put(replace(value, normal=replace(count, what=what)))


def _at_stake(changes: "Changes") -> tuple[dict[str, None], dict[str, None]]:
    """Return the spans whose roles changed, with what lies in them, and the counts that are new."""
    moved: dict[str, None] = {}
    made: dict[str, None] = {}
    for before, after in changes.records():
        for record in (before, after):
            if isinstance(record, Argument) and before != after and _counts(changes, record):
                moved.update(dict.fromkeys(_with_inner(changes, record.target)))
        if isinstance(after, Span) and before is None and isinstance(after.normal, Quantity):
            made[after.id] = None
        if isinstance(before, Event) and isinstance(after, Event) and before.type != after.type:
            for argument in changes.arguments_touching(after.id):
                if argument.event == after.id and _counts(changes, argument):
                    moved.update(dict.fromkeys(_with_inner(changes, argument.target)))
    return moved, made


def _counts(changes: "Changes", argument: Argument) -> bool:
    return changes.review.codebook.cell_of(argument.role) in _CELLS


def _with_inner(changes: "Changes", target: str) -> Iterator[str]:
    """Return a filler and the counts that lie within its words."""
    yield target
    value = changes.span(target) or changes.review.layer.span(target)
    if not isinstance(value, Span) or isinstance(value.normal, Quantity):
        return
    start, end = extent(value.fragments)
    order = changes.review.order
    first = bisect_left(order, (start, -(1 << 60), "", ""))
    for place in order[first : first + _DEPTH]:
        if place[0] >= end:
            return
        if -place[1] <= end:
            yield from _held(changes, changes.review.item(place[3]))


def _held(changes: "Changes", item: Item | None) -> Iterator[str]:
    """Return the annotation that an item is, or becomes with this gesture."""
    if item is None or item.kind != "span":
        return
    if changes.span(item.id) is not None:
        yield item.id
        return
    known = changes.decision(Original(item.kind, item.type, item.fragments))
    if known is not None and known.result is not None:
        yield known.result


def _arguments_at(changes: "Changes") -> dict[str, dict[str, Argument | None]]:
    """Return the arguments that this gesture touches, by their targets; None: it is gone."""
    found: dict[str, dict[str, Argument | None]] = {}
    for before, after in changes.records():
        if isinstance(before, Argument):
            found.setdefault(before.target, {})[before.id] = None
        if isinstance(after, Argument):
            found.setdefault(after.target, {})[after.id] = after
    return found


Touched = dict[str, dict[str, Argument | None]]


def _counted(changes: "Changes", value: Span, touched: Touched) -> str | None:
    """Return what the events count that a count belongs to, None where it belongs to none."""
    events = _events(changes, value.id, _CELLS, touched)
    if not events:
        victims = _victims(changes, value)
        events = [e for id_ in victims for e in _events(changes, id_, ("victim",), touched)]
    if not events:
        return None
    book = changes.review.codebook
    known = {each.name: each.counts for each in book.events}
    counts = {known.get(event.type, "") for event in events} - {""}
    return counts.pop() if len(counts) == 1 else ""


def _events(changes: "Changes", id_: str, cells: tuple[str, ...], touched: Touched) -> list[Event]:
    """Return the events of which something fills a role of these cells."""
    layer = changes.review.layer
    held: dict[str, Argument | None] = {a.id: a for a in layer.arguments_touching(id_)}
    held.update(touched.get(id_, {}))
    cell_of = changes.review.codebook.cell_of
    arguments = (a for a in held.values() if a is not None and a.target == id_)
    events = (changes.span(a.event) for a in arguments if cell_of(a.role) in cells)
    return [event for event in events if isinstance(event, Event)]


def _victims(changes: "Changes", value: Span) -> list[str]:
    """Return the spans that a count lies in, the innermost first."""
    start, end = extent(value.fragments)
    order = changes.review.order
    at = bisect_left(order, (start + 1, -(1 << 60), "", ""))
    around = [place for place in reversed(order[max(0, at - _DEPTH) : at]) if -place[1] >= end]
    found = [id_ for p in around for id_ in _held(changes, changes.review.item(p[3]))]
    return [id_ for id_ in found if id_ != value.id]
