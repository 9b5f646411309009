"""The filters of the event list, and how many events pass each."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.panels.event_lines import FILTERS


class Chips(QWidget):
    """`chosen(name)`: which of the filters a person wants."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        group = QButtonGroup(self)
        self.by_name = {name: QPushButton() for name in FILTERS}
        for name, chip in self.by_name.items():
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setChecked(name == "all")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setObjectName(f"events-{name}")
            chip.clicked.connect(partial(self.chosen.emit, name))
            group.addButton(chip)
            row.addWidget(chip)

    def show_counts(self, counted: Mapping[str, int]) -> None:
        for name, chip in self.by_name.items():
            text = f"{FILTERS[name]} {counted[name]}"
            if text != chip.text():
                chip.setText(text)
