"""What the lists that ship know of a name."""

import pytest

from annotation.suggest.naming.lists import (
    COUNTRY,
    REGION,
    certain_label,
    is_people,
    place_weight,
    votes_of_lists,
)


@pytest.mark.parametrize("name", ["Burkina Faso", "UK", "US", "U.S."])
def test_that_a_country_is_known_for_certain(name: str) -> None:
    assert place_weight(name) == COUNTRY


@pytest.mark.parametrize("name", ["Kandahar", "Buenos Aires", "Helmand"])
def test_that_a_region_or_a_great_town_is_well_known(name: str) -> None:
    assert REGION <= place_weight(name) < COUNTRY


@pytest.mark.parametrize("name", ["Eastern", "Commonwealth", "mali", "Dosta"])
def test_that_doubtful_and_unknown_names_are_no_places(name: str) -> None:
    assert place_weight(name) == 0.0


def test_that_a_small_town_is_less_sure_than_a_great_one() -> None:
    assert 0.0 < place_weight("Barka") < place_weight("Kandahar")


@pytest.mark.parametrize("name", ["AND", "Can", "IS", "San"])
def test_that_a_code_of_a_country_is_hardly_its_name(name: str) -> None:
    assert place_weight(name) < 1.0
    assert certain_label(name) != "GPE"


@pytest.mark.parametrize(
    "name", ["Afghan", "Afghans", "Sunni", "Kurds", "West African", "British Indian", "Māori"]
)
def test_that_a_people_is_one(name: str) -> None:
    assert is_people(name)
    assert votes_of_lists(name)["NORP"] > votes_of_lists(name).get("GPE", 0.0)


@pytest.mark.parametrize("name", ["kurds", "Afghanistan", "Western", "Afghan Army", "Dosta"])
def test_that_other_words_are_no_people(name: str) -> None:
    assert not is_people(name)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Hamas", "ORG"),
        ("Yemen", "GPE"),
        ("UK", "GPE"),
        ("Us", ""),
        ("Chad", ""),
        ("Dosta", ""),
        ("yemen", ""),
    ],
)
def test_that_a_word_that_is_always_a_name_is_known(name: str, label: str) -> None:
    assert certain_label(name) == label


def test_that_landscapes_and_diseases_have_their_labels() -> None:
    assert votes_of_lists("Middle East") == {"LOC": 3.0}
    assert votes_of_lists("Covid-19") == {"MISC": 4.0}
