"""The rows of the inspector: a key, a dot, a label, a value. Painted: a new text costs little."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import Theme, qcolor, sans
from ui.widgets import key_width, paint_dot, paint_key

HEIGHT = 27
CROSS = 24
SUGGESTED = "suggested"
"""The tag of what waits for a decision: a dashed card says it too, so the words may give way."""
NARROW = 170
"""Rows that stand two in a line spare some room."""


@dataclass(frozen=True, slots=True)
class RowView:
    """What a row shows. `accent` colours the label of a filled role; `tag` stands at the right."""

    key: str = ""
    dot: str = ""
    label: str = ""
    value: str = ""
    tag: str = ""
    accent: str = ""
    chosen: bool = False
    is_muted: bool = False
    is_removable: bool = False
    is_missing: bool = False
    """A hollow dash stands before the label: this is required, and nobody has filled it."""

    @property
    def is_suggested(self) -> bool:
        return self.tag == SUGGESTED


class ChoiceRow(QAbstractButton):
    """One choice. It never takes the keyboard's focus: keys belong to the canvas.

    `removed` is emitted in place of `clicked` when the cross at the right end is clicked.
    """

    removed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = RowView()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def view(self) -> RowView:
        return self._view

    def show_view(self, view: RowView) -> None:
        if view != self._view:
            self._view = view
            self.setAccessibleName(" ".join(filter(None, (view.label, view.value, view.tag))))
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._view.is_removable and event.position().x() > self.width() - CROSS:
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        self._paint_content(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        theme, view = self._theme, self._view
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        if view.chosen:
            pen = QPen(qcolor(theme.strong_border if view.is_suggested else theme.border), 1)
            if view.is_suggested:
                pen.setDashPattern([3.0, 2.5])
            painter.setPen(pen)
            painter.setBrush(qcolor(theme.panel if view.is_suggested else theme.raised))
            painter.drawRoundedRect(box, 5, 5)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(theme.hover))
            painter.drawRoundedRect(box, 5, 5)

    def _paint_content(self, painter: QPainter) -> None:
        theme, view = self._theme, self._view
        is_narrow = self.width() < NARROW
        middle, left, right = self.height() / 2, 4.0 if is_narrow else 7.0, self.width() - 6.0
        if view.key:
            paint_key(painter, theme, left, middle, view.key)
        left += max(key_width("W"), key_width(view.key)) + (5 if is_narrow else 8)
        if view.dot:
            paint_dot(painter, view.dot, left, middle, 7)
            left += 12 if is_narrow else 14
        if view.is_missing:
            painter.setPen(QPen(qcolor(theme.suggested), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(left, middle - 2.5, 11, 5), 2, 2)
            left += 15
        if view.is_removable and self.underMouse():
            self._text(painter, sans(14), theme.muted, right - 8, "×", right + 2)
            right -= 16
        weight = QFont.Weight.DemiBold if view.chosen else QFont.Weight.Normal
        ink = view.accent or (theme.quiet if view.is_muted else theme.ink)
        font = sans(13, weight)
        right = self._paint_tag(painter, font, left, right)
        left = self._text(painter, font, ink, left, view.label, right) + 7
        if view.value:
            self._text(painter, font, theme.ink, left, view.value, right)

    def _paint_tag(self, painter: QPainter, font: QFont, left: float, right: float) -> float:
        """Paint the tag at the right, unless the value needs its room; return what is left."""
        view, small = self._view, sans(12)
        if not view.tag:
            return right
        width = QFontMetricsF(small).horizontalAdvance(view.tag) + 10
        wanted = QFontMetricsF(font).horizontalAdvance(f"{view.label}{view.value}") + 10
        if view.is_suggested and wanted > right - left - width:
            return right
        self._text(painter, small, self._theme.muted, right - width + 10, view.tag, right)
        return right - width

    def _text(
        self, painter: QPainter, font: QFont, ink: str, left: float, text: str, right: float
    ) -> float:
        """Draw one line from `left`, cut before `right`; return where it ends."""
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, right - left))
        painter.setFont(font)
        painter.setPen(qcolor(ink))
        box = QRectF(left, 0, max(0.0, right - left), self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return left + metrics.horizontalAdvance(shown)
