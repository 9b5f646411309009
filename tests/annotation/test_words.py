"""Where words begin and end, and where a boundary goes when it is moved by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.words import (
    line_at,
    move_end,
    move_start,
    snap,
    word_after,
    word_at,
    word_before,
    words,
)

LINE = "The US-led force’s base, नई दिल्ली café 😀 fell."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't stop", ["don't", "stop"]),
        ("US-Taliban deal", ["US", "Taliban", "deal"]),
        ("नई दिल्ली", ["नई", "दिल्ली"]),
        ("cafe\u0301 ok", ["cafe\u0301", "ok"]),
        ("2-6% of 34", ["2", "6", "of", "34"]),
        ("😀 ‘ok’", ["ok"]),
        ("", []),
    ],
)
def test_that_words_are_runs_of_letters_digits_and_marks(text: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in words(text, 0, len(text))] == expected


def test_that_ends_move_by_words_and_stop_at_the_line() -> None:
    start, end = LINE.index("US"), LINE.index("US") + 2
    end = move_end(LINE, start, end, 1)
    assert LINE[start:end] == "US-led"
    assert move_end(LINE, start, move_end(LINE, start, end, 1), -1) == end
    assert move_start(LINE, start, end, -1) == 0
    assert move_start(LINE, 0, end, -1) == 0
    last = LINE.index("fell")
    assert move_end("fell\nnext", 0, 4, 1) == 4
    assert move_end(LINE, last, last + 4, 1) == last + 4


def test_that_a_span_never_becomes_empty_by_moving() -> None:
    assert move_end("one two", 0, 3, -1) == 3
    assert move_start("one two", 4, 7, 1) == 4


@given(st.text(alphabet=st.sampled_from("ab '’😀é\u0301\r\n-."), max_size=40), st.data())
def test_that_snapping_covers_the_place_and_is_stable(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = snap(text, start, end)
    if "\n" not in text[start:end] and word_at(text, start) is not None:
        assert snap(text, first, last) == (first, last)
    assert 0 <= first < last <= len(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\n\r\n", "\n \n", "\r\n — \r\n"])
def test_that_the_word_beside_is_found_over_line_ends(end: str) -> None:
    text = f"One two{end}three{end}"
    found, at = [], 0
    while (word := word_after(text, at)) is not None:
        found.append(text[slice(*word)])
        at = word[1]
    assert found == ["One", "two", "three"]
    back, at = [], len(text)
    while (word := word_before(text, at)) is not None:
        back.append(text[slice(*word)])
        at = word[0]
    assert back == found[::-1]


@given(
    st.text(alphabet=st.sampled_from("ab \r\n’.😀\u0301\u2028"), max_size=30), st.integers(0, 30)
)
def test_that_looking_for_a_word_ends_and_moves_on(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    after, before = word_after(text, offset), word_before(text, offset)
    assert after is None or offset <= after[0] < after[1]
    assert before is None or before[0] < before[1] <= offset


def test_that_a_line_leaves_its_line_end_out() -> None:
    text = "one\r\ntwo\n"
    assert line_at(text, 1) == (0, 3)
    assert line_at(text, 5) == (5, 8)
