"""How good a pipeline's mentions are on articles that it has not seen: exact place and type."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from annotation.codebook import Codebook
from annotation.learning.fits import Quality
from annotation.learning.training import TrainedKind
from annotation.suggest.messages import Job
from annotation.suggest.reading import make_doc
from annotation.suggest.training.material import SPANS_KEY, label_of
from annotation.values import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Mark = tuple[int, int, str]


def judge(
    nlp: "Language", dev: Sequence["Doc"], kind: TrainedKind, codebook: Codebook
) -> dict[str, Quality]:
    """Return the quality of a pipeline's own mentions, by type of the codebook, "" for all."""
    names = {label_of(each.name, codebook): each.name for each in codebook.entities}
    counts: dict[str, Counter[str]] = {}
    found = nlp.pipe((make_doc(nlp, gold.text) for gold in dev), batch_size=8)
    for gold, doc in zip(dev, found, strict=True):
        _count(counts, _marks(gold, kind, names), _marks(doc, kind, names))
    return _qualities(counts)


def judge_rules(
    model: str, dev: Sequence["Doc"], kind: TrainedKind, codebook: Codebook
) -> dict[str, Quality]:
    """Return how good the base with our rules is on the same articles, for the types in them."""
    from annotation.suggest.pipeline import load

    names = {label_of(each.name, codebook): each.name for each in codebook.entities}
    counts: dict[str, Counter[str]] = {}
    types = {mark[2] for gold in dev for mark in _marks(gold, kind, names)}
    jobs = (Job(number, str(number), gold.text) for number, gold in enumerate(dev))
    for gold, result in zip(dev, load(model, codebook).suggest(jobs), strict=True):
        values = (each.value for each in result.suggestions)
        spans = (each for each in values if isinstance(each, Span) and each.type in types)
        found = {(*each.fragments[0], each.type) for each in spans}
        _count(counts, _marks(gold, kind, names), found)
    return _qualities(counts)


def _marks(doc: "Doc", kind: TrainedKind, names: Mapping[str, str]) -> set[Mark]:
    spans = doc.ents if kind is TrainedKind.NER else doc.spans.get(SPANS_KEY, ())
    return {(each.start_char, each.end_char, names.get(each.label_, each.label_)) for each in spans}


def _count(counts: dict[str, Counter[str]], gold: set[Mark], found: set[Mark]) -> None:
    for name, marks in (("tp", gold & found), ("fp", found - gold), ("fn", gold - found)):
        for type_ in _twice(marks):
            counts.setdefault(type_, Counter())[name] += 1


def _twice(marks: Iterable[Mark]) -> Iterator[str]:
    for mark in marks:
        yield ""
        yield mark[2]


def _qualities(counts: Mapping[str, Counter[str]]) -> dict[str, Quality]:
    return {type_: _quality(each) for type_, each in sorted(counts.items())}


def _quality(count: Counter[str]) -> Quality:
    found, gold = count["tp"] + count["fp"], count["tp"] + count["fn"]
    return Quality(count["tp"] / found if found else 0.0, count["tp"] / gold if gold else 0.0, gold)
