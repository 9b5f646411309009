"""Going through what fills the roles of an event, and setting its attributes, by keys."""

import pytest

from annotation.review import State
from tests.gui.conftest import Hand
from ui.main_window import MainWindow


def test_that_i_goes_from_filler_to_filler_and_back_to_the_event(hand: Hand) -> None:
    event = hand.focus("attacked", kind="event")
    seen = []
    for _ in range(3):
        hand.press("I")
        seen.append(hand.focused_words)
    assert seen == ["Drenik Front", "Varok", "attacked"]
    assert hand.focused == event


def test_that_escape_goes_back_to_the_event_at_once(hand: Hand, window: MainWindow) -> None:
    event = hand.focus("attacked", kind="event")
    hand.press("I")
    assert [h.text for h in window.workspace.key_bar.hints if h.key == "Esc"] == [
        "back to the event"
    ]
    hand.press("Esc")
    assert hand.focused == event
    hand.press("Esc")
    assert hand.focused is None


def test_that_the_role_is_said_on_the_way(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    hand.press("I", "I")
    assert window.workspace.status.text.startswith("Place, 2 of 2")


def test_that_going_elsewhere_ends_the_way(hand: Hand) -> None:
    hand.focus("attacked", kind="event")
    hand.press("I")
    hand.focus("Monday")
    hand.press("Esc")
    assert hand.focused is None


def test_that_a_filler_that_is_accepted_on_the_way_keeps_it(hand: Hand) -> None:
    hand.focus("attacked", kind="event")
    hand.press("I", "Alt+2")
    assert hand.item("Drenik Front").state is State.ACCEPTED
    hand.press("I")
    assert hand.focused_words == "Varok"


def test_that_an_event_without_fillers_says_so(hand: Hand, window: MainWindow) -> None:
    hand.press("Shift+E", "1", "I")
    assert "Nothing fills a role" in window.workspace.status.text


@pytest.mark.parametrize(
    ("keys", "attribute", "value"),
    [
        (["=", "3", "2"], "status", "claimed"),
        (["=", "S", "Return", "D", "Return"], "status", "denied"),
        (["=", "6", "3"], "certainty", "unsure"),
        (["=", "7", "3"], "codable", "no"),
        (["=", "Down", "Down", "Tab", "Down", "Tab"], "status", "claimed"),
    ],
)
def test_that_three_keys_set_an_attribute(
    hand: Hand, keys: list[str], attribute: str, value: str
) -> None:
    hand.focus("killed", kind="event")
    hand.press(*keys)
    item = hand.item("killed", kind="event")
    assert (item.attributes[attribute], item.state) == (value, State.ACCEPTED)
    assert hand.focused == item


def test_that_the_reason_is_typed(hand: Hand, window: MainWindow) -> None:
    hand.focus("killed", kind="event")
    hand.press("=", "8", "A", "Space", "2", "Return")
    assert hand.item("killed", kind="event").attributes["reason"] == "a 2"
    hand.press("=", "8")
    assert window.options.labels == ["a 2", "Take it away"]
    hand.press("Down", "Return")
    assert not hand.item("killed", kind="event").attributes.get("reason")


def test_that_escape_sets_nothing(hand: Hand, window: MainWindow) -> None:
    item = hand.focus("killed", kind="event")
    hand.press("=", "3", "Esc")
    assert not window.options.is_open
    assert hand.focused == item
    assert hand.on_disk() == set()


def test_that_a_value_that_is_not_there_is_said_and_nothing_is_taken(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("killed", kind="event")
    hand.press("=", "3", "Q", "Return")
    assert window.options.is_open
    assert window.options.problem.text() == "Status has no such value."
    hand.press("Backspace")
    assert len(window.options.labels) == 5
