"""Names of well-known places that the model takes for something else: "Lashkar Gah", a person."""

from functools import lru_cache
from typing import TYPE_CHECKING

from annotation.places.listing import Place, load_gazetteer
from annotation.places.spelling import fold
from annotation.suggest.scores import RELABELLED
from annotation.suggest.tagged import Name, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

_DOUBTED = frozenset({"PERSON", "ORG", "FAC", "PRODUCT", "NORP"})
_LARGE = 100_000
"""People that a region or town must have for its name to be taken for it."""
_SHORTEST = 4
_COMMON = frozenset(
    {
        *("eastern", "western", "northern", "southern", "central", "upper", "lower"),
        *("northwest", "northeast", "southwest", "southeast", "commonwealth", "unity", "delta"),
    }
)
"""Names of places that are more often something else."""


def read_places(doc: "Doc", names: "Sequence[Name]") -> list[Name]:
    """Call a name a place where the list has a great one of that name, and no person bears it."""
    bearers = {
        token.text
        for name in names
        if name.label == "PERSON" and name.end - name.start > 1
        if not is_well_known(key_of(doc, name))
        for token in doc[name.start : name.end]
    }
    return [_read(doc, name, bearers) for name in names]


def _read(doc: "Doc", name: Name, bearers: set[str]) -> Name:
    if name.label not in _DOUBTED:
        return name
    key = key_of(doc, name)
    if key in bearers or not is_well_known(key):
        return name
    return name._replace(label="GPE", is_ours=True, score=RELABELLED)


@lru_cache(maxsize=4096)
def is_well_known(words: str) -> bool:
    """Whether that is how a country, a region or a large town is written."""
    key = fold(words)
    if not words[:1].isupper() or key in _COMMON:
        return False
    return any(_is_great(place, key) for place in load_gazetteer().named(words))


def _is_great(place: Place, key: str) -> bool:
    if place.kind == "country":
        return True
    is_main_name = fold(place.name) == key and len(key) >= _SHORTEST
    return is_main_name and place.population >= _LARGE
