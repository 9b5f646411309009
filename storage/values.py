"""What a project answers with, beside the values of the domain. No SQL, cheap to import."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annotation.values import Annotation, Document, LayerState


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A line of the list of documents, as one coder sees it.

    `suggestions` is how many mentions and events are shown, `decided` how many of them this coder
    decided or made: as the open article says it, and near it before it is opened, since what
    several sources propose counts for each here. `is_blind`: none is shown before the article is
    finished. `doubt` is how unsure its suggestions are on average, from 0 to 1 (None without any),
    `language` what it is written in ("" unknown).
    """

    id: str
    title: str
    publisher: str
    published: date | None
    source: str
    state: LayerState
    words: int
    suggestions: int
    decided: int
    annotations: int
    is_blind: bool = False
    doubt: float | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Taught:
    """What a coder made of a document, to be learned from."""

    document: Document
    coder: str
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article: the document, or the one that has the same text already."""

    source: str
    document: str
    title: str = ""
    duplicate_of: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """What one coder has done, over all documents. `bulk`: how many decisions came in bulk."""

    coder: str
    in_progress: int
    done: int
    spans: int
    events: int
    arguments: int
    accepted: int
    corrected: int
    rejected: int
    bulk: int = 0


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What one version of a source has proposed."""

    source: str
    version: str
    documents: int
    suggestions: int


@dataclass(frozen=True, slots=True)
class Info:
    """A project in numbers. `entities` are the actors and places that stand for themselves."""

    path: Path
    name: str
    id: str
    created_at: str
    codebook: str
    codebook_version: str
    documents: int
    words: int
    edits: int
    last_edit_at: str
    layers: tuple[LayerInfo, ...]
    sources: tuple[SourceInfo, ...]
    versions: Mapping[str, str]
    entities: int = 0
