"""The memory of a project: which words were confirmed and which were rejected, and beside what.

It is a table that a person can read: one row for each string, type and context, with how often it
was accepted and rejected, and rules that somebody wrote or brought along. It follows from what
stands in the layers: `lessons` says what a change adds and takes away, so undoing a decision
undoes what was learned from it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

MEMORY = "goldleaf-memory"
"""The source that stands on suggestions which the memory makes or gives another type."""

RememberedKind = Literal["span", "event"]


class Stance(StrEnum):
    """What the memory says of a string and a type at a place."""

    PROPOSE = "propose"
    SILENT = "silent"
    """Nothing was learned, or too little."""
    WITHHOLD = "withhold"


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """What a decision is remembered by: `string` is the quote, white space put to one space, case
    kept for spans and dropped for events; `type` is one of the codebook; `context` is the word
    before and the word after, lower case, digits as 0, joined by a tab ("" where there is none)."""

    kind: RememberedKind
    string: str
    type: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often. Never negative."""

    accepted: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """What a person says of a string and type wherever it stands; it outweighs the counts.

    `origin` is who wrote it or the file it came from, `at` is UTC, ISO 8601.
    """

    kind: RememberedKind
    string: str
    type: str
    stance: Stance
    origin: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A row of the table as a person sees it: a string and type over all contexts."""

    kind: RememberedKind
    string: str
    type: str
    counts: Counts
    stance: Stance
    rule: Rule | None = None
    contexts: tuple[tuple[str, Counts], ...] = ()
