"""A sentence for the person: over the keys for a moment, or above the article until it is read.

What is said of one action goes with the next one.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets import ElidedLabel, button, safe_tooltip

SECONDS = 6
MOST_LINES = 6
"""What is longer is scrolled: the article must not be pushed out of the window."""


class Sentences(QPlainTextEdit):
    """Plain text as high as its lines. A path without a space is broken, and widens nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)

    def text(self) -> str:
        return self._said

    def say(self, text: str) -> None:
        self._said = text
        self.setPlainText(text)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        self.setFixedHeight(min(lines, MOST_LINES) * self.fontMetrics().lineSpacing() + 2)


class TroubleBar(QWidget):
    """What went wrong and what to do, in plain text.

    It stays until it is closed; what an action ran into, until one has got through.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("kind", "trouble")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stays = False
        self.label = Sentences(self)
        self.label.setObjectName("trouble")
        self.close_button = button("Close", name="close-trouble")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 22, 8)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say what the action that was just wanted ran into."""
        self._stays = False
        self._show(sentence)

    def warn(self, sentence: str) -> None:
        """Say what went wrong while the person did something else."""
        self._stays = True
        self._show(sentence)

    def pass_over(self) -> None:
        """An action has got through: what another one ran into is over."""
        if not self._stays:
            self.hide()

    def _show(self, sentence: str) -> None:
        self.label.say(sentence)
        self.setAccessibleName(sentence)
        self.show()


class Status(QWidget):
    """A short sentence that goes away by itself, after some seconds (0: not by itself).

    A long one is cut where there is no room, and its tooltip has the whole: the window stays as
    wide as it is. `told` counts the sentences: by it one sees whether an action had one.
    """

    def __init__(self, parent: QWidget | None = None, *, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self.told = 0
        self.label = ElidedLabel()
        self.label.setObjectName("status")
        self.label.setProperty("tone", "muted")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 22, 0)
        row.addWidget(self.label)
        self.hide()

    @property
    def text(self) -> str:
        return self.label.text()

    def say(self, sentence: str) -> None:
        self.told += 1
        self.label.setText(" ".join(sentence.split()))
        self.setToolTip(safe_tooltip(sentence))
        self.setAccessibleName(sentence)
        self.show()
        if self._timer.interval():
            self._timer.start()

    def clear(self) -> None:
        self._timer.stop()
        self.label.clear()
        self.hide()
