"""The one connection to a project file, with its settings, its lock and its transactions.

At rest one file is the whole truth (rollback journal, synced with its folder at each commit), and
while it is open nobody else can write to it. The file must not be read by other means meanwhile:
closing any other handle of this process would drop SQLite's locks.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from annotation.errors import UserError
from storage import preflight, schema
from storage.locknote import read_note, remove_note, write_note
from storage.problems import told

BUSY_SECONDS = 1.0
QUICK_CHECK_BYTES = 32 * 1024 * 1024
"""Projects up to this size are looked through at each opening; greater ones after a crash."""

PRAGMAS = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA fullfsync=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
)

_open_files: set[tuple[int, int]] = set()


class Store:
    """An open project file. One thread makes it and uses it."""

    def __init__(self, path: Path, raw: sqlite3.Connection) -> None:
        self.path = path
        self.notes: tuple[str, ...] = ()
        self._raw = raw
        self._engine = _engine(raw)
        self._connection = self._engine.connect()
        self._key = _file_key(path)
        _open_files.add(self._key)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open what is there, or raise UserError with the file left as it was."""
        _refuse_open_here(path)
        preflight.inspect(path)
        crashed = preflight.is_unfinished(path)
        raw = _connect(path)
        try:
            with told(path):
                notes = _bring_up_to_date(raw, path)
                _look_through(raw, path, crashed=crashed)
        except BaseException:
            raw.close()
            raise
        write_note(path)
        store = cls(path, raw)
        store.notes = notes
        return store

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give the connection inside BEGIN IMMEDIATE and COMMIT; all of it or nothing."""
        self._refuse_vanished()
        with told(self.path), self._connection.begin():
            yield self._connection

    def _refuse_vanished(self) -> None:
        """Where an open file can be moved or deleted, what is written to it then would be lost."""
        with contextlib.suppress(OSError):
            if _file_key(self.path) == self._key:
                return
        raise UserError(
            f"{self.path} is no longer where it was: it was moved, renamed, deleted or replaced "
            "while it was open, and the last step was not saved. Put the file back, or close the "
            "project and open it where it is now."
        )

    def close(self) -> None:
        """Close the file and let go of its lock. Twice is no harm."""
        if self._key in _open_files:
            _open_files.discard(self._key)
            self._connection.close()
            self._engine.dispose()
            self._raw.close()
            remove_note(self.path)


def settle(raw: sqlite3.Connection) -> None:
    """Set what SQLite does not have by itself, in this order, and take the lock."""
    for pragma in PRAGMAS:
        raw.execute(pragma).fetchall()
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with told(path):
        raw = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        with told(path):
            settle(raw)
    except UserError as error:
        raw.close()
        if getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise UserError(
                f"{path} is open in another program or another window{read_note(path)}. "
                "Close it there and try again."
            ) from error
        raise
    except BaseException:
        raw.close()
        raise
    return raw


def _bring_up_to_date(raw: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    """Migrate a file of an earlier format; return what to tell about it, () in most cases."""
    version: int = raw.execute("PRAGMA user_version").fetchone()[0]
    preflight.refuse_newer(path, version)
    if version == schema.SCHEMA_VERSION:
        return ()
    from storage.migrations.run import migrate  # Alembic takes a second to import

    return migrate(raw, path, version)


def _look_through(raw: sqlite3.Connection, path: Path, *, crashed: bool) -> None:
    """Raise UserError unless the open file has our tables and is sound."""
    preflight.compare_schema(raw, path, preflight.expected_objects())
    if crashed or _size(raw) <= QUICK_CHECK_BYTES:
        found = raw.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise UserError(
                f"{path} is damaged ({found}). It was left as it is; open a backup or an "
                "earlier copy."
            )


def _size(raw: sqlite3.Connection) -> int:
    pages: int = raw.execute("PRAGMA page_count").fetchone()[0]
    page: int = raw.execute("PRAGMA page_size").fetchone()[0]
    return pages * page


def _engine(raw: sqlite3.Connection) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _file_key(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _refuse_open_here(path: Path) -> None:
    """A second look at a file that this process has open would drop its lock: refuse it first."""
    if _open_files and os.path.exists(path) and _file_key(path) in _open_files:  # noqa: PTH110
        raise UserError(f"{path} is already open in this window.")
