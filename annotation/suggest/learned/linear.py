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
    """How often a word was a trigger, by type (the last column: how often it was none).

    `ruled` is how often the rules are right, `unruled` how often a word is a trigger that neither
    the rules nor the counts know.
    """

    keys: npt.NDArray[np.uint64]
    counts: npt.NDArray[np.float32]
    ruled: float
    unruled: float

    def ask(self, keys: npt.NDArray[np.uint64], scores: Values, proposed: Places) -> Values:
        """Return for each word and type how likely it is one.

        `scores` are the rules' (0: not proposed), `proposed` the numbers of their types (-1: none
        of ours). The rules count as one decision.
        """
        found = self._counted(keys)
        prior = np.where(scores > 0, np.minimum(self.ruled * scores / _USUAL, 0.95), self.unruled)
        yes = found[:, :-1].sum(axis=1)
        sure = (yes + prior) / (found.sum(axis=1) + 1.0)
        types = found[:, :-1] + 1e-3
        named = np.nonzero(proposed >= 0)[0]
        types[named, proposed[named]] += 1.0
        likely: Values = sure[:, None] * types / types.sum(axis=1, keepdims=True)
        return likely

    def _counted(self, keys: npt.NDArray[np.uint64]) -> Values:
        found = np.zeros((len(keys), self.counts.shape[1]))
        if len(self.keys):
            at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            is_known = self.keys[at] == keys
            found[is_known] = self.counts[at[is_known]]
        return found


_USUAL = 0.6
"""The score that the rules give on the average."""
