"""Format 2: what a mention means and whom it names, and the register of actors and places."""

import sqlalchemy as sa
from alembic.operations import Operations

_SPANS = ("document_id", "coder", "id", "type", "fragments", "quote", "attributes")
_CHANGES = ("edit", "ord", "kind", "record_id", "before", "after")
_SUGGESTIONS = ("document_id", "source", "ord", "id", "kind", "version", "score", "value")
_IS_SET = {"merged": sa.text("merged IS NOT NULL"), "entity": sa.text("entity IS NOT NULL")}
_OF_ENTITY = sa.text("kind = 'entity'")

Item = sa.Column[str] | sa.Column[int] | sa.Column[float] | sa.Constraint


class NotTheSameError(RuntimeError):
    """Rows that were copied into a new table and do not read as they did before."""


def upgrade(op: Operations) -> None:
    """Bring the tables of format 1 to format 2, inside the transaction that is open."""
    _add_entities(op)
    _rebuild_spans(op)
    _rebuild_changes(op)
    _rebuild_suggestions(op)


def _add_entities(op: Operations) -> None:
    names = ("id", "name", "type", "kind", "aliases", "country", "external")
    _create(
        op,
        "entities",
        *map(_text, names),
        _text("merged", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_entities"),
        sa.CheckConstraint("name <> ''", name="ck_entities_name"),
        sa.CheckConstraint("merged <> id", name="ck_entities_merged"),
        _reference("entities", "merged", "entities"),
    )
    _index_where_set(op, "entities", "merged")


def _rebuild_spans(op: Operations) -> None:
    _create(
        op,
        "spans_new",
        *map(_text, _SPANS),
        _text("normal", null=True),
        _text("entity", null=True),
        sa.PrimaryKeyConstraint("document_id", "coder", "id", name="pk_spans"),
        sa.CheckConstraint("quote <> ''", name="ck_spans_quote"),
        _reference("spans", "document_id", "documents", ondelete="RESTRICT"),
        _reference("spans", "entity", "entities"),
    )
    _replace(op, "spans", _SPANS)
    _index_where_set(op, "spans", "entity")


def _rebuild_changes(op: Operations) -> None:
    kinds = "'span', 'event', 'argument', 'decision', 'facts', 'status', 'entity'"
    _create(
        op,
        "changes_new",
        sa.Column("edit", sa.Integer(), nullable=False),
        sa.Column("ord", sa.Integer(), nullable=False),
        _text("kind"),
        _text("record_id"),
        _text("before", null=True),
        _text("after", null=True),
        sa.PrimaryKeyConstraint("edit", "ord", name="pk_changes"),
        sa.CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="ck_changes_sides"),
        sa.CheckConstraint(f"kind IN ({kinds})", name="ck_changes_kind"),
        sa.ForeignKeyConstraint(
            ["edit"], ["edits.seq"], name="fk_changes_edit_edits", ondelete="RESTRICT"
        ),
    )
    _replace(op, "changes", _CHANGES)
    op.create_index("ix_changes_entity", "changes", ["record_id"], sqlite_where=_OF_ENTITY)
    for verb, said in (("UPDATE", "changed"), ("DELETE", "deleted")):
        op.execute(
            f"CREATE TRIGGER refuse_changes_{verb.lower()} BEFORE {verb} ON changes "
            f"BEGIN SELECT RAISE(ABORT, 'changes are never {said}'); END"
        )


def _rebuild_suggestions(op: Operations) -> None:
    _create(
        op,
        "suggestions_new",
        _text("document_id"),
        _text("source"),
        sa.Column("ord", sa.Integer(), nullable=False),
        *map(_text, ("id", "kind", "version")),
        sa.Column("score", sa.REAL(), nullable=False),
        _text("value"),
        _text("entity", null=True),
        sa.PrimaryKeyConstraint("document_id", "source", "ord", name="pk_suggestions"),
        sa.CheckConstraint("kind IN ('span', 'event', 'argument')", name="ck_suggestions_kind"),
        sa.CheckConstraint("entity IS NULL OR kind = 'span'", name="ck_suggestions_entity"),
        _reference("suggestions", "document_id", "documents", ondelete="RESTRICT"),
    )
    _replace(op, "suggestions", _SUGGESTIONS)


def _create(op: Operations, name: str, *items: Item) -> None:
    op.create_table(name, *items, sqlite_strict=True, sqlite_with_rowid=False)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _reference(
    table: str, column: str, parent: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{parent}.id"],
        name=f"fk_{table}_{column}_{parent}",
        ondelete=ondelete,
        deferrable=True,
        initially="DEFERRED",
    )


def _index_where_set(op: Operations, table: str, column: str) -> None:
    op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=_IS_SET[column])


def _replace(op: Operations, table: str, columns: tuple[str, ...]) -> None:
    """Copy the rows into the new table, read them back, and put it in the place of the old one."""
    names = ", ".join(f'"{name}"' for name in columns)
    op.execute(f"INSERT INTO {table}_new ({names}) SELECT {names} FROM {table}")  # noqa: S608 - ours
    for one, other in ((table, f"{table}_new"), (f"{table}_new", table)):
        query = f"SELECT {names} FROM {one} EXCEPT SELECT {names} FROM {other} LIMIT 1"  # noqa: S608
        if op.get_bind().execute(sa.text(query)).first() is not None:
            raise NotTheSameError(f"the rows of {table} differ after they were copied")
    op.drop_table(table)
    op.rename_table(f"{table}_new", table)
