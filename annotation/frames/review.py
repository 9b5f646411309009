"""The scene of what an annotator sees: what is accepted and what is still suggested."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from annotation.codebook import Codebook
from annotation.frames.scene import Thing, Tie, overlap
from annotation.review import Item, Link, Review, State
from annotation.values import Fragments, extent

_LONGEST = 200
"""No span that begins further before a stretch of text is looked at for sharing text with it."""


class ReviewScene:
    """A Review as rows are made from it. It holds nothing: what it says is what the Review says."""

    def __init__(self, review: Review) -> None:
        self.review = review

    @property
    def codebook(self) -> Codebook:
        return self.review.codebook

    @property
    def text(self) -> str:
        return self.review.text

    @property
    def published(self) -> date | None:
        return self.review.layer.document.facts.published

    def thing(self, id_: str) -> Thing | None:
        """Return a span or event; None for what is rejected or unknown."""
        item = self.review.item(id_)
        return None if item is None or item.state is State.REJECTED else self._thing(item)

    def events(self) -> Iterable[str]:
        """Return the ids of all events, in reading order."""
        events = (place[3] for place in self.review.order if place[2] == "event")
        return [id_ for id_ in events if self.thing(id_) is not None]

    def ties_of(self, event_id: str) -> Sequence[Tie]:
        """Return the filled roles of an event."""
        return [_tie(link) for link in self.review.links_of(event_id)]

    def ties_to(self, id_: str) -> Sequence[Tie]:
        """Return the roles that a span or an event fills."""
        return [_tie(link) for link in self.review.links_to(id_)]

    def overlapping(self, fragments: Fragments) -> Iterable[str]:
        """Return the ids of the spans (not of the events) that share text with `fragments`."""
        start, end = extent(fragments)
        order, found = self.review.order, []
        for place in range(bisect_left(order, (start - _LONGEST,)), bisect_left(order, (end,))):
            thing = self.thing(order[place][3]) if order[place][2] == "span" else None
            if thing is not None and overlap(thing.fragments, fragments):
                found.append(thing.id)
        return found

    def _thing(self, item: Item) -> Thing:
        return Thing(
            item.id,
            item.kind == "event",
            item.type,
            item.fragments,
            item.quote,
            item.attributes,
            item.normal,
            self.review.entity_of(item),
            item.state is State.SUGGESTED,
        )


def _tie(link: Link) -> Tie:
    is_suggested = link.state is State.SUGGESTED
    return Tie(link.id, link.event, link.role, link.target, link.inherited, is_suggested)
