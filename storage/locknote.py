"""A note beside an open project that says who has it open.

For information only: the truth is the lock that the operating system keeps for SQLite, which
ends with the process. A note that was left behind by a crash keeps nobody out.
"""

import contextlib
import getpass
import json
import socket
from datetime import datetime
from pathlib import Path


def note_path(project: Path) -> Path:
    """Return where the note of a project lies."""
    return project.with_name(f"~{project.name}.lock")


def write_note(project: Path) -> None:
    """Say that this user on this computer has `project` open. A place that refuses is no harm."""
    with contextlib.suppress(OSError):
        note = {"host": socket.gethostname(), "user": _user(), "since": _now()}
        note_path(project).write_text(json.dumps(note), encoding="utf-8")


def remove_note(project: Path) -> None:
    """Take the note away."""
    with contextlib.suppress(OSError):
        note_path(project).unlink(missing_ok=True)


def read_note(project: Path) -> str:
    """Return ` (by USER on HOST since TIME)` from the note, "" where there is none."""
    try:
        note = json.loads(note_path(project).read_text(encoding="utf-8"))
        return f" (by {note['user']} on {note['host']} since {note['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _now() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
