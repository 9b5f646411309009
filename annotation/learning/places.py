"""Where mentions and events stand: what is near a place, and where a coder has decided already."""

from bisect import bisect_left
from collections.abc import Iterable

from annotation.layer import Layer
from annotation.values import Argument, Event, Fragment, Fragments, Kind, Span, Suggestion, extent

Place = tuple[Kind, Fragments]
"""The place of a mention or of an event."""

_DEPTH = 24
"""So many may begin before a place and still reach into it (nesting and overlap)."""


def place_of(value: Span | Event) -> Place:
    """Return the place of a mention or an event."""
    return ("span" if isinstance(value, Span) else "event"), value.fragments


def settled_places(layer: Layer) -> frozenset[Place]:
    """Return where the coder of a layer has annotated or decided a mention or an event."""
    values = layer.annotations.values()
    held = {place_of(value) for value in values if not isinstance(value, Argument)}
    said = (decision.original for decision in layer.decisions.values())
    return frozenset(held | {(o.kind, o.fragments) for o in said if o.kind != "argument"})


class Places:
    """The suggested mentions, or the suggested events, of an article and what is settled there."""

    def __init__(
        self, kind: Kind, suggestions: Iterable[Suggestion], settled: Iterable[Place]
    ) -> None:
        self._there: list[tuple[int, int, Suggestion]] = []
        for each in suggestions:
            if not isinstance(each.value, Argument) and place_of(each.value)[0] == kind:
                self._there.append((*extent(each.value.fragments), each))
        self._there.sort(key=lambda each: each[:2])
        self._starts = [each[0] for each in self._there]
        self._settled = sorted(extent(fragments) for of, fragments in settled if of == kind)

    def near(self, start: int, end: int) -> list[tuple[Fragment, Suggestion]]:
        """Return what overlaps `[start, end)`, with its extent."""
        last = bisect_left(self._starts, end)
        reach = self._there[max(0, last - _DEPTH) : last]
        return [((first, stop), each) for first, stop, each in reach if start < stop]

    def is_settled(self, start: int, end: int) -> bool:
        """Whether a coder has decided something that overlaps `[start, end)`."""
        last = bisect_left(self._settled, (end, 0))
        return any(start < stop for _, stop in self._settled[max(0, last - _DEPTH) : last])
