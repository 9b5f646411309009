"""What runs in the background, as a thin line of text with a bar and a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.panels.header import Bar
from ui.theme import Theme
from ui.widgets import button, plain_label


class ProgressStrip(QWidget):
    """`stopped` when the person wants no more of it."""

    stopped = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.label = plain_label()
        self.label.setProperty("tone", "muted")
        self.bar = Bar(theme)
        self.bar.setFixedWidth(90)
        self.stop = button("Stop")
        self.stop.setProperty("flat", True)
        self.stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stop.setAccessibleName("Stop")
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 14, 0)
        row.setSpacing(10)
        for widget in (self.label, self.bar, self.stop):
            row.addWidget(widget)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self.bar.set_theme(theme)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Say how far it is; nothing is shown once all is done."""
        if done >= total:
            self.hide()
            return
        self.label.setText(text)
        self.bar.set_share(done / total if total else 0.0)
        self.show()
