"""Which roles and ties a row rests on, as it is shown: what Enter accepts with an event.

Read from the same rows as the list and the inspector show, so that what is seen is what is taken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotation.frames.build import build_row
from annotation.frames.review import ReviewScene
from annotation.frames.scene import Tie
from annotation.frames.values import Row
from annotation.frames.web import HANGING, Web
from annotation.review import Item, Link, Review, State

_UPWARDS = frozenset({"cause", "part"})


@dataclass(frozen=True, slots=True)
class WholeRow:
    """The links of a row in the order in which to take them: what ties its events stands first.

    `triggers` are the suggested triggers beside the one that was asked for, `told` the suggested
    events that are told in the row.
    """

    links: tuple[Link, ...]
    triggers: tuple[Item, ...]
    told: tuple[Item, ...]

    @property
    def note(self) -> str:
        """What is accepted beside the event itself, "" for nothing."""
        count = len(self.triggers)
        parts = [f"{count} other trigger{'s' if count > 1 else ''}"] if count else []
        parts += ["what is told in its row"] if self.told else []
        return f"with {' and '.join(parts)}" if parts else ""


def whole_row(review: Review, event_id: str) -> WholeRow:
    """Return what the row of an event rests on, as it is shown."""
    web = Web(ReviewScene(review))
    row = build_row(web, event_id)
    told = [id_ for part in row.parts for id_ in web.cluster(part)]
    ties = _ordered(web, row, [*told, *row.mentions])
    others = [id_ for id_ in row.mentions if id_ != event_id]
    return WholeRow(_links(review, ties), _suggested(review, others), _suggested(review, told))


def _ordered(web: Web, row: Row, members: Iterable[str]) -> list[Tie]:
    """Return all ties of the members, then those that the row rests on around itself.

    Triggers are joined first; an event is tied to the one that it is told in before any other, so
    that of the ties in a circle those stay that the row is shown by.
    """
    own = [tie for id_ in members for tie in web.ties_of(id_)]
    around = list(_around(web, row))
    ranked = sorted([*own, *around], key=lambda tie: _rank(web, tie))
    return [tie for tie in ranked if web.thing(tie.target) is not None]


def _rank(web: Web, tie: Tie) -> tuple[int, int]:
    cell = web.codebook.cell_of(tie.role)
    if cell == "same":
        return 0, 0
    if cell not in _UPWARDS:
        return 2, 0
    heads = [each.head for each in web.upward(web.head(tie.event))]
    above = web.head(tie.target)
    is_in_row = web.whole(web.head(tie.event)) in (above, web.whole(above))
    return 1, (heads.index(above) if above in heads else len(heads)) + (0 if is_in_row else 100)


def _around(web: Web, row: Row) -> Iterator[Tie]:
    """Go through the ties of other events that the row rests on: where it is told, and evidence."""
    wanted = {*row.date.evidence, *row.place.evidence}
    for head in _path(web, row):
        yield from _joining(web, head)
    chain: list[str] = []
    above = web.around(row.id)
    while above is not None and above.head not in (row.id, *chain):
        chain.append(above.head)
        ties = list(_telling(web, above.head, wanted))
        if ties:
            yield from ties
            for head in chain:
                yield from _joining(web, head)
        above = web.around(above.head)


def _path(web: Web, row: Row) -> list[str]:
    """Return the heads between an event and the one in whose row it is told, that one too."""
    path = [row.id]
    while row.whole and path[-1] != row.whole:
        above = [u.head for u in web.upward(path[-1])]
        found = next((h for h in above if row.whole in (h, web.whole(h)) and h not in path), "")
        if not found:
            break
        path.append(found)
    return path[1:]


def _telling(web: Web, head: str, wanted: set[str]) -> Iterator[Tie]:
    """Go through the times and places around a row that it shows, and what ties them to it."""
    for each in (head, *web.sound_parts(head)):
        fillers = [*web.fillers(each, "date"), *web.fillers(each, "place")]
        found = [filler.tie for filler in fillers if filler.thing.id in wanted]
        yield from found
        if found and each != head:
            yield from _joining(web, each)


def _joining(web: Web, head: str) -> Iterator[Tie]:
    """Go through what makes the triggers of an event one, and names what is around it."""
    for id_ in web.cluster(head):
        yield from (tie for tie in web.ties_of(id_) if web.codebook.cell_of(tie.role) in HANGING)


def _links(review: Review, ties: Iterable[Tie]) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for tie in ties:
        if tie.id not in found:
            found |= {link.id: link for link in review.links_of(tie.event) if link.id == tie.id}
    return tuple(found.values())


def _suggested(review: Review, ids: Iterable[str]) -> tuple[Item, ...]:
    items = (review.item(id_) for id_ in ids)
    return tuple(i for i in items if i is not None and i.state is State.SUGGESTED)
