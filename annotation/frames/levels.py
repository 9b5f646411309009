"""Where the date and the place of an event may be found: its own roles first, then around it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotation.codebook import Cell
from annotation.frames.scene import Thing
from annotation.frames.web import Filler, Web

OWN, SAME, PART = "own", "same event", "part"


@dataclass(frozen=True, slots=True)
class Level:
    """Fillers that say it with the same right. `event` is the other event that has them, if any.

    `origin` is as in DateCell.
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
    """Go through what fills a cell in an event's own roles: first what its own words say."""
    found: dict[str, list[Filler]] = {}
    for filler in web.fillers(head, cell):
        said = OWN if filler.tie.event == head else SAME
        found.setdefault(filler.tie.inherited or said, []).append(filler)
    ranks = {OWN: 0, SAME: 1, "sentence": 2, "paragraph": 3, "article": 4}
    for origin in sorted(found, key=lambda each: (ranks.get(each, len(ranks)), each)):
        yield Level(origin, tuple(found[origin]))
