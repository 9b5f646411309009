"""What an evaluation says: counts, and the precision, recall and F1 that follow from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["exact", "overlap", "cell"]


@dataclass(frozen=True, slots=True)
class Score:
    """How many are `right` of what was `proposed` and of the `gold`. What follows is from 0 to 1,

    and None where there is nothing that it could be of.
    """

    right: int = 0
    proposed: int = 0
    gold: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        both = self.proposed + self.gold
        return 2 * self.right / both if both else None

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right, self.proposed + other.proposed, self.gold + other.gold
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to count: in total, and `by` what its kind of annotation is told apart by."""

    name: str
    level: Level
    total: Score
    by: Mapping[str, Score] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How far annotations agree with gold, over the `documents` that both have.

    `entities` are "entity" (place and type) and "span" (place); `triggers` "Trig-I" and "Trig-C";
    `arguments` "Arg-I", "Arg-C" and, where the trigger has to be right too, "Arg-I+" and "Arg-C+":
    each exact and with overlap. `rows` are the rows of events: "row" (there), the cells, "whole".
    """

    documents: int
    entities: tuple[Measure, ...]
    triggers: tuple[Measure, ...]
    arguments: tuple[Measure, ...]
    rows: tuple[Measure, ...]

    def measure(self, name: str, level: Level) -> Measure:
        """Return the measure of that name and level; KeyError where there is none."""
        found = {(each.name, each.level): each for each in self.all()}
        return found[name, level]

    def all(self) -> tuple[Measure, ...]:
        return (*self.entities, *self.triggers, *self.arguments, *self.rows)


def total(scores: Iterable[Score]) -> Score:
    """Return the sum: micro averages count every annotation once."""
    return sum(scores, Score())


def evaluation_to_json(evaluation: Evaluation) -> dict[str, object]:
    """Return an evaluation as JSON values; what is unknown is null."""
    parts = {
        "entities": evaluation.entities,
        "triggers": evaluation.triggers,
        "arguments": evaluation.arguments,
        "rows": evaluation.rows,
    }
    said = {name: [_measure_to_json(each) for each in part] for name, part in parts.items()}
    return {"documents": evaluation.documents, **said}


def _measure_to_json(measure: Measure) -> dict[str, object]:
    return {
        "name": measure.name,
        "level": measure.level,
        **score_to_json(measure.total),
        "by": {name: score_to_json(score) for name, score in measure.by.items()},
    }


def score_to_json(score: Score) -> dict[str, object]:
    """Return a score as JSON values."""
    return {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "right": score.right,
        "proposed": score.proposed,
        "gold": score.gold,
    }
