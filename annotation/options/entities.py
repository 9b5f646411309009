"""Whom a mention can name: who is proposed, who else is in the article, who is in the register."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from annotation.entities.known import find
from annotation.entities.names import bare, folded, is_name
from annotation.gestures.entities import can_name
from annotation.ids import new_id
from annotation.options.offer import Offer, Option, first_of_each
from annotation.review import Item, Review, State
from annotation.values import Entity

_GOVERNMENT = "government"
_MOST = 30
_AROUND = 400
"""Items before and after a mention that are looked at for whom they name."""


def entity_options(review: Review, item: Item, typed: str = "") -> Offer[Entity]:
    """Offer entities for a mention, the likeliest first, and a new one by its name.

    First whom it names or is proposed to name, then those of the register with a name like it,
    then the others of the article by nearness; for `typed` only those with a name like that.
    """
    if not can_name(review, item):
        label = review.codebook.type_label(item.type)
        return Offer((), f"{label} names nobody: only people, groups, places and things do.")
    words = " ".join(typed.split())
    found = _named(review, item, words) if words else _likely(review, item)
    rows = first_of_each(found, lambda row: row[0].id)[:_MOST]
    options = tuple(Option(e.name, _detail(review, e, why), e) for e, why in rows)
    new = _new(review, item, words or bare(item.quote))
    if any(folded(entity.name) == folded(new.name) for entity, _ in rows) and not words:
        return Offer(options)
    return Offer((*options, Option(f"New: {new.name}", _kind(review, new), new)))


def _likely(review: Review, item: Item) -> Iterator[tuple[Entity, str]]:
    current = review.entity_of(item)
    if current is not None:
        yield current, "proposed" if item.state is not State.ACCEPTED else "as it is"
    proposed = review.proposed_entity(item)
    if proposed is not None:
        yield review.layer.register.resolve(proposed) or proposed, "proposed"
    alike = review.layer.register.like(item.quote, _MOST) if is_name(item.quote) else []
    yield from ((entity, "") for entity in alike)
    yield from _of_article(review, item)


def _named(review: Review, item: Item, words: str) -> Iterator[tuple[Entity, str]]:
    yield from ((entity, "") for entity in review.layer.register.like(words, _MOST))
    name = folded(words)
    for entity, why in _of_article(review, item):
        if any(name in folded(each) for each in (entity.name, *entity.aliases)):
            yield entity, why


def _of_article(review: Review, item: Item) -> Iterator[tuple[Entity, str]]:
    """Return whom the mentions around name, the nearest first; those before it win a tie."""
    at = bisect_left(review.order, item.place)
    around = review.order[max(0, at - _AROUND) : at + _AROUND]
    seen: set[str] = set()
    for place in sorted(around, key=lambda place: (abs(place[0] - item.start), place)):
        other = review.item(place[3])
        if other is None or other.state is State.REJECTED or other.id == item.id:
            continue
        entity = review.entity_of(other)
        if entity is not None and entity.id not in seen:
            seen.add(entity.id)
            yield entity, "in this article"
        if len(seen) >= _MOST:
            return


def _detail(review: Review, entity: Entity, why: str) -> str:
    parts = (_kind(review, entity), entity.country, ", ".join(entity.aliases[:3]), why)
    return " · ".join(part for part in parts if part)


def _kind(review: Review, entity: Entity) -> str:
    """Return the kind of actor, else the type of the mentions."""
    kinds = {each.name: each.label for each in review.codebook.actor_kinds}
    known = kinds.get(entity.kind, entity.kind)
    return known or (review.codebook.type_label(entity.type) if entity.type else "")


def _new(review: Review, item: Item, name: str) -> Entity:
    """Return a new entity; a proposal by that name, or a well-known actor, says more about it."""
    proposed = review.proposed_entity(item)
    if proposed is not None and folded(proposed.name) == folded(name):
        return replace(proposed, id=new_id(), name=name, aliases=())
    kinds = {each.name for each in review.codebook.actor_kinds}
    known = find(name)
    if known is None:
        return Entity(new_id(), name, item.type, _guessed(review, item.type, kinds))
    kind = known.kind if known.kind in kinds else ""
    aliases = tuple(alias for alias in known.aliases if folded(alias) != folded(name))
    return Entity(new_id(), name, item.type, kind, aliases, known.country, known.external)


def _guessed(review: Review, type_: str, kinds: set[str]) -> str:
    """Return what kind of actor a type names: a country that acts does so by its government."""
    acts = any(each.name == type_ and each.is_actor for each in review.codebook.entities)
    governs = acts and review.codebook.normal_of(type_) == "place"
    return _GOVERNMENT if governs and _GOVERNMENT in kinds else ""
