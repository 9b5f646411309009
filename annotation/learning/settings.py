"""What a project says about its suggestions: which sources, in which order, how many blind."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from annotation.shapes import shape_of, shaped

LEAST_SURE = 0.0
BALANCED = 0.4
SURE = 0.6
"""Three positions of the slider: everything, what pays best on the whole, and little but sure."""

MOST_SEED = 2**32 - 1
MOST_BETWEEN = 1_000_000
"""No project waits for more finished articles before it learns again."""
MOST_SOURCES = 1000


class SourceKind(StrEnum):
    """What makes suggestions beside the project's model."""

    PIPELINE = "pipeline"
    """An installed spaCy pipeline, or a folder with one: its entities."""
    PATTERNS = "patterns"
    """A file of patterns as spaCy's EntityRuler reads it (JSON lines)."""
    WORDS = "words"
    """A list of words and names, one a line, with a type after a tab."""
    COMPONENT = "component"
    """A Python function registered under the entry point group `goldleaf.sources`."""


class Order(StrEnum):
    """In which order articles are worked on."""

    IMPORT = "import"
    UNCERTAIN = "uncertain"
    DIVERSE = "diverse"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class SourceSetting:
    """A source that was added to a project. `place` is a package, a path or an entry point.

    `name` stands on its suggestions. Whether loading it may run code of others is not said here:
    a project file comes from anybody, so each person is asked (and their own settings remember).
    """

    kind: SourceKind
    name: str
    place: str
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """The choices of a project. `model` "" is the one of the person who opens it.

    `blind_share` is the share of articles that show no suggestions until they are finished, drawn
    by `seed`; suggestions below `least_score` are not shown; `refit_after` so many newly finished
    articles what was learned is fitted anew (0: only when asked).
    """

    model: str = ""
    sources: tuple[SourceSetting, ...] = ()
    order: Order = Order.IMPORT
    seed: int = 0
    blind_share: float = 0.05
    least_score: float = BALANCED
    remembers: bool = True
    refit_after: int = 5


NOTHING_HELD_BACK = ProjectSettings(blind_share=0.0, least_score=LEAST_SURE)
"""All that is suggested is shown in every article, as it was before there were settings."""

_SHAPE = shape_of(ProjectSettings, sources=list, order=str)
_SOURCE = shape_of(SourceSetting, kind=str)


def settings_to_json(settings: ProjectSettings) -> dict[str, Any]:
    """Return the settings as JSON values."""
    return asdict(settings) | {"sources": [asdict(each) for each in settings.sources]}


def settings_from_json(value: object) -> ProjectSettings:
    """Read settings; what is missing is as it is in a new project. ValueError on other shapes."""
    said = shaped(value, _SHAPE)
    if "sources" in said:
        said = {**said, "sources": tuple(_source_from_json(each) for each in said["sources"])}
    if "order" in said:
        said = {**said, "order": Order(said["order"])}
    settings = ProjectSettings(**said)
    _check_numbers(settings)
    for share in (settings.blind_share, settings.least_score):
        if not 0.0 <= share <= 1.0:
            raise ValueError(f"{share} is no share from 0 to 1")
    return settings


def _check_numbers(settings: ProjectSettings) -> None:
    for name, number, most in (
        ("seed", settings.seed, MOST_SEED),
        ("refit_after", settings.refit_after, MOST_BETWEEN),
        ("sources", len(settings.sources), MOST_SOURCES),
    ):
        if not 0 <= number <= most:
            raise ValueError(f"{name} goes from 0 to {most:,}")


def _source_from_json(value: object) -> SourceSetting:
    said = shaped(value, _SOURCE, "kind", "name", "place")
    return SourceSetting(**{**said, "kind": SourceKind(said["kind"])})
