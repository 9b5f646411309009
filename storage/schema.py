"""The tables of a project. Nothing here is SQLite's alone but what is marked so.

A layer's rows are clustered by document and coder, so opening one reads neighbouring pages and
saving a decision touches few. `edits` and `changes` are the log: triggers refuse to alter it.
"""

from sqlalchemy import (
    DDL,
    REAL,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    event,
)
from sqlalchemy.types import TypeEngine

APPLICATION_ID = 0x474C4446
"""`GLDF`, at byte 68 of every project file."""
SCHEMA_VERSION = 3
"""SQLite's `user_version`; a file with a greater one was written by a newer Goldleaf."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMES)
_Number: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def _document() -> Column[str]:
    """A reference that keeps a document from being deleted while something speaks of it."""
    return Column(
        "document_id",
        Text,
        ForeignKey("documents.id", ondelete="RESTRICT", deferrable=True, initially="DEFERRED"),
        nullable=False,
    )


def _cue() -> tuple[Column[str], Column[str], Column[str]]:
    """What the memory knows a decision by, wherever it was made."""
    return _text("kind"), _text("string"), _text("type")


def _entity(name: str) -> Column[str]:
    """A reference to a row of the register, null for none."""
    reference = ForeignKey("entities.id", deferrable=True, initially="DEFERRED")
    return Column(name, Text, reference, nullable=True)


def _index_where_set(column: Column[str]) -> None:
    """Find the rows that refer to something without a price for those that do not."""
    is_set = column.is_not(None)
    Index(None, column, sqlite_where=is_set, postgresql_where=is_set)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), _text("value"),
             sqlite_strict=True, sqlite_with_rowid=False)  # fmt: skip

codebooks = Table(
    "codebooks",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("name"),
    _text("version"),
    _text("source_text"),
    _text("at"),
    sqlite_strict=True,
)

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("n_chars", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    _text("source"),
    _text("encoding"),
    Column("replaced", Integer, nullable=False),
    _text("notes"),
    _text("imported_at"),
    _text("imported_facts"),
    _text("original_sha256"),
    # The large ones come last: SQLite then lists documents without reading them.
    _text("text"),
    Column("original", LargeBinary, nullable=False),
    CheckConstraint("n_chars > 0", name="n_chars"),
    CheckConstraint("words >= 0", name="words"),
    CheckConstraint("replaced >= 0", name="replaced"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    CheckConstraint("length(original_sha256) = 64", name="original_sha256"),
    sqlite_strict=True,
)

# The register of actors and places, shared by all layers. Whom an entity was found to be is null
# while it stands for itself. References to it are checked at the commit: rows go in any order.
entities = Table(
    "entities",
    metadata,
    Column("id", Text, primary_key=True),
    _text("name"),
    _text("type"),
    _text("kind"),
    _text("aliases"),
    _text("country"),
    _text("external"),
    _entity("merged"),
    CheckConstraint("name <> ''", name="name"),
    CheckConstraint("merged <> id", name="merged"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
_index_where_set(entities.c.merged)

facts = Table(
    "facts",
    metadata,
    _document(),
    _text("title"),
    _text("publisher"),
    _text("published", null=True),
    _text("zones"),
    PrimaryKeyConstraint("document_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)


def _layer_table(name: str, *columns: Column[str] | Column[float] | CheckConstraint) -> Table:
    """A table of records of layers, clustered by layer."""
    return Table(
        name,
        metadata,
        _document(),
        _text("coder"),
        _text("id"),
        *columns,
        PrimaryKeyConstraint("document_id", "coder", "id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


spans = _layer_table(
    "spans",
    _text("type"),
    _text("fragments"),
    _text("quote"),
    _text("attributes"),
    _text("normal", null=True),
    _entity("entity"),
    CheckConstraint("quote <> ''", name="quote"),
)
_index_where_set(spans.c.entity)
events = _layer_table(
    "events", _text("type"), _text("fragments"), _text("quote"), _text("attributes")
)
arguments = _layer_table(
    "arguments", _text("event"), _text("role"), _text("target"), _text("attributes")
)
# Not RESTRICT, which SQLite checks at once: an event and its arguments go in one edit, any order.
arguments.append_constraint(
    ForeignKeyConstraint(
        ["document_id", "coder", "event"],
        ["events.document_id", "events.coder", "events.id"],
        deferrable=True,
        initially="DEFERRED",
    )
)
Index(None, arguments.c.document_id, arguments.c.coder, arguments.c.event)
decisions = _layer_table(
    "decisions",
    _text("suggestion"),
    _text("verdict"),
    _text("result", null=True),
    _text("source"),
    _text("version"),
    Column("score", _Number, nullable=False),
    _text("original"),
    _text("at"),
    CheckConstraint("verdict IN ('accepted', 'corrected', 'rejected')", name="verdict"),
)
statuses = _layer_table(
    "statuses",
    _text("state"),
    _text("note"),
    CheckConstraint("state IN ('new', 'in_progress', 'done')", name="state"),
)

edits = Table(
    "edits",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _document(),
    _text("coder"),
    _text("verb"),
    _text("at"),
    Column("undoes", Text, ForeignKey("edits.id", ondelete="RESTRICT")),
    Column("bulk", Integer, nullable=False),
    CheckConstraint("bulk IN (0, 1)", name="bulk"),
    sqlite_strict=True,
)
Index(None, edits.c.document_id, edits.c.coder)

changes = Table(
    "changes",
    metadata,
    Column("edit", Integer, ForeignKey("edits.seq", ondelete="RESTRICT"), nullable=False),
    Column("ord", Integer, nullable=False),
    _text("kind"),
    _text("record_id"),
    _text("before", null=True),
    _text("after", null=True),
    PrimaryKeyConstraint("edit", "ord"),
    CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="sides"),
    CheckConstraint(
        "kind IN ('span', 'event', 'argument', 'decision', 'facts', 'status', 'entity')",
        name="kind",
    ),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
_of_entity = changes.c.kind == "entity"
Index(
    "ix_changes_entity",
    changes.c.record_id,
    sqlite_where=_of_entity,
    postgresql_where=_of_entity,
)

suggestion_runs = Table(
    "suggestion_runs",
    metadata,
    _document(),
    _text("source"),
    _text("version"),
    _text("at"),
    PrimaryKeyConstraint("document_id", "source"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
suggestions = Table(
    "suggestions",
    metadata,
    _document(),
    _text("source"),
    Column("ord", Integer, nullable=False),
    _text("id"),
    _text("kind"),
    _text("version"),
    Column("score", _Number, nullable=False),
    _text("value"),
    _text("entity", null=True),
    PrimaryKeyConstraint("document_id", "source", "ord"),
    CheckConstraint("kind IN ('span', 'event', 'argument')", name="kind"),
    CheckConstraint("entity IS NULL OR kind = 'span'", name="entity"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# What is learned. `memory` follows from the log: how often strings were accepted and rejected by
# single gestures, taken together; a count is below 0 where a person took back what came in bulk.
memory = Table(
    "memory",
    metadata,
    *_cue(),
    _text("context"),
    Column("accepted", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "string", "type", "context"),
    CheckConstraint("kind IN ('span', 'event')", name="kind"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
memory_rules = Table(
    "memory_rules",
    metadata,
    *_cue(),
    _text("stance"),
    _text("origin"),
    _text("at"),
    PrimaryKeyConstraint("kind", "string", "type"),
    CheckConstraint("kind IN ('span', 'event')", name="kind"),
    CheckConstraint("stance IN ('propose', 'silent', 'withhold')", name="stance"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# `seq` is the newest edit of the layer that a study was made of.
studies = Table(
    "studies",
    metadata,
    _document(),
    _text("coder"),
    _text("version"),
    Column("seq", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("document_id", "coder"),
    sqlite_strict=True,
)
# The bytes of old fits are let go of; what they could do stays on record.
fits = Table(
    "fits",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("at"),
    _text("report"),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=True),
    sqlite_strict=True,
)
readings = Table(
    "readings",
    metadata,
    _document(),
    _text("language"),
    _text("note"),
    Column("profile", LargeBinary, nullable=False),
    PrimaryKeyConstraint("document_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
sittings = Table(
    "sittings",
    metadata,
    _document(),
    _text("coder"),
    Column("keys", Integer, nullable=False),
    Column("gestures", Integer, nullable=False),
    Column("seconds", _Number, nullable=False),
    PrimaryKeyConstraint("document_id", "coder"),
    CheckConstraint("keys >= 0", name="keys"),
    CheckConstraint("gestures >= 0", name="gestures"),
    CheckConstraint("seconds >= 0", name="seconds"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

APPEND_ONLY = {
    "edits": ("UPDATE", "DELETE"),
    "changes": ("UPDATE", "DELETE"),
    "documents": ("UPDATE",),
}
"""What SQLite's triggers refuse. (In PostgreSQL: rights that the role does not have.)"""


def _refuse(table: str, verb: str) -> DDL:
    name = f"refuse_{table}_{verb.lower()}"
    said = f"{table} are never changed" if verb == "UPDATE" else f"{table} are never deleted"
    return DDL(  # type: ignore[no-untyped-call]
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END"
    )


for _table, _verbs in APPEND_ONLY.items():
    for _verb in _verbs:
        event.listen(
            metadata.tables[_table],
            "after_create",
            _refuse(_table, _verb).execute_if(dialect="sqlite"),
        )
