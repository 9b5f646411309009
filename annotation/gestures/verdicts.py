"""What the decisions behind an annotation say once a gesture is done: accepted or corrected.

Corrected is what has another type, place, value or entity than was proposed. What the machine read
anew is no correction of a person; neither is an entity that was since found to be the proposed one.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from annotation.editor import utc_now
from annotation.normals import CODER, Normal, Time
from annotation.review import original_here
from annotation.values import Decision, Event, Span, Verdict

if TYPE_CHECKING:
    from annotation.gestures.changes import Changes


def state_verdicts(changes: "Changes") -> None:
    """State the verdicts anew of what this gesture changed, and of what it decided."""
    for decision in list(_at_stake(changes)):
        value = changes.span(decision.result or "")
        if value is None:
            continue
        verdict: Verdict = "accepted" if _is_as_proposed(changes, decision, value) else "corrected"
        if verdict != decision.verdict:
            changes.put(replace(decision, verdict=verdict, at=utc_now()))


def _at_stake(changes: "Changes") -> Iterator[Decision]:
    decided = set()
    for _, after in changes.records():
        if isinstance(after, Decision):
            decided.add(after.id)
            yield after
    for before, after in changes.records():
        if isinstance(before, Decision):
            decided.add(before.id)
        if before is not None and isinstance(after, Span | Event):
            held = changes.review.layer.decisions_on(after.id)
            yield from (decision for decision in held if decision.id not in decided)


def _is_as_proposed(changes: "Changes", decision: Decision, value: Span | Event) -> bool:
    if decision.original != original_here(value):
        return False
    if not isinstance(value, Span):
        return True
    review = changes.review
    offer = review.suggestion(decision.suggestion) or review.suggestion_at(decision.original)
    if offer is None or not isinstance(offer.value, Span):
        return value.normal is None or value.normal.rule != CODER
    if not _means(value.normal, offer.value.normal):
        return False
    if offer.entity is None or not value.entity:
        return not value.entity and offer.entity is None
    return changes.is_named(offer.entity, value.entity)


def _means(value: Normal | None, proposed: Normal | None) -> bool:
    """Whether a value is the proposed one, or at least none that a person set against it."""
    if value is None or value.rule != CODER:
        return True
    return proposed is not None and _bare(value) == _bare(proposed)


def _bare(value: Normal) -> Normal:
    """Return a value without how it came about."""
    return replace(value, rule="", basis="") if isinstance(value, Time) else replace(value, rule="")
