"""The marks of a visual line: which items stand on it, how deep they are nested, their labels."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from annotation.codebook import Codebook, EntityType, EventType
from annotation.review import Item, Link, Review, State
from annotation.values import Fragment
from ui.canvas.layout import Box, Place, Want, levels, place_labels, rows_needed
from ui.canvas.page import Demand, Page
from ui.canvas.paragraph import Interval, Line
from ui.canvas.style import NESTING, Style

LABEL_GAP = 5.0
OVERHANG = 8.0
"""How far a label may stick out to the left of the text."""
_MOST_LEVEL = 3
_TALLEST = 4
"""More rows of labels than this are not made room for."""


@dataclass(slots=True)
class Label:
    """The name of a type above the first place of an item."""

    text: str
    x: float
    width: float
    row: int


@dataclass(slots=True)
class Mark:
    """What is drawn of one item on one visual line."""

    item: Item
    boxes: list[Interval]
    level: int
    opens: bool
    closes: bool
    label: Label | None = None

    @property
    def left(self) -> float:
        return min(box[0] for box in self.boxes)

    @property
    def right(self) -> float:
        return max(box[1] for box in self.boxes)


class Marks:
    """The marks of each line, made when they are asked for and forgotten when they change."""

    def __init__(self, review: Review, style: Style) -> None:
        self.page: Page
        self._review = review
        self._style = style
        self._lines: dict[tuple[int, int], list[Mark]] = {}
        self._rooms: dict[tuple[int, int], Demand] = {}
        self._reserved: dict[tuple[int, int], tuple[frozenset[object], int]] = {}
        self._longest = 1
        self._measured = 0
        self.measure_longest()

    def measure_longest(self) -> None:
        """Learn how far back an item may start that reaches into a line."""
        self._longest = max((-end - start for start, end, _, _ in self._review.order), default=1)

    def note(self, fragments: tuple[Fragment, ...]) -> None:
        if fragments:
            self._longest = max(self._longest, fragments[-1][1] - fragments[0][0])

    def on(self, line: Line) -> list[Mark]:
        """Return the marks of a line, outer ones first."""
        known = self._lines.get(line.key)
        if known is None:
            self.demand(line)
            known = self._lines[line.key]
        return known

    def forget(self, line: Line) -> None:
        self._lines.pop(line.key, None)

    def demand(self, line: Line) -> Demand:
        """Make the marks of a line and say what room they need.

        Room once given stays as long as the same places are marked, so that no decision moves
        the text: a label that has become longer is shortened instead.
        """
        if line.key in self._lines:
            return self._rooms[line.key]
        marks = self._make(line)
        places = frozenset((mark.item.fragments, mark.item.kind) for mark in marks)
        known = self._reserved.get(line.key)
        wants = [self._want(line, mark) for mark in marks if mark.opens]
        fixed = known[1] if known is not None and known[0] == places else None
        placed = place_labels(wants, gap=LABEL_GAP, rows=fixed or _TALLEST, left=-OVERHANG)
        for mark, place in zip((m for m in marks if m.opens), placed, strict=True):
            mark.label = self._label(mark.item, place)
        rows = fixed or rows_needed(placed)
        self._reserved[line.key] = (places, rows)
        self._lines[line.key] = marks
        room = rows, 1, max((mark.level for mark in marks), default=0)
        self._rooms[line.key] = room
        return room

    def between(self, start: int, end: int) -> Iterator[Item]:
        """Yield the items with a fragment in `[start, end)`, in reading order."""
        order = self._review.order
        for at in range(bisect_left(order, (start - self._longest,)), len(order)):
            if order[at][0] >= end:
                break
            if -order[at][1] > start:
                item = self._review.item(order[at][3])
                if item is not None and any(a < end and start < b for a, b in item.fragments):
                    yield item

    def mark_of(self, item: Item, offset: int | None = None) -> tuple[Line, Mark] | None:
        """Return the line and the mark at the first place of an item, or at an offset in it."""
        if not item.fragments:
            return None
        line = self.page.line_of(item.start if offset is None else offset)
        return next(((line, mark) for mark in self.on(line) if mark.item.id == item.id), None)

    def hit_boxes(self, line: Line, *, hide_rejected: bool) -> list[Box]:
        """Return what can be clicked on a line: the marked text and the labels."""
        boxes: list[Box] = []
        for mark in self.on(line):
            if hide_rejected and mark.item.state is State.REJECTED:
                continue
            id_, level = mark.item.id, mark.level
            reach = NESTING * level
            top, bottom = line.text_top - reach, line.text_bottom + reach
            boxes += [Box(id_, a, top, b, bottom, level) for a, b in mark.boxes]
            if mark.label is not None:
                y = line.row_y(mark.label.row)
                x = mark.label.x
                boxes.append(Box(id_, x, y, x + mark.label.width, y + line.metrics.row, -1))
        return boxes

    # -- making ----------------------------------------------------------------------------------

    def _make(self, line: Line) -> list[Mark]:
        items = list(self.between(line.start, line.end))
        # Nesting is counted over everything that overlaps, so that it is the same on each line.
        if items:
            first, last = min(i.start for i in items), max(i.end for i in items)
            around = items
            if first < line.start or last > line.end:
                around = list(self.between(first, last))
            deep = dict(
                zip(
                    (item.id for item in around),
                    levels([(item.start, item.end) for item in around]),
                    strict=True,
                )
            )
            marks = [self._mark(line, item, min(deep[item.id], _MOST_LEVEL)) for item in items]
            return sorted((m for m in marks if m.boxes), key=lambda mark: -mark.level)
        return []

    def _mark(self, line: Line, item: Item, level: int) -> Mark:
        boxes = [box for a, b in item.fragments for box in line.boxes(a, b)]
        opens = line.start <= item.start < line.end
        return Mark(item, boxes, level, opens, line.start < item.end <= line.end)

    def _want(self, line: Line, mark: Mark) -> Want:
        width = self._style.label_width(short_of(self._review, mark.item), pill=is_pill(mark.item))
        first = line.boxes(*_first_in(mark.item, line))
        if _is_right_to_left(self._review.text[mark.item.start]):
            return Want(max(box[1] for box in first) - width, width, mark.level)
        lead = -1.0 if is_pill(mark.item) else 0.0
        return Want(min(box[0] for box in first) + lead, width, mark.level)

    def _label(self, item: Item, place: Place) -> Label | None:
        if place.width <= 0:
            return None
        letters = self._style.pill if is_pill(item) else self._style.label
        room = place.width - (self._style.pill_width("") if is_pill(item) else 0)
        text = letters.elided(short_of(self._review, item), room)
        return Label(text, place.x, place.width, place.row)


def is_pill(item: Item) -> bool:
    """Triggers carry pills; a rejected one is only a struck label."""
    return item.kind == "event"


def type_of(review: Review, item: Item) -> EntityType | EventType | None:
    """Return the type of an item, None when the codebook does not know it."""
    try:
        return review.codebook.type(item.type)
    except KeyError:
        return None


def short_of(review: Review, item: Item) -> str:
    """Return what the label of an item says; "=" before it: the same event as an earlier one."""
    known = type_of(review, item)
    name = known.short if known is not None else item.type.upper()[:10]
    return f"= {name}" if item.kind == "event" and _is_told_before(review, item) else name


def _is_told_before(review: Review, item: Item) -> bool:
    """Whether an earlier trigger of the same event stands in the text."""
    codebook = review.codebook
    ends = [link.target for link in review.links_of(item.id) if _ties(codebook, link)]
    ends += [link.event for link in review.links_to(item.id) if _ties(codebook, link)]
    found = (review.item(end) for end in ends)
    return any(other is not None and other.place < item.place for other in found)


def _ties(codebook: Codebook, link: Link) -> bool:
    return codebook.cell_of(link.role) == "same"


def _first_in(item: Item, line: Line) -> Fragment:
    """Return the first fragment of an item, as far as it stands on a line."""
    start, end = item.fragments[0]
    return start, min(end, line.end)


def _is_right_to_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in {"R", "AL"}
