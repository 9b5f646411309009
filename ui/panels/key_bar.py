"""The keys that apply now, at the bottom. Each can be clicked as well."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme import Theme, qcolor, sans
from ui.widgets import key_width, paint_key

HEIGHT = 44
GAP = 19.0
LEAST_WIDTH = 160
"""A long sentence beside the keys leaves room for one or two of them."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A key as it is shown, what it does, and the action behind it ("" when there is none)."""

    key: str
    text: str
    action: str = ""


class KeyBar(QWidget):
    """`pressed` carries the id of the action that was clicked."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hints: tuple[Hint, ...] = ()
        self._boxes: list[tuple[QRectF, Hint]] = []
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMouseTracking(True)
        self.setAccessibleName("Keys that apply now")

    @property
    def hints(self) -> tuple[Hint, ...]:
        return self._hints

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        if hints != self._hints:
            self._hints = hints
            self.setAccessibleDescription(", ".join(f"{h.key}: {h.text}" for h in hints))
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = sans(12)
        left, middle = 22.0, HEIGHT / 2
        self._boxes = []
        for hint, width in self._fitting():
            start = left
            left += paint_key(painter, self._theme, left, middle, hint.key) + 8
            painter.setFont(font)
            painter.setPen(qcolor(self._theme.muted))
            box = QRectF(left, 0, width, HEIGHT)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), hint.text)
            self._boxes.append((QRectF(start, 0, width + 4, HEIGHT), hint))
            left = start + width + GAP
        painter.end()

    def _fitting(self) -> list[tuple[Hint, float]]:
        """Return the hints that there is room for, and their widths; the last one always is."""
        widths = [(hint, key_width(hint.key) + 8 + _width(hint.text)) for hint in self._hints]
        room = self.width() - 34 - sum(width for _, width in widths[-1:])
        shown: list[tuple[Hint, float]] = []
        for hint, width in widths[:-1]:
            room -= width + GAP
            if room < 0:
                break
            shown.append((hint, width))
        return [*shown, *widths[-1:]]

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hint = self._at(event.position())
        if hint is not None and hint.action:
            self.pressed.emit(hint.action)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hint = self._at(event.position())
        if hint is not None and hint.action:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _at(self, point: QPointF) -> Hint | None:
        return next((hint for box, hint in self._boxes if box.contains(point)), None)


@lru_cache(maxsize=256)
def _width(text: str) -> float:
    return QFontMetricsF(sans(12)).horizontalAdvance(text)
