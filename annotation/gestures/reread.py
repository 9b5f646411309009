"""Values that are read anew because of something beside the span: its event, the article's date.

What a coder set is never read over.
"""

from dataclasses import replace
from datetime import date

from annotation.gestures.changes import Changes
from annotation.normal.reading import Mention, read_time_of, time_before
from annotation.normals import CODER, Time
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
    """Read a time that fills a role by the tense of its event."""
    event = changes.span(argument.event)
    tense = "" if event is None else event.attributes.get(TENSE, "")
    if tense in _TENSES and changes.review.codebook.cell_of(argument.role) == "date":
        _read_time(changes, argument.target, tense)


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
