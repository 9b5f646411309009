"""All studies together, ready to be learned from: one page, one matrix, and what the gold says."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from annotation.suggest.learned.extents import covered_by
from annotation.suggest.learned.features import SIZE, Ids, Rows, candidates, word_rows
from annotation.suggest.learned.linear import Linear, Values
from annotation.suggest.learned.packed import Array
from annotation.suggest.learned.page import Numbers, Page, Places, number_of, together
from annotation.suggest.learned.study import Study

_MIX = np.uint64(31)
_PREFIX = np.uint64(37)
_NAMED = {"type": "types", "role": "roles", "source": "sources"}
_NUMBERED = {
    **dict.fromkeys(("start", "end", "root"), "word"),
    "event": "event",
    "mention": "mention",
}
"""What the numbers of a column are numbers of."""


class Matrix:
    """Rows of features as a sparse matrix of those columns that occur. `ids` are their features."""

    def __init__(self, rows: Rows) -> None:
        from scipy.sparse import csr_matrix

        is_used = np.zeros(SIZE, np.bool_)
        is_used[rows.ids] = True
        self.ids: Ids = np.nonzero(is_used)[0].astype(np.uint32)
        slots = np.cumsum(is_used, dtype=np.int32) - 1
        ones = np.ones(len(rows.ids))
        shape = (rows.size, len(self.ids))
        indptr = rows.starts.astype(np.int32)
        self.rows: csr_matrix = csr_matrix((ones, slots[rows.ids], indptr), shape=shape)
        self.rows.sum_duplicates()

    def spread(self, model: Linear) -> Values:
        """Return the weights of a model that was learned from rows of it, for all its columns."""
        weights = np.zeros((len(self.ids), model.weights.shape[1]))
        weights[np.searchsorted(self.ids, model.ids)] = model.weights
        return weights


class Lesson:
    """The articles of a project that are finished, one after the other."""

    def __init__(self, studies: Sequence[Study]) -> None:
        self.page: Page = together([each.page for each in studies])
        self.count = len(studies)
        self.types = _all(each.types for each in studies)
        self.roles = _all(each.roles for each in studies)
        self.sources = _all(each.sources for each in studies)
        self._studies = studies
        self.tables = {name: self._joined(name) for name in studies[0].tables}
        self.scores = {
            name: np.concatenate([each.scores[name] for each in studies])
            for name in studies[0].scores
        }
        self.spans = np.array([each.spans for each in studies])

    def _joined(self, name: str) -> Array:
        """Return the tables of that name as one, their numbers moved; the article comes last."""
        from annotation.suggest.learned.study import COLUMNS

        offsets = self._offsets()
        parts = []
        for number, study in enumerate(self._studies):
            table = study.tables[name]
            moved = [
                self._moved(table[:, at], column, number, offsets)
                for at, column in enumerate(COLUMNS[name])
            ]
            parts.append(np.stack([*moved, np.full(len(table), number)], axis=1))
        return np.concatenate(parts)

    def _offsets(self) -> dict[str, Places]:
        words = [len(each.page.head) for each in self._studies]
        sizes = {
            "word": words,
            "event": [len(each.tables["gold"]) for each in self._studies],
            "mention": [len(each.tables["mention"]) for each in self._studies],
        }
        return {name: np.cumsum([0, *each[:-1]]) for name, each in sizes.items()}

    def _moved(self, values: Array, column: str, number: int, offsets: dict[str, Places]) -> Places:
        """Return a column of a study with numbers that hold for all."""
        values = values.astype(np.int64)
        if column == "found":
            return np.where(values > 0, values - 1 + offsets["mention"][number], -1)
        if column in _NAMED:
            ours: tuple[str, ...] = getattr(self, _NAMED[column])
            theirs: tuple[str, ...] = getattr(self._studies[number], _NAMED[column])
            places = np.array([ours.index(each) for each in theirs], np.int64)
            return np.asarray(places[values])
        kind = _NUMBERED.get(column)
        return values if kind is None else values + offsets[kind][number]

    @cached_property
    def words(self) -> Places:
        """The words that can be triggers."""
        return candidates(self.page)

    @cached_property
    def matrix(self) -> Matrix:
        return Matrix(word_rows(self.page, self.words))

    @cached_property
    def document(self) -> Places:
        """The article of each candidate."""
        return self.page.document[self.words]

    @cached_property
    def truth(self) -> Places:
        """The type of each candidate that is part of a trigger, -1 for none."""
        gold = self.tables["gold"]
        found = covered_by(len(self.page.head), gold[:, 0], gold[:, 1], gold[:, 3])
        found[gold[::-1, 2]] = gold[::-1, 3]
        return found[self.words]

    @cached_property
    def keys(self) -> Numbers:
        return keys_of(self.page, self.words)

    @cached_property
    def groups(self) -> Places:
        """What the rules and the lexicon say of each candidate, as `groups_of` numbers it."""
        return groups_of(self.page, self.words, self.covered)

    @cached_property
    def proposed(self) -> Places:
        """The type that the rules propose for each candidate, -1 for none."""
        found = np.full(len(self.page.head), -1, np.int64)
        rule = self.tables["rule"]
        found[rule[:, 2]] = rule[:, 3]
        return found[self.words]

    @cached_property
    def covered(self) -> Places:
        rule = self.tables["rule"]
        return covered_by(len(self.page.head), rule[:, 0], rule[:, 1], rule[:, 2])


def keys_of(page: Page, words: Places) -> Numbers:
    """Return what decisions on words are counted by: prefix, lemma, lemma and part of speech."""
    lemma, pos = page.lemma[words], page.pos[words]
    found: npt.NDArray[Any] = np.stack([page.prefix[words] * _PREFIX, lemma, lemma * _MIX + pos], 1)
    return found


def groups_of(page: Page, words: Places, covered: Places) -> Places:
    """Return which prior each word has. `covered` is as `covered_by` has it for the rules."""
    said = np.where(covered[words] >= 0, 2, (page.known[words] != 0).astype(np.int64))
    usual = np.isin(page.pos[words], np.array([number_of("VERB"), number_of("NOUN")], np.uint64))
    groups: Places = 2 * said + usual
    return groups


def _all(listed: Any) -> tuple[str, ...]:  # noqa: ANN401 - an iterable of tuples of texts
    return tuple(sorted({name for names in listed for name in names}))
