"""Headings, whose capitals make the model take what is told for a name: "Seize Border"."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from annotation.suggest.lexicon import NOUN, VERB, load_lexicon
from annotation.suggest.naming.page import PROPER, Name, Page

_JOINS = frozenset({"as", "after", "amid", "while", "when", "before", "over", "but"})
"""Small words that part what is told: no name has them inside."""
_KEPT = 8192
_STRESSED = 0.4
"""How surely a word must tell of an event by itself, to be no name."""


def without_told(page: Page, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names, in headings without words that tell of an event."""
    for name in names:
        rest = _rest(page, name) if name.label in PROPER else name
        if rest == name or not page.is_in_heading(name.start):
            yield name
        elif rest is not None:
            yield rest


def _rest(page: Page, name: Name) -> Name | None:
    words = page.lower[name.start : name.end]
    if not _JOINS.isdisjoint(words[1:-1]):
        return None
    if len(words) == 1:
        return None if _tells(words[0], NOUN) and page.words[name.start].istitle() else name
    if not _tells(words[0], VERB) or _tells(words[0], NOUN):
        return name
    return name._replace(start=name.start + 1, is_ours=True)


@lru_cache(maxsize=_KEPT)
def _tells(word: str, pos: str) -> bool:
    stems = [word, *(word.removesuffix(end) for end in ("es", "s") if word.endswith(end))]
    entries = (load_lexicon().lookup(stem, pos) for stem in stems)
    return any(each is not None and each.is_plain and each.score >= _STRESSED for each in entries)
