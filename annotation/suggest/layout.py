"""Where the sentences and the lines of a Doc are: told once, for a Doc works it out at each asking.

What is kept is kept only as long as the Doc is.
"""

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from spacy.tokens import Doc, Token

_MOST_LEMMAS = 100_000
_lowered: dict[int, str] = {}
"""Lemmas in lower case by the numbers that spaCy has for them, the same in any vocabulary."""
_texts: "MutableMapping[Doc, str]" = WeakKeyDictionary()


def put_text(doc: "Doc", text: str) -> None:
    """Say what the text of a Doc is, so that it need not be put together again."""
    _texts[doc] = text


def text_of(doc: "Doc") -> str:
    """Return the text of a Doc, which no component changes."""
    text = _texts.get(doc)
    if text is None:
        text = doc.text
        _texts[doc] = text
    return text


def place_of(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    """Return where the words `[start, end)` stand in the text."""
    first = doc[start]
    last = first if end == start + 1 else doc[end - 1]
    return first.idx, last.idx + len(last)


def words_of(doc: "Doc", start: int, end: int) -> str:
    """Return the text of the words `[start, end)`, of which there is at least one."""
    first, last = place_of(doc, start, end)
    return text_of(doc)[first:last]


def head_of(doc: "Doc", start: int, end: int) -> "Token":
    """Return the word that governs the others of `[start, end)`."""
    return doc[start] if end == start + 1 else doc[start:end].root


def is_parted(one: "Token", other: "Token") -> bool:
    """Whether a line ends between a word and a later one."""
    return text_of(one.doc).find("\n", one.idx, other.idx) >= 0


class Sentences:
    """The sentences of a Doc, by the numbers of their first words."""

    def __init__(self, doc: "Doc") -> None:
        self._doc = doc

    @cached_property
    def starts(self) -> list[int]:
        return [each.start for each in self._doc.sents]

    @cached_property
    def ends(self) -> dict[int, int]:
        """Where the sentences end, by where they start."""
        return dict(zip(self.starts, [*self.starts[1:], len(self._doc)], strict=True))

    def number(self, word: int) -> int:
        """Return which sentence, counted from 0, a word is in."""
        return bisect_right(self.starts, word) - 1

    def start(self, word: int) -> int:
        """Return the first word of the sentence of a word."""
        return self.starts[bisect_right(self.starts, word) - 1]

    def text(self, start: int) -> str:
        """Return the text of the sentence that begins with a word."""
        return words_of(self._doc, start, self.ends[start])


def lemmas_of(doc: "Doc") -> list[str]:
    """Return the lemmas of the words of a Doc, in lower case."""
    if len(_lowered) > _MOST_LEMMAS:
        _lowered.clear()
    keys = doc.to_array("LEMMA").tolist()
    for key in set(keys).difference(_lowered):
        _lowered[key] = doc.vocab.strings[key].lower()
    return [_lowered[key] for key in keys]
