"""A sentence and a longer text that can be read and copied: what two dialogs have in common."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets import button


class DetailsDialog(QDialog):
    """Shows `sentence` over `text`; `copy` copies the text, `close` closes the dialog."""

    def __init__(
        self,
        sentence: QLabel,
        text: str,
        copy: QPushButton,
        *,
        close: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        sentence.setWordWrap(True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setPlainText(text)
        self.copy = copy
        self.copy.clicked.connect(self._copy)
        done = button(close, primary=True)
        done.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(sentence)
        column.addWidget(self.details, 1)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
