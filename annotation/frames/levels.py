"""Where the date and the place of an event may be found: its own roles first, then around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotation.codebook import Cell
from annotation.frames.scene import Thing
from annotation.frames.web import Filler, Web

OWN, SAME, PART = "own", "same event", "part"


@dataclass(frozen=True, slots=True)
class Level:
    """Fillers that say it with the same right. `event` is the other event that has them, if any.

    `origin` is as in DateCell; OWN also for what another trigger of the event says, see `whence`.
    The fillers stand in the order in which they are believed: those that a person accepted, then
    those of the first trigger.
    """

    origin: str
    fillers: tuple[Filler, ...]
    event: Thing | None = None
    is_around: bool = False
    """Whether that event is the cause or the whole of this one, and no part of it."""


def levels(web: Web, head: str, cell: Cell) -> Iterator[Level]:
    """Go through what fills a cell of an event: the nearest first, never twice."""
    seen = {head}
    yield from own_levels(web, head, cell)
    yield from _levels_of(web, web.sound_parts(head), cell, Level(PART, ()), seen)
    above, origin = web.around(head), ""
    while above is not None and above.head not in seen:
        origin = origin or above.cell
        heads = [above.head, *web.sound_parts(above.head)]
        yield from _levels_of(web, heads, cell, Level(origin, (), is_around=True), seen)
        above = web.around(above.head)


def _levels_of(
    web: Web, heads: list[str], cell: Cell, like: Level, seen: set[str]
) -> Iterator[Level]:
    for head in heads:
        if head not in seen:
            seen.add(head)
            for level in own_levels(web, head, cell):
                yield replace(like, fillers=level.fillers, event=web.event(head))


def own_levels(web: Web, head: str, cell: Cell) -> Iterator[Level]:
    """Go through what fills a cell in an event's own roles: first what its own words say.

    All triggers of an event speak for it; what one took over comes after what any of them says.
    """
    found: dict[str, list[Filler]] = {}
    for filler in sorted(web.fillers(head, cell), key=lambda each: _belief(web, each)):
        found.setdefault(filler.tie.inherited or OWN, []).append(filler)
    ranks = {OWN: 0, "sentence": 1, "paragraph": 2, "article": 3}
    for origin in sorted(found, key=lambda each: (ranks.get(each, len(ranks)), each)):
        yield Level(origin, tuple(found[origin]))


def first_voice(web: Web, fillers: Sequence[Filler]) -> list[Filler]:
    """Return those of the fillers of a level that are believed first, and all alike."""
    return [each for each in fillers if _belief(web, each) == _belief(web, fillers[0])]


def whence(web: Web, head: str, level: Level, filler: Filler) -> str:
    """Return the origin of a cell that this filler of a level decides."""
    is_other = level.event is None and level.origin == OWN and filler.tie.event != web.head(head)
    return SAME if is_other else level.origin


def _belief(web: Web, filler: Filler) -> tuple[bool, tuple[int, int, str]]:
    return filler.is_suggested, web.place(filler.tie.event)
