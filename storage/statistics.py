"""What became of the suggestions, over the layers that are done: by source, over time, by score.

`outcomes` counts in SQL; here the counts are put together. A layer of the blind slice is compared
with what would have been shown (`unseen`), and counts for no source.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from annotation.evaluation.intervals import wilson
from annotation.learning.settings import ProjectSettings
from annotation.learning.statistics import Bin, Finished, SourceTally, Statistics, Tally
from annotation.values import Kind
from storage import schema
from storage.finished import finished_layers
from storage.outcomes import Gold, Layer, Outcome, gold, outcomes
from storage.unseen import unseen_tally

BINS = 10

_RUNS = select(schema.suggestion_runs.c.document_id, schema.suggestion_runs.c.source)

What = tuple[Kind, str]
"""A kind, and a type or role."""


def collect(
    connection: Connection, settings: ProjectSettings, coder: str | None = None
) -> Statistics:
    """Return the statistics of one coder's layers, or of everybody's."""
    found = outcomes(connection, coder, settings.least_score)
    held = gold(connection, coder)
    done = [each for each in finished_layers(connection, settings) if coder in (None, each.coder)]
    blind = {_layer(each) for each in done if each.is_blind}
    seen = [each for each in found if each.layer not in blind]
    tallies = _tallies(seen, held)
    for layer in blind:
        tallies[layer] = unseen_tally(connection, layer, settings.least_score)
    return Statistics(
        _sources(seen, [each for each in held if each.layer not in blind], _runs(connection)),
        tuple(_counted(done, tallies, held)),
        reliability(seen),
    )


def _layer(finished: Finished) -> Layer:
    return finished.document, finished.coder


def _counted(
    done: Iterable[Finished], tallies: Mapping[Layer, Tally], held: Iterable[Gold]
) -> Iterable[Finished]:
    annotations: Counter[Layer] = Counter()
    for gold_here in held:
        annotations[gold_here.layer] += gold_here.count
    for each in done:
        layer = _layer(each)
        found = tallies.get(layer, Tally())
        yield replace(each, tally=found, annotations=annotations[layer])


def _tallies(seen: Iterable[Outcome], held: Iterable[Gold]) -> dict[Layer, Tally]:
    """Return what became of each layer's suggestions, those of several sources counted once."""
    counts: defaultdict[Layer, Counter[str]] = defaultdict(Counter)
    for gold_here in held:
        counts[gold_here.layer]["missed"] += gold_here.undecided
    for each in seen:
        if each.is_first:
            counts[each.layer][each.outcome] += each.count
            if not each.is_decided and each.outcome == "accepted":
                counts[each.layer]["missed"] -= each.count
    return {layer: _tally(found) for layer, found in counts.items()}


def _tally(counts: Counter[str]) -> Tally:
    suggested = sum(counts[each] for each in ("accepted", "corrected", "rejected", "left"))
    return Tally(
        suggested,
        counts["accepted"],
        counts["corrected"],
        counts["rejected"],
        counts["left"],
        max(0, counts["missed"]),
    )


def _runs(connection: Connection) -> dict[str, set[str]]:
    """Return which documents each source has read, as far as that is on record."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for document, source in connection.execute(_RUNS):
        found[source].add(document)
    return found


def _sources(
    seen: Sequence[Outcome], held: Sequence[Gold], runs: Mapping[str, set[str]]
) -> tuple[SourceTally, ...]:
    """Return a tally for each source and each type that it suggests.

    What it missed is the gold of that type, in the documents that it has read, that it did not
    propose as it is, or at least as that type.
    """
    counts: defaultdict[tuple[str, What], Counter[str]] = defaultdict(Counter)
    read = {source: set(documents) for source, documents in runs.items()}
    for each in seen:
        found = counts[each.source, (each.kind, each.type)]
        found[each.outcome] += each.count
        found["found"] += each.count if each.outcome == "accepted" or each.is_kept else 0
        read.setdefault(each.source, set()).add(each.layer[0])
    by_what: defaultdict[What, list[Gold]] = defaultdict(list)
    for gold_here in held:
        by_what[gold_here.kind, gold_here.type].append(gold_here)
    for (source, what), found in counts.items():
        there = sum(each.count for each in by_what[what] if each.layer[0] in read[source])
        found["missed"] = there - found["found"]
    return tuple(SourceTally(key[0], *key[1], _tally(counts[key])) for key in sorted(counts))


def reliability(seen: Iterable[Outcome]) -> tuple[Bin, ...]:
    """Return the tenths of the scale of scores in which something was shown."""
    shown, right = Counter[int](), Counter[int]()
    sums: defaultdict[int, float] = defaultdict(float)
    for each in seen:
        if each.is_first:
            shown[each.bin] += each.count
            right[each.bin] += each.count if each.outcome == "accepted" else 0
            sums[each.bin] += each.scores
    return tuple(_bin(at, shown[at], right[at], sums[at]) for at in sorted(shown))


def _bin(at: int, count: int, right: int, scores: float) -> Bin:
    low, high = wilson(right, count)
    return Bin(at / BINS, (at + 1) / BINS, scores / count, right / count, count, low, high)
