"""The places that Goldleaf knows by itself: countries, first-level regions, towns.

The list is an extract of GeoNames (see NOTICE.md), read when the first name is looked up and kept.
`prepare` reads it ahead of that, in any thread.
"""

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Literal, NamedTuple

from annotation.places.spelling import fold

PlaceKind = Literal["country", "admin1", "area", "town"]
DATA = Path(__file__).resolve().parent / "gazetteer.tsv.gz"


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. `country` is its ISO code of two letters; `admin1` a region's name.

    A country or region stands at the middle of its settlements; its `population` is that of the
    country, or of the settlements that are known in the region. `id` is the number of GeoNames,
    or its code of the region ("AF.10"). An area is none of these: it is part of one region
    ("Waziristan"), which is its `admin1`, or lies in several ("Donbas") and has none.
    """

    name: str
    kind: PlaceKind
    country: str
    country_name: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    id: str
    is_capital: bool = False
    neighbours: tuple[str, ...] = ()
    """The codes of the countries around it."""
    regions: tuple[str, ...] = ()
    """The names of the regions that an area lies in."""


class _Home(NamedTuple):
    """Where a line belongs: its country and region."""

    country: str = ""
    country_name: str = ""
    capital: str = ""
    neighbours: tuple[str, ...] = ()
    admin1: str = ""


class Gazetteer:
    """Places by their folded names. A line of the list becomes a Place when it is asked for."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self._lines: list[tuple[_Home, str]] = []
        self._first: dict[str, int] = {}
        self._others: dict[str, list[int]] = {}
        self._countries: dict[str, int] = {}
        self._adjectives: dict[str, str] = {}
        self._sorted: list[str] = []
        self._read(lines)

    def named(self, words: str) -> tuple[Place, ...]:
        """Return every place with that name, in the order of the list."""
        key = fold(words)
        if key not in self._first:
            return ()
        numbers = dict.fromkeys((self._first[key], *self._others.get(key, ())))
        return tuple(_place(*self._lines[number]) for number in numbers)

    def country(self, iso: str) -> Place | None:
        number = self._countries.get(iso)
        return None if number is None else _place(*self._lines[number])

    def country_of_adjective(self, words: str) -> Place | None:
        """Return the country of a people or an adjective: "Afghan", "Afghans"."""
        key = fold(words)
        iso = self._adjectives.get(key) or self._adjectives.get(key.removesuffix("s"))
        return self.country(iso) if iso else None

    def beginning(self, start: str, most: int) -> tuple[Place, ...]:
        """Return the places that have a name beginning so, the greatest first, not more than that.

        `start` is folded.
        """
        names = self._names()
        first, last = bisect_left(names, start), bisect_left(names, start + "\U0010ffff")
        numbers = {
            number
            for key in names[first:last]
            for number in (self._first[key], *self._others.get(key, ()))
        }
        chosen = sorted(numbers, key=lambda number: (-self._people(number), number))[:most]
        return tuple(_place(*self._lines[number]) for number in chosen)

    def _names(self) -> list[str]:
        if not self._sorted:
            self._sorted = sorted(self._first)
        return self._sorted

    def _people(self, number: int) -> int:
        cells = self._lines[number][1].split("\t", 8)
        return int(cells[_PEOPLE[cells[0]]])

    def prepare(self) -> None:
        """Make ready what the first search by a beginning needs."""
        self._names()

    def _read(self, lines: Iterable[str]) -> None:
        """Take in the list: a country, its adjectives, its regions, each with its towns."""
        home = _Home()
        for line in lines:
            kind, name, rest = line.split("\t", 2)
            if kind == "D":
                self._adjectives |= dict.fromkeys(name.split("|"), home.country)
                continue
            if kind == "C":
                home = _home(name, rest.split("\t"))
                self._countries[home.country] = len(self._lines)
            elif kind == "A":
                home = home._replace(admin1=name)
            others = rest.rpartition("\t")[2]
            if kind == "T" and name.isascii():
                self._name(name.casefold())
            for key in others.split("|") if others else ():
                self._name(key)
            self._lines.append((home, line))

    def _name(self, key: str) -> None:
        number = len(self._lines)
        if self._first.setdefault(key, number) != number:
            self._others.setdefault(key, []).append(number)


_PEOPLE = {"C": 6, "A": 5, "R": 5, "T": 5}
"""The cell with the number of people, by the kind of line."""


def _home(name: str, cells: list[str]) -> _Home:
    return _Home(cells[0], name, cells[-3], tuple(cells[-2].split(",")))


def _place(home: _Home, line: str) -> Place:
    kind, name, code, *cells = line.split("\t")
    latitude, longitude, people, *rest = cells[1:] if kind == "C" else cells
    kinds: Mapping[str, PlaceKind] = {"C": "country", "A": "admin1", "R": "area", "T": "town"}
    regions = tuple(filter(None, rest[0].split("|"))) if kind == "R" else ()
    within = {"C": "", "R": regions[0] if len(regions) == 1 else ""}
    ids = {"C": rest[0], "A": f"{home.country}.{code}"}
    return Place(
        name,
        kinds[kind],
        home.country,
        home.country_name,
        within.get(kind, home.admin1),
        float(latitude),
        float(longitude),
        int(people),
        ids.get(kind, code),
        kind == "T" and code == home.capital,
        home.neighbours,
        regions,
    )


_LOADING = Lock()
_LOADED: list[Gazetteer] = []


def load_gazetteer() -> Gazetteer:
    """Return the list that ships, read on the first call; a second thread waits for the first."""
    if not _LOADED:
        with _LOADING:
            if not _LOADED:
                _LOADED.append(_read_list())
    return _LOADED[0]


def _read_list() -> Gazetteer:
    return Gazetteer(gzip.decompress(DATA.read_bytes()).decode("utf-8").splitlines())


def prepare() -> None:
    """Read the list and make its search ready, so that the first use need not wait."""
    load_gazetteer().prepare()


def is_ready() -> bool:
    """Whether the list is read, so that looking a name up costs next to nothing."""
    return bool(_LOADED)
