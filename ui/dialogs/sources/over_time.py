"""How good suggestions were from article to article, and how many keys each article took."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from annotation.learning.statistics import Finished
from ui.dialogs.sources import words
from ui.dialogs.sources.chart_legend import Mark
from ui.dialogs.sources.charts import SHARES, Chart, number_ticks
from ui.dialogs.sources.page import Ledger, Page, empty_label
from ui.theme import Theme
from ui.widgets import plain_label

KEYS_HEIGHT = 205
ROOM = 1.08
BAR = 0.6


class OverTimePage(Page):
    """Precision and recall above, keys for each annotation below, what was saved under both."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, "Over time")
        theme = ledger.desk.window.theme
        self._theme = theme
        self.quality = Chart(
            theme, name="Precision and recall over time", left="share",
            bottom="finished articles, in order",
        )  # fmt: skip
        self.keys = Chart(
            theme, name="Keys for each annotation", left="keys / annotation",
            bottom="finished articles, in order",
        )  # fmt: skip
        self.keys.setFixedHeight(KEYS_HEIGHT)
        self.saved = plain_label(name="saved")
        self.saved.setWordWrap(True)
        self.empty = empty_label("over-time-empty")
        self.pages = QStackedWidget()
        self.pages.addWidget(self._charts())
        self.pages.addWidget(self.empty)
        self.column.addWidget(self.pages, 1)

    def _charts(self) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.quality, 1)
        column.addWidget(self.saved)
        column.addWidget(self.keys)
        return both

    @override
    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chart in (self.quality, self.keys):
            chart.set_theme(theme)
        self._draw(self.ledger.statistics.finished)

    @override
    def reload(self) -> None:
        finished = self.ledger.statistics.finished
        self.pages.setCurrentIndex(0 if finished else 1)
        self.empty.setText(words.NOTHING_FINISHED)
        self.say(words.trend(finished) if finished else "")
        self.saved.setText(words.saved(finished))
        self._draw(finished)

    def _draw(self, finished: tuple[Finished, ...]) -> None:
        self._draw_quality(finished)
        self._draw_keys(finished)

    def _draw_quality(self, finished: tuple[Finished, ...]) -> None:
        chart, theme = self.quality, self._theme
        chart.clear()
        chart.range((0.4, max(len(finished), 5) + 0.6), (-0.04, ROOM))
        chart.ticks("left", SHARES)
        chart.ticks("bottom", number_ticks(1, max(len(finished), 5), 16))
        seen, blind = words.curves(finished), words.blind_marks(finished)
        right, caught = theme.accepted, theme.focus
        dot = "o" if len(seen.at) == 1 else ""
        chart.series(Mark("precision", right, dot), seen.at, seen.precision)
        chart.series(Mark("recall", caught, dot, is_dashed=True), seen.at, seen.recall)
        chart.series(
            Mark("precision, blind article", right, "d", has_line=False, is_hollow=True),
            blind.at, blind.precision,
        )  # fmt: skip
        chart.series(
            Mark("recall, blind article", caught, "s", has_line=False, is_hollow=True),
            blind.at, blind.recall,
        )  # fmt: skip
        chart.say("; ".join(words.curve_lines(finished)))

    def _draw_keys(self, finished: tuple[Finished, ...]) -> None:
        chart, theme = self.keys, self._theme
        chart.clear()
        known = [
            (at, each.keys / each.annotations, each.is_blind)
            for at, each in enumerate(finished, start=1)
            if each.keys is not None and each.annotations
        ]
        most = max((cost for _, cost, _ in known), default=1.0)
        chart.range((0.4, max(len(finished), 5) + 0.6), (0, most * ROOM))
        chart.ticks("bottom", number_ticks(1, max(len(finished), 5), 16))
        for mark, is_blind in (
            (Mark("with suggestions", theme.accepted, is_bar=True), False),
            (Mark("blind", theme.suggested, is_hollow=True, is_bar=True), True),
        ):
            bars = [(at, cost) for at, cost, blind in known if blind == is_blind]
            if bars:
                chart.bars(mark, [at for at, _ in bars], [cost for _, cost in bars], BAR)
        told = (f"article {at}: {cost:.1f} keys an annotation" for at, cost, _ in known)
        chart.say("; ".join(told))
