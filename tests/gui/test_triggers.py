"""Events with several triggers, with none, and with one that comes later: by keys."""

import pytest

from annotation.review import State
from tests.gui.conftest import FIRST, Hand
from tests.gui.test_mouse import spot
from ui.main_window import MainWindow


def word(words: str) -> tuple[int, int]:
    at = FIRST.index(words)
    return at, at + len(words)


def ties(hand: Hand) -> set[tuple[str, str, str]]:
    """Return what fills which role of which event, accepted."""
    review = hand.window.session.review
    assert review is not None
    return {
        (item.quote, link.role, target.quote)
        for item in review.items
        for link in review.links_of(item.id)
        if link.state is State.ACCEPTED and (target := review.item(link.target)) is not None
    }


def letter_of(hand: Hand, words: str, kind: str = "event") -> str:
    """Return the letter that stands above an item while one is picked."""
    hints = hand.window.canvas._pick.hints()  # noqa: SLF001 - the letters are only painted
    return hints[hand.item(words, kind=kind).id].upper()


def test_that_a_word_becomes_another_trigger_of_the_event_that_is_picked(
    hand: Hand, window: MainWindow
) -> None:
    window.desk.focus_word(word("left"))
    hand.press("Shift+M")
    hand.press(letter_of(hand, "attacked"))
    assert hand.item("left", kind="event").type == "attack"
    assert ("left", "same_as", "attacked") in ties(hand)
    window.session.undo()
    assert not [item for item in hand.items if item.quote == "left"]


def test_that_one_walks_from_an_event_to_another_trigger_of_it(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Shift+M")
    assert window.options.labels == ["the"]
    hand.press("Right", "Shift+Right")
    assert window.options.labels == ["town of"]
    hand.press("Return")
    assert ("town of", "same_as", "attacked") in ties(hand)


def test_that_a_click_goes_to_the_word_at_once(hand: Hand, window: MainWindow) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    hand.focus("attacked", kind="event")
    hand.press("Shift+M")
    place = spot(window, FIRST.index("night"))
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.options.labels == ["night"]
    hand.press("Return")
    assert ("night", "same_as", "attacked") in ties(hand)


def test_that_escape_leaves_the_walk_at_the_event(hand: Hand, window: MainWindow) -> None:
    item = hand.focus("attacked", kind="event")
    hand.press("Shift+M", "Right", "Esc")
    assert not window.options.is_open
    assert hand.focused == item
    assert ties(hand) == set()


def test_that_an_event_needs_no_trigger_and_can_be_given_one(
    hand: Hand, window: MainWindow
) -> None:
    hand.press("Shift+E", "4")
    event = hand.focused
    assert event is not None
    assert (event.kind, event.type, event.fragments) == ("event", "killing", ())
    window.desk.focus_word(word("left"))
    hand.press("Shift+T", "1")
    assert hand.focused is not None
    assert (hand.focused.id, hand.focused.quote) == (event.id, "left")
    assert hand.on_disk() == {("Event", "killing", "left")}


def test_that_one_walks_from_an_event_to_the_trigger_it_lacked(
    hand: Hand, window: MainWindow
) -> None:
    hand.press("Shift+E", "4", "Shift+T")
    words = window.options.labels
    hand.press("Return")
    assert hand.focused is not None
    assert [hand.focused.quote] == words


def test_that_an_event_without_a_trigger_fills_a_role_by_its_digit(
    hand: Hand, window: MainWindow
) -> None:
    hand.press("Shift+E", "1")
    event = hand.focused
    assert event is not None
    hand.focus("killed", kind="event")
    hand.press("U")
    assert window.options.labels == ["Attack"]
    hand.press("1")
    assert window.desk.picking is None
    assert not window.options.is_open
    assert ("killed", "cause", "") in ties(hand)


def test_that_a_letter_closes_the_list_beside_it(hand: Hand, window: MainWindow) -> None:
    hand.press("Shift+E", "1")
    hand.focus("killed", kind="event")
    hand.press("U")
    hand.press(letter_of(hand, "attacked"))
    assert not window.options.is_open
    assert ("killed", "cause", "attacked") in ties(hand)
    hand.focus("killed", kind="event")
    hand.press("U", "Esc")
    assert not window.options.is_open
    assert window.desk.picking is None


def test_that_taking_the_trigger_away_keeps_the_event(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Return")
    hand.focus("attacked", kind="event")
    window.run_id("trigger.drop")
    assert hand.focused is not None
    assert hand.focused.fragments == ()
    assert ("", "place", "Varok") in ties(hand)


@pytest.mark.parametrize("key", ["Shift+M", "Shift+T", "I", "Shift+J"])
def test_that_a_key_that_does_not_apply_says_why(hand: Hand, window: MainWindow, key: str) -> None:
    window.desk.focus(None)
    hand.press(key)
    assert window.workspace.status.text
    assert not window.desk.is_choosing


def test_that_a_circle_of_events_is_said_and_nothing_is_lost(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("killed", kind="event")
    hand.press("U", letter_of_after(hand, "U", "attacked"))
    hand.focus("attacked", kind="event")
    before = ties(hand)
    hand.press("U", letter_of_after(hand, "U", "killed"))
    assert window.workspace.status.text
    assert ties(hand) == before


def letter_of_after(hand: Hand, key: str, words: str) -> str:
    """Return the letter that an item will have after a key."""
    hand.press(key)
    letter = letter_of(hand, words)
    hand.press("Esc")
    return letter
