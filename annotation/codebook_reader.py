"""Reads a codebook from TOML; a bad one is refused with every fault, its line and the reason."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from annotation.codebook import (
    CELLS,
    NORMAL_KINDS,
    ActorKind,
    Attribute,
    Codebook,
    EntityType,
    EventType,
    NormalKind,
    Role,
)
from annotation.codebook_checks import check_codebook
from annotation.codebook_faults import Fault, Faults, did_you_mean, refusal
from annotation.codebook_lines import line_index
from annotation.codebook_tables import Table, tables
from annotation.errors import UserError
from annotation.normals import COUNTED
from annotation.paths import typed

SHIPPED_FOLDER = FilePath(__file__).with_name("codebooks")
SCHEMES = ("plover", "ace", "acled_like", "ucdp_like", "cameo", "ontonotes", "conll")
"""The schemes that a crosswalk may name; others start with x_."""

CONVENTIONS = (
    *("couple", "multiple", "several", "few", "handful"),
    *("tens", "dozens", "scores", "hundreds", "thousands", "millions"),
)
"""The vague words for which a codebook can say the least number that they stand for."""
LARGEST_FILE = 1_000_000
COMMAND_LETTERS = "XGHZNE"
ROLE_LETTERS = "".join(sorted(set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") - set(COMMAND_LETTERS)))
_DIGIT_RULE = 'a type has one of the digits "1" to "9" or none'
_LETTER_RULE = f"a role has a capital letter that is no command ({', '.join(COMMAND_LETTERS)})"


def shipped_codebooks() -> tuple[str, ...]:
    """The names of the codebooks that come with Goldleaf."""
    return tuple(sorted(path.stem for path in SHIPPED_FOLDER.glob("*.toml")))


def read_codebook(source: str) -> Codebook:
    """The shipped codebook of that name, or the one in the file at that path."""
    if source in shipped_codebooks():
        path = SHIPPED_FOLDER / f"{source}.toml"
        return parse_codebook(_decoded(path.read_bytes(), path.name), where=path.name)
    path = typed(source)
    return parse_codebook(_decoded(_file_bytes(path, source), str(path)), where=str(path))


def parse_codebook(text: str, *, where: str) -> Codebook:
    """The codebook in a TOML text; `where` names the text in the refusal of a bad one."""
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST_FILE:
        raise UserError(f"{where} is too large for a codebook (over {LARGEST_FILE:,} characters).")
    data = _load(text, where)
    faults = Faults(line_index(text))
    codebook = _codebook(data, text, faults)
    check_codebook(codebook, faults)
    faults.refuse_if_any(where)
    return codebook


def _file_bytes(path: FilePath, source: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        hint = did_you_mean(source, shipped_codebooks())
        raise UserError(
            f'There is no codebook "{source}", neither one that comes with Goldleaf nor a '
            f"file{hint} Give a name or the path of a .toml file."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UserError(
            f"The codebook {source} cannot be read ({reason}). Give a name or the path of a .toml "
            "file that you may read."
        ) from error


def _decoded(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = "this is not UTF-8 text; save the file as UTF-8."
        raise refusal(where, [Fault(line, reason)]) from error


def _load(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UserError(f"The codebook {where} is nested too deeply to be read.") from None
    except ValueError as error:
        raise refusal(where, [_syntax_fault(text, str(error))]) from error


def _syntax_fault(text: str, message: str) -> Fault:
    place = re.search(r" \(at line (\d+), column \d+\)$", message)
    line = int(place[1]) if place else len(text.rstrip().splitlines()) or 1
    reason = re.sub(r" \(at [^()]*\)$", "", message)
    reason = reason.replace(r"Illegal character '\n'", "a quotation mark is not closed")
    return Fault(line, f"this is not valid TOML: {reason}.")


def _codebook(data: dict[str, Any], text: str, faults: Faults) -> Codebook:
    table = Table(data, (), faults)
    head = ("name", "version", "title", "description")
    table.only(*head, "entity", "event", "role", "attribute", "actor_kind", "conventions")
    return Codebook(
        name=table.name(),
        version=table.version(),
        title=table.label("title"),
        description=table.text("description"),
        entities=tuple(_entity(each) for each in tables(data, "entity", faults)),
        events=tuple(_event(each) for each in tables(data, "event", faults)),
        roles=tuple(_role(each) for each in tables(data, "role", faults)),
        attributes=tuple(_attribute(each) for each in tables(data, "attribute", faults)),
        source_text=text,
        actor_kinds=tuple(_actor_kind(each) for each in tables(data, "actor_kind", faults)),
        conventions=table.numbers("conventions", CONVENTIONS),
    )


_SHARED = ("name", "label", "short", "key", "colours", "definition", "example", "not_this")


_NORMAL_LABELS: Mapping[str, NormalKind] = {
    **dict.fromkeys(("DATE", "TIME"), "time"),
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    **dict.fromkeys(("CARDINAL", "QUANTITY"), "quantity"),
}
"""What mentions of a type mean where its codebook does not say, by the model labels it takes."""


def _entity(table: Table) -> EntityType:
    table.only(*_SHARED, "model_labels", "normal", "actor", "crosswalk")
    model_labels = table.names("model_labels")
    normals = (_NORMAL_LABELS[label] for label in model_labels if label in _NORMAL_LABELS)
    return EntityType(
        name=table.name(),
        label=table.label(),
        short=table.short(),
        key=table.key("123456789", _DIGIT_RULE),
        colours=table.colours(),
        definition=table.text("definition", required=True),
        example=table.text("example"),
        not_this=table.text("not_this"),
        model_labels=model_labels,
        normal=table.one_of("normal", NORMAL_KINDS) or next(normals, ""),
        is_actor=table.yes("actor"),
        crosswalk=table.mapping("crosswalk", SCHEMES),
    )


def _event(table: Table) -> EventType:
    table.only(*_SHARED, "group", "roles", "required", "counts", "mutual", "crosswalk")
    return EventType(
        name=table.name(),
        label=table.label(),
        short=table.short(),
        group=table.label("group"),
        key=table.key("123456789", _DIGIT_RULE),
        colours=table.colours(),
        definition=table.text("definition", required=True),
        example=table.text("example"),
        not_this=table.text("not_this"),
        roles=table.names("roles"),
        required=table.names("required"),
        counts=table.one_of("counts", COUNTED),
        crosswalk=table.mapping("crosswalk", SCHEMES),
        is_mutual=table.yes("mutual"),
    )


def _role(table: Table) -> Role:
    table.only("name", "label", "short", "key", "fillers", "definition", "cell")
    return Role(
        name=table.name(),
        label=table.label(),
        short=table.short(),
        key=table.key(ROLE_LETTERS, _LETTER_RULE),
        fillers=table.names("fillers", required=True),
        definition=table.text("definition", required=True),
        cell=table.one_of("cell", CELLS),
    )


def _attribute(table: Table) -> Attribute:
    table.only("name", "label", "values", "default", "definition", "uncodable")
    return Attribute(
        name=table.name(),
        label=table.label(),
        values=table.names("values"),
        default=table.text("default"),
        definition=table.text("definition", required=True),
        uncodable=table.names("uncodable"),
    )


def _actor_kind(table: Table) -> ActorKind:
    table.only("name", "label", "definition", "civilian")
    return ActorKind(
        name=table.name(),
        label=table.label(),
        definition=table.text("definition", required=True),
        is_civilian=table.yes("civilian"),
    )
