"""Labels, lanes, pills and what lies under a point: numbers alone."""

from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ui.canvas.layout import (
    MOST_SLIDE,
    Box,
    Place,
    Run,
    Want,
    clear_x,
    hint_letters,
    hit,
    lanes,
    levels,
    nearest,
    place_labels,
    rows_needed,
    runs,
    spread,
)

GAP = 5.0
WIDTHS = st.floats(10, 90)
WANTS = st.lists(st.builds(Want, st.floats(0, 700), WIDTHS, st.integers(0, 3)), max_size=14)
EXTENTS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair))),
    max_size=12,
)


def touch(one: Place, other: Place) -> bool:
    if one.row != other.row or not one.width or not other.width:
        return False
    return one.x < other.end + GAP - 0.001 and other.x < one.end + GAP - 0.001


@given(WANTS)
def test_that_no_label_touches_another(wants: list[Want]) -> None:
    placed = place_labels(wants, gap=GAP)
    assert not any(touch(one, other) for one, other in combinations(placed, 2))


@given(WANTS, st.integers(1, 3))
def test_that_no_label_touches_another_where_rows_are_few(wants: list[Want], rows: int) -> None:
    placed = place_labels(wants, gap=GAP, rows=rows)
    assert rows_needed(placed) <= rows
    assert not any(touch(one, other) for one, other in combinations(placed, 2))


@given(WANTS)
def test_that_labels_stay_whole_and_near_where_rows_are_free(wants: list[Want]) -> None:
    for want, place in zip(wants, place_labels(wants, gap=GAP, left=-8.0), strict=True):
        assert place.width == want.width
        assert want.x - MOST_SLIDE * len(wants) <= place.x <= want.x


def test_that_the_label_of_an_outer_span_goes_above_that_of_the_inner() -> None:
    outer, inner = place_labels([Want(0, 40, 1), Want(0, 50, 0)], gap=GAP)
    assert (outer.row, inner.row) == (1, 0)


def test_that_labels_of_a_nested_pair_share_a_row_where_there_is_room() -> None:
    outer, inner = place_labels([Want(0, 20, 1), Want(160, 20, 0)], gap=GAP)
    assert outer.row == inner.row == 0


def test_that_a_long_label_slides_aside_for_its_neighbour() -> None:
    left, right = place_labels([Want(100, 50), Want(148, 30)], gap=GAP, left=0)
    assert (left.row, right.row) == (0, 0)
    assert (left.x, right.x) == (93, 148)


def test_that_a_label_that_has_become_longer_is_shortened_and_moves_nothing() -> None:
    before = place_labels([Want(0, 30), Want(50, 30)], gap=GAP)
    after = place_labels([Want(0, 90), Want(50, 30)], gap=GAP, rows=1, left=0)
    assert rows_needed(before) == rows_needed(after) == 1


@given(EXTENTS)
def test_that_what_lies_outside_has_the_higher_level(extents: list[tuple[int, int]]) -> None:
    found = levels(extents)
    for one, other in combinations(range(len(extents)), 2):
        (a, b), (c, d) = extents[one], extents[other]
        if a < d and c < b:
            assert found[one] != found[other]
            if b - a != d - c:
                assert (found[one] > found[other]) == (b - a > d - c)


@given(EXTENTS)
def test_that_lanes_never_join_two_arcs(intervals: list[tuple[int, int]]) -> None:
    given_lanes = lanes(intervals, gap=3)
    for one, other in combinations(range(len(intervals)), 2):
        if given_lanes[one] == given_lanes[other]:
            (a, b), (c, d) = intervals[one], intervals[other]
            assert b + 3 <= c or d + 3 <= a


@given(st.lists(st.tuples(st.floats(0, 700), WIDTHS), max_size=10))
def test_that_pills_are_spread_without_overlap(wants: list[tuple[float, float]]) -> None:
    assume(sum(width + 8 for _, width in wants) < 700)
    placed = spread(wants, gap=8, left=0, right=760)
    boxes = sorted((x, x + width) for x, (_, width) in zip(placed, wants, strict=True))
    assert all(left[1] + 7.999 <= right[0] for left, right in pairwise(boxes))
    assert all(x + width <= 760.001 for x, (_, width) in zip(placed, wants, strict=True))


def test_that_pills_with_room_stay_where_they_want_to_be() -> None:
    assert spread([(100, 40), (300, 40)], gap=8, left=0, right=700) == [100, 300]


def test_that_the_innermost_item_is_hit_first() -> None:
    outer, inner = Box("outer", 0, 0, 100, 20, 1), Box("inner", 20, 0, 60, 20, 0)
    assert hit([outer, inner], 30, 10) == "inner"
    assert hit([inner, outer], 80, 10) == "outer"
    assert hit([inner, outer], 180, 10) is None


def test_that_of_two_at_the_same_level_the_narrower_is_hit() -> None:
    assert hit([Box("wide", 0, 0, 90, 9), Box("narrow", 0, 0, 30, 9)], 5, 5) == "narrow"


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (3, 3), (26, 26), (90, 90), (900, 676)])
def test_that_no_hint_begins_another(count: int, expected: int) -> None:
    letters = hint_letters(count)
    assert len(letters) == len(set(letters)) == expected
    assert not [a for a in letters for b in letters if a != b and b.startswith(a)]


@pytest.mark.parametrize(("count", "single"), [(26, 26), (27, 25), (51, 25), (52, 24), (300, 15)])
def test_that_the_best_keep_one_letter_and_no_more_than_needed_have_two(
    count: int, single: int
) -> None:
    lengths = [len(each) for each in hint_letters(count)]
    assert lengths == [1] * single + [2] * (count - single)


def test_that_a_bus_is_solid_as_far_as_something_accepted_lies_on_it() -> None:
    assert runs(10, [(50, True), (90, False)]) == [
        Run(10, 50, solid=True),
        Run(50, 90, solid=False),
    ]
    assert runs(100, [(50, False)]) == [Run(100, 50, solid=False)]
    assert runs(100, [(50, True), (80, False)]) == [Run(100, 50, solid=True)]
    assert runs(0, []) == []


def test_that_the_nearest_choice_is_found() -> None:
    assert nearest([("a", 10), ("b", 90)], 70) == "b"
    assert nearest([], 70) is None


def test_that_a_stem_keeps_clear_of_the_labels_that_it_passes() -> None:
    assert clear_x(50, (20, 80), []) == 50
    assert clear_x(50, (20, 80), [(45, 90)]) == 42
    assert clear_x(50, (20, 80), [(10, 55)]) == 58
    assert clear_x(50, (20, 80), [(0, 100)]) == 50  # nowhere else to go
    assert clear_x(5, (20, 80), []) == 20
