"""The table of the event list: its columns, and a head that asks for another order."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from ui.panels.event_lines import NAMES
from ui.panels.events_model import EventsModel
from ui.panels.events_painter import ROW_HEIGHT

WIDTHS = {
    "type": 104, "event": 84, "who": 160, "where": 108, "when": 84, "killed": 50, "says": 96,
    "faults": 44,
}  # fmt: skip


class EventTable(QTableView):
    """It understands no keys itself: whoever watches it does.

    Signals: `focus_changed()`; `column_clicked(name)`.
    """

    focus_changed = Signal()
    column_clicked = Signal(str)

    def __init__(self, model: EventsModel, state: QByteArray) -> None:
        super().__init__()
        self.setObjectName("list")
        self.setAccessibleName("Events")
        self.setModel(model)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click leaves the keyboard with the text
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(ROW_HEIGHT)
        side.setDefaultSectionSize(ROW_HEIGHT)
        self._head(state)

    def _head(self, state: QByteArray) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)
        header.setFixedHeight(24)
        for at, name in enumerate(NAMES):
            header.resizeSection(at, WIDTHS[name])
        header.setSectionResizeMode(NAMES.index("who"), QHeaderView.ResizeMode.Stretch)
        header.restoreState(state)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self._on_header)

    def _on_header(self, section: int) -> None:
        self.column_clicked.emit(NAMES[section])

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
