"""The command palette: every action that applies, found by its first letters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui.action import Action
from ui.context import Context
from ui.dialogs.overlay import Overlay
from ui.keyboard import shown
from ui.theme import Theme, qcolor, sans
from ui.widgets import key_width, paint_key

ROW = 30
ROWS = 12
WIDTH = 560


def matching(actions: Sequence[Action], typed: str) -> list[Action]:
    """Return the actions with a word that starts with each typed word, the best first."""
    parts = typed.casefold().split()
    found = []
    for action in actions:
        words = action.title.casefold().replace(":", " ").split()
        if all(any(word.startswith(part) for word in words) for part in parts):
            found.append(action)
    start = typed.strip().casefold()
    return sorted(found, key=lambda action: not action.title.casefold().startswith(start))


class Rows(QWidget):
    """The actions that are left, each with its keys."""

    def __init__(self, theme: Theme, taken: Callable[[], None]) -> None:
        super().__init__()
        self._theme = theme
        self._taken = taken
        self.actions_: list[Action] = []
        self.at = 0
        self._first = 0
        self.setMouseTracking(True)
        self.setFixedHeight(ROW * ROWS)

    def show_actions(self, actions: list[Action]) -> None:
        self.actions_, self.at, self._first = actions, 0, 0
        self.update()

    def step(self, step: int) -> None:
        if self.actions_:
            self.at = (self.at + step) % len(self.actions_)
            self._first = max(min(self._first, self.at), self.at - ROWS + 1)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, ROW * ROWS)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._first + int(event.position().y()) // ROW
        if 0 <= at < len(self.actions_) and at != self.at:
            self.at = at
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)
        self._taken()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, action in enumerate(self.actions_[self._first : self._first + ROWS]):
            self._paint_row(painter, number, action)
        if not self.actions_:
            painter.setPen(qcolor(self._theme.quiet))
            box = QRectF(10, 0, self.width(), ROW)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), "No action of that name")
        painter.end()

    def _paint_row(self, painter: QPainter, number: int, action: Action) -> None:
        top = number * ROW
        if self._first + number == self.at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(self._theme.hover))
            painter.drawRoundedRect(QRectF(0, top, self.width(), ROW), 6, 6)
        painter.setPen(qcolor(self._theme.ink))
        painter.setFont(sans(13))
        box = QRectF(10, top, self.width() - 20, ROW)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), action.title)
        right = self.width() - 10.0
        for key in reversed(action.keys[:2]):
            right -= key_width(shown(key))
            paint_key(painter, self._theme, right, top + ROW / 2, shown(key))
            right -= 6


class Palette(Overlay):
    """Type, arrows, Enter. The chosen action runs after the palette is gone."""

    def __init__(
        self, actions: Sequence[Action], context: Context, run: Callable[[Action], None],
        parent: QWidget, theme: Theme,
    ) -> None:  # fmt: skip
        super().__init__(parent, width=WIDTH, name="command-palette")
        found = [a for a in actions if a.id != "palette" and a.when(context)]
        # What concerns the article comes first, what concerns the project last.
        self._actions = sorted(found, key=lambda action: action.menu == "File")
        self._run = run
        self.field = QLineEdit()
        self.field.setPlaceholderText("What would you like to do?")
        self.field.setAccessibleName("Search the actions")
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.rows = Rows(theme, self.take)
        self.column.addWidget(self.field)
        self.column.addWidget(self.rows)
        self._narrow("")

    @override
    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, typed: str) -> None:
        self.rows.show_actions(matching(self._actions, typed))

    def take(self) -> None:
        """Leave, and do what is chosen."""
        rows = self.rows
        if not rows.actions_:
            return
        action, run = rows.actions_[rows.at], self._run
        self.leave()
        QTimer.singleShot(0, self.window(), lambda: run(action))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and self._take_key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.rows.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True
