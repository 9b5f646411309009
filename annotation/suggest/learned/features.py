"""Words as hashed features: for each word a row of numbers below 2^18, all rows made at once.

A feature is a number that follows from what it says alone, so that what was learned at one time
fits what is read at another.
"""

from collections.abc import Sequence
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
Said = tuple[int, tuple[Numbers, ...]]

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
    return _stirred(np.bitwise_xor(parts[0], np.uint64(salt)), parts[1:])


def _stirred(found: Numbers, parts: Sequence[Numbers]) -> Ids:
    found *= _MIX
    found ^= found >> _HALF
    for part in parts:
        found ^= part
        found *= _MIX
        found ^= found >> _HALF
    found *= _STIR
    found >>= _DOWN
    return found.astype(np.uint32)


def said(salt: int, *parts: Numbers) -> Said:
    """Return what `all_hashed` makes the feature `hashed(salt, *parts)` of."""
    return salt, parts


def all_hashed(listed: Sequence[Said]) -> Ids:
    """Return many features of the same things, one column each, made together."""
    columns = []
    for size in sorted({len(parts) for _, parts in listed}):
        chosen = [each for each in listed if len(each[1]) == size]
        found = np.stack([parts[0] for _, parts in chosen])
        found ^= np.array([salt for salt, _ in chosen], np.uint64)[:, None]
        stacked = [np.stack([parts[at] for _, parts in chosen]) for at in range(1, size)]
        columns.append(_stirred(found, stacked))
    return np.ascontiguousarray(np.concatenate(columns).T)


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
    fixed = all_hashed([*_own(page), *_around(page), *_of_document(page)])
    return _with_children(page, fixed, words)


def _own(page: Page) -> list[Said]:
    lemma, pos, dep, rule = page.lemma, page.pos, page.dep, page.rule
    return [
        said(0, np.zeros_like(lemma)),
        said(1, lemma),
        said(2, lemma, pos),
        said(3, page.lower),
        said(4, page.suffix, pos),
        said(5, page.tag),
        said(6, dep, pos),
        said(7, lemma, dep),
        said(8, page.prefix),
        said(9, page.prefix, pos),
        said(10, page.entity, pos),
        said(11, page.mention),
        said(12, rule),
        said(13, page.known),
        said(14, page.zone),
    ]


def _around(page: Page) -> list[Said]:
    lemma, pos, dep, tag, head = page.lemma, page.pos, page.dep, page.tag, page.head
    before, after = beside(page, lemma, -1), beside(page, lemma, 1)
    return [
        said(20, lemma[head], dep),
        said(21, pos[head], dep, pos),
        said(22, lemma[head], lemma, dep),
        said(23, page.prefix[head], dep),
        said(24, before),
        said(25, after),
        said(26, before, lemma),
        said(27, lemma, after),
        said(28, beside(page, tag, -1), tag),
        said(29, tag, beside(page, tag, 1)),
        said(30, beside(page, lemma, -2)),
        said(31, beside(page, lemma, 2)),
        said(32, page.rule[head], dep),
        *(said(33, beside(page, lemma, step)) for step in _WINDOW),
    ]


def _of_document(page: Page) -> list[Said]:
    """Return how often a word stands in its article, where, and what the article is about."""
    topics, often = _topics(page)
    place = np.minimum(page.sentence, 6).astype(np.uint64)
    return [
        said(40, often),
        said(41, often, page.lemma),
        said(42, place),
        *(said(43, page.lemma, topics[page.document, each]) for each in range(_TOPICS)),
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
    told = all_hashed(
        [
            said(50, page.dep[child], page.lemma[child]),
            said(51, page.dep[child]),
            said(52, page.dep[child], page.lemma[child], page.lemma[above]),
        ]
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
