"""Which layers ever said something of an entity, so that an undo does not take it from them.

The log is read once and then only what was added: a bulk undo asks for each of its entities.
"""

from sqlalchemy import Select, bindparam, func, literal_column, select, union
from sqlalchemy.sql.elements import ColumnElement

from storage import entities, schema
from storage.connection import Store

_E, _C = schema.edits, schema.changes
_IS_NEW = _C.c.edit > bindparam("seen"), _C.c.edit <= bindparam("last")
_LAST = select(func.max(_E.c.seq))


def _said(id_: ColumnElement[str], *where: ColumnElement[bool]) -> Select[tuple[str, str, str]]:
    """Return the query for the layers whose new edits have an entity's id there."""
    found = select(id_.label("entity"), _E.c.document_id, _E.c.coder)
    return found.join(_C, _C.c.edit == _E.c.seq).where(*_IS_NEW, *where)


def _field(side: ColumnElement[str | None], name: str) -> Select[tuple[str, str, str]]:
    return _said(func.json_extract(side, literal_column(f"'$.{name}'")), func.json_valid(side) == 1)


_SAID = union(
    _said(_C.c.record_id, _C.c.kind == "entity"),
    *(
        _field(side, name).where(_C.c.kind == kind)
        for kind, name in (("span", "entity"), ("entity", "merged"))
        for side in (_C.c.before, _C.c.after)
    ),
)


class Usage:
    """The layers that name an entity, or once did: they may do again what they took back."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen = 0
        self._layers: dict[str, set[tuple[str, str]]] = {}

    def is_used_elsewhere(self, entity_id: str, document: str, coder: str) -> bool:
        """Whether an entity may not go: another layer speaks of it, or one was merged into it.

        What this layer said of it is taken back before, as undo is a stack.
        """
        with self._store.transaction() as connection:
            if entities.is_used_elsewhere(connection, entity_id, document, coder):
                return True
            last = connection.scalars(_LAST).one() or 0
            if last > self._seen:
                key = {"seen": self._seen, "last": last}
                for row in connection.execute(_SAID, key).mappings():
                    layer = (row["document_id"], row["coder"])
                    self._layers.setdefault(row["entity"], set()).add(layer)
                self._seen = last
        return bool(self._layers.get(entity_id, set()) - {(document, coder)})
