"""Texts of every kind become Docs that give them back."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotation.suggest import components  # noqa: F401 - makes our fields known to spaCy
from annotation.suggest.borders import ZoneMap, mark_borders
from annotation.suggest.marks import put_zones
from annotation.suggest.reading import LONGEST_RUN, make_doc
from annotation.values import Zone

NLP = spacy.blank("en")
RUN = ")" * (LONGEST_RUN + 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        RUN,
        f"before {RUN} after",
        f"{RUN}\r\n{RUN}",
        f"  {'😀' * 2000}  end",
        "a" * 100_000,
        f"tab\there\u00a0and{RUN}\u2028there.",
    ],
)
def test_that_no_character_is_lost_or_moved(text: str) -> None:
    doc = make_doc(NLP, text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text(max_size=40), st.integers(0, 1200), st.text(max_size=40))
def test_that_any_text_with_a_long_run_is_kept(before: str, run: int, after: str) -> None:
    text = before + "x" * run + after
    assert make_doc(NLP, text).text == text


def test_that_a_long_run_is_cut_into_pieces_and_the_words_around_it_are_not() -> None:
    words = [token.text for token in make_doc(NLP, f"They met {RUN} in Dosta.")]
    assert words[:2] == ["They", "met"]
    assert words[-3:] == ["in", "Dosta", "."]
    assert max(map(len, words)) <= 100


def test_that_a_sentence_begins_at_each_paragraph_and_zone() -> None:
    text = "Rebels take Dosta\n\nKARVENIA - Rebels took Dosta on Monday."
    doc = NLP(text)
    put_zones(doc, [Zone("dateline", 19, 29)])
    mark_borders(doc)
    starts = [token.text for token in doc if token.is_sent_start]
    assert starts == ["Rebels", "KARVENIA", "Rebels"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 5, True), (3, 8, True), (6, 9, False), (10, 12, False), (8, 12, True), (30, 31, False)],
)
def test_that_a_place_is_silent_in_a_credit_and_across_a_border(
    start: int, end: int, expected: bool
) -> None:
    zones = ZoneMap([Zone("body", 6, 10), Zone("credit", 0, 6)])
    assert zones.is_silent(start, end) is expected
