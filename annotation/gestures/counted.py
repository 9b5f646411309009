"""The numbers that a row counts inside its victims: they are accepted where these are."""

from annotation.codebook import Codebook
from annotation.frames.review import ReviewScene
from annotation.frames.scene import overlap
from annotation.normals import Quantity
from annotation.review import Item, Review, State

_COUNTING = frozenset({"victim", "count"})


def counted_in(review: Review, event_type: str, role: str, filler: Item) -> list[Item]:
    """Return the suggested numbers that are counted with a filler of an event's role.

    Of those that overlap each other it is one: the accepted, then the longest, then the surest.
    """
    if review.codebook.cell_of(role) not in _COUNTING or isinstance(filler.normal, Quantity):
        return []
    kept: list[Item] = []
    for item in _numbers(review, event_type, filler):
        if not any(overlap(item.fragments, other.fragments) for other in kept):
            kept.append(item)
    return [item for item in kept if item.state is State.SUGGESTED]


def _numbers(review: Review, event_type: str, filler: Item) -> list[Item]:
    there = (review.item(id_) for id_ in ReviewScene(review).overlapping(filler.fragments))
    found = [
        item
        for item in there
        if item is not None and item.id != filler.id and _counts(item, event_type, review.codebook)
    ]
    return sorted(found, key=_rank)


def _counts(item: Item, event_type: str, codebook: Codebook) -> bool:
    if not isinstance(item.normal, Quantity):
        return False
    known = next((each for each in codebook.events if each.name == event_type), None)
    return bool(item.normal.what or (known is not None and known.counts))


def _rank(item: Item) -> tuple[bool, int, float, int, str]:
    length = sum(end - start for start, end in item.fragments)
    return item.state is State.SUGGESTED, -length, -(item.score or 0.0), item.start, item.id
