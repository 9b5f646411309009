"""Where key presses go: to what is open, to a pick, else to the action that they mean."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from ui.action import Action
from ui.actions import KeyMap
from ui.commands.desk import Desk
from ui.keyboard import chord

_TEXT = (QLineEdit, QPlainTextEdit, QComboBox)


class Router(QObject):
    """An event filter on the canvas and on the list of events.

    The window gives it what no other widget wanted.
    """

    def __init__(self, desk: Desk, ran: Callable[[Action], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ran = ran
        self.keys = KeyMap(())
        self._own: dict[QObject, Callable[[QKeyEvent], bool]] = {}

    def watch(self, canvas: QWidget, viewport: QWidget) -> None:
        canvas.installEventFilter(self)
        viewport.installEventFilter(self)

    def watch_list(self, table: QWidget, own: Callable[[QKeyEvent], bool]) -> None:
        """Take every key of a list: `own` does what it means there, all else is as on the canvas.

        None falls to what is around the list, where Tab would go to another field.
        """
        self._own[table] = own
        table.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            own = self._own.get(watched)
            return self.press(event) if own is None else self._press_in_list(event, own)
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            return self._double_click(event)
        return False

    def _press_in_list(self, event: QKeyEvent, own: Callable[[QKeyEvent], bool]) -> bool:
        if self._desk.is_choosing or not own(event):
            self.press(event)
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means. False: it means nothing here."""
        desk = self._desk
        if desk.chooser.is_open:
            desk.chooser.take(event)
            return True
        if desk.picking is not None:
            # The canvas knows the letters; what has no place there is offered by digits.
            return desk.options.is_open and desk.options.take_digit(event)
        if desk.options.is_open:
            desk.options.take(event)
            return True
        return self._act(event)

    def _act(self, event: QKeyEvent) -> bool:
        key, context = chord(event), self._desk.context()
        action = self.keys.find(key, context)
        if action is not None:
            event.accept()
            self._ran(action)
            return True
        sentence = self.keys.refusal(key, context)
        if sentence:
            event.accept()
            if self.keys.is_asking(key):
                self._desk.options.tell(sentence)
            else:
                self._desk.session.notice.emit(sentence)
        return bool(sentence)

    def press_elsewhere(self, event: QKeyEvent) -> bool:
        """Do what a key means that another widget had no use for; text fields keep their keys."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        is_chord = bool(event.modifiers() & held) or event.key() >= Qt.Key.Key_F1
        if isinstance(QApplication.focusWidget(), _TEXT):
            if event.key() == Qt.Key.Key_Escape:
                self._desk.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if not is_chord:
                return False
        return self.press(event)

    def _double_click(self, event: QMouseEvent) -> bool:
        """A double click on an item accepts it."""
        if event.button() != Qt.MouseButton.LeftButton or self._desk.picking is not None:
            return False
        if self._desk.is_choosing or not self._desk.context().is_suggested:
            return False
        action = self.keys.find("Space", self._desk.context())
        if action is not None:
            self._ran(action)
        return True
