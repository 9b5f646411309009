"""What a project says of itself: its name, its id, its settings, which fit is in force."""

import secrets
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, select

from annotation.codec import dumps, loads
from annotation.errors import UserError
from annotation.ids import new_id
from annotation.learning.lessons import LESSONS_VERSION
from annotation.learning.settings import ProjectSettings, settings_from_json, settings_to_json
from storage import schema

SETTINGS, FIT, MEMORY = "settings", "fit", "memory"

_VALUES = select(schema.meta.c.key, schema.meta.c.value)
_INSERT = schema.meta.insert()
_DELETE = delete(schema.meta).where(schema.meta.c.key == bindparam("b_key"))


def start(connection: Connection, name: str, now: str, settings: ProjectSettings) -> None:
    """Write what a new project starts with; a seed is drawn for it where there is none."""
    settings = replace(settings, seed=settings.seed or secrets.randbits(32))
    values = {
        "name": name,
        "id": new_id(),
        "created_at": now,
        SETTINGS: dumps(settings_to_json(settings)),
        MEMORY: LESSONS_VERSION,
    }
    connection.execute(_INSERT, [{"key": key, "value": value} for key, value in values.items()])


def load(connection: Connection) -> dict[str, str]:
    """Return everything that is said, by key."""
    return dict(connection.execute(_VALUES).all())


def put(connection: Connection, key: str, value: str) -> None:
    """Say something, in place of what was said under the same key."""
    connection.execute(_DELETE, {"b_key": key})
    connection.execute(_INSERT, {"key": key, "value": value})


def put_settings(connection: Connection, settings: ProjectSettings) -> None:
    put(connection, SETTINGS, dumps(settings_to_json(settings)))


def settings_of(held: Mapping[str, str], file_name: str) -> ProjectSettings:
    """Return the settings of a project, or raise UserError where they cannot be read."""
    try:
        return settings_from_json(loads(held.get(SETTINGS, "{}")))
    except (ValueError, TypeError) as error:
        raise UserError(
            f"The settings in {file_name} cannot be read ({error}): the file was changed by "
            "another program or is damaged. Open a backup or an earlier copy."
        ) from error
