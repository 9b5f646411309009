"""Well-known actors by names of several words, of which the model found none or only a part."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from annotation.entities.known import load_known
from annotation.suggest.naming.page import Name, Page
from annotation.suggest.scores import PROPAGATED

_FIRST = re.compile(r"[^\W_]+")
_LONGEST = 12
"""Tokens: "al-Qaida in the Islamic Maghreb" has eight."""


def with_known_actors(page: Page, names: Sequence[Name]) -> list[Name]:
    """Return the names, and those of well-known actors whole: "Islamic State", not "Islamic"."""
    known = list(_known_actors(page))
    if not known:
        return list(names)
    new = [each for each in known if not any(_holds_or_cuts(name, each) for name in names)]
    kept = [name for name in names if not any(_holds_or_cuts(each, name) for each in new)]
    return sorted([*kept, *new])


def _holds_or_cuts(one: Name, other: Name) -> bool:
    """Whether a name overlaps with another and is no part of it."""
    is_apart = one.end <= other.start or other.end <= one.start
    is_part = other.start <= one.start and one.end <= other.end and one[:2] != other[:2]
    return not is_apart and not is_part


def _known_actors(page: Page) -> Iterator[Name]:
    by_first = _by_first()
    after = 0
    for index, word in enumerate(page.words):
        if word in by_first and index >= after:
            end = next(filter(None, (_end(page, index, name) for name in by_first[word])), 0)
            if end:
                yield Name(index, end, "ORG", True, PROPAGATED)
                after = end


def _end(page: Page, start: int, name: str) -> int:
    """Return the token behind a name that begins at another one, 0 where it stands not there."""
    first, _ = page.place(start, start + 1)
    if not page.text.startswith(name, first):
        return 0
    for end in range(start + 1, min(start + _LONGEST, len(page)) + 1):
        reached = page.place(start, end)[1] - first
        if reached >= len(name):
            return end if reached == len(name) else 0
    return 0


@lru_cache(maxsize=1)
def _by_first() -> Mapping[str, Sequence[str]]:
    """Return the names of several words by their first, the longest first."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for actor in load_known():
        for name in (actor.name, *actor.aliases):
            first = _FIRST.match(name)
            if " " in name and first is not None and name[0].isupper():
                found[first[0]].add(name)
    return {word: sorted(names, key=len, reverse=True) for word, names in found.items()}
