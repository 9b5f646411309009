"""Countries behind words: "US", "Afghan", a capital that acts; and what belongs to a country."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from annotation.entities.names import folded
from annotation.places.listing import Place, load_gazetteer
from annotation.suggest.coreference.cues import FORCES, PLACE_NOUNS, RULERS

if TYPE_CHECKING:
    from annotation.places.listing import PlaceKind


class National(NamedTuple):
    """A body by its country: "Afghan army", "US troops"; `is_armed` or a part of the government."""

    country: str
    words: str
    is_armed: bool


@lru_cache(maxsize=4096)
def country_named(name: str) -> Place | None:
    """Return the country of that name: "US", "Britain"."""
    found = load_gazetteer().named(name) if name[:1].isupper() else ()
    return found[0] if found and found[0].kind == "country" else None


@lru_cache(maxsize=4096)
def country_of(word: str) -> Place | None:
    """Return the country of a name or of an adjective: "US", "Afghan", "North Korean"."""
    if not word[:1].isupper():
        return None
    return load_gazetteer().country_of_adjective(word) or country_named(word)


@lru_cache(maxsize=4096)
def capital_of(name: str) -> str:
    """Return the code of the country whose capital is called that, "" for none."""
    places = load_gazetteer().named(name) if name[:1].isupper() else ()
    capitals = {place.country for place in places if place.is_capital}
    return capitals.pop() if len(capitals) == 1 else ""


@lru_cache(maxsize=4096)
def kinds_of_place(name: str) -> "frozenset[PlaceKind]":
    """Return what the places of that name are; empty where the list has none."""
    return frozenset(place.kind for place in load_gazetteer().named(name))


@lru_cache(maxsize=4096)
def place_key(name: str) -> str:
    """Return a place's name as it is compared: "Helmand province" is Helmand.

    Not where a town has the same name: Kabul and Kabul province are two places.
    """
    words = folded(name).split()
    if len(words) > 1 and words[-1] in PLACE_NOUNS:
        bare = " ".join(words[:-1])
        if words[-1] in {"city", "town", "village"} or "town" not in kinds_of_place(bare):
            return bare
    return " ".join(words)


@lru_cache(maxsize=4096)
def national(words: str) -> National | None:
    """Read "Afghan security forces": a country, then nouns for its forces or its government."""
    parts = words.split()
    for length in (2, 1):
        nation = country_of(" ".join(parts[:length])) if len(parts) > length else None
        if nation is not None:
            return _body(nation.country, parts[length:])
    return None


def _body(country: str, parts: list[str]) -> National | None:
    noun = _singular(parts[-1].casefold())
    if noun not in FORCES | RULERS or any(part[:1].isdigit() for part in parts):
        return None
    if any(country_of(part) for part in parts):
        return None
    return National(country, " ".join(parts).casefold(), noun in FORCES)


def _singular(noun: str) -> str:
    if noun.endswith("men"):
        return noun.removesuffix("men") + "man"
    return noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
