"""A bug, told plainly: what it means for the work, and the details to send to somebody."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets import button, plain_label

SENTENCE = (
    "Goldleaf has made a mistake. Your work is already on disk: every decision was saved when it "
    "was made. You can go on; if something looks wrong, close the window and open it again."
)


class CrashDialog(QDialog):
    """`tell` shows it and waits until it is read."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = details
        self.setWindowTitle("Something went wrong")
        self.setMinimumWidth(620)
        sentence = plain_label(SENTENCE, name="crash-sentence")
        sentence.setWordWrap(True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setPlainText(details)
        self.details.setMinimumHeight(220)
        self.copy = button("Copy the details", name="copy-details")
        self.copy.clicked.connect(self._copy)
        close = button("Go on", primary=True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(sentence)
        column.addWidget(self.details)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    @classmethod
    def tell(cls, details: str, parent: QWidget | None) -> None:
        dialog = cls(details, parent)
        dialog.exec()
        dialog.deleteLater()
