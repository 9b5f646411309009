"""Evaluates annotations against gold, one document at a time."""

from collections.abc import Iterable, Iterator, Mapping

from annotation.codebook import Codebook
from annotation.evaluation import marks
from annotation.evaluation.counting import Counts, count_exact, count_overlap
from annotation.evaluation.rows import RowCounts
from annotation.evaluation.values import Evaluation, Level, Measure
from annotation.snapshot import Entry

ENTITIES: Mapping[str, marks.Reader] = {"entity": marks.entities, "span": marks.spans}
TRIGGERS: Mapping[str, marks.Reader] = {
    "Trig-I": marks.triggers,
    "Trig-C": marks.typed_triggers,
}
ARGUMENTS: Mapping[str, marks.Reader] = {
    "Arg-I": marks.arguments,
    "Arg-C": marks.roles,
    "Arg-I+": marks.attached_arguments,
    "Arg-C+": marks.attached_roles,
}
_COUNTING = {"exact": count_exact, "overlap": count_overlap}
_LEVELS: tuple[Level, ...] = ("exact", "overlap")


def evaluate(gold: Iterable[Entry], other: Iterable[Entry], codebook: Codebook) -> Evaluation:
    """Compare `other` with `gold` on the documents that both have, sorted by document id."""
    readers = {**ENTITIES, **TRIGGERS, **ARGUMENTS}
    counts = {(n, level): Counts(n, level) for n in readers for level in _LEVELS}
    rows, documents = RowCounts(codebook), 0
    for here, there in in_common(gold, other):
        documents += 1
        for (name, level), each in counts.items():
            _COUNTING[level](each, readers[name](here), readers[name](there))
        rows.add(here, there)
    return Evaluation(
        documents,
        _measures(counts, ENTITIES),
        _measures(counts, TRIGGERS),
        _measures(counts, ARGUMENTS),
        rows.measures(),
    )


def _measures(
    counts: Mapping[tuple[str, Level], Counts], part: Mapping[str, marks.Reader]
) -> tuple[Measure, ...]:
    return tuple(counts[name, level].measure() for name in part for level in _LEVELS)


def in_common(gold: Iterable[Entry], other: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield the pairs of entries of the same document; both sides are sorted by its id."""
    others = _sorted(other)
    there = next(others, None)
    for here in _sorted(gold):
        while there is not None and there.document.id < here.document.id:
            there = next(others, None)
        if there is None:
            return
        if there.document.id == here.document.id:
            yield here, there


def _sorted(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries, and raise ValueError where they do not come by the id of their document."""
    last = ""
    for entry in entries:
        if entry.document.id <= last:
            raise ValueError(f"{entry.document.id} comes after {last}: sort entries by document")
        last = entry.document.id
        yield entry
