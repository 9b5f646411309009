"""The scene of what leaves a project: one document of a snapshot."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from annotation.codebook import Codebook
from annotation.frames.scene import Thing, Tie, overlap
from annotation.review_items import INHERITED
from annotation.snapshot import Entry
from annotation.values import Argument, Entity, Event, Fragments, Span, extent

_LONGEST = 200
"""No span that begins further before a stretch of text is looked at for sharing text with it."""


class EntryScene:
    """An Entry as rows are made from it. In the layer of suggestions, everything is suggested."""

    def __init__(self, entry: Entry, codebook: Codebook) -> None:
        self.entry = entry
        self._codebook = codebook
        self._of: dict[str, list[Tie]] = {}
        self._to: dict[str, list[Tie]] = {}
        self._things: dict[str, Thing] = {}
        for value in entry.annotations:
            if isinstance(value, Argument):
                self._tie(value)
            else:
                self._things[value.id] = self._thing(value)
        spans = (thing for thing in self._things.values() if not thing.is_event)
        self._spans = sorted((extent(thing.fragments)[0], thing.id) for thing in spans)

    @property
    def codebook(self) -> Codebook:
        return self._codebook

    @property
    def text(self) -> str:
        return self.entry.document.text

    @property
    def published(self) -> date | None:
        return self.entry.document.facts.published

    def thing(self, id_: str) -> Thing | None:
        """Return a span or event; None for what is unknown."""
        return self._things.get(id_)

    def events(self) -> Iterable[str]:
        """Return the ids of all events, in reading order."""
        return [thing.id for thing in self._things.values() if thing.is_event]

    def ties_of(self, event_id: str) -> Sequence[Tie]:
        """Return the filled roles of an event."""
        return self._of.get(event_id, ())

    def ties_to(self, id_: str) -> Sequence[Tie]:
        """Return the roles that a span or an event fills."""
        return self._to.get(id_, ())

    def overlapping(self, fragments: Fragments) -> Iterable[str]:
        """Return the ids of the spans (not of the events) that share text with `fragments`."""
        start, end = extent(fragments)
        first = bisect_left(self._spans, (start - _LONGEST,))
        near = (id_ for _, id_ in self._spans[first : bisect_left(self._spans, (end,))])
        return [id_ for id_ in near if overlap(self._things[id_].fragments, fragments)]

    def _tie(self, argument: Argument) -> None:
        tie = Tie(
            argument.id,
            argument.event,
            argument.role,
            argument.target,
            argument.attributes.get(INHERITED, ""),
            argument.id in self.entry.suggested,
        )
        self._of.setdefault(tie.event, []).append(tie)
        self._to.setdefault(tie.target, []).append(tie)

    def _thing(self, value: Span | Event) -> Thing:
        is_event = isinstance(value, Event)
        return Thing(
            value.id,
            is_event,
            value.type,
            value.fragments,
            value.quote,
            value.attributes,
            None if isinstance(value, Event) else value.normal,
            None if isinstance(value, Event) else self._entity(value),
            value.id in self.entry.suggested,
        )

    def _entity(self, span: Span) -> Entity | None:
        known = self.entry.entities.get(span.entity) if span.entity else None
        suggestion = self.entry.suggested.get(span.id)
        return known if known is not None or suggestion is None else suggestion.entity
