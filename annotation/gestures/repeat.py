"""Repeat: one decision for every identical string of the article, as one Edit."""

from bisect import bisect_left

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.decide import (
    original_of_item,
    suggestion_of_item,
    take_item,
)
from annotation.review import Item, Review, State
from annotation.values import SILENT_ZONES, Fragment, Fragments
from annotation.words import cuts_no_word

_DEPTH = 16
"""Spans that may begin at or before a place and still reach over it (nesting and overlap)."""


def everywhere(review: Review, item: str) -> Draft:
    """Apply what was decided on an item wherever the same string stands; accept one that waits.

    Accepted spans: suggestions there are accepted or corrected, and where nothing stands a span is
    made. Accepted events: only what is suggested as an event. Rejected: suggestions of that type.
    """
    shown = review.item(item)
    if shown is None:
        return Draft("Apply everywhere", (), problem="Nothing has the focus.")
    changes = Changes(review)
    if shown.state is State.REJECTED:
        count = _reject_same(changes, shown)
    else:
        item = take_item(changes, shown)
        count = _accept_same(changes, shown)
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
        take_item(changes, same[0])
        return True
    value = changes.new_value(shown.kind, shown.type, place)
    for item in there:
        suggestion = suggestion_of_item(changes.review, item)
        changes.decide(suggestion, original_of_item(item), "corrected", value.id)
    return True


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
