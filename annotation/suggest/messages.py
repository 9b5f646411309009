"""What the window and the suggestion process say to each other: frozen values, nothing else.

A job carries a token of the sender's choice, and its answer carries the same token: an answer to a
question that nobody asks any more is recognised by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from annotation.codebook import Codebook
from annotation.learning.fits import FitReport
from annotation.learning.settings import SourceSetting
from annotation.values import Annotation, Suggestion, Zone

BATCH = 8
"""How many documents are read together: more cost memory and gain no time."""

Kind = Literal["job", "lesson", "refit"]
"""What a task is."""

LONGEST_TEXT = 1_000_000
"""The pipeline's own limit, in characters: its memory grows with the length of the text."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What the process works with: a model, a codebook, further sources, what was learned.

    `fit` are the bytes of the fit in force and `fit_number` its version (b"" and 0: none).
    `trusted` are the names of models and the places of sources that may run code of their own.
    """

    model: str
    codebook: Codebook
    sources: tuple[SourceSetting, ...] = ()
    fit: bytes = b""
    fit_number: int = 0
    trusted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read. `published` is what relative dates are resolved against."""

    token: int
    document: str
    text: str
    zones: tuple[Zone, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A finished layer to learn from: the document as in a Job, and what a coder made of it."""

    token: int
    document: str
    coder: str
    text: str
    annotations: tuple[Annotation, ...]
    zones: tuple[Zone, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Refit:
    """Fit anew on these studies, and compare with the fit in force (b"": none)."""

    token: int
    studies: tuple[bytes, ...]
    in_force: bytes = b""


@dataclass(frozen=True, slots=True)
class Ready:
    """The pipeline is loaded. `sources` are the names and versions that its suggestions carry.

    `note` is a sentence where the model cannot give everything (no parser: no events), else empty.
    """

    model: str
    version: str
    sources: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    study_version: str = ""
    """What stands on studies made now; those of other versions are not fitted together."""
    problems: Mapping[str, str] = field(default_factory=dict)
    """The further sources that are left out, by name, and why, as a sentence."""


@dataclass(frozen=True, slots=True)
class Result:
    """The suggestions of one document, in reading order, and who was asked.

    `language` is the ISO 639-1 code of the text, "" where it is not clear. `note` is a sentence
    for a person (another language), else empty. `profile` are the 64 bytes that say what the
    article is about, to tell how different two articles are; b"" for none.
    """

    token: int
    document: str
    suggestions: tuple[Suggestion, ...]
    sources: Mapping[str, str]
    seconds: float
    language: str = ""
    note: str = ""
    profile: bytes = b""


@dataclass(frozen=True, slots=True)
class Studied:
    """What a finished layer teaches, ready to be fitted: bytes of version `Ready.study_version`."""

    token: int
    document: str
    coder: str
    study: bytes


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fit and how good it is; b"" where there was too little to learn from (`report.reason`)."""

    token: int
    fit: bytes
    report: FitReport


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that came to nothing; `reason` is a sentence. The others go on.

    `document` is "" for a refit.
    """

    token: int
    document: str
    reason: str
    kind: Kind = "job"


@dataclass(frozen=True, slots=True)
class Broken:
    """There will be no suggestions at all; `reason` says why and what to do."""

    reason: str


@dataclass(frozen=True, slots=True)
class Trail:
    """Code of the source of that name runs now; "" when it is done. For the parent alone."""

    source: str


@dataclass(frozen=True, slots=True)
class Rest:
    """The process has grown and ends itself, to be started anew. For the parent alone."""


Task = Job | Lesson | Refit
Answer = Ready | Result | Studied | Fitted | Failure | Broken


def refusal(job: Job | Lesson) -> str:
    """Return why a document cannot be read at all, as a sentence; empty when it can."""
    if len(job.text) <= LONGEST_TEXT:
        return ""
    return (
        f"The text has {len(job.text):,} characters, and suggestions are made for at most "
        f"{LONGEST_TEXT:,}. Split the article into parts, or annotate it by hand."
    )
