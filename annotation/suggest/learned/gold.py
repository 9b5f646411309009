"""What a coder made of an article, in the words of its parse."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from annotation.suggest import marks
from annotation.values import Argument, Event, Fragments, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotation.suggest.marks import Mention, Trigger
    from annotation.values import Annotation

_CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX", "ADV"})


class Told(NamedTuple):
    """An event of the gold: words `[start, end)` around the one that governs them."""

    start: int
    end: int
    root: int
    type: str
    id: str


class Gold:
    """The annotations of a layer beside the words that they stand on."""

    def __init__(self, doc: "Doc", annotations: "Iterable[Annotation]") -> None:
        self._doc = doc
        self._starts = np.array([token.idx for token in doc], np.int64)
        self._ends = np.array([token.idx + len(token) for token in doc], np.int64)
        listed = list(annotations)
        self.spans = {each.id: each for each in listed if isinstance(each, Span)}
        self.arguments = [each for each in listed if isinstance(each, Argument)]
        told = [self._told(each) for each in listed if isinstance(each, Event)]
        self.events = sorted(each for each in told if each is not None)

    def _told(self, event: Event) -> Told | None:
        words = self.words(event.fragments)
        if not words:
            return None
        root = root_of(self._doc, words)
        first = last = words.index(root)
        while first > 0 and words[first - 1] == words[first] - 1:
            first -= 1
        while last + 1 < len(words) and words[last + 1] == words[last] + 1:
            last += 1
        return Told(words[first], words[last] + 1, root, event.type, event.id)

    def words(self, fragments: Fragments) -> list[int]:
        """Return the words that fragments touch, white space left out."""
        found: list[int] = []
        for start, end in fragments:
            first = int(np.searchsorted(self._ends, start, "right"))
            last = int(np.searchsorted(self._starts, end, "left"))
            found += [each for each in range(first, last) if not self._doc[each].is_space]
        return sorted(set(found))


def root_of(doc: "Doc", words: Sequence[int]) -> int:
    """Return the word that governs the others, a content word rather than another."""
    inside = set(words)
    free = [each for each in words if doc[each].head.i not in inside or doc[each].head.i == each]
    return next((each for each in free if doc[each].pos_ in _CONTENT), (free or list(words))[0])


def head_of(doc: "Doc", mention: "Mention") -> int:
    """Return the word of a mention that stands for it in the parse."""
    return root_of(doc, range(mention.start, mention.end))


def as_triggers(doc: "Doc", events: Iterable[Told]) -> "list[Trigger]":
    """Return what the finders of arguments need of events that are sure."""
    ruled = {each.root: each for each in marks.triggers_of(doc)}
    return [
        marks.Trigger(
            tuple(range(each.start, each.end)),
            *(each.root, each.type, 1.0, {}),
            *(reading_of(doc, each.root, ruled.get(each.root))),
        )
        for each in events
    ]


def reading_of(doc: "Doc", root: int, ruled: "Trigger | None") -> tuple[str, str]:
    """Return the lemma and part of speech that the lexicon is asked for."""
    if ruled is not None:
        return ruled.lemma, ruled.pos
    token = doc[root]
    return token.lemma_.lower(), "VERB" if token.pos_ in {"VERB", "AUX"} else "NOUN"
