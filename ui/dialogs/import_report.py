"""What came in, what was skipped and why: plain text that can be copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.dialogs.details import DetailsDialog
from ui.jobs.importing import Report
from ui.widgets import button, plain_label


class ImportReport(DetailsDialog):
    """Shown after an import in which not every file simply came in."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        summary = plain_label(report.summary(), name="import-summary")
        copy = button("Copy", name="copy-report")
        super().__init__(summary, report.text(), copy, close="Close", parent=parent)
        self.setObjectName("import-report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import")
        self.setMinimumSize(620, 340)
