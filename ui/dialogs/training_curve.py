"""The curve of a training: how good the model is on articles that it has not seen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.sources.chart_legend import Mark
from ui.dialogs.sources.charts import SHARES, Chart, number_ticks
from ui.theme import Theme

if TYPE_CHECKING:
    from annotation.learning.training import Judged

HEIGHT = 210
SHORTEST = 200
"""How many steps the axis shows at least."""


class TrainingCurve(QWidget):
    """F1 by step, and which was the best."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.points: list[Judged] = []
        self._chart = Chart(theme, name="Curve of the training", left="F1", bottom="steps")
        self._chart.setFixedHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._chart)
        self._draw()

    def clear(self) -> None:
        self.points = []
        self._draw()

    def add(self, point: "Judged") -> None:
        """Show one more judgement."""
        self.points.append(point)
        self._draw()

    def _draw(self) -> None:
        chart, steps = self._chart, [each.step for each in self.points]
        last = max([SHORTEST, *steps])
        chart.clear()
        chart.range((0, last * 1.02), (0, 1))
        chart.ticks("left", SHARES)
        chart.ticks("bottom", number_ticks(0, last))
        chart.series(Mark("F1", self._theme.focus), steps, [each.score for each in self.points])
        best = max(self.points, key=lambda each: each.score, default=None)
        if best is not None:
            mark = Mark("best so far", self._theme.accepted, "o", has_line=False)
            chart.series(mark, [best.step], [best.score])
            chart.say(f"Best so far: F1 {100 * best.score:.1f} % at step {best.step:,}.")
