"""How good something is against the gold, and from which score on it is best."""

from typing import NamedTuple

import numpy as np

from annotation.learning.fits import Quality
from annotation.suggest.learned.features import Truths
from annotation.suggest.learned.linear import Values


class Scored(NamedTuple):
    """Proposals with their scores: which are right, and how many there are in the gold.

    `agrees` are those that have the right place, whatever their type.
    """

    scores: Values
    right: Truths
    agrees: Truths
    gold: int
    places: int

    def quality(self, least: float) -> Quality:
        """Return how good those are that are shown from a score on."""
        return _quality(self.right[self.scores >= least], self.gold)

    def of_places(self, least: float) -> Quality:
        return _quality(self.agrees[self.scores >= least], self.places)

    def best(self) -> float:
        """Return the score from which on the F1 is best, a little smoothed over its neighbours."""
        order = np.argsort(-self.scores, kind="stable")
        right = np.cumsum(self.right[order])
        f1 = 2 * right / (np.arange(1, len(order) + 1) + max(self.gold, 1))
        tried = np.linspace(0.05, 0.8, 31)
        shown = np.searchsorted(-self.scores[order], -tried, "right")
        values = np.where(shown > 0, np.append(f1, 0.0)[shown - 1], 0.0)
        smooth = np.convolve(np.pad(values, 1, mode="edge"), np.full(3, 1 / 3), "valid")
        return float(tried[smooth.argmax()])


def _quality(right: Truths, gold: int) -> Quality:
    found = int(right.sum())
    precision = found / len(right) if len(right) else 0.0
    return Quality(precision, found / gold if gold else 0.0, gold)
