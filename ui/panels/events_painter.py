"""Paints the cells of the event list: each state differs in shape, a gap is a hollow dash."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from annotation.codebook import Codebook
from ui.panels.event_lines import NAMES, Cell, Line
from ui.panels.events_model import CELL, LINE, NUMBERS
from ui.theme import Theme, qcolor, sans

ROW_HEIGHT = 25
PAD = 7.0
DOT = 8.0
INDENT = 15.0
GAP_WIDTH, GAP_HEIGHT = 13.0, 5.0


@dataclass(slots=True)
class Looks:
    """What the painter goes by: the colours, and which codebook names the types."""

    theme: Theme
    codebook: Codebook | None = None

    def colour(self, type_: str) -> str:
        try:
            known = self.codebook.type(type_) if self.codebook is not None else None
        except KeyError:  # the codebook has it no longer
            known = None
        return self.theme.quiet if known is None else self.theme.colour(known.colours)


class CellPainter(QStyledItemDelegate):
    """`table` tells which cell the keyboard walks on; `walks` whether it does."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self.looks = Looks(theme)
        self.walks = False
        self._table = table
        self._metrics = QFontMetricsF(sans(12))

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(90, ROW_HEIGHT)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        from PySide6.QtWidgets import QStyle  # after the first paint: all its enums are made

        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect)
        line: Line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, box, index, is_chosen=is_chosen, is_hovered=is_hovered)
        self._paint_cell(painter, box.adjusted(PAD, 0, -PAD, 0), line, index)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        box: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        *,
        is_chosen: bool,
        is_hovered: bool,
    ) -> None:
        theme, here = self.looks.theme, self._table.currentIndex()
        is_near = here.isValid() and here.row() == index.row()
        if is_chosen:
            painter.fillRect(box, qcolor(theme.raised))
        elif is_hovered or is_near:
            painter.fillRect(box, qcolor(theme.hover, 1.0 if is_hovered else 0.6))
        painter.fillRect(
            QRectF(box.left(), box.bottom() - 1, box.width(), 1), qcolor(theme.border, 0.55)
        )
        if not is_near and not is_chosen:
            return
        has_keyboard = self._table.hasFocus()
        if index.column() == 0 and (is_chosen or has_keyboard):
            bar = qcolor(theme.focus if is_chosen else theme.quiet)
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), bar)
        if self.walks and has_keyboard and here == index:
            painter.setPen(QPen(qcolor(theme.focus), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -2.5), 3, 3)

    def _paint_cell(
        self,
        painter: QPainter,
        box: QRectF,
        line: Line,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        name = NAMES[index.column()]
        cell: Cell = index.data(CELL)
        theme, row = self.looks.theme, line.row
        ink = theme.quiet if not row.codable else theme.muted if row.is_suggested else theme.ink
        if name == "type":
            box.setLeft(self._paint_state(painter, box, line))
        elif name == "faults" and line.faults:
            paint_warning(painter, theme.suggested, box.left(), box.center().y())
            ink = theme.suggested
        elif name == "event" and row.codable and not row.is_suggested:
            ink = theme.ink
        if cell.is_unaccepted:
            ink = theme.muted if row.codable else theme.quiet
        if cell.missing:
            box = self._paint_gap(painter, box, cell, is_number=name in NUMBERS)
        self._paint_text(painter, box, cell, ink, is_number=name in NUMBERS)

    def _paint_state(self, painter: QPainter, box: QRectF, line: Line) -> float:
        """Paint where the row belongs and its dot, hollow when suggested; return where it ends."""
        left, middle = box.left(), box.center().y()
        theme = self.looks.theme
        if line.depth:
            _paint_branch(painter, theme.quiet, left + 4, box.top(), middle)
            left += INDENT
        colour = self.looks.colour(line.row.type) if line.row.codable else theme.quiet
        ring = QRectF(left + 0.5, middle - DOT / 2, DOT, DOT)
        painter.setPen(QPen(qcolor(colour), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush if line.row.is_suggested else qcolor(colour))
        painter.drawEllipse(ring)
        return left + DOT + 7

    def _paint_gap(self, painter: QPainter, box: QRectF, cell: Cell, *, is_number: bool) -> QRectF:
        """Paint the hollow dash of what is required and missing; return what room is left."""
        left = box.right() - GAP_WIDTH if is_number and not cell.text else box.left()
        gap = QRectF(left + 0.5, box.center().y() - GAP_HEIGHT / 2, GAP_WIDTH - 1, GAP_HEIGHT)
        painter.setPen(QPen(qcolor(self.looks.theme.suggested), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(gap, 2, 2)
        return box if not cell.text else box.adjusted(GAP_WIDTH + 5, 0, 0, 0)

    def _paint_text(
        self, painter: QPainter, box: QRectF, cell: Cell, ink: str, *, is_number: bool
    ) -> None:
        if not cell.text or box.width() <= 0:
            return
        shown = self._metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        painter.setFont(sans(12))
        painter.setPen(qcolor(ink))
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        if cell.is_inherited or cell.is_unaccepted:
            width = self._metrics.horizontalAdvance(shown)
            left = box.right() - width if is_number else box.left()
            self._underline(painter, left, box.center().y() + 7.5, width, cell)

    def _underline(
        self, painter: QPainter, left: float, y: float, width: float, cell: Cell
    ) -> None:
        """Underline with dashes what is not accepted yet, with dots what is inherited."""
        ink = qcolor(self.looks.theme.quiet)
        mark, step = (5.0, 8) if cell.is_unaccepted else (1.5, 4)
        for at in range(0, max(1, int(width)), step):
            painter.fillRect(QRectF(left + at, y, min(mark, width - at), 1.2), ink)


def _paint_branch(painter: QPainter, ink: str, left: float, top: float, middle: float) -> None:
    """Paint the angle before a row that is told in the one above."""
    painter.setPen(QPen(qcolor(ink), 1.2))
    painter.drawLine(QPointF(left, top + 4), QPointF(left, middle))
    painter.drawLine(QPointF(left, middle), QPointF(left + 6, middle))


def paint_warning(painter: QPainter, colour: str, left: float, middle: float) -> None:
    """Paint a small hollow triangle with a stroke in it."""
    painter.setPen(QPen(qcolor(colour), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    top, foot = middle - 5, middle + 4.5
    painter.drawPolygon(
        QPolygonF([QPointF(left + 5.5, top), QPointF(left + 11, foot), QPointF(left, foot)])
    )
    painter.drawLine(QPointF(left + 5.5, middle - 1.5), QPointF(left + 5.5, middle + 2))
