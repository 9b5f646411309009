"""Layers that were made without suggestions, beside what would have been suggested."""

from collections.abc import Collection, Container

from sqlalchemy import Connection

from annotation.learning.statistics import Tally
from annotation.review_items import finder, original_of
from annotation.values import Annotation, Argument, Decision, Event, Original, Span
from storage import layers, suggestions
from storage.outcomes import Layer


def unseen_tally(connection: Connection, layer: Layer, least_score: float) -> Tally:
    """Return what would have been right as it is, and what was missed.

    Only what was made by hand counts: where suggestions were taken after the end, they were seen.
    What would have been wrong is `left`. An argument counts where its event is right.
    """
    records = layers.load(connection, *layer)
    taken = {each.result for each in records if isinstance(each, Decision)}
    values = [each for each in records if isinstance(each, Span | Event | Argument)]
    made = _said(values, leaving_out=taken)
    sure = [s for s in suggestions.load(connection, layer[0]) if s.score >= least_score]
    offered = {each for each in _said([s.value for s in sure]) if _has_right_ends(each, made)}
    right = len(offered & made)
    return Tally(len(offered), accepted=right, left=len(offered) - right, missed=len(made) - right)


def _said(values: Collection[Annotation], leaving_out: Container[str | None] = ()) -> set[Original]:
    """Return what annotations say and where, each thing once."""
    find = finder({each.id: each for each in values})
    found = (original_of(each, find) for each in values if each.id not in leaving_out)
    return {each for each in found if each is not None}


def _has_right_ends(what: Original, made: Container[Original]) -> bool:
    """Whether an argument hangs on what is there; whatever else is proposed has no ends."""
    if what.kind != "argument":
        return True
    return Original("event", what.anchor_label, what.anchor) in made
