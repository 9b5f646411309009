"""What the rules read in a span: the value of its words, in its article and beside its events.

The codebook says which kind of value a type has. A time is read with the article's published date
and the tense of the events it belongs to, a quantity with the codebook's conventions and with what
its event counts, a place beside the other places of the article.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache

from annotation.normal.quantities import Conventions, read_quantity
from annotation.normal.times import read_time
from annotation.normal.timevalue import is_stale
from annotation.normals import Location, Normal, Quantity, Time
from annotation.review import Item, Review, State
from annotation.values import Fragments, extent, quote

WORDS = "words"
"""The rule of a quantity that was read in its words."""
_BESIDE = 120
"""Mentions of places in an article that are read together, the first."""
_DEPTH = 24
"""Spans before a quantity that may reach over it: the victims that it counts."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What is read: a type at a place. `id` is the item's, "" for one that is not there yet."""

    id: str
    type: str
    fragments: Fragments


def mention_of(item: Item) -> Mention:
    return Mention(item.id, item.type, item.fragments)


def read_normal(review: Review, item: Item) -> Normal | None:
    """Return what the rules read in a span, None where they read nothing."""
    return read_mention(review, mention_of(item)) if item.kind == "span" else None


def read_mention(review: Review, mention: Mention) -> Normal | None:
    """Return what the rules read in a mention, by the kind of value that its type has."""
    kind = review.codebook.normal_of(mention.type)
    if kind == "time":
        return read_time_of(
            review,
            mention,
            published=review.layer.document.facts.published,
            earlier=time_before(review, mention),
        )
    if kind == "quantity":
        return _quantity(review, mention)
    return _place(review, mention) if kind == "place" else None


def is_outdated(review: Review, item: Item) -> bool:
    """Whether a time was counted from another date than the article has now."""
    published = review.layer.document.facts.published
    return isinstance(item.normal, Time) and is_stale(item.normal, published)


def read_time_of(
    review: Review,
    mention: Mention,
    *,
    published: date | None,
    earlier: Time | None,
    tense: str | None = None,
) -> Time | None:
    """Return the time that a mention means in an article of that date; the tense of its events."""
    words = quote(review.text, mention.fragments)
    tense = tense_of(review, mention) if tense is None else tense
    return read_time(words, published=published, tense=tense, earlier=earlier)


def tense_of(review: Review, mention: Mention) -> str:
    """Return the tense of the events that a mention belongs to, "" where they do not agree."""
    events = (review.item(link.event) for link in review.links_to(mention.id))
    tenses = {event.attributes.get("tense", "") for event in events if event is not None}
    return tenses.pop() if len(tenses) == 1 else ""


def is_of_kind(value: Normal | None, kind: str) -> bool:
    """Whether a value is one that a type of that kind can have."""
    kinds = {"time": Time, "place": Location, "quantity": Quantity}
    return kind in kinds and isinstance(value, kinds[kind])


def is_fixed(words: str) -> bool:
    """Whether a time means the same in every article: it names its year or its day in full."""
    alone = read_time(words, published=None)
    return alone is not None and alone.start is not None


def counted_by(review: Review, mention: Mention) -> str:
    """Return what a quantity counts: what the event counts that it belongs to, "" if none does."""
    book = review.codebook
    around = (mention.id, *(item.id for item in _around(review, mention)))
    for number, id_ in enumerate(around):
        cells = ("victim",) if number else ("count", "victim")
        for link in review.links_to(id_):
            event = review.item(link.event)
            if event is not None and book.cell_of(link.role) in cells:
                counts = next((each.counts for each in book.events if each.name == event.type), "")
                if counts:
                    return counts
    return ""


def places_of(review: Review) -> list[Item]:
    """Return the mentions of places in the article: accepted or still suggested."""
    types = {each.name for each in review.codebook.entities if each.normal == "place"}
    return [
        item for item in review.items if item.type in types and item.state is not State.REJECTED
    ]


def _quantity(review: Review, mention: Mention) -> Quantity | None:
    known = {field.name for field in fields(Conventions)}
    said = {name: n for name, n in review.codebook.conventions.items() if name in known}
    words = quote(review.text, mention.fragments)
    value = read_quantity(words, conventions=Conventions(**said))
    if value is None:
        return None
    return replace(value, what=counted_by(review, mention), rule=WORDS)


def _place(review: Review, mention: Mention) -> Location | None:
    """The gazetteer is loaded with the first place that is read."""
    from annotation.places.actors import is_actor_use

    start, end = extent(mention.fragments)
    words = quote(review.text, mention.fragments)
    if not words or is_actor_use(review.text, start, end):
        return None
    others = [item.quote for item in places_of(review) if item.quote]
    return _located((*others[:_BESIDE], *({words} - set(others[:_BESIDE])))).get(words)


@lru_cache(maxsize=4)
def _located(mentions: tuple[str, ...]) -> dict[str, Location | None]:
    """Read the places of one article together, once for a gesture that takes many of them."""
    from annotation.places.locations import locate

    return dict(zip(mentions, locate(mentions), strict=True))


def time_before(review: Review, mention: Mention) -> Time | None:
    """Return the time that the text gave before a mention, and that is known."""
    for item in _backwards(review, mention):
        if isinstance(item.normal, Time) and item.normal.start is not None:
            return item.normal
    return None


def _around(review: Review, mention: Mention) -> list[Item]:
    """Return the spans that a mention lies in, the innermost first."""
    start, end = extent(mention.fragments)
    found: list[Item] = []
    for number, item in enumerate(_backwards(review, mention)):
        if number >= _DEPTH:
            break
        if item.kind == "span" and item.start <= start and end <= item.end:
            found.append(item)
    return found


def _backwards(review: Review, mention: Mention) -> Iterator[Item]:
    """Return the items that begin at or before a mention, the nearest first, but rejected ones."""
    at = bisect_left(review.order, (extent(mention.fragments)[0] + 1, -(1 << 60), "", ""))
    for place in reversed(review.order[:at]):
        item = review.item(place[3])
        if item is not None and item.id != mention.id and item.state is not State.REJECTED:
            yield item
