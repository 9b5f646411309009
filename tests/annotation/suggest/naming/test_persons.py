"""The names of persons, in one piece; on Docs with tags alone."""

import pytest
import spacy
from spacy.tokens import Doc

from annotation.suggest import components  # noqa: F401 - makes our fields known to spaCy
from annotation.suggest.naming.page import Name, Page
from annotation.suggest.naming.persons import whole_persons

_VOCABULARY = spacy.blank("en").vocab


def whole(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the names of a text after they were joined; capitalised words are proper nouns.

    A "~" is where two words touch.
    """
    pieces = [piece for word in text.split() for piece in word.replace("~", " ~").split()]
    words = [piece.lstrip("~") for piece in pieces]
    spaces = [not after.startswith("~") for after in [*pieces[1:], ""]]
    tags = ["NNP" if word[0].isupper() else "XX" for word in words]
    page = Page(Doc(_VOCABULARY, words=words, spaces=spaces, tags=tags))
    found = []
    for name, label in names:
        parts = name.split()
        start = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
        found.append(Name(start, start + len(parts), label))
    return [(page.key_of(name), name.label) for name in whole_persons(page, found)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("saw Alma Oravec", [("Alma", "PERSON")], "Alma Oravec"),
        ("saw Alma Oravec", [("Oravec", "PERSON")], "Alma Oravec"),
        ("saw P C Oravec", [("Oravec", "PERSON")], "P C Oravec"),
        ("saw Alma Oravec", [("Alma", "GPE"), ("Oravec", "PERSON")], "Alma Oravec"),
        ("saw Alma Oravec", [("Alma", "PERSON"), ("Oravec", "ORG")], "Alma Oravec"),
        ("saw Oravec ~- ~Tamm", [("Oravec", "PERSON")], "Oravec-Tamm"),
        ("saw Tamm Vash ~- ~yeol", [("Tamm Vash", "PERSON")], "Tamm Vash-yeol"),
    ],
)
def test_that_a_person_has_the_whole_name(
    text: str, names: list[tuple[str, str]], expected: str
) -> None:
    assert whole(text, *names) == [(expected, "PERSON")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("saw President Oravec", [("Oravec", "PERSON")]),
        ("saw Afghan Oravec", [("Oravec", "PERSON")]),
        ("saw Oravec Ministry", [("Oravec", "PERSON")]),
        ("saw Oravec Kenya", [("Oravec", "PERSON")]),
        ("saw Kenya Oravec", [("Kenya", "GPE"), ("Oravec", "PERSON")]),
        ("the Oravec ~- ~led party", [("Oravec", "PERSON")]),
        ("the Oravec ~- ~backed party", [("Oravec", "PERSON")]),
        ("for Oravec - who left", [("Oravec", "PERSON")]),
        ("saw Alma Dosta", [("Alma", "GPE"), ("Dosta", "ORG")]),
    ],
)
def test_that_what_stands_beside_a_person_is_left_alone(
    text: str, names: list[tuple[str, str]]
) -> None:
    assert whole(text, *names) == names
