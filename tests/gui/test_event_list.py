"""The list of events beside the text: one focus, the same keys, and what is missing."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from annotation.gestures.correct import set_attribute
from annotation.review import State
from tests.gui.conftest import Hand
from ui.dialogs.palette import matching
from ui.main_window import MainWindow
from ui.panels.event_lines import NAMES, Cell
from ui.panels.events import NO_EVENTS, Events
from ui.panels.events_model import CELL


@pytest.fixture
def events(window: MainWindow) -> Events:
    return window.workspace.events


def lines(events: Events) -> list[str]:
    """Return the trigger words of the lines, as they stand below each other."""
    return [line.row.text for line in events.model.lines]


def marked(events: Events) -> list[str]:
    rows = {index.row() for index in events.table.selectionModel().selectedIndexes()}
    return [events.model.lines[row].row.text for row in sorted(rows)]


def cell(events: Events, trigger: str, column: str) -> Cell:
    number = lines(events).index(trigger)
    found = events.model.index(number, NAMES.index(column)).data(CELL)
    assert isinstance(found, Cell)
    return found


def click(events: Events, trigger: str, column: str) -> None:
    index = events.model.index(lines(events).index(trigger), NAMES.index(column))
    place = events.table.visualRect(index).center()
    QTest.mouseClick(events.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def names(hand: Hand, ids: Sequence[str]) -> list[str]:
    return [item.quote for item in hand.items if item.id in ids]


def test_that_each_event_has_a_line_with_its_actor_and_place(events: Events) -> None:
    assert lines(events) == ["attacked", "killed"]
    assert cell(events, "attacked", "type").text == "Attack"
    assert cell(events, "attacked", "who").text == "Drenik Front"
    assert cell(events, "attacked", "where").text.startswith("Varok")


def test_that_what_nobody_said_is_a_gap_and_never_a_number(events: Events) -> None:
    assert cell(events, "attacked", "when").missing == ("Time",)
    assert cell(events, "attacked", "killed").text == ""
    assert cell(events, "killed", "who").missing == ("Victim",)


def test_that_the_line_of_the_focused_trigger_is_marked_and_no_other(
    hand: Hand, events: Events
) -> None:
    hand.focus("killed", kind="event")
    assert marked(events) == ["killed"]
    hand.focus("attacked", kind="event")
    assert marked(events) == ["attacked"]
    hand.focus("Drenik Front")
    assert marked(events) == []


def test_that_up_and_down_in_the_list_move_the_focus_in_the_text(
    hand: Hand, events: Events
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", "Down")
    assert hand.focused_words == "killed"
    hand.press("Up")
    assert hand.focused_words == "attacked"
    assert events.has_keyboard


def test_that_esc_brings_the_keyboard_back_to_the_same_event(
    hand: Hand, window: MainWindow
) -> None:
    hand.press("Alt+L", "End", "Esc")
    assert window.canvas.hasFocus()
    assert hand.focused_words == "killed"


@pytest.mark.parametrize(
    ("key", "state"), [("Space", State.ACCEPTED), ("Return", State.ACCEPTED), ("X", State.REJECTED)]
)
def test_that_a_decision_key_means_in_the_list_what_it_means_in_the_text(
    hand: Hand, key: str, state: State
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", key)
    assert hand.item("attacked", kind="event").state is state


def test_that_enter_in_the_list_accepts_the_whole_row(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", "Return")
    review = window.session.review
    assert review is not None
    links = review.links_of(hand.item("attacked", kind="event").id)
    assert {link.state for link in links} == {State.ACCEPTED}


def test_that_a_role_letter_pressed_in_the_list_picks_in_the_text(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", "D")
    assert window.desk.picking is not None
    hand.press("Return")
    assert window.canvas.hasFocus()
    row = window.workspace.events.model.lines[0].row
    assert row.missing == ()


def test_that_right_goes_along_the_cells_and_enter_to_the_evidence(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", *["Right"] * (NAMES.index("where") + 1), "Return")
    assert hand.focused_words == "Varok"
    assert window.canvas.hasFocus()


def test_that_a_click_on_a_cell_goes_to_its_evidence(
    hand: Hand, events: Events, window: MainWindow
) -> None:
    click(events, "attacked", "who")
    assert hand.focused_words == "Drenik Front"
    assert window.canvas.hasFocus()
    click(events, "killed", "event")
    assert hand.focused_words == "killed"


def test_that_l_hides_the_list_and_the_choice_is_remembered(
    hand: Hand, events: Events, window: MainWindow
) -> None:
    assert events.isVisible()
    hand.press("L")
    assert not events.isVisible()
    assert not window.settings.shows_events(unless_said=True)
    hand.press("Alt+L")
    assert events.isVisible()
    assert events.has_keyboard
    hand.press("L")
    assert window.canvas.hasFocus()


def test_that_a_hidden_list_is_right_when_it_is_shown_again(hand: Hand, events: Events) -> None:
    hand.focus("killed", kind="event")
    hand.press("L", "X", "L")
    assert lines(events) == ["attacked"]


def test_that_a_column_sorts_up_then_down_then_as_the_text_goes(events: Events) -> None:
    events.sort_by("event")
    events.sort_by("event")
    assert lines(events) == ["killed", "attacked"]
    events.sort_by("event")
    assert lines(events) == ["attacked", "killed"]


def test_that_alt_s_sorts_by_the_column_of_the_cell(hand: Hand, events: Events) -> None:
    hand.press("Alt+L", "Right", "Right", "Alt+S", "Alt+S")
    assert events.model.column == "event"
    assert lines(events) == ["killed", "attacked"]
    assert events.order.text() == "by Event ↓"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [("all", ["attacked", "killed"]), ("suggested", ["killed"]), ("gaps", ["attacked", "killed"])],
)
def test_that_a_chip_shows_only_some_events(
    hand: Hand, events: Events, qtbot: QtBot, kept: str, shown: list[str]
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Space")
    events.chips.by_name[kept].click()
    assert lines(events) == shown
    qtbot.waitUntil(lambda: events.chips.by_name["suggested"].text() == "Suggested 1")


def test_that_undo_is_seen_in_the_list(hand: Hand, events: Events) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Space")
    assert not events.model.lines[0].row.is_suggested
    hand.press("Z")
    assert events.model.lines[0].row.is_suggested


def test_that_an_article_without_events_says_how_to_make_one(
    window: MainWindow, events: Events
) -> None:
    window.open_document(window.session.rows[2].id)
    assert events.empty.isVisible()
    assert events.empty.text() == NO_EVENTS


def test_that_an_event_without_a_trigger_can_be_focused_in_the_list(
    hand: Hand, events: Events, window: MainWindow
) -> None:
    from annotation.gestures.create import new_event

    review = window.session.review
    assert review is not None
    window.desk.do(new_event(review, (), "protest"))
    assert cell(events, "", "event").text == "(no trigger)"
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", "End" if lines(events)[-1] == "" else "Home")
    focused = hand.focused
    assert focused is not None
    assert (focused.type, focused.fragments) == ("protest", ())
    assert window.workspace.inspector.quote.text() == "without a trigger"


def test_that_a_codebook_that_lost_a_type_does_not_empty_the_list(events: Events) -> None:
    line = events.model.lines[0]
    assert events.painter.looks.colour("no such type")
    assert events.model.cell(line, "type").text


@pytest.mark.parametrize("key", ["Space", "Return", "X", "2"])
def test_that_a_decision_touches_no_other_line(hand: Hand, events: Events, key: str) -> None:
    hand.focus("killed", kind="event")
    untouched = events.model.lines[0]
    resets = QSignalSpy(events.model.modelReset)
    changes = QSignalSpy(events.model.dataChanged)
    hand.press(key)
    assert resets.count() == 0
    assert events.model.lines[0] is untouched
    touched = [changes.at(at)[0].row() for at in range(changes.count())]
    assert 0 not in touched


def test_that_faults_come_a_moment_later(
    hand: Hand, window: MainWindow, events: Events, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: cell(events, "attacked", "faults").text == "1")
    assert events.chips.by_name["faults"].text() == "With faults 1"
    review = window.session.review
    assert review is not None
    event = hand.item("attacked", kind="event").id
    window.session.do(set_attribute(review, event, "status", "claimed"))
    qtbot.waitUntil(lambda: cell(events, "attacked", "faults").text == "2")


def test_that_the_filter_of_faults_follows_them(hand: Hand, events: Events, qtbot: QtBot) -> None:
    events.chips.by_name["faults"].click()
    qtbot.waitUntil(lambda: lines(events) == ["attacked"])
    hand.focus("attacked", kind="event")
    hand.press("X")
    qtbot.waitUntil(lambda: events.chips.by_name["faults"].text() == "With faults 0")
    assert lines(events) == []
    hand.press("Z")
    qtbot.waitUntil(lambda: lines(events) == ["attacked"])


def test_that_the_inspector_is_shown_once_for_a_key(
    hand: Hand, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.focus("attacked", kind="event")
    shown: list[object] = []
    show = window.workspace.inspector.show_item

    def noted(*arguments: object) -> None:
        shown.append(arguments)
        show(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(window.workspace.inspector, "show_item", noted)
    hand.press("Space")
    assert len(shown) == 1


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_that_tab_in_the_list_goes_to_a_suggestion_as_in_the_text(hand: Hand, key: str) -> None:
    hand.focus("attacked", kind="event")
    hand.press(key)
    expected = hand.focused
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", key)
    assert hand.focused == expected


def test_that_no_key_in_the_list_reaches_the_filter_of_the_articles(
    hand: Hand, events: Events, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", "Tab", "Shift+Tab", "Tab", "Y", "K", "F4", "0")
    assert events.has_keyboard
    assert window.workspace.documents.filter.text() == ""


def test_that_what_is_asked_from_the_list_gets_the_keys(
    hand: Hand, events: Events, window: MainWindow
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", ";", "Down", "Down", "Esc")
    assert not window.chooser.is_open
    assert events.has_keyboard
    assert hand.focused_words == "attacked"
    hand.press("=", "Right", "Esc")
    assert hand.focused_words == "attacked"
    assert not events.painter.walks


def current(events: Events) -> str:
    number = events.table.currentIndex().row()
    return lines(events)[number] if number >= 0 else ""


@pytest.mark.parametrize("key", ["Return", "X"])
def test_that_the_line_stays_where_its_row_went_from_a_filter(
    hand: Hand, events: Events, key: str
) -> None:
    events.chips.by_name["suggested"].click()
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", key)
    assert lines(events) == ["killed"]
    assert current(events) == "killed"
    hand.press("Down")
    assert hand.focused_words == "killed"


@pytest.mark.parametrize("key", ["Return", "X"])
def test_that_the_last_line_is_followed_by_the_one_before(
    hand: Hand, events: Events, key: str
) -> None:
    events.chips.by_name["suggested"].click()
    hand.focus("killed", kind="event")
    hand.press("Alt+L", key)
    assert current(events) == "attacked"


def test_that_the_last_event_to_decide_keeps_its_line(hand: Hand, events: Events) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", "Return")
    assert current(events) == "killed"
    hand.press("Up", "Down", "Return")
    assert hand.focused_words == "killed"
    assert current(events) == "killed"


def test_that_a_line_is_followed_where_accepting_it_sorts_it_elsewhere(
    hand: Hand, events: Events
) -> None:
    events.sort_by("event")
    events.sort_by("event")
    hand.focus("killed", kind="event")
    hand.press("Alt+L", "Space", "Space")
    assert current(events) == "attacked"


def test_that_an_event_that_is_one_with_another_has_its_line(hand: Hand, events: Events) -> None:
    hand.focus("killed", kind="event")
    hand.press("Alt+L", "M", "A")
    assert len(lines(events)) == 1
    assert events.table.currentIndex().row() == 0


def test_that_the_keyboard_goes_to_the_text_when_no_line_is_left(
    hand: Hand, events: Events, window: MainWindow
) -> None:
    events.chips.by_name["suggested"].click()
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", "X", "Down", "X")
    assert lines(events) == []
    assert window.canvas.hasFocus()


def test_that_what_is_only_suggested_in_an_accepted_row_is_marked_and_a_gap(
    hand: Hand, events: Events, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: events.chips.by_name["gaps"].text() == "With gaps 2")
    assert not cell(events, "attacked", "who").is_unaccepted
    hand.focus("attacked", kind="event")
    hand.press("Space")
    who = cell(events, "attacked", "who")
    assert (who.text, who.is_unaccepted, who.missing) == (
        "Drenik Front",
        True,
        ("Attacker / actor",),
    )
    assert "suggested, not accepted yet" in who.tip
    assert cell(events, "attacked", "where").is_unaccepted


def test_that_what_was_accepted_with_its_row_is_not_marked(hand: Hand, events: Events) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Return")
    who = cell(events, "attacked", "who")
    assert (who.is_unaccepted, who.missing) == (False, ())


def test_that_the_inspector_says_what_is_only_suggested(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Space")
    hand.focus("attacked", kind="event")
    who = window.workspace.inspector.cells.rows[0].view
    assert (who.value, who.is_unaccepted, who.is_open) == ("Drenik Front", True, True)
    assert "suggested, not accepted yet" in who.note


@pytest.mark.parametrize("key", ["Space", "Return", "X"])
def test_that_a_decision_in_the_list_goes_on_to_its_next_undecided_row(
    hand: Hand, events: Events, key: str
) -> None:
    events.sort_by("event")
    events.sort_by("event")
    hand.focus("killed", kind="event")
    hand.press("Alt+L", key)
    assert hand.focused_words == "attacked"
    assert marked(events) == ["attacked"]
    assert events.has_keyboard


def test_that_alt_l_enters_at_the_row_nearest_to_the_focus(hand: Hand, events: Events) -> None:
    hand.focus("attacked", kind="event")
    hand.focus("Orlo")
    hand.press("Alt+L")
    assert marked(events) == ["killed"]


def test_that_alt_c_goes_through_the_filters(hand: Hand, events: Events) -> None:
    kept = []
    for _ in range(5):
        hand.press("Alt+C")
        kept.append(events.model.kept)
    assert kept == ["codable", "gaps", "faults", "suggested", "all"]


@pytest.mark.parametrize(("word", "kept"), [("fault", "faults"), ("gap", "gaps")])
def test_that_the_palette_finds_the_filters(window: MainWindow, word: str, kept: str) -> None:
    found = matching(window.actions_, word)
    assert f"events.{kept}" in [action.id for action in found]
    window.run_id(f"events.{kept}")
    assert window.workspace.events.model.kept == kept


def test_that_the_key_bar_says_one_thing_of_enter(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L")
    said = [hint.text for hint in window.workspace.key_bar.hints if hint.key == "Enter"]
    hand.press("Right")
    on_cell = [hint.text for hint in window.workspace.key_bar.hints if hint.key == "Enter"]
    assert (len(said), on_cell) == (1, ["its evidence"])
    assert said != on_cell


def test_that_sorting_leaves_the_ring_on_its_column_with_the_arrow_above(
    hand: Hand, events: Events
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Alt+L", "Right", "Right", "Alt+S", "Alt+S")
    assert NAMES[events.table.currentIndex().column()] == "event"
    assert events.painter.walks
    assert events.model.headerData(1, Qt.Orientation.Horizontal) == "Event ↓"


@pytest.mark.parametrize(("typed", "found"), [("Orlo", "Orlo"), ("night", None)])
def test_that_a_search_is_left_at_what_was_found(
    hand: Hand, window: MainWindow, typed: str, found: str | None
) -> None:
    hand.focus("attacked", kind="event")
    hand.press("/")
    window.find_bar.field.setText(typed)
    hand.press("Esc")
    if found is None:
        assert window.desk.word is not None
    else:
        assert hand.focused_words == found
