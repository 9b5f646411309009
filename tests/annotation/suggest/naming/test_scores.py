"""How sure a name is."""

import pytest

from annotation.suggest.naming.labels import one_label_each
from annotation.suggest.scores import name_score
from tests.annotation.suggest.naming.tagging import page_of


@pytest.mark.parametrize("label", ["PERSON", "ORG", "GPE", "NORP", "WORK_OF_ART"])
def test_that_a_name_is_the_surer_the_more_speaks_for_it(label: str) -> None:
    scores = [name_score(label, lead) for lead in (0.0, 0.5, 1.0, 1.5, 2.0, 3.9, 4.0, 9.0)]
    assert scores == sorted(scores)
    assert 0.0 < scores[0] < 0.5
    assert 0.9 < scores[-1] < 1.0


def test_that_what_only_the_model_says_is_doubted() -> None:
    page, names = page_of("In Yemen they saw Oravec then", ("Yemen", "GPE"), ("Oravec", "ORG"))
    known, unknown = one_label_each(page, names)
    assert known.score > 0.9
    assert unknown.score < 0.5
    assert not known.is_ours
    assert not unknown.is_ours
