"""A trigger and a mention as hashed features: who they are, and the path between them."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from annotation.suggest.learned.features import Rows, Said, all_hashed, hashed, rows_of, said
from annotation.suggest.learned.page import Numbers, Page, Places, number_of

_DEPTH = 6
_FAR = np.array([1, 2, 4, 8, 16])


class Pairs(NamedTuple):
    """Triggers and mentions, and what the rules say of each pair: a role (0: none) and where from.

    `event` and `mention` are numbers of theirs, the others stand beside each pair.
    """

    event: Places
    mention: Places
    role: Numbers
    inherited: Numbers


def pairs_of(
    page: Page, events: Places, mentions: Places, fillers: Iterable[tuple[int, int, int, int]]
) -> Pairs:
    """Return each trigger with each mention of its sentence, and what the rules join.

    `events` and `mentions` are the words that govern them; `fillers` are pairs of numbers of them
    with a role and whether it is inherited.
    """
    beside: dict[tuple[int, int], list[int]] = {}
    places = zip(page.document[mentions].tolist(), page.sentence[mentions].tolist(), strict=True)
    for number, place in enumerate(places):
        beside.setdefault(place, []).append(number)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    places = zip(page.document[events].tolist(), page.sentence[events].tolist(), strict=True)
    for number, place in enumerate(places):
        for mention in beside.get(place, ()):
            found[number, mention] = (0, 0)
    for event, mention, role, inherited in fillers:
        found[event, mention] = (role, inherited)
    keys = np.array(list(found), np.int64).reshape(-1, 2)
    said = np.array(list(found.values()), np.uint64).reshape(-1, 2)
    return Pairs(keys[:, 0], keys[:, 1], said[:, 0], said[:, 1])


class Ends(NamedTuple):
    """The triggers or the mentions of a page: the words that govern them, and their types."""

    roots: Places
    types: Numbers


def pair_rows(page: Page, events: Ends, mentions: Ends, pairs: Pairs) -> Rows:
    """Return the features of pairs."""
    one, other = events.roots[pairs.event], mentions.roots[pairs.mention]
    event, kind = events.types[pairs.event], mentions.types[pairs.mention]
    path, told = _paths(page, one, other)
    lemma, pos, word = page.lemma[one], page.pos[one], page.lemma[other]
    above, dep = page.lemma[page.head[other]], page.dep[other]
    side = (other > one).astype(np.uint64)
    far = np.searchsorted(_FAR, np.abs(other - one)).astype(np.uint64)
    role, inherited = pairs.role, pairs.inherited
    made: list[Said] = [
        said(0, np.zeros_like(role)),
        said(200, kind),
        said(201, kind, event),
        said(202, path, pos),
        said(203, path, kind),
        said(204, path, lemma),
        said(205, path, event),
        said(206, told),
        said(207, told, kind),
        said(208, told, event),
        said(209, told, lemma),
        said(210, side, far),
        said(211, side, far, kind),
        said(212, word),
        said(213, word, event),
        said(214, page.lower[other]),
        said(215, page.entity[other], event),
        said(216, dep, above),
        said(217, dep, above, event),
        said(218, dep, kind, event),
        said(219, role, inherited),
        said(220, role, event),
        said(221, role, kind),
        said(222, page.prefix[other], event),
        said(223, lemma, kind),
        said(224, _among(pairs), event, kind),
    ]
    return rows_of(all_hashed(made))


def _among(pairs: Pairs) -> Numbers:
    """Return how many mentions stand with the same trigger."""
    _, back, counts = np.unique(pairs.event, return_inverse=True, return_counts=True)
    return np.minimum(counts[back], 5).astype(np.uint64)


def _paths(page: Page, one: Places, other: Places) -> tuple[Numbers, Numbers]:
    """Return the way through the parse between words, by its labels, and with its prepositions."""
    ups, downs = _upwards(page, one), _upwards(page, other)
    size = _DEPTH + 1
    steps = np.arange(size)
    cost = steps[:, None] + steps[None, :]
    meets = ups[:, :, None] == downs[:, None, :]
    costs = np.where(meets, cost, 2 * size).reshape(len(one), size * size)
    best = costs.argmin(axis=1)
    is_met = costs[np.arange(len(one)), best] < 2 * size
    up, down = best // size, best % size
    adposition = number_of("ADP")
    joints = np.where(page.pos == adposition, page.lemma, np.uint64(0))
    rows = np.arange(len(one))
    found = []
    for extra in (np.zeros_like(joints), joints):
        first = _chained(page, ups, extra)[rows, up]
        second = _chained(page, downs, extra)[rows, down]
        path = hashed(230, first, second).astype(np.uint64)
        found.append(np.where(is_met, path, np.uint64(1)))
    return found[0], found[1]


def _upwards(page: Page, words: Places) -> Places:
    """Return each word with what it depends on, step by step."""
    found = [words]
    for _ in range(_DEPTH):
        found.append(page.head[found[-1]])
    return np.stack(found, axis=1)


def _chained(page: Page, ups: Places, extra: Numbers) -> Numbers:
    """Return for each number of steps upwards what labels they go over."""
    found = [np.zeros(len(ups), np.uint64)]
    for step in range(_DEPTH):
        words = ups[:, step]
        chained = hashed(231, found[-1], page.dep[words], extra[words])
        found.append(chained.astype(np.uint64))
    return np.stack(found, axis=1)
