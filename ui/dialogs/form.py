"""What the dialogs with fields have in common: rows of label and field, a sentence, two buttons."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets import button, plain_label


class Form(QDialog):
    """`trouble` says why it cannot be accepted yet."""

    def __init__(self, title: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self.rows = QFormLayout()
        self.rows.setHorizontalSpacing(14)
        self.rows.setVerticalSpacing(10)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.trouble = plain_label(name="form-trouble")
        self.trouble.setProperty("tone", "danger")
        self.trouble.setWordWrap(True)
        self.ok = button(accept, name="form-accept", primary=True)
        self.cancel = button("Cancel", name="form-cancel")
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.ok)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 16)
        self.column.setSpacing(12)
        self.column.addLayout(self.rows)
        self.column.addWidget(self.trouble)
        self.column.addStretch(1)
        self.column.addLayout(foot)
        self._first: QWidget | None = None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus()

    def add(self, label: str, field: QWidget | QLayout) -> None:
        name = plain_label(label)
        name.setProperty("tone", "muted")
        if isinstance(field, QWidget):
            self._first = self._first or field
            field.setAccessibleName(label)
            name.setBuddy(field)
            self.rows.addRow(name, field)
        else:
            field.setSpacing(8)
            self.rows.addRow(name, field)

    def add_below(self, *widgets: QWidget) -> None:
        """Add what needs the whole width, below the rows."""
        for place, widget in enumerate(widgets, start=1):
            self.column.insertWidget(place, widget)
