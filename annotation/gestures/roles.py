"""Roles: who did what to whom, filled from spans and events that are there."""

from collections.abc import Callable

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.counted import counted_in
from annotation.gestures.decide import drop_link, reject_link, take_item, take_link
from annotation.gestures.reread import read_filler
from annotation.ids import new_id
from annotation.review import Item, Link, Review, State
from annotation.sentences import sentence_at
from annotation.values import Argument

_VERB = "Fill a role"
_VALUES = ("date", "place")
"""Cells that a span fills with what it means."""
_STEM = 5
"""Letters that the forms of a trigger's word share."""


def candidates(review: Review, event: str, role: str) -> list[Item]:
    """Return what may fill a role: what the parse proposes first, then the nearest.

    What stands in the trigger's own sentence comes before what stands outside of it; for another
    mention of the same event, those of its type and then of its words come first. A time or a
    place is sooner a span than an event. Events without a
    trigger have no place and come last. An event without a trigger has none to be near to: what
    may fill its role is in reading order.
    """
    trigger = review.item(event)
    if trigger is None:
        return []
    proposed = {link.target for link in review.links_of(event) if link.role == role}
    rank = _likeness(review, trigger, role)
    near = _nearness(review, trigger)
    fitting = [
        item
        for item in review.items
        if item.id != event
        and item.state is not State.REJECTED
        and (item.fragments or item.kind == "event")
        and review.codebook.fits(role, item.type)
    ]
    is_value = review.codebook.cell_of(role) in _VALUES
    return sorted(
        fitting,
        key=lambda item: (
            not item.fragments,
            is_value and item.kind == "event",
            item.id not in proposed,
            rank(item),
            near(item),
        ),
    )


def _nearness(review: Review, trigger: Item) -> Callable[[Item], tuple[bool, int]]:
    if not trigger.fragments:
        return lambda item: (False, item.start)
    start, end = sentence_at(review.text, trigger.start, trigger.end)

    def nearness(item: Item) -> tuple[bool, int]:
        gap = max(item.start - trigger.end, trigger.start - item.end, 0)
        return not (start <= item.start and item.end <= end), gap

    return nearness


def _likeness(review: Review, trigger: Item, role: str) -> Callable[[Item], int]:
    """Return how unlike another mention of the same event an item is; 0 for other roles."""
    if review.codebook.cell_of(role) != "same":
        return lambda _: 0
    stems = _stems(trigger.quote)
    return lambda item: 2 * (item.type != trigger.type) + stems.isdisjoint(_stems(item.quote))


def _stems(words: str) -> set[str]:
    """Return what the words of a trigger have in common with their other forms: attack, attacks."""
    return {word[:_STEM].casefold() for word in words.split()}


def fill(review: Review, event: str, role: str, target: str, *, beside: bool = False) -> Draft:
    """Fill a role with an item (accepting both ends); the same again removes it.

    Where one other filler is suggested and none accepted, the choice is a correction, and that one
    is rejected; not so where the item is meant `beside` what is there.
    """
    trigger, filler = review.item(event), review.item(target)
    if trigger is None or filler is None:
        return Draft(_VERB, (), problem="A role needs a trigger and what fills it.")
    link = _link(review, event, role, target)
    if link is not None and link.state is State.ACCEPTED:
        return reject_link(review, link)
    other = _said_before(review, event, role, target)
    if other is not None:
        return reject_link(review, other)
    problem = _misfit(review, trigger, role, filler)
    changes = Changes(review)
    problem = problem or changes.circle(event, role, target)
    if problem:
        return Draft(_VERB, (), event, problem=problem)
    note = "" if beside else _reject_instead(changes, event, role, target)
    event_id = _fill(changes, trigger, role, filler)
    for number in counted_in(review, trigger.type, role, filler):
        take_item(changes, number)
    label = review.codebook.role_label(role)
    return changes.draft(f"{label}: “{filler.quote}”", focus=event_id, note=note)


def empty(review: Review, event: str, role: str) -> Draft:
    """Say that nobody fills a role: who is suggested is rejected, who was accepted goes out."""
    label = review.codebook.role_label(role)
    links = _links_in(review, event, role)
    if not links:
        return Draft(_VERB, (), event, problem=f"Nobody is there to take out of {label}.")
    changes = Changes(review)
    for link in links:
        drop_link(changes, link)
    return changes.draft(f"{label}: nobody", focus=event)


def _links_in(review: Review, event: str, role: str) -> list[Link]:
    """Return what fills a role, from either event where it has no direction."""
    there = review.links_of(event)
    if review.codebook.cell_of(role) == "same":
        there += review.links_to(event)
    return [link for link in there if link.role == role]


def _fill(changes: Changes, trigger: Item, role: str, filler: Item) -> str:
    """Make the argument, by its suggestion where there is one; return the id of the event."""
    review = changes.review
    link = _link(review, trigger.id, role, filler.id)
    if link is not None:
        take_link(changes, link)
        return take_item(changes, trigger)
    event_id = take_item(changes, trigger)
    argument = Argument(new_id(), event_id, role, take_item(changes, filler))
    changes.put(argument)
    read_filler(changes, argument)
    _accept_again(changes, argument, review.argument_suggestions(trigger.id, role, filler.id))
    return event_id


def _said_before(review: Review, event: str, role: str, target: str) -> Link | None:
    """Return the tie that says the same from the other event: “same” has no direction."""
    if review.codebook.cell_of(role) != "same":
        return None
    link = _link(review, target, role, event)
    return link if link is not None and link.state is State.ACCEPTED else None


def _reject_instead(changes: Changes, event: str, role: str, target: str) -> str:
    """Reject the only other filler that is suggested, unless one is accepted; return a note."""
    review = changes.review
    links = [link for link in review.links_of(event) if link.role == role]
    others = [link for link in links if link.target != target]
    if len(others) != 1 or any(link.state is State.ACCEPTED for link in links):
        return ""
    suggestion, original = review.suggestion(others[0].id), review.original(others[0].id)
    wrong = review.item(others[0].target)
    filler = review.item(target)
    if suggestion is None or original is None or wrong is None or filler is None:
        return ""
    if filler.fragments in (wrong.fragments, original.fragments):
        return ""  # the same words with another type: the suggestion was right about the role
    changes.decide(suggestion, original, "rejected", None)
    return f"“{wrong.quote}” was rejected as {review.codebook.role_label(role).lower()}."


def _misfit(review: Review, trigger: Item, role: str, filler: Item) -> str:
    """Return why the codebook does not allow this, "" when it does."""
    codebook = review.codebook
    label = codebook.role_label(role)
    if all(known.name != role for known in codebook.roles):
        return f"The codebook has no role “{label}” any more: it can be removed, not filled."
    if all(known.name != role for known in codebook.roles_of(trigger.type)):
        return f"{codebook.type_label(trigger.type)} has no role “{label}”."
    if not codebook.fits(role, filler.type):
        return f"{label} cannot be filled by {codebook.type_label(filler.type)}."
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
