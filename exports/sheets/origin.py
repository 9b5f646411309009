"""The columns that say where a row came from; the same on each sheet of annotations."""

from collections.abc import Callable

from exports.columns import Column, Look, Row
from exports.origins import Origin
from exports.rows import moment

_ADDED = "an annotation that was added by hand"


def origin_columns(
    origin: Callable[[Row], Origin], coder: Callable[[Row], str]
) -> tuple[Column[Row], ...]:
    """Return the columns decision, in_bulk, source, version, score, decided_at, coder."""
    return (
        *_decided(origin),
        *_proposed(origin),
        Column("coder", "Coder", "Who wrote this layer.", coder, width=12),
    )


def _decided(origin: Callable[[Row], Origin]) -> tuple[Column[Row], ...]:
    return (
        Column(
            "decision",
            "Decision",
            "What the coder did: accepted a suggestion as it was, corrected one (its type, its "
            "place, what it means or whom it names), or added this annotation by hand.",
            lambda row: origin(row).decision,
            values="accepted, corrected, added",
        ),
        Column(
            "in_bulk",
            "In bulk",
            "Whether it was decided with others in one go (a whole sentence, every identical "
            "string, all suggestions of a score), so that nobody need have looked at it alone.",
            lambda row: "Y" if origin(row).in_bulk else "N",
            width=9,
            values="Y, N",
        ),
    )


def _proposed(origin: Callable[[Row], Origin]) -> tuple[Column[Row], ...]:
    return (
        Column(
            "source",
            "Source",
            "Who proposed it: the name of the model or rule, or the coder of a row added by hand.",
            lambda row: origin(row).source,
            width=17,
        ),
        Column(
            "version",
            "Version of the source",
            "The version of the model or rule that proposed it.",
            lambda row: origin(row).version,
            width=12,
            missing=_ADDED,
        ),
        Column(
            "score",
            "Score",
            "How sure the source was, from 0 to 1. Scores of different sources do not compare.",
            lambda row: origin(row).score,
            Look.SCORE,
            width=9,
            missing=_ADDED,
        ),
        Column(
            "decided_at",
            "Decided at (UTC)",
            "When the coder decided, in universal time.",
            lambda row: moment(origin(row)),
            Look.MOMENT,
            width=19,
            missing=_ADDED,
        ),
    )
