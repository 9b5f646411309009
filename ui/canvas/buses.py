"""What one event draws above one line: its bus, the pills of its roles, and their stems."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotation.review import Item
from ui.canvas.layout import Run, clear_x, runs, spread
from ui.canvas.marks import Mark
from ui.canvas.paragraph import Line
from ui.canvas.style import Style

PILL_GAP = 8.0
CLEAR = 10.0
"""How far pills keep away from the stem of their trigger."""
OVERHANG = (-4.0, 28.0)
"""How far pills may stand out on the left and on the right."""
BESIDE = 5.0
"""How far inside the ends of a pill its stem stays."""


@dataclass(frozen=True, slots=True)
class Stop:
    """An argument of an event: where it starts, and what its pill says."""

    offset: int
    target: str
    role: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Pill:
    """A role above its target, and how far down its stem goes: to a row of labels, -1 the text.

    No `stem_x`: the pill had to move away from its target.
    """

    x: float
    width: float
    text: str
    accepted: bool
    stem_x: float | None
    row: int

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(slots=True)
class Bus:
    """What one event draws above one line."""

    event: str
    pills: list[Pill]
    pieces: list[Run]
    trigger_x: float | None
    trigger_row: int
    margin: float | None
    accepted: bool
    leads: int = 0
    """Along the margin: down (-1), up (1), neither or both (0)."""
    lane: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        xs = [x for pill in self.pills for x in (pill.x, pill.x + pill.width)]
        xs += [x for piece in self.pieces for x in (piece.start, piece.end)]
        xs += [] if self.trigger_x is None else [self.trigger_x]
        return (min(xs), max(xs)) if xs else (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a bus is drawn: the line, its marks, the width of the text, the style."""

    line: Line
    marks: Sequence[Mark]
    width: float
    style: Style

    def holds(self, offset: int) -> bool:
        return self.line.start <= offset < self.line.end

    def labels_above(self, row: int) -> list[tuple[float, float]]:
        """Return from where to where the labels stand that a stem down to `row` passes."""
        labels = [mark.label for mark in self.marks if mark.label is not None]
        return [(label.x, label.x + label.width) for label in labels if label.row > row]

    def mark(self, id_: str) -> Mark | None:
        return next((mark for mark in self.marks if mark.item.id == id_), None)


def make_bus(ground: Ground, event: Item, stops: Sequence[Stop], margin: float) -> Bus | None:
    """Return what an event draws above a line; `margin` is where it may leave to other lines."""
    here = [stop for stop in stops if ground.holds(stop.offset)]
    away = [stop for stop in stops if not ground.holds(stop.offset)]
    trigger = ground.mark(event.id) if event.fragments and ground.holds(event.start) else None
    if not here and not (trigger is not None and away):
        return None
    apart = bool(away) or (bool(event.fragments) and trigger is None)
    trigger_x = _stem_of_trigger(ground, trigger) if trigger is not None else None
    pills = _pills(ground, here, trigger_x)
    side = margin if apart else None
    return Bus(
        event.id,
        pills,
        _pieces(pills, trigger_x, side, any(stop.accepted for stop in away)),
        trigger_x,
        _row(trigger),
        side,
        any(stop.accepted for stop in stops),
        _leads(ground.line, [event.start, *(stop.offset for stop in stops)]),
    )


def _leads(line: Line, offsets: Sequence[int]) -> int:
    up = any(offset < line.start for offset in offsets)
    return up - any(offset >= line.end for offset in offsets)


def _pills(ground: Ground, stops: Sequence[Stop], trigger_x: float | None) -> list[Pill]:
    found: list[tuple[Stop, Mark, float]] = []
    for stop in stops:
        mark = ground.mark(stop.target)
        if mark is not None:
            found.append((stop, mark, ground.style.pill_width(stop.role)))
    wants = [(_label_left(mark) - 2.0, width) for _, mark, width in found]
    placed = _place(wants, trigger_x, ground.width + OVERHANG[1])
    return [
        Pill(x, width, stop.role, stop.accepted, *_stem(ground, mark, x, width))
        for (stop, mark, width), x in zip(found, placed, strict=True)
    ]


def _place(wants: list[tuple[float, float]], trigger_x: float | None, right: float) -> list[float]:
    """Return an x for each pill: none on another, none on the stem of the trigger."""
    left = OVERHANG[0]
    if trigger_x is None:
        return spread(wants, gap=PILL_GAP, left=left, right=right)
    before = [at for at, (x, width) in enumerate(wants) if x + width / 2 < trigger_x]
    after = [at for at in range(len(wants)) if at not in before]
    placed = [0.0] * len(wants)
    for side, start, end in (
        (before, left, trigger_x - CLEAR),
        (after, trigger_x + CLEAR, right),
    ):
        xs = spread([wants[at] for at in side], gap=PILL_GAP, left=start, right=end)
        for at, x in zip(side, xs, strict=True):
            placed[at] = x
    return placed


def _pieces(
    pills: list[Pill], trigger_x: float | None, margin: float | None, away: bool
) -> list[Run]:
    """Return the bus of a line, starting at its trigger, else at the margin."""
    stops = [(pill.middle, pill.accepted) for pill in pills]
    if trigger_x is None:
        anchor = margin if margin is not None else min((x for x, _ in stops), default=0.0)
        return runs(anchor, [stop for stop in stops if stop[0] != anchor])
    left = [stop for stop in stops if stop[0] < trigger_x]
    left += [] if margin is None else [(margin, away)]
    return runs(trigger_x, left) + runs(trigger_x, [s for s in stops if s[0] >= trigger_x])


def _label_left(mark: Mark) -> float:
    return mark.label.x if mark.label is not None else mark.left


def _stem_of_trigger(ground: Ground, trigger: Mark) -> float:
    label = trigger.label
    left, right = trigger.left, trigger.right
    if label is not None:
        left, right = label.x, label.x + label.width
    room = (min(left + BESIDE, right), max(left, right - BESIDE))
    return clear_x((left + right) / 2, room, ground.labels_above(_row(trigger)))


def _stem(ground: Ground, mark: Mark, x: float, width: float) -> tuple[float | None, int]:
    """Return where the stem of a pill goes down, and to which row of labels."""
    label, middle = mark.label, x + width / 2
    room = (x + BESIDE, x + width - BESIDE)
    if label is not None and room[0] <= label.x + label.width and label.x <= room[1]:
        wish = label.x + label.width / 2
        return clear_x(wish, room, ground.labels_above(label.row)), label.row
    return (middle, -1) if mark.left <= middle <= mark.right else (None, -1)


def _row(mark: Mark | None) -> int:
    return mark.label.row if mark is not None and mark.label is not None else -1
