"""The curve of a training: how good the model is on articles that it has not seen."""

from typing import TYPE_CHECKING

import pyqtgraph  # noqa: TID253 - this module is loaded when the first curve is shown
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme, qcolor, sans

if TYPE_CHECKING:
    from annotation.learning.training import Judged

HEIGHT = 190


class TrainingCurve(QWidget):
    """F1 in percent by step; the best point stands out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: list[Judged] = []
        self._plot = pyqtgraph.PlotWidget(background=qcolor(theme.panel))
        self._plot.setFixedHeight(HEIGHT)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setYRange(0, 100, padding=0.02)
        self._plot.showGrid(y=True, alpha=0.2)
        for side, words in (("left", "F1, %"), ("bottom", "Steps")):
            axis = self._plot.getAxis(side)
            axis.setPen(qcolor(theme.strong_border))
            axis.setTextPen(qcolor(theme.muted))
            axis.setStyle(tickFont=sans(11))
            axis.enableAutoSIPrefix(False)
            axis.setLabel(words, color=theme.muted)
        pen = pyqtgraph.mkPen(qcolor(theme.focus), width=2)
        self._line = self._plot.plot([], [], pen=pen)
        self._best = pyqtgraph.ScatterPlotItem(
            size=9, brush=qcolor(theme.accepted), pen=pyqtgraph.mkPen(qcolor(theme.panel))
        )
        self._plot.addItem(self._best)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        self.setAccessibleName("Curve of the training")

    def clear(self) -> None:
        self._points = []
        self._draw()

    def add(self, point: "Judged") -> None:
        """Show one more judgement."""
        self._points.append(point)
        self._draw()

    @property
    def points(self) -> "list[Judged]":
        return self._points

    def _draw(self) -> None:
        scores = [100 * each.score for each in self._points]
        self._line.setData([each.step for each in self._points], scores)
        best = max(self._points, key=lambda each: each.score, default=None)
        self._best.setData([best.step] if best else [], [100 * best.score] if best else [])
        if best is not None:
            said = f"Best so far: F1 {100 * best.score:.1f} % at step {best.step:,}."
            self.setAccessibleDescription(said)
