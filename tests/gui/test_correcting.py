"""Correcting is as cheap as accepting: types and boundaries by one key."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotation.review import State
from tests.gui.conftest import Hand
from ui.keyboard import chord
from ui.main_window import MainWindow


def test_that_a_digit_sets_the_type_accepts_and_goes_on(hand: Hand) -> None:
    hand.focus("Orlo")
    hand.press("3")
    item = hand.item("Orlo")
    assert (item.type, item.state, item.decision) == ("gpe", State.ACCEPTED, "corrected")
    assert hand.focused_words != "Orlo"
    assert hand.on_disk() == {("Span", "gpe", "Orlo")}


def test_that_alt_and_a_digit_set_the_type_and_stay(hand: Hand) -> None:
    hand.focus("Orlo")
    hand.press("Alt+3")
    assert hand.focused_words == "Orlo"
    assert hand.item("Orlo").type == "gpe"


def test_that_a_digit_on_a_trigger_sets_the_event_type(hand: Hand) -> None:
    hand.focus("killed", kind="event")
    hand.press("3")
    assert hand.item("killed", kind="event").type == "bombing"


def test_that_letters_after_a_semicolon_narrow_the_types_down(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("killed", kind="event")
    hand.press(";", "A", "I", "R")
    assert [each.name for each in window.chooser.types] == ["air_strike"]
    hand.press("Return")
    assert not window.chooser.is_open
    assert hand.item("killed", kind="event").type == "air_strike"


def test_that_alt_and_a_semicolon_chooses_the_type_and_stays(hand: Hand) -> None:
    hand.focus("killed", kind="event")
    hand.press("Alt+;", "A", "I", "R", "Return")
    assert hand.item("killed", kind="event").type == "air_strike"
    assert hand.focused_words == "killed"


def test_that_a_semicolon_alone_goes_on(hand: Hand) -> None:
    hand.focus("killed", kind="event")
    hand.press(";", "A", "I", "R", "Return")
    assert hand.focused_words != "killed"


def test_that_escape_leaves_the_types_as_they_were(hand: Hand, window: MainWindow) -> None:
    item = hand.focus("Orlo")
    hand.press(";", "Esc")
    assert not window.chooser.is_open
    assert hand.focused == item


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["Shift+Right"], "Front attacked"),
        (["Ctrl+Shift+Left"], "Drenik Front"),
        (["Ctrl+Shift+Left", "Ctrl+Shift+Left"], "The Drenik Front"),
        (["Ctrl+Shift+Left", "Ctrl+Shift+Right"], "Front"),
        (["Shift+Right", "Shift+Left"], "Front"),
        (["Alt+Shift+Left"], "Fron"),
        (["Alt+Shift+Right"], "Front "),
        (["Ctrl+Alt+Shift+Right"], "ront"),
        (["Ctrl+Alt+Shift+Left"], " Front"),
    ],
)
def test_that_arrows_with_shift_move_a_boundary(hand: Hand, keys: list[str], words: str) -> None:
    hand.focus("Drenik Front")
    hand.press("Ctrl+Shift+Right")
    assert hand.focused_words == "Front"
    hand.press(*keys)
    assert hand.focused_words == words
    assert hand.item(words).state is State.ACCEPTED
    assert hand.on_disk() == {("Span", "organisation", words)}


def test_that_a_character_is_what_a_person_sees_as_one(hand: Hand) -> None:
    hand.focus("Orlo")
    hand.press("Alt+Shift+Right", "Alt+Shift+Right")
    assert hand.focused_words == "Orlo 😀"


def test_that_attributes_are_set_by_the_fields_of_the_inspector(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("killed", kind="event")
    fields = window.workspace.inspector.attributes.fields
    modality = fields["modality"]
    modality.textActivated.emit("claimed")  # type: ignore[union-attr]
    assert dict(hand.item("killed", kind="event").attributes) == {"modality": "claimed"}
    reason = fields["reason"]
    reason.setText("a total")  # type: ignore[union-attr]
    reason.editingFinished.emit()  # type: ignore[union-attr]
    item = hand.item("killed", kind="event")
    assert dict(item.attributes) == {"modality": "claimed", "reason": "a total"}
    assert item.state is State.ACCEPTED
    window.session.undo()
    assert reason.text() == ""  # type: ignore[union-attr]


def test_that_a_click_on_a_type_of_the_inspector_sets_it(hand: Hand, window: MainWindow) -> None:
    hand.focus("Orlo")
    row = next(r for r in window.workspace.inspector.types if r.view.label.startswith("Country"))
    row.click()
    assert hand.item("Orlo").type == "gpe"


@pytest.mark.parametrize(
    ("typed", "held", "expected"),
    [
        (";", Qt.KeyboardModifier.NoModifier, ";"),
        (";", Qt.KeyboardModifier.ShiftModifier, ";"),
        (";", Qt.KeyboardModifier.AltModifier, "Alt+;"),
        (";", Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier, "Alt+;"),
        (";", Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier, ";"),
        ("[", Qt.KeyboardModifier.AltModifier, "["),
    ],
)
def test_that_a_sign_is_what_was_typed_whatever_was_held_for_it(
    typed: str, held: Qt.KeyboardModifier, expected: str
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Comma, held, typed)
    assert chord(event) == expected
