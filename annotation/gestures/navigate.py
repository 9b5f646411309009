"""Where the focus goes. These return ids of items and change nothing."""

from bisect import bisect_left

from annotation.review import Item, Review, State


def first(review: Review) -> str | None:
    """Return the first suggestion, else the first item."""
    return _seek(review, -1, 1, suggested=True) or _seek(review, -1, 1, suggested=False)


def next_suggestion(review: Review, item: str | None, step: int) -> str | None:
    """Return the next (1) or previous (-1) suggestion after an item, round the end if need be."""
    return _from(review, item, step, suggested=True)


def next_item(review: Review, item: str | None, step: int) -> str | None:
    """Return the next (1) or previous (-1) item, None at the end."""
    return _seek(review, _index(review, item, step), step, suggested=False)


def suggestion_after(review: Review, place: tuple[int, int, str, str]) -> str | None:
    """Return the first suggestion after a place that an item had, round the end if need be."""
    at = bisect_left(review.order, place) - 1
    return _seek(review, at, 1, suggested=True) or _seek(review, -1, 1, suggested=True)


def inner(review: Review, item: str) -> str | None:
    """Return the widest item inside of this one; of equal ones the next."""
    shown = review.item(item)
    if shown is None:
        return None
    at = [i for i in _touching(review, shown) if _holds(shown, i)]
    return min(at, key=lambda i: (i.start - i.end, i.place)).id if at else None


def outer(review: Review, item: str) -> str | None:
    """Return the narrowest item around this one; of equal ones the one before."""
    shown = review.item(item)
    if shown is None:
        return None
    at = [i for i in _touching(review, shown) if _holds(i, shown)]
    return max(at, key=lambda i: (i.start - i.end, i.place)).id if at else None


def _holds(outside: Item, inside: Item) -> bool:
    """Whether one lies around the other; equal extents are ordered by their places."""
    if (outside.start, outside.end) == (inside.start, inside.end):
        return outside.place < inside.place
    return outside.start <= inside.start and inside.end <= outside.end


def _touching(review: Review, item: Item) -> list[Item]:
    return [
        other
        for other in review.items
        if other.id != item.id and other.start < item.end and item.start < other.end
    ]


def _index(review: Review, item: str | None, step: int) -> int:
    shown = review.item(item) if item is not None else None
    if shown is None:
        return -1 if step > 0 else review.total
    return bisect_left(review.order, shown.place)


def _from(review: Review, item: str | None, step: int, *, suggested: bool) -> str | None:
    found = _seek(review, _index(review, item, step), step, suggested=suggested)
    round_the_end = -1 if step > 0 else review.total
    return found or _seek(review, round_the_end, step, suggested=suggested)


def _seek(review: Review, index: int, step: int, *, suggested: bool) -> str | None:
    order = review.order
    index += step
    while 0 <= index < len(order):
        item = review.item(order[index][3])
        if item is not None and (not suggested or item.state is State.SUGGESTED):
            return item.id
        index += step
    return None
