"""Correct: another type, another extent, another value. As cheap as accepting."""

from dataclasses import replace

from annotation.codebook import Codebook
from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.decide import original_of_item, suggestion_of_item, take_item
from annotation.gestures.reread import TENSE, read_times_of
from annotation.review import Item, Review
from annotation.values import Argument, Event, Fragments, Span, quote

NAMELESS = ("time", "quantity")
"""The kinds of value that name nobody."""


def retype(review: Review, item: str, type_: str) -> Draft:
    """Give an item another type and accept it; roles that the new type lacks are dropped.

    A role that the codebook does not know (any more) says nothing against any type: it stays.
    """
    shown = review.item(item)
    if shown is None:
        return Draft("Set the type", (), problem="Nothing has the focus.")
    changes = Changes(review)
    value = taken_as(changes, shown, type_, shown.fragments)
    dropped = _drop_unknown_roles(changes, value)
    note = _said_of(changes, dropped, type_)
    verb = f"Set “{shown.quote}” to {_label(review, type_)}"
    return changes.draft(verb, focus=value.id, note=note)


def resize(review: Review, item: str, start: int, end: int) -> Draft:
    """Move the ends of an item to `[start, end)` and accept it; its links stay.

    An item of several fragments keeps them, but for its first start and its last end.
    """
    shown = review.item(item)
    if shown is None or not shown.fragments:
        return Draft("Move the boundary", (), problem="Nothing with a place has the focus.")
    fragments = _stretched(shown.fragments, start, end)
    if fragments is None or not 0 <= start < end <= len(review.text):
        return Draft("Move the boundary", (), problem="It cannot become smaller than this.")
    if fragments == shown.fragments:
        return Draft("Move the boundary", (), shown.id, problem="The boundary cannot go there.")
    changes = Changes(review)
    value = taken_as(changes, shown, shown.type, fragments)
    return changes.draft(f"Move the boundary of “{shown.quote}”", focus=value.id)


def set_attribute(review: Review, item: str, name: str, value: str) -> Draft:
    """Set an attribute of an item (accepting it); "" takes the attribute away."""
    shown = review.item(item)
    if shown is None:
        return Draft("Set an attribute", (), problem="Nothing has the focus.")
    changes = Changes(review)
    held = changes.span(take_item(changes, shown))
    if held is None:
        return Draft("Set an attribute", (), problem="Nothing has the focus.")
    attributes = {key: text for key, text in held.attributes.items() if key != name}
    if value:
        attributes[name] = value
    changes.put(replace(held, attributes=attributes))
    if name == TENSE:
        read_times_of(changes, held.id, value)
    return changes.draft(f"Set {name} of “{shown.quote}” to {value or 'nothing'}", focus=held.id)


def taken_as(changes: Changes, item: Item, type_: str, fragments: Fragments) -> Span | Event:
    """Put and return the annotation of `item` with that type and place, its decision beside it."""
    review = changes.review
    held = changes.span(item.id)
    if held is None:
        value = changes.new_from(item, type_, fragments)
        original = original_of_item(item)
        changes.decide(suggestion_of_item(review, item), original, "corrected", value.id)
    else:
        value = replace(held, type=type_, fragments=fragments, quote=quote(review.text, fragments))
        if isinstance(value, Span):
            moved = fragments != item.fragments
            known = changes.meant(item.id, type_, fragments, held=item.normal, moved=moved)
            value = replace(value, normal=known, entity=_named(changes, value, item.type))
    changes.put(value)
    changes.settle(value)
    return value


def _named(changes: Changes, value: Span, before: str) -> str:
    """Return whom a span of another type than before still names: a time or a tool no group."""
    book, now = changes.review.codebook, value.type
    if not value.entity or now == before or all(each.name != now for each in book.entities):
        return value.entity
    can_name = book.normal_of(now) not in NAMELESS
    if _is_party(book, now) or (can_name and not _is_party(book, before)):
        return value.entity
    entity = changes.review.layer.register.standing(value.entity)
    if entity is not None:
        changes.notes.append(f"It does not name {entity.name} any more.")
    return ""


def _drop_unknown_roles(changes: Changes, value: Span | Event) -> list[Argument]:
    """Remove and return the arguments that no longer fit."""
    dropped = [a for a in changes.arguments_touching(value.id) if not _fits(changes, a)]
    for argument in dropped:
        changes.remove_argument(argument)
    return dropped


def _said_of(changes: Changes, dropped: list[Argument], type_: str) -> str:
    """Return which roles went with the old type, and where one that is required is empty now."""
    codebook = changes.review.codebook
    if not dropped:
        return ""
    roles = ", ".join(codebook.role_label(argument.role) for argument in dropped)
    label = codebook.type_label(type_)
    is_event = any(each.name == type_ for each in codebook.events)
    reason = f"{label} has no such role" if is_event else f"{label} cannot fill it"
    gaps = "".join(_gap(changes, argument) for argument in dropped)
    return f"Dropped, as {reason}: {roles}.{gaps}"


def _gap(changes: Changes, argument: Argument) -> str:
    codebook, event = changes.review.codebook, changes.span(argument.event)
    known = {each.name: each for each in codebook.events}.get(event.type if event else "")
    if event is None or known is None or argument.role not in known.required:
        return ""
    left = changes.arguments_touching(event.id)
    if any((a.event, a.role) == (event.id, argument.role) for a in left):
        return ""
    return f" “{event.quote}” ({known.label}) needs a {codebook.role_label(argument.role)}."


def _fits(changes: Changes, argument: Argument) -> bool:
    """Whether the codebook allows an argument, or cannot say as it does not know the role."""
    codebook = changes.review.codebook
    event, target = changes.span(argument.event), changes.span(argument.target)
    if event is None or target is None:
        return False
    if all(role.name != argument.role for role in codebook.roles):
        return True
    knows = any(role.name == argument.role for role in codebook.roles_of(event.type))
    return knows and codebook.fits(argument.role, target.type)


def _stretched(fragments: Fragments, start: int, end: int) -> Fragments | None:
    if len(fragments) == 1:
        return ((start, end),)
    first, *middle, last = fragments
    if start >= first[1] or end <= last[0]:
        return None
    return ((start, first[1]), *middle, (last[0], end))


def _is_party(book: Codebook, type_: str) -> bool:
    """Whether what has that type can act, or is a place."""
    is_actor = any(each.name == type_ and each.is_actor for each in book.entities)
    return is_actor or book.normal_of(type_) == "place"


def _label(review: Review, type_: str) -> str:
    return review.codebook.type_label(type_)
