"""What a project says of itself: its name and its id."""

from sqlalchemy import Connection, select

from annotation.ids import new_id
from storage import schema

_VALUES = select(schema.meta.c.key, schema.meta.c.value)


def start(connection: Connection, name: str, now: str) -> None:
    """Write what a new project starts with."""
    values = {"name": name, "id": new_id(), "created_at": now}
    rows = [{"key": key, "value": value} for key, value in values.items()]
    connection.execute(schema.meta.insert(), rows)


def load(connection: Connection) -> dict[str, str]:
    """Return what `start` wrote, by key."""
    return dict(connection.execute(_VALUES).all())
