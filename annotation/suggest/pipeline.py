"""One spaCy pipeline with our components in it: jobs in, suggestions out.

Runs in the suggestion process; spaCy is imported when a pipeline is loaded, not before.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from annotation.errors import UserError
from annotation.suggest import marks
from annotation.suggest.messages import BATCH, Job, Result
from annotation.suggest.reading import make_doc
from annotation.suggest.results import suggestions_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from annotation.codebook import Codebook

DEFAULT_MODEL = "en_core_web_sm"
_FINDERS = (
    *("goldleaf_entities", "goldleaf_triggers", "goldleaf_arguments"),
    *("goldleaf_coreference", "goldleaf_meanings", "goldleaf_sameness"),
)


class Suggester:
    """A loaded pipeline. `sources` are the names and versions that stand on its suggestions."""

    def __init__(self, nlp: "Language", model: str, note: str = "") -> None:
        self._nlp = nlp
        self.model = model
        self.version = str(nlp.meta.get("version") or "0")
        self.note = note
        ours = {marks.ENTITIES: marks.RULES_VERSION, marks.EVENTS: marks.RULES_VERSION}
        self.sources: Mapping[str, str] = {model: self.version, **ours}

    def suggest(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Read documents, a few at a time, and yield the suggestions for each in its turn."""
        began = perf_counter()
        for doc, job in self._nlp.pipe(self._docs(jobs), as_tuples=True, batch_size=BATCH):
            suggestions = suggestions_of(doc, self.model, self.version)
            now = perf_counter()
            yield Result(job.token, job.document, suggestions, self.sources, now - began)
            began = now

    def _docs(self, jobs: Iterable[Job]) -> "Iterator[tuple[Doc, Job]]":
        for job in jobs:
            doc = make_doc(self._nlp, job.text)
            marks.put_zones(doc, job.zones)
            marks.put_published(doc, job.published)
            yield doc, job


def load(model: str, codebook: "Codebook") -> Suggester:
    """Load an installed spaCy pipeline and put our components into it."""
    nlp = load_model(model)
    from annotation.suggest import components  # noqa: F401 - registers the factories

    if "goldleaf_borders" not in nlp.pipe_names:
        nlp.add_pipe("goldleaf_borders", first=True)
    for name in _FINDERS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, config={"codebook": codebook.source_text})
    return Suggester(nlp, known_as(model), _note(nlp, model))


def load_model(model: str) -> "Language":
    import spacy

    package = _package(model)
    if package is None:
        raise UserError(_missing(model))
    try:
        return spacy.load(package)
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise UserError(
            f'The spaCy pipeline "{model}" cannot be loaded: {error} '
            "Install it anew, or choose another one."
        ) from error


def _package(model: str) -> str | None:
    """Return what to load for a model's name: a package, or a folder that holds a pipeline.

    A package index may carry a model under a longer name than its own (`NAME_suffix`).
    """
    from spacy.util import get_installed_models, is_package

    if is_package(model) or Path(model, "config.cfg").is_file():
        return model
    longer = sorted(each for each in get_installed_models() if each.startswith(f"{model}_"))
    return longer[0] if longer else None


def known_as(model: str) -> str:
    """Return the name that stands on suggestions: the packaged model has one, however typed."""
    return DEFAULT_MODEL if model == _package(DEFAULT_MODEL) else model


def _missing(model: str) -> str:
    from spacy.util import get_installed_models

    installed = ", ".join(sorted({known_as(each) for each in get_installed_models()})) or "none"
    return (
        f'There is no spaCy pipeline "{model}" here. Install it ("make setup" installs '
        f'{DEFAULT_MODEL}; "python -m spacy download NAME" others), or choose another one. '
        f"Installed: {installed}."
    )


def _note(nlp: "Language", model: str) -> str:
    if "parser" in nlp.pipe_names:
        return ""
    return f'"{model}" has no parser, so there are suggestions for entities and none for events.'
