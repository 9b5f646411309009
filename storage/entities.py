"""The register of actors and places: a row for each entity of the project, shared by all layers."""

from collections.abc import Mapping

from sqlalchemy import Connection, Delete, Insert, Update, bindparam, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from annotation.errors import StaleEditError, UserError
from annotation.register import Register
from annotation.values import Entity
from storage import schema
from storage.rows import entity_from, entity_values

_T, _S, _E, _C = schema.entities, schema.spans, schema.edits, schema.changes
_is_row = _T.c.id == bindparam("b_id")
_SELECT = select(_T).order_by(_T.c.id)
_COUNT = select(func.count()).select_from(_T).where(_T.c.merged.is_(None))
_INSERT = _T.insert()
_DELETE = _T.delete().where(_is_row)
_UPDATE = _T.update().where(_is_row).values({c.name: bindparam(c.name) for c in _T.c})


def _names(column: ColumnElement[str | None]) -> ColumnElement[bool]:
    """Whether a side of a change speaks of the entity. Ids hold no wildcards of LIKE."""
    return column.like(bindparam("anywhere"))


_ELSEWHERE = (_E.c.document_id != bindparam("document")) | (_E.c.coder != bindparam("coder"))
_FIRST = (
    select(func.min(_C.c.edit))
    .where(_C.c.kind == "entity", _C.c.record_id == bindparam("id"))
    .scalar_subquery()
)
_USED = (
    select(_S.c.id).where(
        _S.c.entity == bindparam("id"),
        (_S.c.document_id != bindparam("document")) | (_S.c.coder != bindparam("coder")),
    ),
    select(_T.c.id).where(_T.c.merged == bindparam("id")),
    # Another layer may do again what it took back, so what it once said of the entity counts.
    select(_E.c.id)
    .join(_C, _C.c.edit == _E.c.seq)
    .where(
        _C.c.edit >= _FIRST,
        _ELSEWHERE,
        _C.c.kind.in_(("span", "entity")),
        or_(_names(_C.c.before), _names(_C.c.after)),
    ),
)
_IS_USED = tuple(select(exists(query)) for query in _USED)


def load(connection: Connection) -> list[Entity]:
    """Return every entity, merged ones too, by id."""
    return [entity_from(row) for row in connection.execute(_SELECT).mappings()]


def count(connection: Connection) -> int:
    """Return how many entities stand for themselves."""
    return connection.scalars(_COUNT).one()


def is_used_elsewhere(connection: Connection, id_: str, document: str, coder: str) -> bool:
    """Whether an entity may not go: another layer names it, or did so, or one was merged into it.

    What this layer said of it is taken back before, as undo is a stack.
    """
    key = {"id": id_, "document": document, "coder": coder, "anywhere": f'%"{id_}"%'}
    return any(connection.scalars(query, key).one() for query in _IS_USED)


def write(connection: Connection, old: Entity | None, new: Entity | None) -> None:
    """Bring a row from what it was to what it becomes; None where there is none."""
    values: Mapping[str, object] = {} if old is None else {"b_id": old.id}
    statement: Insert | Update | Delete = _DELETE
    if new is not None:
        statement = _INSERT if old is None else _UPDATE
        values = {**values, **entity_values(new)}
    if connection.execute(statement, values).rowcount != 1:
        raise StaleEditError("a row of the register is not what it was")


def check(register: Register, after: Mapping[str, Entity]) -> None:
    """Raise unless every entity that an edit leaves has a name, and none stands for itself twice.

    `after` are those that the edit makes or changes, by id.
    """
    for entity in after.values():
        if not entity.name.strip():
            raise UserError("An actor or place of the register needs a name. Type one.")
        if entity.merged and entity.id in _chain(register, after, entity):
            raise UserError(
                f"“{entity.name}” cannot be made one with the other: that one was made one with "
                f"“{entity.name}” in the meantime. Undo that first, or leave them as they are."
            )


def _chain(register: Register, after: Mapping[str, Entity], entity: Entity) -> list[str]:
    """Return the ids that an entity was merged into, one after the other, up to a circle."""
    found: list[str] = []
    each: Entity | None = entity
    while each is not None and each.merged and each.merged not in found:
        found.append(each.merged)
        each = after.get(each.merged) or register.get(each.merged)
    return found
