"""Where an event happened, from the places that its row names."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotation.frames.levels import levels
from annotation.frames.values import PlaceCell
from annotation.frames.web import Filler, Web
from annotation.normals import Location

WITHIN = "within"
"""The rule of a place that is not on the map but lies in one that is."""
_EXACTNESS = ("town", "near a town", "part of a region", "region", "country")
_AREAS = ("region", "country")


def place_cell(web: Web, head: str) -> PlaceCell:
    """Return the place of an event: the first level with a place on the map, and all words."""
    fillers: list[Filler] = []
    for level in levels(web, head, "place"):
        location = _narrowest(level.fillers, fillers)
        if level.event is None or location is not None:
            fillers += level.fillers
        if location is not None:
            return _cell(location, level.origin, fillers)
    return PlaceCell(None, _text(fillers), "", _ids(fillers))


def _cell(location: Location, origin: str, fillers: Sequence[Filler]) -> PlaceCell:
    telling = [each for each in fillers if _name(each) == location.name]
    return PlaceCell(location, _text(fillers), origin, _ids((*telling, *_ordered(fillers))))


def location_of(filler: Filler) -> Location | None:
    normal = filler.thing.normal
    return normal if isinstance(normal, Location) else None


def _narrowest(fillers: Iterable[Filler], nearer: Iterable[Filler]) -> Location | None:
    """Return the most exact place of a level; `nearer` are words that no map has, inside of it."""
    every = (*nearer, *fillers)
    known = [place for each in every if (place := location_of(each)) is not None]
    if not known:
        return None
    ordered = sorted(known, key=_exactness)
    first = _completed(ordered[0], ordered[1:])
    unknown = (each for each in every if location_of(each) is None and _is_named(each))
    inner = next(unknown, None)
    if inner is None or first.precision not in _AREAS:
        return first
    return _inside(inner.thing.text, first)


def _completed(place: Location, wider: Iterable[Location]) -> Location:
    """Return a place with what only the places around it say: its country, its region."""
    for each in wider:
        if _may_hold(each, place):
            place = replace(
                place,
                country=place.country or each.country,
                code=place.code or each.code,
                admin1=place.admin1 or each.admin1,
            )
    return place


def _may_hold(wider: Location, place: Location) -> bool:
    pairs = ((wider.country, place.country), (wider.admin1, place.admin1))
    return wider.precision in _AREAS and all(a == b or not (a and b) for a, b in pairs)


def _inside(words: str, area: Location) -> Location:
    """Return a place that only its words name, on the map where the area around it is."""
    precision = "part of a region" if area.precision == "region" else area.precision
    return replace(area, name=words, precision=precision, gazetteer="", rule=WITHIN)


def _is_named(filler: Filler) -> bool:
    """Whether a place has a name ("Barka district") and not just a kind ("a checkpoint")."""
    return any(word[:1].isupper() for word in filler.thing.text.split())


def _name(filler: Filler) -> str:
    location = location_of(filler)
    return filler.thing.text if location is None else location.name


def _ordered(fillers: Iterable[Filler]) -> list[Filler]:
    """Return the narrowest first; what is on no map is a spot in what is."""

    def key(filler: Filler) -> int:
        location = location_of(filler)
        return -1 if location is None else _exactness(location)

    return sorted(fillers, key=key)


def _exactness(place: Location) -> int:
    known = place.precision in _EXACTNESS
    return _EXACTNESS.index(place.precision) if known else len(_EXACTNESS)


def _text(fillers: Iterable[Filler]) -> str:
    texts = (each.thing.text for each in _ordered(fillers))
    return ", ".join({text.casefold(): text for text in texts}.values())


def _ids(fillers: Iterable[Filler]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.thing.id for each in fillers))
