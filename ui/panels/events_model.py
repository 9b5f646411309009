"""The one adapter between the rows of the open article and Qt's model of a table."""

from collections import deque
from collections.abc import Iterable
from time import perf_counter
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
    Hint("Esc", "to the text"),
)
"""What the keys do while the list has the keyboard, beside what they do everywhere."""
WALKING = (*LISTING[:-1], Hint("Enter", "its evidence"), LISTING[-1])
"""The same while it is on a cell."""


class EventsModel(QAbstractTableModel):
    """The rows that pass the filter, in the order that was asked for.

    A decision costs what it touches: `show` takes over the rows that changed, with the faults that
    these had before, and a moment later `check` looks for the faults of all, part by part.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.kept, self.column, self.descending = "all", "", False
        self.lines: list[Line] = []
        self.counts = counts(())
        self._codebook: Codebook | None = None
        self._frames: Frames | None = None
        self._every: dict[str, Line] = {}
        self._checked: dict[str, tuple[Fault, ...]] = {}
        self._unchecked: deque[str] = deque()
        self._numbers: dict[str, int] = {}
        self._cells: dict[tuple[str, str], Cell] = {}

    def show(self, frames: "Frames | None", codebook: Codebook | None) -> None:
        """Show the rows as they are now. What stays as it was is not touched."""
        is_other = frames is not self._frames or codebook is not self._codebook
        self._frames, self._codebook = frames, codebook
        if is_other:
            self._every, self._checked = {}, {}
        self._every = self._read()
        self._unchecked = deque(self._every)
        self._arrange(anew=is_other)

    def check(self, seconds: float) -> bool:
        """Look for faults, for not longer than that. Whether all rows are looked at.

        Then `counts` says how many pass each filter, and the lines are those that do.
        """
        end, found = perf_counter() + seconds, False
        while self._unchecked and perf_counter() < end:
            found |= self._check(self._unchecked.popleft())
        if not self._unchecked:
            self.counts = counts(self._every.values())
        if found:
            self._arrange()
        return not self._unchecked

    def _check(self, id_: str) -> bool:
        """Look for the faults of a row; whether its line has changed by it."""
        line = self._every.get(id_)
        if self._frames is None or line is None:
            return False
        faults = self._frames.faults(id_)
        if faults is self._checked.get(id_):
            return False
        self._checked[id_] = faults
        new = line_of(line.row, faults)
        if new.faults == line.faults:
            return False
        self._every[id_] = new
        return True

    def _read(self) -> dict[str, Line]:
        """Return a line for each row; one that is as it was stays the same."""
        before, found = self._every, {}
        for row in self._frames.rows() if self._frames is not None else ():
            held = before.get(row.id)
            if held is None or held.row is not row:
                held = line_of(row, self._checked.get(row.id, ()))
            found[row.id] = held
        return found

    # -- taking over what changed ----------------------------------------------------------------

    def _arrange(self, *, anew: bool = False) -> None:
        lines = [] if self._codebook is None else self._arranged(self._codebook)
        if anew:
            self.beginResetModel()
            self._cells.clear()
            self.lines = lines
            self._count_lines()
            self.endResetModel()
        else:
            self._take_over(lines)

    def _arranged(self, codebook: Codebook) -> list[Line]:
        every = list(self._every.values())
        return arrange(
            every, codebook, kept=self.kept, column=self.column, descending=self.descending
        )

    def _take_over(self, new: list[Line]) -> None:
        """Show these lines; only those that differ are painted."""
        old = self.lines
        pairs = zip(old, new, strict=False)
        first = next((n for n, (a, b) in enumerate(pairs) if not _is_same(a, b)), -1)
        if first < 0:
            first = min(len(old), len(new))
            if len(old) == len(new):
                self.lines = new
                return
        rest = list(zip(reversed(old[first:]), reversed(new[first:]), strict=False))
        same = next((n for n, (a, b) in enumerate(rest) if not _is_same(a, b)), len(rest))
        self._replace(new, first, len(old) - same, len(new) - same)

    def _replace(self, new: list[Line], first: int, last: int, end: int) -> None:
        """Put new[first:end] in the place of lines[first:last]."""
        both = min(last, end)
        for line in (*self.lines[first:last], *new[first:end]):
            for name in NAMES:
                self._cells.pop((line.row.id, name), None)
        if end > last:
            self.beginInsertRows(QModelIndex(), last, end - 1)
        elif end < last:
            self.beginRemoveRows(QModelIndex(), end, last - 1)
        self.lines = new
        self._count_lines()
        if end > last:
            self.endInsertRows()
        elif end < last:
            self.endRemoveRows()
        if both > first:
            self.dataChanged.emit(self.index(first, 0), self.index(both - 1, len(NAMES) - 1))

    def _count_lines(self) -> None:
        self._numbers = {
            mention: number
            for number, line in enumerate(self.lines)
            for mention in (*line.row.mentions, line.row.id)
        }

    @property
    def has_rows(self) -> bool:
        """Whether there is any event, shown or not."""
        return bool(self._every)

    def number(self, event: str | None) -> int:
        """Return the line of an event or of another trigger of it, -1 when it is not shown."""
        return -1 if event is None else self._numbers.get(event, -1)

    def nearest(self, place: int) -> int:
        """Return the line whose event stands nearest to a place of the text, -1 for no lines."""
        far = {n: abs(line.row.position - place) for n, line in enumerate(self.lines)}
        return min(far, key=far.__getitem__, default=-1)

    def waiting(self, after: int) -> tuple[str, ...]:
        """Return the rows that nobody has decided, from behind a line on and round the end."""
        lines = (*self.lines[after + 1 :], *self.lines[: max(0, after)])
        return tuple(line.row.id for line in lines if line.row.is_suggested)

    def first_waiting(self, ids: Iterable[str]) -> str | None:
        """Return the first of these that is still shown and undecided."""
        return next((id_ for id_ in ids if self.is_waiting(id_)), None)

    def is_waiting(self, event: str) -> bool:
        """Whether an event is shown and nobody has decided it."""
        number = self.number(event)
        return number >= 0 and self.lines[number].row.is_suggested

    def say_order(self) -> None:
        """Have the heads of the columns say what the lines are sorted by."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(NAMES) - 1)

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
            arrow = f" {'↓' if self.descending else '↑'}" if name == self.column else ""
            return COLUMNS[name] + arrow
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


def _is_same(old: Line, new: Line) -> bool:
    """Whether a line says what it said. It may be another object below another row."""
    return old is new or (
        old.row is new.row and old.depth == new.depth and old.faults == new.faults
    )


def _spoken(title: str, shown: Cell) -> str:
    missing = f"missing: {', '.join(shown.missing)}" if shown.missing else ""
    return f"{title}: {' '.join(filter(None, (shown.text, missing))) or 'unknown'}"
