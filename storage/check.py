"""Whether a project is sound: SQLite's own checks, and what SQLite cannot know."""

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import Connection, select

from annotation.codec import kind_of
from annotation.errors import QuoteMismatchError, StaleEditError, UserError
from annotation.layer import Layer
from annotation.values import (
    Annotation,
    Argument,
    Document,
    Entity,
    Facts,
    Record,
    check_quote,
)
from storage import (
    codebooks,
    documents,
    entities,
    facts,
    layers,
    log,
    remembering,
    schema,
    suggestions,
)
from storage.layers import naming, slot_of

MOST = 20
"""How many places of one kind are named; the rest are counted."""

Key = tuple[str, str, str, str]
"""Document, coder, kind, id. Facts have no coder, entities neither: those are shared."""

_DOCUMENTS = select(
    schema.documents.c.id,
    schema.documents.c.original_sha256,
    schema.documents.c.n_chars,
    schema.documents.c.original,
)


def problems(connection: Connection) -> list[str]:
    """Return a sentence for each thing that is wrong, the first places of each kind."""
    found = list(_sqlite(connection))
    if found:
        return found
    checks: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: _hashes(connection),
        lambda: _annotations(connection),
        lambda: _register(connection),
        lambda: _suggestions(connection),
        lambda: _log(connection),
        lambda: remembering.problems(connection),
    )
    for each in checks:
        found += _first(each())
    return found


def _first(sentences: Iterator[str]) -> list[str]:
    together: list[str] = []
    try:
        together.extend(sentences)
    except UserError as error:  # a row that cannot be read ends this check
        together.append(str(error))
    more = len(together) - MOST
    return together[:MOST] + ([f"… and {more:,} more of this kind."] if more > 0 else [])


def _sqlite(connection: Connection) -> Iterator[str]:
    for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})"):
        if said != "ok":
            yield f"The file is damaged: {said}."
    for table, _, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"A row of “{table}” points to nothing in “{parent}”."


def _hashes(connection: Connection) -> Iterator[str]:
    for id_, original_sha256, n_chars, packed in connection.execute(_DOCUMENTS).all():
        document = documents.load(connection, id_)
        name = _name(document)
        if documents.sha256_of(document.text) != document.sha256 or len(document.text) != n_chars:
            yield f"The text of {name} is not the one that was imported: its sha256 differs."
        if _sha256_of_packed(packed) != original_sha256:
            yield f"The original file kept for {name} is damaged: its sha256 differs."
        try:
            facts.check(document, document.facts)
        except UserError as error:
            yield f"In {name}: {error}"


def _sha256_of_packed(packed: bytes) -> str:
    try:
        return hashlib.sha256(zlib.decompress(packed)).hexdigest()
    except zlib.error:
        return ""


def _annotations(connection: Connection) -> Iterator[str]:
    known = codebooks.names_ever(connection)
    for document, coder, records in _layers(connection):
        layer = Layer(document, coder, records)
        for value in layer.annotations.values():
            where = f"{_name(document)}, layer “{coder}”"
            yield from _strange(known, value, where)
            if isinstance(value, Argument):
                yield from _ends(layer, value, where)
                continue
            try:
                check_quote(document.text, value)
            except QuoteMismatchError as error:
                yield f"In {where}: {error}"


def _strange(known: Mapping[str, frozenset[str]], value: Annotation, where: str) -> Iterator[str]:
    """A type that an earlier codebook had is no fault: it is named when that is replaced."""
    what, name = naming(value)
    if name not in known.get(what, frozenset()):
        yield f"In {where}: no codebook of this project has had the {what} “{name}”."


def _ends(layer: Layer, value: Argument, where: str) -> Iterator[str]:
    for end in (value.event, value.target):
        if layer.span(end) is None:
            yield f"In {where}: the argument {value.id} points to {end}, which is not there."


def _register(connection: Connection) -> Iterator[str]:
    """Whoever was made one with another leads to somebody who stands for himself."""
    held = {entity.id: entity for entity in entities.load(connection)}
    for entity in held.values():
        seen, each = {entity.id}, entity
        while each.merged and each.merged not in seen and each.merged in held:
            seen.add(each.merged)
            each = held[each.merged]
        if each.merged:
            yield f"“{entity.name}” ({entity.id}) of the register is merged into nobody."


def _suggestions(connection: Connection) -> Iterator[str]:
    for id_ in documents.ids(connection):
        document = documents.load(connection, id_)
        for suggestion in suggestions.load(connection, id_):
            value = suggestion.value
            try:
                if not isinstance(value, Argument):
                    check_quote(document.text, value)
            except QuoteMismatchError as error:
                yield f"In {_name(document)}, suggestion of {suggestion.source}: {error}"


def _layers(connection: Connection) -> Iterator[tuple[Document, str, list[Record]]]:
    coders = layers.coders(connection)
    for id_ in documents.ids(connection):
        document = documents.load(connection, id_)
        for coder in coders:
            records = layers.load(connection, id_, coder)
            if records:
                yield document, coder, records


def _log(connection: Connection) -> Iterator[str]:
    """Play the whole log and compare what comes out with the tables."""
    state: dict[Key, Record] = {}
    for id_, first in documents.imported_facts(connection).items():
        state[(id_, "", "facts", id_)] = first
    for edit in log.edits(connection):
        try:
            for change in edit.changes:
                _play(state, edit.document, edit.coder, change.before, change.after)
        except StaleEditError as error:
            yield f"Edit {edit.id} ({edit.verb}) does not follow from those before it: {error}."
    yield from _differences(state, _tables(connection))


def _play(
    state: dict[Key, Record],
    document: str,
    coder: str,
    before: Record | None,
    after: Record | None,
) -> None:
    record = after or before
    if record is None:
        raise StaleEditError("a change with neither side")
    key = _key(document, coder, record)
    held = state.get(key)
    if after is None:
        state.pop(key, None)
    else:
        state[key] = after
    if held != before:
        raise StaleEditError(f"{kind_of(record)} {record.id} was something else")


def _key(document: str, coder: str, record: Record) -> Key:
    if isinstance(record, Entity):
        return "", "", *slot_of(record)
    return document, "" if isinstance(record, Facts) else coder, *slot_of(record)


def _tables(connection: Connection) -> dict[Key, Record]:
    held: dict[Key, Record] = {}
    for document, coder, records in _layers(connection):
        held |= {_key(document.id, coder, record): record for record in records}
    for id_ in documents.ids(connection):
        held[(id_, "", "facts", id_)] = facts.load(connection, id_)
    for entity in entities.load(connection):
        held[_key("", "", entity)] = entity
    return held


def _differences(folded: dict[Key, Record], held: dict[Key, Record]) -> Iterator[str]:
    for key in sorted({*folded, *held}):
        if folded.get(key) != held.get(key):
            document, coder, kind, id_ = key
            whose = f" of “{coder}”" if coder else ""
            where = f"document {document}" if document else "the register"
            yield f"The {kind} {id_}{whose} in {where} is not what the log leads to."


def _name(document: Document) -> str:
    return f"“{document.facts.title or document.source}” ({document.id})"
