"""Values that are read anew because of something beside the span: its event, the article's date.

What a coder set is never read over.
"""

from dataclasses import replace
from datetime import date

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.normal.reading import Mention, read_time_of, time_before
from annotation.normal.timevalue import is_stale
from annotation.normals import CODER, Normal, Time
from annotation.review import Item, Review, State
from annotation.values import Argument, Span

TENSE = "tense"
_TENSES = frozenset({"past", "present", "future"})


def stale(review: Review) -> int:
    """Return how many times of the layer were counted from another date than the article has."""
    published = review.layer.document.facts.published
    values = (v.normal for v in review.layer.annotations.values() if isinstance(v, Span))
    return sum(isinstance(value, Time) and is_stale(value, published) for value in values)


def refresh(review: Review) -> Draft:
    """Read the times anew where the article's date was corrected in another layer."""
    verb = "Read the times anew: the article's date was corrected"
    count = stale(review)
    if not count:
        return Draft(verb, (), problem="No time here was counted from another date of the article.")
    changes = Changes(review)
    read_times_anew(changes, review.layer.document.facts.published)
    return changes.draft(verb)


def read_times_anew(changes: Changes, published: date | None) -> None:
    """Read the times of the layer for another date of the article.

    What is still suggested is left as it is, but a time may be counted from it.
    """
    review, earlier = changes.review, None
    for item in review.items:
        if item.state is State.REJECTED or review.codebook.normal_of(item.type) != "time":
            continue
        known = _known(changes, item, published, earlier)
        if isinstance(known, Time) and known.start is not None:
            earlier = known


def _known(
    changes: Changes, item: Item, published: date | None, earlier: Time | None
) -> Normal | None:
    """Return what a time means for that date; one of the layer is given it."""
    value, known = changes.span(item.id), item.normal
    if not isinstance(value, Span):
        is_kept = known is None or not (isinstance(known, Time) and is_stale(known, published))
    else:
        is_kept = known is not None and known.rule == CODER
    if is_kept:
        return known
    mention = Mention(item.id, item.type, item.fragments)
    known = read_time_of(changes.review, mention, published=published, earlier=earlier)
    if isinstance(value, Span):
        changes.put(replace(value, normal=known))
    return known


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
