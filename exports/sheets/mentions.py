"""The sheet Mentions: one row for each entity mention."""

from exports.columns import Column, Look
from exports.rows import MentionRow, Page, type_label
from exports.sheets.meanings import entity_columns, meaning_columns
from exports.sheets.origin import origin_columns
from exports.sheets.place import (
    document_id,
    fragments_column,
    offset_columns,
    sentence_bounds,
    sentence_column,
)

TITLE = "Mentions"


def columns() -> tuple[Column[MentionRow], ...]:
    """Return the columns of the sheet."""
    return (
        Column(
            "mention_id",
            "Mention",
            "The id of the mention; target_id on the sheet Arguments points here with it.",
            lambda row: row.span.id,
            Look.ID,
            width=27,
        ),
        document_id(_page),
        Column(
            "type",
            "Type",
            "The entity type; the sheet Codebook defines it.",
            lambda row: row.span.type,
        ),
        Column(
            "type_label",
            "Type (label)",
            "The entity type as the codebook calls it for people.",
            lambda row: type_label(row.page.codebook, row.span.type),
            width=22,
        ),
        Column(
            "text",
            "Text",
            "The words of the mention, exactly as in the article.",
            lambda row: row.span.quote,
            Look.STRONG,
            width=32,
        ),
        *entity_columns(),
        *offset_columns(lambda row: row.evidence),
        *meaning_columns(),
        sentence_column(lambda row: row.evidence),
        *sentence_bounds(lambda row: row.evidence),
        *origin_columns(lambda row: row.origin, lambda row: row.page.layer),
        fragments_column(lambda row: row.evidence),
    )


def _page(row: MentionRow) -> Page:
    return row.page
