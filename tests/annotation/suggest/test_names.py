"""Names as the codebook wants them; on Docs built by hand and by a blank pipeline."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.suggest.marks import ENTITIES, put_zones
from annotation.suggest.names import find_names
from annotation.values import Zone
from tests.annotation.suggest.parsed import parsed


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def tagged(
    blank: Language, text: str, *names: tuple[str, str], zones: tuple[Zone, ...] = ()
) -> Doc:
    """Return a Doc without parse, with each name tagged at the next place where it stands."""
    doc = blank(text)
    at = 0
    entities = []
    for name, label in names:
        at = text.index(name, at)
        span = doc.char_span(at, at + len(name), label=label)
        assert span is not None
        entities.append(span)
        at += len(name)
    doc.ents = entities
    put_zones(doc, zones)
    return doc


def found(doc: Doc, codebook: Codebook) -> list[tuple[str, str]]:
    return [(doc[each.start : each.end].text, each.type) for each in find_names(doc, codebook)]


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("in the United Isles today", "the United Isles", "GPE", ("United Isles", "gpe")),
        ("Dosta's mayor", "Dosta's", "GPE", ("Dosta", "gpe")),
        ("the army of “Dosta”.", "“Dosta”", "GPE", ("Dosta", "gpe")),
        ("said Mr Oravec today", "Mr Oravec", "ORG", ("Oravec", "person")),
        ("said Gen. Oravec today", "Gen. Oravec", "PERSON", ("Oravec", "person")),
        ("said Crown Prince Oravec", "Crown Prince Oravec", "PERSON", ("Oravec", "person")),
        ("met Mr Oravec today", "Oravec", "ORG", ("Oravec", "person")),
        ("the Shield (Vaskar) said", "Shield (Vaskar", "ORG", ("Shield", "organisation")),
        ("killed nearly 30 people", "30", "CARDINAL", ("nearly 30", "quantity")),
        ("killed at least seven", "seven", "CARDINAL", ("at least seven", "quantity")),
        ("Roza Tamm, 51, said", "51", "DATE", ("51", "quantity")),
        ("in Barka district", "Barka", "ORG", ("Barka district", "gpe")),
        ("in the capital, Lasha,", "Lasha", "PERSON", ("Lasha", "gpe")),
    ],
)
def test_that_a_name_is_trimmed_and_read_by_its_neighbours(
    blank: Language,
    codebook: Codebook,
    text: str,
    name: str,
    label: str,
    expected: tuple[str, str],
) -> None:
    assert found(tagged(blank, text, (name, label)), codebook) == [expected]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("see www.dosta.org now", "www.dosta.org", "ORG"),
        ("a refuse bin near", "bin", "PERSON"),
        ("Gunmen shot at them", "Gunmen", "GPE"),
        ("His Highness left", "His Highness", "PERSON"),
        ("the Crown Prince left", "Crown Prince", "PERSON"),
        ("the Interior Minister left", "Interior", "ORG"),
        ("the Minister of Mines left", "Mines", "ORG"),
        ("signed the MoU there", "MoU", "ORG"),
        ("the third time", "third", "ORDINAL"),
        ("a --- line", "---", "ORG"),
    ],
)
def test_that_what_is_no_name_is_left_out(
    blank: Language, codebook: Codebook, text: str, name: str, label: str
) -> None:
    assert found(tagged(blank, text, (name, label)), codebook) == []


def test_that_a_day_and_its_hour_are_one_time(blank: Language, codebook: Codebook) -> None:
    doc = tagged(blank, "On Friday evening", ("Friday", "DATE"), ("evening", "TIME"))
    assert found(doc, codebook) == [("Friday evening", "time")]


def test_that_a_surname_is_whom_the_full_name_said_it_is(
    blank: Language, codebook: Codebook
) -> None:
    text = "Alma Oravec spoke. Oravec left."
    doc = tagged(blank, text, ("Alma Oravec", "PERSON"), ("Oravec", "ORG"))
    assert found(doc, codebook) == [("Alma Oravec", "person"), ("Oravec", "person")]
    assert find_names(doc, codebook)[1].source == ENTITIES


def test_that_a_name_has_the_type_that_it_has_most_often(
    blank: Language, codebook: Codebook
) -> None:
    text = "Dosta fell. Dosta burned. Dosta waits."
    doc = tagged(blank, text, ("Dosta", "GPE"), ("Dosta", "GPE"), ("Dosta", "ORG"))
    assert found(doc, codebook) == [("Dosta", "gpe")] * 3


def test_that_a_name_found_once_is_found_wherever_it_stands(
    blank: Language, codebook: Codebook
) -> None:
    doc = tagged(blank, "In Dosta it rained. Dostaans left Dosta.", ("Dosta", "GPE"))
    assert found(doc, codebook) == [("Dosta", "gpe"), ("Dosta", "gpe")]
    assert [each.source for each in find_names(doc, codebook)] == ["", ENTITIES]


def test_that_a_heading_is_cut_back_to_the_name_known_from_the_text(codebook: Codebook) -> None:
    doc = parsed(
        """
        Vaskar vaskar PROPN compound Launches
        Launches launches PROPN compound Offensive
        Offensive offensive PROPN ROOT Offensive
        the = DET det Shield
        Shield shield PROPN nsubj waited
        waited wait VERB ROOT waited
        for = ADP prep waited
        Vaskar = PROPN pobj for
        . . PUNCT punct waited
        """,
        names=[("Vaskar Launches Offensive", "ORG")],
    )
    last = doc[7:8]
    last.label_ = "GPE"
    doc.ents = [*doc.ents, last]
    assert found(doc, codebook) == [("Vaskar", "gpe"), ("Vaskar", "gpe")]


@pytest.mark.parametrize("kind", ["credit", "boilerplate"])
def test_that_nothing_is_found_in_credits_and_boilerplate(
    blank: Language, codebook: Codebook, kind: str
) -> None:
    zones = (Zone(kind, 0, 12),)
    doc = tagged(
        blank, "Photo: Dosta. In Karvenia", ("Dosta", "GPE"), ("Karvenia", "GPE"), zones=zones
    )
    assert found(doc, codebook) == [("Karvenia", "gpe")]


def test_that_nothing_lies_across_the_border_of_a_zone(blank: Language, codebook: Codebook) -> None:
    zones = (Zone("title", 0, 5),)
    doc = tagged(blank, "Dosta Karvenia", ("Dosta Karvenia", "GPE"), zones=zones)
    assert found(doc, codebook) == []


def test_that_a_codebook_of_other_names_gets_its_own_types(blank: Language) -> None:
    codebook = read_codebook("entities")
    (mention,) = find_names(tagged(blank, "In Dosta", ("Dosta", "GPE")), codebook)
    assert codebook.entity(mention.type).model_labels == ("GPE",)


@pytest.mark.parametrize(("label", "type_"), [("PER", "person"), ("MISC", "other_name")])
def test_that_the_labels_of_multilingual_models_are_understood(
    blank: Language, label: str, type_: str
) -> None:
    codebook = read_codebook("entities")
    assert found(tagged(blank, "There was Oravec", ("Oravec", label)), codebook) == [
        ("Oravec", type_)
    ]
