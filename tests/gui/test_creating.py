"""New spans, events and roles by the keyboard alone."""

import pytest

from annotation.review import State
from tests.gui.conftest import FIRST, Hand
from tests.gui.test_mouse import spot
from ui.main_window import MainWindow


def test_that_n_and_a_digit_make_a_span_from_the_focused_word(
    hand: Hand, window: MainWindow
) -> None:
    window.desk.focus_word((FIRST.index("town"), FIRST.index("town") + 4))
    hand.press("N", "3")
    assert hand.focused_words == "town"
    assert hand.on_disk() == {("Span", "gpe", "town")}


def test_that_arrows_move_and_stretch_a_new_span(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    hand.press("N", "Right", "Right", "Shift+Right", "Shift+Right")
    assert "town of Varok" in window.chooser.title.text()
    word = spot(window, FIRST.index("of Varok"))
    assert not window.chooser.geometry().contains(word)
    hand.press("3")
    assert hand.item("town of Varok").type == "gpe"


def test_that_words_are_reached_by_the_keyboard(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Ctrl+Right")
    assert window.desk.word == (FIRST.index("the town"), FIRST.index("the town") + 3)
    hand.press("Ctrl+Left")
    assert window.desk.word == (FIRST.index("attacked"), FIRST.index("attacked") + 8)
    hand.press("Esc")
    assert window.desk.word is None


def test_that_escape_makes_nothing_and_gives_the_focus_back(hand: Hand) -> None:
    item = hand.focus("Monday")
    hand.press("N", "Esc")
    assert hand.focused == item
    assert hand.on_disk() == set()


def test_that_spans_may_nest_and_brackets_go_in_and_out(hand: Hand) -> None:
    hand.focus("Drenik Front")
    hand.press("[")
    assert hand.focused_words == "Drenik"
    hand.press("]")
    assert hand.focused_words == "Drenik Front"


def test_that_e_and_a_digit_make_a_trigger_of_a_word(hand: Hand, window: MainWindow) -> None:
    window.desk.focus_word((FIRST.index("left"), FIRST.index("left") + 4))
    hand.press("E", "8")
    assert hand.focused_words == "left"
    assert hand.on_disk() == {("Event", "withdrawal", "left")}


def test_that_e_makes_a_trigger_of_the_focused_suggestion(hand: Hand) -> None:
    hand.focus("Monday")
    hand.press("E", "1")
    item = hand.item("Monday", kind="event")
    assert (item.type, item.state) == ("attack", State.ACCEPTED)


def test_that_a_roles_letter_then_a_hint_fills_it_and_the_same_again_empties_it(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("D")
    hints = window.canvas._pick.hints()  # noqa: SLF001 - the letters are only painted
    monday = hand.item("Monday")
    letter = hints[monday.id].upper()
    hand.press(letter)
    assert window.desk.picking is None
    assert hand.focused_words == "attacked"
    review = window.session.review
    assert review is not None
    assert hand.focused is not None
    roles = [(link.role, link.state) for link in review.links_of(hand.focused.id)]
    assert ("time", State.ACCEPTED) in roles
    hand.press("D")
    hints = window.canvas._pick.hints()  # noqa: SLF001 - as above
    hand.press(hints[hand.item("Monday").id].upper())
    left = [link.role for link in review.links_of(hand.focused.id)]
    assert "time" not in left


def test_that_arrows_and_enter_pick_as_well(hand: Hand) -> None:
    hand.focus("attacked", kind="event")
    hand.press("A", "Return")
    assert ("Argument", "attacker", "Drenik Front") in hand.on_disk()


def test_that_escape_leaves_picking(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    hand.press("A", "Esc")
    assert window.desk.picking is None
    assert hand.focused_words == "attacked"
    assert hand.on_disk() == set()


def test_that_role_letters_mean_nothing_away_from_a_trigger(hand: Hand, window: MainWindow) -> None:
    hand.focus("Monday")
    hand.press("T", "C", "P")
    assert window.desk.picking is None
    assert hand.focused_words == "Monday"


def test_that_a_click_on_a_suggested_role_accepts_it_and_the_cross_removes_it(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    inspector = window.workspace.inspector
    row = next(r for r in inspector.roles if r.view.value == "Drenik Front")
    assert row.view.tag == "suggested"
    row.click()
    row = next(r for r in inspector.roles if r.view.value == "Drenik Front")
    assert row.view.tag == ""
    row.removed.emit()
    assert not any(r.view.value == "Drenik Front" for r in inspector.roles if r.isVisible())


def test_that_an_event_with_three_arguments_takes_at_most_eight_keys(
    hand: Hand, window: MainWindow
) -> None:
    window.desk.focus_word((FIRST.index("left"), FIRST.index("left") + 4))
    keys = 0
    for key in ("E", "8", "P", "Return", "D", "Return", "A", "Return"):
        hand.press(key)
        keys += 1
    roles = {a[1] for a in hand.on_disk() if a[0] == "Argument"}
    assert roles == {"place", "time", "attacker"}
    assert keys <= 8


@pytest.mark.parametrize("key", ["N", "E", ";"])
def test_that_the_key_bar_tells_the_keys_of_a_choice(
    hand: Hand, window: MainWindow, key: str
) -> None:
    hand.press(key)
    assert [hint.key for hint in window.workspace.key_bar.hints][-1] == "Esc"
