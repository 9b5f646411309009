"""What gestures cost in keys: see the table of `benchmarks.replay_hand`."""

from typing import Literal

from annotation.codebook import EventType
from annotation.frames.scene import overlap
from annotation.gestures import roles
from annotation.review import Item, Review, State
from annotation.values import Fragment
from annotation.words import words
from benchmarks.replay_gold import Filler, GoldArticle

LETTERS = 26
NO_LETTER = 3
"""A role without a letter is chosen from the list of all actions."""


class Costs:
    """Of an open article, as it is shown at the moment."""

    def __init__(self, review: Review) -> None:
        self.review = review

    def filling(self, event_id: str, role: str, target: str) -> int:
        order = [item.id for item in roles.candidates(self.review, event_id, role)]
        letters = 1 if target in order[:LETTERS] else 2
        return (1 if self.review.codebook.role(role).key else NO_LETTER) + letters

    def making(self, place: Fragment, type_: str) -> int:
        """N or E, the further words, the type."""
        return 1 + max(0, self.count(*place) - 1) + self.choosing(type_, is_open=True)

    def choosing(self, type_: str, *, is_open: bool = False) -> int:
        """A digit; else `;` where no list is open, letters until the type stands first, Enter."""
        book = self.review.codebook
        each = book.type(type_)
        if each.key:
            return 1
        kind: Literal["event", "entity"] = "event" if isinstance(each, EventType) else "entity"
        label = each.label
        letters = next(
            (n for n in range(1, len(label)) if book.search(label[:n], kind)[:1] == (each,)),
            len(label),
        )
        return letters + 1 + (not is_open)

    def moving(self, shown: Fragment, wanted: Fragment) -> int:
        """Words by which both ends move: a part of a word is one as well."""
        pairs = zip(shown, wanted, strict=True)
        return sum(max(1, self.count(*sorted(pair))) for pair in pairs if pair[0] != pair[1])

    def count(self, start: int, end: int) -> int:
        return len(words(self.review.text, start, end))


class Mentions:
    """Which mentions are there to fill roles, as they are shown at the moment."""

    def __init__(self, costs: Costs, gold: GoldArticle) -> None:
        self.costs = costs
        self.review = costs.review
        self.gold = gold

    def fitting(self, filler: Filler) -> Item | None:
        """Return a mention just there that may fill the role, an accepted one first."""
        fits = self.review.codebook.fits
        found = [i for i in self.there(filler.place) if fits(filler.role, i.type)]
        return min(found, key=lambda item: item.state is not State.ACCEPTED, default=None)

    def there(self, place: Fragment) -> list[Item]:
        return [
            item
            for item in self.review.items
            if item.kind == "span"
            and item.fragments == (place,)
            and item.state is not State.REJECTED
        ]

    def near(self, filler: Filler) -> Item | None:
        """Return the suggested mention that takes the fewest keys to become a filler."""
        others = {f.place for event in self.gold.events for f in event.fillers} - {filler.place}
        near = (
            item
            for item in self.review.items
            if item.kind == "span"
            and item.state is State.SUGGESTED
            and overlap(item.fragments, (filler.place,))
            and (item.start, item.end) not in others
        )
        return min(near, key=lambda item: self.mending(item, filler), default=None)

    def mending(self, item: Item, filler: Filler) -> int:
        fits = self.review.codebook.fits(filler.role, item.type)
        moved = self.costs.moving((item.start, item.end), filler.place)
        return moved + (0 if fits else self.costs.choosing(filler.type))
