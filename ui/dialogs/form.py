"""What the dialogs with fields have in common: rows of label and field, a sentence, two buttons."""

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

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

    def add(self, label: str, field: QWidget | QLayout) -> None:
        name = plain_label(label)
        name.setProperty("tone", "muted")
        if isinstance(field, QWidget):
            field.setAccessibleName(label)
            name.setBuddy(field)
            self.rows.addRow(name, field)
        else:
            self.rows.addRow(name, field)
