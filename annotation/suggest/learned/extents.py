"""How far a trigger reaches around the word that governs it: "the attack", "has been hit"."""

from collections.abc import Callable

import numpy as np

from annotation.suggest.learned.features import Rows, Said, Truths, all_hashed, rows_of, said
from annotation.suggest.learned.page import Page, Places

FURTHEST = 4
"""A trigger reaches no further than this many words to each side."""
SIDES = (-1, 1)

Chooser = Callable[[Rows], Truths]
"""Says for each row whether the word still belongs to the trigger."""


def step_rows(page: Page, roots: Places, words: Places, covered: Places) -> Rows:
    """Return the features of words that may belong to the triggers of these roots.

    `covered` is for each word of the page the root of the rules' trigger that it is part of.
    """
    lemma, pos, dep, tag = page.lemma[words], page.pos[words], page.dep[words], page.tag[words]
    away = np.clip(words - roots, -FURTHEST, FURTHEST) + FURTHEST
    way = away.astype(np.uint64)
    side = (words > roots).astype(np.uint64)
    tie = (page.head[words] == roots) + 2 * (page.head[roots] == words).astype(np.uint64)
    ruled = (covered[words] == roots).astype(np.uint64)
    known = (covered[roots] == roots).astype(np.uint64)
    made: list[Said] = [
        said(0, np.zeros_like(side)),
        said(100, side),
        said(101, way, pos),
        said(102, side, lemma),
        said(103, side, dep, tie),
        said(104, side, pos, tie, page.pos[roots]),
        said(105, lemma, page.lemma[roots]),
        said(106, side, tag, page.tag[roots]),
        said(107, side, dep, page.dep[roots]),
        said(108, page.lemma[roots], side, pos),
        said(109, page.lemma[roots], way),
        said(110, ruled, known),
        said(111, side, page.lower[words]),
        said(112, side, page.entity[words]),
    ]
    return rows_of(all_hashed(made))


def reach(
    page: Page, roots: Places, covered: Places, chooser: Chooser | None
) -> tuple[Places, Places]:
    """Return where the triggers of these roots begin and end, as words `[start, end)`."""
    count = len(roots)
    both, sides = np.tile(roots, 2), np.repeat(np.array(SIDES), count)
    edges = both.copy()
    open_ = np.ones(2 * count, np.bool_)
    for step in range(1, FURTHEST + 1):
        words = both + sides * step
        open_ &= (words >= 0) & (words < len(page.head))
        open_[open_] = page.sentence[words[open_]] == page.sentence[both[open_]]
        open_[open_] = page.document[words[open_]] == page.document[both[open_]]
        if not open_.any():
            break
        here, there = both[open_], words[open_]
        if chooser is None:
            open_[open_] = covered[there] == here
        else:
            open_[open_] = chooser(step_rows(page, here, there, covered))
        edges[open_] = words[open_]
    return edges[:count], edges[count:] + 1


def steps(page: Page, starts: Places, ends: Places, roots: Places) -> tuple[Places, Places, Truths]:
    """Return what known triggers teach: roots, words beside them, and whether those belong."""
    found: list[tuple[int, int, bool]] = []
    for start, end, root in zip(starts.tolist(), ends.tolist(), roots.tolist(), strict=True):
        for side in SIDES:
            for step in range(1, FURTHEST + 1):
                word = root + side * step
                if not 0 <= word < len(page.head) or not _is_beside(page, root, word):
                    break
                is_in = start <= word < end
                found.append((root, word, is_in))
                if not is_in:
                    break
    table = np.array(found, np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2] != 0


def _is_beside(page: Page, root: int, word: int) -> bool:
    in_sentence = page.sentence[word] == page.sentence[root]
    return bool(in_sentence and page.document[word] == page.document[root])


def covered_by(size: int, starts: Places, ends: Places, roots: Places) -> Places:
    """Return for each word the root of the trigger that it is part of, -1 for none."""
    found = np.full(size, -1, np.int64)
    for start, end, root in zip(starts.tolist(), ends.tolist(), roots.tolist(), strict=True):
        found[start:end] = root
    return found
