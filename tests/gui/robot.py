"""A trained coder at the real window: codes an article up to its gold, and counts every key press.

It decides by what the screen shows and by the gold, and takes the fewest keys that a person who
knows them all would press; it never backs out of what it began. Its task is events: it accepts,
corrects, makes and rejects triggers, roles, ties and attributes. What fills a role is accepted with
it; suggested spans that fill none are left undecided, as nothing of them leaves the project. A
wrong filler that is only suggested is left undecided too, where that takes fewer keys.
"""

from collections.abc import Callable, Sequence

from annotation.codebook import Codebook, EntityType, EventType
from annotation.normals import Time
from annotation.review import Item, Link, State
from annotation.values import Fragment
from annotation.words import word_at, words
from tests.gui.conftest import press
from tests.gui.gold import Filler, GoldArticle, GoldEvent, is_dated, unlike, written
from tests.gui.sight import Sight
from tests.gui.tally import CORRECTING, DECIDING, GOING, MAKING, Tally
from tests.gui.walk import Spot, Walk
from ui.main_window import MainWindow


def code_all(window: MainWindow, gold: Sequence[GoldArticle]) -> list[Tally]:
    """Code every article of the open project, from the first to the last."""
    codebook = window.session.codebook
    assert codebook is not None
    tallies = []
    for article, row in zip(gold, window.session.rows, strict=True):
        assert window.session.document_id == row.id
        tallies.append(Robot(window, codebook, article).code())
    return tallies


class Robot:
    """Somebody who codes the open article."""

    def __init__(self, window: MainWindow, codebook: Codebook, article: GoldArticle) -> None:
        self.window = window
        self.codebook = codebook
        self.article = article
        self.walk = Walk(window)
        self.sight = Sight(self.walk.review, codebook, article)
        self.tally = Tally(article.file)
        self._what = ""

    def press(self, kind: str, *keys: str) -> None:
        for key in keys:
            press(self.window, key)
            self.tally.press(kind, key, self._what)

    def code(self) -> Tally:
        """Code the article, see that all is as it should be, finish it; say what that took."""
        while (task := self.sight.next_task()) is not None:
            if isinstance(task, GoldEvent):
                self._clear_row(task)
                self._code(task)
            else:
                self._reject(task)
        for event in self.article.events:
            self._correct_date(event)
        assert self.sight.compared().faults == []
        accepted = (i for i in self.sight.review.items if i.state is State.ACCEPTED)
        self.tally.spans = sum(item.kind == "span" for item in accepted)
        self.press(DECIDING, "Ctrl+Return")
        return self.tally

    def _reject(self, item: Item) -> None:
        self._go_to(item)
        self.press(DECIDING, "X")
        self.tally.junk += 1

    def _clear_row(self, event: GoldEvent) -> None:
        """Reject first what Enter would wrongly accept with an event; it has to go anyway."""
        while self.sight.standing_of(event).right and (found := self.sight.strays_of_row(event)):
            self._reject(found[0])

    def _code(self, event: GoldEvent) -> None:
        before = self.tally.at_hand
        for filler in self.sight.standing_of(event).missing:
            self._make_filler(filler)
        item = self.sight.item_of(event)
        if item is None:
            self._make_trigger(event)
        elif item.type != event.type:
            self._go_to(item)
            self._retype(event.type)
        elif not self.sight.is_settled(event, item):
            self._go_to(item)
        self._set_attributes(event)
        self._fill_roles(event)
        self._accept(event)
        self.sight.done.add(event.id)
        self.tally.events[event.id] = self.tally.at_hand - before

    def _item_of(self, event: GoldEvent) -> Item:
        item = self.sight.item_of(event)
        assert item is not None
        return item

    # -- triggers --------------------------------------------------------------------------------

    def _make_trigger(self, event: GoldEvent) -> None:
        """E at the word, or at a span that stands just there."""
        mark, review = event.marks[0], self.sight.review
        here = words(review.text, *mark.inner)

        def is_there(spot: Spot) -> bool:
            item = review.item(spot.item) if spot.item is not None else None
            if item is None:
                return spot.word == here[0]
            return item.kind == "span" and mark.takes(item.start, item.end)

        self._go(is_there)
        self._what = "new event"
        stretch = ["Shift+Right"] * (len(here) - 1 if self.window.desk.word is not None else 0)
        self.press(MAKING, "E", *stretch)
        self._choose(event.type, MAKING)

    def _retype(self, type_: str) -> None:
        """Set the type and stay."""
        self._what = "type"
        key = self.codebook.event(type_).key
        if key:
            self.press(CORRECTING, f"Alt+{key}")
        else:
            self.press(CORRECTING, "E")
            self._choose(type_, CORRECTING)

    def _choose(self, type_: str, kind: str) -> None:
        """Take a type in the open list: its digit, else the fewest letters that bring it up."""
        each = self.codebook.type(type_)
        if each.key:
            self.press(kind, each.key)
            return
        for key in _letters(each):
            if self.window.chooser.types[0].name == type_:
                break
            self.press(kind, key)
        assert self.window.chooser.types[0].name == type_
        self.press(kind, "Return")

    def _set_attributes(self, event: GoldEvent) -> None:
        self._what = "attribute"
        for attribute, value in self.sight.wrong_attributes(event, self._item_of(event)):
            number = self.codebook.attributes.index(attribute) + 1
            self.press(CORRECTING, "=", f"{number}", f"{attribute.values.index(value) + 1}")

    # -- roles -----------------------------------------------------------------------------------

    def _fill_roles(self, event: GoldEvent) -> None:
        while missing := self.sight.standing_of(event).missing:
            self._fill(event, missing[0])
            assert missing[0] not in self.sight.standing_of(event).missing, event.id

    def _fill(self, event: GoldEvent, filler: Filler) -> None:
        """A role's letter and the letter of a filler; with Shift where it stands beside others."""
        target, role = self.sight.filler_of(filler), filler.roles[0]
        assert target is not None, (event.id, filler)
        standing = self.sight.standing_of(event)
        is_beside = any(link.role == role for link in standing.right)
        is_wrong = any(link.role == role for link in standing.wrong)
        self._what = "wrong filler" if is_wrong and not is_beside else "missing filler"
        self._pick(role, target, beside=is_beside)

    def _pick(self, role: str, target: Item, *, beside: bool = False) -> None:
        self.press(CORRECTING, self.codebook.role(role).key)
        pick = self.window.canvas._pick  # noqa: SLF001 - the letters are only painted
        hint, held = pick.hints()[target.id], "Shift+" if beside else ""
        if hint:
            self.press(CORRECTING, *(held + letter.upper() for letter in hint))
        else:
            way = self.walk.keys_to_candidate(pick, target.id)
            self.press(CORRECTING, *way, f"{held}Return")

    def _accept(self, event: GoldEvent) -> None:
        """Enter where all of the row that is left is right; else what takes the fewest keys."""
        standing = self.sight.standing_of(event)
        right, wrong = len(standing.right), len(standing.wrong)
        self._what = "spurious filler"
        if not self.sight.is_row_right(event):
            self._what = "row that is not all right"
            self._accept_one_by_one(event)
        elif not wrong:
            is_waiting = right or self._item_of(event).state is State.SUGGESTED
            self.press(DECIDING, *["Return"] * bool(is_waiting))
        elif right <= 1 + wrong:
            self._accept_one_by_one(event)
        else:
            self.press(DECIDING, "Return")
            self._go_to(self._item_of(event))
        for link in self.sight.standing_of(event).accepted_wrong:
            self._pick(link.role, self._target_of(link))

    def _accept_one_by_one(self, event: GoldEvent) -> None:
        """Take the right fillers, leave the wrong ones undecided."""
        while right := self.sight.standing_of(event).right:
            first, *others = right
            keeps = any(link.role == first.role for link in others)
            self._pick(first.role, self._target_of(first), beside=keeps)
        if self._item_of(event).state is State.SUGGESTED:
            self.press(DECIDING, "Space")

    def _target_of(self, link: Link) -> Item:
        target = self.sight.review.item(link.target)
        assert target is not None
        return target

    def _make_filler(self, filler: Filler) -> None:
        """Make the span that is to fill a role, unless one is there: another type, or N."""
        if self.sight.filler_of(filler) is not None:
            return
        choice = filler.choices[0]
        assert choice.mark is not None, filler
        self._what = "new span"
        key = self.codebook.entity(choice.type).key
        there = (i for i in self.sight.spans(choice) if choice.admits(i.type))
        mistyped = [item for item in there if item.state is State.SUGGESTED]
        if mistyped:
            self._go_to(mistyped[0])
            self.press(MAKING, key)
            return
        here = words(self.sight.review.text, *choice.mark.inner)
        self._go(lambda spot: self._is_at(spot, here[0]))
        self.press(MAKING, "N", *["Shift+Right"] * (len(here) - 1), key)

    def _is_at(self, spot: Spot, word: Fragment) -> bool:
        """Whether N would take this word there."""
        review = self.sight.review
        item = review.item(spot.item) if spot.item is not None else None
        if spot.word is not None or item is None or not item.fragments:
            return spot.word == word
        return word_at(review.text, item.start) == word

    # -- going -----------------------------------------------------------------------------------

    def _go_to(self, item: Item) -> None:
        self._go(lambda spot: spot.item == item.id)

    def _go(self, goal: Callable[[Spot], bool]) -> None:
        keys = self.walk.keys_to(goal)
        self.press(GOING, *keys)
        assert goal(self.walk.here), (keys, self.walk.here)

    # -- what spans mean -------------------------------------------------------------------------

    def _correct_date(self, event: GoldEvent) -> None:
        """Where the date of a row is wrong, say with V what its words mean; note what is left."""
        row = self.sight.row_of(event)
        if row is not None and not is_dated(event, row):
            spans = [self.sight.review.item(id_) for id_ in row.date.evidence]
            times = [item for item in spans if item is not None and isinstance(item.normal, Time)]
            if len(times) == 1:
                self._go_to(times[0])
                self._set_date(event.row["date"])
        row = self.sight.row_of(event)
        if row is not None:
            self.tally.unlike += [f"{event.id}: {words}" for words in unlike(event, row)]

    def _set_date(self, days: str) -> None:
        """Take the date from what is offered, else type it."""
        self._what = "value"
        self.press(CORRECTING, "V")
        offered = [option.value for option in self.window.options.list.options]
        for number, value in enumerate(offered):
            if isinstance(value, Time) and written(value.start, value.end) == days:
                self.press(CORRECTING, *["Down"] * number, "Return")
                return
        first, _, last = days.partition("/")
        self.press(CORRECTING, *(first[:7] if last else first), "Return")


def _letters(each: EntityType | EventType) -> list[str]:
    return ["Space" if letter == " " else letter.upper() for letter in each.label]
