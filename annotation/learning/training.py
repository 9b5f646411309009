"""What is said about training a model of a project's own: the plan, the curve, the outcome."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from itertools import count
from pathlib import Path

from annotation.errors import UserError
from annotation.learning.fits import Quality
from annotation.snapshot import Entry
from annotation.values import Fragments

_ALL = 1 << 64
_NAME = re.compile(r"[a-z](?:_?[a-z0-9]+)*")
FEWEST = 10
"""Finished articles below which no model is trained: it would have nothing to be judged on."""


class TrainedKind(StrEnum):
    """Which component is trained."""

    NER = "ner"
    """Names that do not overlap: of nested ones the longest is learned."""
    SPANCAT = "spancat"
    """Spans of any kind, nested and overlapping ones too; slower."""


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """What to train: `name` is that of the package (lower-case letters, digits, underscores).

    `base` is the installed pipeline whose other parts (tagger, parser) the new one keeps.
    `folder` is where it is put, as `folder/en_NAME-VERSION`; it must not be there yet.
    `dev_share` of the articles, drawn by `seed`, is not learned from but judged on.
    """

    name: str
    version: str
    base: str
    folder: Path
    kind: TrainedKind = TrainedKind.NER
    dev_share: float = 0.2
    seed: int = 0
    max_steps: int = 5_000


@dataclass(frozen=True, slots=True)
class Sample:
    """A finished article: its text, and which fragments are a mention of which type."""

    document: str
    text: str
    spans: tuple[tuple[str, Fragments], ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """Training goes on. `notes` are sentences: what could not be learned from, and why."""

    train: int
    dev: int
    max_steps: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stepped:
    """So many steps are done."""

    step: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A point of the curve: F1 from 0 to 1 on the articles that are judged on, and the loss."""

    step: int
    score: float
    loss: float
    is_best: bool


@dataclass(frozen=True, slots=True)
class Trained:
    """A model is there. `model` is the folder to choose, `package` the file to hand on.

    `quality` goes from types ("" for all) to how good it is on the articles that it has not
    seen, `before` to how good the base with Goldleaf's rules is on the same ones.
    """

    model: Path
    package: Path
    quality: Mapping[str, Quality] = field(default_factory=dict)
    before: Mapping[str, Quality] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotTrained:
    """There is no model; `reason` is a sentence."""

    reason: str


News = Begun | Stepped | Judged | Trained | NotTrained


def is_held_out(document: str, plan: TrainingPlan) -> bool:
    """Whether an article is one to judge on: drawn by seed and id, so it stays one."""
    drawn = int.from_bytes(sha256(f"{plan.seed}\ntrain\n{document}".encode()).digest()[:8])
    return drawn < plan.dev_share * _ALL


def samples_of(entries: Iterable[Entry]) -> Iterator[Sample]:
    """Yield the finished articles of a layer as they are learned from."""
    for entry in entries:
        if entry.state == "done":
            spans = tuple((span.type, span.fragments) for span in entry.spans)
            yield Sample(entry.document.id, entry.document.text, spans)


def package_name(project: str) -> str:
    """Return a name for the model of a project that a package can have."""
    words = re.findall(r"[a-z0-9]+", project.casefold().encode("ascii", "ignore").decode())
    name = "_".join(words)
    return name if _NAME.fullmatch(name) else f"model_{name}".removesuffix("_")


def check_name(name: str) -> str:
    """Return a package's name as it is, or raise UserError."""
    if not _NAME.fullmatch(name):
        raise UserError(
            f"“{name}” cannot be the name of a model. Begin with a letter from a to z; go on with "
            "such letters, digits and single underscores."
        )
    return name


def next_version(folder: Path, name: str) -> str:
    """Return the first version of a model that is not in the folder yet: 1.0.0, 1.1.0, ..."""
    versions = (f"1.{number}.0" for number in count())
    return next(each for each in versions if not (folder / f"en_{name}-{each}").exists())
