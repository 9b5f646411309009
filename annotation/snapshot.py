"""What leaves a project: one value from which every export is written.

A writer needs neither SQL nor Qt. Entries are read one at a time, so memory stays flat; iterating
twice gives the same entries in the same order (by document id).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotation.codebook import Codebook
from annotation.values import (
    Annotation,
    Argument,
    Decision,
    Document,
    Entity,
    Event,
    LayerState,
    Span,
    Suggestion,
)

SUGGESTIONS = "suggestions"
"""The name of the pseudo layer that holds what is still pending."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a layer, with its annotations in reading order.

    `decisions` maps the id of an annotation to the decision it came from; one that is not there
    was added by hand. In the pseudo layer `suggestions`, `annotations` are what is pending, and
    `suggested` maps their ids to the suggestion; otherwise `suggested` is empty. `bulk` has the ids
    of the annotations that were accepted, corrected or added many at once. `entities` maps the
    `entity` of each span to the row of the register that it stands for (merged ones resolved).
    """

    document: Document
    state: LayerState
    annotations: tuple[Annotation, ...]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    suggested: Mapping[str, Suggestion] = field(default_factory=dict)
    rejected: int = 0
    pending: int = 0
    bulk: frozenset[str] = frozenset()
    entities: Mapping[str, Entity] = field(default_factory=dict)

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(value for value in self.annotations if isinstance(value, Span))

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(value for value in self.annotations if isinstance(value, Event))

    def arguments_of(self, event_id: str) -> tuple[Argument, ...]:
        return tuple(
            value
            for value in self.annotations
            if isinstance(value, Argument) and value.event == event_id
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A layer of a project as it is now. `taken_at` is UTC, ISO 8601 (the newest edit's time,

    not the clock's: two exports of the same state are the same bytes). `log_head` is the id of the
    newest edit, "" in a project without one. `entities` is the register: the entities that stand
    for themselves, by name.
    """

    project: str
    layer: str
    codebook: Codebook
    entries: Iterable[Entry]
    taken_at: str
    log_head: str
    program: str
    entities: tuple[Entity, ...] = ()
