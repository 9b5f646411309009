"""From the words of an article to places on the map, without a network and without a guess.

A name that several places bear is read by the article's other places; where these say nothing,
only a country or a great town answers to its name. What is not known stays unknown.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotation.normals import PlacePrecision
from annotation.places.actors import is_actor_use
from annotation.places.listing import Place, PlaceKind, is_ready, load_gazetteer, prepare
from annotation.places.reading import Reading, readings, with_neighbours
from annotation.places.spelling import fold, likeness

__all__ = [
    "Place",
    "PlaceKind",
    "candidates",
    "is_actor_use",
    "is_ready",
    "load_gazetteer",
    "precision",
    "prepare",
    "ranked",
    "resolve_all",
    "with_neighbours",
]

# What speaks for a place, in orders of magnitude: a town of 1,000,000 has 6 by itself.
COUNTRY = 2.3
CAPITAL = 1.2
HERE = 1.5
"""The article has another place in that country ..."""
ALONE = 1.0
"""... and, by the share of its places that lie there."""
NEXT_DOOR = 0.5
SAME_REGION = 0.5
ITSELF = 0.8
"""The article has this very place, under words that leave no doubt."""
OTHER_SPELLING = 0.3
OTHER_NAME = 1.2

CLEAR = 0.2
"""By how much a place must be ahead of the next to be meant ..."""
GREAT = 5.7
"""... and how great it must be where the article's other places lie elsewhere ..."""
NEIGHBOUR = 5.0
"""... or next door; """
LONE_NEIGHBOUR = 4.2
"""less there where no other place bears the name: a report on Israel that names Jenin; """
ONLY = 5.0
"""and where there are none and no other place bears the name."""
LARGE = 5.3
TWIN = 3
"""A town bears its region's name by itself when it holds one in so many of its people."""
_ALIKE = 0.7
A_LITTLE = 0.01
_KNOWN = 4096
"""Words whose candidates are remembered."""


_Core = tuple[str, bool]
"""The bare name in a mention, and whether its words say which place of that name."""


class _Ranked(NamedTuple):
    score: float
    place: Place
    reading: Reading


class _Context:
    """The article's other places, counted."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = frozenset(places)
        self.countries = Counter(place.country for place in places)
        self.regions = frozenset((place.country, place.admin1) for place in places if place.admin1)
        self.neighbours = frozenset(iso for place in places for iso in place.neighbours)

    def support(self, place: Place) -> float:
        """Return how much the other places speak for this one."""
        if place.country in self.countries:
            share = self.countries[place.country] / self.countries.total()
            near = SAME_REGION * ((place.country, place.admin1) in self.regions)
            return HERE + ALONE * share + near + ITSELF * (place in self.places)
        return NEXT_DOOR * (place.country in self.neighbours)


_NOWHERE = _Context(())


def candidates(words: str, *, context: Sequence[Place] = ()) -> tuple[Place, ...]:
    """Return the places that a mention may mean, the likeliest first; none for what is unknown.

    `context` are the article's other places, each as often as it is named.
    """
    return tuple(each.place for each in _ranked(words, _Context(context)))


def ranked(places: Sequence[Place], context: Sequence[Place]) -> tuple[Place, ...]:
    """Return places by how great they are and how much the article's other places speak for them.

    The names that they were found by do not count.
    """
    around = _Context(context)
    scores = {place: _standing(place, place.name, ()) + around.support(place) for place in places}
    return tuple(sorted(scores, key=lambda place: (-scores[place], place.kind, place.id)))


def resolve_all(mentions: Sequence[str], *, beside: Sequence[str] = ()) -> tuple[Place | None, ...]:
    """Return the place of each mention of one article, None where the evidence does not do.

    `beside` are other words of the article that name a country: "Afghan", and not "Taliban".
    """
    evidence = [place for words in beside if (place := _of_people(words)) is not None]
    evidence += _in_common(mentions)
    cores = [_core(words) for words in mentions]
    found: list[Place | None] = [_meant(words, _NOWHERE) for words in mentions]
    for _ in range(2):
        before, found = found, _meant_here(mentions, cores, evidence, found)
        if found == before:
            break
    return tuple(found)


def _meant_here(
    mentions: Sequence[str],
    cores: Sequence[_Core],
    evidence: list[Place],
    found: Sequence[Place | None],
) -> list[Place | None]:
    """Return what mentions mean beside one another, after a first guess at each."""
    said = [(core, place) for core, place in zip(cores, found, strict=True) if place is not None]
    contexts = _contexts(evidence, said, frozenset(cores))
    everything = _Context([*evidence, *(place for _, place in said)])
    return [
        _meant(words, contexts.get(core, everything))
        for words, core in zip(mentions, cores, strict=True)
    ]


def _contexts(
    evidence: list[Place], said: Sequence[tuple[_Core, Place]], cores: frozenset[_Core]
) -> dict[_Core, _Context]:
    """Return what speaks for the names that have places: all else, but no guess at the same."""
    names = {name for (name, _), _ in said}
    return {core: _Context(evidence + _others(said, core)) for core in cores if core[0] in names}


@lru_cache(maxsize=_KNOWN)
def _core(words: str) -> _Core:
    """Return the bare name in a mention, and whether its words say which place of that name."""
    found = _named_in(words)
    reading = found[0].reading if found else Reading(words)
    return fold(reading.name), bool(reading.sort or reading.within)


def _others(said: Sequence[tuple[_Core, Place]], core: _Core) -> list[Place]:
    """Return the places that speak for a name: a guess at the same name is no evidence for it."""
    return [
        place for (name, is_exact), place in said if name != core[0] or (is_exact and not core[1])
    ]


def precision(place: Place, words: str) -> PlacePrecision:
    """Say how exactly a mention says where: one of the labels of the code list.

    "town", "near a town", "part of a region", "region", "country".
    """
    reading = next((each.reading for each in _ranked(words, _Context((place,)))), Reading(words))
    if place.kind == "country":
        return "country"
    if place.kind in {"admin1", "area"}:
        is_part = bool(reading.distance) or (place.kind == "area" and len(place.regions) == 1)
        return "part of a region" if is_part else "region"
    if reading.sort == "district":
        return "part of a region"
    return "near a town" if reading.distance or reading.sort == "region" else "town"


def _ranked(words: str, context: _Context) -> list[_Ranked]:
    """Return the candidates of the first reading that has any."""
    ranked = [
        each._replace(score=each.score + context.support(each.place)) for each in _named_in(words)
    ]
    return sorted(ranked, key=lambda each: (-each.score, each.place.kind, each.place.id))


@lru_cache(maxsize=_KNOWN)
def _named_in(words: str) -> tuple[_Ranked, ...]:
    """Return the candidates as they stand by themselves, the list's order.

    Remembered: the places of an article are read together, again and again.
    """
    for reading in readings(words):
        places = [place for place in _named(reading) if _lies_within(place, reading.within)]
        if places:
            return tuple(
                _Ranked(_standing(place, reading.name, places), place, reading) for place in places
            )
    return ()


def _named(reading: Reading) -> Sequence[Place]:
    """Return the places of that name which are of the sort that the words say."""
    places = load_gazetteer().named(reading.name) if reading.name else ()
    for kinds in _KINDS.get(reading.sort, ()):
        found = [place for place in places if place.kind in kinds]
        if found:
            return found
    return () if reading.sort else places


_KINDS: Mapping[str, tuple[frozenset[PlaceKind], ...]] = {
    "province": (frozenset({"admin1", "area"}), frozenset({"country"})),
    "region": (frozenset({"admin1", "area"}), frozenset({"town"})),
    "city": (frozenset({"town"}), frozenset({"country"})),
    "district": (frozenset({"area"}), frozenset({"town"})),
}
"""The kinds of place that a word may mean, the next ones where there is none of the first."""


def _lies_within(place: Place, outer: str) -> bool:
    if not outer:
        return True
    around = [each for reading in readings(outer) for each in _named(reading)]
    return any(
        each.country == place.country and each.kind != "town" and _covers(each, place.admin1)
        for each in around
        if each.id != place.id
    )


def _covers(place: Place, admin1: str) -> bool:
    """Whether a country, region or area has a part in the region of that name."""
    return admin1 in place.regions if place.regions else place.admin1 in {"", admin1}


def _standing(place: Place, name: str, rivals: Sequence[Place]) -> float:
    """Return how great a place is, and how much its name is the one that was written."""
    standing = math.log10(max(place.population, 1))
    if place.kind == "country":
        standing += COUNTRY
    elif place.kind == "town":
        standing += CAPITAL * place.is_capital
    else:
        standing = min([standing, *(_below(standing, place, each, name) for each in rivals)])
    return standing - _strangeness(place.name, name)


def _below(standing: float, region: Place, rival: Place, name: str) -> float:
    """Return the standing of a region beside a town of its name that lies in it."""
    if (rival.kind, rival.country, rival.admin1) != ("town", region.country, region.admin1):
        return standing
    if rival.population * TWIN < region.population:
        return standing
    ahead = math.log10(max(rival.population, 1)) - _strangeness(rival.name, name) - A_LITTLE
    return ahead + _strangeness(region.name, name)


def _strangeness(main: str, name: str) -> float:
    if fold(main) == fold(name):
        return 0.0
    return OTHER_SPELLING if likeness(main, name) >= _ALIKE else OTHER_NAME


def _meant(words: str, context: _Context) -> Place | None:
    """Return the place that a mention means beyond reasonable doubt."""
    ranked = _ranked(words, context)
    if not ranked:
        return None
    first = ranked[0]
    others = [each for each in ranked[1:] if not _is_twin(first.place, each.place)]
    if any(first.score - each.score < _margin(first, each, context) for each in others):
        return None
    return first.place if _is_sure(first, context, is_only=not others) else None


def _margin(first: _Ranked, other: _Ranked, context: _Context) -> float:
    """Return by how much a place must be ahead of another of its name to be meant."""
    if other.place.kind != "country":
        return CLEAR
    if first.place.kind == "country" and first.place.country not in context.countries:
        return math.inf
    return 2 * CLEAR


def _is_twin(one: Place, other: Place) -> bool:
    """Whether both are in one region and of one name: to choose between them is no gamble."""
    return (one.country, one.admin1) == (other.country, other.admin1)


def _is_sure(first: _Ranked, context: _Context, *, is_only: bool) -> bool:
    place, reading = first.place, first.reading
    if place.kind == "country" or place.country in context.countries or reading.within:
        return True
    standing = first.score - context.support(place)
    if place.country in context.neighbours:
        return standing >= (LONE_NEIGHBOUR if is_only else NEIGHBOUR)
    if context.countries:
        return standing >= GREAT
    return standing >= (ONLY if is_only else LARGE)


def _of_people(words: str) -> Place | None:
    listing = load_gazetteer()
    plain = words.split(maxsplit=1)[-1] if words.casefold().startswith("the ") else words
    return listing.country_of_adjective(plain)


def _in_common(mentions: Sequence[str]) -> list[Place]:
    """Return the country in which alone all places of two or more names lie."""
    votes: Counter[str] = Counter()
    for key in sorted({fold(words) for words in mentions}):
        isos = {each.place.country for each in _named_in(key)}
        votes.update(isos if len(isos) == 1 else ())
    countries = (load_gazetteer().country(iso) for iso, count in votes.items() if count > 1)
    return [country for country in countries if country is not None]
