"""Values that are read anew because of something beside the span: its event, the article's date.

What a coder set is never read over.
"""

from dataclasses import replace
from datetime import date

from annotation.gestures.changes import Changes
from annotation.normal.reading import Mention, read_time_of, time_before
from annotation.normals import CODER, Quantity, Time
from annotation.values import Argument, Span

TENSE = "tense"
_TENSES = frozenset({"past", "present", "future"})


def read_times_anew(changes: Changes, published: date | None) -> None:
    """Read the times of the layer for another date of the article."""
    review, earlier = changes.review, None
    for item in review.items:
        value = changes.span(item.id)
        if not isinstance(value, Span) or review.codebook.normal_of(value.type) != "time":
            continue
        known = value.normal
        if known is None or known.rule != CODER:
            mention = Mention(item.id, value.type, value.fragments)
            known = read_time_of(review, mention, published=published, earlier=earlier)
            changes.put(replace(value, normal=known))
        if isinstance(known, Time) and known.start is not None:
            earlier = known


def read_times_of(changes: Changes, event: str, tense: str) -> None:
    """Read the times of an event for its new tense."""
    for argument in changes.arguments_touching(event):
        if argument.event == event:
            _read_time(changes, argument.target, tense)


def read_filler(changes: Changes, argument: Argument) -> None:
    """Read what fills a role beside its event: a time by its tense, a count by what it counts."""
    book, event = changes.review.codebook, changes.span(argument.event)
    cell = book.cell_of(argument.role)
    if event is None:
        return
    if cell == "date" and event.attributes.get(TENSE) in _TENSES:
        _read_time(changes, argument.target, event.attributes[TENSE])
    counts = next((each.counts for each in book.events if each.name == event.type), "")
    target = changes.span(argument.target)
    if cell in ("count", "victim") and counts and isinstance(target, Span):
        count = target.normal
        if isinstance(count, Quantity) and count.rule != CODER and not count.what:
            changes.put(replace(target, normal=replace(count, what=counts)))


def _read_time(changes: Changes, target: str, tense: str) -> None:
    review, value = changes.review, changes.span(target)
    if not isinstance(value, Span) or review.codebook.normal_of(value.type) != "time":
        return
    if value.normal is not None and value.normal.rule == CODER:
        return
    mention = Mention(value.id, value.type, value.fragments)
    published = review.layer.document.facts.published
    earlier = time_before(review, mention)
    known = read_time_of(review, mention, published=published, earlier=earlier, tense=tense)
    changes.put(replace(value, normal=known))
