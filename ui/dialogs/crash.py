"""A bug, told plainly: what it means for the work, and the details to send to somebody."""

from PySide6.QtWidgets import QWidget

from ui.dialogs.details import DetailsDialog
from ui.widgets import button, plain_label

SENTENCE = (
    "Goldleaf has made a mistake. Your work is already on disk: every decision was saved when it "
    "was made. You can go on; if something looks wrong, close the window and open it again."
)


class CrashDialog(DetailsDialog):
    """`tell` shows it and waits until it is read."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        sentence = plain_label(SENTENCE, name="crash-sentence")
        copy = button("Copy the details", name="copy-details")
        super().__init__(sentence, details, copy, close="Go on", parent=parent)
        self.setWindowTitle("Something went wrong")
        self.setMinimumWidth(620)
        self.details.setMinimumHeight(220)

    @classmethod
    def tell(cls, details: str, parent: QWidget | None) -> None:
        dialog = cls(details, parent)
        dialog.exec()
        dialog.deleteLater()
