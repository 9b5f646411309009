"""The sheet Arguments: one row for each role of an event that is filled."""

from annotation.review_items import INHERITED
from exports.columns import Column, Look
from exports.rows import ArgumentRow, Page, shown, type_label
from exports.sheets.origin import origin_columns
from exports.sheets.place import document_id, offset_columns, sentence_column

TITLE = "Arguments"


def columns() -> tuple[Column[ArgumentRow], ...]:
    """Return the columns of the sheet."""
    return (
        Column(
            "argument_id",
            "Argument",
            "The id of the argument.",
            lambda row: row.argument.id,
            Look.ID,
            width=27,
        ),
        document_id(_page),
        *_event(),
        *_target(),
        *offset_columns(lambda row: row.evidence),
        *_actor(),
        Column(
            "same_sentence",
            "Same sentence",
            "Whether the filler stands in the sentence of the trigger.",
            lambda row: row.same_sentence,
            values="Y, N",
            missing="one of the two has no place in the text",
        ),
        sentence_column(lambda row: row.evidence),
        *origin_columns(lambda row: row.origin, lambda row: row.page.layer),
    )


def _actor() -> tuple[Column[ArgumentRow], ...]:
    return (
        Column(
            "actor_id",
            "Actor: id",
            "The id on the sheet Actors of whom the filler names.",
            lambda row: row.entity.id if row.entity else None,
            Look.ID,
            width=27,
            missing="it names nobody of the register",
        ),
        Column(
            "actor",
            "Actor",
            "Whom the filler names.",
            lambda row: row.entity.name if row.entity else None,
            width=24,
            missing="it names nobody of the register",
        ),
        Column(
            "inherited",
            "Inherited",
            "Where the filler was taken over from that the event's own words do not give.",
            lambda row: row.argument.attributes.get(INHERITED, ""),
            values="sentence, paragraph, article",
            missing="the event's own words give it",
        ),
    )


def _event() -> tuple[Column[ArgumentRow], ...]:
    return (
        Column(
            "event_id",
            "Event",
            "The id of the event on the sheet Events.",
            lambda row: row.head,
            Look.ID,
            width=27,
        ),
        Column(
            "event_type",
            "Event type",
            "The type of the event.",
            lambda row: row.event.type,
            width=21,
        ),
        Column(
            "trigger_id",
            "Trigger: id",
            "The id of the trigger that it was said of: the event's, or that of another trigger "
            "of the same event.",
            lambda row: row.event.id,
            Look.ID,
            width=27,
        ),
        Column(
            "trigger",
            "Trigger",
            "The words that tell of the event.",
            lambda row: row.event.quote,
            width=20,
            missing="an event without a trigger",
        ),
        Column(
            "role",
            "Role",
            "What the filler is to the event; the sheet Codebook defines it.",
            lambda row: row.argument.role,
            Look.STRONG,
        ),
    )


def _target() -> tuple[Column[ArgumentRow], ...]:
    return (
        Column(
            "text",
            "Filler",
            "The words that fill the role; the type in brackets for an event without a trigger.",
            lambda row: shown(row.target, row.page.codebook),
            Look.STRONG,
            width=32,
        ),
        Column(
            "target_kind",
            "Kind of filler",
            "Whether the role is filled by a mention or by another event.",
            lambda row: row.target_kind,
            values="mention, event",
            missing="the filler is gone",
        ),
        Column(
            "target_type",
            "Type of filler",
            "The type of that mention or event.",
            lambda row: row.target.type,
        ),
        Column(
            "target_label",
            "Type of filler (label)",
            "That type as the codebook calls it for people.",
            lambda row: type_label(row.page.codebook, row.target.type),
            width=22,
        ),
        Column(
            "target_id",
            "Filler's id",
            "The id of the filler: a mention on the sheet Mentions, or a trigger, which the sheet "
            "Events has in event_id or among its trigger_ids.",
            lambda row: row.target.id,
            Look.ID,
            width=27,
        ),
        Column(
            "target_event_id",
            "Filler's event",
            "The event_id on the sheet Events of the row that the filler is a trigger of.",
            lambda row: row.target_event,
            Look.ID,
            width=27,
            missing="the filler is a mention",
        ),
    )


def _page(row: ArgumentRow) -> Page:
    return row.page
