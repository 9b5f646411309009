"""What a project says of itself: its name, its id, its codebook."""

from sqlalchemy import Connection, select

from annotation.codebook import Codebook
from annotation.codebook_reader import parse_codebook
from annotation.ids import new_id
from storage import schema

_VALUES = select(schema.meta.c.key, schema.meta.c.value)
_NEWEST = select(schema.codebooks.c.source_text).order_by(schema.codebooks.c.number.desc()).limit(1)


def start(connection: Connection, name: str, codebook: Codebook, now: str) -> None:
    """Write what a new project starts with."""
    values = {"name": name, "id": new_id(), "created_at": now}
    rows = [{"key": key, "value": value} for key, value in values.items()]
    connection.execute(schema.meta.insert(), rows)
    connection.execute(
        schema.codebooks.insert(),
        {
            "name": codebook.name,
            "version": codebook.version,
            "source_text": codebook.source_text,
            "at": now,
        },
    )


def load(connection: Connection) -> dict[str, str]:
    """Return what `start` wrote, by key."""
    return dict(connection.execute(_VALUES).all())


def load_codebook(connection: Connection, where: str) -> Codebook:
    """Return the codebook in force."""
    return parse_codebook(connection.scalars(_NEWEST).one(), where=where)
