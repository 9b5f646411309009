"""A page without parse, with names tagged where they stand."""

import spacy

from annotation.suggest import components  # noqa: F401 - makes our fields known to spaCy
from annotation.suggest.naming.page import Name, Page

_NLP = spacy.blank("en")


def page_of(text: str, *names: tuple[str, str]) -> tuple[Page, list[Name]]:
    """Return a page of a text and its names, each at the next place where it stands."""
    doc = _NLP(text)
    at = 0
    found = []
    for words, label in names:
        at = text.index(words, at)
        span = doc.char_span(at, at + len(words), label=label)
        assert span is not None, words
        found.append(Name(span.start, span.end, label))
        at += len(words)
    return Page(doc), found


def pairs(page: Page, names: list[Name]) -> list[tuple[str, str]]:
    return [(page.key_of(name), name.label) for name in names]
