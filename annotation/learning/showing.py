"""Which of a document's suggestions a coder is shown."""

from collections.abc import Iterable

from annotation.layer import Layer
from annotation.learning.recall import Place
from annotation.values import Argument, Event, Span, Suggestion


def settled_places(layer: Layer) -> frozenset[Place]:
    """Return where the coder of a layer has annotated or decided a mention or an event."""
    values = layer.annotations.values()
    held = {place_of(value) for value in values if not isinstance(value, Argument)}
    said = (decision.original for decision in layer.decisions.values())
    return frozenset(held | {(o.kind, o.fragments) for o in said if o.kind != "argument"})


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


def place_of(value: Span | Event) -> Place:
    """Return the place of a mention or an event."""
    return ("span" if isinstance(value, Span) else "event"), value.fragments


def _is_shown(suggestion: Suggestion, least: float, ends: set[str]) -> bool:
    value = suggestion.value
    if not isinstance(value, Argument):
        return suggestion.id in ends
    return suggestion.score >= least and value.event in ends and value.target in ends
