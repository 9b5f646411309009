"""Counts marks of two sides, document by document."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from annotation.evaluation.marks import Mark
from annotation.evaluation.matching import grouped, matched, overlapping
from annotation.evaluation.values import Level, Measure, Score


@dataclass(slots=True)
class Count:
    """Three numbers as they grow."""

    right: int = 0
    proposed: int = 0
    gold: int = 0

    @property
    def score(self) -> Score:
        return Score(self.right, self.proposed, self.gold)

    def add(self, *, right: int = 0, proposed: int = 0, gold: int = 0) -> None:
        self.right += right
        self.proposed += proposed
        self.gold += gold


@dataclass(slots=True)
class Counts:
    """What a measure is made from: counts by label. In total they are summed (micro)."""

    name: str
    level: Level
    by: dict[str, Count] = field(default_factory=dict)

    def of(self, label: str) -> Count:
        return self.by.setdefault(label, Count())

    def measure(self) -> Measure:
        total = Count()
        for each in self.by.values():
            total.add(right=each.right, proposed=each.proposed, gold=each.gold)
        scores = ((name, self.by[name].score) for name in sorted(self.by) if name)
        named = {name: score for name, score in scores if score != Score()}
        return Measure(self.name, self.level, total.score, named)


def count_exact(counts: Counts, gold: Iterable[Mark], other: Iterable[Mark]) -> None:
    """Count what is the same on both sides; what a side says twice counts once."""
    wanted, found = set(gold), set(other)
    for mark in wanted:
        counts.of(mark.label).add(gold=1, right=mark in found)
    for mark in found:
        counts.of(mark.label).add(proposed=1)


def count_overlap(counts: Counts, gold: Iterable[Mark], other: Iterable[Mark]) -> None:
    """Count one-to-one pairs that share text and have the same sense: as many as there can be."""
    wanted, found = _by_sense(gold), _by_sense(other)
    for sense in wanted.keys() | found.keys():
        here, there = wanted.get(sense, []), found.get(sense, [])
        pairs = matched(overlapping([m.places for m in here], [m.places for m in there]))
        label = (here or there)[0].label
        counts.of(label).add(right=len(pairs), proposed=len(there), gold=len(here))


def _by_sense(marks: Iterable[Mark]) -> Mapping[Hashable, list[Mark]]:
    # In the order of the text, so that the same marks are always paired in the same way.
    return grouped(sorted(set(marks), key=lambda mark: mark.places), lambda mark: mark.sense)
