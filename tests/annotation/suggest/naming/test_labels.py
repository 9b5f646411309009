"""Which label a name bears in an article: what speaks for each, and what decides."""

import pytest
import spacy
from spacy.tokens import Doc

from annotation.suggest.naming.evidence import around, inside
from annotation.suggest.naming.labels import one_label_each
from annotation.suggest.naming.page import Name, Page
from tests.annotation.suggest.naming.tagging import page_of, pairs


def labels(text: str, *names: tuple[str, str]) -> list[str]:
    return [name.label for name in one_label_each(*page_of(text, *names))]


@pytest.mark.parametrize("name", ["Kandahar", "Burkina Faso", "UK", "Buenos Aires", "Helmand"])
@pytest.mark.parametrize("label", ["PERSON", "ORG", "FAC"])
def test_that_a_great_place_is_one_whatever_the_model_says(name: str, label: str) -> None:
    assert labels(f"It rained in {name} today.", (name, label)) == ["GPE"]


def test_that_a_name_that_a_person_bears_is_left_to_the_person() -> None:
    text = "Santiago left, said Amara Santiago of the union."
    assert labels(text, ("Santiago", "PERSON"), ("Amara Santiago", "PERSON")) == [
        "PERSON",
        "PERSON",
    ]
    assert labels(text, ("Santiago", "ORG")) == ["GPE"]


def test_that_dates_and_numbers_keep_their_label() -> None:
    assert labels("On Mali today.", ("Mali", "DATE")) == ["DATE"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Dosta Ministry of Health", "ORG"),
        ("Ministry of Health", "ORG"),
        ("Bank of Dosta", "ORG"),
        ("Orlo Bridge", "FAC"),
        ("Vesna River", "LOC"),
        ("Lake Vesna", "LOC"),
        ("Tamar Province", "GPE"),
        ("Ten Weeks War", "EVENT"),
        ("Press Freedom Act", "LAW"),
        ("Vesna Peace Prize", "MISC"),
        ("Tamari People", "NORP"),
        ("Oravec & Sons", "ORG"),
    ],
)
def test_that_the_head_of_a_name_says_what_it_is(name: str, label: str) -> None:
    votes = inside(name)
    assert max(votes, key=lambda each: votes[each]) == label
    assert labels(f"They saw {name} then.", (name, "PERSON")) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the singer Oravec sang", "PERSON"),
        ("Gen. Oravec said so", "PERSON"),
        ("wounded Oravec, 51, in the leg", "PERSON"),
        ("it was Oravec who came", "PERSON"),
        ("saw Oravec's widow there", "PERSON"),
        ("the newspaper Oravec wrote", "ORG"),
        ("an Oravec spokesperson said", "ORG"),
        ("floods in Oravec today", "GPE"),
        ("an Oravec - based firm", "GPE"),
        ("left for Oravec, Kenya, again", "GPE"),
        ("shops of Oravec, where it rained", "GPE"),
        ("songs of the Oravec people there", "NORP"),
        ("the new Oravec virus there", "MISC"),
    ],
)
def test_that_the_words_beside_a_name_speak_for_its_label(text: str, label: str) -> None:
    page, (name,) = page_of(text, ("Oravec", "PRODUCT"))
    votes = around(page, name)
    assert max(votes, key=lambda each: votes[each]) == label


@pytest.mark.parametrize(
    ("text", "tags", "label"),
    [
        ("Oravec , a fishing town", "NNP , DT NN NN", "GPE"),
        ("Oravec , the exiled leader of", "NNP , DT VBN NN IN", "PERSON"),
        ("Oravec , a small outlet that", "NNP , DT JJ NN WDT", "ORG"),
        ("Oravec , a wide old river", "NNP , DT JJ JJ NN", "LOC"),
    ],
)
def test_that_the_noun_that_explains_a_name_speaks_for_its_label(
    text: str, tags: str, label: str
) -> None:
    doc = Doc(spacy.blank("en").vocab, words=text.split(), tags=tags.split())
    assert list(around(Page(doc), Name(0, 1, "PRODUCT"))) == [label]


def test_that_an_article_before_a_name_speaks_against_a_person() -> None:
    page, (name,) = page_of("the Oravec rose again", ("Oravec", "PERSON"))
    assert around(page, name)["PERSON"] < 0


def test_that_capitals_alone_are_rather_a_body() -> None:
    assert labels("They met the NSRF then.", ("NSRF", "PERSON")) == ["ORG"]


def test_that_a_place_in_capitals_is_one() -> None:
    assert labels("KABUL - It rained.", ("KABUL", "ORG")) == ["GPE"]


def test_that_the_first_word_of_a_body_is_rather_the_body() -> None:
    text = "Oravec Holdings fell. They like Oravec now."
    page, names = page_of(text, ("Oravec Holdings", "PERSON"), ("Oravec", "PRODUCT"))
    assert pairs(page, one_label_each(page, names)) == [
        ("Oravec Holdings", "ORG"),
        ("Oravec", "ORG"),
    ]


def test_that_a_changed_label_is_ours_and_a_kept_one_the_models() -> None:
    page, names = page_of("In Yemen, Alma Oravec", ("Yemen", "ORG"), ("Alma Oravec", "PERSON"))
    assert [name.is_ours for name in one_label_each(page, names)] == [True, False]
