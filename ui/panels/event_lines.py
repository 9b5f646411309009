"""The lines of the event list: which rows, in which order, and what stands in each cell. No Qt."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from annotation.codebook import Codebook
from annotation.frames.values import Fault, Row
from ui.panels import row_words

COLUMNS = {
    "type": "Type",
    "event": "Event",
    "who": "Who → whom",
    "where": "Where",
    "when": "When",
    "killed": "Killed",
    "says": "According to",
    "faults": "Faults",
}
NAMES = tuple(COLUMNS)
FILTERS = {
    "all": "All",
    "codable": "Codable",
    "gaps": "With gaps",
    "faults": "With faults",
    "suggested": "Suggested",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands in the list; `depth` 1 below the row that it is told in."""

    row: Row
    faults: tuple[Fault, ...] = ()
    depth: int = 0
    passes: frozenset[str] = frozenset(("all",))
    """The filters that it passes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says. `missing` names the required roles that are open; `evidence` items."""

    text: str = ""
    tip: str = ""
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    is_inherited: bool = False
    is_unaccepted: bool = False
    """Whether the row is accepted, and what stands here is only suggested."""


# -- which, and in which order ---------------------------------------------------------------------


def line_of(row: Row, faults: tuple[Fault, ...]) -> Line:
    """Return the line of a row; what is only missing is a gap and no fault."""
    faults = row_words.without_gaps(faults)
    found = {
        "all": True,
        "codable": row.codable,
        "gaps": bool(row_words.open_roles(row)),
        "faults": bool(faults),
        "suggested": row.is_suggested,
    }
    return Line(row, faults, passes=frozenset(name for name, is_so in found.items() if is_so))


def counts(lines: Iterable[Line]) -> dict[str, int]:
    """Return how many lines pass each filter."""
    counted = Counter(chain.from_iterable(line.passes for line in lines))
    return {name: counted[name] for name in FILTERS}


def arrange(
    lines: Sequence[Line], codebook: Codebook, *, kept: str, column: str, descending: bool
) -> list[Line]:
    """Return the lines that pass, sorted; rows told in another row stand below that one."""
    shown = [line for line in lines if kept in line.passes]
    if column:
        shown = _sorted(shown, codebook, column, descending=descending)
    here = {line.row.id for line in shown}
    below: dict[str, list[Line]] = {}
    tops: list[Line] = []
    for line in shown:
        if line.row.whole in here and line.row.whole != line.row.id:
            below.setdefault(line.row.whole, []).append(replace(line, depth=1))
        else:
            tops.append(line)
    return _with_parts(tops, below)


def _with_parts(tops: Sequence[Line], below: dict[str, list[Line]]) -> list[Line]:
    """Put parts below their wholes. What only hangs on itself, in a circle, comes at the end."""
    found: list[Line] = []

    def put(line: Line) -> None:
        found.append(line)
        for part in below.pop(line.row.id, ()):
            put(part)

    for line in tops:
        put(line)
    while below:
        for line in below.pop(next(iter(below))):
            put(line)
    return found


def _sorted(
    lines: Sequence[Line], codebook: Codebook, column: str, *, descending: bool
) -> list[Line]:
    """Sort by a column; what is empty there comes last either way."""
    keys = {line.row.id: _key(line, codebook, column) for line in lines}
    full = [line for line in lines if keys[line.row.id] is not None]
    full.sort(key=lambda line: keys[line.row.id], reverse=descending)  # type: ignore[arg-type,return-value]
    return full + [line for line in lines if keys[line.row.id] is None]


def _key(line: Line, codebook: Codebook, column: str) -> str | int | date | None:
    row = line.row
    if column == "when":
        return row.date.start or row.date.end
    if column == "killed":
        count = row.count("killed")
        return next((n for n in (count.best, count.low, count.high) if n is not None), None)
    if column == "faults":
        return -len(line.faults) or None
    return cell(line, codebook, column).text.casefold() or None


# -- what the cells say ----------------------------------------------------------------------------


def cell(line: Line, codebook: Codebook, column: str) -> Cell:
    """Return what stands in a column of a line."""
    found = _CELLS[column](line, codebook)
    if column in _FILLED and row_words.is_unaccepted(line.row, found.evidence):
        tip = "\n".join(filter(None, (found.tip, row_words.UNACCEPTED)))
        found = replace(found, is_unaccepted=True, tip=tip)
    missing = row_words.gaps(line.row, codebook).get(column, ())
    if not missing:
        return found
    nobody = row_words.unfilled(line.row, codebook).get(column, ())
    waiting = [label for label in missing if label not in nobody]
    said = (found.tip, _listed("Missing", nobody), _listed("Not accepted yet", waiting))
    return replace(found, missing=missing, tip="\n".join(filter(None, said)))


def _listed(title: str, labels: Sequence[str]) -> str:
    return f"{title}: {', '.join(labels)}" if labels else ""


def _type(line: Line, codebook: Codebook) -> Cell:
    label = codebook.type_label(line.row.type)
    state = "suggested" if line.row.is_suggested else "accepted"
    whole = "\nIts numbers are told in the row above it." if line.depth else ""
    return Cell(label, f"{label}, {state}{whole}", (line.row.id,))


def _event(line: Line, _: Codebook) -> Cell:
    row = line.row
    more = len(row.mentions) - 1
    text = " ".join(row.text.split()) or row_words.NO_TRIGGER
    said = f"{text} (+{more})" if more else text
    tip = f"{text}\n{more + 1} triggers tell of this one event" if more else text
    return Cell(said, tip, row.mentions)


def _who(line: Line, _: Codebook) -> Cell:
    row = line.row
    parties = (*row.actors, *row.others)
    is_inherited = any(party.inherited in row_words.INHERITED for party in parties)
    said = [_party_tip(party.name, party.text, party.inherited) for party in parties]
    return Cell(
        row_words.who(row),
        "\n".join(said),
        tuple(dict.fromkeys(party.id for party in parties)),
        is_inherited=is_inherited,
    )


def _party_tip(name: str, text: str, inherited: str) -> str:
    said = name if name == text else f"{name} (“{text}”)"
    return f"{said}, {row_words.ORIGINS.get(inherited, inherited)}" if inherited else said


def _where(line: Line, _: Codebook) -> Cell:
    place = line.row.place
    known = place.location
    tip = row_words.full_place(known) if known is not None else ""
    if place.text and known is None:
        tip = f"“{place.text}” is not resolved to a place on the map."
    note = row_words.ORIGINS.get(place.origin, "")
    return Cell(
        row_words.place_names(place),
        "\n".join(filter(None, (tip, note))),
        place.evidence,
        is_inherited=place.origin in row_words.INHERITED,
    )


def _when(line: Line, _: Codebook) -> Cell:
    when = line.row.date
    is_said = when.basis.startswith(("inherited from", "from another"))
    note = "" if is_said else row_words.ORIGINS.get(when.origin, "")
    tip = "\n".join(filter(None, (row_words.spoken_days(when), when.basis, note)))
    text = row_words.iso_days(when)
    return Cell(text, tip, when.evidence, is_inherited=when.origin in row_words.INHERITED)


def _killed(line: Line, _: Codebook) -> Cell:
    killed = line.row.count("killed")
    return Cell(row_words.bounds(killed), row_words.all_counts(line.row), killed.evidence)


def _says(line: Line, _: Codebook) -> Cell:
    row = line.row
    said = row_words.says(row)
    evidence = tuple(party.id for party in row_words.sayers(row))
    if row.codable:
        return Cell(said, said, evidence)
    reason = f"not codable: {row.reason}" if row.reason else "not codable"
    return Cell(row.reason or reason, "\n".join(filter(None, (reason, said))), evidence)


def _faults(line: Line, _: Codebook) -> Cell:
    evidence = tuple(dict.fromkeys(id_ for fault in line.faults for id_ in fault.evidence))
    tip = "\n".join(fault.sentence for fault in line.faults)
    return Cell(str(len(line.faults) or ""), tip, evidence)


_FILLED = frozenset({"who", "where", "when", "killed", "says"})
"""The columns that say what fills roles."""
_CELLS: dict[str, Callable[[Line, Codebook], Cell]] = {
    "type": _type,
    "event": _event,
    "who": _who,
    "where": _where,
    "when": _when,
    "killed": _killed,
    "says": _says,
    "faults": _faults,
}
