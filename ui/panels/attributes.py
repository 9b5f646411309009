"""The attributes of the focused event: a small field for each, in two columns."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from annotation.codebook import Attribute
from ui.widgets import plain_label, safe_tooltip

COLUMNS = 2


class Attributes(QWidget):
    """`changed(name, value)` is emitted when a person chooses, never when values are shown."""

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QComboBox | QLineEdit] = {}
        self._shown: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def set_attributes(self, attributes: tuple[Attribute, ...]) -> None:
        """Make the fields of a codebook, in place of those of another."""
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.deleteLater()
        self.fields = {}
        self._shown = {}
        title = plain_label("Attributes")
        title.setProperty("tone", "section")
        self._grid.addWidget(title, 0, 0, 1, COLUMNS)
        for place, attribute in enumerate(attributes):
            self._add(attribute, place)

    def _add(self, attribute: Attribute, place: int) -> None:
        row, column = 1 + 2 * (place // COLUMNS), place % COLUMNS
        label = plain_label(attribute.label)
        label.setProperty("tone", "quiet")
        field = self._choice(attribute) if attribute.values else self._text(attribute)
        field.setAccessibleName(attribute.label)
        field.setObjectName(f"attribute-{attribute.name}")
        field.setToolTip(safe_tooltip(attribute.definition.strip()))
        field.setProperty("small", True)
        label.setBuddy(field)
        self._grid.addWidget(label, row, column)
        self._grid.addWidget(field, row + 1, column)
        self.fields[attribute.name] = field

    def _choice(self, attribute: Attribute) -> QComboBox:
        field = QComboBox()
        field.addItems(list(attribute.values))
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.textActivated.connect(partial(self.changed.emit, attribute.name))
        return field

    def _text(self, attribute: Attribute) -> QLineEdit:
        field = QLineEdit()
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.editingFinished.connect(partial(self._on_typed, attribute.name))
        return field

    def _on_typed(self, name: str) -> None:
        field = self.fields[name]
        if isinstance(field, QLineEdit) and field.text() != self._shown.get(name, ""):
            self.changed.emit(name, field.text().strip())

    def show_values(self, values: dict[str, str]) -> None:
        for name, value in values.items():
            field = self.fields.get(name)
            if self._shown.get(name) == value or field is None:
                continue
            self._shown[name] = value
            if isinstance(field, QLineEdit):
                field.setText(value)
            else:
                field.setCurrentText(value)
