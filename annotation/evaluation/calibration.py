"""Whether scores mean what they say: of the suggestions shown at 0.8, are eight in ten accepted?"""

from collections.abc import Sequence

from annotation.learning.statistics import Bin

FEW = 20
"""Of fewer suggestions nothing is said: the share may be anything."""


def error_of(bins: Sequence[Bin]) -> float | None:
    """Return how far scores are from the shares accepted, weighted by how many were shown."""
    count = sum(each.count for each in bins)
    if not count:
        return None
    return sum(abs(each.shown - each.accepted) * each.count for each in bins) / count


def sentence_of(each: Bin) -> str:
    """Say of a tenth of the scale whether its scores hold."""
    said = (
        f"Of {each.count:,} shown at about {each.shown:.2f}, {_percent(each.accepted)} were "
        f"accepted (95 %: {_percent(each.low_end)} to {_percent(each.high_end)})"
    )
    return f"{said}: {_verdict(each)}."


def summary_of(bins: Sequence[Bin]) -> str:
    """Say it of all of them together."""
    error = error_of(bins)
    if error is None:
        return "Nothing is finished yet, so nobody knows whether the scores hold."
    count = sum(each.count for each in bins)
    if count < FEW:
        return f"Only {count} suggestions are in finished articles: too few to judge the scores."
    return (
        f"Over {count:,} suggestions the scores are off by {100 * error:.0f} points of 100 on "
        "the average."
    )


def _verdict(each: Bin) -> str:
    if each.count < FEW:
        return "too few to judge"
    if each.shown > each.high_end:
        return "they are surer than they should be"
    if each.shown < each.low_end:
        return "they could be surer"
    return "the scores hold"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
