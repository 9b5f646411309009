"""Gold as spaCy wants it: documents with entities or spans, cut into what is learned and judged."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotation.codebook import Codebook
from annotation.learning.training import Sample, TrainedKind, TrainingPlan, is_held_out
from annotation.suggest.reading import make_doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

SPANS_KEY = "sc"
"""Where a spancat component keeps its spans."""


@dataclass(slots=True)
class Material:
    """The documents to learn from and to judge on, and what is lost on the way."""

    train: list["Doc"] = field(default_factory=list)
    dev: list["Doc"] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)


def gather(
    nlp: "Language", samples: Iterable[Sample], plan: TrainingPlan, codebook: Codebook
) -> Material:
    """Make a Doc of each sample; its mentions bear the labels of `label_of`."""
    material = Material()
    for sample in _parted(list(samples), plan):
        doc = make_doc(nlp, sample[0].text)
        _annotate(doc, sample[0], plan.kind, codebook, material.lost)
        (material.dev if sample[1] else material.train).append(doc)
    return material


def _parted(samples: Sequence[Sample], plan: TrainingPlan) -> list[tuple[Sample, bool]]:
    """Say of each sample whether it is judged on; neither part is left empty."""
    parted = [(sample, is_held_out(sample.document, plan)) for sample in samples]
    if len(parted) > 1 and len({is_dev for _, is_dev in parted}) == 1:
        first, rest = parted[0], parted[1:]
        return [(first[0], not first[1]), *rest]
    return parted


def label_of(type_: str, codebook: Codebook) -> str:
    """Return the label that a type is trained under: the first that models use for it.

    So what mends the names of any model mends those of this one.
    """
    known = next((each for each in codebook.entities if each.name == type_), None)
    return known.model_labels[0] if known is not None and known.model_labels else type_


def _annotate(
    doc: "Doc", sample: Sample, kind: TrainedKind, codebook: Codebook, lost: Counter[str]
) -> None:
    spans = [
        span
        for type_, fragments in sample.spans
        if (span := _span(doc, fragments, label_of(type_, codebook), lost)) is not None
    ]
    if kind is TrainedKind.SPANCAT:
        doc.spans[SPANS_KEY] = sorted(set(spans))
        return
    from spacy.util import filter_spans

    kept = filter_spans(spans)
    lost["nested"] += len(spans) - len(kept)
    doc.set_ents(kept)


def _span(
    doc: "Doc", fragments: Sequence[tuple[int, int]], label: str, lost: Counter[str]
) -> "Span | None":
    if len(fragments) != 1:
        lost["parted"] += 1
        return None
    span = doc.char_span(*fragments[0], label=label, alignment_mode="strict")
    if span is None:
        lost["off"] += 1
        return None
    if not span.text.strip() or span.text != span.text.strip():
        lost["off"] += 1  # spaCy refuses to learn white space
        return None
    return span


def told(lost: Counter[str]) -> tuple[str, ...]:
    """Say in sentences what is not learned from."""
    said = {
        "nested": "nested inside others (a span model learns those too)",
        "parted": "of several parts",
        "off": "not on the borders of words",
    }
    return tuple(
        f"{lost[name]:,} mentions are left out: they are {why}."
        if lost[name] > 1
        else f"1 mention is left out: it is {why}."
        for name, why in said.items()
        if lost[name]
    )
