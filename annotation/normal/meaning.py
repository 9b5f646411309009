"""What a span of time or quantity means, in a sentence for the person who reviews it.

Derived from its words, the article's published date and the events it belongs to; nothing of it is
stored. The day is resolved against the published date by the rules of `times`.
"""

from annotation.normal.quantities import read_quantity
from annotation.normal.times import TimeValue, read_time
from annotation.normal.timevalue import spoken
from annotation.normals import Quantity
from annotation.review import Item, Review

_TIMES = frozenset({"DATE", "TIME"})
_QUANTITIES = frozenset({"CARDINAL", "QUANTITY"})


def meaning(review: Review, item: Item) -> str:
    """Return what a span of time or quantity means, "" for anything else or what is not read.

    Which types these are, the codebook says by the model labels that it maps onto them.
    """
    if item.kind != "span":
        return ""
    labels = set(review.codebook.entity(item.type).model_labels)
    if labels & _TIMES:
        published = review.layer.document.facts.published
        value = read_time(item.quote, published=published, tense=_tense(review, item))
        return _of_time(value) if value is not None else ""
    if labels & _QUANTITIES:
        return _of_quantity(read_quantity(item.quote))
    return ""


def _tense(review: Review, item: Item) -> str:
    """Return the tense of the events that an item belongs to, "" where they say none or differ."""
    events = (review.item(link.event) for link in review.links_to(item.id))
    tenses = {event.attributes.get("tense", "") for event in events if event is not None}
    return tenses.pop() if len(tenses) == 1 else ""


def _of_time(value: TimeValue) -> str:
    if value.start is None and value.end is None:
        return value.basis
    return f"{_days(value)}: {value.basis}"


def _days(value: TimeValue) -> str:
    if value.start is None:
        return f"until {spoken(value.end)}"
    if value.end is None:
        return f"from {spoken(value.start)}"
    if value.start == value.end:
        return spoken(value.start)
    return f"{spoken(value.start)} to {spoken(value.end)}"


def _of_quantity(count: Quantity | None) -> str:
    """Unknown is not said as a number: a bound that the words do not give is left out."""
    if count is None or count.low == count.high == count.best is not None:
        return ""
    if count.low is not None and count.high is not None:
        return f"{count.low:,} to {count.high:,}"
    if count.low is not None:
        return f"{count.low:,} or more"
    if count.high is not None:
        return f"{count.high:,} or fewer"
    return f"about {count.best:,}" if count.best is not None else ""
