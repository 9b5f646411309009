"""How good something is against the gold, and from which score on it is best."""

from typing import NamedTuple

import numpy as np

from annotation.learning.fits import Quality
from annotation.suggest.learned.features import Truths
from annotation.suggest.learned.linear import Curve, Values

_FIRM = 150.0
"""For so many annotations stands where the best score usually is."""
_TRIED = np.linspace(0.05, 0.8, 31)


class Scored(NamedTuple):
    """Proposals with their scores: which are right, and how many there are in the gold.

    `agrees` are those that have the right place, whatever their type; `touches` those that share a
    word with something of the gold that no surer one shares a word with.
    """

    scores: Values
    right: Truths
    agrees: Truths
    touches: Truths
    gold: int
    places: int

    def quality(self, least: float) -> Quality:
        """Return how good those are that are shown from a score on."""
        return _quality(self.right[self.scores >= least], self.gold)

    def of_places(self, least: float) -> Quality:
        return _quality(self.agrees[self.scores >= least], self.places)

    def of_touched(self, least: float) -> Quality:
        return _quality(self.touches[self.scores >= least], self.places)

    def calibrated(self, curve: Curve | None) -> "Scored":
        """Return the same with the scores that a curve makes of theirs."""
        return self if curve is None else self._replace(scores=curve.at(self.scores))

    def best(self, usual: float | None = None) -> float:
        """Return the score from which on exact and touched F1 together are best.

        Where there are few annotations to go by it is not far from where it usually is.
        """
        order = np.argsort(-self.scores, kind="stable")
        shown = np.searchsorted(-self.scores[order], -_TRIED, "right")
        values = _f1s(self.right[order], shown, self.gold)
        values += _f1s(self.touches[order], shown, self.places)
        smooth = np.convolve(np.pad(values, 1, mode="edge"), np.full(3, 1 / 3), "valid")
        found = float(_TRIED[smooth.argmax()])
        if usual is None:
            return found
        return (self.gold * found + _FIRM * usual) / (self.gold + _FIRM)


def _f1s(right: Truths, shown: "np.typing.NDArray[np.int64]", gold: int) -> Values:
    found = np.concatenate([[0], np.cumsum(right)])[shown]
    values: Values = 2 * found / np.maximum(shown + gold, 1)
    return values


def _quality(right: Truths, gold: int) -> Quality:
    found = int(right.sum())
    precision = found / len(right) if len(right) else 0.0
    return Quality(precision, found / gold if gold else 0.0, gold)
