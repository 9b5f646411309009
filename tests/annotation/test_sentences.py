"""Sentences by rule: the evidence that stands beside a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.sentences import sentence_at, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One fell. Two rose.", ["One fell.", "Two rose."]),
        ("Gen. Omar met Dr. Sael. They left.", ["Gen. Omar met Dr. Sael.", "They left."]),
        ("U.S. troops left. A. B. Cole stayed.", ["U.S. troops left.", "A. B. Cole stayed."]),
        ("It cost 3.5 million. Fine.", ["It cost 3.5 million.", "Fine."]),
        ("“We left.” He said so.", ["“We left.”", "He said so."]),
        ("“Why?” she asked. Nobody knew!", ["“Why?” she asked.", "Nobody knew!"]),
        ("A title\n\nBody text here.", ["A title", "Body text here."]),
        ("A title\r\nMay 6, 2021\r\nBody.", ["A title", "May 6, 2021", "Body."]),
        (
            "A sentence that is wrapped at a fixed width by its\nmail program. Then one.",
            ["A sentence that is wrapped at a fixed width by its\nmail program.", "Then one."],
        ),
        ("  \n \n", []),
    ],
)
def test_that_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from('aB. \n\r"”1😀?'), max_size=60), st.data())
def test_that_evidence_holds_its_span(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_at(text, start, end)
    if text[start:end].strip() == text[start:end]:
        assert first <= start
        assert end <= last
    assert all(a[1] <= b[0] for a, b in zip(sentences(text), sentences(text)[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("They left at 5 p.m. The army came.", "They left at 5 p.m."),
        ("They left at 5 p.m. Monday for Veld.", "They left at 5 p.m. Monday for Veld."),
        ("They left.[1] The army came.", "They left.[1]"),
        ("उसने कहा। वह गया।", "उसने कहा।"),
        (
            "Rebels Take the Northern Town of Veld After a Week of Heavy Fighting\nThe army left.",
            "Rebels Take the Northern Town of Veld After a Week of Heavy Fighting",
        ),
    ],
)
def test_that_a_first_sentence_ends_at_its_own_stop(text: str, first: str) -> None:
    assert text[slice(*sentences(text)[0])] == first
