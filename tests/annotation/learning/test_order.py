"""Orders of work, the blind slice, and what is too unsure to be shown."""

from dataclasses import dataclass

import pytest

from annotation.learning.blind import is_blind
from annotation.learning.order import ordered
from annotation.learning.settings import Order
from annotation.learning.showing import sure_enough
from annotation.values import LayerState
from tests.annotation.desk import argument, event, span


@dataclass(frozen=True)
class Line:
    id: str
    state: LayerState = "new"
    doubt: float | None = None


ROWS = [
    Line("a", doubt=0.2),
    Line("b", "done", 0.9),
    Line("c", doubt=0.8),
    Line("d", "in_progress", 0.1),
    Line("e"),
    Line("f", "done"),
]


@pytest.mark.parametrize("order", list(Order))
def test_that_what_was_begun_comes_first_and_what_is_done_last(order: Order) -> None:
    ids = ordered(ROWS, order, 7, {})
    assert ids[0] == "d"
    assert ids[-2:] == ["b", "f"]
    assert sorted(ids) == list("abcdef")


def test_that_the_most_uncertain_comes_before_the_less() -> None:
    assert ordered(ROWS, Order.UNCERTAIN, 7, {})[1:4] == ["c", "a", "e"]


def test_that_chance_is_the_same_each_time_and_with_other_articles() -> None:
    many = [Line(str(number)) for number in range(50)]
    ids = ordered(many, Order.RANDOM, 7, {})
    assert ids == ordered(many, Order.RANDOM, 7, {})
    assert ids != ordered(many, Order.RANDOM, 8, {})
    fewer = ordered(many[:30], Order.RANDOM, 7, {})
    assert fewer == [id_ for id_ in ids if int(id_) < 30]


def test_that_what_is_unlike_all_before_comes_first() -> None:
    def profile(*numbers: int) -> bytes:
        return bytes(number % 256 for number in (*numbers, *[0] * (64 - len(numbers))))

    profiles = {
        "seen": profile(127),
        "alike": profile(120, 5),
        "other": profile(0, 127),
        "opposite": profile(-127),
    }
    rows = [Line("alike"), Line("other"), Line("opposite"), Line("unread"), Line("seen", "done")]
    ids = ordered(rows, Order.DIVERSE, 7, profiles)
    assert ids == ["opposite", "other", "alike", "unread", "seen"]


def test_that_without_profiles_diverse_is_as_they_came() -> None:
    assert ordered(ROWS, Order.DIVERSE, 7, {}) == ordered(ROWS, Order.IMPORT, 7, {})


def test_that_the_blind_slice_is_a_share_that_stays() -> None:
    ids = [str(number) for number in range(4000)]
    slice_ = {id_ for id_ in ids if is_blind(id_, share=0.05, seed=3)}
    assert 120 < len(slice_) < 280
    assert slice_ <= {id_ for id_ in ids if is_blind(id_, share=0.1, seed=3)}
    assert not any(is_blind(id_, share=0.0, seed=3) for id_ in ids)
    assert all(is_blind(id_, share=1.0, seed=3) for id_ in ids)


def test_that_the_unsure_is_left_out_with_what_hangs_on_it() -> None:
    sure, weak = event("attack", "attacked"), event("killing", "killed", score=0.3)
    who = span("organisation", "Taliban", 1)
    links = [argument(sure, "attacker", who), argument(weak, "attacker", who)]
    faint = argument(sure, "target", who, score=0.2)
    together = (sure, weak, who, *links, faint)
    assert sure_enough(together, 0.0) == together
    assert sure_enough(together, 0.4) == (sure, who, links[0])
    settled = frozenset({("event", weak.value.fragments)})  # type: ignore[union-attr]
    assert weak in sure_enough(together, 0.4, settled)  # type: ignore[arg-type]
