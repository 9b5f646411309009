"""What became of the suggestions: by source and type."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QStackedWidget
from typing_extensions import override

from annotation.codebook import Codebook
from annotation.learning.statistics import SourceTally, Statistics, Tally
from ui.dialogs.sources import words
from ui.dialogs.sources.page import Ledger, Page, empty_label
from ui.dialogs.sources.table import Column, RowModel, Rows

ALL = "all types"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a source and a type, or a source over all types."""

    source: str
    type: str
    tally: Tally


COLUMNS: tuple[Column[Line], ...] = (
    Column("Source", "What made the suggestions", lambda line: line.source),
    Column("Type", "What was suggested: an entity, an event, a role", lambda line: line.type, 165),
    Column("Suggested", "How often it was suggested in finished articles",
           lambda line: f"{line.tally.suggested:,}", 82, lambda line: line.tally.suggested),
    Column("Accepted", "Right as it stood", lambda line: f"{line.tally.accepted:,}", 78,
           lambda line: line.tally.accepted),
    Column("Corrected", "Given another type or other words",
           lambda line: f"{line.tally.corrected:,}", 82, lambda line: line.tally.corrected),
    Column("Rejected", "Not a thing at all", lambda line: f"{line.tally.rejected:,}", 76,
           lambda line: line.tally.rejected),
    Column("Left", "Neither accepted nor rejected when the article was finished",
           lambda line: f"{line.tally.left:,}", 56, lambda line: line.tally.left),
    Column("Missed", "Stands in the finished articles, and this source did not suggest it",
           lambda line: f"{line.tally.missed:,}", 70, lambda line: line.tally.missed),
    Column("Precision", "Of what was suggested, the share that was right",
           lambda line: words.percent(line.tally.precision), 80,
           lambda line: -1.0 if line.tally.precision is None else line.tally.precision),
    Column("Recall", "Of what is right, the share that was suggested as it is",
           lambda line: words.percent(line.tally.recall), 68,
           lambda line: -1.0 if line.tally.recall is None else line.tally.recall),
)  # fmt: skip


class OverviewPage(Page):
    """The table, and a filter by source."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, "What the suggestions are worth")
        self.source = QComboBox()
        self.source.setAccessibleName("Of which source")
        self.source.setMinimumWidth(200)
        self.source.currentIndexChanged.connect(self._on_source)
        self.head.addWidget(self.source)
        self.model = RowModel(COLUMNS, self)
        self.table = Rows(self.model, "Suggestions by source and type")
        self.empty = empty_label("overview-empty")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        self.column.addWidget(self.pages, 1)

    @override
    def reload(self) -> None:
        self._fill(self.ledger.statistics)
        self._show()

    def _fill(self, statistics: Statistics) -> None:
        """Offer the sources that there are, the same one chosen as before."""
        names = sorted({each.source for each in statistics.sources})
        chosen = self.source.currentData()
        self.source.blockSignals(True)
        self.source.clear()
        self.source.addItem("All sources", "")
        for name in names:
            self.source.addItem(name, name)
        self.source.setCurrentIndex(names.index(chosen) + 1 if chosen in names else 0)
        self.source.blockSignals(False)
        self.source.setEnabled(bool(names))

    def _on_source(self) -> None:
        self._show()

    def _show(self) -> None:
        statistics, source = self.ledger.statistics, self.source.currentData() or ""
        said = f"{words.overview(statistics, source)} {words.left(statistics, source)}".strip()
        lines = list(lines_of(statistics, source, self.desk.session.codebook))
        self.model.show_rows(lines)
        self.table.choose(0)
        self.pages.setCurrentIndex(0 if lines else 1)
        self.say(said if lines else "")
        self.empty.setText(said)


def lines_of(statistics: Statistics, source: str, codebook: Codebook | None) -> list[Line]:
    """Return for each source a line over all types, then one for each type."""
    lines: list[Line] = []
    for name in sorted({each.source for each in statistics.sources}):
        if source in ("", name):
            rows = [each for each in statistics.sources if each.source == name]
            rows.sort(key=lambda each: -each.tally.suggested)
            lines.append(Line(name, ALL, words.total(each.tally for each in rows)))
            lines += [Line(name, label(each, codebook), each.tally) for each in rows]
    return lines


def label(row: SourceTally, codebook: Codebook | None) -> str:
    """Return how the codebook calls a type."""
    if codebook is None:
        return row.type
    if row.kind == "argument":
        return f"Role: {codebook.role_label(row.type)}"
    return codebook.type_label(row.type)
