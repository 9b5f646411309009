"""What sources found out about documents as a whole, and what coders spent on them."""

from sqlalchemy import Connection, bindparam, delete, select, text

from storage import schema

_T = schema.readings
_INSERT = _T.insert()
_DELETE = delete(_T).where(_T.c.document_id == bindparam("b_document"))
_ONE = select(_T.c.language, _T.c.note).where(_T.c.document_id == bindparam("document"))
_PROFILES = select(_T.c.document_id, _T.c.profile).where(_T.c.profile != b"")
_ADD_EFFORT = text(
    "INSERT INTO sittings (document_id, coder, keys, gestures, seconds)"
    " VALUES (:document, :coder, :keys, :gestures, :seconds)"
    " ON CONFLICT (document_id, coder) DO UPDATE"
    " SET keys = sittings.keys + excluded.keys,"
    " gestures = sittings.gestures + excluded.gestures,"
    " seconds = sittings.seconds + excluded.seconds"
)


def keep(connection: Connection, document: str, language: str, note: str, profile: bytes) -> None:
    """Keep what a source found out about a document, in place of what was known."""
    connection.execute(_DELETE, {"b_document": document})
    values = {"document_id": document, "language": language, "note": note, "profile": profile}
    connection.execute(_INSERT, values)


def load(connection: Connection, document: str) -> tuple[str, str]:
    """Return language and note of a document, "" where nobody has read it."""
    row = connection.execute(_ONE, {"document": document}).one_or_none()
    return ("", "") if row is None else (row[0], row[1])


def profiles(connection: Connection) -> dict[str, bytes]:
    """Return the profiles of the documents that have one."""
    return dict(connection.execute(_PROFILES).all())


def add_effort(
    connection: Connection, document: str, coder: str, spent: tuple[int, int, float]
) -> None:
    """Add keys, gestures and seconds to what a coder has spent on a document."""
    keys, gestures, seconds = spent
    values = {"document": document, "coder": coder, "keys": keys, "gestures": gestures}
    connection.execute(_ADD_EFFORT, {**values, "seconds": float(seconds)})
