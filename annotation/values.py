"""The values of the domain. All frozen; offsets are code points, half-open.

`Record` is what a layer holds and what the log of edits speaks of: annotations, decisions, the
facts of a document, the status of a layer and the entities of the project. `Suggestion` is not a
record: it is never edited.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from annotation.errors import QuoteMismatchError
from annotation.normals import Normal

Fragment = tuple[int, int]
Fragments = tuple[Fragment, ...]
Attributes = Mapping[str, str]
Kind = Literal["span", "event", "argument"]
Verdict = Literal["accepted", "corrected", "rejected"]
LayerState = Literal["new", "in_progress", "done"]

ZONE_KINDS = ("title", "dateline", "caption", "credit", "body", "boilerplate")
SILENT_ZONES = frozenset({"credit", "boilerplate"})
"""Zones that get no suggestions."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch `[start, end)` of a document that is one of ZONE_KINDS."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a document beside its text, and can be corrected. `id` is the document's.

    `zones` are sorted, do not overlap, and need not cover the text: what they leave out is body.
    """

    id: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    zones: tuple[Zone, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article: immutable text, its sha256 (of the UTF-8 bytes), its source file, its facts."""

    id: str
    text: str
    sha256: str
    source: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Span:
    """A mention. `quote` is the text of its fragments, joined by one space.

    `normal` is what a time, a place or a quantity means; None where nobody has said. `entity` is
    the id of the Entity that it names, "" for none.
    """

    id: str
    type: str
    fragments: Fragments
    quote: str
    attributes: Attributes = field(default_factory=dict, hash=False)
    normal: Normal | None = None
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its trigger. No fragments: an event without a trigger."""

    id: str
    type: str
    fragments: Fragments
    quote: str
    attributes: Attributes = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Argument:
    """A role of `event` (its id), filled by `target` (the id of a span or an event).

    The attribute `inherited` says where a filler was taken over from that the event's own words
    do not give: "sentence", "paragraph" or "article".
    """

    id: str
    event: str
    role: str
    target: str
    attributes: Attributes = field(default_factory=dict, hash=False)


Annotation = Span | Event | Argument


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, group or place of the project that mentions name: a row of the actor register.

    `type` is the entity type of its mentions, `kind` an actor kind of the codebook ("" unknown),
    `country` its English name, `external` an id elsewhere (Wikidata: "Q42418"). `merged` is the id
    of the entity that this one was found to be, "" while it stands for itself.
    """

    id: str
    name: str
    type: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    external: str = ""
    merged: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """Where a suggestion stood and what it said: what a decision is remembered by.

    For an argument, `label` is the role, `fragments` the target's, `anchor` the trigger's and
    `anchor_label` the event's type (two events may share one trigger).
    """

    kind: Kind
    label: str
    fragments: Fragments
    anchor: Fragments = ()
    anchor_label: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a source proposes: `value`, whose id is the suggestion's own.

    An argument's `event` and `target` name suggestions (of the same run) by their ids. `entity` is
    whom a span is proposed to name: mentions of the same thing carry the same value, with an id of
    its own; the span's `entity` stays "" until somebody accepts it (`annotation.register`).
    """

    value: Annotation
    source: str
    version: str
    score: float
    entity: Entity | None = None

    @property
    def id(self) -> str:
        return self.value.id


@dataclass(frozen=True, slots=True)
class Decision:
    """What a coder said to a suggestion. `result` is the annotation it became, if any.

    `at` is the time in UTC, ISO 8601 with seconds and `Z`.
    """

    id: str
    suggestion: str
    verdict: Verdict
    result: str | None
    source: str
    version: str
    score: float
    original: Original
    at: str


@dataclass(frozen=True, slots=True)
class Status:
    """That a coder called a layer done. Its absence means new or in progress (derived)."""

    id: str
    state: LayerState
    note: str = ""


Record = Span | Event | Argument | Decision | Facts | Status | Entity


@dataclass(frozen=True, slots=True)
class Change:
    """One pair; `before` is None for a creation, `after` is None for a deletion."""

    before: Record | None
    after: Record | None

    def inverse(self) -> "Change":
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """One gesture of a person. `undoes` names the edit whose inverse this is (undo and redo)."""

    id: str
    verb: str
    document: str
    coder: str
    at: str
    changes: tuple[Change, ...]
    undoes: str | None = None
    bulk: bool = False


def quote(text: str, fragments: Fragments) -> str:
    """Return the text of `fragments`, several joined by one space."""
    return " ".join(text[start:end] for start, end in fragments)


def check_quote(text: str, value: Span | Event) -> None:
    """Raise QuoteMismatchError unless `value` lies inside `text` and quotes it exactly."""
    for start, end in value.fragments:
        if not 0 <= start < end <= len(text):
            raise QuoteMismatchError(f"{value.id}: [{start}, {end}) is outside of 0..{len(text)}")
    if quote(text, value.fragments) != value.quote:
        raise QuoteMismatchError(f"{value.id}: the quote differs from the text at its place")


def extent(fragments: Fragments) -> Fragment:
    """Return the first start and the last end, `(0, 0)` where there are no fragments."""
    return (fragments[0][0], fragments[-1][1]) if fragments else (0, 0)


def status_id(document: str, coder: str) -> str:
    """Return the id of the status record of a layer."""
    return f"{document}/{coder}"
