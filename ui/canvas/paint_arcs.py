"""Paints the arcs: buses and their ways along the margin, and the pills of the roles on them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from annotation.review import Item
from ui.canvas.arcs import Arcs
from ui.canvas.buses import Bus, Pill
from ui.canvas.layout import Run, runs
from ui.canvas.paint import Scene, paint_pill
from ui.canvas.paragraph import Line
from ui.theme import qcolor

BEND = 5.0
WIDTH = 1.3
LEAST_STEM = 3.0
NEAR = 0.01
KNOCK_OUT = 2.5
"""The room around a pill where the bus is not drawn."""


def paint_arcs(painter: QPainter, arcs: Arcs, lines: list[Line], scene: Scene) -> None:
    """Paint what is drawn above these lines: first all lines of arcs, then all pills."""
    if not lines or (arcs.focus is None and not arcs.all):
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for event in arcs.spanning(lines[0].start, max(lines[-1].end, lines[0].start + 1)):
        _paint_margin(painter, arcs, event, _colour(scene, arcs, event))
    shown = [(line, bus) for line in lines for bus in arcs.on(line)]
    for line, bus in shown:
        _paint_bus(painter, line, bus, _colour(scene, arcs, bus.event))
    pills = [(line, bus, pill) for line, bus in shown for pill in bus.pills]
    for line, bus, pill in pills:
        _paint_pill_stem(painter, line, bus, pill, _colour(scene, arcs, bus.event))
    for line, bus, pill in pills:
        _paint_role(painter, _rect_of(line, bus, pill), pill, scene, arcs.item(bus.event))


def _colour(scene: Scene, arcs: Arcs, event: str) -> str:
    item = arcs.item(event)
    return scene.colour(item) if item is not None else scene.theme.quiet


def _pen(colour: str, *, solid: bool) -> QPen:
    pen = QPen(qcolor(colour), WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if not solid:
        pen.setDashPattern([3.0, 2.0])
    return pen


def _paint_margin(painter: QPainter, arcs: Arcs, event: str, colour: str) -> None:
    """Paint the way along the margin, with a bend at each lane that it joins."""
    trigger_y, stops = arcs.places(event)
    x = arcs.margin_of(event)
    if trigger_y is None:
        stops.sort()
        trigger_y = stops[0][0] if stops else 0.0
        stops = stops[1:]
    for below in (False, True):
        side = [stop for stop in stops if (stop[0] > trigger_y) == below]
        if not side:
            continue
        way = BEND if below else -BEND
        _paint_bend(painter, (x, trigger_y), way, colour, any(solid for _, solid in side))
        for y, solid in side:
            _paint_bend(painter, (x, y), -way, colour, solid)
        for piece in runs(trigger_y, side):
            painter.setPen(_pen(colour, solid=piece.solid))
            start = piece.start + (way if piece.start == trigger_y else -way)
            painter.drawLine(QPointF(x, start), QPointF(x, piece.end - way))


def _paint_bend(
    painter: QPainter, at: tuple[float, float], way: float, colour: str, solid: bool
) -> None:
    """Paint the bend from the margin into a lane; `way` leads along the margin."""
    x, y = at
    path = QPainterPath(QPointF(x + BEND, y))
    path.quadTo(QPointF(x, y), QPointF(x, y + way))
    painter.setPen(_pen(colour, solid=solid))
    painter.drawPath(path)


def _paint_bus(painter: QPainter, line: Line, bus: Bus, colour: str) -> None:
    y = line.lane_y(bus.lane)
    for piece in bus.pieces:
        painter.setPen(_pen(colour, solid=piece.solid))
        start, end = _shortened(piece, bus)
        painter.drawLine(QPointF(start, y), QPointF(end, y))
    if bus.trigger_x is not None:
        _paint_stem(painter, line, bus, colour)


def _shortened(piece: Run, bus: Bus) -> tuple[float, float]:
    """Leave out what the bends at the stem and at the margin take."""
    way = 1.0 if piece.end > piece.start else -1.0
    start, end = piece.start, piece.end
    if start == bus.trigger_x:
        start += way * BEND
    elif start == bus.margin:
        start += BEND
    if bus.margin is not None and abs(end - bus.margin) < NEAR:
        end += BEND
    return start, end


def _paint_stem(painter: QPainter, line: Line, bus: Bus, colour: str) -> None:
    """Paint the stem from the bus down to the trigger's pill."""
    x = bus.trigger_x or 0.0
    y = line.lane_y(bus.lane)
    foot = line.row_y(bus.trigger_row) if bus.trigger_row >= 0 else float(line.text_top)
    for piece in bus.pieces:
        if piece.start == x:
            way = BEND if piece.end > x else -BEND
            path = QPainterPath(QPointF(x + way, y))
            path.quadTo(QPointF(x, y), QPointF(x, y + BEND))
            painter.setPen(_pen(colour, solid=piece.solid))
            painter.drawPath(path)
    painter.setPen(_pen(colour, solid=bus.accepted))
    painter.drawLine(QPointF(x, y + BEND), QPointF(x, foot))


def _rect_of(line: Line, bus: Bus, pill: Pill) -> QRectF:
    height = line.metrics.pill
    return QRectF(pill.x, line.lane_y(bus.lane) - height / 2, pill.width, height)


def _paint_pill_stem(painter: QPainter, line: Line, bus: Bus, pill: Pill, colour: str) -> None:
    foot = line.row_y(pill.row) if pill.row >= 0 else float(line.text_top)
    head = line.lane_y(bus.lane) + line.metrics.pill / 2
    if pill.stem_x is not None and foot - head > LEAST_STEM:
        painter.setPen(_pen(colour, solid=pill.accepted))
        painter.drawLine(QPointF(pill.stem_x, head), QPointF(pill.stem_x, foot))


def _paint_role(
    painter: QPainter, rect: QRectF, pill: Pill, scene: Scene, event: Item | None
) -> None:
    colour = scene.colour(event) if event is not None else scene.theme.quiet
    corner = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(qcolor(scene.theme.page))
    around = rect.adjusted(-KNOCK_OUT, -1, KNOCK_OUT, 1)
    painter.drawRoundedRect(around, corner + 1, corner + 1)
    paint_pill(painter, rect, pill.text, (colour, scene), filled=pill.accepted, corner=corner)
