"""The sheet Events: one row for each event. A report-level table: one article, one event, a row.

Its columns depend on the codebook: one for each scheme of the crosswalk, each role, each attribute.
"""

from annotation.codebook import Attribute, Codebook, Role
from exports.columns import Column, Look, distinct
from exports.rows import EventRow, Page, type_label
from exports.sheets.origin import origin_columns
from exports.sheets.place import (
    document_columns,
    offset_columns,
    sentence_bounds,
    sentence_column,
)

TITLE = "Events"
CODABLE = "codable"
REASON = "reason"
_FIRST_SCHEMES = ("plover", "ace", "acled_like")


def columns(codebook: Codebook) -> tuple[Column[EventRow], ...]:
    """Return the columns of the sheet."""
    early = [each for each in codebook.attributes if each.name in {CODABLE, REASON}]
    late = [each for each in codebook.attributes if each.name not in {CODABLE, REASON}]
    return distinct(
        (
            Column(
                "event_id",
                "Event",
                "The id of the event; event_id on the sheet Arguments points here with it.",
                lambda row: row.event.id,
                Look.ID,
                width=27,
            ),
            *document_columns(_page),
            *(_attribute(each) for each in early),
            *_type(),
            *(_scheme(name) for name in schemes(codebook)),
            _trigger(),
            *offset_columns(lambda row: row.evidence),
            *(_role(each) for each in codebook.roles),
            *(_attribute(each) for each in late),
            sentence_column(lambda row: row.evidence),
            *sentence_bounds(lambda row: row.evidence),
            *origin_columns(lambda row: row.origin, lambda row: row.page.layer),
        )
    )


def schemes(codebook: Codebook) -> tuple[str, ...]:
    """Return the names of the schemes that the event types are compared with."""
    named = {name for event in codebook.events for name in event.crosswalk}
    first = [name for name in _FIRST_SCHEMES if name in named]
    return (*first, *sorted(named - set(first)))


def _type() -> tuple[Column[EventRow], ...]:
    return (
        Column(
            "event_type",
            "Event type",
            "The type of the event; the sheet Codebook defines it.",
            lambda row: row.event.type,
            width=21,
        ),
        Column(
            "event_label",
            "Event type (label)",
            "The event type as the codebook calls it for people.",
            lambda row: type_label(row.page.codebook, row.event.type),
            Look.STRONG,
            width=18,
        ),
        Column("group", "Group", "The group of types that it belongs to.", _group, width=16),
    )


def _trigger() -> Column[EventRow]:
    return Column(
        "trigger",
        "Trigger",
        "The words that tell of the event, exactly as in the article.",
        lambda row: row.event.quote,
        Look.STRONG,
        width=22,
        missing="an event without a trigger",
    )


def _scheme(name: str) -> Column[EventRow]:
    return Column(
        name,
        f"Crosswalk: {name}",
        f"The nearest category of the scheme {name}, for comparison only; it is looked up from the "
        "event type.",
        lambda row: _crosswalk(row, name),
        width=24,
        missing="no such category is known",
    )


def _role(role: Role) -> Column[EventRow]:
    return Column(
        f"role_{role.name}",
        f"Role: {role.label}",
        f"{role.definition} Several are parted by “ | ”.",
        lambda row: row.fillers(role.name),
        width=24,
        values=", ".join(role.fillers),
        missing="the role was not filled, which is not the same as nobody or none",
    )


def _attribute(attribute: Attribute) -> Column[EventRow]:
    default = attribute.default
    given = f" “{default}” unless the coder chose something else." if default else ""
    return Column(
        "codable_reason" if attribute.name == REASON else attribute.name,
        attribute.label,
        f"{attribute.definition}{given}",
        lambda row: row.attribute(attribute.name),
        width=24 if attribute.name == REASON else 14,
        values=", ".join(attribute.values),
        missing="nothing was said",
    )


def _page(row: EventRow) -> Page:
    return row.page


def _group(row: EventRow) -> str:
    try:
        return row.page.codebook.event(row.event.type).group
    except KeyError:
        return ""


def _crosswalk(row: EventRow, name: str) -> str:
    try:
        return row.page.codebook.event(row.event.type).crosswalk.get(name, "")
    except KeyError:
        return ""
