"""Docs built by hand, so that a test of a rule does not depend on what a model makes of it."""

from collections.abc import Sequence
from types import SimpleNamespace

import spacy
from spacy.tokens import Doc, Span

from annotation.suggest import components  # noqa: F401 - makes our fields known to spaCy
from annotation.suggest.marks import Mention, put_zones
from annotation.values import Zone

_VOCABULARY = spacy.blank("en").vocab
_TAGS = {"VERB": "VBD", "NOUN": "NN", "PROPN": "NNP"}


def parsed(
    rows: str,
    *,
    names: Sequence[tuple[str, str]] = (),
    zones: Sequence[Zone] = (),
) -> Doc:
    """Return a Doc from rows "word lemma POS[:TAG] dep head-word"; "=" for lemma: the word itself.

    A head is given by its word (the nearest that comes first in the text if there are several).
    `names` are (text, model label).
    """
    table = [SimpleNamespace(**_columns(line)) for line in rows.strip().splitlines()]
    words = [row.word for row in table]
    doc = Doc(
        _VOCABULARY,
        words=words,
        pos=[row.pos for row in table],
        tags=[row.tag for row in table],
        lemmas=[row.lemma for row in table],
        deps=[row.dep for row in table],
        heads=[words.index(row.head) for row in table],
    )
    doc.ents = [_entity(doc, text, label) for text, label in names]
    put_zones(doc, zones)
    return doc


def mention(doc: Doc, text: str, type_: str) -> Mention:
    """Return a mention of the first place where `text` stands."""
    span = _entity(doc, text, "")
    return Mention(span.start, span.end, type_, "", 0.9)


def _columns(line: str) -> dict[str, str]:
    word, lemma, pos, dep, head = line.split()
    pos, _, tag = pos.partition(":")
    return {
        "word": word,
        "lemma": word.lower() if lemma == "=" else lemma,
        "pos": pos,
        "tag": tag or _TAGS.get(pos, ""),
        "dep": dep,
        "head": head,
    }


def _entity(doc: Doc, text: str, label: str) -> Span:
    start = doc.text.index(text)
    span = doc.char_span(start, start + len(text), label=label)
    assert span is not None, f"{text!r} does not fall on token borders"
    return span
