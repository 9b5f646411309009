"""Accepting and rejecting with the keys of the table; every decision is on disk at once."""

import pytest

from annotation.review import State
from annotation.values import Span, Suggestion
from tests.gui.conftest import FIRST, Hand, place
from ui.main_window import MainWindow


def test_that_a_project_opens_with_the_first_suggestion_in_focus(hand: Hand) -> None:
    assert hand.focused is not None
    assert (hand.focused_words, hand.focused.state) == ("Drenik Front", State.SUGGESTED)


def test_that_space_accepts_and_goes_to_the_next_suggestion(hand: Hand) -> None:
    hand.press("Space")
    assert hand.item("Drenik Front").state is State.ACCEPTED
    assert hand.focused_words == "Drenik"
    assert hand.on_disk() == {("Span", "organisation", "Drenik Front")}


def test_that_space_on_a_trigger_accepts_the_event_alone(hand: Hand) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Space")
    assert hand.focused_words == "Varok"
    assert hand.on_disk() == {("Event", "attack", "attacked")}


def test_that_enter_on_a_trigger_accepts_the_event_with_all_its_arguments(hand: Hand) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Return")
    assert hand.on_disk() == {
        ("Event", "attack", "attacked"),
        ("Span", "organisation", "Drenik Front"),
        ("Span", "gpe", "Varok"),
        ("Argument", "attacker", "Drenik Front"),
        ("Argument", "place", "Varok"),
    }


def test_that_x_rejects_and_goes_to_the_next_suggestion(hand: Hand) -> None:
    hand.press("X")
    assert hand.item("Drenik Front").state is State.REJECTED
    assert hand.focused_words == "Drenik"
    assert hand.on_disk() == {("rejected", "organisation", "Drenik Front")}


def test_that_x_takes_a_rejection_back(hand: Hand) -> None:
    item = hand.focus("Monday")
    hand.press("X")
    hand.window.desk.focus(item.id)
    hand.press("X")
    assert hand.item("Monday").state is State.SUGGESTED


def test_that_shift_enter_accepts_the_rest_of_the_sentence(hand: Hand) -> None:
    hand.press("Shift+Return")
    states = {i.quote: i.state for i in hand.items if i.start < 75}
    assert set(states.values()) == {State.ACCEPTED}
    assert hand.item("five people").state is State.SUGGESTED
    assert hand.focused_words == "Varok"
    hand.press("Z")
    assert hand.item("Monday").state is State.SUGGESTED


def test_that_a_applies_a_decision_to_every_identical_string(hand: Hand) -> None:
    hand.focus("Varok")
    hand.press("A")
    same = [item for item in hand.items if item.quote == "Varok"]
    assert [(item.type, item.state) for item in same] == [("gpe", State.ACCEPTED)] * 3
    assert hand.focused_words == "Varok"
    hand.press("Z")
    same = [item for item in hand.items if item.quote == "Varok"]
    assert [item.state for item in same] == [State.SUGGESTED] * 2


def test_that_a_rejection_is_applied_everywhere_too(hand: Hand) -> None:
    item = hand.focus("Varok")
    hand.press("X")
    hand.window.desk.focus(item.id)
    hand.press("A")
    same = [each for each in hand.items if each.quote == "Varok"]
    assert [each.state for each in same] == [State.REJECTED] * 2


def test_that_a_right_after_a_decision_speaks_of_that_decision(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("Varok")
    hand.press("6")
    hand.press("A")
    same = [each for each in hand.items if each.quote == "Varok"]
    assert {(each.type, each.state) for each in same} == {("group", State.ACCEPTED)}
    assert hand.focused_words not in {"", "Varok"}
    assert "“Varok”: applied" in window.workspace.status.text


def test_that_a_after_a_move_speaks_of_the_focused_item(hand: Hand) -> None:
    hand.focus("Varok")
    hand.press("6", "Tab", "Shift+Tab")
    focused = hand.focused_words
    hand.press("Shift+A")
    assert focused
    assert {e.state for e in hand.items if e.quote == focused} == {State.ACCEPTED}
    assert [e.type for e in hand.items if e.quote == "Varok"].count("group") == 1


def test_that_shift_a_applies_everywhere_where_a_is_a_role(hand: Hand) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Shift+A")
    assert hand.item("attacked", kind="event").state is State.ACCEPTED
    assert hand.window.desk.picking is None


def test_that_everything_can_be_decided_by_one_key(hand: Hand, window: MainWindow) -> None:
    review = window.session.review
    assert review is not None
    for _ in range(review.total):
        hand.press("Space")
    assert review.reviewed == review.total
    assert "Every suggestion is decided" in window.workspace.status.text


@pytest.mark.parametrize(("undo", "redo"), [("Z", "Shift+Z"), ("Ctrl+Z", "Ctrl+Shift+Z")])
def test_that_undo_and_redo_go_to_what_they_change(hand: Hand, undo: str, redo: str) -> None:
    hand.press("Space", "X")
    hand.press(undo)
    assert hand.focused_words == "Drenik"
    assert hand.item("Drenik").state is State.SUGGESTED
    hand.press(undo)
    assert hand.focused_words == "Drenik Front"
    assert hand.item("Drenik Front").state is State.SUGGESTED
    hand.press(redo)
    assert hand.item("Drenik Front").state is State.ACCEPTED


def test_that_undo_and_redo_go_to_what_they_change_nearest_to_the_focus(hand: Hand) -> None:
    last = hand.focus("Varok", nth=1)
    hand.press("Shift+A", "Z")
    assert hand.focused_words == "Varok"
    assert hand.focused is not None
    assert hand.focused.start == last.start
    hand.press("Shift+Z")
    assert hand.focused.start == last.start
    hand.window.desk.focus_word((0, 6))
    hand.press("Z")
    assert hand.focused.start < last.start


def test_that_undo_reaches_behind_closing_and_opening(hand: Hand, window: MainWindow) -> None:
    hand.press("Space")
    project = window.session.project
    assert project is not None
    window.session.close_project()
    window.session.open_project(project.path)
    assert hand.item("Drenik Front").state is State.ACCEPTED
    hand.press("Z")
    assert hand.item("Drenik Front").state is State.SUGGESTED


def test_that_the_header_and_the_list_follow_a_decision(hand: Hand, window: MainWindow) -> None:
    row = window.session.rows[0]
    assert row.state == "new"
    hand.press("Space")
    assert window.workspace.header.reviewed.text() == "1 of 9 reviewed"
    assert window.session.rows[0].state == "in_progress"
    assert window.workspace.documents.chips["in_progress"].text() == "In progress 1"


def test_that_the_inspector_says_what_is_in_focus(hand: Hand, window: MainWindow) -> None:
    inspector = window.workspace.inspector
    assert inspector.quote.text() == "Drenik Front"
    assert "Suggested" in inspector.state.text()
    item = hand.focus("Drenik Front")
    hand.press("Space")
    hand.focus(item.quote)
    assert "Accepted" in inspector.state.text()
    assert inspector.origin.text() == "test 1, confirmed by you · 0.90"


@pytest.mark.parametrize("key", ["Space", "3"])
def test_that_after_one_of_two_rivals_the_other_has_the_focus(
    hand: Hand, window: MainWindow, key: str
) -> None:
    session = window.session
    assert session.document_id is not None
    at = place(FIRST, "Tuesday")
    rivals = [
        Suggestion(Span(id_, type_, at, "Tuesday"), "test", "1", 0.9)
        for id_, type_ in (("00", "gpe"), ("01", "time"), ("02", "quantity"))
    ]
    session.take_suggestions(session.document_id, {"test": "1"}, rivals)
    window.desk.focus("00")
    hand.press(key)
    assert window.desk.item_id == "01"
    hand.press("X")
    assert window.desk.item_id == "02"
