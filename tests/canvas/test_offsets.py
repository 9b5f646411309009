"""Code points and UTF-16."""

from hypothesis import given
from hypothesis import strategies as st

from ui.canvas.offsets import Offsets

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("a \u0301\u0323\u05d0\u0627\u200f\u200d\u2028😀🇫🇷👩\U0001d518\U0010ffff"),
    )
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_that_every_offset_is_the_length_of_what_stands_before_it(text: str) -> None:
    offsets = Offsets(text)
    for at in range(len(text) + 1):
        assert offsets.to_utf16(at) == units(text[:at])


@given(TEXTS)
def test_that_every_code_point_comes_back(text: str) -> None:
    offsets = Offsets(text)
    assert [offsets.to_code_point(offsets.to_utf16(at)) for at in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


@given(TEXTS)
def test_that_the_middle_of_a_pair_is_its_start(text: str) -> None:
    offsets = Offsets(text)
    for at, char in enumerate(text):
        if ord(char) > 0xFFFF:
            assert offsets.to_code_point(offsets.to_utf16(at) + 1) == at


@given(TEXTS, st.integers(-5, 500))
def test_that_what_lies_outside_is_the_nearest_end(text: str, offset: int) -> None:
    offsets = Offsets(text)
    assert 0 <= offsets.to_utf16(offset) <= units(text)
    assert 0 <= offsets.to_code_point(offset) <= len(text)
