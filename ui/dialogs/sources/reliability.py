"""Whether a score means what it says: shown score against the share that was right."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from annotation.learning.statistics import Bin
from ui.dialogs.sources import words
from ui.dialogs.sources.chart_legend import Mark
from ui.dialogs.sources.charts import SHARES, Chart, number_ticks
from ui.dialogs.sources.page import Ledger, Page, empty_label
from ui.theme import Theme

COUNTS_HEIGHT = 150
ROOM = 1.06
WHOLE = (-0.01, 1.02)
SCORES = tuple((tenth / 10, f"{tenth / 10:.1f}") for tenth in range(11))


class ReliabilityPage(Page):
    """The points, each with what may be true, against the diagonal; below, how many they are."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, "Whether the scores can be believed")
        self._theme = ledger.desk.window.theme
        self.shares = Chart(
            self._theme, name="Share that was right, by score", left="were right",
            bottom="score that was shown",
        )  # fmt: skip
        self.counts = Chart(
            self._theme, name="Suggestions by score", left="suggestions",
            bottom="score that was shown",
        )  # fmt: skip
        self.counts.setFixedHeight(COUNTS_HEIGHT)
        self.empty = empty_label("reliability-empty")
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.shares, 1)
        column.addWidget(self.counts)
        self.pages = QStackedWidget()
        self.pages.addWidget(both)
        self.pages.addWidget(self.empty)
        self.column.addWidget(self.pages, 1)

    @override
    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chart in (self.shares, self.counts):
            chart.set_theme(theme)
        self._draw(self._bins())

    def _bins(self) -> list[Bin]:
        return [each for each in self.ledger.statistics.reliability if each.count]

    @override
    def reload(self) -> None:
        bins = self._bins()
        self.pages.setCurrentIndex(0 if bins else 1)
        self.empty.setText(words.NOTHING_SHOWN)
        left = words.left(self.ledger.statistics)
        self.say(f"{words.reliability(bins)} {left}".strip() if bins else "")
        self._draw(bins)

    def _draw(self, bins: list[Bin]) -> None:
        chart, theme = self.shares, self._theme
        chart.clear()
        chart.range(WHOLE, (-0.04, ROOM))
        chart.ticks("left", SHARES)
        chart.ticks("bottom", SCORES)
        ideal = Mark("as it should be", theme.quiet, is_dashed=True)
        chart.series(ideal, (0.0, 1.0), (0.0, 1.0))
        at = [each.shown for each in bins]
        if bins:
            chart.whiskers(theme.focus, at, [e.low_end for e in bins], [e.high_end for e in bins])
        found = Mark("as it was, with its 95 % range", theme.focus, "o")
        chart.series(found, at, [each.accepted for each in bins])
        chart.say("; ".join(words.bin_lines(bins)))
        self._draw_counts(bins)

    def _draw_counts(self, bins: list[Bin]) -> None:
        chart = self.counts
        chart.clear()
        most = max((each.count for each in bins), default=1)
        chart.range(WHOLE, (0, most * ROOM))
        chart.ticks("bottom", SCORES)
        chart.ticks("left", number_ticks(0, most, 4))
        if bins:
            width = 0.9 * min(each.high - each.low for each in bins)
            middle = [(each.low + each.high) / 2 for each in bins]
            mark = Mark("", self._theme.focus, is_bar=True)
            chart.bars(mark, middle, [each.count for each in bins], width)
        chart.say("; ".join(words.bin_lines(bins)))
