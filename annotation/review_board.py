"""The items of a document in reading order, kept up to date record by record."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from annotation.layer import Layer
from annotation.review_items import (
    Item,
    State,
    annotation_item,
    original_here,
    pending_item,
    rejected_item,
)
from annotation.review_offers import Offers
from annotation.values import Argument, Change, Decision, Event, Fragments, Original, Record, Span

Touched = dict[str, Fragments]
"""Ids of items that came, went or changed, with their fragments before and after."""


class Board:
    """What is shown: every annotation, and what is pending or rejected where none says the same."""

    def __init__(self, layer: Layer, offers: Offers) -> None:
        self.items: dict[str, Item] = {}
        self.suggested = 0
        self.decided = {d.original: d for d in layer.decisions.values()}
        self._layer = layer
        self._offers = offers
        self._annotated: dict[Original, set[str]] = {}
        self._shown: dict[Original, str] = {}
        for value in layer.annotations.values():
            if not isinstance(value, Argument):
                self._annotated.setdefault(original_here(value), set()).add(value.id)
                self._keep(annotation_item(value, layer.decisions_on(value.id)))
        for original in {**dict.fromkeys(offers.originals()), **self.decided}:
            self._show(original)
        self.order = sorted(item.place for item in self.items.values())

    def annotated(self, original: Original) -> list[str]:
        """Return the ids of the annotations that say this at this place."""
        return sorted(self._annotated.get(original, ()))

    def current(self, suggestion_id: str) -> str | None:
        """Return the id of the item that a suggested span or event has become or is shown as."""
        original = self._offers.original(suggestion_id)
        if original is None:
            return None
        decision = self.decided.get(original)
        if decision is not None and decision.result in self.items:
            return decision.result
        annotated = self._annotated.get(original)
        return min(annotated) if annotated else self._shown.get(original)

    def update(self, changes: Iterable[Change]) -> Touched:
        """Follow an edit that the layer already holds; return what came, went or changed."""
        touched: Touched = {}
        pairs = [(change.before, change.after) for change in changes]
        records = [record for pair in pairs for record in pair if record is not None]
        for record in records:
            self._forget(record, touched)
        for before, after in pairs:
            self._learn(before, after)
        for record in records:
            self._restore(record, touched)
        return touched

    def _forget(self, record: Record, touched: Touched) -> None:
        """Take away the items that a record stands behind, before or after the edit."""
        if isinstance(record, Span | Event):
            self._remove(record.id, touched)
            self._hide(original_here(record), touched)
        elif isinstance(record, Decision):
            self._hide(record.original, touched)
            self._remove(record.result or "", touched)
        elif isinstance(record, Argument):
            for end in (record.event, record.target):
                touched.setdefault(end, ())

    def _learn(self, before: Record | None, after: Record | None) -> None:
        if isinstance(before, Decision):
            self.decided.pop(before.original, None)
        elif isinstance(before, Span | Event):
            self._annotated[original_here(before)].discard(before.id)
        if isinstance(after, Decision):
            self.decided[after.original] = after
        elif isinstance(after, Span | Event):
            self._annotated.setdefault(original_here(after), set()).add(after.id)

    def _restore(self, record: Record, touched: Touched) -> None:
        """Show what stands behind a record now."""
        if isinstance(record, Span | Event):
            self._bring_back(record.id, touched)
            self._reveal(original_here(record), touched)
        elif isinstance(record, Decision):
            self._reveal(record.original, touched)
            self._bring_back(record.result or "", touched)

    def _bring_back(self, id_: str, touched: Touched) -> None:
        value = self._layer.span(id_)
        if value is not None and id_ not in self.items:
            self._place(annotation_item(value, self._layer.decisions_on(value.id)), touched)

    def _reveal(self, original: Original, touched: Touched) -> None:
        if original not in self._shown:
            self._show(original)
            id_ = self._shown.get(original)
            if id_ is not None:
                self._place(self.items[id_], touched, kept=True)

    def _hide(self, original: Original, touched: Touched) -> None:
        self._remove(self._shown.pop(original, ""), touched)

    def _show(self, original: Original) -> None:
        """Show what is pending or rejected at a place, unless an annotation says the same."""
        if original.kind == "argument" or self._annotated.get(original):
            return
        decision, suggestion = self.decided.get(original), self._offers.surest_at(original)
        item: Item | None = None
        if decision is not None and decision.verdict == "rejected":
            item = rejected_item(decision, self._layer.document.text)
        elif decision is None and suggestion is not None:
            item = pending_item(suggestion)
        if item is not None:
            self._shown[original] = item.id
            self._keep(item)

    def _keep(self, item: Item) -> None:
        self.items[item.id] = item
        self.suggested += item.state is State.SUGGESTED

    def _place(self, item: Item, touched: Touched, *, kept: bool = False) -> None:
        if not kept:
            self._keep(item)
        insort(self.order, item.place)
        touched[item.id] = touched.get(item.id, ()) + item.fragments

    def _remove(self, id_: str, touched: Touched) -> None:
        item = self.items.pop(id_, None)
        if item is not None:
            self.suggested -= item.state is State.SUGGESTED
            del self.order[bisect_left(self.order, item.place)]
            touched[id_] = touched.get(id_, ()) + item.fragments
