"""The documents: stored once, with the bytes that they came in, and listed with their state."""

import hashlib
import zlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Connection,
    ScalarSelect,
    Table,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.sql.elements import ColumnElement

from annotation.article import Article
from annotation.codec import dumps, loads, record_from_dict, record_to_dict
from annotation.errors import UserError
from annotation.ids import new_id
from annotation.learning.blind import is_blind
from annotation.learning.settings import NOTHING_HELD_BACK, ProjectSettings
from annotation.values import Document, Facts
from storage import facts, schema
from storage.rows import Row, document_from, published_from
from storage.values import Added, DocumentRow

_D, _F = schema.documents, schema.facts

_INSERT = _D.insert()
_BY_SHA = select(_D.c.id).where(_D.c.sha256 == bindparam("sha256"))
_ONE = (
    select(_D.c.id, _D.c.text, _D.c.sha256, _D.c.source, _F)
    .join(_F, _F.c.document_id == _D.c.id)
    .where(_D.c.id == bindparam("document"))
)
_ORIGINAL = select(_D.c.original).where(_D.c.id == bindparam("document"))
_IMPORTED = select(_D.c.id, _D.c.imported_facts).order_by(_D.c.id)
_IDS = select(_D.c.id)


def sha256_of(text: str) -> str:
    """Return the sha256 of the UTF-8 bytes of `text`, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def count_words(text: str) -> int:
    """Return how many words `text` has, for a person to know its length by."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def add(connection: Connection, article: Article, now: str) -> Added:
    """Store an article, unless a document with the same text is there."""
    if not article.text.strip():
        raise UserError(f"{article.source} has no text in it, so there is nothing to annotate.")
    sha256 = sha256_of(article.text)
    known = connection.scalars(_BY_SHA, {"sha256": sha256}).one_or_none()
    if known is not None:
        return Added(article.source, known, article.title, duplicate_of=known)
    id_ = new_id()
    first = Facts(id_, article.title, article.publisher, article.published, article.zones)
    facts.check(Document(id_, article.text, sha256, article.source, first), first)
    connection.execute(_INSERT, _values(article, id_, sha256, first) | {"imported_at": now})
    facts.add(connection, first)
    return Added(article.source, id_, article.title, notes=article.notes)


def _values(article: Article, id_: str, sha256: str, first: Facts) -> dict[str, Any]:
    return {
        "id": id_,
        "sha256": sha256,
        "n_chars": len(article.text),
        "words": count_words(article.text),
        "source": article.source,
        "encoding": article.encoding,
        "replaced": article.replaced,
        "notes": dumps(article.notes),
        "imported_facts": dumps(record_to_dict(first)),
        "original_sha256": hashlib.sha256(article.original).hexdigest(),
        "text": article.text,
        "original": zlib.compress(article.original),
    }


def load(connection: Connection, id_: str) -> Document:
    """Return a document with the facts in force."""
    row = connection.execute(_ONE, {"document": id_}).mappings().one_or_none()
    if row is None:
        raise UserError(f"The project has no document {id_}. Choose one from the list.")
    return document_from(row)


def original(connection: Connection, id_: str) -> bytes:
    """Return the bytes of the file that a document came in."""
    packed = connection.scalars(_ORIGINAL, {"document": id_}).one_or_none()
    if packed is None:
        raise UserError(f"The project has no document {id_}. Choose one from the list.")
    return zlib.decompress(packed)


def ids(connection: Connection, among: Iterable[str] | None = None) -> list[str]:
    """Return the ids of all documents, or of those `among` them, sorted."""
    known = set(connection.scalars(_IDS))
    if among is None:
        return sorted(known)
    wanted = set(among)
    if wanted - known:
        raise UserError(f"The project has no document {min(wanted - known)}.")
    return sorted(wanted)


def imported_facts(connection: Connection) -> dict[str, Facts]:
    """Return the facts that each document came in with: where the log starts from."""
    found = {}
    for id_, text in connection.execute(_IMPORTED):
        record = record_from_dict(loads(text))
        if isinstance(record, Facts):
            found[id_] = record
    return found


def _of_layer(table: Table) -> ColumnElement[bool]:
    own: ColumnElement[bool] = (table.c.document_id == _D.c.id) & (
        table.c.coder == bindparam("coder")
    )
    return own


def _count(table: Table, where: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(table).where(where).scalar_subquery()


_STATUS = select(schema.statuses.c.state).where(_of_layer(schema.statuses)).scalar_subquery()
_ANNOTATED = (schema.spans, schema.events, schema.arguments)
_BEGUN = or_(*(exists().where(_of_layer(t)) for t in (*_ANNOTATED, schema.decisions)))
_P = schema.suggestions
_S = schema.decisions
_IS_SHOWN = (_P.c.kind != "argument") & (_P.c.score >= bindparam("least"))
_IS_MARK = _S.c.original.not_like('%"kind":"argument"%')
_IS_OFFERED = _IS_MARK & (_S.c.score >= bindparam("least"))
_MARKS = _count(schema.spans, _of_layer(schema.spans)) + _count(
    schema.events, _of_layer(schema.events)
)
_DOUBT = (
    select(func.avg(1 - func.abs(2 * _P.c.score - 1)))
    .where(_P.c.document_id == _D.c.id, _P.c.kind != "argument")
    .scalar_subquery()
)
_LANGUAGE = (
    select(schema.readings.c.language)
    .where(schema.readings.c.document_id == _D.c.id)
    .scalar_subquery()
)
_LIST = (
    select(
        _D.c.id,
        _F.c.title,
        _F.c.publisher,
        _F.c.published,
        _D.c.source,
        _D.c.words,
        func.coalesce(_STATUS, case((_BEGUN, literal("in_progress")), else_=literal("new"))).label(
            "state"
        ),
        _count(_P, (_P.c.document_id == _D.c.id) & _IS_SHOWN).label("offered"),
        _count(_S, _of_layer(_S) & _IS_OFFERED).label("taken"),
        _DOUBT.label("doubt"),
        func.coalesce(_LANGUAGE, "").label("language"),
        _count(_S, _of_layer(_S) & (_S.c.verdict == "rejected") & _IS_MARK).label("rejected"),
        _MARKS.label("marks"),
        (_MARKS + _count(schema.arguments, _of_layer(schema.arguments))).label("annotations"),
    )
    .join(_F, _F.c.document_id == _D.c.id)
    .order_by(_D.c.number)
)


def listed(
    connection: Connection, coder: str, settings: ProjectSettings = NOTHING_HELD_BACK
) -> list[DocumentRow]:
    """Return all documents as `coder` sees them, in order of import, in one query."""
    key = {"coder": coder, "least": settings.least_score}
    return [_row(row, settings) for row in connection.execute(_LIST, key).mappings()]


def _row(row: Row, settings: ProjectSettings) -> DocumentRow:
    values = dict(row)
    values["published"] = published_from(values["published"])
    values["is_blind"] = is_blind(row["id"], share=settings.blind_share, seed=settings.seed)
    offered, taken, rejected, marks = map(values.pop, ("offered", "taken", "rejected", "marks"))
    is_kept_back = values["is_blind"] and values["state"] != "done"
    waiting = 0 if is_kept_back else max(0, offered - taken)
    decided = marks + rejected
    return DocumentRow(**values, decided=decided, suggestions=decided + waiting)
