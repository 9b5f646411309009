"""The page: one QTextLayout for each line of the text, laid out when it is needed.

Coordinates are device independent pixels from the top left corner of the text. Every visual line
has a band of its own (arc lanes, label rows, text, underlines) that depends on the text and on
which places are marked, never on focus or states.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from annotation.values import SILENT_ZONES, Fragment, Zone
from ui.canvas.offsets import Offsets
from ui.canvas.style import Metrics, Style

TOP = 20
BOTTOM = 72
SPACING = 6
"""Between two lines of the text, beside their pitch."""

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
Demand = tuple[int, int, int]
"""What a line has to have room for: rows of labels, lanes, the highest nesting level."""


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
    """One line of the text, `[start, end)` without its line end."""

    __slots__ = (
        "bidi",
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

    def line_at(self, offset: int) -> Line:
        """Return the visual line with the character at `offset`."""
        place = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[max(0, place)]


class Page:
    """All paragraphs. `demand` says what a line has to have room for."""

    def __init__(
        self,
        text: str,
        style: Style,
        width: float,
        demand: Callable[[Line], Demand],
        zones: Sequence[Zone],
        quiet: QColor,
    ) -> None:
        self.text = text
        self.style = style
        self.width = width
        self._demand = demand
        self._silent = [zone for zone in zones if zone.kind in SILENT_ZONES]
        self._quiet = quiet
        self._titles = [zone for zone in zones if zone.kind == "title"]
        self.paragraphs = [self._paragraph(at, *place) for at, place in enumerate(_split(text))]
        self._starts = [paragraph.start for paragraph in self.paragraphs]
        self._clean = 0
        self._stack()

    @property
    def height(self) -> int:
        self._stack()
        last = self.paragraphs[-1]
        return last.top + last.height + BOTTOM

    def index_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def index_at_y(self, y: float) -> int:
        self._stack()
        return max(0, bisect_right(self.paragraphs, y, key=lambda paragraph: paragraph.top) - 1)

    def lay(self, index: int) -> Paragraph:
        """Lay a paragraph out, unless it is."""
        paragraph = self.paragraphs[index]
        if paragraph.layout is None:
            self._make(paragraph)
            for line in paragraph.lines:
                line.rows, line.lanes, line.level = self._demand(line)
            self._pile(paragraph)
        self._stack()
        return paragraph

    def line_of(self, offset: int) -> Line:
        return self.lay(self.index_at(offset)).line_at(offset)

    def lines_of(self, start: int, end: int) -> list[Line]:
        """Return the visual lines that `[start, end)` touches."""
        found: list[Line] = []
        for index in range(self.index_at(start), self.index_at(max(start, end - 1)) + 1):
            lines = self.lay(index).lines
            found += [
                line for line in lines if line.start < max(end, start + 1) and start < line.end
            ]
        return found

    def lines_between(self, top: float, bottom: float) -> list[Line]:
        """Return the visual lines whose bands meet `[top, bottom)`."""
        found: list[Line] = []
        index = self.index_at_y(top)
        while index < len(self.paragraphs):
            paragraph = self.lay(index)
            if paragraph.top >= bottom:
                break
            found += [line for line in paragraph.lines if line.top < bottom and line.bottom > top]
            index += 1
        return found

    def line_at_y(self, y: float) -> Line:
        """Return the visual line at a height, the nearest one between two bands."""
        lines = self.lay(self.index_at_y(y)).lines
        return next((line for line in lines if y < line.bottom), lines[-1])

    def restock(self, lines: Iterable[Line]) -> bool:
        """Give lines the room that they need now. Whether anything moves."""
        moved: dict[int, Paragraph] = {}
        for line in lines:
            before = line.rows, line.lanes, line.level
            line.rows, line.lanes, line.level = after = self._demand(line)
            if before != after:
                moved[line.paragraph.index] = line.paragraph
        for paragraph in moved.values():
            self._pile(paragraph)
        self._stack()
        return bool(moved)

    def laid_lines(self, start: int, end: int) -> list[Line]:
        """Return those of the visual lines in `[start, end)` that have been laid out."""
        found: list[Line] = []
        for index in range(self.index_at(start), self.index_at(max(start, end - 1)) + 1):
            lines = self.paragraphs[index].lines
            found += [line for line in lines if line.start < end and start < line.end]
        return found

    def boxes(self, line: Line, start: int, end: int) -> list[Interval]:
        """Return from where to where the characters `[start, end)` stand on a visual line."""
        paragraph = line.paragraph
        start, end = max(start, line.start), min(end, line.inked_end)
        if start >= end:
            return []
        first = paragraph.offsets.to_utf16(start - paragraph.start)
        last = paragraph.offsets.to_utf16(end - paragraph.start)
        if paragraph.bidi:
            return _run_boxes(line.qline, first, last)
        return [(_x_of(line.qline, first), _x_of(line.qline, last))]

    def offset_at(self, line: Line, x: float, *, between: bool = True) -> int:
        """Return the boundary nearest to `x`, or else the character under it."""
        how = QTextLine.CursorPosition
        kind = how.CursorBetweenCharacters if between else how.CursorOnCharacter
        unit = line.qline.xToCursor(x, kind)
        offset = line.paragraph.start + line.paragraph.offsets.to_code_point(unit)
        return max(line.start, min(offset, line.end))

    # -- making ----------------------------------------------------------------------------------

    def _paragraph(self, index: int, start: int, end: int) -> Paragraph:
        heading = any(zone.start < end and start < zone.end for zone in self._titles)
        paragraph = Paragraph(index, start, end, self.style.metrics(heading=heading))
        if start == end or self.text[start:end].isspace():
            paragraph.height = paragraph.metrics.bare
        else:
            lines = self.style.guess_lines(end - start, self.width)
            paragraph.height = lines * paragraph.metrics.height(1, 1, 0) + SPACING
        return paragraph

    def _make(self, paragraph: Paragraph) -> None:
        shown = self.text[paragraph.start : paragraph.end]
        paragraph.offsets = Offsets(shown)
        paragraph.bidi = not shown.isascii() and _RIGHT_TO_LEFT.search(shown) is not None
        layout = QTextLayout(shown.translate(_SHOWN), paragraph.metrics.font)
        layout.setTextOption(_option(2.0 * paragraph.metrics.font.pixelSize()))
        layout.setCacheEnabled(True)
        layout.setFormats(self._formats(paragraph))
        paragraph.layout = layout
        layout.beginLayout()
        while (qline := layout.createLine()).isValid():
            qline.setLineWidth(self.width)
            qline.setPosition(QPointF(0, 0))
            start = paragraph.offsets.to_code_point(qline.textStart()) + paragraph.start
            end = paragraph.offsets.to_code_point(qline.textStart() + qline.textLength())
            at = (start, end + paragraph.start)
            line = Line(paragraph, len(paragraph.lines), qline, at)
            line.inked_end = start + len(self.text[slice(*at)].rstrip())
            paragraph.lines.append(line)
        layout.endLayout()

    def _formats(self, paragraph: Paragraph) -> list[QTextLayout.FormatRange]:
        """Return the quieter ink of the zones that get no suggestions."""
        found: list[QTextLayout.FormatRange] = []
        for zone in self._silent:
            start, end = max(zone.start, paragraph.start), min(zone.end, paragraph.end)
            if start < end:
                part = QTextLayout.FormatRange()
                part.start = paragraph.offsets.to_utf16(start - paragraph.start)
                part.length = paragraph.offsets.to_utf16(end - paragraph.start) - part.start
                look = QTextCharFormat()
                look.setForeground(self._quiet)
                part.format = look
                found.append(part)
        return found

    def _pile(self, paragraph: Paragraph) -> None:
        """Put the lines of a paragraph one below the other."""
        before = paragraph.height
        if paragraph.start == paragraph.end or self._is_blank(paragraph):
            line = paragraph.lines[0]
            line.height = paragraph.height = paragraph.metrics.bare
        else:
            y = 0
            for line in paragraph.lines:
                line.y = y
                line.height = line.metrics.height(line.rows, line.lanes, line.level)
                y += line.height
            paragraph.height = y + SPACING
        if paragraph.height != before:
            self._clean = min(self._clean, paragraph.index)

    def _is_blank(self, paragraph: Paragraph) -> bool:
        blank = self.text[paragraph.start : paragraph.end].isspace()
        return blank and len(paragraph.lines) == 1

    def _stack(self) -> None:
        """Put the paragraphs one below the other, from the first that has another height."""
        if self._clean >= len(self.paragraphs):
            return
        at = self._clean
        y = TOP if at == 0 else self.paragraphs[at].top
        for paragraph in self.paragraphs[at:]:
            paragraph.top = y
            y += paragraph.height
        self._clean = len(self.paragraphs)


def _split(text: str) -> list[Fragment]:
    """Return the lines of the text without their line ends; there is at least one."""
    found: list[Fragment] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        found.append((start, end - line.endswith("\r")))
        start = end + 1
    return found


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
