"""Arcs: a bus line above the text for each event shown, with a pill for each role.

On every line an event has a lane of its own; where its arguments stand on other lines, the lanes
are joined along the left margin. What stands on a line depends on that line alone, so nothing
else has to be laid out for it.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotation.codebook import Codebook
from annotation.review import Delta, Item, Review, State
from annotation.values import Fragment
from ui.canvas.buses import Bus, Ground, Stop, make_bus
from ui.canvas.layout import lanes
from ui.canvas.marks import Marks
from ui.canvas.paragraph import Line
from ui.canvas.style import Style

if TYPE_CHECKING:
    from ui.canvas.page import Page

FIRST_MARGIN = 16.0
NEXT_MARGIN = 6.0
MOST_MARGINS = 5
LANE_GAP = 18.0
_ROOM = 60


class Margins:
    """Which way along the margin an event takes: none that another takes at the same height."""

    def __init__(self) -> None:
        self.taken: dict[str, tuple[int, int, int]] = {}

    def lane(self, event: str, extent: Fragment) -> int:
        known = self.taken.get(event)
        if known is None:
            # Some room on either side, so that two ways never look joined.
            first, last = extent[0] - _ROOM, extent[1] + _ROOM
            used = {lane for a, b, lane in self.taken.values() if a < last and first < b}
            free = next(lane for lane in range(len(used) + 1) if lane not in used)
            known = self.taken[event] = first, last, free % MOST_MARGINS
        return known[2]


@dataclass(frozen=True, slots=True)
class Redrawn:
    """The paragraphs that may need other lanes, the events touched, what was drawn before."""

    paragraphs: AbstractSet[int] = frozenset()
    events: AbstractSet[str] = frozenset()
    before: Mapping[tuple[int, int], list[Bus]] = field(default_factory=dict)

    def is_drawn_otherwise(self, line: Line, now: list[Bus]) -> bool:
        """Whether something else is drawn above a line than before, or in another colour."""
        before = self.before.get(line.key, [])
        return before != now or any(bus.event in self.events for bus in now)


class Arcs:
    """The events whose arguments are drawn: that of the focus, or all."""

    def __init__(self, review: Review, marks: Marks, style: Style) -> None:
        self.page: Page
        self.all = False
        self.focus: str | None = None
        self._review = review
        self._marks = marks
        self._style = style
        self._stops: dict[str, list[Stop]] = {}
        self._events_to: dict[str, set[str]] = {}
        self._extents: dict[str, Fragment] = {}
        self._on_paragraph: dict[int, list[str]] | None = None
        self._margins = Margins()
        self._lines: dict[tuple[int, int], list[Bus]] = {}

    # -- what is shown ---------------------------------------------------------------------------

    def show(self, *, focus: str | None, all_events: bool) -> None:
        self.focus = focus
        self.all = all_events
        self.forget()

    def forget(self) -> None:
        self._stops.clear()
        self._events_to.clear()
        self._extents.clear()
        self._margins.taken.clear()
        self._lines.clear()
        self._on_paragraph = None

    def forget_line(self, line: Line) -> None:
        self._lines.pop(line.key, None)

    def refresh(self, delta: Delta) -> Redrawn:
        """Forget what an edit has changed. Return where it may be drawn otherwise now."""
        if not self.all:
            self.forget()
            return Redrawn()
        before = dict(self._lines)
        touched = set(delta.items)
        touched |= {link.event for id_ in delta.items for link in self._review.links_to(id_)}
        for id_ in delta.items:
            touched |= self._events_to.pop(id_, set())
        changed = {index for event in touched for index in self._unlist(event)}
        changed |= {index for event in touched for index in self._list(event)}
        return Redrawn(changed, touched, before)

    def stops(self, event: str) -> list[Stop]:
        known = self._stops.get(event)
        if known is None:
            known = self._stops[event] = self._find_stops(event)
            for stop in known:
                self._events_to.setdefault(stop.target, set()).add(event)
        return known

    def lines(self) -> list[Line]:
        """Return the lines on which the event of the focus is drawn."""
        item = self._event(self.focus)
        if item is None:
            return []
        offsets = self._offsets(item)
        found = {line.key: line for line in map(self.page.line_of, offsets)}
        if len(found) <= 1:
            return list(found.values())
        return self.page.lines_between(
            min(line.top for line in found.values()), max(line.bottom for line in found.values())
        )

    def lanes_on(self, line: Line) -> int:
        """Return how many lanes a line needs: one, but where all events are shown as many."""
        if not self.all:
            return 1
        return max((bus.lane + 1 for bus in self.on(line)), default=1)

    def on(self, line: Line) -> list[Bus]:
        """Return what is drawn above a line."""
        known = self._lines.get(line.key)
        if known is None:
            known = [bus for event in self._events_on(line) if (bus := self._bus(event, line))]
            known.sort(key=_by_way)
            ways = lanes([bus.interval for bus in known], gap=LANE_GAP)
            for bus, lane in zip(known, ways, strict=True):
                bus.lane = lane
            self._lines[line.key] = known
        return known

    def spanning(self, start: int, end: int) -> list[str]:
        """Return the events shown whose way along the margin may pass `[start, end)`."""
        if self.all:
            self._list_all()
            extents = self._extents
        else:
            item = self._event(self.focus)
            extents = {} if item is None else {item.id: self._extent(item)}
        return [id_ for id_, (a, b) in extents.items() if a < b and a < end and b >= start]

    def places(self, event: str) -> tuple[float | None, list[tuple[float, bool]]]:
        """Return the height of the trigger's lane, and of each other lane with its state."""
        item = self._event(event)
        if item is None:
            return None, []
        stops: dict[tuple[int, int], tuple[float, bool]] = {}
        key, trigger_y = self._height(event, item.start) if item.fragments else (None, None)
        for stop in self.stops(event):
            other, y = self._height(event, stop.offset)
            if other != key:
                stops[other] = (y, stop.accepted or stops.get(other, (y, False))[1])
        return trigger_y, list(stops.values())

    def margin_of(self, event: str) -> float:
        """Return the x of an event's way along the margin."""
        item = self._event(event)
        extent = self._extent(item) if item is not None else (0, 0)
        return -(FIRST_MARGIN + NEXT_MARGIN * self._margins.lane(event, extent))

    # -- making ----------------------------------------------------------------------------------

    def item(self, id_: str) -> Item | None:
        return self._review.item(id_)

    def _event(self, id_: str | None) -> Item | None:
        item = self._review.item(id_) if id_ is not None else None
        return item if item is not None and item.kind == "event" else None

    def _offsets(self, item: Item) -> list[int]:
        own = [item.start] if item.fragments else []
        return own + [stop.offset for stop in self.stops(item.id)]

    def _find_stops(self, event: str) -> list[Stop]:
        found = []
        for link in self._review.links_of(event):
            target = self._review.item(link.target)
            if target is not None and target.fragments:
                accepted = link.state is State.ACCEPTED
                found.append(
                    Stop(
                        target.start, target.id, _short(self._review.codebook, link.role), accepted
                    )
                )
        return found

    def _events_on(self, line: Line) -> Iterable[str]:
        if not self.all:
            return [] if self.focus is None else [self.focus]
        return self._list_all().get(line.paragraph.index, [])

    def _list_all(self) -> dict[int, list[str]]:
        """Return the events that stand in each paragraph."""
        if self._on_paragraph is None:
            self._on_paragraph = {}
            for event in [id_ for _, _, kind, id_ in self._review.order if kind == "event"]:
                self._list(event)
        return self._on_paragraph

    def _extent(self, item: Item) -> Fragment:
        offsets = self._offsets(item)
        return min(offsets, default=0), max(offsets, default=0)

    def _list(self, event: str) -> set[int]:
        item = self._event(event)
        if self._on_paragraph is None or item is None:
            return set()
        self._extents[event] = self._extent(item)
        indexes = {self.page.index_at(offset) for offset in self._offsets(item)}
        for index in indexes:
            here = self._on_paragraph.setdefault(index, [])
            if event not in here:
                here.append(event)
                here.sort(key=self._start_of)
        self._forget_paragraphs(indexes)
        return indexes

    def _unlist(self, event: str) -> set[int]:
        self._stops.pop(event, None)
        self._margins.taken.pop(event, None)
        self._extents.pop(event, None)
        indexes = {index for index, on in (self._on_paragraph or {}).items() if event in on}
        for index in indexes:
            self._on_paragraph[index].remove(event)  # type: ignore[index]
        self._forget_paragraphs(indexes)
        return indexes

    def _forget_paragraphs(self, indexes: Iterable[int]) -> None:
        for index in indexes:
            for line in self.page.paragraphs[index].lines:
                self._lines.pop(line.key, None)

    def _start_of(self, event: str) -> tuple[int, str]:
        item = self._review.item(event)
        return (item.start if item is not None else 0, event)

    def _height(self, event: str, offset: int) -> tuple[tuple[int, int], float]:
        """Return the line and the height of an event's lane there, about it when unknown."""
        paragraph = self.page.paragraphs[self.page.index_at(offset)]
        if paragraph.layout is None:
            return (paragraph.index, 0), float(paragraph.top)
        line = paragraph.line_at(offset)
        lane = next((bus.lane for bus in self.on(line) if bus.event == event), 0)
        return line.key, line.lane_y(lane)

    def _bus(self, event: str, line: Line) -> Bus | None:
        item = self._event(event)
        if item is None:
            return None
        ground = Ground(line, self._marks.on(line), self.page.width, self._style)
        return make_bus(ground, item, self.stops(event), self.margin_of(event))


def _by_way(bus: Bus) -> tuple[int, float]:
    """Sort lanes, the lowest first, so that they need not cross at the margin.

    What leads down goes under what leads up; of two that lead down the inner way goes under the
    outer one, of two that lead up the outer one under the inner.
    """
    return bus.leads, bus.leads * (bus.margin or 0.0)


def _short(codebook: Codebook, name: str) -> str:
    role = next((role for role in codebook.roles if role.name == name), None)
    return role.short if role is not None else name.upper()
