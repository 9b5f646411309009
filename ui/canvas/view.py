"""A document as it is drawn: page, marks and arcs, with what is under a point. No widget."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from annotation.review import Delta, Item, Review, State
from annotation.values import SILENT_ZONES, Fragments, Zone
from ui.canvas.arcs import Arcs
from ui.canvas.layout import hit, nearest
from ui.canvas.marks import Mark, Marks, type_of
from ui.canvas.page import Demand, Page
from ui.canvas.paint import Scene, paint_caps, paint_line
from ui.canvas.paint_arcs import paint_arcs
from ui.canvas.paragraph import Line
from ui.canvas.style import Style
from ui.theme import Theme, qcolor

ZONE_GAP = 48.0
CLOSE_ZONE_GAP = 26.0
"""Between the name of a zone and the text: beyond the arcs, or just beyond the first of them."""
NAMED_ZONES = SILENT_ZONES | {"title"}
ZONE_EDGE = 4.0
X_MIDDLE = 0.34
"""How far above its baseline the middle of a line of text seems to be."""


class View:
    """Laid out for one width, one text size and one theme; another one needs another View."""

    def __init__(
        self, review: Review, style: Style, width: float, zones: tuple[Zone, ...], scene: Scene
    ) -> None:
        self.review = review
        self.style = style
        self.scene = scene
        self.zones = zones
        self.marks = Marks(review, style)
        self.arcs = Arcs(review, self.marks, style)
        muted = qcolor(scene.theme.muted)
        self.page = Page(review.text, style, width, self._demand, zones, muted)
        self.marks.page = self.arcs.page = self.page
        self._arced: list[Line] = []

    def _demand(self, line: Line) -> Demand:
        rows, _, level = self.marks.demand(line)
        self.arcs.forget_line(line)
        return rows, self.arcs.lanes_on(line), level

    # -- what is where ---------------------------------------------------------------------------

    def item_at(self, x: float, y: float) -> str | None:
        line = self.page.line_at_y(y)
        boxes = self.marks.hit_boxes(line, hide_rejected=self.scene.hide_rejected)
        return hit(boxes, x, y)

    def offset_at(self, x: float, y: float, *, between: bool = True) -> int:
        return self.page.line_at_y(y).offset_at(x, between=between)

    def is_on_text(self, x: float, y: float) -> bool:
        """Whether a point is on the letters of a line, and not beside or between them."""
        line = self.page.line_at_y(y)
        inside = line.text_top <= y < line.text_bottom
        return inside and any(a <= x < b for a, b in line.boxes(line.start, line.end))

    def lines_of(self, fragments: Fragments) -> list[Line]:
        found = {line.key: line for a, b in fragments for line in self.page.lines_of(a, b)}
        return list(found.values())

    def lines_of_item(self, id_: str | None) -> list[Line]:
        item = self.review.item(id_) if id_ is not None else None
        return self.lines_of(item.fragments) if item is not None else []

    def shown(self, item: Item) -> bool:
        return not (self.scene.hide_rejected and item.state is State.REJECTED)

    def step_line(self, id_: str, step: int, among: Iterable[Item] | None = None) -> str | None:
        """Return the item nearest to `id_` on the next line (1 below, -1 above) that has any."""
        item = self.review.item(id_)
        if item is None or not item.fragments:
            return None
        line = self.page.line_of(item.start)
        starts = self._starts(line, step) if among is None else _starts_of(among, line, step)
        for offset in starts:
            other = self.page.line_of(offset)
            found = self._nearest_on(other, self._x_of(line, item), among)
            if found is not None:
                return found
        return None

    def _starts(self, line: Line, step: int) -> Iterator[int]:
        """Yield where items start, beyond a line, the nearest line first."""
        order = self.review.order
        places = range(len(order)) if step > 0 else range(len(order) - 1, -1, -1)
        for at in places:
            start = order[at][0]
            if (start >= line.end) if step > 0 else (start < line.start):
                yield start

    def _nearest_on(self, line: Line, x: float, among: Iterable[Item] | None) -> str | None:
        wanted = None if among is None else {item.id for item in among}
        choices = [
            (mark.item.id, mark.left)
            for mark in reversed(self.marks.on(line))
            if mark.opens and self.shown(mark.item) and (wanted is None or mark.item.id in wanted)
        ]
        return nearest(choices, x)

    def _x_of(self, line: Line, item: Item) -> float:
        boxes = line.boxes(*item.fragments[0])
        return boxes[0][0] if boxes else 0.0

    # -- what changes ----------------------------------------------------------------------------

    def refresh(self, delta: Delta) -> tuple[list[Line], bool]:
        """Take in what an edit changed. Return the lines to paint, and whether any has moved."""
        for fragments in delta.places:
            self.marks.note(fragments)
        touched: dict[tuple[int, int], Line] = {}
        for start, end in {fragment for place in delta.places for fragment in place}:
            for line in self.page.laid_lines(start, end):
                touched[line.key] = line
        for line in touched.values():
            self.marks.forget(line)
        redrawn = self.arcs.refresh(delta)
        beside = [line for at in redrawn.paragraphs for line in self.page.paragraphs[at].lines]
        moved = self.page.restock(
            {line.key: line for line in (*touched.values(), *beside)}.values()
        )
        if not moved:
            arcs = self.arcs
            beside = [each for each in beside if redrawn.is_drawn_otherwise(each, arcs.on(each))]
        return [*touched.values(), *beside, *self.arc_lines()], moved

    def arc_lines(self) -> list[Line]:
        """Return the lines where the focused event was drawn until now, and where it is drawn now.

        Remembered, for after an edit nobody else knows: the event may be another one, or gone.
        None where all events are drawn, whatever has the focus.
        """
        before, self._arced = self._arced, [] if self.arcs.all else self.arcs.lines()
        return [*before, *self._arced]

    def show_arcs(self, focus: str | None, *, all_events: bool) -> bool:
        """Draw the arcs of the focus or of all events. Whether lines have moved."""
        item = self.review.item(focus) if focus is not None else None
        event = focus if item is not None and item.kind == "event" else None
        switched = all_events != self.arcs.all
        if all_events and not switched:
            self.arcs.focus = event
            return False
        self.arcs.show(focus=event, all_events=all_events)
        if not switched:
            return False
        laid = [line for paragraph in self.page.paragraphs for line in paragraph.lines]
        moved = self.page.restock(laid)
        self.arc_lines()
        return moved

    # -- painting --------------------------------------------------------------------------------

    def paint(self, painter: QPainter, top: float, bottom: float, left: float) -> None:
        """Paint the lines that meet `[top, bottom)`. The origin is the corner of the text."""
        lines = self.page.lines_between(top, bottom)
        for line in lines:
            paint_line(painter, line, self.marks.on(line), self.scene)
        for line in lines:
            self._paint_zone(painter, line, left)
        paint_arcs(painter, self.arcs, lines, self.scene)

    def _paint_zone(self, painter: QPainter, line: Line, left: float) -> None:
        """Paint the name of a zone beside its first line, above it where there is no room."""
        letters = self.style.zone
        for zone in self.zones:
            if zone.kind in NAMED_ZONES and line.start <= zone.start < line.end:
                name = zone.kind.upper()
                place = self._zone_place(line, zone, letters.width(name), left)
                if place is not None:
                    paint_caps(painter, place, name, letters, self.scene.theme.quiet)

    def _zone_place(self, line: Line, zone: Zone, width: float, left: float) -> QPointF | None:
        """Return where the name of a zone goes; None where an arc takes the place."""
        if not self.review.text[line.start : zone.start].strip():
            for gap in (ZONE_GAP, CLOSE_ZONE_GAP):
                if left > gap + width + ZONE_EDGE:
                    middle = line.baseline - line.metrics.font.pixelSize() * X_MIDDLE
                    return QPointF(-gap - width, middle)
        above = line.boxes(zone.start, zone.start + 1)
        if not above or self.arcs.on(line):
            return None
        return QPointF(above[0][0], line.lane_y(0))

    def mark(self, id_: str) -> tuple[Line, Mark] | None:
        item = self.review.item(id_)
        return self.marks.mark_of(item) if item is not None else None


def colour_in(review: Review, theme: Theme, item: Item) -> str:
    """Return the colour of an item's type; a type that the codebook has lost is grey."""
    known = type_of(review, item)
    return theme.colour(known.colours) if known is not None else theme.quiet


def _starts_of(among: Iterable[Item], line: Line, step: int) -> list[int]:
    starts = [item.start for item in among]
    beyond = [s for s in starts if (s >= line.end if step > 0 else s < line.start)]
    return sorted(beyond, reverse=step < 0)
