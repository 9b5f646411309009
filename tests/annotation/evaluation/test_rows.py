"""Rows of events beside each other: pairs, cells, blanks."""

from datetime import date

import pytest

from annotation.codebook_reader import read_codebook
from annotation.evaluation.evaluate import evaluate
from annotation.evaluation.values import Evaluation, Score
from tests.annotation.evaluation.sheets import Sheet, attack, entries

TUESDAY = date(2024, 3, 12)
CELLS = ("date", "place", "actor", "other")


def _against(gold: Sheet, other: Sheet) -> Evaluation:
    return evaluate(entries(gold), entries(other), read_codebook("conflict"))


def _cells(found: Evaluation) -> dict[str, Score]:
    return {each.name: each.total for each in found.rows}


def test_that_a_row_is_whole_where_type_and_cells_agree() -> None:
    found = _cells(_against(attack(), attack()))
    assert {name for name, score in found.items() if score.right == 1} >= {
        *("row", "type", "whole", "date", "place", "actor")
    }


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        pytest.param(attack(when=TUESDAY), "date", id="date"),
        pytest.param(attack(where="Varok"), "place", id="place"),
        pytest.param(attack(who="the army"), "actor", id="actor"),
    ],
)
def test_that_one_wrong_cell_is_one_wrong_cell_and_no_whole_row(other: Sheet, wrong: str) -> None:
    found = _cells(_against(attack(), other))
    assert found[wrong] == Score(0, 1, 1)
    assert found["whole"] == Score(0, 1, 1)
    assert found["row"] == found["type"] == Score(1, 1, 1)
    right = {cell for cell in ("date", "place", "actor") if found[cell].right}
    assert right == {"date", "place", "actor"} - {wrong}


def test_that_a_blank_cell_takes_from_recall_and_not_from_precision() -> None:
    found = _cells(_against(attack(), attack(when=None)))
    assert (found["date"].precision, found["date"].recall) == (None, 0.0)
    assert found["whole"].right == 0


def test_that_two_blanks_agree() -> None:
    found = _cells(_against(attack(when=None), attack(when=None)))
    assert found["date"] == Score()
    assert found["whole"] == Score(1, 1, 1)


def test_that_the_same_actor_under_other_words_is_the_same() -> None:
    gold, other = attack(who="The Front"), attack(who="front")
    assert _cells(_against(gold, other))["actor"] == Score(1, 1, 1)


def test_that_another_type_is_the_same_row_with_a_wrong_type() -> None:
    found = _cells(_against(attack(), attack(type_="armed_clash")))
    assert (found["row"].right, found["type"].right, found["whole"].right) == (1, 0, 0)
    assert found["date"].right == 1


def test_that_a_row_elsewhere_in_the_text_is_another_row() -> None:
    found = _cells(_against(attack(), attack(trigger="killed")))
    assert found["row"] == Score(0, 1, 1)


def test_that_rows_of_the_same_type_are_paired_first() -> None:
    gold, other = Sheet(), Sheet()
    gold.event("killing", "attacked")
    for type_ in ("attack", "killing"):
        other.event(type_, "attacked")
    assert _cells(_against(gold, other))["type"] == Score(1, 2, 1)


def test_that_events_without_a_trigger_are_paired_by_their_type() -> None:
    gold, other = Sheet(), Sheet()
    gold.event("agreement")
    other.event("agreement")
    other.event("attack")
    assert _cells(_against(gold, other))["row"] == Score(1, 2, 1)


def test_that_what_is_not_codable_is_no_row() -> None:
    gold, other = Sheet(), Sheet()
    gold.event("attack", "attacked", codable="no")
    other.event("attack", "attacked")
    assert _cells(_against(gold, other))["row"] == Score(0, 1, 0)


def test_that_rows_are_told_apart_by_type() -> None:
    found = _against(attack(), attack(type_="armed_clash")).measure("whole", "cell").by
    assert found == {"attack": Score(0, 0, 1), "armed_clash": Score(0, 1, 0)}
