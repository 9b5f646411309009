"""Records and suggestions as JSON values and back: what the log, the exports and the tests write.

Exact both ways: `record_from_dict(record_to_dict(x)) == x`, also after `loads(dumps(...))`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import Any

from annotation.normals import Location, Normal, Quantity, Time
from annotation.shapes import PLACE, QUANTITY, TIME, Shape, attributes, shaped, texts
from annotation.values import (
    Annotation,
    Argument,
    Change,
    Decision,
    Entity,
    Event,
    Facts,
    Fragments,
    Original,
    Record,
    Span,
    Status,
    Suggestion,
    Zone,
)

Json = Any
"""A JSON value as `json` reads it: objects, lists, texts, numbers, booleans and None."""
JsonObject = dict[str, Json]

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def dumps(value: object) -> str:
    """Return the one JSON text of `value`: keys sorted, no spaces, letters as they are."""
    return _encode(value)


def loads(text: str) -> Json:
    """Return the JSON value in `text`. ValueError where it is none, or goes absurdly deep."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def kind_of(record: Record) -> str:
    """Return the kind of a record, as it stands in the log."""
    return _KINDS[type(record)]


def record_to_dict(record: Record) -> JsonObject:
    """Return `record` as a JSON object that names its kind."""
    kind = _KINDS[type(record)]
    return {"kind": kind, "id": record.id, **_WRITERS[kind](record)}


def record_from_dict(value: Mapping[str, Any]) -> Record:
    """Return the record that `record_to_dict` made `value` of."""
    return _READERS[value["kind"]](value)


def annotation_from_dict(value: Mapping[str, Any]) -> Annotation:
    """Return the annotation in `value`, or ValueError when it is another kind of record."""
    record = record_from_dict(value)
    if not isinstance(record, Span | Event | Argument):
        raise ValueError(f"a {value['kind']} is not an annotation")  # noqa: TRY004 - of the data
    return record


def change_to_dict(change: Change) -> JsonObject:
    """Return a change as a JSON object with `before` and `after`."""
    before, after = change.before, change.after
    return {
        "before": None if before is None else record_to_dict(before),
        "after": None if after is None else record_to_dict(after),
    }


def change_from_dict(value: Mapping[str, Any]) -> Change:
    """Return the change that `change_to_dict` made `value` of."""
    before, after = value["before"], value["after"]
    return Change(
        None if before is None else record_from_dict(before),
        None if after is None else record_from_dict(after),
    )


def suggestion_to_dict(suggestion: Suggestion) -> JsonObject:
    """Return a suggestion as a JSON object."""
    entity = suggestion.entity
    return {
        "value": record_to_dict(suggestion.value),
        "source": suggestion.source,
        "version": suggestion.version,
        "score": float(suggestion.score),
        "entity": None if entity is None else record_to_dict(entity),
    }


def suggestion_from_dict(value: Mapping[str, Any]) -> Suggestion:
    """Return the suggestion that `suggestion_to_dict` made `value` of."""
    annotation = annotation_from_dict(value["value"])
    entity = entity_from_json(value.get("entity"))
    return Suggestion(annotation, value["source"], value["version"], value["score"], entity)


def entity_from_json(value: Json) -> Entity | None:
    """Return the entity that `record_to_dict` made `value` of, None for None; else ValueError."""
    return None if value is None else _entity_from(value)


def normal_to_json(normal: Normal | None) -> Json:
    """Return what a span means as a JSON object that names its kind, None for None."""
    if normal is None:
        return None
    fields = {each.name: getattr(normal, each.name) for each in dataclass_fields(normal)}
    if isinstance(normal, Time):
        fields["start"] = normal.start.isoformat() if normal.start else None
        fields["end"] = normal.end.isoformat() if normal.end else None
    return {"kind": _NORMAL_KINDS[type(normal)], **fields}


def normal_from_json(value: Json) -> Normal | None:
    """Return what `normal_to_json` made `value` of; ValueError where it is something else."""
    if value is None:
        return None
    kind = value.get("kind") if isinstance(value, dict) else None
    if kind not in ("time", "place", "quantity"):
        raise ValueError(f"{value!r} is no time, place or quantity")
    fields = {key: held for key, held in value.items() if key != "kind"}
    if kind == "quantity":
        return Quantity(**shaped(fields, QUANTITY))
    if kind == "place":
        return Location(**shaped(fields, PLACE, "name"))
    days = {end: _day(fields.get(end)) for end in ("start", "end")}
    return Time(**{**shaped(fields, TIME, "value"), **days})


def _day(value: Json) -> date | None:
    if not isinstance(value, str | None):
        raise ValueError(f"{value!r} is no day")  # noqa: TRY004 - of the data
    return date.fromisoformat(value) if value else None


def fragments_from_json(value: Json) -> Fragments:
    """Return fragments from a list of pairs; ValueError where they are not of whole numbers."""
    found = tuple((start, end) for start, end in value)
    if not all(type(start) is int and type(end) is int for start, end in found):
        raise ValueError(f"places are whole numbers, not {value!r}")
    return found


def zones_to_json(zones: tuple[Zone, ...]) -> list[JsonObject]:
    """Return zones as JSON objects."""
    return [{"kind": zone.kind, "start": zone.start, "end": zone.end} for zone in zones]


def zones_from_json(value: Json) -> tuple[Zone, ...]:
    """Return zones from JSON objects."""
    return tuple(Zone(zone["kind"], zone["start"], zone["end"]) for zone in value)


def original_to_dict(original: Original) -> JsonObject:
    """Return where a suggestion stood and what it said, as a JSON object."""
    return {
        "kind": original.kind,
        "label": original.label,
        "fragments": original.fragments,
        "anchor": original.anchor,
        "anchor_label": original.anchor_label,
    }


def original_from_dict(value: Mapping[str, Any]) -> Original:
    """Return the Original that `original_to_dict` made `value` of."""
    return Original(
        value["kind"],
        value["label"],
        fragments_from_json(value["fragments"]),
        fragments_from_json(value["anchor"]),
        value["anchor_label"],
    )


def _span_to(value: Span) -> JsonObject:
    return {
        **_event_to(value),
        "normal": normal_to_json(value.normal),
        "entity": value.entity,
    }


def _event_to(value: Span | Event) -> JsonObject:
    """For events, and what spans have as well."""
    return {
        "type": value.type,
        "fragments": value.fragments,
        "quote": value.quote,
        "attributes": dict(value.attributes),
    }


def _span_from(value: Mapping[str, Any]) -> Span:
    return Span(
        _name(value, "id"),
        _name(value, "type"),
        fragments_from_json(value["fragments"]),
        _name(value, "quote"),
        attributes(value["attributes"]),
        normal_from_json(value.get("normal")),  # format 1 had none
        value.get("entity", ""),
    )


def _event_from(value: Mapping[str, Any]) -> Event:
    return Event(
        _name(value, "id"),
        _name(value, "type"),
        fragments_from_json(value["fragments"]),
        _name(value, "quote"),
        attributes(value["attributes"]),
    )


def _argument_to(value: Argument) -> JsonObject:
    return {
        "event": value.event,
        "role": value.role,
        "target": value.target,
        "attributes": dict(value.attributes),
    }


def _argument_from(value: Mapping[str, Any]) -> Argument:
    ends = _name(value, "event"), _name(value, "role"), _name(value, "target")
    return Argument(_name(value, "id"), *ends, attributes(value["attributes"]))


def _name(value: Mapping[str, Any], field: str) -> str:
    """Return a field that is a text; ValueError where it is anything else."""
    found = value[field]
    if not isinstance(found, str):
        raise ValueError(f"a text was expected, not {found!r}")  # noqa: TRY004 - of the data
    return found


def _decision_to(value: Decision) -> JsonObject:
    return {
        "suggestion": value.suggestion,
        "verdict": value.verdict,
        "result": value.result,
        "source": value.source,
        "version": value.version,
        "score": float(value.score),
        "original": original_to_dict(value.original),
        "at": value.at,
    }


def _decision_from(value: Mapping[str, Any]) -> Decision:
    return Decision(
        value["id"],
        value["suggestion"],
        value["verdict"],
        value["result"],
        value["source"],
        value["version"],
        value["score"],
        original_from_dict(value["original"]),
        value["at"],
    )


def _facts_to(value: Facts) -> JsonObject:
    return {
        "title": value.title,
        "publisher": value.publisher,
        "published": value.published.isoformat() if value.published else None,
        "zones": zones_to_json(value.zones),
    }


def _facts_from(value: Mapping[str, Any]) -> Facts:
    published = date.fromisoformat(value["published"]) if value["published"] else None
    zones = zones_from_json(value["zones"])
    return Facts(value["id"], value["title"], value["publisher"], published, zones)


def _status_to(value: Status) -> JsonObject:
    return {"state": value.state, "note": value.note}


def _status_from(value: Mapping[str, Any]) -> Status:
    return Status(value["id"], value["state"], value["note"])


def _entity_to(value: Entity) -> JsonObject:
    return {
        "name": value.name,
        "type": value.type,
        "entity_kind": value.kind,
        "aliases": list(value.aliases),
        "country": value.country,
        "external": value.external,
        "merged": value.merged,
    }


def _entity_from(value: Json) -> Entity:
    held = shaped(value, _ENTITY, *_ENTITY_FIELDS)
    return Entity(
        held["id"],
        held["name"],
        held["type"],
        held["entity_kind"],
        texts(held["aliases"]),
        held["country"],
        held["external"],
        held["merged"],
    )


_TEXT = frozenset({str})
_ENTITY: Shape = {
    **dict.fromkeys(("kind", "id", "name", "type", "entity_kind"), _TEXT),
    **dict.fromkeys(("country", "external", "merged"), _TEXT),
    "aliases": frozenset({list, tuple}),
}
_ENTITY_FIELDS = tuple(name for name in _ENTITY if name != "kind")
_NORMAL_KINDS: dict[type, str] = {Time: "time", Location: "place", Quantity: "quantity"}
_KINDS: dict[type, str] = {
    Span: "span",
    Event: "event",
    Argument: "argument",
    Decision: "decision",
    Facts: "facts",
    Status: "status",
    Entity: "entity",
}
_WRITERS: dict[str, Callable[[Any], JsonObject]] = {
    "span": _span_to,
    "event": _event_to,
    "argument": _argument_to,
    "decision": _decision_to,
    "facts": _facts_to,
    "status": _status_to,
    "entity": _entity_to,
}
_READERS: dict[str, Callable[[Mapping[str, Any]], Record]] = {
    "span": _span_from,
    "event": _event_from,
    "argument": _argument_from,
    "decision": _decision_from,
    "facts": _facts_from,
    "status": _status_from,
    "entity": _entity_from,
}
