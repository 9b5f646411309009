"""A copy of an open project beside it, made by SQLite itself and read back before it is trusted.

The open file is never read by other means: that would drop SQLite's lock on it.
"""

import contextlib
import hashlib
import os
import sqlite3
from pathlib import Path

from annotation.errors import UserError
from annotation.paths import why
from storage import preflight
from storage.problems import told

LEFT = "No copy was made, so nothing was changed."


def make(raw: sqlite3.Connection, path: Path, mark: str) -> Path:
    """Copy the project that is open in `raw` to a new file beside `path`. Return where it is."""
    place = _free(path, mark)
    draft = place.with_name(f"{place.name}.part")
    try:
        draft.unlink(missing_ok=True)
        with told(draft, LEFT):
            _copy(raw, draft)
        _sync(draft)
        draft.rename(place)
    except OSError as error:
        raise UserError(
            f"{place} cannot be written ({why(error)}), and without a copy {path} is not changed. "
            "Make room there, or copy the project to a folder of your own and open it there."
        ) from error
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
    return place


def faults(raw: sqlite3.Connection) -> str:
    """Return what SQLite finds wrong with a file, "" for nothing."""
    said: str = raw.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if said != "ok":
        return said
    row = raw.execute("PRAGMA foreign_key_check").fetchone()
    return "" if row is None else f"a row of “{row[0]}” points to nothing in “{row[2]}”"


def _free(path: Path, mark: str) -> Path:
    """Return a name beside the project that nothing has: no earlier copy is ever replaced."""
    number, place = 1, path.with_name(f"{path.stem}.{mark}{path.suffix}")
    while place.exists() or place.is_symlink():
        number += 1
        place = path.with_name(f"{path.stem}.{mark}-{number}{path.suffix}")
    return place


def _copy(raw: sqlite3.Connection, draft: Path) -> None:
    copy = sqlite3.connect(draft, isolation_level=None)
    try:
        copy.execute("PRAGMA journal_mode=DELETE")
        raw.backup(copy)
        if faults(copy) or _contents(copy) != _contents(raw):
            raise OSError("the copy does not read as the file does")
    finally:
        copy.close()


def _contents(raw: sqlite3.Connection) -> tuple[object, ...]:
    """Return what two files have in common only when one is the copy of the other."""
    numbers = [
        raw.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    ]
    known = preflight.objects(raw)
    tables = sorted(name for kind, name in known if kind == "table")
    counts = [raw.execute(f'SELECT count(*) FROM "{name}"').fetchone() for name in tables]  # noqa: S608 - known
    digest = hashlib.sha256()
    for id_, text, original in raw.execute("SELECT id, text, original FROM documents ORDER BY id"):
        digest.update(f"{id_}\0{text}\0".encode())
        digest.update(original)
    return (numbers, known, counts, digest.digest())


def _sync(draft: Path) -> None:
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
