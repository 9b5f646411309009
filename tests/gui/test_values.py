"""What times, places and quantities mean, and whom mentions name: corrected by keys."""

from datetime import date

import pytest

from annotation.gestures import create
from annotation.normals import CODER, Location, Quantity, Time
from annotation.review import State
from tests.gui.conftest import FIRST, Hand
from ui.main_window import MainWindow


def type_in(hand: Hand, words: str) -> None:
    """Type words into the popup, key by key."""
    for letter in words:
        hand.press("Space" if letter == " " else letter.upper())


def test_that_v_and_a_date_set_what_a_time_means_and_go_on(hand: Hand, window: MainWindow) -> None:
    hand.focus("Monday")
    hand.press("V")
    assert window.options.is_open
    type_in(hand, "2024-03-04")
    hand.press("Return")
    item = hand.item("Monday")
    assert isinstance(item.normal, Time)
    assert (item.normal.start, item.normal.rule) == (date(2024, 3, 4), CODER)
    assert item.state is State.ACCEPTED
    assert hand.focused_words != "Monday"
    window.session.undo()
    assert hand.item("Monday").state is State.SUGGESTED


def test_that_an_accepted_span_keeps_the_focus(hand: Hand) -> None:
    hand.focus("Monday")
    hand.press("Space")
    item = hand.focus("Monday")
    hand.press("V")
    type_in(hand, "2024-03-04")
    hand.press("Return")
    assert hand.focused is not None
    assert hand.focused.id == item.id


@pytest.mark.parametrize("words", ["31 feb 2024", "2024-13-01", "pumpkin"])
def test_that_an_impossible_date_is_said_and_nothing_is_lost(
    hand: Hand, window: MainWindow, words: str
) -> None:
    before = hand.focus("Monday")
    hand.press("V")
    type_in(hand, words)
    assert window.options.problem.isVisible()
    assert window.options.typed == words
    hand.press("Return")
    assert window.options.is_open
    hand.press("Esc")
    assert hand.focused == before


def test_that_a_count_is_typed_with_its_bounds(hand: Hand) -> None:
    hand.focus("five people")
    hand.press("V")
    type_in(hand, "5-7")
    hand.press("Return")
    normal = hand.item("five people").normal
    assert isinstance(normal, Quantity)
    assert (normal.low, normal.high) == (5, 7)


def test_that_contradictory_counts_are_said(hand: Hand, window: MainWindow) -> None:
    hand.focus("five people")
    hand.press("V")
    type_in(hand, "9-3")
    assert window.options.problem.text()
    hand.press("Return", "Esc")
    assert hand.item("five people").state is State.SUGGESTED


def test_that_a_place_is_found_by_its_name_and_shown_on_the_map(
    hand: Hand, window: MainWindow
) -> None:
    item = hand.item("Varok")
    window.desk.focus(item.id)
    hand.press("V")
    type_in(hand, "kandahar")
    view = window.options.map
    assert view is not None
    assert view.isVisible()
    hand.press("Return")
    normal = hand.item("Varok").normal
    assert isinstance(normal, Location)
    assert (normal.name, normal.country, normal.rule) == ("Kandahār", "Afghanistan", CODER)


def test_that_a_place_without_a_candidate_says_so_and_can_be_unresolved(
    hand: Hand, window: MainWindow
) -> None:
    before = hand.item("Varok")
    window.desk.focus(before.id)
    hand.press("V")
    type_in(hand, "qqqxzzy")
    assert "qqqxzzy" in window.options.problem.text()
    hand.press("Return")
    assert window.options.is_open
    assert hand.item("Varok") == before
    hand.press("Ctrl+Backspace")
    type_in(hand, "unres")
    hand.press("Return")
    assert hand.item("Varok").normal == Location("", rule=CODER)


def test_that_enter_takes_no_place_that_is_only_near_what_is_typed(
    hand: Hand, window: MainWindow
) -> None:
    before = hand.item("Varok")
    window.desk.focus(before.id)
    hand.press("V")
    type_in(hand, "kandahxr")
    hand.press("Return")
    assert not window.options.is_open
    assert hand.item("Varok") == before
    hand.press("V")
    type_in(hand, "kandahxr")
    hand.press("Down", "Return")
    normal = hand.item("Varok").normal
    assert isinstance(normal, Location)
    assert normal.rule == CODER
    assert normal.name


@pytest.mark.parametrize(
    ("words", "key", "said", "closing"),
    [
        ("Drenik Front", "V", "has a value", "Return"),
        ("killed", "J", "names an entity", "Backspace"),
        ("Orlo", "=", "belong to events", "Esc"),
    ],
)
def test_that_a_key_that_does_not_apply_says_so_and_holds_what_is_typed(
    hand: Hand, window: MainWindow, words: str, key: str, said: str, closing: str
) -> None:
    before = hand.focus(words, kind="event" if words == "killed" else "span")
    hand.press(key)
    assert window.options.is_open
    assert said in window.options.problem.text()
    hand.press("3", "0", "-", "2", "0", "X", "Space", "1")
    assert window.options.is_open
    assert hand.focused == before
    hand.press(closing)
    assert window.options.isHidden()
    assert hand.focused == before
    assert [hint.key for hint in window.workspace.key_bar.hints] != ["Esc"]


def test_that_v_is_the_victim_on_a_trigger_that_has_one(hand: Hand, window: MainWindow) -> None:
    hand.focus("killed", kind="event")
    hand.press("V")
    assert window.desk.picking is not None
    assert not window.options.is_open


def test_that_j_and_enter_say_whom_a_mention_names(hand: Hand, window: MainWindow) -> None:
    hand.focus("Drenik Front")
    hand.press("J", "Return")
    review = window.session.review
    assert review is not None
    item = hand.item("Drenik Front")
    entity = review.entity_of(item)
    assert entity is not None
    assert (item.state, entity.name) == (State.ACCEPTED, "Drenik Front")
    assert [each.name for each in review.layer.register.all()] == ["Drenik Front"]


def test_that_what_stands_is_proposed_first_also_where_others_name_it(
    hand: Hand, window: MainWindow
) -> None:
    for words, nth in (("Drenik", 0), ("Varok", 0), ("Varok", 1)):
        window.desk.focus(hand.item(words, nth).id)
        hand.press("J")
        type_in(hand, "drenik" if words == "Drenik" else "varok")
        hand.press("Return")
    window.desk.focus(hand.item("Varok").id)
    hand.press("J")
    assert window.options.labels[0] == "varok"
    hand.press("Esc")
    hand.focus("Monday")
    hand.press("V", "Down", "Return")
    chosen = hand.item("Monday").normal
    hand.focus("Monday")
    hand.press("V", "Return")
    assert hand.item("Monday").normal == chosen


def test_that_a_typed_name_is_found_and_shift_enter_takes_every_mention_called_so(
    hand: Hand, window: MainWindow
) -> None:
    review = window.session.review
    assert review is not None
    hand.focus("Varok")
    hand.press("J")
    type_in(hand, "varok town")
    hand.press("Shift+Return")
    named = [review.entity_of(item) for item in hand.items if item.quote == "Varok"]
    assert [entity.name if entity else None for entity in named] == ["varok town"] * 2


def test_that_j_and_enter_say_nothing_where_nothing_speaks_for_anybody(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("Drenik Front")
    hand.press("J", "Return")
    review = window.session.review
    assert review is not None
    start = FIRST.index("Troops")
    window.session.do(create.new_span(review, ((start, start + 6),), "person"))
    before = hand.focus("Troops")
    hand.press("J")
    assert window.options.labels[0] == "names nobody"
    hand.press("Return")
    assert not window.options.is_open
    assert hand.item("Troops") == before


def test_that_shift_j_splits_a_mention_off(hand: Hand, window: MainWindow) -> None:
    review = window.session.review
    assert review is not None
    hand.focus("Drenik Front")
    hand.press("J")
    type_in(hand, "army")
    hand.press("Return")
    hand.focus("Drenik Front")
    hand.press("Shift+J")
    entity = review.entity_of(hand.item("Drenik Front"))
    assert entity is None or entity.name == "Drenik Front"
    hand.press("Z")
    entity = review.entity_of(hand.item("Drenik Front"))
    assert entity is not None
    assert entity.name == "army"


def test_that_splitting_nobody_is_said(hand: Hand, window: MainWindow) -> None:
    hand.focus("Drenik")
    hand.press("Shift+J")
    assert "names nobody" in window.workspace.status.text


def test_that_a_click_elsewhere_closes_the_popup(hand: Hand, window: MainWindow) -> None:
    from tests.gui.test_mouse import spot

    hand.focus("Monday")
    hand.press("V")
    canvas = window.canvas
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    place = spot(window, FIRST.index("Rebels"))
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not window.options.is_open
