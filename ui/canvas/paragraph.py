"""A paragraph, which is one line of the text, and the visual lines that it is broken into.

Offsets are code points of the whole text; UTF-16 stays inside of this module and `offsets`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from annotation.values import Fragment
from ui.canvas.offsets import Offsets
from ui.canvas.style import Metrics

SPACING = 6
"""Between two paragraphs, beside the pitch of their lines."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Shown in place of characters that Qt would drop, break at or take for an object: one for one.
_SHOWN = dict.fromkeys((*range(9), *range(11, 32), 127, 133), 32) | {
    0xFEFF: 0x200B,
    0xFFFC: 0xFFFD,
    0x2029: 0x2028,
}

Interval = tuple[float, float]


class Line:
    """One visual line: code points `[start, end)`, and its band from `y`, within its paragraph."""

    __slots__ = (
        "end",
        "height",
        "inked_end",
        "lanes",
        "level",
        "metrics",
        "number",
        "paragraph",
        "qline",
        "rows",
        "start",
        "y",
    )

    def __init__(self, paragraph: "Paragraph", number: int, qline: QTextLine, at: Fragment) -> None:
        self.paragraph = paragraph
        self.number = number
        self.qline = qline
        self.start, self.end = at
        self.inked_end = at[1]
        self.metrics: Metrics = paragraph.metrics
        self.rows = self.lanes = 1
        self.level = 0
        self.y = self.height = 0

    @property
    def key(self) -> tuple[int, int]:
        return self.paragraph.index, self.number

    @property
    def top(self) -> int:
        return self.paragraph.top + self.y

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def boxes(self, start: int, end: int) -> list[Interval]:
        """Return from where to where the characters `[start, end)` stand on this line."""
        paragraph = self.paragraph
        start, end = max(start, self.start), min(end, self.inked_end)
        if start >= end:
            return []
        first = paragraph.offsets.to_utf16(start - paragraph.start)
        last = paragraph.offsets.to_utf16(end - paragraph.start)
        if paragraph.bidi:
            return _run_boxes(self.qline, first, last)
        return [(_x_of(self.qline, first), _x_of(self.qline, last))]

    def offset_at(self, x: float, *, between: bool = True) -> int:
        """Return the boundary nearest to `x`, or else the character under it."""
        how = QTextLine.CursorPosition
        kind = how.CursorBetweenCharacters if between else how.CursorOnCharacter
        unit = self.qline.xToCursor(x, kind)
        offset = self.paragraph.start + self.paragraph.offsets.to_code_point(unit)
        return max(self.start, min(offset, self.end))

    def lane_y(self, lane: int) -> float:
        """Return the middle of an arc lane; lane 0 is the one next to the labels."""
        metrics = self.metrics
        return self.top + (self.lanes - lane) * metrics.lane - metrics.lane / 2 - 0.5

    def row_y(self, row: int) -> float:
        """Return the top of a row of labels; row 0 is the one next to the text."""
        metrics = self.metrics
        return self.top + self.lanes * metrics.lane + (self.rows - 1 - row) * metrics.row

    @property
    def text_top(self) -> int:
        metrics = self.metrics
        return self.top + self.lanes * metrics.lane + self.rows * metrics.row + metrics.gap

    @property
    def baseline(self) -> int:
        return self.text_top + self.metrics.above

    @property
    def text_bottom(self) -> int:
        return self.baseline + self.metrics.below


class Paragraph:
    """One line of the text, `[start, end)` without its line end.

    `blank: nothing but white space, and not so much that it needs several lines."""

    __slots__ = (
        "bidi",
        "blank",
        "end",
        "height",
        "index",
        "layout",
        "lines",
        "metrics",
        "offsets",
        "start",
        "top",
    )

    def __init__(self, index: int, start: int, end: int, metrics: Metrics) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.metrics = metrics
        self.top = self.height = 0
        self.layout: QTextLayout | None = None
        self.lines: list[Line] = []
        self.offsets = Offsets("")
        self.bidi = False
        self.blank = False

    def line_at(self, offset: int) -> Line:
        """Return the visual line with the character at `offset`."""
        place = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[max(0, place)]

    def lay(self, text: str, width: float, *, quiet: Iterable[Fragment], ink: QColor) -> None:
        """Break `text`, the paragraph's own, into lines. `quiet` stretches have another ink."""
        self.offsets = Offsets(text)
        self.bidi = not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
        layout = QTextLayout(text.translate(_SHOWN), self.metrics.font)
        layout.setTextOption(_option(2.0 * self.metrics.font.pixelSize()))
        layout.setCacheEnabled(True)
        layout.setFormats([self._format(*stretch, ink) for stretch in quiet])
        # The layout is kept: its lines are nothing without it.
        self.layout = layout
        layout.beginLayout()
        while (qline := layout.createLine()).isValid():
            qline.setLineWidth(width)
            qline.setPosition(QPointF(0, 0))
            start = self.offsets.to_code_point(qline.textStart())
            end = self.offsets.to_code_point(qline.textStart() + qline.textLength())
            line = Line(self, len(self.lines), qline, (self.start + start, self.start + end))
            line.inked_end = line.start + len(text[start:end].rstrip())
            self.lines.append(line)
        layout.endLayout()

    def pile(self) -> None:
        """Put the lines one below the other."""
        if self.blank:
            self.lines[0].height = self.height = self.metrics.bare
            return
        y = 0
        for line in self.lines:
            line.y = y
            line.height = line.metrics.height(line.rows, line.lanes, line.level)
            y += line.height
        self.height = y + SPACING

    def _format(self, start: int, end: int, ink: QColor) -> QTextLayout.FormatRange:
        part = QTextLayout.FormatRange()
        part.start = self.offsets.to_utf16(start - self.start)
        part.length = self.offsets.to_utf16(end - self.start) - part.start
        look = QTextCharFormat()
        look.setForeground(ink)
        part.format = look
        return part


def _option(tab: float) -> QTextOption:
    option = QTextOption()
    option.setTabStopDistance(tab)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option


def _x_of(qline: QTextLine, unit: int) -> float:
    answer: object = qline.cursorToX(unit)
    place = answer[0] if isinstance(answer, tuple) else answer
    return place if isinstance(place, float) else 0.0


def _run_boxes(qline: QTextLine, first: int, last: int) -> list[Interval]:
    """Boxes where the direction changes: what `cursorToX` says is wrong there."""
    boxes: list[Interval] = []
    for run in qline.glyphRuns(first, last - first):
        rect = run.boundingRect()
        boxes.append((rect.left(), rect.right()))
    return _merge(boxes)


def _merge(boxes: list[Interval]) -> list[Interval]:
    """Join boxes that touch."""
    found: list[Interval] = []
    for left, right in sorted(boxes):
        if found and left <= found[-1][1] + 1.0:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found
