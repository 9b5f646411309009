"""What an annotator sees of one document: items and links with their states.

Derived, never stored: from the layer (annotations, decisions) and the suggestions.
`review_items.pending` is the definition; `Review` keeps the same answer up to date edit by edit,
so that a key press on a long document costs what it changes and not what the document holds.

Reviewing a model's suggestions and adjudicating between coders are the same act: the suggestions
of a Review may come from any source.
"""

from collections.abc import Sequence

from annotation.codebook import Codebook
from annotation.editor import Editor
from annotation.review_board import Board
from annotation.review_items import (
    Delta,
    Item,
    Link,
    State,
    Watcher,
    original_here,
    original_of,
    pending,
)
from annotation.review_links import Links
from annotation.review_offers import Offers
from annotation.values import (
    Decision,
    Edit,
    Entity,
    Facts,
    Original,
    Record,
    Status,
    Suggestion,
)

__all__ = ["Delta", "Item", "Link", "Review", "State", "original_here", "original_of", "pending"]

_MANY = 400
"""Records in one edit above which the whole page is drawn anew."""


class Review:
    """The items of one document, in reading order, kept up to date with its Editor."""

    def __init__(
        self, editor: Editor, suggestions: Sequence[Suggestion], codebook: Codebook
    ) -> None:
        self.editor = editor
        self.layer = editor.layer
        self.codebook = codebook
        self._watchers: list[Watcher] = []
        self._load(suggestions)
        editor.subscribe(self._on_edit)

    @property
    def text(self) -> str:
        return self.layer.document.text

    @property
    def items(self) -> list[Item]:
        """All items in reading order."""
        return [self._board.items[place[3]] for place in self._board.order]

    @property
    def order(self) -> list[tuple[int, int, str, str]]:
        """The places of all items, sorted: to search in without building a list of items."""
        return self._board.order

    @property
    def total(self) -> int:
        return len(self._board.items)

    @property
    def reviewed(self) -> int:
        """How many items are decided or were made by hand."""
        return len(self._board.items) - self._board.suggested

    def item(self, id_: str) -> Item | None:
        return self._board.items.get(id_)

    def entity_of(self, item: Item) -> Entity | None:
        """Return whom a mention names: the row of the register, or what is proposed as one."""
        if not item.entity:
            return None
        known = self.layer.register.standing(item.entity)
        if known is not None:
            return known
        proposed = self.proposed_entity(item)
        return None if proposed is None else self.layer.register.resolve(proposed) or proposed

    def proposed_entity(self, item: Item) -> Entity | None:
        """Return the entity that a source proposes for a mention, whatever the register says."""
        suggestion = self.suggestion(item.id)
        if suggestion is None and item.state is State.ACCEPTED:
            found = (self.suggestion(each.suggestion) for each in self.layer.decisions_on(item.id))
            suggestion = next((each for each in found if each is not None), None)
        return None if suggestion is None else suggestion.entity

    def links_of(self, event_id: str) -> list[Link]:
        """Return the arguments of an event item: the accepted ones, then the suggested ones."""
        return self._links.of_event(event_id)

    def links_to(self, item_id: str) -> list[Link]:
        """Return the arguments that an item fills."""
        return self._links.to_target(item_id)

    def suggestion(self, id_: str) -> Suggestion | None:
        return self._offers.get(id_)

    def suggestion_at(self, original: Original) -> Suggestion | None:
        """Return the surest suggestion that says this at this place, decided or not."""
        return self._offers.surest_at(original)

    def argument_suggestions(self, event_id: str, role: str, target_id: str) -> list[str]:
        """Return the suggestions that an item fill a role of an event, decided or not."""
        return self._links.suggestions_for(event_id, role, target_id)

    def original(self, suggestion_id: str) -> Original | None:
        """Return what a decision on a suggestion is remembered by."""
        return self._offers.original(suggestion_id)

    def decision_for(self, original: Original) -> Decision | None:
        return self._board.decided.get(original)

    def annotated(self, original: Original) -> list[str]:
        """Return the ids of the annotations that say this at this place."""
        return self._board.annotated(original)

    def current(self, suggestion_id: str) -> str | None:
        """Return the id of the item that a suggested span or event has become or is shown as."""
        return self._board.current(suggestion_id)

    def subscribe(self, watcher: Watcher) -> None:
        """Have `watcher` called after each edit, and with None when suggestions came in."""
        self._watchers.append(watcher)

    def replace_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Take in what a source has just proposed (already on disk)."""
        self._load(suggestions)
        self._announce(None, Delta(whole=True))

    def _load(self, suggestions: Sequence[Suggestion]) -> None:
        self._offers = Offers(suggestions)
        self._board = Board(self.layer, self._offers)
        self._links = Links(self.layer, self.codebook, self._offers, self._board)

    def _on_edit(self, edit: Edit) -> None:
        touched = self._board.update(edit.changes)
        records = [r for c in edit.changes for r in (c.before, c.after) if r is not None]
        bulk = len(records) > _MANY
        if not bulk:
            for id_ in self._links.neighbours(list(touched), records):
                touched.setdefault(id_, ())
        named = {record.id for record in records if isinstance(record, Entity)}
        if named and not bulk:
            for item in self._board.items.values():
                if item.entity in named:
                    touched.setdefault(item.id, ())
        self._announce(
            edit,
            Delta(
                frozenset(touched),
                tuple(fragments for fragments in touched.values() if fragments),
                facts=any(isinstance(record, Facts) for record in records),
                status=any(isinstance(record, Status) for record in records),
                entities=bool(named),
                whole=bulk or _zones_differ(records),
            ),
        )

    def _announce(self, edit: Edit | None, delta: Delta) -> None:
        for watcher in self._watchers:
            watcher(edit, delta)


def _zones_differ(records: list[Record]) -> bool:
    return len({record.zones for record in records if isinstance(record, Facts)}) > 1
