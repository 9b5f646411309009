"""From a text to a spaCy Doc whose tokens give the text back, whatever the text is."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotation.suggest.layout import put_text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_RUN = 500
"""More characters than this without white space are no words: the tokenizer would take minutes."""
_PIECE = 100
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


def make_doc(nlp: "Language", text: str) -> "Doc":
    """Tokenize `text`, long runs cut by length beforehand; no character is lost or moved."""
    doc = _tokenized(nlp, text)
    put_text(doc, text)
    return doc


def _tokenized(nlp: "Language", text: str) -> "Doc":
    if _RUN.search(text) is None:
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for piece, is_run in _pieces(text):
        if is_run:
            cut = [piece[at : at + _PIECE] for at in range(0, len(piece), _PIECE)]
            words += cut
            spaces += [False] * len(cut)
        else:
            part = nlp.make_doc(piece)
            words += [token.text for token in part]
            spaces += [bool(token.whitespace_) for token in part]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of `text` and whether each is a run without white space."""
    at = 0
    for run in _RUN.finditer(text):
        if at < run.start():
            yield text[at : run.start()], False
        yield run.group(), True
        at = run.end()
    if at < len(text):
        yield text[at:], False
