"""Headings: what is told there is no name, whatever its capitals."""

import pytest
import spacy
from spacy.tokens import Doc

from annotation.suggest.naming.headings import without_told
from annotation.suggest.naming.page import Name, Page

_VOCABULARY = spacy.blank("en").vocab


def names_in(text: str, name: str) -> list[str]:
    words, parts = text.split(), name.split()
    starts: list[bool | int | None] = [not index for index in range(len(words))]
    page = Page(Doc(_VOCABULARY, words=words, sent_starts=starts))
    start = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
    found = without_told(page, [Name(start, start + len(parts), "ORG")])
    return [page.key_of(each) for each in found]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Dozens Killed in Border Fighting", "Fighting", []),
        ("Army Shells Dosta as Rebels Flee", "Army Shells Dosta as Rebels", []),
        ("Rebels Abduct Oravec Near Dosta", "Abduct Oravec", ["Oravec"]),
        ("Rebels Attack Upper Dosta", "Upper Dosta", ["Upper Dosta"]),
        ("They fled the Fighting near the town .", "Fighting", ["Fighting"]),
    ],
)
def test_that_what_a_heading_tells_is_no_name(text: str, name: str, expected: list[str]) -> None:
    assert names_in(text, name) == expected
