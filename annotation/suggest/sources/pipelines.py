"""A second spaCy pipeline, and Python components: code of others, asked for names in a text."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotation.errors import UserError
from annotation.learning.settings import SourceSetting
from annotation.suggest.marks import MODEL
from annotation.suggest.reading import make_doc
from annotation.suggest.sources.installed import component, known_as, package_of
from annotation.suggest.sources.values import PIPELINE_SCORE, Found, type_for

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from annotation.codebook import Codebook

SPANS = "sc"
"""Where a span categoriser puts what it finds."""
_TAGGERS = ("ner", "beam_ner", "entity_ruler", "future_entity_ruler", "span_ruler")
_CATEGORISERS = ("spancat", "spancat_singlelabel")
NEWS_LABELS: Mapping[str, str] = {"PER": "PERSON", "LOC": "GPE"}
"""Labels of pipelines that know persons, organisations and places alone, in the usual ones."""


class Labels:
    """From the labels of a pipeline to the types of a codebook."""

    def __init__(self, nlp: "Language", codebook: "Codebook") -> None:
        self._codebook = codebook
        self._instead = NEWS_LABELS if knows_few(nlp) else {}
        self._types: dict[str, str | None] = {}

    def type(self, label: str) -> str | None:
        """Return the type of a label, None where the codebook has none for it."""
        if label not in self._types:
            self._types[label] = type_for(self._instead.get(label, label), self._codebook)
        return self._types[label]


@dataclass(frozen=True, slots=True)
class PipelineReader:
    """The entities of a pipeline, mapped onto the codebook. Labels it does not have are left out.

    What a span categoriser finds counts as well.
    """

    name: str
    version: str
    nlp: "Language"
    labels: Labels
    is_list: bool = False

    def read(self, doc: "Doc") -> "Iterable[Found]":
        own = self.nlp(make_doc(self.nlp, doc.text))
        yield from _found((*own.ents, *own.spans.get(SPANS, ())), self.labels)


@dataclass(frozen=True, slots=True)
class OwnReader:
    """What the main pipeline itself finds beside the names that our rules mend.

    Its categorised spans, which may overlap, and entities labelled with a type of the codebook.
    """

    labels: Labels
    codebook: "Codebook"
    name: str = MODEL
    version: str = ""
    is_list: bool = False

    def read(self, doc: "Doc") -> "Iterable[Found]":
        mended = self.codebook.entity_for_model_label
        left = [each for each in doc.ents if mended(each.label_) is None]
        yield from _found((*left, *doc.spans.get(SPANS, ())), self.labels)


def own_reader(nlp: "Language", codebook: "Codebook") -> OwnReader | None:
    """Return a reader for what the rules would miss of a pipeline, None where that is nothing."""
    labels = Labels(nlp, codebook)
    missed = [each for each in labels_of(nlp) if codebook.entity_for_model_label(each) is None]
    is_useful = any(labels.type(each) is not None for each in missed)
    return OwnReader(labels, codebook) if is_useful or labels_of(nlp, *_CATEGORISERS) else None


def _found(spans: "Iterable[Span]", labels: Labels) -> "Iterable[Found]":
    for span in spans:
        type_ = labels.type(span.label_)
        if type_ is not None:
            yield Found(span.start_char, span.end_char, type_, PIPELINE_SCORE)


@dataclass(frozen=True, slots=True)
class ComponentReader:
    """What a registered function finds: rows (start, end, type) or (start, end, type, score)."""

    name: str
    version: str
    find: "Callable[[Doc], Iterable[tuple[object, ...]]]"
    codebook: "Codebook"
    is_list: bool = False
    _types: dict[str, str] = field(default_factory=dict)

    def read(self, doc: "Doc") -> "Iterable[Found]":
        for row in self.find(doc):
            start, end, label, *rest = row
            score = rest[0] if rest else PIPELINE_SCORE
            # the row is code of others: what is no span is told apart where it is checked
            yield Found(start, end, self._type(label), score)  # type: ignore[arg-type]

    def _type(self, label: object) -> str:
        said = str(label)
        if said not in self._types:
            self._types[said] = type_for(said, self.codebook) or said
        return self._types[said]


def load_pipeline(source: SourceSetting, codebook: "Codebook") -> PipelineReader:
    """Load a further pipeline. UserError when it is not there, or does not fit."""
    nlp = load_model(source.place)
    version = str(nlp.meta.get("version") or "0")
    return PipelineReader(source.name, version, nlp, Labels(nlp, codebook))


def knows_few(nlp: "Language") -> bool:
    """Whether the labels of a pipeline are those of people, organisations and places alone."""
    labels = labels_of(nlp)
    return "GPE" not in labels and not labels.isdisjoint({"PER", "MISC"})


def labels_of(nlp: "Language", *factories: str) -> frozenset[str]:
    """Return the labels that components of these kinds can give."""
    factories = factories or _TAGGERS
    return frozenset(
        label
        for name, labels in nlp.pipe_labels.items()
        if nlp.get_pipe_meta(name).factory in factories
        for label in labels
    )


def load_component(source: SourceSetting, nlp: "Language", codebook: "Codebook") -> ComponentReader:
    """Load a registered function: `callable(nlp, codebook) -> callable(doc) -> rows`."""
    point = component(source.place)
    if point is None:
        raise UserError(
            f"No component “{source.place}” is installed (entry points “goldleaf.sources”). "
            "Install its package, or take the source away."
        )
    find = point.load()(nlp, codebook)
    if not callable(find):
        raise UserError(f"“{source.place}” ({point.value}) gave {find!r:.60} and no function.")
    return ComponentReader(source.name, point.dist.version if point.dist else "0", find, codebook)


def load_model(model: str) -> "Language":
    """Load a spaCy pipeline by its name or folder. UserError when that cannot be."""
    import spacy

    package = package_of(model)
    if package is None:
        raise UserError(_missing(model))
    try:
        return spacy.load(package)
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise UserError(
            f'The spaCy pipeline "{model}" cannot be loaded: {error} '
            "Install it anew, or choose another one."
        ) from error


def _missing(model: str) -> str:
    from spacy.util import get_installed_models

    installed = ", ".join(sorted({known_as(each) for each in get_installed_models()})) or "none"
    return (
        f'There is no spaCy pipeline "{model}" here. Install it ("make setup" installs '
        f'en_core_web_sm; "python -m spacy download NAME" others), or choose another one. '
        f"Installed: {installed}."
    )
