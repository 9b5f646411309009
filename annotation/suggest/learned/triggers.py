"""Which words are triggers, and of which type: counts of decisions and a linear model together.

Every content word of a trigger teaches what a trigger is. Where words are found, the surest reaches
over its neighbours as far as triggers of its kind do, and what lies in there is that one trigger.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from annotation.suggest.learned.extents import Chooser, reach, step_rows, steps
from annotation.suggest.learned.features import Truths
from annotation.suggest.learned.lesson import Lesson, Matrix
from annotation.suggest.learned.linear import Counts, Linear, Values, logit, shares, sigmoid
from annotation.suggest.learned.page import Numbers, Page, Places
from annotation.suggest.learned.training import linear

DecideTypes = Callable[[Places], Values]
"""Asks the model of types about the words of these numbers."""

FLOOR = 0.04
"""A word that is less likely a trigger than this is not looked at further."""
_ONE_OF = 6
_HALF_WAY = 10
"""After so many articles counts and linear model weigh the same for the type."""
_USUAL = (0.01, 0.02, 0.1, 0.2, 0.25, 0.25)
"""How often words of each group are triggers in a scheme of which nothing is known ..."""
PRIORS = len(_USUAL)
_FIRM = 20.0
"""... which stands for so many decisions."""
_PLIANT = 3.0
"""How closely the linear model of what is a trigger follows its examples."""


class Words(NamedTuple):
    """Words that may be triggers, with what the rules say of them (types -1: nothing of ours)."""

    page: Page
    places: Places
    keys: Numbers
    groups: Places
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

    def likely(self, words: Words, yes: Values, decide: DecideTypes) -> Values:
        """Return how likely each word is a trigger of each type. `yes`: what the model decided.

        For whether it is one, both have their say in equal parts, as odds; for the type the counts
        weigh more while there are few.
        """
        counted = self.counts.ask(words.keys, words.groups, words.proposed)
        sure = sigmoid((logit(counted.sure) + yes) / 2)
        high = np.nonzero(sure >= FLOOR)[0]
        weight = _HALF_WAY / (_HALF_WAY + self.documents)
        types = weight * self.counts.types(counted, high) + (1 - weight) * shares(decide(high))
        likely = np.zeros((len(sure), types.shape[1]))
        likely[high] = sure[high, None] * types
        return likely

    def found(self, words: Words, likely: Values, least: float) -> Found:
        """Return the triggers that are likely enough, none in another, in reading order."""
        best, sure = likely.argmax(axis=1), likely.sum(axis=1)
        kept = np.nonzero(sure >= least)[0]
        places = words.places[kept]
        start, end = reach(words.page, places, words.covered, self._chooser())
        free = _apart(start, end, sure[kept])
        taken, start, end = kept[free], start[free], end[free]
        roots = _governing(words.page, start, end, words.places[taken])
        return Found(start, end, roots, best[taken], sure[taken])

    def _chooser(self) -> Chooser | None:
        model = self.steps
        if model is None:
            return None
        return lambda rows: model.decide(rows)[:, 0] > 0


def _governing(page: Page, start: Places, end: Places, words: Places) -> Places:
    """Return the words that govern these within `[start, end)`."""
    for _ in range(3):
        above = page.head[words]
        words = np.where((start <= above) & (above < end), above, words)
    return words


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
        *(lesson.groups[rows], lesson.proposed[rows], lesson.covered),
    )


def learn_triggers(lesson: Lesson, is_taught: Truths) -> TriggerModel:
    """Learn from the articles that are `is_taught`."""
    rows = np.nonzero(is_taught[lesson.document])[0]
    truth = lesson.truth
    told = rows[truth[rows] >= 0]
    return TriggerModel(
        int(is_taught.sum()),
        _counted(lesson, rows),
        _learn_yes(lesson, rows),
        linear(lesson.matrix, told, truth[told, None] == np.arange(len(lesson.types))),
        _learn_steps(lesson, is_taught),
    )


def _learn_yes(lesson: Lesson, rows: Places) -> Linear:
    """Learn what is a trigger; of words that never were one, some stand for all."""
    keys, is_one = lesson.keys[rows, -1], lesson.truth[rows] >= 0
    doubtful = np.isin(keys, np.unique(keys[is_one | (lesson.groups[rows] >= _RULED)]))
    kept = doubtful | (np.arange(len(rows)) % _ONE_OF == 0)
    counting = np.where(doubtful, 1.0, _ONE_OF)[kept]
    return linear(lesson.matrix, rows[kept], is_one[kept, None], counting, _PLIANT)


_RULED = 4
"""From this group on the rules propose the word."""


def _counted(lesson: Lesson, rows: Places) -> Counts:
    truth, groups = lesson.truth[rows], lesson.groups[rows]
    is_one = truth >= 0
    keys, back = np.unique(lesson.keys[rows], return_inverse=True)
    back = back.reshape(len(rows), -1)
    total = np.bincount(back.reshape(-1), minlength=len(keys))
    accepted = np.unique(back[is_one])
    row = np.zeros(len(keys), np.int64)
    row[accepted] = np.arange(1, len(accepted) + 1)
    yes = np.zeros((len(accepted) + 1, len(lesson.types)), np.float32)
    np.add.at(yes, (row[back[is_one]], truth[is_one, None]), 1.0)
    there = np.bincount(groups, minlength=len(_USUAL))
    right = np.bincount(groups[is_one], minlength=len(_USUAL))
    priors = (right + _FIRM * np.array(_USUAL)) / (there + _FIRM)
    return Counts(keys, total.astype(np.float32), row, yes, tuple(priors.tolist()))


def _learn_steps(lesson: Lesson, is_taught: Truths) -> Linear | None:
    """Learn how far a trigger reaches from each of its content words."""
    gold = lesson.tables["gold"]
    gold = gold[is_taught[gold[:, -1]]]
    is_word = np.zeros(len(lesson.page.head), np.bool_)
    is_word[lesson.words] = True
    is_word[gold[:, 2]] = True
    sizes = gold[:, 1] - gold[:, 0]
    owner = np.repeat(np.arange(len(gold)), sizes)
    words = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + gold[owner, 0]
    owner, words = owner[is_word[words]], words[is_word[words]]
    roots, words, is_in = steps(lesson.page, gold[owner, 0], gold[owner, 1], words)
    if not is_in.any() or is_in.all():
        return None
    matrix = Matrix(step_rows(lesson.page, roots, words, lesson.covered))
    return linear(matrix, np.arange(len(roots)), is_in[:, None])
