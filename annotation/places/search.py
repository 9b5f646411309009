"""Finding a place by the beginning of its name, or by a spelling that is one letter off."""

import string
from collections.abc import Iterator, Sequence

from annotation.places.gazetteer import Place, candidates, load_gazetteer, ranked
from annotation.places.spelling import fold

SHORTEST = 3
"""Letters that a beginning must have: fewer say nothing."""
SHORTEST_NEAR = 4
"""Letters that a misspelt name must have; """
LONGEST_NEAR = 40
"""and at most: every letter is tried."""
MOST = 300
"""Places that are looked at of one beginning, the greatest ones."""


def search(words: str, *, context: Sequence[Place] = (), most: int = 30) -> tuple[Place, ...]:
    """Return the places that words may mean: of that name, then beginning so; else nearly so."""
    found = dict.fromkeys(candidates(words, context=context))
    key = fold(words)
    found |= dict.fromkeys(ranked(_beginning(key), context))
    if not found:
        found |= dict.fromkeys(ranked(_nearly(key), context))
    return tuple(found)[:most]


def is_begun(words: str) -> bool:
    """Whether a place bears that name, or one that begins so: all else that is found is near it."""
    return bool(candidates(words)) or bool(_beginning(fold(words)))


def _beginning(key: str) -> Sequence[Place]:
    return load_gazetteer().beginning(key, MOST) if len(key) >= SHORTEST else ()


def _nearly(key: str) -> Sequence[Place]:
    """Return the places whose name, or whose first letters, are one letter off."""
    if not SHORTEST_NEAR <= len(key) <= LONGEST_NEAR:
        return ()
    listing = load_gazetteer()
    spellings = set(_one_off(key))
    whole = {place for near in spellings for place in listing.named(near)}
    # The first letter is seldom the wrong one.
    starts = {near for near in spellings if near[0] == key[0] and len(near) >= SHORTEST_NEAR}
    return list(whole.union(place for near in starts for place in listing.beginning(near, 3)))


def _one_off(key: str) -> Iterator[str]:
    """Yield a name with one letter left out, changed, added, or two that changed places."""
    for at in range(len(key) + 1):
        head, tail = key[:at], key[at:]
        yield from (head + letter + tail for letter in string.ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in string.ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
