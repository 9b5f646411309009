"""Format 3: what is learned from decisions, and the settings of the project.

The memory stays empty here: it follows from the log, and whoever opens the project next makes it
of that (`storage.remembering`). A project that was begun without a blind slice gets none, and shows
all suggestions as it did.
"""

import json
import secrets

import sqlalchemy as sa
from alembic.operations import Operations

_CUE = ("kind", "string", "type")
_IS_KIND = "kind IN ('span', 'event')"

Item = sa.Column[str] | sa.Column[int] | sa.Column[float] | sa.Column[bytes] | sa.Constraint


def upgrade(op: Operations) -> None:
    """Bring the tables of format 2 to format 3, inside the transaction that is open."""
    _add_memory(op)
    _add_studies(op)
    _add_fits(op)
    _add_readings(op)
    _add_sittings(op)
    _add_settings(op)


def _add_memory(op: Operations) -> None:
    _create(
        op,
        "memory",
        *map(_text, (*_CUE, "context")),
        _number("accepted"),
        _number("rejected"),
        sa.PrimaryKeyConstraint(*_CUE, "context", name="pk_memory"),
        sa.CheckConstraint(_IS_KIND, name="ck_memory_kind"),
    )
    stances = "stance IN ('propose', 'silent', 'withhold')"
    _create(
        op,
        "memory_rules",
        *map(_text, (*_CUE, "stance", "origin", "at")),
        sa.PrimaryKeyConstraint(*_CUE, name="pk_memory_rules"),
        sa.CheckConstraint(_IS_KIND, name="ck_memory_rules_kind"),
        sa.CheckConstraint(stances, name="ck_memory_rules_stance"),
    )


def _add_studies(op: Operations) -> None:
    _create(
        op,
        "studies",
        *map(_text, ("document_id", "coder", "version")),
        _number("seq"),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "coder", name="pk_studies"),
        _of_document("studies"),
        rowid=True,
    )


def _add_fits(op: Operations) -> None:
    _create(
        op,
        "fits",
        _number("number"),
        *map(_text, ("at", "report")),
        _number("size"),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_fits"),
        rowid=True,
    )


def _add_readings(op: Operations) -> None:
    _create(
        op,
        "readings",
        *map(_text, ("document_id", "language", "note")),
        sa.Column("profile", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_readings"),
        _of_document("readings"),
    )


def _add_sittings(op: Operations) -> None:
    counted = ("keys", "gestures", "seconds")
    _create(
        op,
        "sittings",
        *map(_text, ("document_id", "coder")),
        *map(_number, counted[:2]),
        sa.Column("seconds", sa.REAL(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "coder", name="pk_sittings"),
        *(sa.CheckConstraint(f"{name} >= 0", name=f"ck_sittings_{name}") for name in counted),
        _of_document("sittings"),
    )


def _add_settings(op: Operations) -> None:
    meta = sa.table("meta", sa.column("key", sa.Text()), sa.column("value", sa.Text()))
    held = {"seed": secrets.randbits(32), "blind_share": 0.0, "least_score": 0.0}
    op.bulk_insert(meta, [{"key": "settings", "value": json.dumps(held)}])


def _create(op: Operations, name: str, *items: Item, rowid: bool = False) -> None:
    if rowid:
        op.create_table(name, *items, sqlite_strict=True)
    else:
        op.create_table(name, *items, sqlite_strict=True, sqlite_with_rowid=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _of_document(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["document_id"],
        ["documents.id"],
        name=f"fk_{table}_document_id_documents",
        ondelete="RESTRICT",
        deferrable=True,
        initially="DEFERRED",
    )
