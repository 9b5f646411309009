"""What was learned as a table to look at, to change and to share: CSV, or TSV with tabs.

Who reads one gets rules: what was decided elsewhere is a reason to propose or to withhold, but no
decision of this project. The columns are `COLUMNS`; of those only the first four are needed.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from annotation.codebook import Codebook
from annotation.editor import utc_now
from annotation.errors import UserError
from annotation.learning.cues import string_of
from annotation.learning.memory import Remembered, RememberedKind, Rule, Stance
from annotation.paths import why

COLUMNS = ("kind", "string", "type", "stance", "accepted", "rejected", "origin", "at")
NEEDED = COLUMNS[:4]
LARGEST = 50 * 1024 * 1024
"""Bytes that a table may have."""
LONGEST = 1000
"""Characters that a string may have."""

_KINDS: Mapping[str, RememberedKind] = {"span": "span", "event": "event"}
_UNSAFE = ("=", "+", "-", "@", "\t", "\r")
"""What a cell may not begin with: a spreadsheet would take it for a formula."""
_GUARD = "'"


def write_remembered(path: Path, rows: Iterable[Remembered]) -> None:
    """Write the memory to a file; one that is there is replaced when the new one is whole."""
    text = table_of(rows, _delimiter(path))
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):  # where nothing can be written there is nothing to remove
            draft.unlink(missing_ok=True)
        raise UserError(
            f"{path} cannot be written ({why(error)}). Choose another name or another place."
        ) from error


def table_of(rows: Iterable[Remembered], delimiter: str = ",") -> str:
    """Return the memory as the text of a table."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(row) for row in rows)
    return out.getvalue()


def _cells(row: Remembered) -> list[str]:
    rule = row.rule
    said = (rule.origin, rule.at) if rule is not None else ("", "")
    counts = (str(row.counts.accepted), str(row.counts.rejected))
    cells = (row.kind, row.string, row.type, row.stance.value, *counts, *said)
    return [f"{_GUARD}{cell}" if cell.startswith((*_UNSAFE, _GUARD)) else cell for cell in cells]


def read_rules(path: Path, codebook: Codebook) -> list[Rule]:
    """Read a table and return what it says as rules; UserError names the line that is wrong.

    A row that is silent because too little was decided, and nobody said so, is no rule.
    """
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(path), strict=True)
    rules: dict[tuple[str, str, str], Rule] = {}
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(path, header)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                place = f"{path}, line {reader.line_num}"
                rule = _rule(dict(zip(header, _whole(place, cells, header), strict=True)), place)
                _check_type(rule, codebook, place)
                if rule.stance is not Stance.SILENT or rule.origin:
                    rules[rule.kind, rule.string, rule.type] = _marked(rule, path)
    except csv.Error as error:
        raise UserError(
            f"{path}, line {reader.line_num}: this is no table ({error}). Save it as CSV anew."
        ) from error
    return list(rules.values())


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(f"{path} is larger than {LARGEST >> 20} MB, too large for this table.")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(f"{path} cannot be read ({why(error)}). Choose another file.") from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path} is not in UTF-8 (at byte {error.start:,}). Save it as “CSV UTF-8”."
        ) from error


def _check_header(path: Path, header: Sequence[str]) -> None:
    missing = [name for name in NEEDED if name not in header]
    strange = [name for name in header if name not in COLUMNS]
    if missing:
        raise UserError(
            f"{path}, line 1: the column “{missing[0]}” is missing. The first line names the "
            f"columns: {', '.join(NEEDED)}, and as you like {', '.join(COLUMNS[4:])}."
        )
    if strange or len(set(header)) < len(header):
        name = strange[0] if strange else next(n for n in header if header.count(n) > 1)
        reason = "is not one of this table" if strange else "is there twice"
        raise UserError(f"{path}, line 1: the column “{name}” {reason}. Take it out.")


def _whole(place: str, cells: Sequence[str], header: Sequence[str]) -> list[str]:
    if len(cells) != len(header):
        raise UserError(
            f"{place}: there are {len(cells)} cells where the first line has {len(header)}. "
            "Put quotation marks around a cell that holds the separator."
        )
    return [_bare(cell) for cell in cells]


def _bare(cell: str) -> str:
    """Return a cell without the mark that keeps a spreadsheet from calculating it."""
    is_guarded = cell.startswith(_GUARD) and cell[1:].startswith((*_UNSAFE, _GUARD))
    return cell[1:] if is_guarded else cell


def _rule(said: Mapping[str, str], place: str) -> Rule:
    kind = _KINDS.get(said["kind"].strip())
    if kind is None:
        raise UserError(f"{place}: the kind “{said['kind']}” is neither span nor event.")
    string = string_of(kind, said["string"])
    if not string or len(string) > LONGEST or not string.isprintable():
        raise UserError(f"{place}: the string is empty, too long, or not of letters.")
    try:
        stance = Stance(said["stance"].strip())
    except ValueError:
        raise UserError(
            f"{place}: the stance “{said['stance']}” is none of {', '.join(Stance)}."
        ) from None
    return Rule(kind, string, said["type"].strip(), stance, said.get("origin", "").strip())


def _check_type(rule: Rule, codebook: Codebook, place: str) -> None:
    types = codebook.entities if rule.kind == "span" else codebook.events
    if all(each.name != rule.type for each in types):
        raise UserError(
            f"{place}: the codebook “{codebook.name}” has no {rule.kind} type “{rule.type}”. "
            "Write one that it has, or take the line out."
        )


def _marked(rule: Rule, path: Path) -> Rule:
    """Return a rule that says where it came from."""
    origin = rule.origin or path.name
    return Rule(rule.kind, rule.string, rule.type, rule.stance, origin, utc_now())


def _delimiter(path: Path) -> str:
    return "\t" if path.suffix.lower() in {".tsv", ".tab"} else ","
