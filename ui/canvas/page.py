"""The page: one QTextLayout for each line of the text, laid out when it is needed.

Coordinates are device independent pixels from the top left corner of the text. Every visual line
has a band of its own (arc lanes, label rows, text, underlines) that depends on the text and on
which places are marked, never on focus or states.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QColor

from annotation.values import SILENT_ZONES, Fragment, Zone
from ui.canvas.paragraph import SPACING, Line, Paragraph
from ui.canvas.style import Style

TOP = 20
BOTTOM = 72

Demand = tuple[int, int, int]
"""What a line has to have room for: rows of labels, lanes, the highest nesting level."""


class Page:
    """All paragraphs. `demand` says what a line has to have room for; `ink` is for silent zones."""

    def __init__(
        self,
        text: str,
        style: Style,
        width: float,
        demand: Callable[[Line], Demand],
        zones: Sequence[Zone],
        ink: QColor,
    ) -> None:
        self.text = text
        self.style = style
        self.width = width
        self._demand = demand
        self._silent = [zone for zone in zones if zone.kind in SILENT_ZONES]
        self._ink = ink
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
            text = self.text[paragraph.start : paragraph.end]
            quiet = self._quiet_in(paragraph)
            paragraph.lay(text, self.width, quiet=quiet, ink=self._ink)
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

    # -- making ----------------------------------------------------------------------------------

    def _paragraph(self, index: int, start: int, end: int) -> Paragraph:
        heading = any(zone.start < end and start < zone.end for zone in self._titles)
        paragraph = Paragraph(index, start, end, self.style.metrics(heading=heading))
        lines = self.style.guess_lines(end - start, self.width)
        if start == end or (lines == 1 and self.text[start:end].isspace()):
            paragraph.blank = True
            paragraph.height = paragraph.metrics.bare
        else:
            paragraph.height = lines * paragraph.metrics.height(1, 1, 0) + SPACING
        return paragraph

    def _quiet_in(self, paragraph: Paragraph) -> list[Fragment]:
        """Return the zones in a paragraph that get no suggestions."""
        clipped = (
            (max(zone.start, paragraph.start), min(zone.end, paragraph.end))
            for zone in self._silent
        )
        return [(start, end) for start, end in clipped if start < end]

    def _pile(self, paragraph: Paragraph) -> None:
        before = paragraph.height
        paragraph.pile()
        if paragraph.height != before:
            self._clean = min(self._clean, paragraph.index)

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
