"""The one adapter between the rows of the open article and Qt's model of a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from annotation.codebook import Codebook
from ui.panels.event_lines import COLUMNS, NAMES, Cell, Line, arrange, cell, counts, line_of
from ui.panels.key_bar import Hint
from ui.widgets import safe_tooltip

if TYPE_CHECKING:
    from annotation.frames.book import Frames
    from annotation.frames.values import Fault

LINE = Qt.ItemDataRole.UserRole
CELL = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
NUMBERS = frozenset({"killed", "faults"})
LISTING = (
    Hint("↑ ↓", "event"),
    Hint("← →", "cell"),
    Hint("Enter", "on a cell: its evidence"),
    Hint("Esc", "to the text"),
)
"""What the keys do while the list has the keyboard, beside what they do everywhere."""


class EventsModel(QAbstractTableModel):
    """The rows that pass the filter, in the order that was asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.kept, self.column, self.descending = "all", "", False
        self.lines: list[Line] = []
        self.counts = counts(())
        self._codebook: Codebook | None = None
        self._known: dict[str, tuple[tuple[Fault, ...], Line]] = {}
        self._numbers: dict[str, int] = {}
        self._cells: dict[tuple[str, str], Cell] = {}

    def show(self, frames: "Frames | None", codebook: Codebook | None) -> None:
        """Show the rows as they are now. Where the same events stand, only their cells change."""
        self._codebook = codebook
        every = self._read(frames)
        self.counts = counts(every)
        if codebook is None:
            self._reset([])
            return
        lines = arrange(
            every, codebook, kept=self.kept, column=self.column, descending=self.descending
        )
        if [_place(line) for line in lines] != [_place(line) for line in self.lines]:
            self._reset(lines)
        else:
            self._change(lines)

    def _read(self, frames: "Frames | None") -> list[Line]:
        """Return a line for each row; one that is as it was stays the same."""
        before, self._known = self._known, {}
        if frames is None:
            return []
        for row in frames.rows():
            faults, held = frames.faults(row.id), before.get(row.id)
            if held is None or held[0] is not faults or held[1].row is not row:
                held = faults, line_of(row, faults)
            self._known[row.id] = held
        return [line for _, line in self._known.values()]

    def _reset(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self._cells.clear()
        self.lines = lines
        self._numbers = {
            mention: number
            for number, line in enumerate(lines)
            for mention in (*line.row.mentions, line.row.id)
        }
        self.endResetModel()

    def _change(self, lines: list[Line]) -> None:
        """Take over the lines that differ, and have these painted."""
        before, self.lines = self.lines, lines
        for number, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old.row is new.row and old.faults == new.faults:
                continue
            for name in NAMES:
                self._cells.pop((new.row.id, name), None)
            for mention in new.row.mentions:
                self._numbers[mention] = number
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(NAMES) - 1))

    def number(self, event: str | None) -> int:
        """Return the line of an event or of another trigger of it, -1 when it is not shown."""
        return -1 if event is None else self._numbers.get(event, -1)

    def cell(self, line: Line, column: str) -> Cell:
        """Return what a cell says; worked out when it is first asked for."""
        key = line.row.id, column
        known = self._cells.get(key)
        if known is None and self._codebook is not None:
            known = self._cells[key] = cell(line, self._codebook, column)
        return known or Cell()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(NAMES)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        name = NAMES[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[name]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if name in NUMBERS else _LEFT
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        name = NAMES[index.column()]
        shown = self.cell(line, name)
        return shown if role == CELL else _said(name, shown, role)


def _said(name: str, shown: Cell, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return shown.text
    if role == Qt.ItemDataRole.ToolTipRole:
        return safe_tooltip(shown.tip) if shown.tip else None
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return _spoken(COLUMNS[name], shown)
    return None


def _place(line: Line) -> tuple[str, int]:
    return line.row.id, line.depth


def _spoken(title: str, shown: Cell) -> str:
    missing = f"missing: {', '.join(shown.missing)}" if shown.missing else ""
    return f"{title}: {' '.join(filter(None, (shown.text, missing))) or 'unknown'}"
