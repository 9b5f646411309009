"""What lists know of a name: places, peoples, landscapes, diseases, well-known actors."""

from collections.abc import Mapping
from functools import lru_cache

from annotation.entities.known import find, load_known
from annotation.places.listing import Place, load_gazetteer
from annotation.places.spelling import fold
from annotation.suggest.naming.wellknown import BEARINGS, DISEASES, LANDSCAPES, PEOPLES
from annotation.suggest.naming.words import OTHER

_KEPT = 8192
"""Names whose answer is kept: an article names the same again and again."""
_SHORTEST = 4
_ACRONYM = 3
_CITY, _LARGE = 1_000_000, 100_000
COUNTRY, REGION, METROPOLIS, TOWN, SMALL, BYNAME = 3.0, 2.0, 2.2, 1.5, 0.8, 0.3
"""How much the list says for a place, by what it is; a name that is not its first says little."""
_OFTEN_ELSE = frozenset(
    {
        *("eastern", "western", "northern", "southern", "central", "upper", "lower"),
        *("northwest", "northeast", "southwest", "southeast", "commonwealth", "unity", "delta"),
    }
)
"""Names of places that are more often something else."""
_COUNTRY_CODES = frozenset({"us", "usa", "uk", "uae", "drc"})
"""The short names of countries that reports use."""
_ALSO_PERSONS = frozenset({"Chad", "Georgia", "Jordan", "Jersey", "Niger", "Guinea"})
"""Countries whose name alone says too little."""
_LISTED = 3.0
_CERTAIN = 4.0


@lru_cache(maxsize=_KEPT)
def votes_of_lists(key: str) -> Mapping[str, float]:
    """Return which labels the lists know a name by, and how strongly."""
    votes = {}
    plain = key.casefold().replace("’", "'")
    if find(key) is not None:
        votes["ORG"] = _LISTED
    if plain in LANDSCAPES:
        votes["LOC"] = _LISTED
    if is_people(key):
        votes["NORP"] = _CERTAIN
    if plain in DISEASES:
        votes[OTHER] = _CERTAIN
    place = place_weight(key)
    return {**votes, "GPE": place} if place else votes


@lru_cache(maxsize=_KEPT)
def is_people(key: str) -> bool:
    """Whether that is a nationality, a people, a faith or a camp: "West African", "Sunnis"."""
    first, _, rest = key.partition(" ")
    if not key[:1].isupper():
        return False
    if rest:
        return (first.casefold() in BEARINGS or is_people(first)) and is_people(rest)
    return key.casefold().replace("’", "'") in PEOPLES or is_nationality(key)


@lru_cache(maxsize=_KEPT)
def is_nationality(word: str) -> bool:
    """Whether a word says of which country something is: "Afghan"."""
    return word[:1].isupper() and load_gazetteer().country_of_adjective(word) is not None


@lru_cache(maxsize=_KEPT)
def place_weight(words: str) -> float:
    """Return how far a name is that of a place, 0.0 for one that no list has."""
    key = fold(words)
    if not words[:1].isupper() or key in _OFTEN_ELSE:
        return 0.0
    return max((_weight(place, key) for place in load_gazetteer().named(words)), default=0.0)


def _weight(place: Place, key: str) -> float:
    if place.kind == "country":
        return COUNTRY if len(key) >= _SHORTEST or key in _COUNTRY_CODES else BYNAME
    if fold(place.name) != key or len(key) < _SHORTEST:
        return BYNAME
    if place.kind != "town":
        return REGION
    if place.population >= _CITY:
        return METROPOLIS
    return TOWN if place.population >= _LARGE else SMALL


@lru_cache(maxsize=_KEPT)
def certain_label(word: str) -> str:
    """Return the label of a word that is a name wherever it stands, "" for any other."""
    if word in _actors():
        return "ORG"
    is_shouted = len(word) >= _SHORTEST or word.isupper() or "." in word
    is_country = is_shouted and place_weight(word) >= COUNTRY
    return "GPE" if is_country and word not in _ALSO_PERSONS else ""


@lru_cache(maxsize=1)
def _actors() -> frozenset[str]:
    names = (name for actor in load_known() for name in (actor.name, *actor.aliases))
    return frozenset(name for name in names if " " not in name and len(name) >= _ACRONYM)
