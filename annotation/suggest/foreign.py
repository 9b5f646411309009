"""Articles in another language than the pipeline's: names by a multilingual one, or nothing.

A person's own lists are asked in any case. What is missing is said in a sentence.
"""

from typing import TYPE_CHECKING

from annotation.errors import UserError
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.suggest import marks
from annotation.suggest.language import ANY, language_name
from annotation.suggest.reading import make_doc
from annotation.suggest.sources.component import SourceComponent
from annotation.suggest.sources.guard import guarded
from annotation.suggest.sources.installed import known_as, pipelines
from annotation.suggest.sources.pipelines import load_pipeline
from annotation.suggest.sources.trust import why_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from annotation.suggest.messages import Job, Setup
    from annotation.suggest.sources.values import Reader

_USUAL = "xx_ent_wiki_sm"


class Foreign:
    """Reads what the pipeline cannot. The multilingual pipeline is loaded when one is needed."""

    def __init__(self, nlp: "Language", setup: "Setup", readers: "Sequence[Reader]") -> None:
        self._own = nlp
        self._setup = setup
        self._readers = tuple(readers)
        self._component: SourceComponent | None = None
        self._sources: dict[str, str] = {}
        self._said = ""

    def read(self, job: "Job", language: str) -> "tuple[Doc, Mapping[str, str], str]":
        """Return the Doc with names, who was asked beside the sources, and a sentence."""
        if self._component is None:
            self._component = self._load()
        doc = make_doc(self._own, job.text)
        marks.put_zones(doc, job.zones)
        note = (
            f"This article is in {language_name(language)}, and “{known_as(self._setup.model)}” "
            f"reads {language_name(self._own.lang or '')}. {self._said}"
        )
        return self._component(doc), self._sources, note

    def _load(self) -> SourceComponent:
        readers = list(self._readers)
        try:
            reader = self._multilingual()
        except UserError as error:
            self._said = f"{error} No suggestions are made for it; it can be annotated by hand."
        else:
            self._said = f"Names are suggested by “{reader.name}”, events are not."
            self._sources = {reader.name: reader.version}
            readers.append(reader)
        return SourceComponent(readers, self._setup.codebook, lambda _: None)

    def _multilingual(self) -> "Reader":
        found = [name for name in pipelines() if name.startswith(f"{ANY}_")]
        if not found:
            raise UserError(f"No multilingual pipeline ({_USUAL}) is installed.")
        name = next((each for each in found if each in self._setup.trusted), found[0])
        why = why_model(name) if name not in self._setup.trusted else ""
        if why:
            raise UserError(f"{why} It has not been allowed.")
        source = SourceSetting(SourceKind.PIPELINE, name, name)
        return guarded(lambda: load_pipeline(source, self._setup.codebook), name)
