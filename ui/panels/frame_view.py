"""The row of the focused event, and what a focused span means, cell by cell. No Qt."""

from dataclasses import dataclass, replace

from annotation.codebook import Codebook
from annotation.frames.values import CountCell, DateCell, Fault, PlaceCell, Row
from annotation.normal.meaning import shown_value
from annotation.normals import CODER, COUNTED, Location, Normal, Quantity, Time
from annotation.review import Item, Review, State
from annotation.values import Entity
from ui.panels import row_words
from ui.panels.row_words import UNKNOWN


@dataclass(frozen=True, slots=True)
class CellView:
    """One line: `missing` is what is required here and not there, `note` how it came about."""

    label: str
    value: str = ""
    note: str = ""
    missing: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    key: str = ""
    is_fault: bool = False
    is_unaccepted: bool = False
    """Whether the row is accepted, and what stands here is only suggested."""
    is_open: bool = False
    """Whether something required here has nothing that was accepted."""

    @property
    def said(self) -> str:
        """The value, and what is missing."""
        gap = f"no {', no '.join(name.lower() for name in self.missing)}" if self.missing else ""
        return " · ".join(filter(None, (self.value, gap))) or UNKNOWN


# -- the row of an event ---------------------------------------------------------------------------


def row_cells(row: Row, codebook: Codebook) -> tuple[CellView, ...]:
    """Return the cells of a row as the data will have them."""
    gaps, opened = row_words.unfilled(row, codebook), row_words.gaps(row, codebook)
    parties = (*row.actors, *row.others)
    inherited = sorted({party.inherited for party in parties if party.inherited})
    claimants, sources = row.parties.get("claimant", ()), row.parties.get("source", ())
    counts = tuple(id_ for what in COUNTED for id_ in row.count(what).evidence)
    cells = {
        "who": CellView(
            "Who",
            row_words.who(row),
            "; ".join(row_words.ORIGINS.get(where, where) for where in inherited),
            gaps.get("who", ()),
            tuple(dict.fromkeys(party.id for party in parties)),
        ),
        "when": _when(row.date, gaps.get("when", ())),
        "where": _where(row.place, gaps.get("where", ())),
        "killed": CellView(
            "How many", row_words.all_counts(row), "", gaps.get("killed", ()), counts
        ),
        "says": CellView("Says", row_words.names(sources), "", gaps.get("says", ()), _ids(sources)),
        "status": CellView("Status", _status(row), "", (), _ids(claimants)),
        "codable": CellView("Codable", _codable(row)),
    }
    return tuple(_marked(row, cell, is_open=name in opened) for name, cell in cells.items())


def _marked(row: Row, cell: CellView, *, is_open: bool) -> CellView:
    """Say of a cell that it rests on suggestions, in a row that is accepted."""
    if not row_words.is_unaccepted(row, cell.evidence):
        return replace(cell, is_open=is_open)
    note = "; ".join(filter(None, (row_words.UNACCEPTED, cell.note)))
    return replace(cell, is_open=is_open, is_unaccepted=True, note=note)


def fault_cells(faults: tuple[Fault, ...]) -> tuple[CellView, ...]:
    """Return what does not fit, as sentences. What is only missing, the row says where it is."""
    return tuple(
        CellView("", fault.sentence, evidence=fault.evidence, is_fault=True)
        for fault in row_words.without_gaps(faults)
    )


def _ids(parties: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(getattr(party, "id", "")) for party in parties)


def _when(date: DateCell, missing: tuple[str, ...]) -> CellView:
    iso, said = row_words.iso_days(date), row_words.spoken_days(date)
    value = " · ".join(filter(None, (iso, said)))
    origin = row_words.ORIGINS.get(date.origin, "")
    is_said = date.basis.startswith(("inherited from", "from another"))
    note = date.basis if is_said else "; ".join(filter(None, (origin, date.basis)))
    return CellView("When", value, note, missing, date.evidence)


def _where(place: PlaceCell, missing: tuple[str, ...]) -> CellView:
    known, origin = place.location, row_words.ORIGINS.get(place.origin, "")
    if known is None:
        note = "on no map yet: V on the place chooses one" if place.text else ""
        value = f"“{place.text}”" if place.text else ""
    else:
        value, note = row_words.full_place(known), known.precision
    return CellView(
        "Where", value, "; ".join(filter(None, (note, origin))), missing, place.evidence
    )


def _status(row: Row) -> str:
    """Return how sure it is and who claims it: "claimed by Taliban, unsure"."""
    status = row.attributes.get("status", "") or "asserted"
    claimants = row_words.names(row.parties.get("claimant", ()))
    said = f"{status} by {claimants}" if claimants else status
    certainty = row.attributes.get("certainty", "")
    return said if certainty in ("", "sure") else f"{said}, {certainty}"


def _codable(row: Row) -> str:
    if row.codable:
        return "yes"
    return f"no: {row.reason}" if row.reason else "no"


# -- a span ----------------------------------------------------------------------------------------


def span_cells(review: Review, item: Item) -> tuple[CellView, ...]:
    """Return whom or what a span names and what it means, each with the key that corrects it."""
    kind = review.codebook.normal_of(item.type)
    found = []
    if kind not in ("time", "quantity"):
        found.append(_names(review, item))
    if kind:
        found.append(value_cell(shown_value(review, item)))
    return tuple(found)


def _names(review: Review, item: Item) -> CellView:
    entity = review.entity_of(item)
    if entity is None:
        return CellView("Names", "", "nobody has said whom or what", key="J")
    kinds = {kind.name: kind.label for kind in review.codebook.actor_kinds}
    mentions = _mentions(review, entity)
    here = f"{mentions} mention{'s' if mentions != 1 else ''} here"
    note = " · ".join(filter(None, (kinds.get(entity.kind, entity.kind), entity.country, here)))
    return CellView("Names", entity.name, note, key="J")


def _mentions(review: Review, entity: Entity) -> int:
    """Return how many spans of this article name an entity."""
    same: dict[str, bool] = {}
    count = 0
    for item in review.items:
        if not item.entity or item.state is State.REJECTED:
            continue
        if item.entity not in same:
            known = review.entity_of(item)
            same[item.entity] = known is not None and known.id == entity.id
        count += same[item.entity]
    return count


def value_cell(normal: Normal | None) -> CellView:
    """Return what a time, a place or a quantity means, and how that was found."""
    if normal is None:
        return CellView("Means", "", "nobody has said what", key="V")
    value, note = _meaning(normal)
    if normal.rule == CODER:
        note = "set by you" if value else "set by you: not known"
    return CellView("Means", value, note, key="V")


def _meaning(normal: Normal) -> tuple[str, str]:
    if isinstance(normal, Time):
        cell = DateCell(normal.start, normal.end)
        said = row_words.iso_days(cell) or normal.value
        return " · ".join(filter(None, (said, row_words.spoken_days(cell)))), normal.basis
    if isinstance(normal, Location):
        return row_words.full_place(normal), normal.precision
    count = CountCell(normal.low, normal.high, normal.best)
    said = row_words.spoken_count(count)
    return " ".join(filter(None, (normal.what, said))), normal.modifier


def short_value(normal: Normal | None) -> str:
    """Return what a filler means, to stand behind its words: "2021-04-30", "7+"."""
    if isinstance(normal, Time):
        return row_words.iso_days(DateCell(normal.start, normal.end))
    if isinstance(normal, Quantity):
        return row_words.bounds(CountCell(normal.low, normal.high, normal.best))
    return normal.name if isinstance(normal, Location) else ""


def filler_words(review: Review, item: Item, words: str) -> str:
    """Return the words of a filler, and behind an arrow whom they name or what they mean."""
    entity = review.entity_of(item)
    kind = review.codebook.normal_of(item.type)
    meant = short_value(item.normal) if kind in ("time", "quantity") else ""
    if not meant and entity is not None:
        meant = entity.name
    meant = meant or short_value(item.normal)
    return f"{words} → {meant}" if meant and meant.casefold() != words.casefold() else words
