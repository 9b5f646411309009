"""What the window and the suggestion process say to each other: frozen values, nothing else.

A job carries a token of the sender's choice, and its answer carries the same token: an answer to a
question that nobody asks any more is recognised by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from annotation.values import Suggestion, Zone

BATCH = 8
"""How many documents are read together: more cost memory and gain no time."""

LONGEST_TEXT = 1_000_000
"""The pipeline's own limit, in characters: its memory grows with the length of the text."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read. `published` is what relative dates are resolved against."""

    token: int
    document: str
    text: str
    zones: tuple[Zone, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """The pipeline is loaded. `sources` are the names and versions that its suggestions carry.

    `note` is a sentence where the model cannot give everything (no parser: no events), else empty.
    """

    model: str
    version: str
    sources: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The suggestions of one document, in reading order, and who was asked."""

    token: int
    document: str
    suggestions: tuple[Suggestion, ...]
    sources: Mapping[str, str]
    seconds: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that gets no suggestions; `reason` is a sentence. The others go on."""

    token: int
    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Broken:
    """There will be no suggestions at all; `reason` says why and what to do."""

    reason: str


Answer = Ready | Result | Failure | Broken


def refusal(job: Job) -> str:
    """Return why a document cannot be read at all, as a sentence; empty when it can."""
    if len(job.text) <= LONGEST_TEXT:
        return ""
    return (
        f"The text has {len(job.text):,} characters, and suggestions are made for at most "
        f"{LONGEST_TEXT:,}. Split the article into parts, or annotate it by hand."
    )
