"""Names that the model passed over."""

import pytest

from annotation.suggest.naming.untagged import found_again, passed_over
from tests.annotation.suggest.naming.tagging import page_of, pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they met Mr Oravec there", ("Oravec", "PERSON")),
        ("fighters of Hamas fled", ("Hamas", "ORG")),
        ("troops left Yemen then", ("Yemen", "GPE")),
        ("many Kurds fled", ("Kurds", "NORP")),
        ("two Yemeni soldiers", ("Yemeni", "NORP")),
        ("what Parliament decided", ("Parliament", "ORG")),
        ("died of Covid-19 there", ("Covid-19", "MISC")),
    ],
)
def test_that_a_name_that_is_known_without_the_model_is_found(
    text: str, expected: tuple[str, str]
) -> None:
    page, names = page_of(text)
    assert pairs(page, passed_over(page, names)) == [expected]


@pytest.mark.parametrize(
    "text", ["many kurds fled", "they told us", "It was Chad who left", "a parliament", "Mr , he"]
)
def test_that_other_words_are_left_alone(text: str) -> None:
    page, names = page_of(text)
    assert passed_over(page, names) == []


def test_that_nothing_is_found_inside_of_a_name() -> None:
    page, names = page_of("the Yemen Times wrote", ("Yemen Times", "ORG"))
    assert passed_over(page, names) == []


def test_that_an_acronym_in_brackets_is_what_its_name_is() -> None:
    text = "the Northern Front (NF) and the Southern Front (XY) met"
    page, names = page_of(text, ("Northern Front", "ORG"), ("Southern Front", "ORG"))
    assert pairs(page, passed_over(page, names)) == [("NF", "ORG")]


def test_that_a_name_and_its_surname_are_found_wherever_they_stand() -> None:
    text = "Alma Oravec came. Dosta saw Oravec, and Alma Oravec saw Dosta."
    page, names = page_of(text, ("Alma Oravec", "PERSON"), ("Dosta", "GPE"))
    assert pairs(page, found_again(page, names)) == [
        ("Oravec", "PERSON"),
        ("Alma Oravec", "PERSON"),
        ("Dosta", "GPE"),
    ]


def test_that_what_was_once_called_a_body_is_not_looked_for() -> None:
    page, names = page_of("the Shield fell, and the Shield rose", ("Shield", "ORG"))
    assert found_again(page, names) == []
