"""Paints one visual line: tints, underlines, the ring, the text, labels, what was searched for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from annotation.review import Item, State
from annotation.values import Fragment
from ui.canvas.marks import Label, Mark, is_pill
from ui.canvas.paragraph import Line
from ui.canvas.style import NESTING, PILL_PADDING, Lettering, Style
from ui.theme import Theme, qcolor

CORNER = 3.0
RING_CORNER = 5.0
PAD = 1.5
"""How far a tint reaches beyond the letters."""
_DIMMED = 0.32


@dataclass(slots=True)
class Scene:
    """What is shown beside the document itself."""

    theme: Theme
    style: Style
    colour: Callable[[Item], str]
    focus: str | None = None
    caret: Fragment | None = None
    selection: Fragment | None = None
    found: Sequence[Fragment] = ()
    found_current: int = -1
    hide_rejected: bool = False
    hints: dict[str, str] = field(default_factory=dict)
    """Candidates by their ids while a role is being picked, with their letters, "" for none."""
    picked: str | None = None

    @property
    def picking(self) -> bool:
        return self.picked is not None

    def is_hidden(self, item: Item) -> bool:
        return self.hide_rejected and item.state is State.REJECTED and item.id != self.focus


def paint_line(painter: QPainter, line: Line, marks: list[Mark], scene: Scene) -> None:
    """Paint a line with its marks. The painter's origin is the corner of the page's text."""
    shown = [mark for mark in marks if not scene.is_hidden(mark.item)]
    for mark in shown:
        _in_its_light(painter, scene, mark, _paint_tint, line)
    _paint_found(painter, line, scene)
    _paint_selection(painter, line, scene)
    for mark in shown:
        _in_its_light(painter, scene, mark, _paint_underline, line)
    for mark in shown:
        _paint_ring(painter, line, mark, scene)
    _paint_text(painter, line, shown, scene)
    for mark in shown:
        if mark.opens:
            paint = _paint_hint if scene.hints.get(mark.item.id) else _paint_label
            _in_its_light(painter, scene, mark, paint, line)


def _in_its_light(
    painter: QPainter,
    scene: Scene,
    mark: Mark,
    paint: Callable[[QPainter, Line, Mark, Scene], None],
    line: Line,
) -> None:
    """While a role is being picked, all but the candidates step back."""
    dimmed = scene.picking and mark.item.id not in scene.hints and mark.item.id != scene.focus
    if dimmed:
        painter.setOpacity(_DIMMED)
    paint(painter, line, mark, scene)
    if dimmed:
        painter.setOpacity(1.0)


def _paint_tint(painter: QPainter, line: Line, mark: Mark, scene: Scene) -> None:
    if mark.item.state is State.REJECTED:
        return
    faint = mark.item.state is State.SUGGESTED
    share = scene.theme.wash(faint=faint, outer=mark.level > 0)
    tint = qcolor(scene.colour(mark.item), share)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    last = len(mark.boxes) - 1
    for at, rect in enumerate(_rects(line, mark)):
        opens = mark.opens or at > 0
        closes = mark.closes or at < last
        painter.drawPath(_rounded(rect, opens=opens, closes=closes))


def _rects(line: Line, mark: Mark, pad: float = PAD) -> list[QRectF]:
    reach = NESTING * mark.level
    grow = min(NESTING, reach)
    pad += 0.75 * mark.level
    top = line.text_top - grow + (1 if mark.level == 0 else 0)
    bottom = line.text_bottom + reach
    return [QRectF(a - pad, top, b - a + 2 * pad, bottom - top) for a, b in mark.boxes]


def _rounded(rect: QRectF, *, opens: bool, closes: bool) -> QPainterPath:
    """A rounded rectangle whose sides are square where the item goes on on another line."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, CORNER, CORNER)
    half = rect.width() / 2
    if not opens:
        path.addRect(QRectF(rect.left(), rect.top(), half, rect.height()))
    if not closes:
        path.addRect(QRectF(rect.left() + half, rect.top(), half, rect.height()))
    return path


def _paint_underline(painter: QPainter, line: Line, mark: Mark, scene: Scene) -> None:
    state = mark.item.state
    y = line.text_bottom + NESTING * mark.level - 1
    inset = CORNER / 2
    for rect in _rects(line, mark):
        left, right = rect.left() + inset, rect.right() - inset
        if state is State.ACCEPTED:
            colour = qcolor(scene.colour(mark.item))
            painter.fillRect(QRectF(left, y - 1, right - left, 2), colour)
        elif state is State.SUGGESTED:
            _dashes(painter, left, right, y, scene.colour(mark.item))
        else:
            _dots(painter, left, right, y, scene.theme.quiet)


def _dashes(painter: QPainter, left: float, right: float, y: float, colour: str) -> None:
    """Dashes that start and end whole."""
    dash, gap = 4.0, 3.0
    count = max(1, round((right - left + gap) / (dash + gap)))
    step = (right - left + gap) / count
    pen_colour = qcolor(colour)
    for at in range(count):
        x = left + at * step
        painter.fillRect(QRectF(x, y - 0.75, step - gap, 1.5), pen_colour)


def _dots(painter: QPainter, left: float, right: float, y: float, colour: str) -> None:
    count = max(1, round((right - left + 2) / 3))
    step = (right - left + 2) / count
    ink = qcolor(colour)
    for at in range(count):
        painter.fillRect(QRectF(left + at * step, y - 0.5, step - 2, 1), ink)


def _paint_ring(painter: QPainter, line: Line, mark: Mark, scene: Scene) -> None:
    if mark.item.id != (scene.picked if scene.picking else scene.focus):
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in _rects(line, mark):
        ring = rect.adjusted(-0.75, -0.75, 0.75, 0.75)
        painter.setPen(QPen(qcolor(scene.theme.focus, 0.22), 4.75))
        painter.drawRoundedRect(ring, RING_CORNER, RING_CORNER)
        painter.setPen(QPen(qcolor(scene.theme.focus), 1.75))
        painter.drawRoundedRect(ring, RING_CORNER - 1, RING_CORNER - 1)


def _paint_found(painter: QPainter, line: Line, scene: Scene) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for at, (start, end) in enumerate(scene.found):
        if start >= line.end:
            break
        if end > line.start:
            current = at == scene.found_current
            colour = scene.theme.found_current if current else scene.theme.found
            painter.setBrush(qcolor(colour))
            _paint_stretch(painter, line, (start, end))


def _paint_selection(painter: QPainter, line: Line, scene: Scene) -> None:
    if scene.selection is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(scene.theme.selection))
        _paint_stretch(painter, line, scene.selection)
    if scene.caret is not None:
        painter.setPen(QPen(qcolor(scene.theme.focus, 0.65), 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _paint_stretch(painter, line, scene.caret)


def _paint_stretch(painter: QPainter, line: Line, stretch: Fragment) -> None:
    for a, b in line.boxes(*stretch):
        top = line.text_top + 1
        rect = QRectF(a - PAD, top, b - a + 2 * PAD, line.text_bottom - top)
        painter.drawRoundedRect(rect, CORNER, CORNER)


def _paint_text(painter: QPainter, line: Line, shown: list[Mark], scene: Scene) -> None:
    painter.setPen(qcolor(scene.theme.ink))
    place = QPointF(0, line.baseline - line.qline.ascent())
    if not scene.picking:
        line.qline.draw(painter, place)
        return
    painter.setOpacity(0.5)
    line.qline.draw(painter, place)
    painter.setOpacity(1.0)
    bright = [m for m in shown if m.item.id in scene.hints or m.item.id == scene.focus]
    if bright:
        clip = QPainterPath()
        clip.setFillRule(Qt.FillRule.WindingFill)
        for rect in (rect for mark in bright for rect in _rects(line, mark, 0.0)):
            clip.addRect(rect)
        painter.save()
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        line.qline.draw(painter, place)
        painter.restore()


def _paint_label(painter: QPainter, line: Line, mark: Mark, scene: Scene) -> None:
    label = mark.label
    if label is None:
        return
    rejected = mark.item.state is State.REJECTED
    colour = scene.theme.quiet if rejected else scene.colour(mark.item)
    rect = QRectF(label.x, line.row_y(label.row), label.width, line.metrics.pill)
    if is_pill(mark.item) and not rejected:
        filled = mark.item.state is State.ACCEPTED
        paint_pill(painter, rect, label.text, (colour, scene), filled=filled, corner=CORNER)
        return
    left = PILL_PADDING if is_pill(mark.item) else 0.0
    letters = scene.style.pill if is_pill(mark.item) else scene.style.label
    _paint_caps(painter, rect.adjusted(left, 0, 0, 0), label.text, letters, colour)
    if rejected:
        _paint_strike(painter, rect, label, left, scene)


def _paint_strike(painter: QPainter, rect: QRectF, label: Label, left: float, scene: Scene) -> None:
    y = round(rect.center().y()) - 0.5
    line = QRectF(rect.left() + left - 2, y, label.width - 2 * left + 4, 1)
    painter.fillRect(line, qcolor(scene.theme.quiet))


def paint_pill(
    painter: QPainter,
    rect: QRectF,
    text: str,
    look: tuple[str, Scene],
    *,
    filled: bool,
    corner: float,
) -> None:
    """Paint a pill with small capitals: filled or hollow."""
    colour, scene = look
    page = qcolor(scene.theme.page)
    ink = qcolor(colour)
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(rect, corner, corner)
    else:
        painter.setPen(QPen(ink, 1.0))
        painter.setBrush(QBrush(page))
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, corner - 0.5, corner - 0.5)
    inside = rect.adjusted(PILL_PADDING, 0, 0, 0)
    _paint_caps(painter, inside, text, scene.style.pill, scene.theme.page if filled else colour)


def _paint_caps(
    painter: QPainter, rect: QRectF, text: str, letters: Lettering, colour: str
) -> None:
    """Paint small capitals from the left edge, centred on the height of the capitals."""
    painter.setFont(letters.font)
    painter.setPen(qcolor(colour))
    baseline = rect.top() + (rect.height() + letters.cap) / 2
    painter.drawText(QPointF(rect.left(), baseline), text)


def paint_caps(
    painter: QPainter, place: QPointF, text: str, letters: Lettering, colour: str
) -> None:
    """Paint small capitals that start at `place`, centred on its height."""
    _paint_caps(painter, QRectF(place.x(), place.y(), 0, 0), text, letters, colour)


def _paint_hint(painter: QPainter, line: Line, mark: Mark, scene: Scene) -> None:
    """Paint the letter that picks a candidate, in place of its label."""
    letter = scene.hints[mark.item.id].upper()
    letters = scene.style.hint
    row = mark.label.row if mark.label is not None else 0
    height = line.metrics.pill + 1
    x = mark.label.x if mark.label is not None else mark.left
    rect = QRectF(
        x - PAD, line.row_y(row) - 0.5, max(height + 1.0, letters.width(letter) + 6), height
    )
    painter.setPen(Qt.PenStyle.NoPen)
    chosen = mark.item.id == scene.picked
    painter.setBrush(qcolor(scene.theme.focus if chosen else scene.theme.ink))
    painter.drawRoundedRect(rect, CORNER, CORNER)
    place = QRectF(rect.center().x() - letters.width(letter) / 2, rect.top(), 0, rect.height())
    _paint_caps(painter, place, letter, letters, scene.theme.page)
