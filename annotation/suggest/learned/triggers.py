"""Which words are triggers, and of which type: counts of decisions and a linear model together."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from annotation.suggest.learned.extents import Chooser, reach, step_rows, steps
from annotation.suggest.learned.features import Truths
from annotation.suggest.learned.lesson import Lesson, Matrix
from annotation.suggest.learned.linear import Counts, Linear, Values, shares, sigmoid
from annotation.suggest.learned.page import Numbers, Page, Places
from annotation.suggest.learned.training import linear

DecideTypes = Callable[[Places], Values]
"""Asks the model of types about the words of these numbers."""

FLOOR = 0.05
"""A word that is less likely a trigger than this is not looked at further."""
_ONE_OF = 4
_HALF_WAY = 10
"""After so many articles counts and linear model weigh the same."""


class Words(NamedTuple):
    """Words that may be triggers, with what the rules say of them (scores 0, types -1: nothing)."""

    page: Page
    places: Places
    keys: Numbers
    scores: Values
    proposed: Places
    covered: Places


class Found(NamedTuple):
    """Triggers: words `[start, end)`, the governing one, a type, how likely they are right."""

    start: Places
    end: Places
    root: Places
    type: Places
    sure: Values


class TriggerModel(NamedTuple):
    """What was learned of triggers from so many articles."""

    documents: int
    counts: Counts
    yes: Linear
    types: Linear
    steps: Linear | None

    def likely(self, words: Words, yes: Values, rows: DecideTypes) -> Values:
        """Return how likely each word is a trigger of each type. `yes`: what the model decided."""
        weight = _HALF_WAY / (_HALF_WAY + self.documents)
        counted = self.counts.ask(words.keys, words.scores, words.proposed)
        sure = sigmoid(yes)
        blended = weight * counted
        high = np.nonzero(blended.sum(axis=1) + (1 - weight) * sure >= FLOOR)[0]
        named = shares(rows(high))
        blended[high] += (1 - weight) * sure[high, None] * named
        low = np.ones(len(sure), np.bool_)
        low[high] = False
        blended[low] = 0.0
        return blended

    def found(self, words: Words, likely: Values, least: float) -> Found:
        """Return the triggers that are likely enough, none in another, in reading order."""
        best = likely.argmax(axis=1)
        sure = likely.max(axis=1)
        kept = np.nonzero(sure >= least)[0]
        roots = words.places[kept]
        start, end = reach(words.page, roots, words.covered, self._chooser())
        free = _apart(start, end, sure[kept])
        taken = kept[free]
        return Found(start[free], end[free], roots[free], best[taken], sure[taken])

    def _chooser(self) -> Chooser | None:
        model = self.steps
        if model is None:
            return None
        return lambda rows: model.decide(rows)[:, 0] > 0


def _apart(start: Places, end: Places, sure: Values) -> Places:
    """Return the numbers of those that lie in no surer one."""
    taken: set[int] = set()
    free: list[int] = []
    for number in np.argsort(-sure, kind="stable").tolist():
        words = range(int(start[number]), int(end[number]))
        if taken.isdisjoint(words):
            taken.update(words)
            free.append(number)
    return np.array(sorted(free), np.int64)


def words_of(lesson: Lesson, rows: Places) -> Words:
    """Return some of the candidates of a lesson."""
    return Words(
        *(lesson.page, lesson.words[rows], lesson.keys[rows]),
        *(lesson.ruled[rows], lesson.proposed[rows], lesson.covered),
    )


def learn_triggers(lesson: Lesson, is_taught: Truths) -> TriggerModel:
    """Learn from the articles that are `is_taught`."""
    rows = np.nonzero(is_taught[lesson.document])[0]
    clear = rows[lesson.is_clear[rows]]
    truth = lesson.truth
    told = clear[truth[clear] >= 0]
    matrix = lesson.matrix
    return TriggerModel(
        int(is_taught.sum()),
        _counted(lesson, clear),
        _learn_yes(lesson, clear),
        linear(matrix, told, truth[told, None] == np.arange(len(lesson.types))),
        _learn_steps(lesson, is_taught),
    )


def _learn_yes(lesson: Lesson, rows: Places) -> Linear:
    """Learn what is a trigger; of words that never were one, some stand for all."""
    keys, is_one = lesson.keys[rows], lesson.truth[rows] >= 0
    doubtful = np.isin(keys, np.unique(keys[is_one | (lesson.ruled[rows] > 0)]))
    kept = doubtful | (np.arange(len(rows)) % _ONE_OF == 0)
    counting = np.where(doubtful, 1.0, _ONE_OF)[kept]
    return linear(lesson.matrix, rows[kept], is_one[kept, None], counting)


def _counted(lesson: Lesson, rows: Places) -> Counts:
    keys, truth = lesson.keys[rows], lesson.truth[rows]
    is_ruled = lesson.ruled[rows] > 0
    listed = np.unique(keys[(truth >= 0) | is_ruled])
    at = np.minimum(np.searchsorted(listed, keys), max(len(listed) - 1, 0))
    known = listed[at] == keys if len(listed) else np.zeros(len(keys), np.bool_)
    counts = np.zeros((len(listed), len(lesson.types) + 1), np.float32)
    np.add.at(counts, (at[known], truth[known]), 1.0)
    right, ruled = int((truth[is_ruled] >= 0).sum()), int(is_ruled.sum())
    others = int((truth[~is_ruled] >= 0).sum())
    return Counts(
        *(listed, counts, (right + 2.0) / (ruled + 4.0)),
        min((others + 1.0) / (len(rows) - ruled + 50.0), 0.1),
    )


def _learn_steps(lesson: Lesson, is_taught: Truths) -> Linear | None:
    gold = lesson.tables["gold"]
    gold = gold[is_taught[gold[:, -1]]]
    roots, words, is_in = steps(lesson.page, gold[:, 0], gold[:, 1], gold[:, 2])
    if not is_in.any() or is_in.all():
        return None
    matrix = Matrix(step_rows(lesson.page, roots, words, lesson.covered))
    return linear(matrix, np.arange(len(roots)), is_in[:, None])
