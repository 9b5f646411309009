"""A trained annotator as a counter of keys: brings an open article to its gold with few of them.

Every change goes through the gestures that the keys call; each costs what its keys are:

| what | keys |
|---|---|
| accept an event alone (Space), or with all roles as shown (Enter); reject it (X) | 1 |
| another type | its digit: 1; else `;`, letters until it stands first, Enter |
| move an end | 1 a word |
| a new trigger | E, Shift+Right for each further word, the type (digit; else letters, Enter) |
| a new mention | N, Shift+Right for each further word, the type |
| a suggested mention of another place or type, to fill a role with it | 1 a word, its type |
| fill a role, or take a wrong filler out | the role's letter, the filler's (two beyond 26) |
| finish the article | 1 |

The way there is counted apart, as an estimate: none to the next undecided event after a decision, 1
for each event passed by, and to a word 1 for each word from the nearest mark, 5 at the most (search
for it: `/`, three letters, Enter). Suggested mentions that fill no role are left undecided.
"""

from dataclasses import dataclass

from annotation.editor import Draft
from annotation.frames.scene import overlap
from annotation.gestures import correct, create, decide, finish, roles
from annotation.review import Item, Link, Review, State
from annotation.values import Fragment, Suggestion
from benchmarks.replay_costs import Costs, Mentions
from benchmarks.replay_gold import Filler, GoldArticle, GoldEvent
from storage.project import Project

CODER = "replay"
SEARCH = 5


@dataclass(slots=True)
class Keys:
    """What an article took. `found` events were suggested at their words, `junk` was rejected."""

    deciding: int = 0
    correcting: int = 0
    making: int = 0
    going: int = 0
    gestures: int = 0
    found: int = 0
    junk: int = 0

    @property
    def total(self) -> int:
        return self.deciding + self.correcting + self.making + self.going


class Hand:
    """Works on one article of a project."""

    def __init__(self, project: Project, document: str, gold: GoldArticle) -> None:
        self.project = project
        self.document = document
        self.gold = gold
        self.keys = Keys()
        editor = project.editor(document, CODER)
        self.review = Review(editor, self._shown(), project.codebook)
        self.costs = Costs(self.review)
        self.mentions = Mentions(self.costs, gold)
        self._turns = project.learning.turns
        self._here = 0
        self._is_next = False
        self._left = list(gold.events)

    def work(self) -> Keys:
        """Bring the article to its gold and finish it."""
        while (found := self._next()) is not None:
            item, event = found
            if event is None and item is not None:
                self._go_to(item)
                self._do(decide.reject(self.review, item.id), deciding=1)
                self.keys.junk += 1
            elif event is not None:
                self._code(event, item)
                self._left.remove(event)
        self._do(finish.finish(self.review), deciding=1)
        self._check()
        return self.keys

    def _shown(self) -> tuple[Suggestion, ...]:
        return self.project.suggestions(self.document, CODER)

    def _do(self, draft: Draft, *, deciding: int = 0, correcting: int = 0, making: int = 0) -> str:
        """Do what a gesture wants, and let what was learned of it show. Return the focus."""
        assert not draft.problem, draft.problem
        self.review.editor.do(draft)
        self.keys.deciding += deciding
        self.keys.correcting += correcting
        self.keys.making += making
        self.keys.gestures += 1
        self._is_next = deciding > 0
        if self.project.learning.turns != self._turns:
            self._turns = self.project.learning.turns
            self.review.replace_suggestions(self._shown())
        return draft.focus or ""

    # -- what is next ----------------------------------------------------------------------------

    def _next(self) -> tuple[Item | None, GoldEvent | None] | None:
        """Return what stands first: a gold event with what is suggested for it, or a wrong one."""
        pending = [i for i in self.review.items if i.kind == "event" and i.state is State.SUGGESTED]
        chosen = {event: self._best(event, pending) for event in self._left}
        used = {item.id for item in chosen.values() if item is not None}
        junk = [item for item in pending if item.id not in used]
        todo = [(event.place[0], chosen[event], event) for event in self._left]
        wrong = [(item.start, item, None) for item in junk]
        places: list[tuple[int, Item | None, GoldEvent | None]] = [*wrong, *todo]
        return min(places, key=lambda each: each[0])[1:] if places else None

    def _best(self, event: GoldEvent, pending: list[Item]) -> Item | None:
        """Return the suggestion that takes the fewest keys to become an event, if any does."""
        near = [i for i in pending if overlap(i.fragments, (event.place,)) and self._may(i, event)]
        return min(near, key=lambda item: self._cost(item, event), default=None)

    def _may(self, item: Item, event: GoldEvent) -> bool:
        """Whether no other event that is left stands just there."""
        others = (each for each in self._left if each != event)
        return all(
            (each.place,) != item.fragments or (event.place,) == item.fragments for each in others
        ) and not (
            item.type != event.type
            and any((e.place,) == item.fragments and e.type == item.type for e in self._left)
        )

    def _cost(self, item: Item, event: GoldEvent) -> int:
        moved = self.costs.moving((item.start, item.end), event.place)
        return moved + (self.costs.choosing(event.type) if item.type != event.type else 0)

    # -- one event -------------------------------------------------------------------------------

    def _code(self, event: GoldEvent, item: Item | None) -> None:
        for filler in event.fillers:
            self._make_filler(filler)
        item = self._now(item)
        if item is None:
            self._go(event.place)
            made = create.new_event(self.review, (event.place,), event.type)
            id_ = self._do(made, making=self.costs.making(event.place, event.type))
        else:
            self._go_to(item)
            self.keys.found += item.fragments == (event.place,)
            id_ = self._mend(item, event)
        self._here = event.place[0]
        self._fill(id_, event)

    def _now(self, item: Item | None) -> Item | None:
        """Return a suggestion as it is shown now: what was learned meanwhile may have gone."""
        found = None if item is None else self.review.item(item.id)
        return found if found is not None and found.state is State.SUGGESTED else None

    def _mend(self, item: Item, event: GoldEvent) -> str:
        """Correct place and type; both accept."""
        id_ = item.id
        if item.fragments != (event.place,):
            moved = self.costs.moving((item.start, item.end), event.place)
            id_ = self._do(correct.resize(self.review, id_, *event.place), correcting=moved)
        if item.type != event.type:
            drawn = correct.retype(self.review, id_, event.type)
            id_ = self._do(drawn, correcting=self.costs.choosing(event.type))
        return id_

    def _fill(self, event_id: str, event: GoldEvent) -> None:
        while missing := self._standing(event_id, event)[2]:
            self._make_filler(missing[0])  # again, where memory has withheld it meanwhile
            event_id = self._pick(event_id, missing[0].role, self._filler(missing[0]), event)
        right, wrong, _ = self._standing(event_id, event)
        is_held = self.review.item(event_id).state is State.ACCEPTED  # type: ignore[union-attr]
        if right and len(right) > (not is_held) + len(wrong):
            taken = decide.accept(self.review, event_id, arguments=True)
            event_id = self._do(taken, deciding=1)
            for link in wrong:
                self._take_out(event_id, link)
            return
        for link in right:
            event_id = self._pick(event_id, link.role, link.target, event)
        if self.review.item(event_id).state is not State.ACCEPTED:  # type: ignore[union-attr]
            self._do(decide.accept(self.review, event_id), deciding=1)

    def _standing(
        self, event_id: str, event: GoldEvent
    ) -> tuple[list[Link], list[Link], list[Filler]]:
        """Return the suggested links that are right, those that are wrong, and what is missing."""
        wanted = {(each.role, each.place): each for each in event.fillers}
        right: list[Link] = []
        wrong: list[Link] = []
        for link in self.review.links_of(event_id):
            target = self.review.item(link.target)
            known = None
            if target is not None and target.kind == "span":
                known = wanted.pop((link.role, (target.start, target.end)), None)
            if link.state is State.SUGGESTED:
                (wrong if known is None else right).append(link)
        return right, wrong, list(wanted.values())

    def _pick(self, event_id: str, role: str, target: str, event: GoldEvent) -> str:
        """A role's letter, and a filler's; beside what is right there already."""
        right, _, _ = self._standing(event_id, event)
        beside = any(link.role == role and link.target != target for link in right)
        cost = self.costs.filling(event_id, role, target)
        return self._do(
            roles.fill(self.review, event_id, role, target, beside=beside), correcting=cost
        )

    def _take_out(self, event_id: str, link: Link) -> None:
        now = self.review.links_of(event_id)
        for each in now:
            if each.role == link.role and self._same_place(each.target, link.target):
                cost = self.costs.filling(event_id, each.role, each.target)
                self._do(roles.fill(self.review, event_id, each.role, each.target), correcting=cost)
                return

    def _same_place(self, some: str, others: str) -> bool:
        one = self.review.item(self.review.current(some) or some)
        two = self.review.item(self.review.current(others) or others)
        return one is not None and two is not None and one.fragments == two.fragments

    # -- what fills roles ------------------------------------------------------------------------

    def _filler(self, filler: Filler) -> str:
        found = self.mentions.fitting(filler)
        assert found is not None, filler
        return found.id

    def _make_filler(self, filler: Filler) -> None:
        """Make the mention that is to fill a role, unless one is there: another type, or N."""
        if self.mentions.fitting(filler) is not None:
            return
        near = self.mentions.near(filler)
        by_hand = self.costs.making(filler.place, filler.type) + self._way(filler.place)
        if near is None or self.mentions.mending(near, filler) + 1 > by_hand:
            cost = self.costs.making(filler.place, filler.type)
            self._go(filler.place)
            self._do(create.new_span(self.review, (filler.place,), filler.type), making=cost)
            return
        self.keys.going += 1
        self._here, id_ = near.start, near.id
        if near.fragments != (filler.place,):
            moved = self.costs.moving((near.start, near.end), filler.place)
            id_ = self._do(correct.resize(self.review, id_, *filler.place), making=moved)
        if not self.review.codebook.fits(filler.role, near.type):
            cost = self.costs.choosing(filler.type)
            self._do(correct.retype(self.review, id_, filler.type), making=cost)

    # -- going ------------------------------------------------------------------------------------

    def _go_to(self, item: Item) -> None:
        """Along the events that are left, none where it is the next after a decision."""
        between = [
            i
            for i in self.review.items
            if i.kind == "event"
            and min(self._here, item.start) < i.start < max(self._here, item.start)
        ]
        passed = sum(i.state is State.SUGGESTED for i in between)
        self.keys.going += passed if self._is_next else passed + 1
        self._here = item.start

    def _go(self, place: Fragment) -> None:
        """To words without a mark."""
        self.keys.going += self._way(place)
        self._here = place[0]

    def _way(self, place: Fragment) -> int:
        """Along the words from the nearest mark, or by a search."""
        marks = (i.start for i in self.review.items if i.state is not State.REJECTED)
        near = min((*marks, self._here), key=lambda at: abs(at - place[0]))
        way = self.costs.count(*sorted((near, place[0])))
        return min(SEARCH, way + 1)

    def _check(self) -> None:
        """See that the layer says of events what the gold says, no more and no less."""
        held = {
            (item.type, item.fragments[0]): item.id
            for item in self.review.items
            if item.kind == "event" and item.state is State.ACCEPTED
        }
        assert held.keys() == {(e.type, e.place) for e in self.gold.events}, self.gold.id
        for event in self.gold.events:
            links = self.review.links_of(held[event.type, event.place])
            there = {
                (link.role, self.review.item(link.target).fragments[0])  # type: ignore[union-attr]
                for link in links
                if link.state is State.ACCEPTED
            }
            assert there == {(f.role, f.place) for f in event.fillers}, (self.gold.id, event)
