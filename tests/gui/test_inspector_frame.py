"""The frame of the focused event in the inspector, and what a focused span means."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from annotation.gestures.roles import fill
from annotation.normals import Location, Quantity
from tests.gui.conftest import Hand
from ui.main_window import MainWindow
from ui.panels.cells import CellRow
from ui.panels.inspector import Inspector


@pytest.fixture
def inspector(window: MainWindow) -> Inspector:
    return window.workspace.inspector


def shown(rows: list[CellRow]) -> Iterator[CellRow]:
    return (row for row in rows if not row.isHidden())


def cell(inspector: Inspector, label: str) -> CellRow:
    return next(row for row in shown(inspector.cells.rows) if row.view.label == label)


def is_shown(widget: QWidget) -> bool:
    return not widget.isHidden()


def test_that_a_trigger_has_its_row_cell_by_cell(hand: Hand, inspector: Inspector) -> None:
    hand.focus("attacked", kind="event")
    labels = [row.view.label for row in shown(inspector.cells.rows)]
    assert labels == ["Who", "When", "Where", "How many", "Says", "Status", "Codable"]
    assert cell(inspector, "Who").view.value == "Drenik Front"
    assert cell(inspector, "Codable").view.value == "yes"


def test_that_what_is_required_and_missing_is_marked_and_never_a_number(
    hand: Hand, inspector: Inspector
) -> None:
    hand.focus("attacked", kind="event")
    assert cell(inspector, "When").view.missing == ("Time",)
    assert cell(inspector, "When").view.said == "no time"
    assert cell(inspector, "How many").view.said == "–"
    free = next(row for row in inspector.role_list.free if row.view.label == "Time")
    assert free.view.is_missing


def test_that_a_filled_role_fills_its_cell_at_once(hand: Hand, inspector: Inspector) -> None:
    hand.focus("attacked", kind="event")
    hand.press("D", "Return")
    assert "Monday" in [row.view.value.split(" → ")[0] for row in inspector.role_list.filled]
    assert cell(inspector, "When").view.missing == ()
    hand.press("Z")
    assert cell(inspector, "When").view.missing == ("Time",)


def test_that_a_click_on_a_cell_goes_to_its_evidence_and_the_role_leads_back(
    hand: Hand, inspector: Inspector
) -> None:
    hand.focus("attacked", kind="event")
    cell(inspector, "Who").click()
    assert hand.focused_words == "Drenik Front"
    back = next(shown(inspector.used.rows))
    assert back.view.value.startswith("“attacked”: Attacker")
    back.click()
    assert hand.focused_words == "attacked"


def test_that_what_does_not_fit_is_said_and_leads_to_its_evidence(
    hand: Hand, inspector: Inspector, window: MainWindow
) -> None:
    review = window.session.review
    assert review is not None
    attacked = hand.focus("attacked", kind="event")
    window.desk.do(fill(review, attacked.id, "target", hand.item("Drenik Front").id))
    hand.focus("attacked", kind="event")
    fault = next(shown(inspector.faults.rows))
    assert fault.view.is_fault
    assert "Drenik Front" in fault.view.value
    fault.click()
    assert hand.focused_words == "Drenik Front"


def test_that_the_types_of_a_trigger_fold_to_its_own_and_open_on_a_click(
    hand: Hand, inspector: Inspector
) -> None:
    hand.focus("attacked", kind="event")
    choice = inspector.type_choice
    assert choice.current.view.label == "Attack"
    assert not is_shown(choice.grid)
    choice.others.click()
    assert is_shown(choice.grid)
    next(row for row in choice.rows if row.view.label == "Bombing").click()
    assert hand.item("attacked", kind="event").type == "bombing"
    hand.focus("killed", kind="event")
    assert not is_shown(choice.grid)


def test_that_the_types_of_a_span_stay_in_sight(hand: Hand, inspector: Inspector) -> None:
    hand.focus("Drenik Front")
    assert is_shown(inspector.type_choice.grid)


def test_that_attributes_open_on_a_click_and_the_line_says_what_is_not_as_usual(
    hand: Hand, inspector: Inspector
) -> None:
    hand.focus("killed", kind="event")
    assert inspector.attribute_line.view.value == "all at their defaults"
    assert not is_shown(inspector.attributes)
    inspector.attribute_line.click()
    assert is_shown(inspector.attributes)
    inspector.attributes.changed.emit("status", "claimed")
    assert inspector.attribute_line.view.value == "claimed"
    assert cell(inspector, "Status").view.value == "claimed"


def test_that_an_event_that_is_only_planned_is_not_codable_and_says_why(
    hand: Hand, inspector: Inspector
) -> None:
    hand.focus("killed", kind="event")
    inspector.attributes.changed.emit("modality", "planned")
    said = cell(inspector, "Codable").view.value
    assert said.startswith("no: ")
    assert "planned" in said


def test_that_a_mention_says_whom_it_names_and_which_key_says_otherwise(
    hand: Hand, inspector: Inspector
) -> None:
    hand.focus("Drenik Front")
    assert (cell(inspector, "Names").view.value, cell(inspector, "Names").view.key) == ("", "J")
    assert [row.view.label for row in shown(inspector.cells.rows)] == ["Names"]


def test_that_a_value_that_a_person_set_says_so(
    hand: Hand, inspector: Inspector, window: MainWindow
) -> None:
    from ui.commands.meaning import set_value

    hand.focus("five people")
    set_value(window.desk, Quantity(low=5, high=7, what="killed"))
    means = cell(inspector, "Means").view
    assert (means.value, means.note, means.key) == ("killed 5 to 7", "set by you", "V")


def test_that_a_place_has_a_map_and_a_click_on_it_says_where_it_is(
    hand: Hand, inspector: Inspector
) -> None:
    hand.focus("Monday")
    assert not is_shown(inspector.map)
    hand.focus("Varok")
    assert is_shown(inspector.map)
    paris = Location("Paris", "France", "FR", "Île-de-France", 48.85, 2.35, "town")
    inspector.map.picked.emit(paris)
    assert cell(inspector, "Means").view.value == "Paris, Île-de-France, France"
    assert "set by you" in cell(inspector, "Means").view.note
    assert [place.name for place in inspector.map.locations] == ["Paris"]


def test_that_candidates_come_a_moment_later_and_none_of_them_is_chosen(
    hand: Hand, inspector: Inspector
) -> None:
    hand.focus("Varok")
    inspector.map.look_up()
    first = list(inspector.map.locations)
    inspector.map.look_up()
    assert inspector.map.locations == first
    assert hand.item("Varok").normal is None


def test_that_the_frame_of_a_usual_event_fits_without_scrolling(
    hand: Hand, window: MainWindow, inspector: Inspector
) -> None:
    hand.focus("attacked", kind="event")
    page = inspector.stack.currentWidget()
    window.grab()
    assert isinstance(page, QScrollArea)
    held = page.widget()
    assert held is not None
    assert held.sizeHint().height() <= page.height()


def test_that_an_event_without_a_trigger_has_its_frame(
    window: MainWindow, inspector: Inspector
) -> None:
    from annotation.gestures.create import new_event

    review = window.session.review
    assert review is not None
    window.desk.do(new_event(review, (), "protest"))
    made = next(item for item in review.items if item.type == "protest")
    window.desk.focus(made.id)
    assert inspector.quote.text() == "without a trigger"
    assert cell(inspector, "Who").view.missing


def test_that_no_cell_stands_on_another(
    hand: Hand, window: MainWindow, inspector: Inspector, qtbot: QtBot
) -> None:
    hand.focus("killed", kind="event")
    hand.focus("attacked", kind="event")
    hand.press("D", "Return")
    rows = list(shown(inspector.cells.rows))

    def each_has_its_room() -> None:
        for row, below in pairwise(rows):
            assert row.height() >= row.heightForWidth(row.width())
            assert row.geometry().bottom() < below.geometry().top()

    window.grab()
    qtbot.waitUntil(each_has_its_room)
