"""The arguments of a document as links between items: the accepted and the still suggested ones."""

from collections.abc import Iterable

from annotation.codebook import Codebook
from annotation.layer import Layer
from annotation.review_board import Board
from annotation.review_items import INHERITED, Item, Link, State, held_link, original_here
from annotation.review_offers import Offers
from annotation.values import Argument, Decision, Event, Original, Record, Span, Suggestion


class Links:
    """Worked out when asked for, from the layer and the suggestions; it holds nothing itself."""

    def __init__(self, layer: Layer, codebook: Codebook, offers: Offers, board: Board) -> None:
        self._layer = layer
        self._codebook = codebook
        self._offers = offers
        self._board = board

    def of_event(self, event_id: str) -> list[Link]:
        """Return the arguments of an event item: the accepted ones, then the suggested ones."""
        held = [held_link(argument) for argument in self._layer.arguments_of(event_id)]
        offered = [
            self._pending(offer)
            for suggested in self._suggested_as(event_id)
            for offer in self._offers.arguments(of_event=suggested)
        ]
        return held + _unique(link for link in offered if link and link.event == event_id)

    def to_target(self, item_id: str) -> list[Link]:
        """Return the arguments that an item fills."""
        touching = self._layer.arguments_touching(item_id)
        held = [held_link(argument) for argument in touching if argument.target == item_id]
        offered = [
            self._pending(offer)
            for suggested in self._suggested_as(item_id)
            for offer in self._offers.arguments(to_target=suggested)
        ]
        return held + _unique(link for link in offered if link and link.target == item_id)

    def suggestions_for(self, event_id: str, role: str, target_id: str) -> list[str]:
        """Return the suggestions that an item fill a role of an event, decided or not."""
        return [
            offer.id
            for suggested in self._suggested_as(event_id)
            for offer in self._offers.arguments(of_event=suggested)
            if isinstance(offer.value, Argument)
            and offer.value.role == role
            and self._board.current(offer.value.target) == target_id
        ]

    def neighbours(self, ids: Iterable[str], records: Iterable[Record]) -> set[str]:
        """Return the items whose links differ after an edit: their arcs end elsewhere now.

        `ids` are the items that changed, `records` what the edit held before and after: what was
        linked before may no longer be.
        """
        links = [link for id_ in ids for link in (*self.of_event(id_), *self.to_target(id_))]
        found: set[str | None] = {end for link in links for end in (link.event, link.target)}
        for id_ in {id_ for record in records for id_ in self._suggestions_like(record)}:
            found |= {self._board.current(end) for end in self._offers.other_ends(id_)}
        return {id_ for id_ in found if id_ is not None and id_ in self._board.items}

    def _suggestions_like(self, record: Record) -> list[str]:
        """Return the suggestions that say what a record says or said."""
        if isinstance(record, Span | Event):
            return self._offers.ids_at((original_here(record), *self._decided_as(record.id)))
        if isinstance(record, Decision):
            return [record.suggestion, *self._offers.ids_at((record.original,))]
        return []

    def _suggested_as(self, item_id: str) -> list[str]:
        """Return the suggestions that have become, or are shown as, an item."""
        item = self._board.items.get(item_id)
        if item is None:
            return []
        own = Original(item.kind, item.type, item.fragments)
        return self._offers.ids_at(dict.fromkeys((own, *self._decided_as(item_id))))

    def _decided_as(self, annotation_id: str) -> list[Original]:
        return [decision.original for decision in self._layer.decisions_on(annotation_id)]

    def _pending(self, suggestion: Suggestion) -> Link | None:
        value, original = suggestion.value, self._offers.original(suggestion.id)
        if not isinstance(value, Argument) or original is None:
            return None
        if original in self._board.decided:
            return None
        event = self._board.items.get(self._board.current(value.event) or "")
        target = self._board.items.get(self._board.current(value.target) or "")
        if event is None or target is None or not self._may_link(event, value.role, target):
            return None
        return Link(
            suggestion.id,
            event.id,
            value.role,
            target.id,
            State.SUGGESTED,
            suggestion.source,
            suggestion.score,
            value.attributes.get(INHERITED, ""),
        )

    def _may_link(self, event: Item, role: str, target: Item) -> bool:
        """Whether a suggested argument still makes sense after what was decided about its ends."""
        if State.REJECTED in (event.state, target.state):
            return False
        held = self._layer.arguments_of(event.id)
        if any(a.role == role and a.target == target.id for a in held):
            return False
        knows = any(known.name == role for known in self._codebook.roles_of(event.type))
        return knows and self._codebook.fits(role, target.type)


def _unique(links: Iterable[Link]) -> list[Link]:
    """Of several sources that propose the same link, keep the last (the order is by sureness)."""
    return list({(link.event, link.role, link.target): link for link in links}.values())
