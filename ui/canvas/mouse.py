"""The mouse on the canvas: a click chooses, a drag marks new text, an edge moves a boundary."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from annotation.values import Fragment
from annotation.words import snap
from ui.canvas.graphemes import widen_to_graphemes
from ui.canvas.surface import Surface
from ui.canvas.view import View

GRIP = 4.0
"""How near to an edge of the focused item the mouse takes hold of it."""


@dataclass(slots=True)
class _Press:
    """Where the button went down: on the text, or on an edge of the item `edge`."""

    at: QPointF
    offset: int
    edge: str | None = None
    other: int = 0
    dragging: bool = False


class Mouse(QObject):
    """Turns mouse events into what a person means by them.

    `clicked(item or None, offset of a character or None)`, `dragged(start, end, global place)`,
    `edge_dragged(item, start, end)`, `selection_changed(fragment or None)` while dragging.
    """

    clicked = Signal(object, object)
    selection_changed = Signal(object)
    dragged = Signal(int, int, object)
    edge_dragged = Signal(str, int, int)
    menu_requested = Signal(object, object)

    def __init__(self, surface: Surface) -> None:
        super().__init__()
        self._surface = surface
        self._press: _Press | None = None

    @property
    def is_dragging(self) -> bool:
        return self._press is not None and self._press.dragging

    def claims(self, event: QEvent) -> bool:
        """Whether a key that is asked about is kept from the shortcuts: Esc while dragging."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        return self.is_dragging and event.key() == Qt.Key.Key_Escape

    def cancel(self) -> bool:
        """Give up a drag. Whether there was one."""
        was = self.is_dragging
        self._press = None
        self.selection_changed.emit(None)
        return was

    def handle(self, event: QEvent) -> bool:
        """Take an event of the viewport. Whether it was taken."""
        view = self._surface.view
        if view is None:
            return False
        if isinstance(event, QContextMenuEvent):
            spot = self._surface.to_page(QPointF(event.pos()))
            self.menu_requested.emit(view.item_at(spot.x(), spot.y()), event.globalPos())
            return True
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            self._move(view, event)
        elif event.button() != Qt.MouseButton.LeftButton:
            return False
        elif kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            self._down(view, event)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._up(view, event)
        return True

    def _down(self, view: View, event: QMouseEvent) -> None:
        spot = self._surface.to_page(event.position())
        edge = edge_at(view, spot)
        offset = view.offset_at(spot.x(), spot.y())
        if edge is None:
            self._press = _Press(event.position(), offset)
        else:
            self._press = _Press(event.position(), offset, edge[0], edge[1])

    def _move(self, view: View, event: QMouseEvent) -> None:
        press = self._press
        spot = self._surface.to_page(event.position())
        if press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._surface.viewport().setCursor(_cursor(view, spot))
            return
        far = (event.position() - press.at).manhattanLength()
        if press.dragging or far >= QApplication.startDragDistance():
            press.dragging = True
            self.selection_changed.emit(self._span(view, press, event))

    def _up(self, view: View, event: QMouseEvent) -> None:
        press, self._press = self._press, None
        if press is None:
            return
        if press.dragging:
            span = self._span(view, press, event)
            self.selection_changed.emit(None)
            self._finish(view, press, span, event)
            return
        spot = self._surface.to_page(event.position())
        item = view.item_at(spot.x(), spot.y())
        on_text = item is None and view.is_on_text(spot.x(), spot.y())
        offset = view.offset_at(spot.x(), spot.y(), between=False) if on_text else None
        self.clicked.emit(item, offset)

    def _finish(self, view: View, press: _Press, span: Fragment | None, event: QMouseEvent) -> None:
        if span is None or view.scene.picking:
            return
        if press.edge is not None:
            self.edge_dragged.emit(press.edge, *span)
        else:
            self.dragged.emit(*span, event.globalPosition().toPoint())

    def _span(self, view: View, press: _Press, event: QMouseEvent) -> Fragment | None:
        """Return what has been drawn over, snapped to words, with Alt to characters."""
        spot = self._surface.to_page(event.position())
        offset = view.offset_at(spot.x(), spot.y())
        anchor = press.other if press.edge is not None else press.offset
        start, end = min(anchor, offset), max(anchor, offset)
        text = view.review.text
        if start == end:
            return None
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return _trim(text, *widen_to_graphemes(text, start, end))
        return _trim(text, *snap(text, start, end))


def edge_at(view: View, spot: QPointF) -> tuple[str, int] | None:
    """Return the focused item when an edge of it is at a point, and its opposite boundary."""
    focus = view.scene.focus
    item = view.review.item(focus) if focus is not None else None
    if item is None or len(item.fragments) != 1 or view.scene.picking:
        return None
    line = view.page.line_at_y(spot.y())
    if not line.text_top - 2 <= spot.y() < line.text_bottom + 2:
        return None
    for boundary, other, first in ((item.start, item.end, True), (item.end, item.start, False)):
        inside = line.start <= boundary < line.end if first else line.start < boundary <= line.end
        probe = (boundary, boundary + 1) if first else (boundary - 1, boundary)
        boxes = line.boxes(*probe) if inside else []
        if boxes and abs((boxes[0][0] if first else boxes[-1][1]) - spot.x()) <= GRIP:
            return item.id, other
    return None


def _cursor(view: View, spot: QPointF) -> Qt.CursorShape:
    if edge_at(view, spot) is not None:
        return Qt.CursorShape.SizeHorCursor
    if view.item_at(spot.x(), spot.y()) is not None:
        return Qt.CursorShape.PointingHandCursor
    on_text = view.is_on_text(spot.x(), spot.y())
    return Qt.CursorShape.IBeamCursor if on_text else Qt.CursorShape.ArrowCursor


def _trim(text: str, start: int, end: int) -> Fragment | None:
    """Leave out white space at both ends; None when nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
