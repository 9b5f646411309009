"""Where to look for many strings at once: at each word, in as many steps as there are lengths."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

FIRST_WORD = re.compile(r"\w+")
LONG_ENOUGH = 4
"""Of so many letters a word in capitals is looked for as if it were written small."""
_COMMON = frozenset({"the", "a", "an", "at", "some", "more", "all", "no", "its", "their"})


@dataclass(slots=True)
class Shelf:
    """Strings of one length that are found by a word which stands `lead` characters into them."""

    length: int
    lead: int
    strings: dict[str, str] = field(default_factory=dict)
    """From how one is written to what it is remembered as."""


class Index:
    """Strings by the word that they are found by: the first that not every text has."""

    def __init__(self) -> None:
        self._shelves: dict[str, list[Shelf]] = {}
        self._small: dict[str, set[str]] = {}
        self._capitals: dict[str, list[Shelf]] = {}

    def add(self, string: str) -> None:
        self._put(string, string)
        if string[:1].islower():
            self._put(string[:1].upper() + string[1:], string)

    def at(self, word: str) -> Sequence[Shelf]:
        """Return where to look at a word, the longest first."""
        found = self._shelves.get(word, ())
        if len(word) < LONG_ENOUGH or not word.isupper() or word not in self._small:
            return found
        if word not in self._capitals:
            self._capitals[word] = list(self._in_capitals(word))
        return sorted((*found, *self._capitals[word]), key=_longest_first)

    def _put(self, written: str, string: str) -> None:
        word = _telling_word(written)
        if word is None:
            return
        shelves = self._shelves.get(word[0])
        if shelves is None:
            shelves = self._shelves[word[0]] = []
            self._small.setdefault(word[0].upper(), set()).add(word[0])
        self._capitals.pop(word[0].upper(), None)
        place = (len(written), word.start())
        shelf = next((each for each in shelves if (each.length, each.lead) == place), None)
        if shelf is None:
            shelf = Shelf(*place)
            shelves.append(shelf)
            shelves.sort(key=_longest_first)
        shelf.strings.setdefault(written, string)

    def _in_capitals(self, word: str) -> Iterator[Shelf]:
        for small in sorted(self._small[word] - {word}):
            for shelf in self._shelves[small]:
                loud = {written.upper(): string for written, string in shelf.strings.items()}
                same = {each: string for each, string in loud.items() if len(each) == shelf.length}
                yield Shelf(shelf.length, shelf.lead, same)


def _longest_first(shelf: Shelf) -> int:
    return -shelf.length


def _telling_word(string: str) -> re.Match[str] | None:
    first = FIRST_WORD.search(string)
    if first is None or first[0].lower() not in _COMMON:
        return first
    return FIRST_WORD.search(string, first.end()) or first
