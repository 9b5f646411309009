"""A sentence for the person: over the keys for a moment, or above the article until it is read."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets import button, plain_label

SECONDS = 6


class TroubleBar(QWidget):
    """What went wrong and what to do, in plain text. It stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("kind", "trouble")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = plain_label(name="trouble")
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = button("Close", name="close-trouble")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 22, 8)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button)
        self.hide()

    def say(self, sentence: str) -> None:
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()


class Status(QWidget):
    """A short sentence that goes away by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = plain_label(name="status")
        self.label.setProperty("tone", "muted")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 22, 0)
        row.addWidget(self.label)
        self.hide()

    @property
    def text(self) -> str:
        return self.label.text()

    def say(self, sentence: str) -> None:
        self.label.setText(" ".join(sentence.split()))
        self.setAccessibleName(sentence)
        self.show()
        self._timer.start()

    def clear(self) -> None:
        self.label.clear()
        self.hide()
