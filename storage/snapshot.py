"""A layer as the exports read it: one value, its entries read one document at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, select

from annotation import PROGRAM
from annotation.codebook import Codebook
from annotation.layer import Layer
from annotation.register import Register
from annotation.review import original_of, pending
from annotation.snapshot import SUGGESTIONS, Entry, Snapshot
from annotation.values import (
    Annotation,
    Argument,
    Decision,
    Entity,
    Event,
    Record,
    Span,
    Status,
    Suggestion,
    check_quote,
    extent,
)
from storage import bulk, documents, layers, log, meta, suggestions
from storage.connection import Store
from storage.learning import Learning

_CODERS = [
    select(table.c.coder).where(table.c.document_id == bindparam("document")).distinct()
    for table in layers.LAYER_TABLES
]
Place = tuple[int, int, str, str]
Reader = Callable[[Connection, str], Entry]


@dataclass(frozen=True, slots=True)
class About:
    """What a snapshot says of its project as a whole."""

    name: str
    codebook: Codebook
    register: Register
    learning: Learning

    def shown(self, layer: Layer, proposed: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        """Return what the coder of a layer sees of what the sources propose."""
        return self.learning.shown(layer, proposed, self.codebook)


@dataclass(frozen=True, slots=True)
class Entries:
    """The documents of a layer, sorted by id; each is read when it is asked for."""

    store: Store
    ids: tuple[str, ...]
    read: Reader

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Entry]:
        for id_ in self.ids:
            with self.store.transaction() as connection:
                entry = self.read(connection, id_)
            yield entry


def take(store: Store, layer: str, only: Iterable[str] | None, about: About) -> Snapshot:
    """Return the snapshot of a coder's layer, or of what is pending."""
    about.learning.load()  # not in the midst of a transaction
    with store.transaction() as connection:
        log_head, at = log.head(connection)
        ids = tuple(documents.ids(connection, only))
        taken_at = at or meta.load(connection)["created_at"]
    entries = Entries(store, ids, _reader_of(layer, about))
    known = tuple(about.register.all())
    return Snapshot(about.name, layer, about.codebook, entries, taken_at, log_head, PROGRAM, known)


def _reader_of(layer: str, about: About) -> Reader:
    def read(connection: Connection, id_: str) -> Entry:
        if layer == SUGGESTIONS:
            return read_pending(connection, id_, about)
        return read_layer(connection, id_, layer, about)

    return read


def read_layer(connection: Connection, id_: str, coder: str, about: About) -> Entry:
    """Return one document with what `coder` has said about it."""
    document = documents.load(connection, id_)
    layer = Layer(document, coder, layers.load(connection, id_, coder))
    proposed = about.shown(layer, suggestions.load(connection, id_))
    values = in_reading_order(layer.annotations.values())
    _check_quotes(document.text, values)
    left = pending(proposed, values, tuple(layer.decisions.values()))
    decisions = {v.id: found[0] for v in values if (found := layer.decisions_on(v.id))}
    in_bulk = bulk.records(connection, id_, coder)
    return Entry(
        document,
        layer.state,
        values,
        decisions=decisions,
        rejected=sum(each.verdict == "rejected" for each in layer.decisions.values()),
        pending=len(left),
        bulk=frozenset(v.id for v in values if _behind(v, decisions).id in in_bulk),
        entities=_named(values, about.register),
    )


def _named(values: Iterable[Annotation], register: Register) -> dict[str, Entity]:
    """Return whom mentions name: the rows that their entities stand for now."""
    ids = {value.entity for value in values if isinstance(value, Span) and value.entity}
    found = ((id_, register.standing(id_)) for id_ in sorted(ids))
    return {id_: entity for id_, entity in found if entity is not None}


def _behind(value: Annotation, decisions: Mapping[str, Decision]) -> Annotation | Decision:
    """Return what says how an annotation came about: its decision, else (added) itself."""
    return decisions.get(value.id, value)


def read_pending(connection: Connection, id_: str, about: About) -> Entry:
    """Return one document with what is proposed and what no coder has decided.

    It is what a coder is shown who would decide as all of them did, and be done if one is.
    """
    document = documents.load(connection, id_)
    together: list[Record] = []
    for coder in _coders_of(connection, id_):
        together += layers.load(connection, id_, coder)
    layer = Layer(document, SUGGESTIONS, (each for each in together if not _is_open(each)))
    held = [each for each in together if isinstance(each, Span | Event | Argument)]
    decided = [each for each in together if isinstance(each, Decision)]
    proposed = about.shown(layer, suggestions.load(connection, id_))
    left = _together(pending(proposed, held, decided), proposed)
    left, entities = _resolved(left, about.register)
    values = in_reading_order(each.value for each in left)
    _check_quotes(document.text, values)
    suggested = {each.id: each for each in left}
    return Entry(document, "new", values, suggested=suggested, pending=len(left), entities=entities)


def _is_open(record: Record) -> bool:
    return isinstance(record, Status) and record.state != "done"


def _resolved(
    left: Iterable[Suggestion], register: Register
) -> tuple[tuple[Suggestion, ...], dict[str, Entity]]:
    """Have proposed mentions name the row of the register that is meant, else what is proposed."""
    entities: dict[str, Entity] = {}
    found = []
    for each in left:
        value, proposed = each.value, each.entity
        if isinstance(value, Span) and proposed is not None:
            entity = register.resolve(proposed) or proposed
            entities[entity.id] = entity
            found.append(replace(each, value=replace(value, entity=entity.id)))
        else:
            found.append(each)
    return tuple(found), entities


def in_reading_order(values: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return events and spans as they stand in the text, then arguments as their events do."""
    together = list(values)
    place = {v.id: _place(v) for v in together if not isinstance(v, Argument)}
    first = sorted((v for v in together if not isinstance(v, Argument)), key=_place)
    last = (1 << 60, 0, "", "")
    arguments = sorted(
        (v for v in together if isinstance(v, Argument)),
        key=lambda v: (place.get(v.event, last), place.get(v.target, last), v.id),
    )
    return (*first, *arguments)


def _place(value: Span | Event) -> Place:
    start, end = extent(value.fragments)
    return start, -end, "span" if isinstance(value, Span) else "event", value.id


def _together(
    left: tuple[Suggestion, ...], proposed: tuple[Suggestion, ...]
) -> tuple[Suggestion, ...]:
    """Have arguments point to the suggestions that stand for their ends; leave out the others.

    Of several sources that propose the same, one suggestion is left, and the arguments of the
    others mean it as well. An argument of something that was decided already points to nothing.
    """
    offered = {each.id: each.value for each in proposed}

    def find(id_: str) -> Span | Event | None:
        value = offered.get(id_)
        return None if isinstance(value, Argument) else value

    standing = {original_of(each.value, find): each.id for each in left}
    found = []
    for each in left:
        value = each.value
        if not isinstance(value, Argument):
            found.append(each)
            continue
        event, target = find(value.event), find(value.target)
        if event is None or target is None:
            continue
        ends = standing.get(original_of(event, find)), standing.get(original_of(target, find))
        if ends[0] is not None and ends[1] is not None:
            found.append(replace(each, value=replace(value, event=ends[0], target=ends[1])))
    return tuple(found)


def _check_quotes(text: str, values: Iterable[Annotation]) -> None:
    for value in values:
        if not isinstance(value, Argument):
            check_quote(text, value)


def _coders_of(connection: Connection, id_: str) -> list[str]:
    return sorted({c for query in _CODERS for c in connection.scalars(query, {"document": id_})})
