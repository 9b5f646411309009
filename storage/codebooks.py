"""The codebooks of a project: the newest is in force, the earlier ones say what the data came from.

Replacing one changes nothing that was annotated. What the new one does not have stays as it is and
is named, so that a person can correct it or add it to the codebook.
"""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Column, Connection, func, select

from annotation.codebook import Codebook
from annotation.codebook_reader import parse_codebook
from annotation.codec import loads
from annotation.errors import UserError
from storage import schema, studies, suggestions
from storage.layers import ENTITY_TYPE, EVENT_TYPE, ROLE, names_in

_T = schema.codebooks
_INSERT = _T.insert()
_TEXTS = select(_T.c.source_text).order_by(_T.c.number.desc())
_NEWEST = _TEXTS.limit(1)
_NAMED: tuple[tuple[str, str, Column[str]], ...] = (
    (ENTITY_TYPE, "mention", schema.spans.c.type),
    (EVENT_TYPE, "event", schema.events.c.type),
    (ROLE, "argument", schema.arguments.c.role),
    (ENTITY_TYPE, "entry of the register", schema.entities.c.type),
)
_ATTRIBUTES = select(schema.events.c.attributes, func.count()).group_by(schema.events.c.attributes)
_KINDS = select(schema.entities.c.kind, func.count()).group_by(schema.entities.c.kind)


def add(connection: Connection, codebook: Codebook, now: str) -> None:
    """Store a codebook, which is in force from then on."""
    values = {"name": codebook.name, "version": codebook.version, "at": now}
    connection.execute(_INSERT, {**values, "source_text": codebook.source_text})


def in_force(connection: Connection, file_name: str) -> Codebook:
    """Return the newest codebook."""
    text = connection.scalars(_NEWEST).one()
    return parse_codebook(text, where=f"The codebook in {file_name}")


def replace(connection: Connection, old: Codebook, new: Codebook, now: str) -> None:
    """Put `new` in force and have the documents read again, unless it is the same to the letter."""
    if old.source_text != new.source_text:
        add(connection, new, now)
        suggestions.expire_all(connection)
        studies.forget_all(connection)


def names_ever(connection: Connection) -> dict[str, frozenset[str]]:
    """Return the types and roles that any codebook of the project has had, by what they are."""
    found: dict[str, frozenset[str]] = {}
    for text in connection.scalars(_TEXTS).all():
        try:
            codebook = parse_codebook(text, where="an earlier codebook")
        except UserError:  # one that an earlier Goldleaf took and this one does not
            continue
        for what in (ENTITY_TYPE, EVENT_TYPE, ROLE):
            found[what] = found.get(what, frozenset()) | names_in(codebook, what)
    return found


def missing(connection: Connection, codebook: Codebook) -> tuple[str, ...]:
    """Return a sentence for each type, role, value and kind in use that `codebook` lacks."""
    lacks = f", which the codebook “{codebook.name}” {codebook.version} does not have."
    found = (*_names(connection, codebook), *_attributes(connection, codebook))
    return tuple(said + lacks for said in (*found, *_kinds(connection, codebook)))


def _names(connection: Connection, codebook: Codebook) -> Iterator[str]:
    for what, of, column in _NAMED:
        known = names_in(codebook, what)
        query = select(column, func.count()).group_by(column).order_by(column)
        for name, number in connection.execute(query):
            if name and name not in known:
                yield f"{_have(number, of)} the {what} “{name}”"


def _attributes(connection: Connection, codebook: Codebook) -> Iterator[str]:
    known = {each.name: each.values for each in codebook.attributes}
    names: Counter[str] = Counter()
    values: Counter[tuple[str, str]] = Counter()
    for text, number in connection.execute(_ATTRIBUTES):
        for name, value in loads(text).items():
            if name not in known:
                names[name] += number
            elif value and known[name] and value not in known[name]:
                values[name, value] += number
    for name, number in sorted(names.items()):
        yield f"{_have(number, 'event')} the attribute “{name}”"
    for (name, value), number in sorted(values.items()):
        yield f"{_have(number, 'event')} the {name} “{value}”"


def _kinds(connection: Connection, codebook: Codebook) -> Iterator[str]:
    known = {each.name for each in codebook.actor_kinds}
    for kind, number in sorted(connection.execute(_KINDS).all()):
        if kind and kind not in known:
            yield f"{_have(number, 'entry of the register')} the kind of actor “{kind}”"


def _have(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun} has"
    first, _, more = noun.partition(" ")
    plural = f"{first.removesuffix('y')}ies" if first.endswith("y") else f"{first}s"
    return f"{number:,} {plural}{' ' if more else ''}{more} have"
