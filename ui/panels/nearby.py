"""Where a short list over the article stands: below what it is about, else above, else beside."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

GAP = 20
EDGE = 8
ABOVE = 30
"""What stays free above an item for its label."""


def stand_near(widget: QWidget, anchor: QRect) -> None:
    """Move a widget below a place of its parent, or where there is room for it."""
    parent = widget.parentWidget()
    if parent is None:
        return
    room = parent.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
    left = max(room.left(), min(anchor.left(), room.right() - widget.width()))
    top = anchor.bottom() + EDGE
    if top + widget.height() > room.bottom():
        top = anchor.top() - widget.height() - ABOVE
    if top < room.top():
        left = _beside(widget.width(), anchor, room)
        top = max(room.top(), min(anchor.top(), room.bottom() - widget.height()))
    widget.move(QPoint(left, top))


def _beside(width: int, anchor: QRect, room: QRect) -> int:
    """Return the left edge for standing right of a place, or left of it where that is full."""
    right = anchor.right() + GAP
    if right + width <= room.right():
        return right
    left = anchor.left() - GAP - width
    return left if left >= room.left() else room.right() - width
