"""What is looked at before SQLite opens a file, and right after: is it ours, whole, not newer?

SQLite takes an empty file for an empty database and would happily start one, and reading a file
that this process has open would drop SQLite's locks on it. So the first look is at the bytes,
before anything is open, and writes nothing.
"""

import os
import sqlite3
import stat
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine

from annotation.errors import UserError
from annotation.paths import why
from storage import schema

MAGIC = b"SQLite format 3\0"
HEADER = 100
Objects = dict[tuple[str, str], str]


def inspect(path: Path) -> None:
    """Raise UserError unless the file at `path` looks like a whole project of ours."""
    size = _size(path)
    header = _header(path)
    if not header.startswith(MAGIC[: len(header)]) or len(header) < HEADER:
        raise UserError(_not_ours(path, header))
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise UserError(f"{path} is a database of another program, not a Goldleaf project.")
    refuse_newer(path, int.from_bytes(header[60:64], "big"))
    _refuse_cut(path, header, size)
    if not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK):
        raise UserError(
            f"{path} cannot be changed: the file or its folder is read-only. Allow writing "
            "there, or copy the project to a folder of your own and open the copy."
        )


def refuse_newer(path: Path, version: int) -> None:
    """Raise UserError when a file was written by a newer Goldleaf, or by none."""
    if version > schema.SCHEMA_VERSION:
        raise UserError(
            f"{path} was made by a newer version of Goldleaf (its format is {version}, this "
            f"version knows {schema.SCHEMA_VERSION}). It was left as it is; update Goldleaf to "
            "open it."
        )
    if version < 1:
        raise UserError(f"{path} is not a complete Goldleaf project: it has no format version.")


def compare_schema(connection: sqlite3.Connection, path: Path, expected: Objects) -> None:
    """Raise UserError unless the tables, indexes and triggers are exactly those expected."""
    found = objects(connection)
    if found == expected:
        return
    strange = sorted(set(found.items()) - set(expected.items())) or sorted(set(expected.items()))
    kind, name = next((key for key, _ in strange if found.get(key) != expected.get(key)))
    there = "is not the one that belongs there" if (kind, name) in found else "is missing"
    raise UserError(
        f"{path} was changed by another program or is damaged: its {kind} “{name}” {there}. "
        "It was left as it is; open a backup or an earlier copy."
    )


@cache
def expected_objects() -> Objects:
    """Return the schema of a fresh project, as SQLite itself spells it."""
    raw = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: raw)
    schema.metadata.create_all(engine)
    found = objects(raw)
    engine.dispose()
    raw.close()
    return found


def objects(connection: sqlite3.Connection) -> Objects:
    """Return the tables, indexes and triggers of a file, by kind and name."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return {
        (kind, name): _bare(sql or "")
        for kind, name, sql in rows
        if not name.startswith("sqlite_stat")
    }


def _bare(sql: str) -> str:
    """A definition without spaces and quotes, which may differ between versions of libraries."""
    return "".join(sql.replace('"', "").split())


def _size(path: Path) -> int:
    try:
        found = path.stat()
    except FileNotFoundError:
        raise UserError(
            f"There is no file {path}. Look for it elsewhere, or make a new project."
        ) from None
    except OSError as error:
        raise UserError(
            f"{path} cannot be looked at ({why(error)}). Look whether its name is right and you "
            "may read its folder."
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise UserError(f"{path} is a folder. Choose the project file, which ends in .goldleaf.")
    if not stat.S_ISREG(found.st_mode):
        raise UserError(f"{path} is not an ordinary file, so it cannot be a Goldleaf project.")
    if found.st_size == 0:
        raise UserError(
            f"{path} is empty (0 bytes), so it is not a Goldleaf project. If it once was one, "
            "open a backup or an earlier copy."
        )
    return found.st_size


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER)
    except OSError as error:
        raise UserError(
            f"{path} cannot be read ({why(error)}). Look whether you may read it."
        ) from error


def _not_ours(path: Path, header: bytes) -> str:
    if header.startswith(MAGIC):
        return f"{path} is damaged: only its first {len(header)} bytes are left. Open a backup."
    if header.startswith(b"PK\x03\x04"):
        return (
            f"{path} is a ZIP archive or an Office file, not a Goldleaf project. Unpack it first."
        )
    return (
        f"{path} is not a Goldleaf project. If it is an article, open a project and import it "
        "there."
    )


def _refuse_cut(path: Path, header: bytes, size: int) -> None:
    """A file shorter than its own header says was cut, unless a crash is about to be mended."""
    page = int.from_bytes(header[16:18], "big")
    whole = (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    trusted = header[24:28] == header[92:96]
    if trusted and size < whole and not is_unfinished(path):
        raise UserError(
            f"{path} is damaged: {size:,} of its {whole:,} bytes are left. It was left as it "
            "is; open a backup or an earlier copy."
        )


def is_unfinished(path: Path) -> bool:
    """Whether SQLite's journal is beside the file: the last program to have it open crashed."""
    journal = path.with_name(path.name + "-journal")
    try:
        return journal.stat().st_size > 0
    except OSError:
        return False
