"""Where labels, lanes and pills go, and what lies under a point. Pure: numbers in, numbers out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotation.values import Fragment

HINTS = "asdfjklghqweruioptyzxcvbnm"
"""Letters offered for picking, the easiest to reach first."""
MOST_SLIDE = 16.0
"""How far a label may slide to the left to make room for its neighbour."""
STEM_ROOM = 3.0
"""How far a stem keeps away from a label that it passes."""
LEAST_LABEL = 12.0
"""A label that would be narrower than this is not drawn."""


@dataclass(frozen=True, slots=True)
class Want:
    """A label that wants to start at `x`; inner marks (low levels) are served first."""

    x: float
    width: float
    level: int = 0


@dataclass(slots=True)
class Place:
    """Where a label goes: row 0 is the one next to the text. No width: it is not drawn."""

    row: int
    x: float
    width: float

    @property
    def end(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of an item on the screen."""

    id: str
    x0: float
    y0: float
    x1: float
    y1: float
    level: int = 0

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


def levels(extents: Sequence[Fragment]) -> list[int]:
    """Return how far out each stretch lies: 0, or one more than the shorter ones it overlaps."""
    found = [0] * len(extents)
    order = sorted(range(len(extents)), key=lambda at: (extents[at][1] - extents[at][0], at))
    for place, at in enumerate(order):
        start, end = extents[at]
        inner = [
            found[other]
            for other in order[:place]
            if extents[other][0] < end and start < extents[other][1]
        ]
        found[at] = 1 + max(inner, default=-1)
    return found


def place_labels(
    wants: Sequence[Want], *, gap: float, rows: int | None = None, left: float = 0.0
) -> list[Place]:
    """Give each label a place so that none touches another.

    The nearest row wins; a label may slide a little to the left (not beyond `left`) to let its
    neighbour in. With `rows` given there are no more than these: what does not fit is shortened.
    """
    taken: list[list[Place]] = []
    placed: list[Place] = [Place(0, want.x, want.width) for want in wants]
    order = sorted(range(len(wants)), key=lambda at: (wants[at].level, wants[at].x, at))
    for at in order:
        place = placed[at]
        row = next((r for r, used in enumerate(taken) if _fits(place, used, gap, left)), len(taken))
        if rows is not None and row >= rows:
            row = _squeeze(place, taken, gap)
        elif row == len(taken):
            taken.append([])
        place.row = row
        if place.width:
            taken[row].append(place)
    return placed


def rows_needed(places: Iterable[Place]) -> int:
    """Return how many rows of labels there are, at least one."""
    return max((place.row + 1 for place in places), default=1)


def _fits(place: Place, used: list[Place], gap: float, left: float) -> bool:
    """Whether there is room, if need be after the neighbour to the left has slid aside."""
    clash = [other for other in used if other.x < place.end + gap and place.x < other.end + gap]
    if not clash:
        return True
    if len(clash) > 1 or clash[0].x >= place.x:
        return False
    neighbour = clash[0]
    shift = neighbour.end + gap - place.x
    target = neighbour.x - shift
    if shift > MOST_SLIDE or target < left:
        return False
    if any(other is not neighbour and target < other.end + gap <= place.x for other in used):
        return False
    neighbour.x = target
    return True


def _squeeze(place: Place, taken: list[list[Place]], gap: float) -> int:
    """Shorten a label to the widest room that the rows still have at its place."""
    best, widest, start = 0, 0.0, place.x
    for row, used in enumerate(taken):
        before = [other.end + gap for other in used if other.x <= place.x]
        x = max([place.x, *before])
        after = [other.x - gap for other in used if other.x > place.x]
        room = min([x + place.width, *after]) - x
        if room > widest:
            best, widest, start = row, room, x
    place.x, place.width = start, widest if widest >= LEAST_LABEL else 0.0
    return best


def lanes(intervals: Sequence[tuple[float, float]], *, gap: float) -> list[int]:
    """Give each interval the lowest lane where nothing comes nearer than `gap`."""
    used: list[list[tuple[float, float]]] = []
    found: list[int] = []
    for start, end in intervals:
        lane = 0
        while lane < len(used) and any(a < end + gap and start < b + gap for a, b in used[lane]):
            lane += 1
        if lane == len(used):
            used.append([])
        used[lane].append((start, end))
        found.append(lane)
    return found


def spread(
    wants: Sequence[tuple[float, float]], *, gap: float, left: float, right: float
) -> list[float]:
    """Return an x for each `(x, width)` so that none overlap, as near to the wishes as may be."""
    order = sorted(range(len(wants)), key=lambda at: wants[at])
    found = [0.0] * len(wants)
    edge = left
    for at in order:
        found[at] = max(wants[at][0], edge)
        edge = found[at] + wants[at][1] + gap
    edge = right
    for at in reversed(order):
        found[at] = min(found[at], edge - wants[at][1])
        edge = found[at] - gap
    return found


def hit(boxes: Iterable[Box], x: float, y: float) -> str | None:
    """Return the innermost item under a point: the lowest level, then the narrowest."""
    under = [box for box in boxes if box.holds(x, y)]
    best = min(under, key=lambda box: (box.level, box.x1 - box.x0), default=None)
    return best.id if best else None


def hint_letters(count: int) -> list[str]:
    """Return what to type for each candidate, the best first; none of it begins another.

    A letter each; where there are more of them than letters, the last letters begin two.
    """
    room = len(HINTS) - 1
    leading = min(max(0, -(-(count - len(HINTS)) // room)), len(HINTS))
    single = len(HINTS) - leading
    pairs = [first + second for first in HINTS[single:] for second in HINTS]
    return [*HINTS[:single], *pairs][:count]


def nearest(choices: Iterable[tuple[str, float]], x: float) -> str | None:
    """Return the id of the choice `(id, x)` that is nearest to `x`."""
    best = min(choices, key=lambda choice: abs(choice[1] - x), default=None)
    return best[0] if best else None


def clear_x(wish: float, room: tuple[float, float], blocks: Iterable[tuple[float, float]]) -> float:
    """Return the place in `room` nearest to `wish` that lies in no block; else the wish."""
    low, high = room
    wish = max(low, min(wish, high))
    blocks = [(a - STEM_ROOM, b + STEM_ROOM) for a, b in blocks]
    edges = [x for block in blocks for x in block if low <= x <= high]
    free = [x for x in (wish, *edges) if not any(a < x < b for a, b in blocks)]
    return min(free, key=lambda x: abs(x - wish), default=wish)


@dataclass(frozen=True, slots=True)
class Run:
    """A straight piece of a bus. Solid as far as something accepted lies on it or beyond."""

    start: float
    end: float
    solid: bool


def runs(anchor: float, stops: Iterable[tuple[float, bool]]) -> list[Run]:
    """Return the pieces from `anchor` to the furthest of the `(place, accepted)` on one side."""
    stops = list(stops)
    reach = max((abs(place - anchor) for place, _ in stops), default=0.0)
    sure = max((abs(place - anchor) for place, accepted in stops if accepted), default=0.0)
    way = 1.0 if any(place > anchor for place, _ in stops) else -1.0
    found = [Run(anchor, anchor + way * sure, solid=True)] if sure else []
    if reach > sure:
        found.append(Run(anchor + way * sure, anchor + way * reach, solid=False))
    return found
