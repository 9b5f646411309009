"""The fonts of the canvas and the distances between text, labels and arcs, at one text size."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from ui.theme import LABEL_PX, TEXT_PX, sans, serif

MEASURE = 730
"""The width of the text at the normal size."""
HEADING = 1.375
"""How much larger a title is than the text."""
WORD_SPACE = 0.08
PILL_PADDING = 4.0
NESTING = 3
"""How far an outer mark reaches beyond an inner one."""


class Metrics:
    """The parts of a line from the top down: arc lanes, label rows, text, room for underlines."""

    __slots__ = ("above", "bare", "below", "bottom", "font", "gap", "lane", "pill", "row")

    def __init__(self, font: QFont, text_px: float) -> None:
        scale = max(1.0, text_px / TEXT_PX)
        size = font.pixelSize()
        self.font = font
        self.pill = round(11 * scale)
        self.row = self.pill + 1
        self.lane = self.pill + 2
        self.gap = 2
        self.above = size
        self.below = round(size * 0.44)
        self.bottom = 3
        self.bare = round(size * 0.9)

    def height(self, rows: int, lanes: int, level: int) -> int:
        """Return the pitch of a line. The normal one has room for one nested mark."""
        deeper = max(0, level - 1) * NESTING
        head = lanes * self.lane + rows * self.row + self.gap
        return head + self.above + self.below + self.bottom + deeper


class Lettering:
    """A font for small capitals and what is known of it."""

    __slots__ = ("_metrics", "_spacing", "_widths", "cap", "font")

    def __init__(self, pixels: float, weight: QFont.Weight, spacing: float) -> None:
        self.font = QFont(sans(pixels, weight))
        self.font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        self._spacing = spacing
        self._metrics = QFontMetricsF(self.font)
        self.cap = self._metrics.capHeight()
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the width without the space after the last letter."""
        known = self._widths.get(text)
        if known is None:
            known = self._widths[text] = self._metrics.horizontalAdvance(text) - self._spacing
        return known

    def elided(self, text: str, width: float) -> str:
        if self.width(text) <= width + 0.5:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class Style:
    """Everything that depends on the size of the text."""

    def __init__(self, text_px: int = TEXT_PX) -> None:
        scale = text_px / TEXT_PX
        small = LABEL_PX * max(1.0, scale)
        self.text_px = text_px
        self.measure = round(MEASURE * scale)
        self.body = Metrics(_spaced(serif(text_px)), text_px)
        self.heading = Metrics(_spaced(serif(text_px * HEADING, bold=True)), text_px)
        self.label = Lettering(small, QFont.Weight.DemiBold, 0.4)
        self.pill = Lettering(small, QFont.Weight.Bold, 0.3)
        self.zone = Lettering(small, QFont.Weight.DemiBold, 0.7)
        self.hint = Lettering(small * 1.1, QFont.Weight.Bold, 0.0)
        self._average = QFontMetricsF(self.body.font).averageCharWidth()

    def metrics(self, *, heading: bool) -> Metrics:
        return self.heading if heading else self.body

    def label_width(self, text: str, *, pill: bool) -> float:
        return self.pill_width(text) if pill else self.label.width(text)

    def pill_width(self, text: str) -> float:
        return self.pill.width(text) + PILL_PADDING * 2

    def guess_lines(self, characters: int, width: float) -> int:
        """Return about how many lines a paragraph takes, before it is laid out."""
        return max(1, math.ceil(characters * self._average / max(1.0, width)))


def _spaced(font: QFont) -> QFont:
    """A little more room between words, so that two marks do not touch."""
    font.setWordSpacing(font.pixelSize() * WORD_SPACE)
    return font
