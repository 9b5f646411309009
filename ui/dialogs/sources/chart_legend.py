"""What the lines and signs of a chart stand for, in a row above it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme import Theme, qcolor, sans

HEIGHT = 22
SAMPLE = 24.0
GAP = 20.0
FONT = 12
MARK = 9
LINE = 2.0


@dataclass(frozen=True, slots=True)
class Mark:
    """How a series looks: its colour, its sign ("o" dot, "d" diamond, "s" square, "" none), its
    line. A bar has neither sign nor line."""

    name: str
    colour: str
    sign: str = ""
    has_line: bool = True
    is_dashed: bool = False
    is_hollow: bool = False
    is_bar: bool = False

    def pen(self) -> QPen:
        style = Qt.PenStyle.DashLine if self.is_dashed else Qt.PenStyle.SolidLine
        made = QPen(qcolor(self.colour), LINE, style)
        made.setCosmetic(True)  # as wide on a chart as beside it
        return made


class ChartLegend(QWidget):
    """One line of samples and names, in the order in which they were drawn."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.marks: list[Mark] = []
        self.setFixedHeight(HEIGHT)

    def show_marks(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sans(FONT))
        left, middle = 2.0, HEIGHT / 2
        for mark in self.marks:
            self._paint_sample(painter, mark, left, middle)
            left += SAMPLE + 7
            width = QFontMetricsF(sans(FONT)).horizontalAdvance(mark.name) + 2
            painter.setPen(qcolor(self.theme.muted))
            box = QRectF(left, 0, width, HEIGHT)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), mark.name)
            left += width + GAP
        painter.end()

    def _paint_sample(self, painter: QPainter, mark: Mark, left: float, middle: float) -> None:
        painter.setPen(mark.pen())
        if mark.has_line and not mark.is_bar:
            painter.drawLine(QPointF(left, middle), QPointF(left + SAMPLE, middle))
        painter.setPen(QPen(qcolor(mark.colour), LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush if mark.is_hollow else qcolor(mark.colour))
        half = MARK / 2
        box = QRectF(left + SAMPLE / 2 - half, middle - half, MARK, MARK)
        if mark.sign == "o":
            painter.drawEllipse(box)
        elif mark.sign == "d":
            painter.drawPolygon(_diamond(box))
        elif mark.sign == "s" or mark.is_bar:
            painter.drawRect(box)


def _diamond(box: QRectF) -> QPolygonF:
    centre = box.center()
    return QPolygonF(
        [
            QPointF(centre.x(), box.top()),
            QPointF(box.right(), centre.y()),
            QPointF(centre.x(), box.bottom()),
            QPointF(box.left(), centre.y()),
        ]
    )
