"""Which of two sides are the same: one to one, and as many pairs as can be."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from annotation.frames.scene import overlap
from annotation.values import Fragments, extent

Places = tuple[Fragments, ...]
T = TypeVar("T", bound=Hashable)


def matched(choices: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return a maximum matching: `choices` are, for each on the left, those it may go with.

    Augmenting paths, without recursion: a chain of overlapping spans can be long.
    """
    right_of: dict[int, int] = {}
    left_of: dict[int, int] = {}
    for left in range(len(choices)):
        end, came_from = _way_to_a_free_one(left, choices, left_of)
        while end is not None:
            holder = came_from[end]
            before = right_of.get(holder)
            right_of[holder], left_of[end] = end, holder
            end = before
    return right_of


def _way_to_a_free_one(
    start: int, choices: Sequence[Sequence[int]], left_of: Mapping[int, int]
) -> tuple[int | None, dict[int, int]]:
    """Return a free one on the right that can be reached, and by whom each one is reached."""
    came_from: dict[int, int] = {}
    to_try = [start]
    while to_try:
        left = to_try.pop()
        for right in choices[left]:
            if right in came_from:
                continue
            came_from[right] = left
            if right not in left_of:
                return right, came_from
            to_try.append(left_of[right])
    return None, came_from


def overlapping(gold: Sequence[Places], other: Sequence[Places]) -> list[list[int]]:
    """Return, for each of the gold, which of the others share text with it at every place."""
    order = sorted(range(len(other)), key=lambda at: extent(other[at][0])[0])
    starts = [extent(other[at][0])[0] for at in order]
    longest = max((e - s for s, e in (extent(each[0]) for each in other)), default=0)
    found = []
    for places in gold:
        start, end = extent(places[0])
        first, last = bisect_left(starts, start - longest), bisect_left(starts, end)
        found.append([at for at in order[first:last] if share_text(places, other[at])])
    return found


def share_text(some: Places, others: Places) -> bool:
    """Whether both share at least one character at every place."""
    return all(overlap(a, b) for a, b in zip(some, others, strict=True))


def grouped(values: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    """Return values by what they have in common, in their order."""
    found: dict[Hashable, list[T]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return found
