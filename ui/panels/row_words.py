"""The cells of an event's row in words, as the list and the inspector say them. No Qt."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from annotation.codebook import Codebook
from annotation.frames.checks import MISSING
from annotation.frames.values import CountCell, DateCell, Fault, Party, PlaceCell, Row
from annotation.normal.timevalue import spoken
from annotation.normals import COUNTED, Location

INHERITED = {
    "sentence": "inherited from the sentence",
    "paragraph": "inherited from the paragraph",
    "article": "inherited from the article",
}
"""Origins of a cell that its event's own words do not give."""
ORIGINS = {
    **INHERITED,
    "same event": "from another trigger of this event",
    "cause": "from the event that caused it",
    "part": "from the event that it is told with",
}
UNKNOWN = "–"
UNACCEPTED = "suggested, not accepted yet"
NO_TRIGGER = "(no trigger)"
_SIDES = {"a": "of the actor's side", "b": "of the other side", "civilian": "civilians"}
_DECEMBER = 12


# -- when ------------------------------------------------------------------------------------------


def iso_days(cell: DateCell) -> str:
    """Return a date as ISO 8601, as exact as it is known: a day, a month, a year, a range."""
    first, last = cell.start, cell.end
    if first is None or last is None:
        return _open_days(first, last)
    if first == last:
        return first.isoformat()
    return _whole_unit(first, last) or _range(first, last)


def _open_days(first: date | None, last: date | None) -> str:
    if first is not None:
        return f"from {first.isoformat()}"
    return f"until {last.isoformat()}" if last is not None else ""


def _whole_unit(first: date, last: date) -> str:
    """Return "2021-05" for all of May, "2021" for all of a year, "" for other ranges."""
    if first.year != last.year or first.day != 1:
        return ""
    is_end = last.day == monthrange(last.year, last.month)[1]
    if is_end and first.month == last.month:
        return f"{first:%Y-%m}"
    return f"{first:%Y}" if is_end and (first.month, last.month) == (1, _DECEMBER) else ""


def _range(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.isoformat()} – {last:%d}"
    return f"{first.isoformat()} – {last:%m-%d}" if first.year == last.year else _both(first, last)


def _both(first: date, last: date) -> str:
    return f"{first.isoformat()} – {last.isoformat()}"


def spoken_days(cell: DateCell) -> str:
    """Return a date as a person says it: "Friday 30 April 2021"."""
    first, last = cell.start, cell.end
    if first is None and last is None:
        return ""
    if first == last:
        return spoken(first)
    if first is None:
        return f"until {spoken(last)}"
    return f"from {spoken(first)}" + (f" to {spoken(last)}" if last is not None else "")


# -- where -----------------------------------------------------------------------------------------


def place_names(place: PlaceCell) -> str:
    """Return the place and its region, for a narrow column; the words where it is on no map."""
    known = place.location
    if known is None:
        return place.text
    return _joined((known.name, known.admin1 or known.country))


def full_place(known: Location) -> str:
    """Return a place with its region and its country."""
    return _joined((known.name, known.admin1, known.country))


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))


# -- how many --------------------------------------------------------------------------------------


def bounds(count: CountCell) -> str:
    """Return a count with its bounds in signs: "7+", "≤30", "20–30", "9"; "" where unknown."""
    low, high, best = count.low, count.high, count.best
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"{low:,}+"
    if high is not None:
        return f"≤{high:,}"
    return f"~{best:,}" if best is not None else ""


def spoken_count(count: CountCell) -> str:
    """Return a count with its bounds in words: "at least 7, of the other side"."""
    low, high, best = count.low, count.high, count.best
    if low is not None and high is not None:
        said = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    elif low is not None:
        said = f"at least {low:,}"
    elif high is not None:
        said = f"at most {high:,}"
    else:
        said = f"about {best:,}" if best is not None else ""
    side = _SIDES.get(count.side, "")
    return f"{said}, {side}" if said and side else said


def all_counts(row: Row) -> str:
    """Return every count that is told: "killed at least 7 · wounded 12"."""
    told = ((what, spoken_count(row.count(what))) for what in COUNTED)
    return " · ".join(f"{what} {said}" for what, said in told if said)


# -- who -------------------------------------------------------------------------------------------


def names(parties: Sequence[Party]) -> str:
    """Return names, each once."""
    return ", ".join(dict.fromkeys(" ".join(party.name.split()) for party in parties))


def who(row: Row) -> str:
    """Return who did it to whom: "A → B", and "→ B" where nobody says who did it."""
    actors, others = names(row.actors), names(row.others)
    if not others:
        return actors
    return f"{actors} → {others}".strip()


def sayers(row: Row) -> tuple[Party, ...]:
    """Return who claims it, else who tells it."""
    return row.parties.get("claimant") or row.parties.get("source", ())


def says(row: Row) -> str:
    """Return the status and who says so: "claimed: Taliban", "AFP"."""
    status = row.attributes.get("status", "")
    shown = "" if status == "asserted" else status
    return ": ".join(filter(None, (shown, names(sayers(row)))))


# -- faults and gaps -------------------------------------------------------------------------------


_PLACES = {
    "date": "when",
    "place": "where",
    "count": "killed",
    "source": "says",
    "claimant": "says",
}
"""In which column of the list a cell stands; those that are not here stand in "who"."""


def without_gaps(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Return the faults but for roles that nobody fills: these are marked where they belong."""
    return tuple(fault for fault in faults if fault.kind != MISSING)


def column_of(cell: str) -> str:
    """Return the column that shows a cell."""
    return _PLACES.get(cell, "who")


def open_roles(row: Row) -> tuple[str, ...]:
    """Return the required roles that nobody fills; in an accepted row a suggestion is nobody."""
    return row.missing if row.is_suggested else (*row.missing, *row.unconfirmed)


def is_unaccepted(row: Row, evidence: Sequence[str]) -> bool:
    """Whether a cell of an accepted row rests on suggestions alone."""
    return not row.is_suggested and bool(evidence) and row.doubtful.issuperset(evidence)


def gaps(row: Row, codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Return by column the labels of the required roles that are open."""
    return _by_column(open_roles(row), codebook)


def unfilled(row: Row, codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Return by column the labels of the required roles that not even a suggestion fills."""
    return _by_column(row.missing, codebook)


def _by_column(roles: Iterable[str], codebook: Codebook) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in roles:
        column = column_of(codebook.cell_of(name))
        found[column] = (*found.get(column, ()), codebook.role_label(name))
    return found
