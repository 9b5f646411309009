"""What an annotator sees of one document: items and links with their states.

Derived, never stored: from the layer (annotations, decisions) and the suggestions.
`review_items.pending` is the definition; `Review` keeps the same answer up to date edit by edit,
so that a key press on a long document costs what it changes and not what the document holds.

Reviewing a model's suggestions and adjudicating between coders are the same act: the suggestions
of a Review may come from any source.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence

from annotation.codebook import Codebook
from annotation.editor import Editor
from annotation.review_items import (
    Delta,
    Item,
    Link,
    State,
    Watcher,
    annotation_item,
    finder,
    held_link,
    original_here,
    original_of,
    pending,
    pending_item,
    rejected_item,
)
from annotation.values import (
    Annotation,
    Argument,
    Decision,
    Edit,
    Event,
    Facts,
    Fragments,
    Original,
    Record,
    Span,
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

    # -- what is there ---------------------------------------------------------------------------

    @property
    def text(self) -> str:
        return self.layer.document.text

    @property
    def items(self) -> list[Item]:
        """All items in reading order."""
        return [self._items[place[3]] for place in self._order]

    @property
    def order(self) -> list[tuple[int, int, str, str]]:
        """The places of all items, sorted: to search in without building a list of items."""
        return self._order

    @property
    def total(self) -> int:
        return len(self._items)

    @property
    def reviewed(self) -> int:
        """How many items are decided or were made by hand."""
        return len(self._items) - self._suggested

    def item(self, id_: str) -> Item | None:
        return self._items.get(id_)

    def annotated(self, original: Original) -> list[str]:
        """Return the ids of the annotations that say this at this place."""
        return sorted(self._annotated.get(original, ()))

    def suggestion_at(self, original: Original) -> Suggestion | None:
        """Return the surest suggestion that says this at this place, decided or not."""
        ids = self._by_original.get(original)
        return self._suggestions[ids[0]] if ids else None

    def argument_suggestions(self, event_id: str, role: str, target_id: str) -> list[str]:
        """Return the suggestions that an item fill a role of an event, decided or not."""
        return [
            id_
            for suggested in self._suggested_as(event_id)
            for id_ in self._arguments_by_event.get(suggested, ())
            if self._is_argument(id_, role, target_id)
        ]

    def suggestion(self, id_: str) -> Suggestion | None:
        return self._suggestions.get(id_)

    def decision_for(self, original: Original) -> Decision | None:
        return self._decided.get(original)

    def original(self, suggestion_id: str) -> Original | None:
        return self._originals.get(suggestion_id)

    def current(self, suggestion_id: str) -> str | None:
        """Return the id of the item that a suggested span or event has become or is shown as."""
        original = self._originals.get(suggestion_id)
        if original is None:
            return None
        decision = self._decided.get(original)
        if decision is not None and decision.result in self.layer.annotations:
            return decision.result
        annotated = self._annotated.get(original)
        return min(annotated) if annotated else self._shown.get(original)

    def links_of(self, event_id: str) -> list[Link]:
        """Return the arguments of an event item: the accepted ones, then the suggested ones."""
        held = [held_link(a) for a in self.layer.arguments_of(event_id)]
        return held + self._pending_links(event_id, self._arguments_by_event)

    def links_to(self, item_id: str) -> list[Link]:
        """Return the arguments that an item fills."""
        held = [held_link(a) for a in self.layer.arguments_touching(item_id) if a.target == item_id]
        return held + self._pending_links(item_id, self._arguments_by_target)

    # -- what changes ----------------------------------------------------------------------------

    def subscribe(self, watcher: Watcher) -> None:
        """Have `watcher` called after each edit, and with None when suggestions came in."""
        self._watchers.append(watcher)

    def replace_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Take in what a source has just proposed (already on disk)."""
        self._load(suggestions)
        self._announce(None, Delta(whole=True))

    def _load(self, suggestions: Sequence[Suggestion]) -> None:
        self._suggestions = {s.id: s for s in sorted(suggestions, key=lambda s: -s.score)}
        find = finder({id_: s.value for id_, s in self._suggestions.items()})
        self._originals: dict[str, Original] = {}
        self._by_original: dict[Original, list[str]] = {}
        self._arguments_by_event: dict[str, list[str]] = {}
        self._arguments_by_target: dict[str, list[str]] = {}
        for id_, suggestion in self._suggestions.items():
            original = original_of(suggestion.value, find)
            if original is not None:
                self._originals[id_] = original
                self._by_original.setdefault(original, []).append(id_)
                self._index_argument(suggestion.value)
        self._decided = {d.original: d for d in self.layer.decisions.values()}
        self._annotated: dict[Original, set[str]] = {}
        for value in self.layer.annotations.values():
            self._annotate(value)
        self._show_all()

    def _index_argument(self, value: Annotation) -> None:
        if isinstance(value, Argument):
            self._arguments_by_event.setdefault(value.event, []).append(value.id)
            self._arguments_by_target.setdefault(value.target, []).append(value.id)

    def _show_all(self) -> None:
        self._items: dict[str, Item] = {}
        self._order: list[tuple[int, int, str, str]] = []
        self._shown: dict[Original, str] = {}
        self._suggested = 0
        for value in self.layer.annotations.values():
            if not isinstance(value, Argument):
                self._keep(annotation_item(value, self.layer.decisions_on(value.id)))
        for original in {**self._by_original, **self._decided}:
            self._show(original)
        self._order = sorted(item.place for item in self._items.values())

    def _on_edit(self, edit: Edit) -> None:
        records = [r for c in edit.changes for r in (c.before, c.after) if r is not None]
        touched: dict[str, Fragments] = {}
        bulk = len(records) > _MANY
        for record in records:
            self._forget(record, touched)
        for change in edit.changes:
            self._learn(change.before, change.after)
        for record in records:
            self._restore(record, touched)
        if not bulk:
            self._touch_neighbours(records, touched)
        delta = Delta(
            frozenset(touched),
            tuple(fragments for fragments in touched.values() if fragments),
            facts=any(isinstance(r, Facts) for r in records),
            status=any(isinstance(r, Status) for r in records),
            whole=bulk or _zones_differ(records),
        )
        self._announce(edit, delta)

    def _touch_neighbours(self, records: list[Record], touched: dict[str, Fragments]) -> None:
        """What is or was linked to a changed item is drawn anew: its arcs end elsewhere now."""
        ends = {end for link in self._links_at(list(touched)) for end in (link.event, link.target)}
        for id_ in {id_ for record in records for id_ in self._suggested_at(record)}:
            ends |= {self.current(end) or "" for end in self._other_ends(id_)}
        for end in ends & self._items.keys():
            touched.setdefault(end, ())

    def _links_at(self, ids: list[str]) -> list[Link]:
        return [link for id_ in ids for link in (*self.links_of(id_), *self.links_to(id_))]

    def _suggested_at(self, record: Record) -> list[str]:
        """Return the suggestions that say what a record says."""
        if isinstance(record, Span | Event):
            decided = [decision.original for decision in self.layer.decisions_on(record.id)]
            originals = (original_here(record), *decided)
            return [id_ for known in originals for id_ in self._by_original.get(known, ())]
        if isinstance(record, Decision):
            return [record.suggestion, *self._by_original.get(record.original, [])]
        return []

    def _other_ends(self, suggestion_id: str) -> list[str]:
        """Return what arguments would link a suggested span or event to."""
        of_event = self._arguments_by_event.get(suggestion_id, ())
        of_target = self._arguments_by_target.get(suggestion_id, ())
        known = [self._suggestions.get(id_) for id_ in (suggestion_id, *of_event, *of_target)]
        values = [suggestion.value for suggestion in known if suggestion is not None]
        return [end for v in values if isinstance(v, Argument) for end in (v.event, v.target)]

    def _forget(self, record: Record, touched: dict[str, Fragments]) -> None:
        """Take away the items that a record stands behind, before or after the edit."""
        if isinstance(record, Span | Event):
            self._remove(record.id, touched)
            self._hide(original_here(record), touched)
        elif isinstance(record, Decision):
            self._hide(record.original, touched)
            if record.result is not None:
                self._remove(record.result, touched)
        elif isinstance(record, Argument):
            for end in (record.event, record.target):
                touched.setdefault(end, ())

    def _learn(self, before: Record | None, after: Record | None) -> None:
        if isinstance(before, Decision):
            self._decided.pop(before.original, None)
        elif isinstance(before, Span | Event):
            self._annotated[original_here(before)].discard(before.id)
        if isinstance(after, Decision):
            self._decided[after.original] = after
        elif isinstance(after, Span | Event):
            self._annotate(after)

    def _restore(self, record: Record, touched: dict[str, Fragments]) -> None:
        """Show what stands behind a record now."""
        if isinstance(record, Span | Event):
            self._bring_back(record.id, touched)
            self._reveal(original_here(record), touched)
        elif isinstance(record, Decision):
            self._reveal(record.original, touched)
            if record.result is not None:
                self._bring_back(record.result, touched)

    def _annotate(self, value: Annotation) -> None:
        if not isinstance(value, Argument):
            self._annotated.setdefault(original_here(value), set()).add(value.id)

    def _bring_back(self, id_: str, touched: dict[str, Fragments]) -> None:
        value = self.layer.span(id_)
        if value is not None and id_ not in self._items:
            item = annotation_item(value, self.layer.decisions_on(value.id))
            self._keep(item)
            insort(self._order, item.place)
            touched[id_] = touched.get(id_, ()) + item.fragments

    def _reveal(self, original: Original, touched: dict[str, Fragments]) -> None:
        if original in self._shown:
            return
        self._show(original)
        id_ = self._shown.get(original)
        if id_ is not None:
            insort(self._order, self._items[id_].place)
            touched[id_] = touched.get(id_, ()) + original.fragments

    def _hide(self, original: Original, touched: dict[str, Fragments]) -> None:
        id_ = self._shown.pop(original, None)
        if id_ is not None:
            self._remove(id_, touched)

    def _remove(self, id_: str, touched: dict[str, Fragments]) -> None:
        item = self._items.pop(id_, None)
        if item is None:
            return
        self._suggested -= item.state is State.SUGGESTED
        del self._order[bisect_left(self._order, item.place)]
        touched[id_] = touched.get(id_, ()) + item.fragments

    def _show(self, original: Original) -> None:
        """Show what is pending or rejected at a place, unless an annotation says the same."""
        if original.kind == "argument" or self._annotated.get(original):
            return
        decision = self._decided.get(original)
        item: Item | None = None
        if decision is not None and decision.verdict == "rejected":
            item = rejected_item(decision, self.text)
        elif decision is None and original in self._by_original:
            item = pending_item(self._suggestions[self._by_original[original][0]])
        if item is not None:
            self._shown[original] = item.id
            self._keep(item)

    def _keep(self, item: Item) -> None:
        self._items[item.id] = item
        self._suggested += item.state is State.SUGGESTED

    def _pending_links(self, item_id: str, index: dict[str, list[str]]) -> list[Link]:
        found = (
            self._pending_link(self._suggestions[id_])
            for suggested in self._suggested_as(item_id)
            for id_ in index.get(suggested, ())
        )
        unique = {
            (link.event, link.role, link.target): link
            for link in found
            if link is not None and item_id in (link.event, link.target)
        }
        return list(unique.values())

    def _suggested_as(self, item_id: str) -> list[str]:
        """Return the suggestions that have become, or are shown as, an item."""
        item = self._items.get(item_id)
        if item is None:
            return []
        decided = [decision.original for decision in self.layer.decisions_on(item_id)]
        own = Original(item.kind, item.type, item.fragments)
        originals = dict.fromkeys([own, *decided])
        return [id_ for original in originals for id_ in self._by_original.get(original, ())]

    def _is_argument(self, id_: str, role: str, target_id: str) -> bool:
        value = self._suggestions[id_].value
        return (
            isinstance(value, Argument)
            and value.role == role
            and self.current(value.target) == target_id
        )

    def _pending_link(self, suggestion: Suggestion) -> Link | None:
        value = suggestion.value
        original = self._originals.get(suggestion.id)
        if not isinstance(value, Argument) or original is None or original in self._decided:
            return None
        event, target = self.current(value.event), self.current(value.target)
        if event is None or target is None or not self._may_link(event, value.role, target):
            return None
        return Link(
            suggestion.id,
            event,
            value.role,
            target,
            State.SUGGESTED,
            suggestion.source,
            suggestion.score,
        )

    def _may_link(self, event_id: str, role: str, target_id: str) -> bool:
        """Whether a suggested argument still makes sense after what was decided about its ends."""
        event, target = self._items[event_id], self._items[target_id]
        if State.REJECTED in (event.state, target.state):
            return False
        if any(a.role == role and a.target == target_id for a in self.layer.arguments_of(event_id)):
            return False
        knows = any(known.name == role for known in self.codebook.roles_of(event.type))
        return knows and self.codebook.fits(role, target.type)

    def _announce(self, edit: Edit | None, delta: Delta) -> None:
        for watcher in self._watchers:
            watcher(edit, delta)


def _zones_differ(records: list[Record]) -> bool:
    return len({record.zones for record in records if isinstance(record, Facts)}) > 1
