"""The layers: the rows of one coder's work on one document, and how an edit changes them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, Update, bindparam, select
from sqlalchemy.sql.elements import ColumnElement

from annotation.codebook import Codebook, EntityType, EventType, Role
from annotation.codec import kind_of
from annotation.errors import StaleEditError, UserError
from annotation.layer import Layer
from annotation.values import (
    Annotation,
    Argument,
    Change,
    Decision,
    Document,
    Edit,
    Entity,
    Event,
    Facts,
    Record,
    Span,
    Status,
    check_quote,
)
from storage import entities, facts, schema
from storage.rows import RECORD_FROM, record_values

TABLES: Mapping[type, Table] = {
    Span: schema.spans,
    Event: schema.events,
    Argument: schema.arguments,
    Decision: schema.decisions,
    Status: schema.statuses,
}
LAYER_TABLES = tuple(TABLES.values())


def _is_row(table: Table) -> ColumnElement[bool]:
    c = table.c
    return (
        (c.document_id == bindparam("b_document_id"))
        & (c.coder == bindparam("b_coder"))
        & (c.id == bindparam("b_id"))
    )


ENTITY_TYPE, EVENT_TYPE, ROLE = "entity type", "event type", "role"

_KEY = ("document_id", "coder", "id")
_INSERTS: Mapping[str, Insert] = {table.name: table.insert() for table in LAYER_TABLES}
_DELETES: Mapping[str, Delete] = {t.name: t.delete().where(_is_row(t)) for t in LAYER_TABLES}
_UPDATES: Mapping[str, Update] = {
    table.name: table.update()
    .where(_is_row(table))
    .values({c.name: bindparam(c.name) for c in table.c if c.name not in _KEY})
    for table in LAYER_TABLES
}
_SELECTS = {
    table.name: select(table)
    .where(table.c.document_id == bindparam("document"), table.c.coder == bindparam("coder"))
    .order_by(table.c.id)
    for table in LAYER_TABLES
}
_CODERS = tuple(select(t.c.coder).distinct() for t in (*LAYER_TABLES, schema.edits))


def load(connection: Connection, document: str, coder: str) -> list[Record]:
    """Return the records of a layer, in the order in which they were made."""
    key = {"document": document, "coder": coder}
    return [
        RECORD_FROM[name](row)
        for name, query in _SELECTS.items()
        for row in connection.execute(query, key).mappings()
    ]


def coders(connection: Connection) -> list[str]:
    """Return who has written in this project, by name."""
    found = {coder for query in _CODERS for coder in connection.scalars(query)}
    return sorted(found)


def check(layer: Layer, codebook: Codebook, edit: Edit) -> None:
    """Raise unless what `edit` would leave fits the text, the codebook and itself.

    A codebook can be replaced: what had its type before keeps it, and undo brings anything back.
    """
    before, after = _net(edit.changes)
    for slot, record in after.items():
        _check_record(layer.document, record)
        if edit.undoes is None and isinstance(record, Span | Event | Argument):
            _check_new_type(codebook, before.get(slot), record)
    _check_entities(layer, after)
    gone = {r.id for key, r in before.items() if key[0] == _ANNOTATION and key not in after}
    for argument in _arguments_after(layer, gone, after):
        for end in (argument.event, argument.target):
            if (_ANNOTATION, end) not in after and (end in gone or end not in layer.annotations):
                raise StaleEditError(f"argument {argument.id} would point to nothing: {end}")


def write(connection: Connection, edit: Edit) -> None:
    """Bring the tables to where `edit` leads: deletions, then updates, then insertions."""
    before, after = _net(edit.changes)
    _write_shared(connection, before, after)
    key = {"document_id": edit.document, "coder": edit.coder}
    deletes: dict[str, list[dict[str, Any]]] = {}
    updates: dict[str, list[dict[str, Any]]] = {}
    inserts: dict[str, list[dict[str, Any]]] = {}
    for slot in {**before, **after}:
        old, new = before.get(slot), after.get(slot)
        if isinstance(old or new, Facts | Entity):
            continue
        where = {f"b_{name}": value for name, value in key.items()} | {"b_id": slot[1]}
        if old is not None and type(old) is type(new):
            row = where | record_values(old if new is None else new)
            updates.setdefault(_table(old), []).append(_without_id(row))
            continue
        if old is not None:
            deletes.setdefault(_table(old), []).append(where)
        if new is not None:
            inserts.setdefault(_table(new), []).append(key | record_values(new))
    for statements, batches in ((_DELETES, deletes), (_UPDATES, updates), (_INSERTS, inserts)):
        for name, rows in batches.items():
            _execute(connection, statements[name], rows)


Slot = tuple[str, str]
_ANNOTATION = "annotation"


def _net(changes: Iterable[Change]) -> tuple[dict[Slot, Record], dict[Slot, Record]]:
    """Return what was there before all changes and what is there after them, by slot."""
    before: dict[Slot, Record] = {}
    after: dict[Slot, Record] = {}
    seen: set[Slot] = set()
    for change in changes:
        record = change.after or change.before
        if record is None:
            raise StaleEditError("a change with neither side")
        slot = slot_of(record)
        if slot not in seen and change.before is not None:
            before[slot] = change.before
        seen.add(slot)
        if change.after is None:
            after.pop(slot, None)
        else:
            after[slot] = change.after
    return before, after


def _write_shared(
    connection: Connection, before: Mapping[Slot, Record], after: Mapping[Slot, Record]
) -> None:
    """Bring facts and entities to where an edit leads: they belong to no layer alone."""
    for slot in {**before, **after}:
        old, new = before.get(slot), after.get(slot)
        if isinstance(old, Facts) and isinstance(new, Facts):
            facts.replace(connection, old, new)
        elif isinstance(old or new, Entity):
            entities.write(connection, _entity(old), _entity(new))


def _entity(record: Record | None) -> Entity | None:
    return record if isinstance(record, Entity) else None


def slot_of(record: Record) -> Slot:
    """Return the kind and id under which a layer holds `record`."""
    if isinstance(record, Span | Event | Argument):
        return _ANNOTATION, record.id
    return kind_of(record), record.id


def _table(record: Record) -> str:
    return TABLES[type(record)].name


def _without_id(row: dict[str, Any]) -> dict[str, Any]:
    del row["id"]
    return row


def _execute(
    connection: Connection, statement: Insert | Update | Delete, rows: list[dict[str, Any]]
) -> None:
    done = connection.execute(statement, rows).rowcount
    if done != len(rows):
        raise StaleEditError(f"{len(rows)} rows were meant and {done} were there")


def _arguments_after(
    layer: Layer, gone: set[str], after: Mapping[Slot, Record]
) -> Iterator[Argument]:
    """The arguments that `changes` touch and that stay: the new ones, and those of the gone."""
    yield from (record for record in after.values() if isinstance(record, Argument))
    for id_ in gone:
        for argument in layer.arguments_touching(id_):
            if argument.id not in gone and (_ANNOTATION, argument.id) not in after:
                yield argument


def _check_entities(layer: Layer, after: Mapping[Slot, Record]) -> None:
    """The register stays sound, and every mention that is written names a row of it."""
    made = {record.id: record for record in after.values() if isinstance(record, Entity)}
    entities.check(layer.register, made)
    for record in after.values():
        named = record.entity if isinstance(record, Span) else ""
        if named and named not in made and layer.register.get(named) is None:
            raise StaleEditError(f"span {record.id} would name nothing: {named}")


def _check_record(document: Document, record: Record) -> None:
    if isinstance(record, Span | Event):
        check_quote(document.text, record)
    elif isinstance(record, Facts):
        facts.check(document, record)


def _check_new_type(codebook: Codebook, old: Record | None, value: Annotation) -> None:
    is_kept = isinstance(old, Span | Event | Argument) and naming(old) == naming(value)
    if not is_kept:
        check_type(codebook, value)


def check_type(codebook: Codebook, value: Annotation) -> None:
    """Raise UserError when the codebook does not have the type or role of `value`."""
    what, name = naming(value)
    if name not in names_in(codebook, what):
        raise UserError(
            f"The codebook “{codebook.name}” {codebook.version} has no {what} “{name}”. "
            "Choose one that it has, or add it to the codebook first."
        )


def naming(value: Annotation) -> tuple[str, str]:
    """Return what an annotation takes from the codebook: what that is called, and its name."""
    if isinstance(value, Argument):
        return ROLE, value.role
    return (EVENT_TYPE if isinstance(value, Event) else ENTITY_TYPE), value.type


def names_in(codebook: Codebook, what: str) -> frozenset[str]:
    """Return the names of the roles or types of a codebook, by what `naming` calls them."""
    lists: Mapping[str, Iterable[EntityType | EventType | Role]]
    lists = {ROLE: codebook.roles, EVENT_TYPE: codebook.events, ENTITY_TYPE: codebook.entities}
    return frozenset(each.name for each in lists[what])
