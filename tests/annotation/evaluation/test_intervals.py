"""The interval of a share."""

import pytest

from annotation.evaluation.intervals import wilson


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [
        (8, 10, 0.490, 0.943),
        (0, 10, 0.0, 0.278),
        (10, 10, 0.722, 1.0),
        (500, 1000, 0.469, 0.531),
        (0, 0, 0.0, 1.0),
    ],
)
def test_that_it_is_the_interval_of_the_books(
    right: int, count: int, low: float, high: float
) -> None:
    assert wilson(right, count) == pytest.approx((low, high), abs=0.0006)
