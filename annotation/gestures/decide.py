"""Accept and reject: one decision, a sentence of them, or all that are sure enough."""

from collections.abc import Iterable

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.counted import counted_in
from annotation.gestures.whole_rows import whole_row
from annotation.ids import new_id
from annotation.review import Item, Link, Review, State
from annotation.review_items import INHERITED
from annotation.sentences import sentence_at
from annotation.values import (
    Argument,
    Event,
    Fragments,
    Original,
    Span,
    Suggestion,
)


def accept(review: Review, item: str, *, arguments: bool = False) -> Draft:
    """Accept an item; with `arguments`, an event with its whole row as it is shown."""
    shown = review.item(item)
    if shown is None:
        return Draft("Accept", (), problem="There is nothing to accept here.")
    changes = Changes(review)
    focus = take_item(changes, shown)
    note = _take_row(changes, shown) if arguments and shown.kind == "event" else ""
    return changes.draft(f"Accept “{shown.quote}”", focus=focus, note=note)


def reject(review: Review, item: str) -> Draft:
    """Reject what was suggested, delete what was made by hand, take a rejection back."""
    shown = review.item(item)
    if shown is None:
        return Draft("Reject", (), problem="There is nothing to reject here.")
    changes = Changes(review)
    if shown.state is State.ACCEPTED:
        return _reject_accepted(changes, shown)
    original = original_of_item(shown)
    if shown.state is State.REJECTED:
        known = review.decision_for(original)
        if known is not None:
            changes.drop(known)
        suggestion = review.suggestion(item)
        return changes.draft(
            f"Take back the rejection of “{shown.quote}”", focus=item if suggestion else None
        )
    changes.decide(suggestion_of_item(review, shown), original, "rejected", None)
    return changes.draft(f"Reject “{shown.quote}”", focus=item)


def accept_sentence(review: Review, item: str) -> Draft:
    """Accept every remaining suggestion in the sentence of an item, arguments included."""
    shown = review.item(item)
    if shown is None:
        return Draft("Accept the sentence", (), problem="No sentence has the focus.")
    start, end = sentence_at(review.text, shown.start, shown.end)
    return _accept_many(
        review, "Accept the rest of the sentence", items_within(review, start, end), item
    )


def accept_pending(review: Review, *, min_score: float = 0.0) -> Draft:
    """Accept all that is pending with a score of at least `min_score`; links likewise."""
    verb = "Accept all suggestions"
    if min_score > 0:
        verb += f" with a score of {min_score:g} or more"
    return _accept_many(review, verb, review.items, None, min_score=min_score)


def accept_link(review: Review, link: Link) -> Draft:
    """Accept a suggested argument, and with it the event and the target that it needs."""
    changes = Changes(review)
    verb = f"Accept {role_label(review, link.role)}"
    problem = changes.circle(link.event, link.role, link.target)
    if problem:
        return Draft(verb, (), link.event, problem=problem)
    take_link(changes, link)
    take_numbers(changes, link)
    return changes.draft(verb)


def reject_link(review: Review, link: Link) -> Draft:
    """Reject a suggested argument; an accepted one is removed, and its suggestion rejected."""
    changes = Changes(review)
    drop_link(changes, link)
    return changes.draft(f"Reject {role_label(review, link.role)}", focus=link.event)


# -- pieces that the other gestures use ----------------------------------------------------------


def take_item(changes: Changes, item: Item, *, entity: str | None = None) -> str:
    """Make the annotation of an item unless there is one; return its id.

    `entity` is whom a new one names, instead of whom it is proposed to name.
    """
    if item.state is State.ACCEPTED:
        return item.id
    original = original_of_item(item)
    known = changes.decision(original)
    if known is not None and known.result is not None:
        return known.result
    suggestion = suggestion_of_item(changes.review, item)
    value = changes.new_from(item, item.type, item.fragments, entity=entity)
    changes.decide(suggestion, original, "accepted", value.id)
    return value.id


def take_link(changes: Changes, link: Link) -> None:
    """Make the argument of a suggested link, and its ends where they are still suggestions.

    A tie that would run in a circle with what is accepted stays a suggestion.
    """
    review = changes.review
    suggestion, original = review.suggestion(link.id), review.original(link.id)
    if link.state is State.ACCEPTED or suggestion is None or original is None:
        return
    event, target = review.item(link.event), review.item(link.target)
    if event is None or target is None:
        return
    known = changes.decision(original)
    if known is not None and known.result is not None:
        return
    event_id, target_id = take_item(changes, event), take_item(changes, target)
    if changes.circle(event_id, link.role, target_id):
        return
    inherited = {INHERITED: link.inherited} if link.inherited else {}
    argument = Argument(new_id(), event_id, link.role, target_id, inherited)
    changes.put(argument)
    changes.decide(suggestion, original, "accepted", argument.id)


def take_numbers(changes: Changes, link: Link) -> None:
    """Accept the numbers that are counted inside the filler of a link."""
    review = changes.review
    event, filler = review.item(link.event), review.item(link.target)
    if event is not None and filler is not None:
        for number in counted_in(review, event.type, link.role, filler):
            take_item(changes, number)


def drop_link(changes: Changes, link: Link) -> None:
    """Reject a suggested argument; take out an accepted one, and reject its suggestion."""
    review = changes.review
    if link.state is State.ACCEPTED:
        argument = changes.annotation(link.id)
        if isinstance(argument, Argument):
            changes.remove_argument(argument, rejected=True)
        return
    suggestion, original = review.suggestion(link.id), review.original(link.id)
    if suggestion is not None and original is not None:
        changes.decide(suggestion, original, "rejected", None)


def _take_row(changes: Changes, event: Item) -> str:
    """Accept what the row of an event rests on; return what that is beside the event itself."""
    row = whole_row(changes.review, event.id)
    for link in row.links:
        take_link(changes, link)
        take_numbers(changes, link)
    return row.note


def items_within(review: Review, start: int, end: int) -> list[Item]:
    """Return the items that touch `[start, end)`."""
    return [item for item in review.items if item.start < end and start < item.end]


def original_of_item(item: Item) -> Original:
    """Return what a decision on a pending or rejected item is remembered by."""
    return Original(item.kind, item.type, item.fragments)


def suggestion_of_item(review: Review, item: Item) -> Suggestion:
    """Return the suggestion behind a pending or rejected item, also when its run is gone."""
    known = review.suggestion(item.id)
    if known is not None:
        return known
    make = Span if item.kind == "span" else Event
    value = make(item.id, item.type, item.fragments, item.quote, item.attributes)
    return Suggestion(value, item.source or "", item.version or "", item.score or 0.0)


def role_label(review: Review, role: str) -> str:
    return review.codebook.role_label(role).lower()


def _reject_accepted(changes: Changes, item: Item) -> Draft:
    value = changes.span(item.id)
    if value is None:
        return Draft("Reject", (), problem="There is nothing to reject here.")
    decisions = changes.decisions_on(item.id)
    dropped = len(changes.arguments_touching(item.id))
    changes.remove(value, rejected=True)
    note = f"{dropped} role{'s' if dropped > 1 else ''} went with it." if dropped else ""
    verb = "Reject" if decisions else "Delete"
    focus = decisions[0].suggestion if decisions else None
    return changes.draft(f"{verb} “{item.quote}”", focus=focus, note=note)


def _accept_many(
    review: Review,
    verb: str,
    items: Iterable[Item],
    focus: str | None,
    *,
    min_score: float = 0.0,
) -> Draft:
    changes = Changes(review)
    there = list(items)
    known = [item for item in there if _is_known(review, item)]
    chosen = _surest(known, min_score)
    unknown = sum(item.state is State.SUGGESTED for item in there) - sum(
        item.state is State.SUGGESTED for item in known
    )
    for item in chosen.values():
        taken = take_item(changes, item)
        focus = taken if item.id == focus else focus
    for item in there:
        if item.kind == "event":
            for link in review.links_of(item.id):
                ready = all(_is_held(review, chosen, end) for end in (link.event, link.target))
                if ready and (link.score or 0.0) >= min_score:
                    take_link(changes, link)
    left = sum(item.state is State.SUGGESTED for item in known) - len(chosen)
    changes.notes += _left(left, unknown)
    return changes.draft(verb, focus=focus, bulk=True)


def _left(less: int, unknown: int) -> list[str]:
    """Return what is to be said of the suggestions that are still there."""
    notes = [f"{less} left: less sure, or at odds with another."] if less else []
    if unknown:
        notes.append(f"{unknown} left, of a type that the codebook does not have.")
    return notes


def _is_known(review: Review, item: Item) -> bool:
    """Whether the codebook has the type of an item; one replaced since may have dropped it."""
    book = review.codebook
    kinds = book.events if item.kind == "event" else book.entities
    return any(each.name == item.type for each in kinds)


def _surest(items: list[Item], min_score: float) -> dict[str, Item]:
    """Return what to accept: of suggestions at one place the surest, none where one is held."""
    held = {(i.kind, i.fragments) for i in items if i.state is State.ACCEPTED}
    best: dict[tuple[str, Fragments], Item] = {}
    for item in items:
        place = (item.kind, item.fragments)
        if item.state is not State.SUGGESTED or place in held:
            continue
        if (item.score or 0.0) >= max(min_score, _score(best.get(place))):
            best[place] = item
    return {item.id: item for item in best.values()}


def _score(item: Item | None) -> float:
    return item.score or 0.0 if item is not None else 0.0


def _is_held(review: Review, chosen: dict[str, Item], id_: str) -> bool:
    item = review.item(id_)
    return id_ in chosen or (item is not None and item.state is State.ACCEPTED)
