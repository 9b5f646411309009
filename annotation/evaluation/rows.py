"""Rows of events beside each other: which tell of the same event, and which cells agree.

Only codable rows count: they are what a data set is made of. Rows are paired one to one where their
triggers share text, those of the same type first; rows without any trigger where the type is the
same. A cell agrees where both sides fill it with the same. A blank cell is unknown and not wrong:
it takes from recall where the gold has something there, never from precision.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

from annotation.codebook import Codebook
from annotation.entities.names import folded
from annotation.evaluation.counting import Counts
from annotation.evaluation.matching import matched
from annotation.evaluation.values import Measure
from annotation.frames.build import rows_of
from annotation.frames.entry import EntryScene
from annotation.frames.scene import overlap
from annotation.frames.values import Party, PlaceCell, Row
from annotation.snapshot import Entry
from annotation.values import Event, Fragments

ROW, TYPE, WHOLE = "row", "type", "whole"
Pair = tuple[Row, Row]
Value = Hashable | None


def _date(row: Row) -> tuple[date | None, date | None] | None:
    found = row.date.start, row.date.end
    return None if found == (None, None) else found


def _place(row: Row) -> Value:
    return _place_of(row.place)


def _place_of(cell: PlaceCell) -> Value:
    """The place on the map, else its words."""
    where = cell.location
    if where is None:
        return folded(cell.text) if cell.text else None
    return where.gazetteer or tuple(map(folded, (where.name, where.admin1, where.country)))


def _names(parties: Iterable[Party]) -> Value:
    return frozenset(folded(each.name) for each in parties) or None


CELLS: dict[str, Callable[[Row], Value]] = {
    "date": _date,
    "place": _place,
    "actor": lambda row: _names(row.actors),
    "other": lambda row: _names(row.others),
}
"""What a row says in each cell that is compared: None where it is blank."""


class RowCounts:
    """Counts rows and cells, document by document."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._counts = {name: Counts(name, "cell") for name in (ROW, TYPE, *CELLS, WHOLE)}

    def measures(self) -> tuple[Measure, ...]:
        return tuple(each.measure() for each in self._counts.values())

    def add(self, gold: Entry, other: Entry) -> None:
        """Count the rows of one document."""
        wanted, found = (self._rows(each) for each in (gold, other))
        pairs = paired(_placed(gold, wanted), _placed(other, found))
        for row in wanted:
            self._add_side(row, is_gold=True)
        for row in found:
            self._add_side(row, is_gold=False)
        for pair in pairs:
            self._add_pair(pair)

    def _rows(self, entry: Entry) -> list[Row]:
        return [row for row in rows_of(EntryScene(entry, self._codebook)) if row.codable]

    def _add_side(self, row: Row, *, is_gold: bool) -> None:
        filled = [name for name, read in CELLS.items() if read(row) is not None]
        for name in (ROW, TYPE, WHOLE, *filled):
            self._counts[name].of(row.type).add(gold=is_gold, proposed=not is_gold)

    def _add_pair(self, pair: Pair) -> None:
        gold, other = pair
        is_typed = gold.type == other.type
        right = {ROW: True, TYPE: is_typed, WHOLE: is_typed and _agree(pair)}
        for name, read in CELLS.items():
            value = read(gold)
            right[name] = value is not None and value == read(other)
        for name, is_right in right.items():
            self._counts[name].of(gold.type).add(right=is_right)


def _agree(pair: Pair) -> bool:
    """Whether all cells agree, the blank ones too."""
    gold, other = pair
    return all(read(gold) == read(other) for read in CELLS.values())


Placed = tuple[Row, tuple[Fragments, ...]]


def _placed(entry: Entry, rows: Iterable[Row]) -> list[Placed]:
    """Return rows with the places of all their triggers."""
    places = {v.id: v.fragments for v in entry.annotations if isinstance(v, Event) and v.fragments}
    return [(row, tuple(places[m] for m in row.mentions if m in places)) for row in rows]


def paired(gold: Sequence[Placed], other: Sequence[Placed]) -> list[Pair]:
    """Pair the rows that tell of the same event: those of the same type, then the rest."""
    pairs = _pairs(gold, other, _is_same_event)
    taken = {id(row) for pair in pairs for row in pair}
    left, right = ([each for each in side if id(each[0]) not in taken] for side in (gold, other))
    return [*pairs, *_pairs(left, right, _touch)]


def _pairs(
    gold: Sequence[Placed], other: Sequence[Placed], may_pair: Callable[[Placed, Placed], bool]
) -> list[Pair]:
    choices = [[at for at, each in enumerate(other) if may_pair(row, each)] for row in gold]
    return [(gold[here][0], other[there][0]) for here, there in matched(choices).items()]


def _is_same_event(some: Placed, others: Placed) -> bool:
    if some[0].type != others[0].type:
        return False
    return _touch(some, others) or not (some[1] or others[1])


def _touch(some: Placed, others: Placed) -> bool:
    return any(overlap(a, b) for a in some[1] for b in others[1])
