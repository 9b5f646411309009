"""What came in, what was skipped and why: plain text that can be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.jobs.importing import Report
from ui.widgets import button, plain_label


class ImportReport(QDialog):
    """Shown after an import in which not every file simply came in."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = report.text()
        self.setObjectName("import-report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import")
        self.setMinimumSize(620, 340)
        summary = plain_label(report.summary(), name="import-summary")
        summary.setWordWrap(True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setPlainText(report.text())
        self.copy = button("Copy", name="copy-report")
        self.copy.clicked.connect(self._copy)
        close = button("Close", primary=True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(summary)
        column.addWidget(self.details, 1)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
