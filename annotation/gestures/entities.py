"""Whom a mention names: joined to a row of the actor register, split from it; rows corrected.

A mention that is joined by a proper name teaches the register that name: it becomes an alias. What
is no name ("the group", "its") teaches nothing, as it means others elsewhere.
"""

from collections.abc import Iterable
from dataclasses import replace

from annotation.editor import Draft
from annotation.entities.names import bare, folded, is_name
from annotation.gestures.changes import Changes
from annotation.gestures.correct import NAMELESS
from annotation.gestures.decide import take_item
from annotation.ids import new_id
from annotation.review import Item, Review, State
from annotation.values import Entity, Span

_NOTHING = "Nothing has the focus."
_GONE = "This entity is not in the register any more."


def join(review: Review, item: str, entity: Entity, *, everywhere: bool = False) -> Draft:
    """Say that a mention names an entity, one of the register or a new one; accept the mention.

    `everywhere`: so does every mention of the article with the same name and type.
    """
    shown = review.item(item)
    problem = _problem(review, shown)
    if shown is None or problem:
        return Draft("Join", (), problem=problem)
    changes = Changes(review)
    row = _row(changes, entity)
    focus = _name(changes, shown, row.id)
    others = _alike(review, shown) if everywhere else []
    for other in others:
        _name(changes, other, row.id)
    note = _learn(changes, row, shown.quote)
    also = f" and {len(others)} more" if others else ""
    verb = f"“{shown.quote}”{also} is {row.name}"
    return changes.draft(verb, focus=focus, bulk=bool(others), note=note)


def split(review: Review, item: str) -> Draft:
    """Take a mention from its entity (accepting it).

    A proper name becomes an entity of its own, or the one that the register has by just that name;
    other words name nobody then. The alias that the mention taught goes with its last mention.
    """
    shown = review.item(item)
    problem = _problem(review, shown)
    if shown is None or problem:
        return Draft("Split", (), problem=problem)
    old = review.entity_of(shown)
    if old is None:
        return Draft("Split", (), item, problem=f"“{shown.quote}” names nobody as it is.")
    changes = Changes(review)
    own = _own(changes, shown, old)
    focus = _name(changes, shown, own.id if own is not None else "")
    note = _unlearn(changes, old, shown, focus)
    verb = f"“{shown.quote}” is not {old.name}"
    return changes.draft(verb, focus=focus, note=note)


def correct_entity(review: Review, entity: Entity) -> Draft:
    """Correct a row of the register: its name, aliases, kind, country, external id."""
    verb = "Correct the entity"
    changes = Changes(review)
    held = changes.entity(entity.id)
    if held is None:
        return Draft(verb, (), problem=_GONE)
    name = " ".join(entity.name.split())
    is_renamed = folded(name) != folded(held.name)
    aliases = _without(name, (*entity.aliases, *((held.name,) if is_renamed else ())))
    corrected = replace(entity, name=name, aliases=aliases, merged=held.merged)
    kinds = {each.name for each in review.codebook.actor_kinds}
    if not name:
        return Draft(verb, (), problem="An entity needs a name.")
    if entity.kind and entity.kind != held.kind and entity.kind not in kinds:
        return Draft(verb, (), problem=f"The codebook has no kind of actor “{entity.kind}”.")
    if corrected == held:
        return Draft(verb, (), problem="It is so already.")
    changes.put(corrected)
    twins = [each for each in review.layer.register.named(name) if each.id != entity.id]
    called = f"Another entity is called “{name}” too: merge them if they are one."
    if is_renamed:
        changes.notes.append(f"“{held.name}” stays an alias of {name}.")
    return changes.draft(f"Correct {held.name}", note=called if twins else "")


def merge(review: Review, one_id: str, into_id: str) -> Draft:
    """Say that one entity is another: its mentions are the other's then, and so are its names."""
    verb = "Merge"
    changes, register = Changes(review), review.layer.register
    one, into = register.standing(one_id), register.standing(into_id)
    if one is None or into is None:
        return Draft(verb, (), problem=_GONE)
    if one.id == into.id:
        return Draft(verb, (), problem=f"The two are one entity already: {into.name}.")
    names = (*into.aliases, one.name, *one.aliases)
    changes.put(replace(one, merged=into.id))
    changes.put(
        replace(
            into,
            aliases=_without(into.name, names),
            type=into.type or one.type,
            kind=into.kind or one.kind,
            country=into.country or one.country,
            external=into.external or one.external,
        )
    )
    return changes.draft(f"Merge {one.name} into {into.name}")


def unmerge(review: Review, id_: str) -> Draft:
    """Let an entity stand for itself again, with its own mentions and names."""
    verb = "Take a merger back"
    changes = Changes(review)
    entity = changes.entity(id_)
    if entity is None:
        return Draft(verb, (), problem=_GONE)
    if not entity.merged:
        return Draft(verb, (), problem=f"{entity.name} stands for itself.")
    changes.put(replace(entity, merged=""))
    _forget(changes, entity)
    return changes.draft(f"{entity.name} stands for itself again")


def _forget(changes: Changes, entity: Entity) -> None:
    """Take the names back that a merger added, from the one it went into and on along the chain.

    A merger adds the name first and the aliases after it: what stands before was there already.
    """
    gone = {folded(name) for name in (entity.name, *entity.aliases)}
    part, seen = entity, {entity.id}
    while gone and part.merged not in seen:
        into = changes.entity(part.merged)
        if into is None:
            return
        seen.add(into.id)
        names = [folded(alias) for alias in into.aliases]
        first = names.index(folded(part.name)) if folded(part.name) in names else 0
        gone &= set(names[first:])
        left = tuple(name for name in into.aliases if folded(name) not in gone)
        changes.put(replace(into, aliases=left))
        part = into


def can_name(review: Review, item: Item) -> bool:
    """Whether an item is a mention that can name somebody or something."""
    return item.kind == "span" and review.codebook.normal_of(item.type) not in NAMELESS


def _problem(review: Review, item: Item | None) -> str:
    if item is None:
        return _NOTHING
    if not can_name(review, item):
        label = review.codebook.type_label(item.type)
        return f"{label} names nobody: only people, groups, places and things have entities."
    return ""


def _row(changes: Changes, entity: Entity) -> Entity:
    """Return the row that is joined to, putting a new one."""
    known = changes.review.layer.register.standing(entity.id)
    if known is None:
        known = replace(entity, merged="", aliases=_without(entity.name, entity.aliases))
        changes.put(known)
    return known


def _name(changes: Changes, item: Item, entity_id: str) -> str:
    """Let a mention name an entity, accepting it; return its id."""
    id_ = take_item(changes, item, entity=entity_id)
    value = changes.span(id_)
    if isinstance(value, Span):
        changes.put(replace(value, entity=entity_id))
    return id_


def _alike(review: Review, shown: Item) -> list[Item]:
    """Return the other mentions of a name; of rivals at one place the one of the same type."""
    name = folded(shown.quote)
    return [
        item
        for item in review.items
        if item.id != shown.id
        and item.state is not State.REJECTED
        and (item.kind, item.type) == ("span", shown.type)
        and item.fragments != shown.fragments
        and folded(item.quote) == name
    ]


def _learn(changes: Changes, row: Entity, words: str) -> str:
    """Add the words as an alias where they are a name that the row does not have; say so."""
    if not is_name(words) or folded(words) in map(folded, (row.name, *row.aliases)):
        return ""
    alias = bare(words)
    changes.put(replace(row, aliases=(*row.aliases, alias)))
    others = [e for e in changes.review.layer.register.named(alias) if e.id != row.id]
    also = f", and of {others[0].name} as well" if others else ""
    return f"“{alias}” is an alias of {row.name} now{also}."


def _own(changes: Changes, shown: Item, old: Entity) -> Entity | None:
    """Return whom a mention names by its own words, None where they are no name."""
    if not is_name(shown.quote):
        return None
    register = changes.review.layer.register
    for entity in register.named(shown.quote):
        same = folded(entity.name) == folded(shown.quote)
        if entity.id != old.id and same and entity.type in ("", shown.type):
            return entity
    entity = Entity(new_id(), bare(shown.quote), shown.type)
    changes.put(entity)
    return entity


def _unlearn(changes: Changes, old: Entity, shown: Item, mention: str) -> str:
    """Take the alias away that only this mention stood for; say so."""
    register, layer = changes.review.layer.register, changes.review.layer
    name, held = folded(shown.quote), changes.entity(old.id)
    if held is None or not is_name(shown.quote) or name not in map(folded, held.aliases):
        return ""
    place = layer.document.id, layer.coder
    ids = register.merged_into(held.id)
    others = (span for id_ in ids for span in layer.spans_of(id_) if span.id != mention)
    if any(folded(span.quote) == name for span in others):
        return ""
    if any(register.is_used_elsewhere(id_, *place) for id_ in ids):
        return ""
    left = tuple(alias for alias in held.aliases if folded(alias) != name)
    changes.put(replace(held, aliases=left))
    return f"“{bare(shown.quote)}” is no alias of {held.name} any more."


def _without(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """Return aliases tidied: none is empty, said twice, or the name itself."""
    tidy = (" ".join(alias.split()) for alias in aliases)
    unlike: dict[str, str] = {}
    for alias in tidy:
        unlike.setdefault(folded(alias), alias)
    return tuple(each for key, each in unlike.items() if each and key != folded(name))
