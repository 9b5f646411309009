"""The triggers of an event: its own, further ones, none.

A further trigger of an event is an event of the same type at that place, tied to it by the role
whose cell is "same": it can be rejected, moved and given roles like any other.
"""

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.correct import taken_as
from annotation.gestures.decide import take_item
from annotation.gestures.roles import fill
from annotation.ids import new_id
from annotation.review import Item, Review, State
from annotation.values import Argument, Fragments

_NO_EVENT = "No event has the focus."


def set_trigger(review: Review, event: str, fragments: Fragments) -> Draft:
    """Give an event its trigger, or move it there (accepting it); its links stay."""
    verb = "Set the trigger"
    shown = review.item(event)
    problem = _problem(review, shown, fragments)
    if shown is None or problem:
        return Draft(verb, (), problem=problem)
    changes = Changes(review)
    value = taken_as(changes, shown, shown.type, fragments)
    label = review.codebook.type_label(shown.type)
    return changes.draft(f"Set the trigger of {label} to “{value.quote}”", focus=value.id)


def add_trigger(review: Review, event: str, fragments: Fragments) -> Draft:
    """Say that an event is told at another place too; one without a trigger gets its own there."""
    verb = "Add a trigger"
    shown = review.item(event)
    problem = _problem(review, shown, fragments)
    if shown is None or problem:
        return Draft(verb, (), problem=problem)
    if not shown.fragments:
        return set_trigger(review, event, fragments)
    role = same_role(review, shown.type)
    if not role:
        label = review.codebook.type_label(shown.type)
        return Draft(verb, (), event, problem=f"{label} has no role for another mention of it.")
    there = _at(review, shown.type, fragments)
    if there is not None:
        return _tie(review, there, role, event)
    changes = Changes(review)
    target = take_item(changes, shown)
    value = changes.new_value("event", shown.type, fragments)
    changes.settle(value)
    changes.put(Argument(new_id(), value.id, role, target))
    return changes.draft(f"Add the trigger “{value.quote}”", focus=value.id)


def drop_trigger(review: Review, event: str) -> Draft:
    """Make an event one without a trigger (accepting it); its links stay."""
    verb = "Take the trigger away"
    shown = review.item(event)
    if shown is None or shown.kind != "event":
        return Draft(verb, (), problem=_NO_EVENT)
    if not shown.fragments:
        return Draft(verb, (), event, problem="This event has no trigger.")
    changes = Changes(review)
    value = taken_as(changes, shown, shown.type, ())
    return changes.draft(f"Take the trigger “{shown.quote}” away", focus=value.id)


def same_role(review: Review, type_: str) -> str:
    """Return the role that ties an event to another mention of it, "" where it has none."""
    roles = review.codebook.roles_of(type_)
    return next((role.name for role in roles if role.cell == "same"), "")


def _problem(review: Review, event: Item | None, fragments: Fragments) -> str:
    if event is None or event.kind != "event":
        return _NO_EVENT
    if event.fragments == fragments:
        return "Its trigger stands there already."
    ends = [end for fragment in fragments for end in fragment]
    if not ends or ends != sorted(set(ends)) or ends[0] < 0 or ends[-1] > len(review.text):
        return "A trigger needs a place in the text: mark its words first."
    return ""


def _at(review: Review, type_: str, fragments: Fragments) -> Item | None:
    """Return the event of that type at that place, unless it was rejected."""
    here = ("event", type_, fragments)
    items = (item for item in review.items if (item.kind, item.type, item.fragments) == here)
    return next((item for item in items if item.state is not State.REJECTED), None)


def _tie(review: Review, there: Item, role: str, event: str) -> Draft:
    """Tie what stands there already; what is tied already stays so."""
    changes = Changes(review)
    problem = changes.circle(there.id, role, event)
    if problem:
        return Draft("Add a trigger", (), there.id, problem=problem)
    return fill(review, there.id, role, event, beside=True)
