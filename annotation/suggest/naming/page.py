"""The words of a Doc, read out once: to ask spaCy for a token again and again is what costs."""

from typing import TYPE_CHECKING, NamedTuple

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
        self.text = doc.text
        self.words = [token.text for token in doc]
        self.lower = [word.lower() for word in self.words]
        self._begins = [token.idx for token in doc]
        self._headings: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self.words)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text the tokens `[start, end)` stand."""
        return self._begins[start], self._begins[end - 1] + len(self.words[end - 1])

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

        sentence = self.doc[index].sent
        known = self._headings.get(sentence.start)
        if known is None:
            known = self._headings[sentence.start] = is_heading(sentence)
        return known
