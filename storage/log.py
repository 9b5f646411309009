"""The log of edits: appended to and read, never changed (the schema's triggers see to it)."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from annotation.codec import dumps, kind_of, loads, record_from_dict, record_to_dict
from annotation.editor import Step
from annotation.errors import StaleEditError
from annotation.values import Change, Edit
from storage import schema
from storage.rows import Row, sound

_E, _C = schema.edits, schema.changes
_INSERT_EDIT = _E.insert()
_INSERT_CHANGES = _C.insert()
_STEPS = (
    select(_E.c.id, _E.c.verb, _E.c.undoes)
    .where(_E.c.document_id == bindparam("document"), _E.c.coder == bindparam("coder"))
    .order_by(_E.c.seq)
)
_HEAD = select(_E.c.id, _E.c.at).order_by(_E.c.seq.desc()).limit(1)
_ALL = (
    select(_E, _C.c.ord, _C.c.before, _C.c.after)
    .outerjoin(_C, _C.c.edit == _E.c.seq)  # an undo that found nothing left to take back has none
    .order_by(_E.c.seq, _C.c.ord)
)
_ONE = _ALL.where(_E.c.id == bindparam("edit"))
_COUNT = select(func.count()).select_from(_E)


def append(connection: Connection, edit: Edit) -> None:
    """Write an edit with its changes at the end of the log."""
    values = {
        "id": edit.id,
        "document_id": edit.document,
        "coder": edit.coder,
        "verb": edit.verb,
        "at": edit.at,
        "undoes": edit.undoes,
        "bulk": int(edit.bulk),
    }
    done = connection.execute(_INSERT_EDIT, values).inserted_primary_key
    seq = done[0] if done else None
    rows = [_change_values(seq, place, change) for place, change in enumerate(edit.changes)]
    if rows:
        connection.execute(_INSERT_CHANGES, rows)


def steps(connection: Connection, document: str, coder: str) -> list[Step]:
    """Return the edits of one layer without their changes, oldest first."""
    rows = connection.execute(_STEPS, {"document": document, "coder": coder})
    return [Step(*row) for row in rows]


def load(connection: Connection, id_: str) -> Edit:
    """Return one edit with its changes."""
    return next(_edits(connection.execute(_ONE, {"edit": id_}).mappings()))


def edits(connection: Connection) -> Iterator[Edit]:
    """Return every edit of the project, oldest first, one at a time."""
    return _edits(connection.execute(_ALL).mappings())


def head(connection: Connection) -> tuple[str, str]:
    """Return id and time of the newest edit, ("", "") when there is none."""
    row = connection.execute(_HEAD).one_or_none()
    return ("", "") if row is None else (row[0], row[1])


def count(connection: Connection) -> int:
    """Return how many edits there are."""
    return connection.scalars(_COUNT).one()


def _change_values(seq: int | None, place: int, change: Change) -> dict[str, Any]:
    record = change.after or change.before
    if record is None:
        raise StaleEditError("a change with neither side")
    return {
        "edit": seq,
        "ord": place,
        "kind": kind_of(record),
        "record_id": record.id,
        "before": None if change.before is None else dumps(record_to_dict(change.before)),
        "after": None if change.after is None else dumps(record_to_dict(change.after)),
    }


def _edits(rows: Iterable[Row]) -> Iterator[Edit]:
    for _, group in groupby(rows, key=lambda row: row["seq"]):
        together = list(group)
        first = together[0]
        yield Edit(
            first["id"],
            first["verb"],
            first["document_id"],
            first["coder"],
            first["at"],
            tuple(_change(row) for row in together if row["ord"] is not None),
            first["undoes"],
            bool(first["bulk"]),
        )


@sound
def _change(row: Row) -> Change:
    before, after = row["before"], row["after"]
    return Change(
        None if before is None else record_from_dict(loads(before)),
        None if after is None else record_from_dict(loads(after)),
    )
