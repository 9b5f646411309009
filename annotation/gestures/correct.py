"""Correct: another type, another extent, another value. As cheap as accepting."""

from dataclasses import replace

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.decide import original_of_item, suggestion_of_item, take_item
from annotation.review import Item, Review
from annotation.values import Argument, Event, Fragments, Span, quote


def retype(review: Review, item: str, type_: str) -> Draft:
    """Give an item another type and accept it; roles that the new type lacks are dropped."""
    shown = review.item(item)
    if shown is None:
        return Draft("Set the type", (), problem="Nothing has the focus.")
    changes = Changes(review)
    value = _taken_as(changes, shown, type_, shown.fragments)
    dropped = _drop_unknown_roles(changes, value)
    note = f"Dropped, as {_label(review, type_)} has no such role: {dropped}." if dropped else ""
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
    value = _taken_as(changes, shown, shown.type, fragments)
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
    return changes.draft(f"Set {name} of “{shown.quote}” to {value or 'nothing'}", focus=held.id)


def _taken_as(changes: Changes, item: Item, type_: str, fragments: Fragments) -> Span | Event:
    """Put and return the annotation of `item` with that type and place, its decision beside it."""
    review = changes.review
    held = changes.span(item.id)
    if held is None:
        value = changes.new_from(item, type_, fragments)
        original = original_of_item(item)
        changes.decide(suggestion_of_item(review, item), original, "corrected", value.id)
    else:
        value = replace(held, type=type_, fragments=fragments, quote=quote(review.text, fragments))
    changes.put(value)
    changes.settle(value)
    return value


def _drop_unknown_roles(changes: Changes, value: Span | Event) -> str:
    """Remove the arguments that no longer fit; return their roles' labels, joined."""
    codebook = changes.review.codebook
    dropped = [a for a in changes.arguments_touching(value.id) if not _fits(changes, a)]
    for argument in dropped:
        changes.remove_argument(argument)
    return ", ".join(codebook.role(argument.role).label for argument in dropped)


def _fits(changes: Changes, argument: Argument) -> bool:
    codebook = changes.review.codebook
    event, target = changes.span(argument.event), changes.span(argument.target)
    if event is None or target is None:
        return False
    knows = any(role.name == argument.role for role in codebook.roles_of(event.type))
    return knows and codebook.fits(argument.role, target.type)


def _stretched(fragments: Fragments, start: int, end: int) -> Fragments | None:
    if len(fragments) == 1:
        return ((start, end),)
    first, *middle, last = fragments
    if start >= first[1] or end <= last[0]:
        return None
    return ((start, first[1]), *middle, (last[0], end))


def _label(review: Review, type_: str) -> str:
    return review.codebook.type(type_).label
