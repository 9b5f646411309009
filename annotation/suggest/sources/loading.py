"""The readers of a setup's further sources; what cannot be read is left out and told."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from annotation.errors import UserError
from annotation.learning.memory import MEMORY
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.suggest.marks import ENTITIES, EVENTS, MODEL
from annotation.suggest.sources.guard import guarded
from annotation.suggest.sources.lists import load_list
from annotation.suggest.sources.pipelines import load_component, load_pipeline
from annotation.suggest.sources.trust import why_source

if TYPE_CHECKING:
    from spacy.language import Language

    from annotation.suggest.messages import Setup
    from annotation.suggest.sources.values import Reader

Say = Callable[[str], None]
"""Told the name of the source that is at work now, and "" when it is done."""


class Loaded(NamedTuple):
    """The readers; and of each source that is left out its name and why, as a sentence."""

    readers: "tuple[Reader, ...]"
    problems: dict[str, str]


def load_sources(setup: "Setup", nlp: "Language", model: str, say: Say) -> Loaded:
    """Load what the setup adds to the model called `model`, in its order."""
    readers: list[Reader] = []
    problems: dict[str, str] = {}
    for source in setup.sources:
        if not source.is_on:
            continue
        taken = {MODEL, ENTITIES, EVENTS, MEMORY, model, *(each.name for each in readers)}
        say(source.name)
        try:
            readers.append(_load(source, setup, nlp, taken))
        except UserError as error:
            problems[source.name] = f"{error} “{source.name}” is left out."
        say("")
    return Loaded(tuple(readers), problems)


def _load(source: SourceSetting, setup: "Setup", nlp: "Language", taken: set[str]) -> "Reader":
    if source.name in taken:
        raise UserError(f"Two sources are called “{source.name}”. Give the second another name.")
    why = why_source(source) if source.place not in setup.trusted else ""
    if why:
        raise UserError(f"{why} It has not been allowed.")
    return guarded(lambda: _open(source, setup, nlp), source.name)


def _open(source: SourceSetting, setup: "Setup", nlp: "Language") -> "Reader":
    if source.kind is SourceKind.PIPELINE:
        return load_pipeline(source, setup.codebook)
    if source.kind is SourceKind.COMPONENT:
        return load_component(source, nlp, setup.codebook)
    return load_list(source, nlp, setup.codebook)
