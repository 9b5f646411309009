"""Well-known places that a model takes for persons and organisations."""

import pytest
import spacy

from annotation.suggest.tagged import Name
from annotation.suggest.towns import is_well_known, read_places


def labels(text: str, *names: tuple[str, str]) -> list[str]:
    doc = spacy.blank("en")(text)
    found = []
    for words, label in names:
        start = text.index(words)
        span = doc.char_span(start, start + len(words))
        assert span is not None
        found.append(Name(span.start, span.end, label))
    return [name.label for name in read_places(doc, found)]


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
    assert labels(text, ("Santiago", "PERSON")) == ["GPE"]


@pytest.mark.parametrize("name", ["Eastern", "Commonwealth", "Barka", "mali", "Dosta", "San"])
def test_that_small_and_doubtful_names_are_left_alone(name: str) -> None:
    assert not is_well_known(name)


def test_that_other_labels_are_left_alone() -> None:
    assert labels("On Mali today.", ("Mali", "DATE")) == ["DATE"]
