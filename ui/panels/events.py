"""The list of events beside the text: one line for each, and what is missing in it.

It holds no focus of its own: the canvas does. Up and Down ask for the focus to be moved, and the
line follows it.
"""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from annotation.review import Item
from ui.panels.chips import Chips
from ui.panels.event_lines import COLUMNS, NAMES
from ui.panels.events_model import LISTING, WALKING, EventsModel
from ui.panels.events_painter import CellPainter
from ui.panels.events_table import EventTable
from ui.panels.key_bar import Hint
from ui.session import Session
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets import plain_label, show_if

LOWEST = 92
HEIGHT = 184
TALL_ENOUGH = 800
"""The height of a window that shows the list unless a person has said otherwise."""
NO_EVENTS = "No events yet. E makes the focused word a trigger."
NONE_LEFT = "No event here passes this filter."
PAUSE_MS = 60
"""Faults and the numbers on the chips come when no key has been pressed for so long ..."""
SLICE = 0.004
"""... and, where there is much to look at, so many seconds at a time."""
_PAGE = 8


class Events(QWidget):
    """Signals: `focus_wanted(item id)`; `left()`: the keyboard goes back to the text;
    `keyboard_moved()`: it came or went.
    """

    focus_wanted = Signal(str)
    left = Signal()
    keyboard_moved = Signal()

    def __init__(
        self, session: Session, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("events")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(LOWEST)
        self._session = session
        self._settings = settings
        self._is_stale = True
        self._focus: str | None = None
        self._turn = ("", "", 0)
        self._is_next = False
        """Whether the line is the one after a row that went: Down goes there."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._check)
        self.model = EventsModel(self)
        self.table = EventTable(self.model, settings.bytes("event_columns"))
        self.painter = CellPainter(theme, self.table)
        self.table.setItemDelegate(self.painter)
        self.chips = Chips()
        self.empty = plain_label(NO_EVENTS, name="no-events")
        self.empty.setProperty("tone", "muted")
        self.order = plain_label(name="event-order")
        self.order.setProperty("tone", "quiet")
        self._lay_out()
        self._follow()
        self.chips.show_counts(self.model.counts)

    # -- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(7, 3, 10, 3)
        row.setSpacing(2)
        title = plain_label("Events")
        title.setProperty("tone", "section")
        row.addWidget(title)
        row.addSpacing(6)
        row.addWidget(self.chips)
        row.addStretch(1)
        row.addWidget(self.order)
        column.addLayout(row)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.table, 1)

    def _follow(self) -> None:
        self._session.document_opened.connect(self._on_document)
        self._session.edited.connect(self.reload)
        self.chips.chosen.connect(self.show_only)
        self.table.focus_changed.connect(self._on_keyboard)
        self.table.column_clicked.connect(self.sort_by)
        self.table.pressed.connect(self._on_pressed)
        self._show_head()

    # -- what is shown ---------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.painter.looks.theme = theme
        self.table.viewport().update()

    def set_on(self, on: bool) -> None:
        """Show the list or hide it; a hidden one costs nothing."""
        self.setVisible(on)
        if on and self._is_stale:
            self.reload()

    def _on_document(self) -> None:
        self._focus = None
        self.painter.walks = False
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.reload()

    def reload(self, *_: object) -> None:
        """Show the rows as they are now, if they can be seen."""
        self._is_stale = self.isHidden()
        if self._is_stale:
            self._pause.stop()
            return
        here, number = _current_id(self.table, self.model), self.table.currentIndex().row()
        self.painter.looks.codebook = self._session.codebook
        self.model.show(self._session.frames, self._session.codebook)
        if _current_id(self.table, self.model) != here:
            self._keep_at(here, number)
        self._mark()
        self._show_head()
        self._pause.start(PAUSE_MS)

    def _check(self) -> None:
        """Look for faults, a part at a time, then say how many events pass each filter."""
        here, number = _current_id(self.table, self.model), self.table.currentIndex().row()
        is_done = self.model.check(SLICE)
        if _current_id(self.table, self.model) != here:
            self._keep_at(here, number)
            self._mark()
        if is_done:
            self.chips.show_counts(self.model.counts)
            self._show_head()
        else:
            self._pause.start(0)

    def _show_head(self) -> None:
        is_empty = not self.model.lines
        self.empty.setText(NONE_LEFT if self.model.has_rows else NO_EVENTS)
        if is_empty and self.has_keyboard:
            self.left.emit()
        show_if(self.empty, on=is_empty)
        show_if(self.table, on=not is_empty)
        column = COLUMNS.get(self.model.column, "")
        way = "↓" if self.model.descending else "↑"
        order = f"by {column} {way}" if column else ""
        if order != self.order.text():
            self.order.setText(order)

    def show_only(self, kept: str) -> None:
        """Show the events that pass one of the filters."""
        self.model.kept = kept
        self.chips.by_name[kept].setChecked(True)
        self.reload()

    def sort_by(self, column: str) -> None:
        """Sort by a column; the same again turns it round, a third time is the reading order."""
        model = self.model
        if model.column != column:
            model.column, model.descending = column, False
        elif not model.descending:
            model.descending = True
        else:
            model.column, model.descending = "", False
        self.reload()
        model.say_order()

    def sort_here(self) -> None:
        """Sort by the column that the keyboard is on; elsewhere, back to the reading order."""
        at = self.table.currentIndex()
        if self.painter.walks and at.isValid():
            self.sort_by(NAMES[at.column()])
        else:
            self.model.column, self.model.descending = "", False
            self.reload()
            self.model.say_order()

    # -- one focus -------------------------------------------------------------------------------

    def show_focus(self, item: Item | None) -> None:
        """Mark the line of the trigger that has the focus; of anything else, none."""
        self._focus = item.id if item is not None and item.kind == "event" else None
        if not self.isHidden():
            self._mark()

    def _mark(self) -> None:
        number = self.model.number(self._focus)
        if number < 0:
            self.table.clearSelection()
            return
        self._is_next = False
        here = self.table.currentIndex()
        column = here.column() if self.painter.walks and here.isValid() else 0
        if here.row() != number or not self.table.selectionModel().isRowSelected(number):
            self.table.setCurrentIndex(self.model.index(number, column))

    def _keep_at(self, event: str | None, before: int) -> None:
        """Stay on the line of an event, or where that stood, after other lines came in."""
        number = max(self.model.number(event), self.model.number(_became(self._session, event)))
        self._is_next = number < 0 <= before < len(self.model.lines)
        number = number if number >= 0 else min(before, len(self.model.lines) - 1)
        if number >= 0:
            column = self.table.currentIndex().column() if self.painter.walks else 0
            self.table.setCurrentIndex(self.model.index(number, max(0, column)))
            self.table.clearSelection()

    # -- keys and mouse --------------------------------------------------------------------------

    @property
    def has_keyboard(self) -> bool:
        return self.table.hasFocus()

    def take_keyboard(self, place: int | None = None) -> None:
        """Put the keyboard into the list, on the line of the focus or the nearest to `place`."""
        self.painter.walks = False
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.number(self._focus) < 0 and self.model.lines:
            here = self.table.currentIndex().row() if place is None else self.model.nearest(place)
            self._go(max(0, here))
        self.table.scrollTo(self.table.currentIndex())

    def hints(self, shown: tuple[Hint, ...]) -> tuple[Hint, ...]:
        """Return what the keys do here, before what they do everywhere; each key once."""
        own = WALKING if self.painter.walks else LISTING
        taken = {hint.key for hint in own}
        return own + tuple(hint for hint in shown if hint.key not in taken)

    def _on_keyboard(self) -> None:
        self.painter.walks = False
        self.table.viewport().update()
        self.keyboard_moved.emit()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means in a list. False: it means here what it means everywhere."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        here, last = self.table.currentIndex().row(), len(self.model.lines) - 1
        rows = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here if self._is_next else here + 1,
            Qt.Key.Key_PageUp: here - _PAGE,
            Qt.Key.Key_PageDown: here + _PAGE,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in rows:
            self._go(max(0, min(rows[key], last)))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(1 if key is Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.painter.walks:
            self._show_evidence(self.table.currentIndex())
            self.left.emit()
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.model.lines):
            self._is_next = False
            if self.table.currentIndex().row() != number:
                column = self.table.currentIndex().column() if self.painter.walks else 0
                self.table.setCurrentIndex(self.model.index(number, column))
            self.focus_wanted.emit(self.model.lines[number].row.id)

    def _walk(self, step: int) -> None:
        """Go along the cells of the line."""
        here = self.table.currentIndex()
        if not here.isValid():
            return
        column = here.column() + step if self.painter.walks else (0 if step > 0 else -1)
        self.painter.walks = column >= 0
        at = self.model.index(here.row(), max(0, min(column, len(NAMES) - 1)))
        self.table.setCurrentIndex(at)
        self.table.viewport().update()
        self.keyboard_moved.emit()

    def _on_pressed(self, index: QModelIndex) -> None:
        """A click on a cell shows its evidence; the same again the next of it."""
        self._show_evidence(index)
        self.left.emit()

    def _show_evidence(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line, column = self.model.lines[index.row()], NAMES[index.column()]
        evidence = self.model.cell(line, column).evidence or (line.row.id,)
        row, before, turn = self._turn
        turn = (turn + 1) % len(evidence) if (row, before) == (line.row.id, column) else 0
        self._turn = line.row.id, column, turn
        self.focus_wanted.emit(evidence[turn])

    def remember(self) -> None:
        self._settings.set_bytes("event_columns", self.table.horizontalHeader().saveState())


def _became(session: Session, event: str | None) -> str | None:
    """Return the event that a suggestion is now."""
    review = session.review
    return None if review is None or event is None else review.current(event)


def _current_id(table: EventTable, model: EventsModel) -> str | None:
    """Return the row that the line of the keyboard shows."""
    number = table.currentIndex().row()
    return model.lines[number].row.id if 0 <= number < len(model.lines) else None
