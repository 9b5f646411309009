"""Places as a coder's table has them: with country, region, coordinates and how exact they are.

What the gazetteer does not know stays unknown, but for a place whose own words say in what other
it lies ("Barka district in the province of Baghlan"): that one stands where the other is.
"""

from collections.abc import Sequence

from annotation.normals import Location, PlacePrecision
from annotation.places.gazetteer import (
    Place,
    candidates,
    load_gazetteer,
    precision,
    resolve_all,
)
from annotation.places.reading import container, is_settlement, readings
from annotation.places.search import search
from annotation.places.spelling import fold

MOST = 30
GAZETTEER = "gazetteer"
"""The rule of a place that the list has."""
AROUND = "around"
"""The rule of a place that the list lacks, with the coordinates of the one that it lies in."""
_INSIDE: dict[str, PlacePrecision] = {
    "country": "country",
    "admin1": "part of a region",
    "area": "part of a region",
    "town": "town",
}


def location_of(place: Place, words: str, rule: str = GAZETTEER) -> Location:
    """Return a place as it is coded; `words` say how exactly they mean it ("near", "northern")."""
    return Location(
        name=_spelling(place, words),
        country=place.country_name,
        code=place.country,
        admin1=place.admin1,
        lat=place.latitude,
        lon=place.longitude,
        precision=precision(place, words),
        gazetteer="" if place.kind == "area" else place.id,
        rule=rule,
    )


def locate(mentions: Sequence[str], *, beside: Sequence[str] = ()) -> tuple[Location | None, ...]:
    """Return where each mention of one article is, None where nobody can say.

    `beside` are other words of the article that name a people: "Afghan".
    """
    places = resolve_all(mentions, beside=beside)
    around = _containers(mentions, places, beside)
    return tuple(
        location_of(place, words) if place is not None else around.get(words)
        for words, place in zip(mentions, places, strict=True)
    )


def location_options(words: str, context: Sequence[Location]) -> tuple[Location, ...]:
    """Return what a mention, or what a person types, may mean; the likeliest first.

    `context` are the article's other places, each as often as it is named.
    """
    places = [place for each in context if (place := place_of(each)) is not None]
    options = [location_of(place, words) for place in search(words, context=places, most=MOST)]
    name, outer = container(words)
    if outer and not candidates(words):
        found = candidates(outer, context=places)[:1]
        options = [_inside(name, place) for place in found] + options
    return tuple(options[:MOST])


def within(inner: Location, outer: Location) -> bool:
    """Whether the one place lies in the other, or is the same, as far as the list can tell."""
    if not inner.code or inner.code != outer.code:
        return False
    if inner.gazetteer and inner.gazetteer == outer.gazetteer:
        return _RANK[inner.precision] <= _RANK[outer.precision]
    if outer.precision == "country":
        return True
    if outer.precision != "region" or not inner.admin1:
        return False
    area = place_of(outer)
    regions = area.regions if area is not None and area.regions else (outer.admin1,)
    return inner.admin1 in regions


_RANK = {"town": 0, "near a town": 1, "part of a region": 2, "region": 3, "country": 4, "": 5}


def place_of(location: Location) -> Place | None:
    """Return the place of the list that a location is, or the region or country around it."""
    listing = load_gazetteer()
    for name in (location.name, location.admin1):
        for place in listing.named(name) if name else ():
            is_region = place.kind == "admin1" and place.admin1 == name
            is_itself = bool(location.gazetteer) and place.id == location.gazetteer
            if is_itself or (
                place.country == location.code and (is_region or place.kind == "area")
            ):
                return place
    return listing.country(location.code)


def _containers(
    mentions: Sequence[str], places: Sequence[Place | None], beside: Sequence[str]
) -> dict[str, Location]:
    """Return the mentions that the list lacks and whose own words say in what place they lie."""
    missing = dict.fromkeys(
        words for words, place in zip(mentions, places, strict=True) if place is None
    )
    inner = {words: said for words in missing if (said := container(words))[1]}
    outer = [said[1] for said in inner.values()]
    found = resolve_all([*mentions, *outer], beside=beside)[len(mentions) :] if outer else ()
    return {
        words: _inside(name, place)
        for (words, (name, _)), place in zip(inner.items(), found, strict=True)
        if place is not None
    }


def _inside(name: str, outer: Place) -> Location:
    """Return a place of which only the one around it is known."""
    if outer.kind == "town" and is_settlement(name):
        outer = _region_of_the_same_name(outer)
    return Location(
        name=name,
        country=outer.country_name,
        code=outer.country,
        admin1=outer.admin1,
        lat=outer.latitude,
        lon=outer.longitude,
        precision=_INSIDE[outer.kind],
        rule=AROUND,
    )


def _region_of_the_same_name(town: Place) -> Place:
    """Return the region that bears a town's name, so that a district lies in that one."""
    for place in load_gazetteer().named(town.name):
        if (place.kind, place.country, place.admin1) == ("admin1", town.country, town.admin1):
            return place
    return town


def _spelling(place: Place, words: str) -> str:
    """Return the article's spelling of a name where it is the list's but for accents and hyphens.

    "Lashkar Gah" for "Lashkar Gāh", and "Hodeidah" stays "Al Ḩudaydah".
    """
    wanted = fold(place.name)
    for reading in readings(words):
        if fold(reading.name) == wanted:
            name = reading.name
            return place.name if name.isupper() or name.islower() else name
    return place.name
