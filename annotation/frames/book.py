"""The rows of a Review, kept up to date edit by edit.

`frames.build.rows_of` is the definition; a Frames gives the same answer, and a decision costs what
it touches: the rows that hang together with it, before and after. A row that stays as it was stays
the same object.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from annotation.frames.build import build_row
from annotation.frames.checks import faults
from annotation.frames.review import ReviewScene
from annotation.frames.scene import Tie
from annotation.frames.values import Fault, Row
from annotation.frames.web import Web
from annotation.review import Delta, Review
from annotation.values import Entity, Fragment, extent

Place = tuple[int, int, str]
Naming = tuple[str, Entity | None]
"""How a mention names somebody: the id of an entity, and what is proposed as that entity."""
_NUMBERED = ("victim", "count")


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of an event when its row was made: whom a later change concerns."""

    linked: frozenset[str]
    fillers: tuple[str, ...]
    start: int
    end: int
    """Around its victims and counts: a number that is marked inside of one of them counts."""
    namings: tuple[Naming, ...]


class Frames:
    """The rows of one Review. Call `refresh` with the Delta of each edit, after the Review's."""

    _rows: tuple[Row, ...] | None

    def __init__(self, review: Review) -> None:
        self._review = review
        self._scene = ReviewScene(review)
        self._clear()
        self._build(Web(self._scene), self._scene.events())

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each event, in reading order, also for those told in another's row."""
        if self._rows is None:
            self._rows = tuple(self._by_head[place[2]] for place in self._order)
        return self._rows

    def row(self, event_id: str) -> Row | None:
        """Return the row that an event is a trigger of, None for what is no event."""
        return self._by_head.get(self._head_of.get(event_id, ""))

    def faults(self, row_id: str) -> tuple[Fault, ...]:
        """Return what does not fit in a row, worked out when it is first asked for."""
        row = self.row(row_id)
        if row is None:
            return ()
        if row.id not in self._faults:
            self._faults[row.id] = faults(self._scene, row)
        return self._faults[row.id]

    def refresh(self, delta: Delta) -> None:
        """Follow an edit that the Review already shows."""
        if delta.whole:
            kept = dict(self._by_head)
            self._clear()
            self._build(Web(self._scene), self._scene.events(), kept)
            return
        if delta.facts:
            self._faults.clear()
        touched = self._touched(delta)
        if touched:
            web = Web(self._scene)
            self._build(web, self._hanging_together(web, touched))

    # -- which events a change concerns ----------------------------------------------------------

    def _touched(self, delta: Delta) -> set[str]:
        """Return the events that read what changed, or may from now on."""
        found = {id_ for id_ in delta.items if id_ in self._read or self._is_event(id_)}
        for id_ in delta.items:
            found.update(self._readers.get(id_, ()))
            found.update(tie.event for tie in self._scene.ties_to(id_))
        for start, end in map(extent, delta.places):
            found.update(id_ for id_, r in self._read.items() if r.start < end and start < r.end)
        return found | (self._renamed() if delta.entities else set())

    def _is_event(self, id_: str) -> bool:
        item = self._review.item(id_)
        return item is not None and item.kind == "event"

    def _renamed(self) -> set[str]:
        """Return the events with a filler whose entity is another now, or says something else.

        The register is asked and no mention, as those who named an entity may be gone.
        """
        changed = {naming for naming, known in self._named.items() if self._who(naming) != known}
        return {
            id_
            for id_, read in self._read.items()
            if changed and changed.intersection(read.namings)
        }

    def _who(self, naming: Naming) -> Entity | None:
        """Return whom a mention names, as `Review.entity_of` says it."""
        register, (id_, proposed) = self._review.layer.register, naming
        known = register.standing(id_)
        if known is not None or proposed is None:
            return known
        return register.resolve(proposed) or proposed

    def _hanging_together(self, web: Web, touched: Iterable[str]) -> set[str]:
        """Return the events whose rows may draw on these, by what was and what is."""
        found, left = set(touched), list(touched)
        while left:
            id_ = left.pop()
            read = self._read.get(id_)
            linked = set(read.linked if read is not None else ())
            linked |= set(web.linked(id_)) if web.event(id_) is not None else set()
            left += linked - found
            found |= linked
        return found

    # -- building --------------------------------------------------------------------------------

    def _clear(self) -> None:
        self._rows = None
        self._order: list[Place] = []
        self._by_head: dict[str, Row] = {}
        self._places: dict[str, Place] = {}
        self._head_of: dict[str, str] = {}
        self._faults: dict[str, tuple[Fault, ...]] = {}
        self._read: dict[str, _Read] = {}
        self._readers: dict[str, set[str]] = {}
        self._named: dict[Naming, Entity | None] = {}

    def _build(
        self, web: Web, events: Iterable[str], kept: Mapping[str, Row] = MappingProxyType({})
    ) -> None:
        """Make the rows of these events anew; one that is as it was before stays that object."""
        events = list(events)
        old = {id_: row for id_ in events if (row := self._forget(id_)) is not None} | dict(kept)
        present = [id_ for id_ in events if web.event(id_) is not None]
        for id_ in present:
            self._remember(web, id_)
        for head in {web.head(id_) for id_ in present}:
            row = build_row(web, head)
            self._put(row if row != old.get(head) else old[head], web.place(head))

    def _put(self, row: Row, place: Place) -> None:
        self._by_head[row.id] = row
        self._head_of |= dict.fromkeys(row.mentions, row.id)
        self._places[row.id] = place
        insort(self._order, place)
        self._rows = None

    def _forget(self, event_id: str) -> Row | None:
        """Take away what is known of an event; return the row that it was the head of."""
        read = self._read.pop(event_id, None)
        for id_ in read.fillers if read is not None else ():
            self._readers[id_].discard(event_id)
        self._head_of.pop(event_id, None)
        self._faults.pop(event_id, None)
        place = self._places.pop(event_id, None)
        if place is not None:
            del self._order[bisect_left(self._order, place)]
            self._rows = None
        return self._by_head.pop(event_id, None)

    def _remember(self, web: Web, event_id: str) -> None:
        ties = web.ties_of(event_id)
        ids = tuple(dict.fromkeys(tie.target for tie in ties))
        linked = frozenset(web.linked(event_id))
        start, end = self._numbered(web, ties)
        self._read[event_id] = _Read(linked, ids, start, end, self._names(ids))
        for id_ in ids:
            self._readers.setdefault(id_, set()).add(event_id)

    def _numbered(self, web: Web, ties: Iterable[Tie]) -> Fragment:
        """Return the stretch of text in which a number would count for an event."""
        counted = (tie.target for tie in ties if web.codebook.cell_of(tie.role) in _NUMBERED)
        things = (web.thing(id_) for id_ in counted)
        places = [extent(thing.fragments) for thing in things if thing is not None]
        return min((s for s, _ in places), default=0), max((e for _, e in places), default=0)

    def _names(self, ids: Iterable[str]) -> tuple[Naming, ...]:
        """Return how spans name entities, having noted who these are now."""
        items = (self._review.item(id_) for id_ in ids)
        named = [item for item in items if item is not None and item.entity]
        found = tuple((item.entity, self._review.proposed_entity(item)) for item in named)
        self._named |= {naming: self._who(naming) for naming in found}
        return found
