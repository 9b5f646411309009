"""What finished layers teach, ready to be fitted: bytes that a worker made of each."""

from sqlalchemy import Connection, bindparam, delete, func, select

from storage import schema

_T, _E, _D, _S = schema.studies, schema.edits, schema.documents, schema.statuses
_INSERT = _T.insert()
_IS_LAYER = (_T.c.document_id == bindparam("b_document")) & (_T.c.coder == bindparam("b_coder"))
_DELETE = delete(_T).where(_IS_LAYER)
_NEWEST = select(func.coalesce(func.max(_E.c.seq), 0)).where(
    _E.c.document_id == bindparam("document"), _E.c.coder == bindparam("coder")
)
_NEWEST_OF_LAYER = (
    select(func.coalesce(func.max(_E.c.seq), 0))
    .where(_E.c.document_id == _S.c.document_id, _E.c.coder == _S.c.coder)
    .scalar_subquery()
)
_DONE = (
    select(_S.c.document_id, _S.c.coder, _T.c.data)
    .join(_D, _D.c.id == _S.c.document_id)
    .outerjoin(
        _T,
        (_T.c.document_id == _S.c.document_id)
        & (_T.c.coder == _S.c.coder)
        & (_T.c.version == bindparam("version"))
        & (_T.c.seq == _NEWEST_OF_LAYER),
    )
    .where(_S.c.state == "done")
    .order_by(_D.c.number, _S.c.coder)
)
_MISSING = _DONE.where(_T.c.seq.is_(None)).with_only_columns(_S.c.document_id, _S.c.coder)
_FRESH = _DONE.where(_T.c.seq.is_not(None)).with_only_columns(_T.c.data)


def missing(connection: Connection, version: str) -> list[tuple[str, str]]:
    """Return the layers that are done and were not studied as they are now."""
    found = connection.execute(_MISSING, {"version": version})
    return [(document, coder) for document, coder in found]


def load(connection: Connection, version: str) -> list[bytes]:
    """Return the studies of layers that are done and as they were then."""
    return list(connection.scalars(_FRESH, {"version": version}))


def newest_edit(connection: Connection, document: str, coder: str) -> int:
    """Return the number of the newest edit of a layer, 0 for none."""
    found: int = connection.scalars(_NEWEST, {"document": document, "coder": coder}).one()
    return found


def keep(
    connection: Connection, document: str, coder: str, version: str, seq: int, data: bytes
) -> None:
    """Keep a study, in place of the one before."""
    connection.execute(_DELETE, {"b_document": document, "b_coder": coder})
    values = {"document_id": document, "coder": coder, "version": version, "seq": seq}
    connection.execute(_INSERT, {**values, "data": data})


def forget_all(connection: Connection) -> None:
    """Have every finished layer studied again: with another codebook, types mean other things."""
    connection.execute(delete(_T))
