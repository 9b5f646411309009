"""A table of rows that are values: columns are functions of a row. One model for all pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.widgets import safe_tooltip

ROW_HEIGHT = 30
T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: `text` of a row, `key` to sort by (else the text), `tip` where it says more.

    `width` 0 takes what is left.
    """

    title: str
    about: str
    text: Callable[[T], str]
    width: int = 0
    key: Callable[[T], float] | None = None
    tip: Callable[[T], str] | None = None

    @property
    def is_number(self) -> bool:
        return self.key is not None


class RowModel(QAbstractTableModel, Generic[T]):
    """Rows in the order of a column, or as they came (-1)."""

    def __init__(self, columns: Sequence[Column[T]], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: list[T] = []
        self._given: Sequence[T] = ()
        self._order = (-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: Sequence[T]) -> None:
        self.beginResetModel()
        self._given = rows
        self.rows = self._sorted()
        self.endResetModel()

    def row_at(self, number: int) -> T | None:
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def _sorted(self) -> list[T]:
        number, order = self._order
        down = order == Qt.SortOrder.DescendingOrder
        if number < 0:
            return list(self._given)
        column = self.columns[number]
        if column.key is not None:
            return sorted(self._given, key=column.key, reverse=down)
        return sorted(self._given, key=lambda row: column.text(row).casefold(), reverse=down)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tooltip(column.about)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return RIGHT
        return column.title if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            said = (column.tip or column.text)(row)
            return safe_tooltip(said) if said else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return RIGHT
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self.show_rows(self._given)


class Rows(QTableView):
    """A table that is walked by rows. `pressed(key)`: Enter, Delete, or one of its `letters`."""

    pressed = Signal(str)
    chosen_changed = Signal()

    def __init__(self, model: RowModel[T], name: str, *, letters: str = "") -> None:
        super().__init__()
        self._letters = letters
        self.setModel(model)
        self.setObjectName("rows")
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._set_up_columns(model)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def _set_up_columns(self, model: RowModel[T]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _on_current(self) -> None:
        self.chosen_changed.emit()

    def choose(self, number: int) -> None:
        """Put the keyboard's row there, as far as there is one."""
        last = self.model().rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.model().index(max(0, min(number, last)), 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _pressed(event, self._letters)
        if key:
            self.pressed.emit(key)
        elif event.text().isalnum() or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _pressed(event: QKeyEvent, letters: str) -> str:
    """Return what a key press is called where it means something to a table."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "Enter"
    if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        return "Delete"
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    typed = event.text().upper()
    return typed if typed and not event.modifiers() & held and typed in letters else ""
