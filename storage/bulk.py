"""Which records were last written by an edit that decided many things at once.

Derived from the log. What undo took back does not count, and a state that it brought back bears
the mark of the edit that first made it: undo is a stack, so what holds is what the edits that are
still in force have written.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from storage import schema

_E, _C = schema.edits, schema.changes
_STEPS = select(_E.c.id, _E.c.undoes).order_by(_E.c.seq)
_WRITTEN = (
    select(_E.c.id, _E.c.coder, _E.c.bulk, _C.c.kind, _C.c.record_id, _C.c.after.is_(None))
    .join(_C, _C.c.edit == _E.c.seq)
    .where(_E.c.undoes.is_(None))
    .order_by(_E.c.seq, _C.c.ord)
)
_HAS_BULK = select(_E.c.seq).where(_E.c.bulk == 1).limit(1)
_DECISIONS = _WRITTEN.where(_C.c.kind == "decision")

_ANNOTATIONS = frozenset({"span", "event", "argument"})

Written = dict[tuple[str, str], tuple[str, bool]]
"""By slot of a layer (an annotation may change its kind): whose it is, and whether in bulk."""


def records(connection: Connection, document: str, coder: str) -> frozenset[str]:
    """Return the ids of the decisions and annotations of a layer that were made in bulk."""
    key = {"document": document, "coder": coder}
    if connection.execute(_of_layer(_HAS_BULK), key).first() is None:
        return frozenset()
    written = _fold(connection, _of_layer(_STEPS), _of_layer(_WRITTEN), key)
    return frozenset(id_ for (_, id_), (_, in_bulk) in written.items() if in_bulk)


def decisions(connection: Connection) -> Counter[str]:
    """Return how many decisions in force each coder made in bulk."""
    if connection.execute(_HAS_BULK).first() is None:
        return Counter()
    written = _fold(connection, _STEPS, _DECISIONS, {})
    return Counter(coder for coder, in_bulk in written.values() if in_bulk)


def _of_layer(query: Select[Any]) -> Select[Any]:
    return query.where(_E.c.document_id == bindparam("document"), _E.c.coder == bindparam("coder"))


def _fold(
    connection: Connection,
    steps: Select[Any],
    changes: Select[Any],
    key: dict[str, str],
) -> Written:
    undone = _undone([(str(id_), undoes) for id_, undoes in connection.execute(steps, key)])
    written: Written = {}
    for edit, coder, bulk, kind, record, is_gone in connection.execute(changes, key):
        if edit in undone:
            continue
        slot = ("annotation" if kind in _ANNOTATIONS else kind, record)
        if is_gone:
            written.pop(slot, None)
        else:
            written[slot] = (coder, bool(bulk))
    return written


def _undone(steps: Iterable[tuple[str, object]]) -> set[object]:
    """Return the edits that were taken back and not done again, newest first."""
    undone: set[object] = set()
    for id_, undoes in reversed(list(steps)):
        if undoes is not None and id_ not in undone:
            undone.add(undoes)
    return undone
