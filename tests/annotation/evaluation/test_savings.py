"""What articles cost, and what that is compared with."""

import pytest

from annotation.evaluation.savings import saving
from annotation.learning.statistics import Finished, Tally


def _article(
    keys: int | None, annotations: int, *, is_blind: bool = False, seconds: float = 30.0
) -> Finished:
    found = None if keys is None else seconds
    return Finished("d", "D", "anna", "", is_blind, Tally(), annotations, keys, found)


def test_that_blind_articles_say_what_an_annotation_costs_by_hand() -> None:
    found = saving(
        [_article(20, 10), _article(10, 10), _article(60, 10, is_blind=True), _article(None, 99)]
    )
    assert (found.basis, found.by_hand) == ("blind", 6.0)
    assert (found.shown.articles, found.shown.keys_per_article) == (2, 15.0)
    assert found.share == pytest.approx(0.75)
    assert found.keys == pytest.approx(90.0)
    assert found.blind.seconds_per_article == 30.0


def test_that_without_blind_articles_the_least_stands_in() -> None:
    found = saving([_article(10, 10)])
    assert (found.basis, found.by_hand, found.share) == ("estimate", 2.0, 0.5)


def test_that_suggestions_can_cost_more_than_they_save() -> None:
    found = saving([_article(30, 10)])
    assert (found.share, found.keys) == (-0.5, -10.0)


def test_that_what_nobody_counted_is_not_known() -> None:
    found = saving([_article(None, 10)])
    assert (found.basis, found.by_hand, found.share, found.keys) == ("", None, None, None)
    assert found.shown.keys_per_article is None


def test_that_an_article_without_annotations_has_no_rate() -> None:
    found = saving([_article(3, 0)])
    assert (found.shown.keys_per_annotation, found.share) == (None, None)
    assert found.shown.keys_per_article == 3.0
