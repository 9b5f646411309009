"""What a row is made from: the events of one article, their links, and what their spans mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from annotation.codebook import Codebook
from annotation.normals import Normal
from annotation.values import Attributes, Entity, Fragments


@dataclass(frozen=True, slots=True)
class Thing:
    """A span or an event. `normal` and `entity` are None for an event."""

    id: str
    is_event: bool
    type: str
    fragments: Fragments
    text: str
    attributes: Attributes
    normal: Normal | None
    entity: Entity | None
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A filled role: `event` and `target` are ids of Things."""

    id: str
    event: str
    role: str
    target: str
    inherited: str
    is_suggested: bool


class Scene(Protocol):
    """One article. A Review has one (`frames.review`), and an Entry of a snapshot has one."""

    @property
    def codebook(self) -> Codebook: ...

    @property
    def text(self) -> str: ...

    @property
    def published(self) -> date | None: ...

    def thing(self, id_: str) -> Thing | None:
        """Return a span or event; None for what is rejected or unknown."""

    def events(self) -> Iterable[str]:
        """Return the ids of all events, in reading order."""

    def ties_of(self, event_id: str) -> Sequence[Tie]:
        """Return the filled roles of an event."""

    def ties_to(self, id_: str) -> Sequence[Tie]:
        """Return the roles that a span or an event fills."""

    def overlapping(self, fragments: Fragments) -> Iterable[str]:
        """Return the ids of the spans (not of the events) that share text with `fragments`."""


def overlap(some: Fragments, others: Fragments) -> bool:
    """Whether two places share text."""
    return any(a < d and c < b for a, b in some for c, d in others)
