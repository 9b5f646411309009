"""The box of the models. It shows what is in force: another one is chosen from its list alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

OPENING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_F4,
    }
)


class ModelBox(QComboBox):
    """An arrow key opens the list; Enter or a click in it chooses, Esc leaves all as it was.

    A model takes seconds to load and may have to be asked about: to pass by one is not to want it.
    """

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING:
            self.showPopup()
        else:
            event.ignore()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
