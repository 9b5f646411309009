"""The one adapter between the session's list of documents and Qt's model of a table."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from storage.values import DocumentRow
from ui.course import Course
from ui.session import Session
from ui.widgets import safe_tooltip

FILTERS = {"all": "All", "new": "New", "in_progress": "In progress", "done": "Done"}
ROW = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class DocumentsModel(QAbstractTableModel):
    """The rows that pass the filters, in the order of work.

    It holds their places in the session's list, nothing else.
    """

    def __init__(self, session: Session, course: Course) -> None:
        super().__init__(session)
        self._session, self._course = session, course
        self._state, self._words = "all", ""
        self._places: list[int] = []
        self._where: dict[int, int] = {}

    def set_filter(self, state: str, words: str) -> None:
        self._state, self._words = state, words
        self.reload()

    def reload(self) -> None:
        """Look at the whole list again: it changed, or the filters did."""
        self.beginResetModel()
        typed = self._words.casefold().split()
        rows = self._session.rows
        order = (self._session.place(id_) for id_ in self._course.ids)
        self._places = [at for at in order if at >= 0 and self._passes(rows[at], typed)]
        self._where = {at: number for number, at in enumerate(self._places)}
        self.endResetModel()

    def update_row(self, document_id: str) -> None:
        """One document changed: repaint its line. It stays in view until the list is reloaded."""
        number = self.number(document_id)
        if number >= 0:
            index = self.index(number, 0)
            self.dataChanged.emit(index, index)

    def number(self, document_id: str | None) -> int:
        """Return the line of a document, -1 when the filters hide it."""
        return self._where.get(self._session.place(document_id), -1)

    def row(self, number: int) -> DocumentRow:
        return self._session.rows[self._places[number]]

    def counts(self) -> dict[str, int]:
        """Return how many documents pass each filter of state."""
        counted = self._session.counts
        return {name: counted[name] for name in FILTERS} | {"all": len(self._session.rows)}

    def _passes(self, row: DocumentRow, typed: list[str]) -> bool:
        if self._state not in ("all", row.state):
            return False
        if not typed:
            return True
        text = f"{row.title} {row.publisher} {row.source} {row.published or ''}".casefold()
        return all(word in text for word in typed)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._places)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.source
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tooltip(f"{row.title or row.source}\n{row.publisher}\n{row.source}".strip())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{row.title or row.source}, {FILTERS[row.state]}"
            return f"{said}, blind" if row.is_blind else said
        return None
