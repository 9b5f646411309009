"""What SQLite reports, as sentences for a person. What is not listed here is a bug of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from annotation.errors import UserError

SAFE = "What was saved before is safe; the last step was not saved."
NOTHING_MADE = "No project was made."

SENTENCES = {
    sqlite3.SQLITE_FULL: (
        "There is no room left on the disk to save into {path}. {kept} "
        "Make some room and do it again."
    ),
    sqlite3.SQLITE_READONLY: (
        "{path} cannot be changed: the file or its folder is read-only. {kept} "
        "Allow writing there, or copy the project to a folder of your own."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{path} cannot be opened for writing. Look whether it and its folder still exist and "
        "may be written to."
    ),
    sqlite3.SQLITE_BUSY: (
        "{path} is open in another program or another window. Close it there and try again."
    ),
    sqlite3.SQLITE_LOCKED: (
        "{path} is open in another program or another window. Close it there and try again."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged: parts of the file do not fit together. Do not work on in it; "
        "open a backup or an earlier copy."
    ),
    sqlite3.SQLITE_NOTADB: "{path} is not a Goldleaf project, or its beginning is damaged.",
    sqlite3.SQLITE_IOERR: (
        "The disk reported an error while {path} was read or written. {kept} "
        "Look whether the disk is full or the drive is gone, then do it again."
    ),
    sqlite3.SQLITE_NOMEM: "There is not enough memory for {path}. Close other programs.",
    sqlite3.SQLITE_TOOBIG: "A text is too long to be stored in {path} (over 1,000 MB).",
}


def sentence(error: BaseException | None, path: Path, kept: str = SAFE) -> str | None:
    """Return what to tell a person, None where the error is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        undecodable = isinstance(error, sqlite3.OperationalError) and "decode" in str(error)
        code = sqlite3.SQLITE_CORRUPT if undecodable else 0
    said = SENTENCES.get(code & 0xFF)
    return None if said is None else said.format(path=path, kept=kept)


@contextmanager
def told(path: Path, kept: str = SAFE) -> Iterator[None]:
    """Turn the troubles of the file at `path` that come up inside into UserError.

    `kept` says what is left then.
    """
    try:
        yield
    except DBAPIError as error:
        _tell(error.orig, path, kept, error)
        raise
    except sqlite3.Error as error:
        _tell(error, path, kept, error)
        raise
    except UnicodeEncodeError as error:
        raise UserError(
            f"A text holds half a character (at its place {error.start:,}), which cannot be "
            f"stored in {path}. Type it again."
        ) from error


def _tell(error: BaseException | None, path: Path, kept: str, cause: Exception) -> None:
    said = sentence(error, path, kept)
    if said is not None:
        raise UserError(said) from cause
