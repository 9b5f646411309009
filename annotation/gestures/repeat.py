"""Repeat: one decision for every identical string of the article, as one Edit."""

from bisect import bisect_left
from dataclasses import replace

from annotation.editor import Draft
from annotation.entities.names import is_name
from annotation.gestures.changes import Changes
from annotation.gestures.decide import (
    original_of_item,
    suggestion_of_item,
    take_item,
)
from annotation.normal.reading import is_fixed
from annotation.normals import CODER, Normal, Quantity, Time
from annotation.review import Item, Review, State
from annotation.values import SILENT_ZONES, Fragment, Fragments, Span
from annotation.words import cuts_no_word

_DEPTH = 16
"""Spans that may begin at or before a place and still reach over it (nesting and overlap)."""


def everywhere(review: Review, item: str) -> Draft:
    """Apply what was decided on an item wherever the same string stands; accept one that waits.

    Accepted spans: suggestions there are accepted or corrected, and where nothing stands a span is
    made. Accepted events: only what is suggested as an event. Rejected: suggestions of that type.

    What a coder set goes along, also to spans of the type that are accepted already: a place and
    the bounds of a count (what is counted stays that of each place), a time only where its words
    mean the same in every article, and the entity of a proper name. It never goes over what a
    coder set there; an entity goes where nobody or whoever was proposed stands.
    """
    shown = review.item(item)
    if shown is None:
        return Draft("Apply everywhere", (), problem="Nothing has the focus.")
    changes = Changes(review)
    if shown.state is State.REJECTED:
        count = _reject_same(changes, shown)
    else:
        item = take_item(changes, shown)
        count = _accept_same(changes, shown) + _tell_same(changes, shown)
    if not count:
        return _only_here(changes, shown, item)
    places = f"{count} more place{'s' if count > 1 else ''}"
    done = "rejected" if shown.state is State.REJECTED else "applied"
    verb = f"Apply “{shown.quote}” everywhere"
    return changes.draft(verb, focus=item, bulk=True, note=f"“{shown.quote}”: {done} in {places}.")


def _only_here(changes: Changes, shown: Item, item: str) -> Draft:
    """What was waiting is accepted all the same; else there is nothing to do."""
    sentence = f"“{shown.quote}” stands only here."
    if shown.state is State.SUGGESTED:
        return changes.draft("Apply everywhere", focus=item, bulk=True, note=sentence)
    return Draft("Apply everywhere", (), item, problem=sentence)


def _reject_same(changes: Changes, shown: Item) -> int:
    same = [
        item
        for item in changes.review.items
        if item.state is State.SUGGESTED
        and (item.kind, item.type, item.quote) == (shown.kind, shown.type, shown.quote)
    ]
    for item in same:
        suggestion = suggestion_of_item(changes.review, item)
        changes.decide(suggestion, original_of_item(item), "rejected", None)
    return len(same)


def _accept_same(changes: Changes, shown: Item) -> int:
    """Return at how many other places the same was accepted, corrected or made."""
    at_place: dict[Fragments, list[Item]] = {}
    for item in changes.review.items:
        if item.kind == shown.kind and item.quote == shown.quote and item.id != shown.id:
            at_place.setdefault(item.fragments, []).append(item)
    places = set(at_place)
    if shown.kind == "span" and len(shown.fragments) == 1:
        places |= set(_free_occurrences(changes.review, shown.quote))
    places -= {shown.fragments}
    return sum(
        _accept_at(changes, shown, place, at_place.get(place, [])) for place in sorted(places)
    )


def _accept_at(changes: Changes, shown: Item, place: Fragments, there: list[Item]) -> bool:
    if any(item.state is not State.SUGGESTED for item in there):
        return False
    same = [item for item in there if item.type == shown.type]
    if same:
        entity = shown.entity if _names_everywhere(shown) else None
        _tell(changes, shown, take_item(changes, same[0], entity=entity), same[0])
        return True
    value = changes.new_value(shown.kind, shown.type, place)
    for item in there:
        suggestion = suggestion_of_item(changes.review, item)
        changes.decide(suggestion, original_of_item(item), "corrected", value.id)
    _tell(changes, shown, value.id, None)
    return True


def _tell_same(changes: Changes, shown: Item) -> int:
    """Tell what a coder said of one span to those that are accepted; return to how many."""
    if shown.kind != "span" or shown.state is not State.ACCEPTED:
        return 0
    same = [
        item
        for item in changes.review.items
        if item.state is State.ACCEPTED
        and item.id != shown.id
        and (item.kind, item.type, item.quote) == (shown.kind, shown.type, shown.quote)
    ]
    return sum(_tell(changes, shown, item.id, item) for item in same)


def _tell(changes: Changes, shown: Item, id_: str, item: Item | None) -> bool:
    """Give a span what a coder said of the same words; return whether it says more now."""
    value = changes.span(id_)
    if not isinstance(value, Span):
        return False
    told = replace(
        value,
        normal=_normal_for(value, shown),
        entity=_entity_for(changes, value, shown, item),
    )
    if told != value:
        changes.put(told)
    return told != value


def _normal_for(value: Span, shown: Item) -> Normal | None:
    said, held = shown.normal, value.normal
    if said is None or said.rule != CODER or (held is not None and held.rule == CODER):
        return held
    if isinstance(said, Time) and not is_fixed(shown.quote):
        return held
    if isinstance(said, Quantity):
        return replace(said, what=held.what if isinstance(held, Quantity) else "")
    return said


def _names_everywhere(shown: Item) -> bool:
    """Whether an item names by its own words whom they name elsewhere too."""
    return shown.state is State.ACCEPTED and bool(shown.entity) and is_name(shown.quote)


def _entity_for(changes: Changes, value: Span, shown: Item, item: Item | None) -> str:
    if not _names_everywhere(shown):
        return value.entity
    proposed = changes.review.proposed_entity(item) if item is not None else None
    row = changes.review.layer.register.resolve(proposed) if proposed is not None else None
    proposals = {"", *(each.id for each in (proposed, row) if each is not None)}
    return shown.entity if value.entity in proposals else value.entity


def _free_occurrences(review: Review, words: str) -> list[Fragments]:
    """Return the places of `words` as whole words where no other span stands, nor a silent zone.

    What lies inside a longer name is left alone: “Omar” is not what “Camp Omar” is.
    """
    zones = review.layer.document.facts.zones
    taken = [(zone.start, zone.end) for zone in zones if zone.kind in SILENT_ZONES]
    taken += [
        (item.start, item.end)
        for item in review.items
        if item.kind == "span" and item.state is not State.REJECTED
    ]
    taken.sort()
    found: list[Fragments] = []
    at = review.text.find(words)
    while at >= 0:
        end = at + len(words)
        if cuts_no_word(review.text, at, end) and not _overlaps(taken, at, end):
            found.append(((at, end),))
        at = review.text.find(words, end)
    return found


def _overlaps(places: list[Fragment], start: int, end: int) -> bool:
    """Whether one of `places`, sorted, touches `[start, end)`."""
    before = bisect_left(places, (end, 0))
    return any(start < stop for _, stop in places[max(0, before - _DEPTH) : before])
