"""Our parts as ordinary spaCy components, for any pipeline.

    import annotation.suggest.components
    nlp = spacy.load("en_core_web_sm")
    nlp.add_pipe("goldleaf_borders", first=True)
    nlp.add_pipe("goldleaf_entities", config={"codebook": "conflict"})

`codebook` is the name of one that ships, the path of a file, or the text of one.
What they find is on the Doc: `annotation.suggest.marks` reads it.
"""

from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotation.codebook import Codebook
from annotation.codebook_reader import parse_codebook, read_codebook
from annotation.suggest import marks
from annotation.suggest.arguments import fill_board
from annotation.suggest.borders import mark_borders
from annotation.suggest.coreference.find import find_things
from annotation.suggest.lexicon import load_lexicon
from annotation.suggest.meanings import meanings
from annotation.suggest.names import find_names
from annotation.suggest.sameness import find_same
from annotation.suggest.triggers import find_triggers

_SHOWN = "goldleaf_entities"
marks.register()


@Language.component("goldleaf_borders")
def goldleaf_borders(doc: Doc) -> Doc:
    """Keep sentences and names inside paragraphs and zones. First in the pipeline."""
    return mark_borders(doc)


@Language.factory(
    "goldleaf_entities", default_config={"codebook": "conflict"}, requires=["doc.ents"]
)
def make_entities(
    nlp: Language,  # noqa: ARG001 - spaCy gives it to every factory
    name: str,  # noqa: ARG001 - likewise
    codebook: str,
) -> "EntityComponent":
    """Map the model's names onto the codebook and mend them. After the entity recogniser."""
    return EntityComponent(read_any(codebook))


class EntityComponent:
    """Writes the mentions of a Doc, and shows them as `doc.spans["goldleaf_entities"]`."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def __call__(self, doc: Doc) -> Doc:
        _show_mentions(doc, find_names(doc, self._codebook))
        return doc


@Language.factory("goldleaf_triggers", default_config={"codebook": "conflict"})
def make_triggers(
    nlp: Language,  # noqa: ARG001 - spaCy gives it to every factory
    name: str,  # noqa: ARG001 - likewise
    codebook: str,
) -> "TriggerComponent":
    """Find the events of the lexicon. After tagger, parser, lemmatizer and entity recogniser."""
    return TriggerComponent(read_any(codebook))


class TriggerComponent:
    """Writes the triggers of a Doc, and shows them as `doc.spans["goldleaf_events"]`."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        triggers = find_triggers(doc, self._codebook, self._lexicon)
        marks.put(doc, "triggers", triggers)
        doc.spans["goldleaf_events"] = [
            Span(doc, each.tokens[0], each.tokens[-1] + 1, label=each.type) for each in triggers
        ]
        return doc


@Language.factory("goldleaf_arguments", default_config={"codebook": "conflict"})
def make_arguments(
    nlp: Language,  # noqa: ARG001 - spaCy gives it to every factory
    name: str,  # noqa: ARG001 - likewise
    codebook: str,
) -> "ArgumentComponent":
    """Fill the roles of the events. After goldleaf_entities and goldleaf_triggers."""
    return ArgumentComponent(read_any(codebook))


class ArgumentComponent:
    """Writes the fillers of a Doc, and the mentions that they need."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        board = fill_board(doc, self._codebook, self._lexicon)
        _show_mentions(doc, board.fillers.mentions)
        marks.put(doc, "triggers", board.triggers)
        marks.put(doc, "fillers", board.all())
        return doc


@Language.factory("goldleaf_coreference", default_config={"codebook": "conflict"})
def make_coreference(
    nlp: Language,  # noqa: ARG001 - spaCy gives it to every factory
    name: str,  # noqa: ARG001 - likewise
    codebook: str,
) -> "CoreferenceComponent":
    """Say which mentions name the same. After goldleaf_arguments."""
    return CoreferenceComponent(read_any(codebook))


class CoreferenceComponent:
    """Writes the things of a Doc, and the pronouns that fill roles of its events."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        mentions, fillers, things = find_things(doc, self._codebook, self._lexicon)
        _show_mentions(doc, mentions)
        marks.put(doc, "fillers", fillers)
        marks.put(doc, "things", things)
        return doc


@Language.factory("goldleaf_meanings", default_config={"codebook": "conflict"})
def make_meanings(
    nlp: Language,  # noqa: ARG001 - spaCy gives it to every factory
    name: str,  # noqa: ARG001 - likewise
    codebook: str,
) -> "MeaningComponent":
    """Read what times, places and quantities mean. After goldleaf_coreference."""
    return MeaningComponent(read_any(codebook))


class MeaningComponent:
    """Writes the values of the mentions of a Doc."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def __call__(self, doc: Doc) -> Doc:
        marks.put_normals(doc, meanings(doc, self._codebook))
        return doc


@Language.factory("goldleaf_sameness", default_config={"codebook": "conflict"})
def make_sameness(
    nlp: Language,  # noqa: ARG001 - spaCy gives it to every factory
    name: str,  # noqa: ARG001 - likewise
    codebook: str,
) -> "SamenessComponent":
    """Say which triggers tell of the same event. After goldleaf_meanings."""
    return SamenessComponent(read_any(codebook))


class SamenessComponent:
    """Ties each trigger of a Doc that tells again of an earlier event to it."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        marks.put(doc, "fillers", find_same(doc, self._codebook, self._lexicon))
        return doc


@Language.factory("goldleaf_step")
def make_step(
    nlp: Language,  # noqa: ARG001 - spaCy gives it to every factory
    name: str,  # noqa: ARG001 - likewise
) -> "Step":
    """Do what it is told to once the pipeline is loaded; nothing until then."""
    return Step()


class Step:
    """A place in a pipeline for what is known only when it runs. `work` changes a Doc."""

    def __init__(self) -> None:
        self.work: Callable[[Doc], object] | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self.work is not None:
            self.work(doc)
        return doc


def _show_mentions(doc: Doc, mentions: Sequence[marks.Mention]) -> None:
    before = marks.mentions_of(doc) if _SHOWN in doc.spans else []
    marks.put(doc, "mentions", mentions)
    kept = len(before)
    is_more = kept == len(doc.spans[_SHOWN]) and mentions[:kept] == before if before else False
    new = [
        Span(doc, each.start, each.end, label=each.type)
        for each in (mentions[kept:] if is_more else mentions)
    ]
    if is_more:
        doc.spans[_SHOWN].extend(new)
    else:
        doc.spans[_SHOWN] = new


def read_any(codebook: str) -> Codebook:
    """Read a codebook from its name, its path or its text."""
    if "\n" in codebook:
        return parse_codebook(codebook, where="the codebook of the pipeline")
    return read_codebook(codebook)
