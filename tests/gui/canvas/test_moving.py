"""Up, down, and along the characters."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.canvas.conftest import Hands, Sheet
from ui.canvas.graphemes import grapheme_move, widen_to_graphemes

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
MIXED = f"e\u0301a {FAMILY}\U0001f1eb\U0001f1f7\r\nx"


def test_that_down_and_up_find_the_nearest_item_on_the_next_line(
    open_sheet: Callable[[Sheet], Hands],
) -> None:
    sheet = Sheet(text="alpha beta gamma\nplain words here\ndelta epsilon zeta\n")
    for word in ("alpha", "gamma", "delta", "zeta"):
        sheet.span(word, "gpe")
    hands = open_sheet(sheet)
    assert hands.canvas.item_below("alpha") == "delta"
    assert hands.canvas.item_below("gamma") == "zeta"
    assert hands.canvas.item_above("zeta") == "gamma"
    assert hands.canvas.item_above("alpha") is None
    assert hands.canvas.item_below("zeta") is None


def test_that_hidden_items_are_passed_over(open_sheet: Callable[[Sheet], Hands]) -> None:
    sheet = Sheet(text="alpha\nbeta\ngamma\n")
    sheet.span("alpha", "gpe")
    sheet.span("beta", "gpe", suggested=True)
    sheet.span("gamma", "gpe")
    hands = open_sheet(sheet)
    hands.decide("beta", "rejected")
    assert hands.canvas.item_below("alpha") == "beta"
    hands.canvas.set_hide_rejected(True)
    assert hands.canvas.item_below("alpha") == "gamma"


@pytest.mark.parametrize(
    ("offset", "step", "expected"),
    [
        (0, 1, 2),
        (2, -1, 0),
        (4, 1, 9),
        (9, -1, 4),
        (9, 1, 11),
        (11, -1, 9),
        (0, -1, 0),
        (14, 1, 14),
    ],
)
def test_that_a_step_passes_one_character_as_a_person_sees_it(
    offset: int, step: int, expected: int
) -> None:
    assert grapheme_move(MIXED, offset, step) == expected


def test_that_several_steps_are_as_many_single_ones() -> None:
    assert grapheme_move(MIXED, 0, 4) == 9


def test_that_a_cut_character_is_taken_in_whole() -> None:
    assert widen_to_graphemes(MIXED, 1, 6) == (0, 9)
    assert widen_to_graphemes(MIXED, 2, 4) == (2, 4)


def test_that_page_keys_scroll_and_other_keys_are_left_to_the_window(
    open_sheet: Callable[[Sheet], Hands],
) -> None:
    hands = open_sheet(Sheet(text="Some words of no weight.\n" * 80))
    bar = hands.canvas.verticalScrollBar()
    QTest.keyClick(hands.canvas, Qt.Key.Key_PageDown)
    below = bar.value()
    assert below > 0
    QTest.keyClick(hands.canvas, Qt.Key.Key_Down)
    assert bar.value() == below
    QTest.keyClick(hands.canvas, Qt.Key.Key_PageUp)
    assert bar.value() == 0
