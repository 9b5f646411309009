"""How many keys it takes, counted as they are pressed at the real window."""

from typing_extensions import override

from annotation.review import State
from tests.gui.conftest import FIRST, Hand
from tests.gui.test_triggers import letter_of, ties
from ui.main_window import MainWindow


class Counting(Hand):
    """A hand that counts its keys."""

    keys = 0

    @override
    def press(self, *keys: str) -> None:
        self.keys += len(keys)
        super().press(*keys)

    def pick(self, words: str) -> None:
        """Press the letter that stands above an item."""
        self.press(letter_of(self, words, kind="span"))


def counting(hand: Hand) -> Counting:
    return Counting(hand.window, hand.qtbot)


def test_that_an_event_with_a_trigger_and_three_arguments_is_eight_keys_from_nothing(
    hand: Hand, window: MainWindow
) -> None:
    at = FIRST.index("left")
    window.desk.focus_word((at, at + 4))
    counted = counting(hand)
    counted.press("E", "8", "A")
    counted.pick("Drenik Front")
    counted.press("P")
    counted.pick("Varok")
    counted.press("D")
    counted.pick("Monday")
    assert ties(hand) == {
        ("left", "attacker", "Drenik Front"),
        ("left", "place", "Varok"),
        ("left", "time", "Monday"),
    }
    assert counted.keys == 8


def test_that_an_event_that_is_proposed_right_is_one_key(hand: Hand) -> None:
    counted = counting(hand)
    hand.focus("attacked", kind="event")
    counted.press("Return")
    assert ties(hand) == {("attacked", "attacker", "Drenik Front"), ("attacked", "place", "Varok")}
    assert counted.keys == 1


def test_that_a_wrong_filler_is_two_keys(hand: Hand, window: MainWindow) -> None:
    counted = counting(hand)
    event = hand.focus("attacked", kind="event")
    counted.press("A")
    counted.pick("Drenik")
    assert counted.keys == 2
    review = window.session.review
    assert review is not None
    assert hand.focused is not None
    links = [link for link in review.links_of(hand.focused.id) if link.role == "attacker"]
    fillers = [review.item(link.target) for link in links]
    assert [filler.quote for filler in fillers if filler] == ["Drenik"]
    assert [link.state for link in links] == [State.ACCEPTED]
    window.session.undo()
    assert [link.role for link in review.links_of(event.id)] == ["attacker", "place"]


def test_that_with_shift_a_filler_stands_beside_the_suggested_one(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("A")
    hand.press(f"Shift+{letter_of(hand, 'Drenik', kind='span')}")
    review = window.session.review
    assert review is not None
    assert hand.focused is not None
    states = {
        filler.quote: link.state
        for link in review.links_of(hand.focused.id)
        if link.role == "attacker" and (filler := review.item(link.target)) is not None
    }
    assert states == {"Drenik": State.ACCEPTED, "Drenik Front": State.SUGGESTED}


def test_that_a_wrong_type_a_wrong_end_and_a_wrong_name_are_one_or_two_keys(hand: Hand) -> None:
    counted = counting(hand)
    hand.focus("Orlo")
    counted.press("3")
    hand.focus("Drenik Front")
    counted.press("Ctrl+Shift+Left")
    assert counted.keys == 2
    hand.focus("Drenik")
    counted.press("J", "Return")
    assert counted.keys == 4


def test_that_a_status_is_three_keys(hand: Hand) -> None:
    counted = counting(hand)
    hand.focus("killed", kind="event")
    counted.press("=", "3", "2")
    assert hand.item("killed", kind="event").attributes["status"] == "claimed"
    assert counted.keys == 3
