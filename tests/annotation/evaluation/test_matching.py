"""One-to-one matching: as many pairs as there can be, and the same overlaps as all pairs give."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from annotation.evaluation.matching import Places, matched, overlapping, share_text

_choices = st.lists(st.lists(st.integers(0, 4), unique=True, max_size=5), max_size=5)
_pieces = st.tuples(st.integers(0, 12), st.integers(1, 4)).map(lambda p: (p[0], p[0] + p[1]))
_places = st.lists(_pieces, min_size=1, max_size=2).map(lambda found: (tuple(sorted(found)),))
_sides = st.lists(_places, max_size=6)


def _most(choices: list[list[int]]) -> int:
    """Try every way to give the left ones partners."""
    return max(
        sum(right in allowed for allowed, right in zip(choices, order, strict=False))
        for order in permutations(range(5))
    )


@given(_choices)
def test_that_no_more_pairs_can_be_made(choices: list[list[int]]) -> None:
    found = matched(choices)
    assert len(found) == _most(choices)
    assert len(set(found.values())) == len(found)
    assert all(right in choices[left] for left, right in found.items())


@given(_sides, _sides)
def test_that_what_shares_text_is_found_as_by_looking_at_all(
    gold: list[Places], other: list[Places]
) -> None:
    slow = [[at for at, each in enumerate(other) if share_text(one, each)] for one in gold]
    assert [sorted(found) for found in overlapping(gold, other)] == slow


def test_that_a_long_chain_of_overlaps_is_matched_whole() -> None:
    count = 5_000
    assert len(matched([[at, at + 1] for at in range(count, 0, -1)])) == count
