"""What sources propose: replaced as a whole, source by source; never edited."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, select

from annotation.codebook import Codebook, NormalKind
from annotation.normals import Location, Quantity, Time
from annotation.values import (
    Annotation,
    Argument,
    Document,
    Edit,
    Facts,
    Record,
    Span,
    Suggestion,
    check_quote,
)
from storage import schema
from storage.layers import check_type
from storage.rows import suggestion_from, suggestion_values

_S, _R, _D = schema.suggestions, schema.suggestion_runs, schema.documents
_INSERT = _S.insert()
_INSERT_RUN = _R.insert()
_SELECT = (
    select(_S).where(_S.c.document_id == bindparam("document")).order_by(_S.c.source, _S.c.ord)
)
_DELETE = delete(_S).where(
    _S.c.document_id == bindparam("b_document"), _S.c.source == bindparam("b_source")
)
_DELETE_RUN = delete(_R).where(
    _R.c.document_id == bindparam("b_document"), _R.c.source == bindparam("b_source")
)
_DROP = delete(_S).where(_S.c.source == bindparam("b_source"))
_DROP_RUNS = delete(_R).where(_R.c.source == bindparam("b_source"))
_RAN = select(_R.c.source).distinct()
_PROPOSING = select(_S.c.source).distinct()
_FORGET_RUNS = delete(_R).where(_R.c.document_id == bindparam("b_document"))
_FORGET_ALL_RUNS = delete(_R)
_MEANT: Mapping[NormalKind, type | None] = {
    "": None,
    "time": Time,
    "place": Location,
    "quantity": Quantity,
}
_RUNS = select(_R.c.document_id, _R.c.source, _R.c.version)
_DOCUMENTS = select(_D.c.id).order_by(_D.c.number)


def load(connection: Connection, document: str) -> tuple[Suggestion, ...]:
    """Return the suggestions for a document, by source, in the order in which they came."""
    rows = connection.execute(_SELECT, {"document": document}).mappings()
    return tuple(suggestion_from(row) for row in rows)


def check(
    document: Document,
    codebook: Codebook,
    sources: Mapping[str, str],
    suggestions: Iterable[Suggestion],
) -> None:
    """Raise unless every suggestion quotes the text, is in the codebook and of these sources."""
    for suggestion in suggestions:
        if suggestion.source not in sources:
            raise ValueError(f"{suggestion.source} is not among the sources that ran")
        if not isinstance(suggestion.value, Argument):
            check_quote(document.text, suggestion.value)
        check_type(codebook, suggestion.value)
        _check_meaning(codebook, suggestion.value)
        _check_entity(codebook, suggestion)


def _check_meaning(codebook: Codebook, value: Annotation) -> None:
    """What a mention is said to mean fits its type; whom it names is proposed beside it."""
    if not isinstance(value, Span):
        return
    if value.entity:
        raise ValueError(f"the suggested span {value.id} names an entity as if it were accepted")
    if value.normal is not None and _MEANT[codebook.normal_of(value.type)] is not type(
        value.normal
    ):
        what = type(value.normal).__name__.lower()
        raise ValueError(f"the suggested {value.type} “{value.quote}” cannot mean a {what}")


def _check_entity(codebook: Codebook, suggestion: Suggestion) -> None:
    entity = suggestion.entity
    if entity is None:
        return
    if not isinstance(suggestion.value, Span):
        raise ValueError(f"the suggestion {suggestion.id} names an entity and is no span")  # noqa: TRY004 - of the data
    if entity.merged or not entity.name.strip():
        raise ValueError(f"the suggested entity {entity.id} has no name or is merged")
    if entity.type not in {each.name for each in codebook.entities}:
        raise ValueError(f"the codebook has no type “{entity.type}” (of “{entity.name}”)")
    if entity.kind and entity.kind not in {each.name for each in codebook.actor_kinds}:
        raise ValueError(f"the codebook has no kind of actor “{entity.kind}” (“{entity.name}”)")


def replace(
    connection: Connection,
    document: str,
    sources: Mapping[str, str],
    suggestions: Iterable[Suggestion],
    now: str,
) -> None:
    """Put `suggestions` where those of the same sources stood, and note the versions that ran."""
    keys = [{"b_document": document, "b_source": source} for source in sources]
    if not keys:
        return
    connection.execute(_DELETE, keys)
    connection.execute(_DELETE_RUN, keys)
    runs = [
        {"document_id": document, "source": source, "version": version, "at": now}
        for source, version in sources.items()
    ]
    connection.execute(_INSERT_RUN, runs)
    rows = [
        {"document_id": document, **suggestion_values(suggestion, place)}
        for place, suggestion in enumerate(suggestions)
    ]
    if rows:
        connection.execute(_INSERT, rows)


def drop(connection: Connection, sources: Iterable[str]) -> None:
    """Withdraw what these sources propose, and forget that they ran. Decisions stay."""
    keys = [{"b_source": source} for source in sources]
    if keys:
        connection.execute(_DROP, keys)
        connection.execute(_DROP_RUNS, keys)


def sources(connection: Connection) -> set[str]:
    """Return the sources that have run, or of which something stands."""
    return {*connection.scalars(_RAN), *connection.scalars(_PROPOSING)}


def expire(connection: Connection, edit: Edit) -> None:
    """Have a document read again where an edit corrects what its suggestions were made with."""
    if any(_bases(change.before) != _bases(change.after) for change in edit.changes):
        connection.execute(_FORGET_RUNS, {"b_document": edit.document})


def expire_all(connection: Connection) -> None:
    """Have every document read again; until then it shows what it was given before."""
    connection.execute(_FORGET_ALL_RUNS)


def _bases(record: Record | None) -> object:
    """Return what a source is told about a document beside its text."""
    return (record.zones, record.published) if isinstance(record, Facts) else None


def documents_without(
    connection: Connection, sources: Mapping[str, str], *, with_any_fit: bool = False
) -> list[str]:
    """Return the documents that not all of these versions have seen, in order of import.

    A version "4+7" is that of the rules and of what was learned. `with_any_fit`: the rules alone
    are compared.
    """
    rows = connection.execute(_RUNS)
    seen = {(document, source, _base(version, with_any_fit)) for document, source, version in rows}
    wanted = [(source, _base(version, with_any_fit)) for source, version in sources.items()]
    return [
        document
        for document in connection.scalars(_DOCUMENTS)
        if any((document, *each) not in seen for each in wanted)
    ]


def _base(version: str, with_any_fit: bool) -> str:
    return version.partition("+")[0] if with_any_fit else version
