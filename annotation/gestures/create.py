"""Create: what no source proposed."""

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.correct import retype
from annotation.gestures.decide import original_of_item, suggestion_of_item
from annotation.review import Item, Review, State
from annotation.values import Fragments, Kind


def new_span(review: Review, fragments: Fragments, type_: str) -> Draft:
    """Make a span by hand; where a suggestion says just that, accept it instead."""
    return _create(review, "span", fragments, type_)


def new_event(review: Review, fragments: Fragments, type_: str) -> Draft:
    """Make an event by hand; without fragments it is one without a trigger."""
    return _create(review, "event", fragments, type_)


def make_trigger(review: Review, item: str, type_: str) -> Draft:
    """Make the place of an item a trigger.

    A span that is still a suggestion becomes the event (a correction); an accepted one stays, and
    the event is added at its place. An event is given the type.
    """
    shown = review.item(item)
    if shown is None:
        return Draft("Make a trigger", (), problem="Nothing has the focus.")
    if shown.kind == "event":
        return retype(review, item, type_)
    if shown.state is not State.SUGGESTED:
        return new_event(review, shown.fragments, type_)
    changes = Changes(review)
    value = changes.new_value("event", type_, shown.fragments)
    suggestion, original = suggestion_of_item(review, shown), original_of_item(shown)
    changes.decide(suggestion, original, "corrected", value.id)
    changes.settle(value)
    label = review.codebook.event(type_).label
    return changes.draft(f"Make “{shown.quote}” a trigger of {label}", focus=value.id)


def _create(review: Review, kind: Kind, fragments: Fragments, type_: str) -> Draft:
    existing = _at(review, kind, fragments, type_) if fragments else None
    if existing is not None:
        if existing.state is State.ACCEPTED:
            return Draft("New", (), existing.id, problem="The same is there already.")
        return retype(review, existing.id, type_)
    changes = Changes(review)
    value = changes.new_value(kind, type_, fragments)
    label = review.codebook.type(type_).label
    return changes.draft(f"New {label} “{value.quote}”", focus=value.id)


def _at(review: Review, kind: Kind, fragments: Fragments, type_: str) -> Item | None:
    return next(
        (
            item
            for item in review.items
            if (item.kind, item.fragments, item.type) == (kind, fragments, type_)
        ),
        None,
    )
