"""How the events of an article hang together: triggers of one event, and what is told in what.

Nothing here fails on a circle: each search remembers where it has been.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from annotation.codebook import Cell
from annotation.frames.scene import Scene, Thing, Tie
from annotation.frames.standing import (
    CODABLE,
    NO,
    YES,
    against,
    attributes_of,
    is_told_with_its_cause,
)
from annotation.sentences import sentence_at
from annotation.values import Fragment, extent

HANGING: frozenset[Cell] = frozenset({"same", "cause", "part"})
"""The cells whose fillers are events that share a row."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role, and which cell of the row that role is ("" for none)."""

    tie: Tie
    thing: Thing
    cell: Cell

    @property
    def is_suggested(self) -> bool:
        return self.tie.is_suggested or self.thing.is_suggested

    @property
    def start(self) -> int:
        return extent(self.thing.fragments)[0]


@dataclass(frozen=True, slots=True)
class Upward:
    """The event around another one: its head, and as what it is named ("cause" or "part")."""

    head: str
    cell: Cell


class Web:
    """One look at a scene: everything is read once. Thrown away when the scene changes."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.codebook = scene.codebook
        self._things: dict[str, Thing | None] = {}
        self._ties: dict[str, Sequence[Tie]] = {}
        self._ties_to: dict[str, Sequence[Tie]] = {}
        self._fillers: dict[str, dict[Cell, list[Filler]]] = {}
        self._clusters: dict[str, tuple[str, ...]] = {}
        self._wholes: dict[str, str] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._unsound: dict[str, bool] = {}

    def thing(self, id_: str) -> Thing | None:
        if id_ not in self._things:
            self._things[id_] = self.scene.thing(id_)
        return self._things[id_]

    def event(self, id_: str) -> Thing | None:
        """Return an event, None for a span and for what is not there."""
        thing = self.thing(id_)
        return thing if thing is not None and thing.is_event else None

    def ties_of(self, event_id: str) -> Sequence[Tie]:
        if event_id not in self._ties:
            self._ties[event_id] = self.scene.ties_of(event_id)
        return self._ties[event_id]

    def triggers(self, head: str) -> list[Thing]:
        """Return the triggers of an event, its head first."""
        found = (self.event(id_) for id_ in self.cluster(head))
        return [thing for thing in found if thing is not None]

    def ties_to(self, id_: str) -> Sequence[Tie]:
        if id_ not in self._ties_to:
            self._ties_to[id_] = self.scene.ties_to(id_)
        return self._ties_to[id_]

    def fillers(self, head: str, cell: Cell) -> Sequence[Filler]:
        """Return what fills the roles of a cell, over all triggers; the surest first."""
        if head not in self._fillers:
            self._fillers[head] = self._by_cell(head)
        return self._fillers[head].get(cell, ())

    def _by_cell(self, head: str) -> dict[Cell, list[Filler]]:
        found: list[Filler] = []
        for tie in (tie for id_ in self.cluster(head) for tie in self.ties_of(id_)):
            thing = self.thing(tie.target)
            if thing is not None:
                found.append(Filler(tie, thing, self.codebook.cell_of(tie.role)))
        sentence = self.sentence(head)
        cells: dict[Cell, list[Filler]] = {}
        for filler in sorted(found, key=lambda each: _sureness(each, sentence)):
            cells.setdefault(filler.cell, []).append(filler)
        return cells

    def sentence(self, id_: str) -> Fragment:
        """Return the sentence around a span or an event; nowhere for one without a place."""
        thing = self.thing(id_)
        if thing is None or not thing.fragments:
            return (-1, -1)
        return sentence_at(self.scene.text, *extent(thing.fragments))

    # -- triggers of one event -------------------------------------------------------------------

    def head(self, event_id: str) -> str:
        """Return the trigger at which an event is shown, "" for what is no event."""
        return next(iter(self.cluster(event_id)), "")

    def cluster(self, event_id: str) -> tuple[str, ...]:
        """Return the triggers of one event, the first in the text first."""
        if event_id not in self._clusters:
            found = _closure((event_id,), self._same) if self.event(event_id) else set()
            ordered = tuple(sorted(found, key=self.place))
            self._clusters |= dict.fromkeys(ordered or (event_id,), ordered)
        return self._clusters[event_id]

    def place(self, event_id: str) -> tuple[int, int, str]:
        """Return what events are sorted by: their place in the text, then their age."""
        thing = self.event(event_id)
        if thing is None or not thing.fragments:
            return len(self.scene.text), 0, event_id
        start, end = extent(thing.fragments)
        return start, -end, event_id

    def _same(self, event_id: str) -> list[str]:
        return self.linked(event_id, frozenset({"same"}))

    def linked(self, event_id: str, cells: frozenset[Cell] = HANGING) -> list[str]:
        """Return the events that an event names, or is named by, in roles of these cells."""
        named = (tie.target for tie in self.ties_of(event_id) if self._is_of(tie, cells))
        naming = (tie.event for tie in self.ties_to(event_id) if self._is_of(tie, cells))
        return [id_ for id_ in (*named, *naming) if self.event(id_) is not None]

    def _is_of(self, tie: Tie, cells: frozenset[Cell]) -> bool:
        return self.codebook.cell_of(tie.role) in cells

    # -- what is told in what --------------------------------------------------------------------

    def upward(self, head: str) -> list[Upward]:
        """Return the events that an event names as its cause or whole, the likeliest first."""
        found: list[tuple[tuple[bool, bool, tuple[int, int, str]], Upward]] = []
        for filler in (*self.fillers(head, "cause"), *self.fillers(head, "part")):
            other = self.head(filler.thing.id) if filler.thing.is_event else ""
            if other not in ("", head):
                key = (filler.is_suggested, filler.cell == "part", self.place(other))
                found.append((key, Upward(other, filler.cell)))
        return [each for _, each in sorted(found, key=lambda pair: pair[0])]

    def around(self, head: str) -> Upward | None:
        """Return the event whose place and time are also this one's, if it names one.

        A cause is, for harm; another act may have its cause long ago and far away.
        """
        is_harm = self._is_harm(head)
        return next((each for each in self.upward(head) if is_harm or each.cell == "part"), None)

    def whole(self, head: str) -> str:
        """Return the head of the event in whose row this one is told, "" for a row of its own."""
        if head not in self._wholes:
            path = [head]
            while (above := self._above(path[-1])) and above not in path:
                path.append(above)
            circle = path[path.index(above) :] if above else path[-1:]
            root = min(circle, key=self.place)
            self._wholes[head] = "" if root == head else root
        return self._wholes[head]

    def parts(self, head: str) -> tuple[str, ...]:
        """Return the heads of the events that are told in this one's row, in reading order."""
        if head not in self._parts:
            found = _closure((head,), self._below) if not self.whole(head) else set()
            told = [each for each in found if self.whole(each) == head]
            self._parts[head] = tuple(sorted(told, key=self.place))
        return self._parts[head]

    def sound_parts(self, head: str) -> list[str]:
        """Return the parts that nothing but their whole keeps from being rows."""
        return [each for each in self.parts(head) if not self.is_unsound(each)]

    def is_unsound(self, head: str) -> bool:
        """Whether an event is negated, planned, an aggregate, or said not to be codable."""
        if head not in self._unsound:
            attributes = attributes_of(self.codebook, self.triggers(head))
            said = attributes.get(CODABLE)
            is_against = said != YES and bool(against(self.codebook, attributes))
            self._unsound[head] = said == NO or is_against
        return self._unsound[head]

    def _is_harm(self, head: str) -> bool:
        thing = self.event(head)
        return thing is not None and is_told_with_its_cause(self.codebook, thing.type)

    def _above(self, head: str) -> str:
        """Return the event that the row of this one is to be looked for in, "" for none.

        What is no data (a plan, a denial) tells of nothing: the dead would be in no row.
        """
        if not self._is_harm(head):
            return ""
        if attributes_of(self.codebook, self.triggers(head)).get(CODABLE) == YES:
            return ""
        found = (each.head for each in self.upward(head))
        return next((above for above in found if not self.is_unsound(above)), "")

    def _below(self, head: str) -> Iterable[str]:
        """Return the events that name this one as their cause or whole, and may be told in it."""
        for id_ in self.cluster(head):
            for tie in self.ties_to(id_):
                if self.codebook.cell_of(tie.role) in ("cause", "part") and self.event(tie.event):
                    below = self.head(tie.event)
                    if self._above(below) == head:
                        yield below


def _sureness(filler: Filler, sentence: Fragment) -> tuple[bool, bool, bool, int, str, str]:
    is_near = sentence[0] <= filler.start < sentence[1]
    inherited = bool(filler.tie.inherited)
    return filler.is_suggested, inherited, not is_near, filler.start, filler.thing.id, filler.tie.id


def _closure(start: Iterable[str], step: Callable[[str], Iterable[str]]) -> set[str]:
    """Return what can be reached from `start`."""
    found = set(start)
    left = list(found)
    while left:
        new = [id_ for id_ in step(left.pop()) if id_ not in found]
        found.update(new)
        left += new
    return found
