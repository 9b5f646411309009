"""How a project file comes into being: whole, or not at all."""

import contextlib
import os
import secrets
import sqlite3
from pathlib import Path

from sqlalchemy import StaticPool, create_engine, event
from sqlalchemy.engine import Connection

from annotation.codebook import Codebook
from annotation.editor import utc_now
from annotation.errors import UserError
from annotation.learning.settings import ProjectSettings
from annotation.paths import why
from storage import codebooks, meta, schema
from storage.connection import settle
from storage.problems import NOTHING_MADE, told


def make_file(path: Path, codebook: Codebook, *, name: str, settings: ProjectSettings) -> None:
    """Write a new project beside `path` and move it there when it is complete."""
    try:
        _refuse_bad_place(path)
        _make(path, codebook, name, settings)
    except OSError as error:
        raise UserError(
            f"{path} cannot be made ({why(error)}). Choose another name or another place."
        ) from error


def _make(path: Path, codebook: Codebook, name: str, settings: ProjectSettings) -> None:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        with told(path, NOTHING_MADE):
            _fill(draft, codebook, name, settings)
        _move(draft, path)
    finally:
        for left in (draft, draft.with_name(draft.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _fill(draft: Path, codebook: Codebook, name: str, settings: ProjectSettings) -> None:
    uri = f"{draft.absolute().as_uri()}?mode=rwc"
    raw = sqlite3.connect(uri, uri=True, isolation_level=None)
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    try:
        raw.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
        settle(raw)
        with engine.begin() as connection:
            schema.metadata.create_all(connection)
            now = utc_now()
            meta.start(connection, name, now, settings)
            codebooks.add(connection, codebook, now)
    finally:
        engine.dispose()
        raw.close()


def _refuse_bad_place(path: Path) -> None:
    folder = path.absolute().parent
    if path.is_dir():
        raise UserError(f"{path} is a folder. Give the new project a name in it.")
    if path.exists() or path.is_symlink():
        raise UserError(f"{path} is there already. Open it, or choose another name.")
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}. Make it first, or choose another place.")
    if not os.access(folder, os.W_OK):
        raise UserError(f"{path} cannot be made: its folder is read-only. Choose another place.")


def _move(draft: Path, path: Path) -> None:
    """Give the finished file its name; never over another file."""
    if path.exists():
        raise UserError(f"{path} is there already. Open it, or choose another name.")
    draft.rename(path)
