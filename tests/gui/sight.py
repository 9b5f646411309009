"""What a coder sees of an article on the screen, beside what should stand there.

Only the items and the links of the Review are read, and the gold: nothing is pressed here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotation.codebook import Attribute, Codebook
from annotation.frames.build import row_of
from annotation.frames.entry import EntryScene
from annotation.frames.review import ReviewScene
from annotation.frames.values import Row
from annotation.gestures.whole_rows import whole_row
from annotation.review import Item, Link, Review, State
from annotation.snapshot import Entry
from tests.gui.gold import (
    ATTRIBUTES,
    SAME,
    Choice,
    Comparison,
    Filler,
    GoldArticle,
    GoldEvent,
    compare,
    fills,
    matching,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the roles of an event stand beside the gold. `right` and `wrong` are only suggested."""

    missing: tuple[Filler, ...]
    right: tuple[Link, ...] = ()
    wrong: tuple[Link, ...] = ()
    accepted_wrong: tuple[Link, ...] = ()

    @property
    def is_open(self) -> bool:
        return bool(self.missing or self.right or self.wrong or self.accepted_wrong)


class Sight:
    """The open article. `done` are the events that have been dealt with, by the gold's names."""

    def __init__(self, review: Review, codebook: Codebook, article: GoldArticle) -> None:
        self.review = review
        self.codebook = codebook
        self.article = article
        self.done: set[str] = set()

    def next_task(self) -> GoldEvent | Item | None:
        """Return the first event or wrong suggestion in the text that is not dealt with yet."""
        tasks: list[tuple[int, GoldEvent | Item]] = [
            (event.place, event)
            for event in self.article.events
            if event.id not in self.done and all(self._is_there(id_) for id_ in event.needs)
        ]
        tasks += [(item.start, item) for item in self._stray()]
        return min(tasks, key=lambda task: task[0])[1] if tasks else None

    def _is_there(self, id_: str) -> bool:
        return self.item_of(self.article.event(id_)) is not None

    def _stray(self) -> list[Item]:
        """Return the triggers that are nothing the gold knows, and rivals of what is done."""
        kept = set(self._events().values())
        waiting = [event for event in self.article.events if event.id not in self.done]
        return [
            item
            for item in self._triggers()
            if item.id not in kept
            and not any(matching(event.marks, item.start, item.end) for event in waiting)
        ]

    def _triggers(self) -> list[Item]:
        items = self.review.items
        return [i for i in items if i.kind == "event" and i.state is not State.REJECTED]

    def _events(self) -> dict[str, str]:
        found = ((event.id, self.item_of(event)) for event in self.article.events)
        return {id_: item.id for id_, item in found if item is not None}

    # -- events ----------------------------------------------------------------------------------

    def item_of(self, event: GoldEvent) -> Item | None:
        """Return the trigger that is, or is best made, an event of the gold."""
        here = [i for i in self._triggers() if matching(event.marks, i.start, i.end)]
        return max(here, key=lambda item: self._worth(event, item), default=None)

    def _worth(self, event: GoldEvent, item: Item) -> tuple[bool, int, str]:
        roles = {filler.role for filler in event.fillers}
        links = sum(link.role in roles for link in self.review.links_of(item.id))
        return item.state is State.ACCEPTED, 2 * links + (item.type == event.type), item.id

    def is_settled(self, event: GoldEvent, item: Item) -> bool:
        """Whether nothing is left to do at an event."""
        is_open = self.standing_of(event).is_open or self.wrong_attributes(event, item)
        return item.state is State.ACCEPTED and not is_open

    def wrong_attributes(self, event: GoldEvent, item: Item) -> list[tuple[Attribute, str]]:
        """Return the attributes that say something else, with what they should say."""
        known = {each.name: each for each in self.codebook.attributes}
        wanted = {name: event.attributes.get(name, known[name].default) for name in ATTRIBUTES}
        return [
            (known[name], value)
            for name, value in wanted.items()
            if (item.attributes.get(name) or known[name].default) != value
        ]

    def standing_of(self, event: GoldEvent) -> Standing:
        item = self.item_of(event)
        asked = [filler for filler in event.fillers if filler.is_asked]
        if item is None:
            return Standing(tuple(asked))
        events, scene = self._events(), ReviewScene(self.review)
        right: list[Link] = []
        wrong: list[Link] = []
        for link in self.review.links_of(item.id):
            target = scene.thing(link.target)
            if target is None or (target.is_event and target.id not in events.values()):
                continue  # it goes with the event that is left out
            fitting = [f for f in event.fillers if fills(f, link.role, target, events)]
            asked = [filler for filler in asked if filler not in fitting]
            is_right = bool(fitting) or self._is_mirrored(event, link, events)
            (right if is_right else wrong).append(link)
        return Standing(
            tuple(filler for filler in asked if not self._is_said_there(filler, item, events)),
            tuple(link for link in right if link.state is State.SUGGESTED),
            tuple(link for link in wrong if link.state is State.SUGGESTED),
            tuple(link for link in wrong if link.state is State.ACCEPTED),
        )

    def strays_of_row(self, event: GoldEvent) -> list[Item]:
        """Return the suggested triggers that Enter would accept with an event, wrongly."""
        item = self.item_of(event)
        if item is None:
            return []
        kept = self._events().values()
        ends = [end for link in self._row(item) for end in (link.event, link.target)]
        found = (self.review.item(id_) for id_ in dict.fromkeys(ends) if id_ not in kept)
        return [i for i in found if i and i.kind == "event" and i.state is State.SUGGESTED]

    def is_row_right(self, event: GoldEvent) -> bool:
        """Whether all is right that Enter would accept beside an event and its own roles."""
        item = self.item_of(event)
        if item is None:
            return True
        if self.strays_of_row(event):
            return False
        row = self._row(item)
        touched = {end for link in row for end in (link.event, link.target)} - {item.id}
        beside = [e for e in self.article.events if self._events().get(e.id) in touched]
        return all(self._is_right_beside(each, row) for each in beside)

    def _is_right_beside(self, event: GoldEvent, row: Sequence[Link]) -> bool:
        item = self.item_of(event)
        assert item is not None
        if item.state is State.SUGGESTED and (
            item.type != event.type or self.wrong_attributes(event, item)
        ):
            return False
        return not {link.id for link in self.standing_of(event).wrong} & {link.id for link in row}

    def _row(self, item: Item) -> list[Link]:
        """Return the suggested links that Enter accepts with an event."""
        links = whole_row(self.review, item.id).links
        return [link for link in links if link.state is State.SUGGESTED]

    def _is_mirrored(self, event: GoldEvent, link: Link, events: dict[str, str]) -> bool:
        """Whether the gold says from the other event that it is the same."""
        others = (e for e in self.article.events if events.get(e.id) == link.target)
        fillers = (f for other in others for f in other.fillers if f.role == SAME)
        return link.role == SAME and any(f.choices[0].event == event.id for f in fillers)

    def _is_said_there(self, filler: Filler, item: Item, events: dict[str, str]) -> bool:
        """Whether the other event has been said to be the same: it has no direction."""
        if filler.role != SAME:
            return False
        others = [events.get(choice.event, "") for choice in filler.choices]
        links = (link for id_ in others for link in self.review.links_of(id_))
        said = (SAME, item.id, State.ACCEPTED)
        return any((link.role, link.target, link.state) == said for link in links)

    # -- what fills a role -----------------------------------------------------------------------

    def filler_of(self, filler: Filler) -> Item | None:
        """Return what can fill a role as it stands: of the choices the first that is there."""
        for choice in filler.choices:
            if choice.event:
                return self.item_of(self.article.event(choice.event))
        for choice in filler.choices:
            fitting = (i for i in self.spans(choice) if self._fits(filler, choice, i.type))
            best = max(
                fitting, key=lambda i: (i.state is State.ACCEPTED, i.score or 0), default=None
            )
            if best is not None:
                return best
        return None

    def _fits(self, filler: Filler, choice: Choice, type_: str) -> bool:
        return choice.admits(type_) and self.codebook.fits(filler.roles[0], type_)

    def spans(self, choice: Choice) -> Iterable[Item]:
        """Return the spans that stand where a choice is, whatever their type."""
        mark = choice.mark
        return (
            item
            for item in self.review.items
            if mark is not None
            and item.kind == "span"
            and item.state is not State.REJECTED
            and mark.takes(item.start, item.end)
        )

    # -- what the layer has ----------------------------------------------------------------------

    def compared(self) -> Comparison:
        """Lay what is accepted beside the gold."""
        return compare(self.article, self._accepted(), is_done=True)

    def row_of(self, event: GoldEvent) -> Row | None:
        """Return the row of what is accepted of an event of the gold."""
        item = self.item_of(event)
        return row_of(self._accepted(), item.id) if item is not None else None

    def _accepted(self) -> EntryScene:
        layer = self.review.layer
        entry = Entry(layer.document, layer.state, tuple(layer.annotations.values()))
        return EntryScene(entry, self.codebook)
