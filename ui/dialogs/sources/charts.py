"""A chart in the colours of the theme. pyqtgraph is loaded when the first one is made.

Nothing in it moves and nothing is clicked: what it shows is said in words beside it as well.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.dialogs.sources.chart_legend import LINE, MARK, ChartLegend, Mark
from ui.theme import Theme, mix, qcolor, sans

if TYPE_CHECKING:
    from pyqtgraph import PlotWidget

SHARES = tuple((share / 4, f"{25 * share} %") for share in range(5))
LEFT = 62
BEAM = 0.012
FILL = 0.5
"""How strongly a bar is filled with its colour."""


class Chart(QWidget):
    """Axes with names; series, bars and error bars are drawn until `clear`."""

    def __init__(self, theme: Theme, *, name: str, left: str, bottom: str) -> None:
        super().__init__()
        import pyqtgraph

        self._theme = theme
        self._titles = {"left": left, "bottom": bottom}
        self.plot: PlotWidget = pyqtgraph.PlotWidget()
        self.plot.setAntialiasing(True)
        self.plot.setFrameShape(QFrame.Shape.NoFrame)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setAccessibleName(name)
        self.plot.getAxis("left").setWidth(LEFT)
        self.legend = ChartLegend(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.legend)
        column.addWidget(self.plot, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the axes in other colours; what stands between them is drawn anew by the page."""
        import pyqtgraph

        self._theme = self.legend.theme = theme
        self.plot.setBackground(qcolor(theme.panel))
        for side, title in self._titles.items():
            axis = self.plot.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setPen(pyqtgraph.mkPen(theme.strong_border))
            axis.setTextPen(pyqtgraph.mkPen(theme.muted))
            axis.setStyle(tickFont=sans(11), tickLength=-4, hideOverlappingLabels=False)
            axis.setLabel(title, color=theme.muted, **{"font-size": "11px"})
        self.plot.showGrid(x=False, y=True, alpha=0.14)

    def say(self, words: str) -> None:
        """What the chart shows, for those who cannot see it."""
        self.plot.setAccessibleDescription(words)

    def clear(self) -> None:
        self.plot.clear()
        self.legend.show_marks([])

    def range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        self.plot.setRange(xRange=x, yRange=y, padding=0)

    def ticks(self, side: str, ticks: Sequence[tuple[float, str]]) -> None:
        self.plot.getAxis(side).setTicks([list(ticks)])

    # -- what is drawn ---------------------------------------------------------------------------

    def series(self, mark: Mark, x: Sequence[float], y: Sequence[float | None]) -> None:
        """Draw points and the line between them; where y is None there is neither."""
        known = [(at, value) for at, value in zip(x, y, strict=True) if value is not None]
        if not known:
            return
        import pyqtgraph

        pen = mark.pen()
        pen.setWidthF(LINE * self.devicePixelRatioF())  # a cosmetic pen is as wide on every screen
        brush = pyqtgraph.mkBrush(self._theme.panel if mark.is_hollow else mark.colour)
        item = self.plot.plot(
            [at for at, _ in known], [value for _, value in known], antialias=True,
            pen=pen if mark.has_line else None, symbol=mark.sign or None, symbolSize=MARK,
            symbolPen=pyqtgraph.mkPen(mark.colour, width=LINE), symbolBrush=brush,
        )  # fmt: skip
        item.setZValue(2)
        self._named(mark)

    def bars(self, mark: Mark, x: Sequence[float], heights: Sequence[float], width: float) -> None:
        import pyqtgraph

        fill = None if mark.is_hollow else mix(self._theme.panel, mark.colour, FILL)
        item = pyqtgraph.BarGraphItem(
            x=list(x), height=list(heights), width=width, brush=pyqtgraph.mkBrush(fill),
            pen=pyqtgraph.mkPen(mark.colour, width=1.5),
        )  # fmt: skip
        self.plot.addItem(item)
        self._named(mark)

    def whiskers(
        self, colour: str, x: Sequence[float], low: Sequence[float], high: Sequence[float]
    ) -> None:
        """Draw from where to where a value may lie, at each x."""
        import numpy
        import pyqtgraph

        ends = numpy.array([low, high], dtype=float)
        middle = ends.mean(axis=0)
        item = pyqtgraph.ErrorBarItem(
            x=numpy.array(x, dtype=float), y=middle, top=ends[1] - middle,
            bottom=middle - ends[0], beam=BEAM, pen=pyqtgraph.mkPen(colour, width=1.5),
        )  # fmt: skip
        self.plot.addItem(item)

    def _named(self, mark: Mark) -> None:
        if mark.name:
            self.legend.show_marks([*self.legend.marks, mark])


def number_ticks(first: float, last: float, most: int = 8) -> list[tuple[float, str]]:
    """Return whole numbers from `first` to `last` in steps of 1, 2, 5, 10, 20, 50…"""
    steps = (factor * 10**power for power in range(9) for factor in (1, 2, 5))
    step = next(step for step in steps if (last - first) / step <= most)
    begin = -(-int(first) // step) * step
    return [(at, f"{at:,}") for at in range(begin, int(last) + 1, step)]
