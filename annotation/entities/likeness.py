"""Names of a register by likeness: the same, an acronym, near, beginning alike, a word in common.

Folding a name costs more than comparing it, so each is folded once and the look-ups are kept.
"""

from collections.abc import Iterable
from heapq import nsmallest

from annotation.entities.names import folded, is_acronym_of, is_near
from annotation.entities.namewords import FUNCTION_WORDS
from annotation.values import Entity

_MOST_NEAR = 100
"""Names that are compared letter by letter, at most."""
_START = 2
"""Letters that a name with a slip in it has in common with the right one, at its beginning."""
SAME, ACRONYM, NEAR, BEGINS, WORD_BEGINS = range(5)
"""How alike two names are, the most alike first."""


class Names:
    """The names of entities. `put` and `drop` keep up with the register."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._folded: dict[str, tuple[str, ...]] = {}
        self._lines: dict[str, str] = {}
        self._spelled: dict[str, tuple[str, ...]] = {}
        self._by_key: dict[str, dict[str, None]] = {}
        for entity in entities:
            self.put(entity)

    def put(self, entity: Entity) -> None:
        self.drop(entity.id)
        names = tuple(name for name in (entity.name, *entity.aliases) if name)
        self._spelled[entity.id] = names
        self._folded[entity.id] = tuple(folded(name) for name in names)
        self._lines[entity.id] = "".join(f"\n{name}" for name in self._folded[entity.id])
        for key in self._keys(entity.id):
            self._by_key.setdefault(key, {})[entity.id] = None

    def drop(self, id_: str) -> None:
        for key in self._keys(id_):
            self._by_key.get(key, {}).pop(id_, None)
        self._folded.pop(id_, None)
        self._spelled.pop(id_, None)
        self._lines.pop(id_, None)

    def like(self, words: str, most: int) -> list[str]:
        """Return whose names are like `words`, at most so many, the most alike first."""
        name = folded(words)
        if not words.strip():
            return []
        found = dict.fromkeys(self._by_key.get(f"={name}", ()), SAME)
        for rank, ids in ((ACRONYM, self._acronyms(words)), (NEAR, self._near(words))):
            for id_ in ids:
                found.setdefault(id_, rank)
        begins, word_begins = f"\n{name}", f" {name}"
        for id_, lines in self._lines.items():
            if begins in lines:
                found.setdefault(id_, BEGINS)
            elif word_begins in lines:
                found.setdefault(id_, WORD_BEGINS)
        return nsmallest(most, found, key=lambda id_: (found[id_], self._lines[id_]))

    def _acronyms(self, words: str) -> list[str]:
        """Return whose names `words` are the letters of, and who has the letters of `words`."""
        letters = folded(words).replace(" ", "")
        long = [
            id_
            for id_ in self._by_key.get(f"#{letters}", ())
            if any(is_acronym_of(words, name) for name in self._spelled[id_])
        ]
        short = [
            id_
            for key in _initials(folded(words))
            for id_ in self._by_key.get(f"={key}", ())
            if any(is_acronym_of(name, words) for name in self._spelled[id_])
        ]
        return [*long, *short]

    def _near(self, words: str) -> list[str]:
        name = folded(words)
        some = dict.fromkeys(id_ for word in name.split() for id_ in self._with_word(word))
        start = f"\n{name[:_START]}"
        alike = (id_ for id_, lines in self._lines.items() if start in lines)
        for id_ in alike:
            if len(some) >= _MOST_NEAR:
                break
            some.setdefault(id_)
        chosen = list(some)[:_MOST_NEAR]
        return [id_ for id_ in chosen if any(is_near(words, each) for each in self._spelled[id_])]

    def _with_word(self, word: str) -> Iterable[str]:
        return () if word in FUNCTION_WORDS else self._by_key.get(word, ())

    def _keys(self, id_: str) -> list[str]:
        names = self._folded.get(id_, ())
        words = {word for name in names for word in name.split()}
        letters = {f"#{key}" for name in names for key in _initials(name)}
        return [*words, *letters, *(f"={name}" for name in names)]


def _initials(name: str) -> set[str]:
    """Return the first letters of a name's words, with those of its small words and without."""
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004 - a pair
        return set()
    telling = [word for word in words if word not in FUNCTION_WORDS]
    return {"".join(word[0] for word in each) for each in (words, telling)}
