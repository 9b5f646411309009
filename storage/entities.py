"""The register of actors and places: a row for each entity of the project, shared by all layers."""

from collections.abc import Mapping

from sqlalchemy import Connection, Delete, Insert, Update, bindparam, exists, func, select

from annotation.errors import StaleEditError, UserError
from annotation.register import Register
from annotation.values import Entity
from storage import schema
from storage.rows import entity_from, entity_values

_T, _S = schema.entities, schema.spans
_is_row = _T.c.id == bindparam("b_id")
_SELECT = select(_T).order_by(_T.c.id)
_COUNT = select(func.count()).select_from(_T).where(_T.c.merged.is_(None))
_INSERT = _T.insert()
_DELETE = _T.delete().where(_is_row)
_UPDATE = _T.update().where(_is_row).values({c.name: bindparam(c.name) for c in _T.c})


_USED = (
    select(_S.c.id).where(
        _S.c.entity == bindparam("id"),
        (_S.c.document_id != bindparam("document")) | (_S.c.coder != bindparam("coder")),
    ),
    select(_T.c.id).where(_T.c.merged == bindparam("id")),
)
_IS_USED = tuple(select(exists(query)) for query in _USED)


def load(connection: Connection) -> list[Entity]:
    """Return every entity, merged ones too, by id."""
    return [entity_from(row) for row in connection.execute(_SELECT).mappings()]


def count(connection: Connection) -> int:
    """Return how many entities stand for themselves."""
    return connection.scalars(_COUNT).one()


def is_used_elsewhere(connection: Connection, id_: str, document: str, coder: str) -> bool:
    """Whether another layer names an entity now, or one was merged into it."""
    key = {"id": id_, "document": document, "coder": coder}
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
            other = after.get(entity.merged) or register.get(entity.merged)
            name = "itself" if other is None or other is entity else f"“{other.name}”"
            raise UserError(
                f"“{entity.name}” cannot be made one with {name}, which was made one with "
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
