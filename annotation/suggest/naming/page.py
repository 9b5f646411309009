"""The words of a Doc, read out once: to ask spaCy for a token again and again is what costs."""

from typing import TYPE_CHECKING, NamedTuple

from annotation.suggest.layout import Sentences, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

PROPER = frozenset(
    {
        *("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"),
        *("EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "MISC"),
    }
)
"""The labels of names: those of which one and the same stays the same in an article."""


class Name(NamedTuple):
    """A span of tokens with a label of the model, whether that is ours, and how sure it is."""

    start: int
    end: int
    label: str
    is_ours: bool = False
    score: float = 0.0


class Page:
    """A Doc with its words as plain strings. `heading_at` is kept for each sentence."""

    def __init__(self, doc: "Doc") -> None:
        self.doc = doc
        self.text = text_of(doc)
        self._begins = doc.to_array("IDX").tolist()
        lengths = doc.to_array("LENGTH").tolist()
        self._ends = [first + each for first, each in zip(self._begins, lengths, strict=True)]
        places = zip(self._begins, self._ends, strict=True)
        self.words = [self.text[first:last] for first, last in places]
        self.lower = [word.lower() for word in self.words]
        self._sentences = Sentences(doc)
        self._headings: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self.words)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text the tokens `[start, end)` stand."""
        return self._begins[start], self._ends[end - 1]

    def between(self, start: int, end: int) -> str:
        """Return the text of the tokens `[start, end)`, on one line."""
        first, last = self.place(start, end)
        return " ".join(self.text[first:last].split())

    def key_of(self, name: Name) -> str:
        """Return the text of a name, on one line."""
        if name.end == name.start + 1:
            return self.words[name.start]
        return self.between(name.start, name.end)

    def is_in_heading(self, index: int) -> bool:
        """Whether a word stands in a sentence that is written like a heading."""
        from annotation.suggest.tree import is_heading

        start = self._sentences.start(index)
        known = self._headings.get(start)
        if known is None:
            sentence = self.doc[start : self._sentences.ends[start]]
            known = self._headings[start] = is_heading(sentence)
        return known
