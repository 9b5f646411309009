"""The facts of a document as they are now: one row for each, shared by all coders."""

from sqlalchemy import Connection, bindparam, select

from annotation.errors import UserError
from annotation.values import ZONE_KINDS, Document, Facts
from storage import schema
from storage.rows import facts_from, facts_values

_T = schema.facts
_NAMES = ("title", "publisher", "published", "zones")

_INSERT = _T.insert()
_SELECT = select(_T).where(_T.c.document_id == bindparam("document"))
_REPLACE = (
    _T.update()
    .where(
        _T.c.document_id == bindparam("b_id"),
        *(_T.c[name].is_not_distinct_from(bindparam(f"b_{name}")) for name in _NAMES),
    )
    .values({name: bindparam(name) for name in _NAMES})
)


def add(connection: Connection, value: Facts) -> None:
    """Store the first facts of a document."""
    connection.execute(_INSERT, {"document_id": value.id, **facts_values(value)})


def load(connection: Connection, document: str) -> Facts:
    """Return the facts that are in force."""
    return facts_from(connection.execute(_SELECT, {"document": document}).mappings().one())


def replace(connection: Connection, before: Facts, after: Facts) -> None:
    """Put `after` where `before` stands, or raise UserError when something else stands there."""
    where = {f"b_{name}": value for name, value in facts_values(before).items()}
    values = {"b_id": before.id, **where, **facts_values(after)}
    if connection.execute(_REPLACE, values).rowcount != 1:
        raise _changed_meanwhile(before)


def _changed_meanwhile(facts: Facts) -> UserError:
    """Return what to say when the facts were changed by somebody else since."""
    return UserError(
        f"The title, publisher, date or zones of “{facts.title or facts.id}” were changed by "
        "another coder in the meantime. Open the article again to see them, then make your change."
    )


def check(document: Document, facts: Facts) -> None:
    """Raise UserError unless the zones lie inside the text, in order, without overlap."""
    reached = 0
    for zone in facts.zones:
        if zone.kind not in ZONE_KINDS:
            raise UserError(f"“{zone.kind}” is not a kind of zone. Choose {', '.join(ZONE_KINDS)}.")
        if not reached <= zone.start < zone.end <= len(document.text):
            raise UserError(
                f"The {zone.kind} from {zone.start:,} to {zone.end:,} in “{facts.title}” lies "
                "outside of the text or overlaps another zone. Choose another stretch."
            )
        reached = zone.end
