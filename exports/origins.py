"""Where an annotation came from, said the same way in every format."""

from dataclasses import dataclass

from annotation.snapshot import Entry


@dataclass(frozen=True, slots=True)
class Origin:
    """`decision` is accepted, corrected or added; None for a suggestion that is still pending.

    Of an annotation added by hand, `source` is the coder, and there is no version and no score.
    `in_bulk`: it was decided with many others at once.
    """

    source: str
    version: str | None
    score: float | None
    decision: str | None
    decided_at: str | None = None
    in_bulk: bool = False


def origin_of(entry: Entry, layer: str, annotation_id: str) -> Origin:
    """Return the origin of one annotation of an entry."""
    in_bulk = annotation_id in entry.bulk
    decision = entry.decisions.get(annotation_id)
    if decision is not None:
        told = (decision.source, decision.version, decision.score, decision.verdict, decision.at)
        return Origin(*told, in_bulk)
    suggestion = entry.suggested.get(annotation_id)
    if suggestion is not None:
        return Origin(suggestion.source, suggestion.version, suggestion.score, None)
    return Origin(layer, None, None, "added", in_bulk=in_bulk)
