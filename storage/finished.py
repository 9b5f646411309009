"""The layers that are done: when they were called so, and what they cost."""

from sqlalchemy import Connection, RowMapping, func, select

from annotation.learning.blind import is_blind
from annotation.learning.settings import ProjectSettings
from annotation.learning.statistics import Finished, Tally
from storage import schema

_T, _E, _C, _Y, _D = (
    schema.statuses,
    schema.edits,
    schema.changes,
    schema.sittings,
    schema.decisions,
)
_FIRST = select(func.min(_D.c.at)).where(
    _D.c.document_id == _T.c.document_id, _D.c.coder == _T.c.coder
)
_X = _E.alias()
_ENDS = (
    select(_X.c.seq)
    .join(_C, _C.c.edit == _X.c.seq)
    .where(_X.c.document_id == _T.c.document_id, _X.c.coder == _T.c.coder)
    .where(_C.c.kind == "status", _C.c.after.is_not(None))
    .order_by(_X.c.seq.desc())
    .limit(1)
)
"""The edit that called a layer done: its last edits are looked at first."""
_LAYERS = (
    select(
        _T.c.document_id,
        _T.c.coder,
        schema.facts.c.title,
        _Y.c["keys"],
        _Y.c.seconds,
        func.coalesce(_E.c.at, "").label("at"),
        _FIRST.scalar_subquery().label("first_decision"),
    )
    .join(schema.facts, schema.facts.c.document_id == _T.c.document_id)
    .outerjoin(_Y, (_Y.c.document_id == _T.c.document_id) & (_Y.c.coder == _T.c.coder))
    .outerjoin(_E, _E.c.seq == _ENDS.scalar_subquery())
    .where(_T.c.state == "done")
    .order_by(_E.c.seq, _T.c.document_id, _T.c.coder)
)


def finished_layers(connection: Connection, settings: ProjectSettings) -> list[Finished]:
    """Return the finished layers, the first first, without what became of suggestions."""
    return [_finished(row, settings) for row in connection.execute(_LAYERS).mappings()]


def _finished(row: RowMapping, settings: ProjectSettings) -> Finished:
    """Return a finished layer. It is blind only where nothing was decided before it was done."""
    document, at, first = row["document_id"], row["at"], row["first_decision"]
    drawn = is_blind(document, share=settings.blind_share, seed=settings.seed)
    return Finished(
        document,
        row["title"],
        row["coder"],
        at,
        drawn and (first is None or first > at),
        Tally(),
        annotations=0,
        keys=row["keys"],
        seconds=row["seconds"],
    )
