"""The columns that say which article and which place a row speaks of; the same on each sheet."""

from collections.abc import Callable

from exports.columns import Column, Look, Row
from exports.rows import Evidence, Page

_NO_PLACE = "an event without a trigger"


def document_columns(page: Callable[[Row], Page]) -> tuple[Column[Row], ...]:
    """Return the columns doc_id, title, publisher, published."""
    return (
        document_id(page),
        Column(
            "title",
            "Title",
            "The headline of the article.",
            lambda row: page(row).facts.title,
            width=34,
            missing="not known",
        ),
        Column(
            "publisher",
            "Publisher",
            "Who published the article.",
            lambda row: page(row).facts.publisher,
            width=18,
            missing="not known",
        ),
        Column(
            "published",
            "Published",
            "The day of publication, not of the event.",
            lambda row: page(row).facts.published,
            Look.DATE,
            width=12,
            missing="not known",
        ),
    )


def document_id(page: Callable[[Row], Page]) -> Column[Row]:
    """Return the column doc_id, which leads to the row of the document."""
    return Column(
        "doc_id",
        "Document",
        "The id of the article; a click leads to its row on the sheet Documents.",
        lambda row: page(row).document.id,
        Look.LINK,
        width=27,
    )


def offset_columns(evidence: Callable[[Row], Evidence]) -> tuple[Column[Row], ...]:
    """Return the columns start and end."""
    return (
        _number("start", "Start", "First character of the text, counted from 0 in Unicode "
                "characters.", lambda row: evidence(row).start),
        _number("end", "End", "The character behind the last one, so end - start is the length of "
                "a text in one piece.", lambda row: evidence(row).end),
    )  # fmt: skip


def fragments_column(evidence: Callable[[Row], Evidence]) -> Column[Row]:
    """Return the column that lists the pieces of a text that is not in one piece."""
    return Column(
        "fragments",
        "Fragments",
        "Start and end of each piece, where the text is in several: 10 15;20 25.",
        lambda row: evidence(row).parts,
        width=14,
        missing="the text is in one piece, from start to end",
    )


def sentence_column(evidence: Callable[[Row], Evidence]) -> Column[Row]:
    """Return the evidence: the sentence, word for word."""
    return Column(
        "sentence",
        "Sentence",
        "The sentence around it, word for word as in the article.",
        lambda row: evidence(row).sentence,
        Look.LONG,
        width=70,
        missing=_NO_PLACE,
    )


def sentence_bounds(evidence: Callable[[Row], Evidence]) -> tuple[Column[Row], ...]:
    """Return the columns sentence_start and sentence_end."""
    return (
        _number("sentence_start", "Start of the sentence", "First character of the sentence.",
                lambda row: _bound(evidence(row), 0)),
        _number("sentence_end", "End of the sentence", "The character behind the sentence.",
                lambda row: _bound(evidence(row), 1)),
    )  # fmt: skip


def _bound(evidence: Evidence, side: int) -> int | None:
    bounds = evidence.bounds
    return bounds[side] if bounds else None


def _number(
    name: str, label: str, definition: str, value: Callable[[Row], int | None]
) -> Column[Row]:
    width = max(9, len(name) + 4)
    return Column(name, label, definition, value, Look.NUMBER, width, missing=_NO_PLACE)
