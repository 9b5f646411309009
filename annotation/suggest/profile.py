"""What an article is about, in 64 bytes: to tell how different two articles are."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

SIZE = 64
_LARGEST = 127
_SHORTEST = 3


def profile_of(doc: "Doc") -> bytes:
    """Return a vector of signed bytes whose cosine says how near two articles are; b"" for none.

    Each content word's lemma falls on one of the numbers, up or down, as its hash says; how often
    it stands there counts less and less.
    """
    import numpy as np
    from spacy import attrs

    lemma = attrs.LEMMA if doc.has_annotation("LEMMA") else attrs.LOWER
    table = doc.to_array([lemma, attrs.IS_ALPHA, attrs.IS_STOP, attrs.LENGTH])
    if not len(doc):
        return b""
    is_word = (table[:, 1] == 1) & (table[:, 2] == 0) & (table[:, 3] >= _SHORTEST)
    hashes, counts = np.unique(table[is_word, 0], return_counts=True)
    if not len(hashes):
        return b""
    signs = np.where(hashes >> np.uint64(SIZE - 1), 1.0, -1.0)
    places = (hashes % np.uint64(SIZE)).astype(np.intp)
    vector = np.bincount(places, weights=signs * (1.0 + np.log(counts)), minlength=SIZE)
    longest = np.abs(vector).max()
    return (vector / longest * _LARGEST).round().astype(np.int8).tobytes() if longest else b""
