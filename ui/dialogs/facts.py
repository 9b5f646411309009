"""What is known about an article: title, publisher, published date, zones. All can be corrected."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotation.values import ZONE_KINDS, Document, Facts, Zone
from ui.dialogs.form import Form
from ui.panels.inspector_view import zone_lines
from ui.widgets import button, plain_label

COLUMNS = ("Kind", "From", "To", "Text")


class FactsDialog(Form):
    """`facts` is what the fields say; None, and a sentence, where that makes no sense."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("Title, date and zones", "Correct", parent)
        self.setMinimumSize(680, 480)
        self._document = document
        known = document.facts
        self.title = QLineEdit(known.title)
        self.publisher = QLineEdit(known.publisher)
        self.published = QLineEdit(known.published.isoformat() if known.published else "")
        self.published.setPlaceholderText("2024-03-14, empty when it is not known")
        self.add("Title", self.title)
        self.add("Publisher", self.publisher)
        self.add("Published", self.published)
        self.zones = self._table()
        self.add("Zones", self._zone_box())
        for zone in known.zones:
            self._add_row(zone)

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS))
        table.setHorizontalHeaderLabels(list(COLUMNS))
        table.verticalHeader().hide()
        table.setAccessibleName("Zones")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QHeaderView.ResizeMode
        table.horizontalHeader().setSectionResizeMode(3, mode.Stretch)
        table.setColumnWidth(0, 120)
        table.setColumnWidth(1, 64)
        table.setColumnWidth(2, 64)
        return table

    def _zone_box(self) -> QVBoxLayout:
        add, remove = button("Add a zone"), button("Remove")
        add.clicked.connect(self.add_zone)
        remove.clicked.connect(self.remove_zone)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        words = plain_label("Boilerplate and credits get no suggestions; what is left out is body.")
        words.setProperty("tone", "quiet")
        words.setWordWrap(True)
        foot.addWidget(words, 1)
        foot.addWidget(add)
        foot.addWidget(remove)
        box = QVBoxLayout()
        box.addWidget(self.zones, 1)
        box.addLayout(foot)
        return box

    def _add_row(self, zone: Zone) -> None:
        row = self.zones.rowCount()
        self.zones.insertRow(row)
        kind = QComboBox()
        kind.addItems(list(ZONE_KINDS))
        kind.setCurrentText(zone.kind)
        self.zones.setCellWidget(row, 0, kind)
        self.zones.setItem(row, 1, QTableWidgetItem(str(zone.start)))
        self.zones.setItem(row, 2, QTableWidgetItem(str(zone.end)))
        facts = replace(self._document.facts, zones=(zone,))
        words = zone_lines(replace(self._document, facts=facts))[0][1]
        self.zones.setItem(row, 3, QTableWidgetItem(words))

    def add_zone(self) -> None:
        """Add a zone after the last one, for a person to correct."""
        last = self.zones.rowCount() - 1
        item = self.zones.item(last, 2) if last >= 0 else None
        start = int(item.text()) if item is not None and item.text().isdigit() else 0
        start = min(start, max(0, len(self._document.text) - 1))
        self._add_row(Zone("boilerplate", start, len(self._document.text)))

    def remove_zone(self) -> None:
        self.zones.removeRow(self.zones.currentRow())

    def read(self) -> Facts | None:
        """Return the facts as corrected; None where a field cannot be understood."""
        try:
            published = _date(self.published.text())
        except ValueError:
            self.trouble.setText("The date is not understood. Write it as 2024-03-14.")
            return None
        try:
            zones = tuple(sorted(self._zones(), key=lambda zone: zone.start))
        except ValueError:
            self.trouble.setText("A zone needs two numbers: where it starts and where it ends.")
            return None
        for zone, following in pairwise(zones):
            if following.start < zone.end:
                self.trouble.setText(f"The zones at {zone.start} and {following.start} overlap.")
                return None
        if any(not 0 <= z.start < z.end <= len(self._document.text) for z in zones):
            self.trouble.setText(f"A zone lies between 0 and {len(self._document.text)}.")
            return None
        title, publisher = self.title.text().strip(), self.publisher.text().strip()
        return Facts(self._document.id, title, publisher, published, zones)

    def _zones(self) -> list[Zone]:
        return [self._zone(row) for row in range(self.zones.rowCount())]

    def _zone(self, row: int) -> Zone:
        kind = self.zones.cellWidget(row, 0)
        start, end = self.zones.item(row, 1), self.zones.item(row, 2)
        if not isinstance(kind, QComboBox) or start is None or end is None:
            raise ValueError("a row without fields")
        return Zone(kind.currentText(), int(start.text()), int(end.text()))

    @override
    def accept(self) -> None:
        if self.read() is not None:
            super().accept()

    @classmethod
    def ask(cls, document: Document, parent: QWidget) -> Facts | None:
        dialog = cls(document, parent)
        facts = dialog.read() if dialog.exec() else None
        dialog.deleteLater()
        return facts


def _date(text: str) -> date | None:
    return date.fromisoformat(text.strip()) if text.strip() else None
