"""The list of articles at the left: state, title, date, how far; filters above it."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from storage.values import DocumentRow
from ui.course import ORDERS, Course
from ui.panels.documents_model import FILTERS, ROW, DocumentsModel
from ui.session import Session
from ui.theme import Theme, qcolor, sans
from ui.widgets import plain_label

ROW_HEIGHT = 50
BLIND = "Blind"
BLIND_ROOM = 50


class RowPainter(QStyledItemDelegate):
    """Paints one article: a ring, half or full by its state, its title, date and share."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, ROW_HEIGHT)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        from PySide6.QtWidgets import QStyle  # after the first paint: all its enums are made

        row: DocumentRow = index.data(ROW)
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, box, is_chosen=is_chosen, is_hovered=is_hovered)
        self._paint_state(painter, box.left() + 19, box.top() + 16, row)
        self._paint_words(painter, box, row, is_chosen=is_chosen)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, box: QRectF, *, is_chosen: bool, is_hovered: bool
    ) -> None:
        card = box.adjusted(6.5, 1.5, -6.5, -1.5)
        if is_chosen:
            painter.setPen(QPen(qcolor(self.theme.border), 1))
            painter.setBrush(qcolor(self.theme.raised))
            painter.drawRoundedRect(card, 6, 6)
        elif is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(self.theme.hover))
            painter.drawRoundedRect(card, 6, 6)

    def _paint_state(self, painter: QPainter, left: float, middle: float, row: DocumentRow) -> None:
        """An empty ring is new, a half one in progress, a full one done."""
        ring = QRectF(left - 4, middle - 4, 9, 9)
        colours = {"done": self.theme.accepted, "in_progress": self.theme.suggested}
        colour = qcolor(colours.get(row.state, self.theme.quiet))
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if row.state == "done" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if row.state == "in_progress":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPie(ring, 90 * 16, -180 * 16)

    def _paint_words(
        self, painter: QPainter, box: QRectF, row: DocumentRow, *, is_chosen: bool
    ) -> None:
        theme, left, right = self.theme, box.left() + 32, box.right() - 16
        font = sans(13, QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal)
        metrics = QFontMetricsF(font)
        title = " ".join((row.title or row.source).split())
        if row.is_blind:
            self._paint_blind(painter, right, box.top() + 35)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(font)
        painter.setPen(qcolor(theme.ink))
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(left, box.top() + 7, right - left, 19), flags, shown)
        painter.setFont(sans(12))
        painter.setPen(qcolor(theme.quiet))
        line = QRectF(left, box.top() + 26, right - left, 17)
        date = f"{row.published.day} {row.published:%b %Y}" if row.published else row.publisher
        painter.drawText(line, flags, date or "no date")
        if row.suggestions and row.state == "in_progress":
            share = min(row.decided / row.suggestions, 1.0)
            line.setRight(right - (BLIND_ROOM if row.is_blind else 0))
            painter.drawText(
                line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                f"{share:.0%}",
            )  # fmt: skip

    def _paint_blind(self, painter: QPainter, right: float, middle: float) -> None:
        """A chip at the end of the line: this article shows no suggestions until it is done."""
        font = sans(11)
        width = QFontMetricsF(font).horizontalAdvance(BLIND) + 12
        chip = QRectF(right - width, middle - 8, width, 16)
        painter.setPen(QPen(qcolor(self.theme.strong_border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip, 8, 8)
        painter.setFont(font)
        painter.setPen(qcolor(self.theme.muted))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), BLIND)


class Documents(QWidget):
    """`chosen(document id)` when a person picks an article; `order_wanted(name)` of the work."""

    chosen = Signal(str)
    filter_changed = Signal(str)
    order_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        course: Course,
        theme: Theme,
        state: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("documents")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(216)
        self._session, self._course = session, course
        self.model = DocumentsModel(session, course)
        self._state = state if state in FILTERS else "all"
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by title, publisher, date")
        self.filter.setAccessibleName("Filter the articles")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self.painter = RowPainter(theme, self)
        self.table = self._table()
        self.chips = self._chips()
        self.order = self._order_box()
        self.empty = plain_label("No article here.", name="no-articles")
        self.empty.setProperty("tone", "quiet")
        self._lay_out()
        self._follow()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("list")
        table.setAccessibleName("Articles")
        table.setModel(self.model)
        table.setItemDelegate(self.painter)
        table.setShowGrid(False)
        table.setMouseTracking(True)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.clicked.connect(self._on_chosen)
        table.activated.connect(self._on_chosen)
        return table

    def _chips(self) -> dict[str, QPushButton]:
        group = QButtonGroup(self)
        chips = {}
        for name in FILTERS:
            chip = QPushButton()
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setChecked(name == self._state)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setObjectName(f"chip-{name}")
            chip.clicked.connect(partial(self.show_only, name))
            group.addButton(chip)
            chips[name] = chip
        return chips

    def _order_box(self) -> QComboBox:
        box = QComboBox()
        box.setProperty("small", True)
        box.setObjectName("order")
        box.setAccessibleName("Order of work")
        box.setToolTip("In which order articles come, here and on the way to the next one")
        for order, title in ORDERS.items():
            box.addItem(title, order.value)
        box.activated.connect(self._on_order)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 1, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self.filter)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(0)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        column.addLayout(top)
        column.addLayout(row)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.order)
        column.addLayout(foot)
        column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.table, 1)

    def _follow(self) -> None:
        self._session.project_opened.connect(self.reload)
        self._session.project_closed.connect(self.reload)
        self._session.documents_changed.connect(self.reload)
        self._course.reordered.connect(self.reload)
        self._course.changed.connect(self._show_order)
        self._session.document_opened.connect(self._on_opened)
        self._session.row_changed.connect(self._on_row_changed)
        self.model.set_filter(self._state, "")

    def set_theme(self, theme: Theme) -> None:
        self.painter.theme = theme
        self.table.viewport().update()

    def show_only(self, state: str) -> None:
        """Show the articles of one state, or all."""
        self._state = state
        self.chips[state].setChecked(True)
        self._on_filter()
        self.filter_changed.emit(state)

    def reload(self) -> None:
        self.model.reload()
        self._show_counts()
        self._mark()

    def _on_filter(self) -> None:
        self.model.set_filter(self._state, self.filter.text())
        self._show_counts()
        self._mark()

    def _on_row_changed(self, document_id: str) -> None:
        self.model.update_row(document_id)
        self._show_counts()

    def _on_opened(self) -> None:
        if self.model.number(self._session.document_id) < 0 and self._state != "all":
            self.model.reload()
        self._mark()

    def _mark(self) -> None:
        number = self.model.number(self._session.document_id)
        if number < 0:
            self.table.clearSelection()
            return
        self.table.selectRow(number)
        self.table.scrollTo(self.model.index(number, 0))

    def _show_counts(self) -> None:
        counts = self.model.counts()
        for name, chip in self.chips.items():
            chip.setText(f"{FILTERS[name]} {counts[name]}")
        self.empty.setVisible(self.model.rowCount() == 0)

    def _on_order(self) -> None:
        self.order_wanted.emit(self.order.currentData())

    def _show_order(self) -> None:
        self.order.setCurrentIndex(self.order.findData(self._course.settings.order.value))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.row(index.row()).id)
