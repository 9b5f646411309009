"""The mouse on the canvas: a click chooses, a drag marks new text, an edge moves a boundary."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from annotation.values import Fragment
from annotation.words import snap
from ui.canvas.graphemes import widen_to_graphemes
from ui.canvas.view import View

GRIP = 4.0
"""How near to an edge of the focused item the mouse takes hold of it."""


class Target(Protocol):
    """What the mouse needs of the canvas."""

    def view(self) -> View | None: ...
    def to_page(self, position: QPointF) -> QPointF: ...
    def show_selection(self, selection: Fragment | None) -> None: ...
    def show_cursor(self, shape: Qt.CursorShape) -> None: ...
    def take_click(self, item: str | None, offset: int | None) -> None: ...
    def take_drag(self, span: Fragment, event: QMouseEvent) -> None: ...
    def take_edge(self, item: str, span: Fragment) -> None: ...
    def take_menu(self, item: str | None, event: QContextMenuEvent) -> None: ...


@dataclass(slots=True)
class _Press:
    """Where the button went down: on the text, or on an edge of the item `edge`."""

    at: QPointF
    offset: int
    edge: str | None = None
    other: int = 0
    dragging: bool = False


class Mouse:
    """Turns mouse events into what a person means by them."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._press: _Press | None = None

    def cancel(self) -> bool:
        """Give up a drag. Whether there was one."""
        was = self._press is not None and self._press.dragging
        self._press = None
        self._target.show_selection(None)
        return was

    def handle(self, event: QEvent) -> bool:
        """Take an event of the viewport. Whether it was taken."""
        view = self._target.view()
        if view is None:
            return False
        if isinstance(event, QContextMenuEvent):
            spot = self._target.to_page(QPointF(event.pos()))
            self._target.take_menu(view.item_at(spot.x(), spot.y()), event)
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
        spot = self._target.to_page(event.position())
        edge = edge_at(view, spot)
        offset = view.offset_at(spot.x(), spot.y())
        if edge is None:
            self._press = _Press(event.position(), offset)
        else:
            self._press = _Press(event.position(), offset, edge[0], edge[1])

    def _move(self, view: View, event: QMouseEvent) -> None:
        press = self._press
        spot = self._target.to_page(event.position())
        if press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._target.show_cursor(_cursor(view, spot))
            return
        far = (event.position() - press.at).manhattanLength()
        if press.dragging or far >= QApplication.startDragDistance():
            press.dragging = True
            self._target.show_selection(self._span(view, press, event))

    def _up(self, view: View, event: QMouseEvent) -> None:
        press, self._press = self._press, None
        if press is None:
            return
        if press.dragging:
            span = self._span(view, press, event)
            self._target.show_selection(None)
            self._finish(press, span, event)
            return
        spot = self._target.to_page(event.position())
        item = view.item_at(spot.x(), spot.y())
        on_text = item is None and view.is_on_text(spot.x(), spot.y())
        offset = view.offset_at(spot.x(), spot.y(), between=False) if on_text else None
        self._target.take_click(item, offset)

    def _finish(self, press: _Press, span: Fragment | None, event: QMouseEvent) -> None:
        if span is None:
            return
        if press.edge is not None:
            self._target.take_edge(press.edge, span)
        else:
            self._target.take_drag(span, event)

    def _span(self, view: View, press: _Press, event: QMouseEvent) -> Fragment | None:
        """Return what has been drawn over, snapped to words, with Alt to characters."""
        spot = self._target.to_page(event.position())
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
        boxes = view.page.boxes(line, *probe) if inside else []
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
