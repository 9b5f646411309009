"""Linear models over hashed features, and the curves that turn their scores into probabilities."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from annotation.suggest.learned.features import SIZE, Rows
from annotation.suggest.learned.page import Places

Values = npt.NDArray[np.float64]


class Linear:
    """Weights for the features that were seen, one column for each class; the others weigh 0."""

    def __init__(self, ids: npt.NDArray[np.uint32], weights: npt.NDArray[np.float32]) -> None:
        self.ids = ids
        self.weights = weights
        self._slots = np.full(SIZE, len(ids), np.int32)
        self._slots[ids] = np.arange(len(ids), dtype=np.int32)
        self._padded = np.vstack([weights, np.zeros((1, weights.shape[1]), np.float32)])

    def decide(self, rows: Rows) -> Values:
        """Return a number for each row and class: above 0 for yes."""
        if not rows.size:
            return np.zeros((0, self.weights.shape[1]))
        found = self._padded[self._slots[rows.ids]]
        summed: Values = np.add.reduceat(found, rows.starts[:-1], axis=0, dtype=np.float64)
        return summed


class Curve(NamedTuple):
    """A line through points that rises: from what a source says to how often it is right."""

    said: Values
    true: Values

    def at(self, scores: Values) -> Values:
        return np.interp(scores, self.said, self.true)


def sigmoid(values: Values) -> Values:
    shared: Values = 1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))
    return shared


def shares(decided: Values) -> Values:
    """Return for each row how likely each class is, from models of one class against the rest."""
    found = sigmoid(decided)
    total = found.sum(axis=1, keepdims=True)
    shared: Values = np.divide(found, total, out=np.zeros_like(found), where=total > 0)
    return shared


class Counts(NamedTuple):
    """How often words were triggers in finished articles, by prefix, lemma, and lemma as a verb.

    `keys` are in order; of each `total` is how often it stood there, and `yes[row]` how often as a
    trigger of each type (row 0: never). `priors` is how often a word is one of which nothing else
    is known: by what the rules and the lexicon say of it, and whether it is a verb or a noun.
    """

    keys: npt.NDArray[np.uint64]
    total: npt.NDArray[np.float32]
    row: npt.NDArray[np.int64]
    yes: npt.NDArray[np.float32]
    priors: tuple[float, ...]

    def ask(self, keys: npt.NDArray[np.uint64], groups: Places, proposed: Places) -> "Counted":
        """Return how likely each word is a trigger, and of which type it then is.

        `keys` has a column for each level, `groups` the number of the prior of each word,
        `proposed` that of the type that the rules propose (-1: none of ours).
        """
        found = np.minimum(np.searchsorted(self.keys, keys), max(len(self.keys) - 1, 0))
        is_known = self.keys[found] == keys if len(self.keys) else np.zeros(keys.shape, np.bool_)
        total = np.where(is_known, self.total[found] if len(self.keys) else 0.0, 0.0)
        rows = np.where(is_known, self.row[found] if len(self.keys) else 0, 0)
        yes = self.yes.sum(axis=1, dtype=np.float64)
        sure: Values = np.asarray(self.priors)[groups]
        for level, weight in enumerate(_WEIGHTS):
            sure = (yes[rows[:, level]] + weight * sure) / (total[:, level] + weight)
        return Counted(sure, rows, proposed)

    def types(self, counted: "Counted", some: Places) -> Values:
        """Return how likely each type is for some of the words that were asked for."""
        rows = counted.rows[some]
        types = np.full((len(some), self.yes.shape[1]), 1e-3)
        for level, weight in enumerate(_WEIGHTS):
            types += self.yes[rows[:, level]] / weight
        proposed = counted.proposed[some]
        named = np.nonzero(proposed >= 0)[0]
        types[named, proposed[named]] += 1.0
        shared: Values = types / types.sum(axis=1, keepdims=True)
        return shared


class Counted(NamedTuple):
    """What counts say of words."""

    sure: Values
    rows: Places
    proposed: Places


_WEIGHTS = (4.0, 2.0, 1.0)
"""For so many decisions stands what the level before says: the group, the prefix, the lemma."""


def logit(shares: Values) -> Values:
    inside = np.clip(shares, 1e-4, 1 - 1e-4)
    found: Values = np.log(inside / (1.0 - inside))
    return found
