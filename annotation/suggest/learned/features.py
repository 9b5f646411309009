"""Words as hashed features: for each word a row of numbers below 2^18, all rows made at once.

A feature is a number that follows from what it says alone, so that what was learned at one time
fits what is read at another.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from annotation.suggest.learned.page import Numbers, Page, Places, number_of

BITS = 18
SIZE = 1 << BITS
CONTENT = ("VERB", "NOUN", "PROPN", "ADJ", "AUX", "ADV")
"""The parts of speech that can be triggers."""

Ids = npt.NDArray[np.uint32]
Truths = npt.NDArray[np.bool_]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)
_DOWN = np.uint64(64 - BITS)
_HALF = np.uint64(31)
_TOPICS = 6
_WINDOW = (-3, -2, -1, 1, 2, 3)


class Rows(NamedTuple):
    """Features of things: row `i` has `ids[starts[i] : starts[i + 1]]`."""

    ids: Ids
    starts: Places

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1

    def some(self, rows: Places) -> "Rows":
        """Return some of the rows."""
        sizes = np.diff(self.starts)[rows]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        places = np.repeat(self.starts[:-1][rows] - starts[:-1], sizes) + np.arange(starts[-1])
        return Rows(self.ids[places], starts)


def hashed(salt: int, *parts: Numbers) -> Ids:
    """Return the features that say these parts together, as a kind of their own (`salt`)."""
    found = np.bitwise_xor(parts[0], np.uint64(salt))
    found *= _MIX
    found ^= found >> _HALF
    for part in parts[1:]:
        found ^= part
        found *= _MIX
        found ^= found >> _HALF
    found *= _STIR
    found >>= _DOWN
    return found.astype(np.uint32)


def rows_of(fixed: Ids) -> Rows:
    """Return rows that have all the same number of features."""
    count, width = fixed.shape
    return Rows(fixed.reshape(-1), np.arange(count + 1) * width)


def candidates(page: Page) -> Places:
    """Return the words that can be triggers: content words, and what the rules found."""
    content = np.isin(page.pos, np.array([number_of(each) for each in CONTENT], np.uint64))
    silent = np.array([number_of("credit"), number_of("boilerplate")], np.uint64)
    return np.nonzero((content | (page.rule != 0)) & ~np.isin(page.zone, silent))[0]


def word_rows(page: Page, words: Places) -> Rows:
    """Return the features of these words of a page."""
    fixed = np.stack([*_own(page), *_around(page), *_of_document(page)], axis=1)
    return _with_children(page, fixed, words)


def _own(page: Page) -> list[Ids]:
    lemma, pos, dep, rule = page.lemma, page.pos, page.dep, page.rule
    return [
        hashed(0, np.zeros_like(lemma)),
        hashed(1, lemma),
        hashed(2, lemma, pos),
        hashed(3, page.lower),
        hashed(4, page.suffix, pos),
        hashed(5, page.tag),
        hashed(6, dep, pos),
        hashed(7, lemma, dep),
        hashed(8, page.prefix),
        hashed(9, page.prefix, pos),
        hashed(10, page.entity, pos),
        hashed(11, page.mention),
        hashed(12, rule),
        hashed(13, page.known),
        hashed(14, page.zone),
    ]


def _around(page: Page) -> list[Ids]:
    lemma, pos, dep, tag, head = page.lemma, page.pos, page.dep, page.tag, page.head
    before, after = beside(page, lemma, -1), beside(page, lemma, 1)
    return [
        hashed(20, lemma[head], dep),
        hashed(21, pos[head], dep, pos),
        hashed(22, lemma[head], lemma, dep),
        hashed(23, page.prefix[head], dep),
        hashed(24, before),
        hashed(25, after),
        hashed(26, before, lemma),
        hashed(27, lemma, after),
        hashed(28, beside(page, tag, -1), tag),
        hashed(29, tag, beside(page, tag, 1)),
        hashed(30, beside(page, lemma, -2)),
        hashed(31, beside(page, lemma, 2)),
        hashed(32, page.rule[head], dep),
        *(hashed(33, beside(page, lemma, step)) for step in _WINDOW),
    ]


def _of_document(page: Page) -> list[Ids]:
    """Return how often a word stands in its article, where, and what the article is about."""
    topics, often = _topics(page)
    place = np.minimum(page.sentence, 6).astype(np.uint64)
    return [
        hashed(40, often),
        hashed(41, often, page.lemma),
        hashed(42, place),
        *(hashed(43, page.lemma, topics[page.document, each]) for each in range(_TOPICS)),
    ]


def _topics(page: Page) -> tuple[Numbers, Numbers]:
    """Return the most frequent content words of each article, and how often each word stands."""
    documents = int(page.document[-1]) + 1 if len(page.document) else 0
    content = np.isin(page.pos, np.array([number_of(each) for each in CONTENT], np.uint64))
    topics = np.zeros((documents, _TOPICS), np.uint64)
    often = np.zeros(len(page.lemma), np.uint64)
    edges = np.searchsorted(page.document, np.arange(documents + 1))
    for number in range(documents):
        part = slice(edges[number], edges[number + 1])
        words, back, counts = np.unique(page.lemma[part], return_inverse=True, return_counts=True)
        often[part] = np.minimum(counts, 4).astype(np.uint64)[back]
        is_content = np.zeros(len(words), np.bool_)
        is_content[back[content[part]]] = True
        best = np.argsort(np.where(is_content, -counts, 0), kind="stable")[:_TOPICS]
        topics[number, : len(best)] = words[best]
    return topics, often


def beside(page: Page, column: Numbers, step: int) -> Numbers:
    """Return what stands `step` words further in the same article, 0 beyond its ends."""
    found = np.zeros_like(column)
    if abs(step) >= len(column):
        return found
    to, of = (
        (slice(None, -step), slice(step, None))
        if step > 0
        else (
            slice(-step, None),
            slice(None, step),
        )
    )
    same = page.document[to] == page.document[of]
    found[to] = np.where(same, column[of], np.uint64(0))
    return found


def _with_children(page: Page, fixed: Ids, words: Places) -> Rows:
    """Return the rows of some words, each followed by what its dependents say."""
    size, width = fixed.shape
    child = np.nonzero(page.head != np.arange(size))[0]
    child = child[np.argsort(page.head[child], kind="stable")]
    above = page.head[child]
    told = np.stack(
        [
            hashed(50, page.dep[child], page.lemma[child]),
            hashed(51, page.dep[child]),
            hashed(52, page.dep[child], page.lemma[child], page.lemma[above]),
        ],
        axis=1,
    )
    counts = np.bincount(above, minlength=size)
    first = np.cumsum(counts) - counts
    mine = counts[words]
    starts = np.concatenate([[0], np.cumsum(width + told.shape[1] * mine)])
    ids = np.empty(int(starts[-1]), np.uint32)
    ids[(starts[:-1, None] + np.arange(width)).reshape(-1)] = fixed[words].reshape(-1)
    owner = np.repeat(np.arange(len(words)), mine)
    rank = np.arange(len(owner)) - np.repeat(np.cumsum(mine) - mine, mine)
    targets = starts[owner] + width + told.shape[1] * rank
    columns = np.arange(told.shape[1])
    ids[(targets[:, None] + columns).reshape(-1)] = told[first[words][owner] + rank].reshape(-1)
    return Rows(ids, starts)
