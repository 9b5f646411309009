"""Whether scores hold, in words."""

import pytest

from annotation.evaluation.calibration import error_of, sentence_of, summary_of
from annotation.evaluation.intervals import wilson
from annotation.learning.statistics import Bin


def _bin(shown: float, right: int, count: int) -> Bin:
    low, high = wilson(right, count)
    return Bin(0.8, 0.9, shown, right / count, count, low, high)


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (_bin(0.8, 80, 100), "the scores hold."),
        (_bin(0.9, 50, 100), "surer than they should be."),
        (_bin(0.3, 60, 100), "could be surer."),
        (_bin(0.9, 1, 10), "too few to judge."),
    ],
)
def test_that_each_tenth_is_judged_by_its_interval(each: Bin, words: str) -> None:
    assert sentence_of(each).endswith(words)


def test_that_the_numbers_are_said() -> None:
    assert sentence_of(_bin(0.8, 80, 100)).startswith(
        "Of 100 shown at about 0.80, 80 % were accepted (95 %: 71 % to 87 %)"
    )


def test_that_the_error_weighs_by_how_many_were_shown() -> None:
    assert error_of([_bin(0.8, 30, 30), _bin(0.5, 5, 10)]) == pytest.approx(0.15)
    assert error_of([]) is None


def test_that_little_is_not_judged() -> None:
    assert summary_of([]).startswith("Nothing is finished")
    assert "too few" in summary_of([_bin(0.8, 5, 10)])
    assert "off by 20 points" in summary_of([_bin(0.8, 30, 30)])
