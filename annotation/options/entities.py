"""Whom a mention can name: who is proposed, who else is in the article, who is in the register."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from annotation.entities.known import find
from annotation.entities.names import bare, folded, is_acronym_of, is_name
from annotation.entities.peoples import kind_of
from annotation.gestures.entities import can_name
from annotation.ids import new_id
from annotation.options.offer import Offer, Option, first_of_each
from annotation.review import Item, Review, State
from annotation.values import Entity

_GOVERNMENT = "government"
_MOST = 30
_AROUND = 400
"""Items before and after a mention that are looked at for whom they name."""
_SAID, _CALLED, _BEGINS, _FITS, _NEAR, _ALIKE, _OTHER, _UNLIKE = range(8)
"""How likely a mention names an entity. Up to `_FITS` something speaks for it."""
_KINDS = {
    "state": ("state_forces", "foreign_forces"),
    "rebel": ("rebel",),
    "civilian": ("civilians", "protesters"),
}
"""The kinds of actor of people who are described so, whom the codebook may have."""
_NOBODY = ("nobody", "names nobody", "unknown", "unresolved")
_SHORT = 2
"""Letters that may be an acronym, or a beginning of anything."""
_Row = tuple[int, Entity, str]


def entity_options(review: Review, item: Item, typed: str = "") -> Offer[Entity]:
    """Offer entities for a mention, the likeliest first, and a new one by its name.

    First whom it names or is proposed to name, then who is called so, then those of the article:
    of the kind that its words say, of its type, the rest, each by nearness. For `typed` only those
    with a name like that. Where nothing speaks for anybody, what is so now comes first.
    """
    if not can_name(review, item):
        label = review.codebook.type_label(item.type)
        return Offer((), f"{label} names nobody: only people, groups, places and things do.")
    words = " ".join(typed.split())
    if words and any(each.startswith(words.casefold()) for each in _NOBODY if len(words) > _SHORT):
        return _nobody(review, item)
    found = _named(review, item, words) if words else _likely(review, item)
    ranked = sorted(found, key=lambda row: row[0])
    rows = first_of_each(ranked, lambda row: row[1].id)[:_MOST]
    options = tuple(_option(review, rank, e, why) for rank, e, why in rows)
    best = rows[0][0] if rows else _OTHER
    new = _new(review, item, words or bare(item.quote))
    is_there = any(folded(entity.name) == folded(new.name) for _, entity, _ in rows)
    made = () if is_there and not words else (_made(review, new),)
    if best <= _FITS:
        return Offer((*options, *made))
    if best != _NEAR and (words or is_name(item.quote)):
        return Offer((*made, *options))  # nobody has this name: it is a name of its own
    return Offer((_as_it_is(review, item), *options, *made))


def _option(review: Review, rank: int, entity: Entity, why: str) -> Option[Entity]:
    detail = _detail(review, entity, why)
    return Option(entity.name, f"near: {detail}" if rank == _NEAR else detail, entity)


def _made(review: Review, new: Entity) -> Option[Entity]:
    return Option(f"New: {new.name}", _kind(review, new), new)


def _as_it_is(review: Review, item: Item) -> Option[Entity]:
    """Return the option that leaves a mention to whom it names, or to nobody."""
    held = review.entity_of(item)
    label = "names nobody" if held is None else held.name
    return Option(label, "as it is", held or Entity("", ""), keeps=True)


def _nobody(review: Review, item: Item) -> Offer[Entity]:
    held = review.entity_of(item)
    if held is None:
        return Offer((_as_it_is(review, item),))
    return Offer((), f"“{item.quote}” is {held.name} as it is: Esc, then Shift+J takes that away.")


def _likely(review: Review, item: Item) -> Iterator[_Row]:
    current = review.entity_of(item)
    if current is not None:
        yield _SAID, current, "proposed" if item.state is not State.ACCEPTED else "as it is"
    proposed = review.proposed_entity(item)
    if proposed is not None:
        yield _SAID, review.layer.register.resolve(proposed) or proposed, "proposed"
    alike = review.layer.register.like(item.quote, _MOST) if is_name(item.quote) else []
    yield from ((_likeness(item.quote, entity), entity, "") for entity in alike)
    for entity, why in _of_article(review, item):
        yield _rank(review, item, entity), entity, why


def _rank(review: Review, item: Item, entity: Entity) -> int:
    """Return how likely a mention means one of its article: called so, of its kind, of its type."""
    if _is_called(entity, item.quote):
        return _CALLED
    kind = kind_of(item.quote)
    if kind and entity.kind in _KINDS[kind]:
        return _FITS
    if review.codebook.normal_of(entity.type) != review.codebook.normal_of(item.type):
        return _UNLIKE
    return _ALIKE if entity.type == item.type else _OTHER


def _likeness(words: str, entity: Entity) -> int:
    """Return how alike the names are: the same, an acronym, its beginning; else only near it."""
    if _is_called(entity, words):
        return _CALLED
    name = folded(words)
    begins = any(f" {folded(each)}".find(f" {name}") >= 0 for each in _names(entity))
    return _BEGINS if begins else _NEAR


def _is_called(entity: Entity, words: str) -> bool:
    name = folded(words)
    return any(
        folded(each) == name or is_acronym_of(words, each) or is_acronym_of(each, words)
        for each in _names(entity)
    )


def _names(entity: Entity) -> tuple[str, ...]:
    return tuple(name for name in (entity.name, *entity.aliases) if name)


def _named(review: Review, item: Item, words: str) -> Iterator[_Row]:
    for entity in review.layer.register.like(words, _MOST):
        yield _likeness(words, entity), entity, ""
    name = folded(words)
    for entity, why in _of_article(review, item):
        if any(name in folded(each) for each in _names(entity)):
            yield _likeness(words, entity), entity, why


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
