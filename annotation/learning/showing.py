"""Which of a document's suggestions are sure enough to be shown to a coder."""

from collections.abc import Iterable

from annotation.learning.places import Place, place_of
from annotation.values import Argument, Suggestion


def sure_enough(
    suggestions: Iterable[Suggestion], least: float, settled: frozenset[Place] = frozenset()
) -> tuple[Suggestion, ...]:
    """Leave out what is less sure than `least`, and the arguments whose ends are left out.

    At a settled place everything stays: what was decided is known by it.
    """
    together = tuple(suggestions)
    if least <= 0.0:
        return together
    ends = {
        each.id
        for each in together
        if not isinstance(each.value, Argument)
        and (each.score >= least or place_of(each.value) in settled)
    }
    return tuple(each for each in together if _is_shown(each, least, ends))


def _is_shown(suggestion: Suggestion, least: float, ends: set[str]) -> bool:
    value = suggestion.value
    if not isinstance(value, Argument):
        return suggestion.id in ends
    return suggestion.score >= least and value.event in ends and value.target in ends
