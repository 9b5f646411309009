"""Roles: who did what to whom, filled from spans and events that are there."""

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.decide import reject_link, take_item, take_link
from annotation.ids import new_id
from annotation.review import Item, Link, Review, State
from annotation.sentences import sentence_at
from annotation.values import Argument


def candidates(review: Review, event: str, role: str) -> list[Item]:
    """Return what may fill a role: what the parse proposes first, then the nearest.

    What stands in the trigger's own sentence comes before what stands outside of it.
    """
    trigger = review.item(event)
    if trigger is None:
        return []
    proposed = {link.target for link in review.links_of(event) if link.role == role}
    start, end = sentence_at(review.text, trigger.start, trigger.end)

    def nearness(item: Item) -> tuple[bool, bool, int]:
        gap = max(item.start - trigger.end, trigger.start - item.end, 0)
        outside = not (start <= item.start and item.end <= end)
        return item.id not in proposed, outside, gap

    fitting = [
        item
        for item in review.items
        if item.id != event
        and item.state is not State.REJECTED
        and item.fragments
        and review.codebook.fits(role, item.type)
    ]
    return sorted(fitting, key=nearness)


def fill(review: Review, event: str, role: str, target: str) -> Draft:
    """Fill a role with an item (accepting both ends); the same again removes it."""
    trigger, filler = review.item(event), review.item(target)
    if trigger is None or filler is None:
        return Draft("Fill a role", (), problem="A role needs a trigger and what fills it.")
    problem = _misfit(review, trigger, role, filler)
    if problem:
        return Draft("Fill a role", (), problem=problem)
    link = _link(review, event, role, target)
    if link is not None and link.state is State.ACCEPTED:
        return reject_link(review, link)
    changes = Changes(review)
    if link is not None:
        take_link(changes, link)
        event_id = take_item(changes, trigger)
    else:
        event_id = take_item(changes, trigger)
        argument = Argument(new_id(), event_id, role, take_item(changes, filler))
        changes.put(argument)
        _accept_again(changes, argument, review.argument_suggestions(event, role, target))
    label = review.codebook.role(role).label
    return changes.draft(f"{label}: “{filler.quote}”", focus=event_id)


def _misfit(review: Review, trigger: Item, role: str, filler: Item) -> str:
    """Return why the codebook does not allow this, "" when it does."""
    codebook = review.codebook
    label = codebook.role(role).label
    if all(known.name != role for known in codebook.roles_of(trigger.type)):
        return f"{codebook.type(trigger.type).label} has no role “{label}”."
    if not codebook.fits(role, filler.type):
        return f"{label} cannot be filled by {codebook.type(filler.type).label}."
    return ""


def _accept_again(changes: Changes, argument: Argument, suggestions: list[str]) -> None:
    """What was rejected and is now filled by hand was right after all: the decision says so."""
    for id_ in suggestions:
        suggestion, original = changes.review.suggestion(id_), changes.review.original(id_)
        if suggestion is not None and original is not None:
            changes.decide(suggestion, original, "accepted", argument.id)


def _link(review: Review, event: str, role: str, target: str) -> Link | None:
    return next(
        (link for link in review.links_of(event) if (link.role, link.target) == (role, target)),
        None,
    )
