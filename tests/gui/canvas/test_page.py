"""Where text stands, and that nothing moves it."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from annotation.values import Zone
from tests.gui.canvas.conftest import Hands, Sheet
from ui.canvas.page import Page
from ui.canvas.style import Style

SCRIPTS = ("e\u0301", "\U0001f600", "\U0001f469\u200d\U0001f467", "\u0642\u0627 ", "\u05d0\u05d1")
BREAKS = ("\r\n", "\n", "\r", "\t", "\u00a0", "\u2028", "\u2029", "\x0b", "\u0085", " ", "\u00ad")
ODD = ("\ufeff", "\ufffc", "\u200f", "\U0001d518", "word ", "long" * 40)
PIECES = st.sampled_from(SCRIPTS + BREAKS + ODD)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("qapp")
def test_that_every_character_stands_on_one_line(text: str) -> None:
    page = Page(text, Style(), 400, lambda _: (1, 1, 0), (), QColor("#444444"))
    lines = [line for at in range(len(page.paragraphs)) for line in page.lay(at).lines]
    ends = "\r\n"
    covered = [at for line in lines for at in range(line.start, line.end)]
    assert covered == sorted(set(covered))
    assert all(text[at] in ends for at in set(range(len(text))) - set(covered))
    assert all(line.boxes(line.start, line.end) is not None for line in lines)


def test_that_lines_stand_one_below_the_other(hands: Hands) -> None:
    lines = hands.lines()
    assert all(above.bottom <= below.top for above, below in pairwise(lines))


def test_that_focus_moves_no_line(hands: Hands) -> None:
    before = hands.places()
    for item in hands.review.items:
        hands.canvas.set_focus_item(item.id)
        assert hands.places() == before


@pytest.mark.parametrize("verdict", ["accepted", "rejected"])
def test_that_a_decision_moves_no_line(hands: Hands, verdict: str) -> None:
    before = hands.places()
    for item in hands.review.items:
        if item.state == "suggested":
            hands.decide(item.id, verdict)  # type: ignore[arg-type]
            assert hands.places() == before


def test_that_a_longer_label_moves_no_line(hands: Hands) -> None:
    before = hands.places()
    hands.decide("Northern Front", "corrected", "weapon")
    hands.decide("offensive", "corrected", "negotiation")
    assert hands.places() == before


def test_that_undo_moves_no_line(hands: Hands) -> None:
    before = hands.places()
    hands.decide("Northern Front", "accepted")
    hands.review.editor.undo()
    assert hands.places() == before


def test_that_a_nested_pair_has_room_for_both_labels(hands: Hands) -> None:
    plain = hands.view.page.line_of(hands.item("cafe\u0301").start)
    nested = hands.view.page.line_of(hands.item("at least 12").start)
    assert nested.rows == 2 or nested.height >= plain.height


def test_that_labels_never_touch(hands: Hands) -> None:
    for line in hands.lines():
        labels = [mark.label for mark in hands.view.marks.on(line) if mark.label is not None]
        for one, other in combinations(labels, 2):
            apart = one.x + one.width < other.x or other.x + other.width < one.x
            assert one.row != other.row or apart


def test_that_a_mark_does_not_cover_the_space_where_its_line_ends(hands: Hands) -> None:
    for line in hands.lines():
        right = max((b for _, b in line.boxes(line.start, line.end)), default=0)
        assert all(mark.right <= right + 0.01 for mark in hands.view.marks.on(line))


def test_that_a_right_to_left_span_is_one_box_in_its_place(hands: Hands) -> None:
    item = hands.item("وزارة الدفاع")
    line = hands.view.page.line_of(item.start)
    boxes = line.boxes(item.start, item.end)
    first_word = line.boxes(line.start, line.start + 4)
    assert len(boxes) == 1
    assert boxes[0][1] <= first_word[0][0] + 1  # it stands to the left of the word before it


def test_that_the_label_of_a_right_to_left_span_starts_on_the_right(hands: Hands) -> None:
    found = hands.view.mark("وزارة الدفاع")
    assert found is not None
    mark = found[1]
    assert mark.label is not None
    assert mark.label.x + mark.label.width == pytest.approx(mark.right, abs=0.5)


def test_that_a_title_is_larger(hands: Hands) -> None:
    lines = hands.lines()
    assert lines[0].metrics.font.pixelSize() > lines[2].metrics.font.pixelSize()
    assert lines[0].metrics.font.bold()


def test_that_other_zones_keep_the_text_at_the_top(hands: Hands) -> None:
    bar = hands.canvas.verticalScrollBar()
    hands.canvas.resize(900, 200)
    hands.canvas.reveal("Karvenian army")
    top = hands.view.page.line_at_y(bar.value()).start
    hands.canvas.set_zones((Zone("title", 0, 33), Zone("boilerplate", 40, 60)))
    assert hands.view.page.line_at_y(bar.value()).start == top


def test_that_all_arcs_keep_the_text_at_the_top(hands: Hands) -> None:
    bar = hands.canvas.verticalScrollBar()
    hands.canvas.resize(900, 220)
    hands.canvas.reveal("Karvenian army")
    page = hands.view.page
    before = page.paragraphs[page.index_at_y(bar.value())]
    shift = bar.value() - before.top
    hands.canvas.set_show_all_arcs(True)
    assert bar.value() - before.top == shift


def test_that_an_empty_text_has_one_empty_line(open_sheet: Callable[[Sheet], Hands]) -> None:
    hands = open_sheet(Sheet(text=""))
    assert len(hands.lines()) == 1
    hands.canvas.grab()


def test_that_a_far_item_lands_above_the_middle(
    open_sheet: Callable[[Sheet], Hands],
) -> None:
    sheet = Sheet(text="Some words of no weight. " * 20 + "\n\n")
    sheet.text = sheet.text * 40 + "Varok at the end.\n" + sheet.text * 20
    sheet.span("Varok", "gpe")
    hands = open_sheet(sheet)
    hands.canvas.set_focus_item("Varok")
    line = hands.view.page.line_of(hands.item("Varok").start)
    share = (line.text_top - hands.canvas.verticalScrollBar().value()) / 700
    assert 0.3 <= share <= 0.4


def test_that_the_view_stays_when_the_item_is_well_in_sight(hands: Hands) -> None:
    hands.canvas.set_focus_item("Tuesday night")
    before = hands.canvas.verticalScrollBar().value()
    hands.canvas.set_focus_item("offensive")
    assert hands.canvas.verticalScrollBar().value() == before
