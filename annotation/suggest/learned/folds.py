"""Cross-validation by article: what a fit says of articles that it has not seen."""

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from annotation.suggest.learned.arguments import PairLesson, chosen, learn_arguments
from annotation.suggest.learned.extents import covered_by
from annotation.suggest.learned.features import Truths
from annotation.suggest.learned.judge import Scored
from annotation.suggest.learned.lesson import Lesson
from annotation.suggest.learned.linear import Curve, Values, sigmoid
from annotation.suggest.learned.page import Places
from annotation.suggest.learned.training import curve_of
from annotation.suggest.learned.triggers import FLOOR, learn_triggers, words_of

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_FEW = 8
_PARTS = ((80, 2), (40, 3), (_FEW, 5))
"""From so many articles on so many parts: the more articles, the longer each part takes."""
_TYPED = 100
"""With so many decisions a type has a curve of its own."""


class _Asked(NamedTuple):
    """Rows of features, and weights that they are asked with."""

    rows: "csr_matrix"
    weights: Values

    def of(self, numbers: Places) -> Values:
        return np.asarray(self.rows[numbers] @ self.weights)


class Folds:
    """The articles of a lesson, each in one part, which is judged by what the others teach."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        parts = [count for least, count in _PARTS if lesson.count >= least]
        self._count = parts[0] if parts else lesson.count
        self._fold = np.arange(lesson.count) % self._count
        gold = lesson.tables["gold"]
        self._types: dict[tuple[int, int], set[int]] = {}
        for start, end, _, type_, _ in gold.tolist():
            self._types.setdefault((start, end), set()).add(type_)

    @cached_property
    def pairs(self) -> PairLesson:
        return PairLesson(self.lesson)

    def triggers(self, taught: Truths) -> Scored:
        """Return what is found by what those articles teach, of which each part is left out."""
        lesson, matrix = self.lesson, self.lesson.matrix
        parts = []
        for fold in range(self._count):
            is_held = self._fold == fold
            model = learn_triggers(lesson, taught & ~is_held)
            rows = np.nonzero(is_held[lesson.document])[0]
            part = matrix.rows[rows]
            asked = _Asked(part, matrix.spread(model.types))
            yes = (part @ matrix.spread(model.yes))[:, 0]
            likely = model.likely(words_of(lesson, rows), yes, asked.of)
            found = model.found(words_of(lesson, rows), likely, FLOOR)
            parts.append(np.stack([found.start, found.end, found.type, found.sure], axis=1))
        table = np.concatenate(parts)
        return self._scored(table[:, :3].astype(np.int64), table[:, 3])

    def ruled_triggers(self) -> Scored:
        """Return what the rules alone find."""
        return self._scored(self.lesson.tables["rule"][:, [0, 1, 3]], self.lesson.scores["rule"])

    def _scored(self, found: Places, scores: Values) -> Scored:
        there = [self._types.get((start, end), set()) for start, end, _ in found.tolist()]
        right = [type_ in types for types, type_ in zip(there, found[:, 2].tolist(), strict=True)]
        gold = sum(len(each) for each in self._types.values())
        agrees = np.array([bool(each) for each in there], np.bool_)
        touches = self._touches(found, scores)
        return Scored(
            *(scores, np.array(right, np.bool_), agrees, touches), *(gold, len(self._types))
        )

    def _touches(self, found: Places, scores: Values) -> Truths:
        """Return which share a word with a trigger of the gold; of several the surest one does."""
        covered = self._covered
        taken: set[int] = set()
        touches = np.zeros(len(found), np.bool_)
        for number in np.argsort(-scores, kind="stable").tolist():
            start, end = found[number, :2].tolist()
            free = set(covered[start:end].tolist()) - taken - {-1}
            if free:
                taken.add(min(free))
                touches[number] = True
        return touches

    @cached_property
    def _covered(self) -> Places:
        """The number of the trigger of the gold that each word is part of, -1 for none."""
        gold = self.lesson.tables["gold"]
        return covered_by(
            *(len(self.lesson.page.head), gold[:, 0], gold[:, 1]), np.arange(len(gold))
        )

    def arguments(self, taught: Truths) -> Scored:
        """Return the arguments that are found where the triggers are known."""
        pairs = self.pairs
        parts = []
        for fold in range(self._count):
            is_held = self._fold == fold
            model = learn_arguments(pairs, taught & ~is_held)
            rows = np.nonzero(is_held[pairs.document])[0]
            likely = sigmoid(pairs.matrix.rows[rows] @ pairs.matrix.spread(model.roles))
            kept, roles = chosen(likely, FLOOR)
            truth = pairs.truth[rows[kept]]
            right = truth[np.arange(len(kept)), roles]
            parts.append(np.stack([likely[kept, roles], right, truth.any(axis=1)], axis=1))
        table: Values = np.concatenate(parts).astype(np.float64)
        return self._told(table[:, 0], table[:, 1] > 0, table[:, 2] > 0)

    def ruled_arguments(self) -> Scored:
        """Return the arguments of the rules alone where the triggers are known."""
        told = {tuple(each) for each in self.lesson.tables["argument"][:, :3].tolist()}
        pairs = {each[:2] for each in told}
        fill = self.lesson.tables["fill"][:, :3].tolist()
        right = np.array([tuple(each) in told for each in fill], np.bool_)
        agrees = np.array([tuple(each[:2]) in pairs for each in fill], np.bool_)
        return self._told(self.lesson.scores["fill"], right, agrees)

    def _told(self, scores: Values, right: Truths, agrees: Truths) -> Scored:
        gold = len(self.lesson.tables["argument"])
        return Scored(scores, right, agrees, agrees, gold, gold)

    def ruled_entities(self) -> Scored:
        said = self.lesson.tables["said"]
        right = said[:, 2] > 0
        gold = int(self.lesson.spans.sum())
        return Scored(self.lesson.scores["said"], right, right, right, gold, gold)

    def entities(self) -> Scored:
        """Return the suggested spans with scores that were calibrated on the other articles."""
        said = self.lesson.tables["said"]
        found = self.ruled_entities()
        scores = found.scores.copy()
        for fold in range(self._count):
            is_held = self._fold[said[:, -1]] == fold
            curves = curves_of(self.lesson, ~is_held)
            scores[is_held] = calibrated(self.lesson, curves, is_held)
        return found._replace(scores=scores)


def curves_of(lesson: Lesson, chosen_rows: Truths) -> dict[tuple[str, str], Curve]:
    """Return the curves of the sources of spans, and of their types where enough is known."""
    said, scores = lesson.tables["said"][chosen_rows], lesson.scores["said"][chosen_rows]
    curves: dict[tuple[str, str], Curve] = {}
    for number, source in enumerate(lesson.sources):
        of_source = said[:, 0] == number
        listed = [("", of_source)]
        for type_ in np.unique(said[of_source, 1]).tolist():
            of_type = of_source & (said[:, 1] == type_)
            if of_type.sum() >= _TYPED:
                listed.append((lesson.types[type_], of_type))
        for name, rows in listed:
            curve = curve_of(scores[rows], said[rows, 2] > 0)
            if curve is not None:
                curves[source, name] = curve
    return curves


def calibrated(lesson: Lesson, curves: dict[tuple[str, str], Curve], rows: Truths) -> Values:
    """Return the scores of some suggested spans as their curves have them."""
    said, scores = lesson.tables["said"][rows], lesson.scores["said"][rows].copy()
    for source, type_ in {(source, type_) for source, type_ in said[:, :2].tolist()}:
        name = lesson.sources[source]
        curve = curves.get((name, lesson.types[type_])) or curves.get((name, ""))
        if curve is not None:
            mine = (said[:, 0] == source) & (said[:, 1] == type_)
            scores[mine] = curve.at(scores[mine])
    return scores
