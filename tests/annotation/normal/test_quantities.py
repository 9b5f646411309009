"""What counts mean, case by case and as laws that hold for all words."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotation.normal.quantities import DEFAULTS, read_quantity
from annotation.normals import Quantity
from tests.annotation.normal.quantities_table import NOT_READ, TABLE

ROWS = [tuple(row.split(" | ")) for row in TABLE.strip().splitlines()]
WORDS = [row[0] for row in ROWS] + list(NOT_READ)
PIECES = sorted({piece for words in WORDS for piece in words.split()})
NUMBERS = st.integers(0, 10**9)


def shown(quantity: Quantity) -> tuple[str, str]:
    numbers = (quantity.low, quantity.high, quantity.best)
    return " ".join("." if n is None else str(n) for n in numbers), quantity.modifier or "-"


@pytest.mark.parametrize(("words", "numbers", "modifier"), ROWS)
def test_that_words_mean_bounds(words: str, numbers: str, modifier: str) -> None:
    quantity = read_quantity(words)
    assert quantity is not None
    assert shown(quantity) == (numbers, modifier)


@pytest.mark.parametrize("words", NOT_READ)
def test_that_what_is_no_count_is_not_read(words: str) -> None:
    assert read_quantity(words) is None


@pytest.mark.parametrize(
    ("words", "low"),
    [("dozens of men", 12), ("several", 4), ("tens of thousands", 10_000), ("several dozen", 48)],
)
def test_that_a_vague_word_follows_the_convention(words: str, low: int) -> None:
    mine = replace(DEFAULTS, dozens=12, several=4, tens=10)
    assert read_quantity(words, conventions=mine) == Quantity(low, None, None, "vague")


@given(
    st.one_of(
        st.sampled_from(WORDS),
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join),
        st.text(max_size=40),
    )
)
@example("9" * 5000)
@example("٣ men")
@example("a " * 80)
@example("about " * 26 + "7")
@example("millions of million billion thousand hundred dozen men")
def test_that_nothing_raises_and_bounds_are_in_order(words: str) -> None:
    quantity = read_quantity(words)
    if quantity is None:
        return
    numbers = [n for n in (quantity.low, quantity.best, quantity.high) if n is not None]
    assert numbers == sorted(numbers)
    assert all(number >= 0 for number in numbers)
    assert bool(numbers) or quantity.modifier in {"unknown", "at most", "fewer than", "nearly"}


@given(NUMBERS)
def test_that_digits_mean_the_same_with_and_without_commas(number: int) -> None:
    exact = Quantity(number, number, number, "" if number else "none")
    assert read_quantity(str(number)) == exact
    assert read_quantity(f"{number:,} people") == exact


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_that_bounds_leave_the_other_end_open(low: int, more: int) -> None:
    assert read_quantity(f"at least {low}") == Quantity(low, None, None, "at least")
    assert read_quantity(f"more than {low}") == Quantity(low + 1, None, None, "more than")
    assert read_quantity(f"nearly {low}") == Quantity(None, low, None, "nearly")
    assert read_quantity(f"fewer than {low}") == Quantity(None, low - 1, None, "fewer than")
    expected = Quantity(low, low + more, None, "between")
    assert read_quantity(f"between {low} and {low + more}") == expected
    assert read_quantity(f"{low}–{low + more} men") == expected


@given(st.text(alphabet="abcdefgh ijklmnoprstuvw", max_size=30))
def test_that_nothing_is_zero_unless_the_words_say_none(words: str) -> None:
    quantity = read_quantity(words)
    if quantity is not None and quantity.best == 0:
        assert words.split()[0] in {"no", "none", "nobody", "nil", "zero", "not"}
