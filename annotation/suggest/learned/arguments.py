"""Which mentions fill which roles: a linear model over the paths between trigger and mention."""

from typing import NamedTuple

import numpy as np

from annotation.suggest.learned.features import Rows, Truths
from annotation.suggest.learned.lesson import Lesson, Matrix
from annotation.suggest.learned.linear import Linear, Values, sigmoid
from annotation.suggest.learned.page import Places, number_of
from annotation.suggest.learned.pairs import Ends, Pairs, pair_rows, pairs_of
from annotation.suggest.learned.training import linear

LEAST_ARTICLES = 25
"""With fewer finished articles the rules fill the roles better."""


class ArgumentModel(NamedTuple):
    """What was learned of arguments."""

    roles: Linear

    def likely(self, rows: Rows) -> Values:
        """Return how likely each pair has each role."""
        return sigmoid(self.roles.decide(rows))


class PairLesson:
    """The pairs of triggers and mentions of all studies, and what the gold says of them."""

    def __init__(self, lesson: Lesson) -> None:
        gold, mention, fill = (lesson.tables[name] for name in ("gold", "mention", "fill"))
        types = np.array([number_of(each) for each in lesson.types], np.uint64)
        roles = [number_of(each) for each in lesson.roles]
        fillers = [(event, to, roles[role], how) for event, to, role, how, _ in fill.tolist()]
        self.pairs: Pairs = pairs_of(lesson.page, gold[:, 2], mention[:, 2], fillers)
        events, mentions = Ends(gold[:, 2], types[gold[:, 3]]), Ends(mention[:, 2], _types(lesson))
        self.matrix = Matrix(pair_rows(lesson.page, events, mentions, self.pairs))
        self.document = gold[self.pairs.event, -1]
        numbers = zip(self.pairs.event.tolist(), self.pairs.mention.tolist(), strict=True)
        places = {pair: number for number, pair in enumerate(numbers)}
        self.truth: Truths = np.zeros((len(places), len(lesson.roles)), np.bool_)
        for event, to, role, _ in lesson.tables["argument"].tolist():
            if (event, to) in places:
                self.truth[places[event, to], role] = True


def _types(lesson: Lesson) -> "np.typing.NDArray[np.uint64]":
    types = np.array([number_of(each) for each in lesson.types], np.uint64)
    return types[lesson.tables["mention"][:, 3]]


def learn_arguments(pairs: PairLesson, is_taught: Truths) -> ArgumentModel:
    """Learn from the articles that are `is_taught`."""
    rows = np.nonzero(is_taught[pairs.document])[0]
    return ArgumentModel(linear(pairs.matrix, rows, pairs.truth[rows]))


def chosen(likely: Values, least: float) -> tuple[Places, Places]:
    """Return the pairs that have a role which is likely enough, and the likeliest role of each."""
    best = likely.argmax(axis=1) if likely.size else np.zeros(len(likely), np.int64)
    kept = np.nonzero(likely.max(axis=1, initial=0.0) >= least)[0]
    return kept, best[kept]
