"""Rows of the tables from the values of the domain, and back. No second set of classes."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from annotation.codec import (
    annotation_from_dict,
    dumps,
    entity_from_json,
    fragments_from_json,
    loads,
    normal_from_json,
    normal_to_json,
    original_from_dict,
    original_to_dict,
    record_to_dict,
    zones_from_json,
    zones_to_json,
)
from annotation.errors import UserError
from annotation.shapes import attributes, texts
from annotation.values import (
    Argument,
    Decision,
    Document,
    Entity,
    Event,
    Facts,
    Record,
    Span,
    Status,
    Suggestion,
)

Row = RowMapping
Values = dict[str, Any]
T = TypeVar("T")


def sound(read: Callable[[Row], T]) -> Callable[[Row], T]:
    """Have a row that a damaged disk has changed told as such."""

    @wraps(read)
    def told(row: Row) -> T:
        try:
            return read(row)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
            what = read.__name__.removesuffix("_from").strip("_")
            raise UserError(
                f"The project is damaged: {what} {row.get('id') or row.get('document_id')} cannot "
                "be read. Do not work on in it; open a backup or an earlier copy."
            ) from error

    return told


def span_values(value: Span) -> Values:
    normal = value.normal
    return {
        **event_values(value),
        "normal": None if normal is None else dumps(normal_to_json(normal)),
        "entity": value.entity or None,
    }


def event_values(value: Span | Event) -> Values:
    """For events, and what spans have as well."""
    return {
        "id": value.id,
        "type": value.type,
        "fragments": dumps(value.fragments),
        "quote": value.quote,
        "attributes": dumps(dict(value.attributes)),
    }


def argument_values(value: Argument) -> Values:
    return {
        "id": value.id,
        "event": value.event,
        "role": value.role,
        "target": value.target,
        "attributes": dumps(dict(value.attributes)),
    }


def decision_values(value: Decision) -> Values:
    return {
        "id": value.id,
        "suggestion": value.suggestion,
        "verdict": value.verdict,
        "result": value.result,
        "source": value.source,
        "version": value.version,
        "score": float(value.score),
        "original": dumps(original_to_dict(value.original)),
        "at": value.at,
    }


def status_values(value: Status) -> Values:
    return {"id": value.id, "state": value.state, "note": value.note}


def facts_values(value: Facts) -> Values:
    return {
        "title": value.title,
        "publisher": value.publisher,
        "published": value.published.isoformat() if value.published else None,
        "zones": dumps(zones_to_json(value.zones)),
    }


def entity_values(value: Entity) -> Values:
    return {
        "id": value.id,
        "name": value.name,
        "type": value.type,
        "kind": value.kind,
        "aliases": dumps(value.aliases),
        "country": value.country,
        "external": value.external,
        "merged": value.merged or None,
    }


def suggestion_values(value: Suggestion, place: int) -> Values:
    record, entity = record_to_dict(value.value), value.entity
    return {
        "source": value.source,
        "ord": place,
        "id": value.id,
        "kind": record["kind"],
        "version": value.version,
        "score": float(value.score),
        "value": dumps(record),
        "entity": None if entity is None else dumps(record_to_dict(entity)),
    }


@sound
def span_from(row: Row) -> Span:
    fragments = fragments_from_json(loads(row["fragments"]))
    said, normal = attributes(loads(row["attributes"])), _optional(row["normal"])
    return Span(
        row["id"],
        row["type"],
        fragments,
        row["quote"],
        said,
        normal_from_json(normal),
        row["entity"] or "",
    )


def _optional(text: str | None) -> Any:  # noqa: ANN401 - a JSON value
    return None if text is None else loads(text)


@sound
def event_from(row: Row) -> Event:
    fragments = fragments_from_json(loads(row["fragments"]))
    return Event(
        row["id"], row["type"], fragments, row["quote"], attributes(loads(row["attributes"]))
    )


@sound
def argument_from(row: Row) -> Argument:
    said = attributes(loads(row["attributes"]))
    return Argument(row["id"], row["event"], row["role"], row["target"], said)


@sound
def decision_from(row: Row) -> Decision:
    return Decision(
        row["id"],
        row["suggestion"],
        row["verdict"],
        row["result"],
        row["source"],
        row["version"],
        row["score"],
        original_from_dict(loads(row["original"])),
        row["at"],
    )


@sound
def status_from(row: Row) -> Status:
    return Status(row["id"], row["state"], row["note"])


def published_from(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


@sound
def facts_from(row: Row) -> Facts:
    zones = zones_from_json(loads(row["zones"]))
    published = published_from(row["published"])
    return Facts(row["document_id"], row["title"], row["publisher"], published, zones)


def document_from(row: Row) -> Document:
    return Document(row["id"], row["text"], row["sha256"], row["source"], facts_from(row))


@sound
def suggestion_from(row: Row) -> Suggestion:
    value = annotation_from_dict(loads(row["value"]))
    entity = entity_from_json(_optional(row["entity"]))
    return Suggestion(value, row["source"], row["version"], row["score"], entity)


@sound
def entity_from(row: Row) -> Entity:
    return Entity(
        row["id"],
        row["name"],
        row["type"],
        row["kind"],
        texts(loads(row["aliases"])),
        row["country"],
        row["external"],
        row["merged"] or "",
    )


RECORD_VALUES: dict[type, Callable[[Any], Values]] = {
    Span: span_values,
    Event: event_values,
    Argument: argument_values,
    Decision: decision_values,
    Status: status_values,
}
"""How a record of a layer becomes the columns of its table, beside document and coder."""

RECORD_FROM: dict[str, Callable[[Row], Record]] = {
    "spans": span_from,
    "events": event_from,
    "arguments": argument_from,
    "decisions": decision_from,
    "statuses": status_from,
}
"""How a row of a layer's table becomes its record."""


def record_values(record: Record) -> Values:
    """Return the columns of a layer's record (facts and entities are of another shape)."""
    return RECORD_VALUES[type(record)](record)
