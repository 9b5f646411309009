"""What an article costs in keys, and what suggestions saved of them.

Where blind articles were counted, they say what an annotation costs by hand. Where none was, the
least that it can cost stands in: a key to make it and one to choose its type or filler, the way
there not counted. So an estimate says too little rather than too much.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from annotation.learning.statistics import Finished

LEAST_BY_HAND = 2.0
"""Keys for an annotation that no source suggested: N or E and a digit, or a role and a letter."""

Basis = Literal["", "blind", "estimate"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What finished articles cost, of those in which keys were counted; None where none was."""

    articles: int = 0
    annotations: int = 0
    keys: int = 0
    seconds: float = 0.0

    @property
    def keys_per_article(self) -> float | None:
        return self.keys / self.articles if self.articles else None

    @property
    def keys_per_annotation(self) -> float | None:
        return self.keys / self.annotations if self.annotations else None

    @property
    def seconds_per_article(self) -> float | None:
        return self.seconds / self.articles if self.articles else None


@dataclass(frozen=True, slots=True)
class Saving:
    """Articles with suggestions beside those without. `basis` is what `by_hand` rests on.

    `by_hand` is how many keys an annotation takes without suggestions; "" and None: not known.
    """

    shown: Cost
    blind: Cost
    basis: Basis = ""
    by_hand: float | None = None

    @property
    def share(self) -> float | None:
        """The share of the keys that suggestions saved; below 0 where they cost more."""
        rate = self.shown.keys_per_annotation
        return None if rate is None or not self.by_hand else 1 - rate / self.by_hand

    @property
    def keys(self) -> float | None:
        """How many keys were saved in all, so far."""
        rate = self.shown.keys_per_annotation
        if rate is None or self.by_hand is None:
            return None
        return (self.by_hand - rate) * self.shown.annotations


def saving(finished: Iterable[Finished]) -> Saving:
    """Return what the articles cost, and what it is to be compared with."""
    counted = [each for each in finished if each.keys is not None]
    shown = _cost([each for each in counted if not each.is_blind])
    blind = _cost([each for each in counted if each.is_blind])
    if blind.keys_per_annotation:
        return Saving(shown, blind, "blind", blind.keys_per_annotation)
    return (
        Saving(shown, blind, "estimate", LEAST_BY_HAND) if shown.articles else Saving(shown, blind)
    )


def _cost(finished: Sequence[Finished]) -> Cost:
    return Cost(
        len(finished),
        sum(each.annotations for each in finished),
        sum(each.keys or 0 for each in finished),
        sum(each.seconds or 0.0 for each in finished),
    )
