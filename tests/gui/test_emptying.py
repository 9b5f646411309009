"""A role's letter and Delete: nobody fills it."""

import pytest

from annotation.review import State
from tests.gui.conftest import Hand
from ui.main_window import MainWindow


def roles_of(hand: Hand, window: MainWindow, words: str) -> list[tuple[str, State]]:
    review = window.session.review
    assert review is not None
    links = review.links_of(hand.item(words, kind="event").id)
    return [(link.role, link.state) for link in links]


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_that_two_keys_reject_a_filler_that_is_merely_wrong(
    hand: Hand, window: MainWindow, key: str
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("A", key)
    assert roles_of(hand, window, "attacked") == [("place", State.SUGGESTED)]
    assert hand.focused_words == "attacked"
    assert window.desk.picking is None
    hand.press("Z")
    assert len(roles_of(hand, window, "attacked")) == 2


def test_that_delete_in_the_list_of_what_has_no_place_says_nobody(
    hand: Hand, window: MainWindow
) -> None:
    from annotation.gestures.create import new_event

    review = window.session.review
    assert review is not None
    window.desk.do(new_event(review, (), "protest"))
    hand.focus("attacked", kind="event")
    hand.press("U")
    assert window.options.labels
    hand.press("Delete")
    assert not window.options.is_open
    assert window.desk.picking is None
    hand.press("X")
    assert hand.item("attacked", kind="event").state is State.REJECTED


def test_that_the_key_bar_says_so_and_esc_leaves_all_as_it_was(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("A")
    assert ("Delete", "nobody") in [(h.key, h.text) for h in window.workspace.key_bar.hints]
    hand.press("Esc")
    assert len(roles_of(hand, window, "attacked")) == 2


def test_that_the_key_bar_says_which_role_of_which_event_is_picked(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("P")
    assert window.workspace.key_bar.hints[0].key == "Place of “attacked”"
    hand.press("Esc", "A")
    assert window.workspace.key_bar.hints[0].key.endswith("of “attacked”")
    hand.press("Esc")
    assert "“attacked”" not in window.workspace.key_bar.hints[0].key


def test_that_another_question_offers_no_nobody(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    hand.press("A", "Esc")
    hand.focus("Drenik Front")
    hand.press("Shift+M")
    assert window.desk.picking is not None
    assert "Delete" not in [h.key for h in window.workspace.key_bar.hints]
    hand.press("Delete")
    assert window.desk.picking is not None
