"""The sheet Events: report rows, one for each article and event, however many triggers tell of it.

What is told in the row of another event (the dead of a bombing) has a row too, and is not codable.
Some columns depend on the codebook: one for each scheme of the crosswalk, role and attribute.
"""

from annotation.codebook import Attribute, Codebook, Role
from annotation.normals import COUNTED
from annotation.values import extent
from exports.columns import Column, Look, distinct
from exports.rows import EventRow, Page, type_label
from exports.sheets.cells import (
    count_columns,
    told_columns,
    when_columns,
    where_columns,
    who_columns,
)
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
            *_codable(),
            *_type(),
            *when_columns(),
            *where_columns(),
            *who_columns(),
            *(column for what in COUNTED for column in count_columns(what)),
            *told_columns(),
            *(_scheme(name) for name in schemes(codebook)),
            *_triggers(),
            *offset_columns(lambda row: row.evidence),
            *(_role(each) for each in codebook.roles),
            *(_attribute(each) for each in late),
            sentence_column(lambda row: row.evidence),
            *sentence_bounds(lambda row: row.evidence),
            *_gaps(),
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


def _codable() -> tuple[Column[EventRow], ...]:
    return (
        Column(
            CODABLE,
            "Codable",
            "Whether the row is data: no for plans, denials, totals, background, and for what is "
            "told in the row of another event. Filter for yes before counting.",
            lambda row: "yes" if row.row.codable else "no",
            width=11,
            values="yes, no",
        ),
        Column(
            "codable_reason",
            "Reason",
            "Why the row is not codable.",
            lambda row: row.row.reason,
            width=28,
            missing="it is codable",
        ),
        Column(
            "told_in",
            "Told in",
            "The event_id of the row in which this event is told: its cause, or what it is part "
            "of.",
            lambda row: row.row.whole,
            Look.ID,
            width=27,
            missing="it is told in this row",
        ),
        Column(
            "tells_of",
            "Tells of",
            "The event_ids of the events that are told in this row, parted by “;”.",
            lambda row: ";".join(row.row.parts),
            Look.ID,
            width=27,
            missing="of no other",
        ),
    )


def _triggers() -> tuple[Column[EventRow], ...]:
    return (
        Column(
            "trigger",
            "Trigger",
            "The words that tell of the event, exactly as in the article.",
            lambda row: row.event.quote,
            Look.STRONG,
            width=22,
            missing="an event without a trigger",
        ),
        Column(
            "triggers",
            "All triggers",
            "Every trigger of the event, with its offsets, parted by “ | ”.",
            _all_triggers,
            width=30,
            missing="there is one alone",
        ),
        Column(
            "trigger_ids",
            "All triggers: ids",
            "The ids of these triggers, parted by “;”; trigger_id on the sheet Arguments is one of "
            "them.",
            lambda row: ";".join(each.id for each in row.triggers) if _has_several(row) else "",
            Look.ID,
            width=27,
            missing="there is one alone, and its id is the event_id",
        ),
        Column(
            "n_triggers",
            "Number of triggers",
            "How many triggers tell of the event.",
            lambda row: len([event for event in row.triggers if event.fragments]),
            Look.NUMBER,
            width=11,
        ),
    )


def _all_triggers(row: EventRow) -> str:
    """Return the words with their offsets, where there are several."""
    if not _has_several(row):
        return ""
    return " | ".join("{2} [{0}, {1})".format(*extent(e.fragments), e.quote) for e in row.triggers)


def _has_several(row: EventRow) -> bool:
    return len(row.triggers) > 1


def _gaps() -> tuple[Column[EventRow], ...]:
    return (
        Column(
            "missing",
            "Missing",
            "The roles that such an event should have and that nobody filled, parted by “;”.",
            lambda row: ";".join(row.row.missing),
            width=22,
            missing="none is missing",
        ),
        Column(
            "checks",
            "Checks",
            "What does not fit in this row, in words.",
            lambda row: row.faults,
            Look.LONG,
            width=50,
            missing="nothing was found",
        ),
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
        attribute.name,
        attribute.label,
        f"{attribute.definition}{given}",
        lambda row: row.attribute(attribute.name),
        width=14,
        values=", ".join(attribute.values),
        missing="nothing was said",
    )


def _page(row: EventRow) -> Page:
    return row.page


def _group(row: EventRow) -> str:
    known = row.page.event_type(row.event.type)
    return "" if known is None else known.group


def _crosswalk(row: EventRow, name: str) -> str:
    known = row.page.event_type(row.event.type)
    return "" if known is None else known.crosswalk.get(name, "")
