"""Where an event happened, from the places that its row names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotation.frames.levels import Level, first_voice, levels, own_levels, whence
from annotation.frames.values import PlaceCell
from annotation.frames.web import Filler, Web
from annotation.normals import Location

WITHIN = "within"
"""The rule of a place that is not on the map but lies in one that is."""
_EXACTNESS = ("town", "near a town", "part of a region", "region", "country")
_AREAS = ("region", "country")


@dataclass(frozen=True, slots=True)
class Found:
    """The place that several fillers name together; `by` named it, `against` lie elsewhere."""

    location: Location
    by: Filler
    against: tuple[Filler, ...] = ()


def place_cell(web: Web, head: str) -> PlaceCell:
    """Return the place of an event: the first level with a place on the map, and all words."""
    fillers: list[Filler] = []
    for level in levels(web, head, "place"):
        found = _found(web, level.fillers, fillers)
        if level.event is None or found is not None:
            fillers += level.fillers
        if found is not None:
            return _cell(web, head, level, found, fillers)
    return PlaceCell(None, _text(_ordered(fillers)), "", _ids(fillers))


def elsewhere(web: Web, head: str) -> tuple[Filler, ...]:
    """Return places of an event that cannot all be where it was, the chosen one first."""
    nearer: list[Filler] = []
    for level in own_levels(web, head, "place"):
        found = _found(web, level.fillers, nearer)
        if found is not None:
            return (found.by, *found.against) if found.against else ()
        nearer += level.fillers
    return ()


def _cell(web: Web, head: str, level: Level, found: Found, fillers: Sequence[Filler]) -> PlaceCell:
    origin = whence(web, head, level, found.by)
    telling = [each for each in fillers if _name(each) == found.location.name]
    ordered = _ordered(fillers, found.against)
    return PlaceCell(found.location, _text(ordered), origin, _ids((*telling, *ordered)))


def location_of(filler: Filler) -> Location | None:
    """Return where on the map a filler is; None also where a person said that it is on none."""
    normal = filler.thing.normal
    return normal if isinstance(normal, Location) and normal.name else None


def _found(web: Web, fillers: Sequence[Filler], nearer: Sequence[Filler]) -> Found | None:
    """Return the most exact place of a level; `nearer` are words that no map has, inside of it."""
    known = [each for each in fillers if location_of(each) is not None]
    if not known:
        return None
    by = min(first_voice(web, known), key=_rank)
    for each in sorted(known, key=_rank, reverse=True):
        by = each if _lies_in(each, by) else by
    against = tuple(each for each in known if _is_elsewhere(_place(each), _place(by)))
    around = [_place(each) for each in known if each not in against]
    place = _completed(_place(by), sorted(around, key=_exactness))
    triggers = {each.tie.event for each in against} - {by.tie.event}
    inner = (each for each in (*nearer, *fillers) if each.tie.event not in triggers)
    name = next((each.thing.text for each in inner if _is_unmapped(each)), "")
    if name and place.precision in _AREAS:
        place = _inside(name, place)
    return Found(place, by, against)


def _lies_in(inner: Filler, outer: Filler) -> bool:
    """Whether a filler names a finer place in that of another."""
    return _rank(inner) < _rank(outer) and _may_hold(_place(outer), _place(inner))


def _is_elsewhere(one: Location, other: Location) -> bool:
    """Whether two places cannot be the same: in other countries or regions, or two towns."""
    if _differ(one.country, other.country):
        return True
    both = {one.precision, other.precision}
    if "country" not in both and _differ(one.admin1, other.admin1):
        return True
    return both == {"town"} and one.name != other.name and one.gazetteer != other.gazetteer


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


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
    return wider.precision in _AREAS and not _is_elsewhere(wider, place)


def _inside(words: str, area: Location) -> Location:
    """Return a place that only its words name, on the map where the area around it is."""
    precision = "part of a region" if area.precision == "region" else area.precision
    return replace(area, name=words, precision=precision, gazetteer="", rule=WITHIN)


def _is_unmapped(filler: Filler) -> bool:
    """Whether a place has a name ("Barka district"), and not just a kind, that is on no map."""
    is_named = any(word[:1].isupper() for word in filler.thing.text.split())
    return is_named and location_of(filler) is None


def _name(filler: Filler) -> str:
    location = location_of(filler)
    return filler.thing.text if location is None else location.name


def _place(filler: Filler) -> Location:
    return location_of(filler) or Location("")


def _ordered(fillers: Iterable[Filler], last: Sequence[Filler] = ()) -> list[Filler]:
    """Return the narrowest first, but those that lie elsewhere last."""
    return sorted(fillers, key=lambda each: (each in last, _rank(each)))


def _rank(filler: Filler) -> int:
    """Return how exact a place is; what is on no map is a spot in what is."""
    location = location_of(filler)
    return -1 if location is None else _exactness(location)


def _exactness(place: Location) -> int:
    known = place.precision in _EXACTNESS
    return _EXACTNESS.index(place.precision) if known else len(_EXACTNESS)


def _text(fillers: Iterable[Filler]) -> str:
    texts = [each.thing.text for each in fillers]
    return ", ".join({text.casefold(): text for text in texts}.values())


def _ids(fillers: Iterable[Filler]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.thing.id for each in fillers))
