"""One spaCy pipeline with our components in it: jobs in, suggestions out.

Runs in the suggestion process; spaCy is imported when a pipeline is loaded, not before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from time import perf_counter
from typing import TYPE_CHECKING, cast

from annotation.errors import UserError
from annotation.suggest import marks
from annotation.suggest.foreign import Foreign
from annotation.suggest.language import language_name, language_of
from annotation.suggest.learned.apply import Learned
from annotation.suggest.learned.study import STUDY_VERSION, study_of
from annotation.suggest.messages import BATCH, Job, Lesson, Result, Setup
from annotation.suggest.profile import profile_of
from annotation.suggest.reading import make_doc
from annotation.suggest.results import Stamp, suggestions_of
from annotation.suggest.sources.component import SourceComponent
from annotation.suggest.sources.installed import DEFAULT_MODEL, is_pipeline_folder, known_as
from annotation.suggest.sources.loading import Loaded, Say, load_sources
from annotation.suggest.sources.pipelines import NEWS_LABELS, knows_few, load_model, own_reader
from annotation.suggest.sources.trust import why_model

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from annotation.codebook import Codebook
    from annotation.suggest.components import Step
    from annotation.values import Suggestion

__all__ = ["DEFAULT_MODEL", "Suggester", "known_as", "load", "load_model", "open_suggester"]

_FINDERS = (
    *("goldleaf_entities", "goldleaf_triggers", "goldleaf_arguments"),
    *("goldleaf_coreference", "goldleaf_meanings", "goldleaf_sameness"),
)
_LABELS, _SOURCES = "goldleaf_labels", "goldleaf_sources"
_LEARNED_TRIGGERS, _LEARNED_ARGUMENTS = "goldleaf_learned_triggers", "goldleaf_learned_arguments"
_RULES_LANGUAGE = "en"
_STEPS = (
    (_SOURCES, "goldleaf_entities"),
    (_LEARNED_TRIGGERS, "goldleaf_triggers"),
    (_LEARNED_ARGUMENTS, "goldleaf_arguments"),
)
"""What is done after which finder."""


class Suggester:
    """A loaded pipeline. `sources` are the names and versions that stand on its suggestions."""

    study_version = STUDY_VERSION

    def __init__(self, nlp: "Language", setup: Setup, loaded: Loaded) -> None:
        self._nlp = nlp
        self._codebook = setup.codebook
        self._readers = loaded.readers
        self._learned = Learned(setup.codebook)
        self._foreign = Foreign(nlp, setup, loaded.readers)
        self._stop_words = frozenset(nlp.Defaults.stop_words)
        self.model = _named(nlp, setup.model)
        self.version = str(nlp.meta.get("version") or "0")
        self.problems = loaded.problems
        self.note = " ".join(filter(None, [_note(nlp, setup.model), *loaded.problems.values()]))
        _set_step(nlp, _LEARNED_TRIGGERS, self._learned.improve_triggers)
        _set_step(nlp, _LEARNED_ARGUMENTS, self._learned.improve_arguments)
        self.sources: Mapping[str, str] = self._versions()

    def use_fit(self, fit: bytes, number: int) -> str:
        """Take these bytes as what was learned (b"": nothing); return what is to be said of it."""
        note = ""
        try:
            self._learned.use(fit, number)
        except UserError as error:
            self._learned.use(b"", 0)
            note = f"{error} Suggestions are made by the rules alone."
        self.sources = self._versions()
        return note

    def suggest(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Read documents, a few at a time, and yield the suggestions for each in its turn."""
        told = ((job, self._language(job)) for job in jobs)
        for is_ours, group in groupby(told, key=self._is_ours):
            suggested = self._suggest if is_ours else self._suggest_foreign
            yield from suggested(group)

    def _is_ours(self, told: tuple[Job, str]) -> bool:
        return told[1] in {"", self._nlp.lang}

    def study(self, lesson: Lesson) -> bytes:
        """Return what a finished layer teaches, b"" for an article in another language."""
        job = Job(lesson.token, lesson.document, lesson.text, lesson.zones, lesson.published)
        if self._language(job) not in {"", self._nlp.lang}:
            return b""
        with self._learned.apart():
            doc = next(iter(self._nlp.pipe([_doc(self._nlp, job)])))
        return study_of(doc, lesson.annotations, self._codebook)

    def _language(self, job: Job) -> str:
        if not self._stop_words:
            return ""
        return language_of(job.text, job.zones, self._nlp.lang or "", self._stop_words)

    def _suggest(self, group: Iterable[tuple[Job, str]]) -> Iterator[Result]:
        began = perf_counter()
        docs = ((_doc(self._nlp, job), (job, language)) for job, language in group)
        stamp = Stamp(self.model, self.sources, self._learned.score)
        for doc, (job, language) in self._nlp.pipe(docs, as_tuples=True, batch_size=BATCH):
            suggestions = suggestions_of(doc, self.model, self.version, stamp, job.text)
            yield self._result(job, doc, suggestions, began, language)
            began = perf_counter()

    def _suggest_foreign(self, group: Iterable[tuple[Job, str]]) -> Iterator[Result]:
        for job, language in group:
            began = perf_counter()
            doc, sources, note = self._foreign.read(job, language)
            stamp = Stamp(self.model, {**self.sources, **sources})
            suggestions = suggestions_of(doc, self.model, self.version, stamp, job.text)
            yield self._result(job, doc, suggestions, began, language, note)

    def _result(
        self,
        job: Job,
        doc: "Doc",
        suggestions: "tuple[Suggestion, ...]",
        began: float,
        language: str,
        note: str = "",
    ) -> Result:
        notes = " ".join(filter(None, [note, *marks.notes_of(doc)]))
        seconds = perf_counter() - began
        profile = profile_of(doc)
        extra = {each.source: each.version for each in suggestions}
        sources = {**extra, **self.sources}
        return Result(
            job.token, job.document, suggestions, sources, seconds, language, notes, profile
        )

    def _versions(self) -> Mapping[str, str]:
        number = self._learned.number
        ours = f"{marks.RULES_VERSION}+{number}" if number else marks.RULES_VERSION
        further = {each.name: each.version for each in self._readers}
        return {self.model: self.version, marks.ENTITIES: ours, marks.EVENTS: ours, **further}


def load(model: str, codebook: "Codebook") -> Suggester:
    """Load an installed pipeline that is trusted by whoever calls this, and nothing else."""
    return open_suggester(Setup(model, codebook, trusted=frozenset({model})))


def open_suggester(setup: Setup, say: Say = lambda _: None) -> Suggester:
    """Load what a setup asks for. UserError when its model cannot be loaded or is not trusted.

    `say` is told the name of a further source while its code runs, and "" when it is done.
    """
    why = why_model(setup.model) if setup.model not in setup.trusted else ""
    if why:
        raise UserError(f"{why} Allow it first, or choose another pipeline.")
    nlp = load_model(setup.model)
    _add_components(nlp, setup.codebook)
    loaded = load_sources(setup, nlp, _named(nlp, setup.model), say)
    own = own_reader(nlp, setup.codebook)
    readers = [*([own] if own is not None else []), *loaded.readers]
    if readers:
        _set_step(nlp, _SOURCES, SourceComponent(readers, setup.codebook, say))
    return Suggester(nlp, setup, loaded)


def _named(nlp: "Language", model: str) -> str:
    """Return the name that stands on suggestions: of a folder the pipeline's, never the path."""
    if not is_pipeline_folder(model):
        return known_as(model)
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}".strip("_") or "pipeline"


def _add_components(nlp: "Language", codebook: "Codebook") -> None:
    from annotation.suggest import components  # noqa: F401 - registers the factories

    if "goldleaf_borders" not in nlp.pipe_names:
        nlp.add_pipe("goldleaf_borders", first=True)
    finders = _FINDERS if nlp.lang == _RULES_LANGUAGE else _FINDERS[:1]
    for name in finders:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, config={"codebook": codebook.source_text})
    for name, finder in _STEPS:
        if finder in finders and name not in nlp.pipe_names:
            nlp.add_pipe("goldleaf_step", name=name, after=finder)
    if knows_few(nlp):
        if _LABELS not in nlp.pipe_names:
            nlp.add_pipe("goldleaf_step", name=_LABELS, before="goldleaf_entities")
        _set_step(nlp, _LABELS, _relabel)


def _set_step(nlp: "Language", name: str, work: "Callable[[Doc], object]") -> None:
    if name in nlp.pipe_names:
        cast("Step", nlp.get_pipe(name)).work = work


def _relabel(doc: "Doc") -> None:
    """Give the entities of a model that knows few labels the ones that our components know."""
    from spacy.tokens import Span

    doc.ents = tuple(
        Span(doc, each.start, each.end, label=NEWS_LABELS.get(each.label_, each.label_))
        for each in doc.ents
    )


def _doc(nlp: "Language", job: Job) -> "Doc":
    doc = make_doc(nlp, job.text)
    marks.put_zones(doc, job.zones)
    marks.put_published(doc, job.published)
    return doc


def _note(nlp: "Language", model: str) -> str:
    if nlp.lang != _RULES_LANGUAGE:
        return (
            f'The rules for events are English and "{model}" is made for '
            f"{language_name(nlp.lang or '')}, so there are suggestions for entities and none for "
            "events."
        )
    if "parser" in nlp.pipe_names:
        return ""
    return f'"{model}" has no parser, so there are suggestions for entities and none for events.'
