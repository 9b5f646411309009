"""Arcs: a bus line above the text for each event shown, with a pill for each role.

On every line an event has a lane of its own; where its arguments stand on other lines, the lanes
are joined along the left margin. What stands on a line depends on that line alone, so nothing
else has to be laid out for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from annotation.review import Delta, Item, Review, State
from ui.canvas.layout import Run, lanes, runs, spread
from ui.canvas.marks import Mark, Marks
from ui.canvas.page import Line, Page
from ui.canvas.style import Style

FIRST_MARGIN = 16.0
NEXT_MARGIN = 6.0
MOST_MARGINS = 5
PILL_GAP = 8.0
CLEAR = 10.0
"""How far pills keep away from the stem of their trigger."""
LANE_GAP = 18.0
RIGHT_OVERHANG = 28.0
BESIDE = 5.0
"""How far inside the ends of a pill its stem stays."""


@dataclass(frozen=True, slots=True)
class Stop:
    """An argument of an event: where it starts, and what its pill says."""

    offset: int
    target: str
    role: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Pill:
    """A role above its target, and how far down its stem goes: to a row of labels, -1 the text.

    No `stem_x`: the pill had to move away from its target.
    """

    x: float
    width: float
    text: str
    accepted: bool
    stem_x: float | None
    row: int

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(slots=True)
class Bus:
    """What one event draws above one line."""

    event: str
    pills: list[Pill]
    pieces: list[Run]
    trigger_x: float | None
    trigger_row: int
    margin: float | None
    accepted: bool
    leads: int = 0
    """Along the margin: down (-1), up (1), neither or both (0)."""
    lane: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        xs = [x for pill in self.pills for x in (pill.x, pill.x + pill.width)]
        xs += [x for piece in self.pieces for x in (piece.start, piece.end)]
        xs += [] if self.trigger_x is None else [self.trigger_x]
        return (min(xs), max(xs)) if xs else (0.0, 0.0)


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
        self._on_paragraph: dict[int, list[str]] | None = None
        self._margins: dict[str, tuple[int, int, int]] = {}
        self._lines: dict[tuple[int, int], list[Bus]] = {}

    # -- what is shown ---------------------------------------------------------------------------

    def show(self, *, focus: str | None, all_events: bool) -> None:
        self.focus = focus
        self.all = all_events
        self.forget()

    def forget(self) -> None:
        self._stops.clear()
        self._margins.clear()
        self._lines.clear()
        self._on_paragraph = None

    def forget_line(self, line: Line) -> None:
        self._lines.pop(line.key, None)

    def refresh(self, delta: Delta) -> set[int]:
        """Forget what an edit has changed. Return the paragraphs that may need other lanes."""
        if not self.all:
            self.forget()
            return set()
        touched = set(delta.items)
        touched |= {link.event for id_ in delta.items for link in self._review.links_to(id_)}
        touched |= {
            event
            for event, stops in self._stops.items()
            if any(stop.target in delta.items for stop in stops)
        }
        changed = {index for event in touched for index in self._unlist(event)}
        return changed | {index for event in touched for index in self._list(event)}

    def stops(self, event: str) -> list[Stop]:
        known = self._stops.get(event)
        if known is None:
            known = self._stops[event] = self._find_stops(event)
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
        events = self._all_events() if self.all else [self.focus]
        found = []
        for event in events:
            item = self._event(event)
            if item is not None:
                offsets = self._offsets(item)
                if len(offsets) > 1 and min(offsets) < end and max(offsets) >= start:
                    found.append(item.id)
        return found

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
        known = self._margins.get(event)
        if known is None:
            known = self._margins[event] = self._take_margin(event)
        return -(FIRST_MARGIN + NEXT_MARGIN * known[2])

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
                found.append(Stop(target.start, target.id, self._role(link.role), accepted))
        return found

    def _role(self, name: str) -> str:
        role = next((r for r in self._review.codebook.roles if r.name == name), None)
        return role.short if role is not None else name.upper()

    def _all_events(self) -> list[str]:
        return [id_ for _, _, kind, id_ in self._review.order if kind == "event"]

    def _events_on(self, line: Line) -> Iterable[str]:
        if not self.all:
            return [] if self.focus is None else [self.focus]
        if self._on_paragraph is None:
            self._on_paragraph = {}
            for event in self._all_events():
                self._list(event)
        return self._on_paragraph.get(line.paragraph.index, [])

    def _list(self, event: str) -> set[int]:
        item = self._event(event)
        if self._on_paragraph is None or item is None:
            return set()
        indexes = {self.page.index_at(offset) for offset in self._offsets(item)}
        for index in indexes:
            here = self._on_paragraph.setdefault(index, [])
            if event not in here:
                here.append(event)
                here.sort(key=self._start_of)
            self._forget_paragraph(index)
        return indexes

    def _unlist(self, event: str) -> set[int]:
        self._stops.pop(event, None)
        self._margins.pop(event, None)
        indexes = {index for index, on in (self._on_paragraph or {}).items() if event in on}
        for index in indexes:
            self._on_paragraph[index].remove(event)  # type: ignore[index]
            self._forget_paragraph(index)
        return indexes

    def _forget_paragraph(self, index: int) -> None:
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

    def _take_margin(self, event: str) -> tuple[int, int, int]:
        item = self._event(event)
        offsets = self._offsets(item) if item is not None else []
        first, last = min(offsets, default=0), max(offsets, default=0)
        # A line of room on either side, so that two ways never look joined.
        first, last = first - 120, last + 120
        used = {lane for a, b, lane in self._margins.values() if a < last and first < b}
        lane = next(lane for lane in range(len(used) + 1) if lane not in used)
        return first, last, lane % MOST_MARGINS

    def _bus(self, event: str, line: Line) -> Bus | None:
        item = self._event(event)
        if item is None:
            return None
        has_trigger = bool(item.fragments) and line.start <= item.start < line.end
        here = [s for s in self.stops(event) if line.start <= s.offset < line.end]
        away = [s for s in self.stops(event) if not line.start <= s.offset < line.end]
        apart = bool(away) or (bool(item.fragments) and not has_trigger)
        if not here and not (has_trigger and away):
            return None
        mark = self._mark(line, event) if has_trigger else None
        trigger_x = _label_middle(mark) if mark is not None else None
        pills = self._pills(line, here, trigger_x)
        margin = self.margin_of(event) if apart else None
        pieces = _pieces(pills, trigger_x, margin, any(stop.accepted for stop in away))
        row = mark.label.row if mark is not None and mark.label is not None else -1
        accepted = any(stop.accepted for stop in self.stops(event))
        others = [offset for offset in self._offsets(item) if not line.start <= offset < line.end]
        up, down = any(o < line.start for o in others), any(o >= line.end for o in others)
        return Bus(event, pills, pieces, trigger_x, row, margin, accepted, up - down)

    def _mark(self, line: Line, id_: str) -> Mark | None:
        return next((mark for mark in self._marks.on(line) if mark.item.id == id_), None)

    def _pills(self, line: Line, stops: list[Stop], trigger_x: float | None) -> list[Pill]:
        found: list[tuple[Stop, Mark, float]] = []
        for stop in stops:
            mark = self._mark(line, stop.target)
            if mark is not None:
                found.append((stop, mark, self._style.pill_width(stop.role)))
        wants = [(_label_left(mark) - 2.0, width) for _, mark, width in found]
        placed = self._place(wants, trigger_x)
        return [
            Pill(x, width, stop.role, stop.accepted, *_stem(mark, x, width))
            for (stop, mark, width), x in zip(found, placed, strict=True)
        ]

    def _place(self, wants: list[tuple[float, float]], trigger_x: float | None) -> list[float]:
        right = self.page.width + RIGHT_OVERHANG
        if trigger_x is None:
            return spread(wants, gap=PILL_GAP, left=-4.0, right=right)
        before = [at for at, (x, width) in enumerate(wants) if x + width / 2 < trigger_x]
        after = [at for at in range(len(wants)) if at not in before]
        placed = [0.0] * len(wants)
        for side, left, edge in (
            (before, -FIRST_MARGIN, trigger_x - CLEAR),
            (after, trigger_x + CLEAR, right),
        ):
            xs = spread([wants[at] for at in side], gap=PILL_GAP, left=left, right=edge)
            for at, x in zip(side, xs, strict=True):
                placed[at] = x
        return placed


def _pieces(
    pills: list[Pill], trigger_x: float | None, margin: float | None, away: bool
) -> list[Run]:
    """Return the bus of a line, starting at its trigger, else at the margin."""
    stops = [(pill.middle, pill.accepted) for pill in pills]
    if trigger_x is None:
        anchor = margin if margin is not None else min((x for x, _ in stops), default=0.0)
        return runs(anchor, [stop for stop in stops if stop[0] != anchor])
    left = [stop for stop in stops if stop[0] < trigger_x]
    left += [] if margin is None else [(margin, away)]
    return runs(trigger_x, left) + runs(trigger_x, [s for s in stops if s[0] >= trigger_x])


def _label_left(mark: Mark) -> float:
    return mark.label.x if mark.label is not None else mark.left


def _label_middle(mark: Mark) -> float:
    if mark.label is not None:
        return mark.label.x + mark.label.width / 2
    return (mark.left + mark.right) / 2


def _stem(mark: Mark, x: float, width: float) -> tuple[float | None, int]:
    """Return where the stem of a pill goes down, and to which row of labels."""
    label, middle = mark.label, x + width / 2
    if label is not None and x + BESIDE <= label.x + label.width and label.x <= x + width - BESIDE:
        place = label.x + label.width / 2
        return max(x + BESIDE, min(place, x + width - BESIDE)), label.row
    return (middle, -1) if mark.left <= middle <= mark.right else (None, -1)


def _by_way(bus: Bus) -> int:
    """Sort what leads down under what leads up, so that they need not cross at the margin."""
    return bus.leads
