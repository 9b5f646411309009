"""Brings an open file of an earlier format up to date: all of it, or the file is as it was.

A verified copy is made first. Everything then happens in one exclusive transaction, the number of
the format and the checks included, so that a kill at any moment leaves the old file or the new one.
"""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from annotation.errors import UserError
from storage import backup, preflight, schema
from storage.migrations import to2, to3
from storage.problems import told

STEPS: Mapping[int, Callable[[Operations], None]] = {1: to2.upgrade, 2: to3.upgrade}
"""By the format that a step starts from."""
LEFT = "It was left as it is, in the format of an earlier Goldleaf."


class UnsoundError(RuntimeError):
    """What the steps made is not what a file of this format is."""


def migrate(raw: sqlite3.Connection, path: Path, version: int) -> tuple[str, ...]:
    """Bring the file up to date, or raise UserError. Return what to tell about it."""
    preflight.compare_schema(raw, path, objects_of(version))
    _refuse_damaged(raw, path)
    copy = backup.make(raw, path, f"format-{version}")
    raw.execute("PRAGMA foreign_keys=OFF")  # tables are rebuilt; nothing refers to nothing after it
    try:
        with told(path, LEFT):
            _run(raw, version)
    except (UserError, DBAPIError, sqlite3.Error, to2.NotTheSameError, UnsoundError) as error:
        raise UserError(_failed(raw, path, version, copy, error)) from error
    raw.execute("PRAGMA foreign_keys=ON")
    return (
        f"{path.name} was made by an earlier Goldleaf and was brought up to date (its format is "
        f"now {schema.SCHEMA_VERSION}). A copy of the file as it was lies at {copy}.",
    )


def objects_of(version: int) -> preflight.Objects:
    """Return the tables, indexes and triggers of an earlier format, as SQLite spells them."""
    raw = sqlite3.connect(":memory:")
    script = Path(__file__).with_name(f"format_{version}.sql").read_text(encoding="utf-8")
    raw.executescript(script)
    found = preflight.objects(raw)
    raw.close()
    return found


def _refuse_damaged(raw: sqlite3.Connection, path: Path) -> None:
    found = backup.faults(raw)
    if found:
        raise UserError(
            f"{path} is damaged ({found}) and cannot be brought up to date. It was left as it is; "
            "open a backup or an earlier copy."
        )


def _run(raw: sqlite3.Connection, version: int) -> None:
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")

    try:
        with engine.connect() as connection, connection.begin():
            _step_by_step(connection, version)
            _prove(raw)
    finally:
        engine.dispose(close=False)  # the connection goes on to be the project's


def _step_by_step(connection: Connection, version: int) -> None:
    context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
    for number in range(version, schema.SCHEMA_VERSION):
        STEPS[number](Operations(context))
    connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA_VERSION}")


def _prove(raw: sqlite3.Connection) -> None:
    """Raise unless the file, as it would be saved, is one of this format and whole."""
    if preflight.objects(raw) != preflight.expected_objects():
        raise UnsoundError("the tables are not those of the new format")
    found = backup.faults(raw)
    if found:
        raise UnsoundError(found)


def _failed(raw: sqlite3.Connection, path: Path, version: int, copy: Path, error: Exception) -> str:
    """Say what went wrong; the copy stays only where the file may not be as it was."""
    said = str(error) if isinstance(error, UserError) else ""
    said = said or f"{path} cannot be brought up to date ({error}). {LEFT}"
    if _is_as_it_was(raw, version):
        copy.unlink(missing_ok=True)
        return said
    return f"{said} A copy of it lies at {copy}."


def _is_as_it_was(raw: sqlite3.Connection, version: int) -> bool:
    try:
        held: int = raw.execute("PRAGMA user_version").fetchone()[0]
        return held == version and preflight.objects(raw) == objects_of(version)
    except sqlite3.Error:
        return False
