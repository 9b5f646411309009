"""How the states look, at the foot of the inspector."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotation.codebook import Colours
from ui.theme import Theme, mix, qcolor, sans, serif

_GREEN = Colours("#1D764A", "#7BD3A0")
_RED = Colours("#B4234A", "#FF8BA7")
HEIGHT = 84


class Legend(QWidget):
    """Painted once; it has no state."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Legend: accepted is underlined, suggested dashed, rejected dotted")

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setFont(sans(12, QFont.Weight.DemiBold))
        painter.setPen(qcolor(theme.quiet))
        painter.drawText(QRectF(0, 0, 200, 18), int(Qt.AlignmentFlag.AlignVCenter), "Legend")
        left = 4.0
        for state in ("accepted", "suggested", "rejected", "focused"):
            left = self._sample(painter, left, state) + 14
        left = self._pill(painter, 4.0, "ATTACK", 3.0)
        left = self._words(painter, left + 6, "event trigger") + 16
        left = self._pill(painter, left, "TARGET", 7.5)
        self._words(painter, left + 6, "argument role")
        painter.end()

    def _sample(self, painter: QPainter, left: float, state: str) -> float:
        theme, font = self._theme, serif(13)
        colour = theme.colour(_GREEN)
        width = QFontMetricsF(font).horizontalAdvance(state)
        box = QRectF(left - 2, 27, width + 4, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        if state != "rejected":
            faint = state == "suggested"
            painter.setBrush(qcolor(mix(theme.panel, colour, 0.06 if faint else 0.17)))
            painter.drawRoundedRect(box, 3, 3)
        styles = {"suggested": Qt.PenStyle.DashLine, "rejected": Qt.PenStyle.DotLine}
        line = theme.quiet if state == "rejected" else colour
        pen = QPen(qcolor(line), 1.2 if state == "rejected" else 2)
        pen.setStyle(styles.get(state, Qt.PenStyle.SolidLine))
        painter.setPen(pen)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if state == "focused":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(qcolor(theme.halo), 5))
            painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), 5, 5)
            painter.setPen(QPen(qcolor(theme.focus), 2))
            painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), 5, 5)
        painter.setFont(font)
        painter.setPen(qcolor(theme.quiet if state == "rejected" else theme.ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), state)
        return left + width

    def _pill(self, painter: QPainter, left: float, text: str, radius: float) -> float:
        theme, font = self._theme, sans(9, QFont.Weight.Bold)
        width = QFontMetricsF(font).horizontalAdvance(text) + 9
        box = QRectF(left, 60, width, 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(theme.colour(_RED)))
        painter.drawRoundedRect(box, radius, radius)
        painter.setFont(font)
        painter.setPen(qcolor(theme.page))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        return left + width

    def _words(self, painter: QPainter, left: float, text: str) -> float:
        font = sans(12)
        width = QFontMetricsF(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(qcolor(self._theme.muted))
        box = QRectF(left, 58, width + 2, 19)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
        return left + width
