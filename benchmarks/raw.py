"""The floor of the disk: the rows of an edit written by hand, with bare `sqlite3`.

The file is a copy of a project, opened with the settings that projects have.
"""

import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from annotation.codec import dumps, kind_of, record_to_dict
from annotation.values import Change, Edit, Entity, Record
from storage.connection import settle
from storage.layers import TABLES
from storage.rows import entity_values, record_values

NAMES = {kind: table.name for kind, table in TABLES.items()}


def copy_of(project: Path) -> sqlite3.Connection:
    """Copy a project that nobody has open, and open the copy."""
    path = project.with_name(f"{project.stem}-bare{project.suffix}")
    shutil.copyfile(project, path)
    return connect(path)


def connect(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    settle(raw)
    return raw


def write(raw: sqlite3.Connection, edit: Edit) -> None:
    """Write an edit in one transaction: the log's rows and the rows of the tables."""
    raw.execute("BEGIN IMMEDIATE")
    done = raw.execute(
        "INSERT INTO edits (id, document_id, coder, verb, at, undoes, bulk)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (edit.id, edit.document, edit.coder, edit.verb, edit.at, edit.undoes, int(edit.bulk)),
    )
    seq = done.lastrowid or 0
    rows = [_logged(seq, place, change) for place, change in enumerate(edit.changes)]
    raw.executemany("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)", rows)
    for change in edit.changes:
        _bring(raw, edit, change)
    raw.execute("COMMIT")


def _logged(seq: int, place: int, change: Change) -> tuple[object, ...]:
    record = change.after or change.before
    assert record is not None
    sides = [None if r is None else dumps(record_to_dict(r)) for r in (change.before, change.after)]
    return (seq, place, kind_of(record), record.id, *sides)


def _bring(raw: sqlite3.Connection, edit: Edit, change: Change) -> None:
    if isinstance(change.after or change.before, Entity):
        _bring_entity(raw, change)
    elif change.after is not None:
        _put(raw, edit, change.after)
    elif change.before is not None:
        raw.execute(
            f"DELETE FROM {NAMES[type(change.before)]}"  # noqa: S608 - our names
            " WHERE document_id = ? AND coder = ? AND id = ?",
            (edit.document, edit.coder, change.before.id),
        )


def _bring_entity(raw: sqlite3.Connection, change: Change) -> None:
    """Bring the register's row to what it becomes: it belongs to no document and no coder."""
    if isinstance(change.after, Entity):
        _insert(raw, "entities", entity_values(change.after))
    elif change.before is not None:
        raw.execute("DELETE FROM entities WHERE id = ?", (change.before.id,))


def _put(raw: sqlite3.Connection, edit: Edit, record: Record) -> None:
    values = {"document_id": edit.document, "coder": edit.coder, **record_values(record)}
    _insert(raw, NAMES[type(record)], values)


def _insert(raw: sqlite3.Connection, table: str, values: Mapping[str, object]) -> None:
    marks = ", ".join(f":{name}" for name in values)
    raw.execute(
        f"INSERT OR REPLACE INTO {table} ({', '.join(values)}) VALUES ({marks})",  # noqa: S608 - our names
        values,
    )
