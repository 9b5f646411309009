"""The sheet Codebook: one row for each variable of the workbook and for each thing to code."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotation.codebook import Codebook, EntityType, EventType
from exports.columns import Column, Look

TITLE = "Codebook"
_FIRST_SCHEMES = ("plover", "ace", "acled_like")
_NOT_SO = "does not apply, or the codebook does not say"


@dataclass(frozen=True, slots=True)
class CodebookRow:
    """A variable (a column of a sheet), an entity or event type, a role, or an attribute."""

    kind: str
    sheet: str
    name: str
    label: str
    definition: str
    values: str = ""
    blank: str = ""
    default: str = ""
    example: str = ""
    not_this: str = ""
    group: str = ""
    crosswalk: Mapping[str, str] = field(default_factory=dict)


def columns(codebook: Codebook) -> tuple[Column[CodebookRow], ...]:
    """Return the columns of the sheet."""
    return (
        Column(
            "name",
            "Name",
            "The machine name: of a column, or as it stands in the cells of that column.",
            lambda row: row.name,
            Look.STRONG,
            width=22,
        ),
        Column(
            "kind",
            "Kind",
            "What it is: a variable is a column of this workbook, the others are what the coder "
            "chooses from.",
            lambda row: row.kind,
            width=14,
            values="variable, entity type, event type, role, attribute, actor kind",
        ),
        _plain("sheet", "Sheet", "The sheet and the column in which it is found.", 22),
        _plain("label", "Label", "What people call it.", 24),
        Column(
            "definition",
            "Definition",
            "What it means.",
            lambda row: row.definition,
            Look.LONG,
            width=64,
        ),
        _plain("values", "Values", "The values that there are, or what may fill the role.", 34),
        _plain("blank", "Blank cell", "What a blank cell means.", 26),
        _plain("default", "Default", "What holds unless the coder chose something else.", 14),
        _plain("example", "Example", "A made-up example; brackets show what is marked.", 48),
        _plain("not_this", "Not this", "What is not coded as this, and as what instead.", 48),
        _plain("group", "Group", "The group of event types that it belongs to.", 20),
        *(_scheme(name) for name in _schemes(codebook)),
    )


def rows(
    codebook: Codebook, sheets: Iterable[tuple[str, Sequence[Column[object]]]]
) -> Iterator[CodebookRow]:
    """Yield what there is to choose from, then every column of every sheet."""
    for entity in codebook.entities:
        yield _type("entity type", "Mentions: type", entity)
    for event in codebook.events:
        yield _type("event type", "Events: event_type", event)
    for role in codebook.roles:
        yield CodebookRow(
            "role", "Arguments: role", role.name, role.label, role.definition,
            values=", ".join(role.fillers),
        )  # fmt: skip
    for each in codebook.attributes:
        yield CodebookRow(
            "attribute", "Events", each.name, each.label, each.definition,
            values=", ".join(each.values) or "free text", default=each.default,
        )  # fmt: skip
    for kind in codebook.actor_kinds:
        yield CodebookRow("actor kind", "Actors: kind", kind.name, kind.label, kind.definition)
    for title, its_columns in sheets:
        for column in its_columns:
            yield _variable(title, column)


def _type(kind: str, sheet: str, each: EntityType | EventType) -> CodebookRow:
    return CodebookRow(
        kind, sheet, each.name, each.label, each.definition,
        values=_roles(each),
        example=each.example,
        not_this=each.not_this,
        group=each.group if isinstance(each, EventType) else "",
        crosswalk=each.crosswalk,
    )  # fmt: skip


def _roles(each: EntityType | EventType) -> str:
    return f"roles: {', '.join(each.roles)}" if isinstance(each, EventType) and each.roles else ""


def _variable(title: str, column: Column[object]) -> CodebookRow:
    values = column.values or f"({column.look.value})"
    return CodebookRow(
        "variable", title, column.name, column.label, column.definition, values, column.missing
    )


def _plain(name: str, label: str, definition: str, width: float) -> Column[CodebookRow]:
    return Column(
        name, label, definition, lambda row: str(getattr(row, name)), width=width, missing=_NOT_SO
    )


def _scheme(name: str) -> Column[CodebookRow]:
    return Column(
        name,
        f"Crosswalk: {name}",
        f"The nearest category of the scheme {name}, for comparison only.",
        lambda row: row.crosswalk.get(name, ""),
        width=26,
        missing="no such category is known",
    )


def _schemes(codebook: Codebook) -> tuple[str, ...]:
    types: tuple[EntityType | EventType, ...] = (*codebook.events, *codebook.entities)
    named = {name for each in types for name in each.crosswalk}
    first = [name for name in _FIRST_SCHEMES if name in named]
    return (*first, *sorted(named - set(first)))
