"""Events tied to events: the sign of a further trigger, arcs from trigger to trigger."""

import pytest

from annotation.gestures.roles import fill
from tests.gui.conftest import Hand
from ui.canvas.marks import short_of
from ui.main_window import MainWindow


def tie(hand: Hand, window: MainWindow, role: str) -> None:
    """Tie the later event to the earlier one."""
    review = window.session.review
    assert review is not None
    ends = [hand.item(words, kind="event").id for words in ("killed", "attacked")]
    window.desk.do(fill(review, ends[0], role, ends[1]))


def label(hand: Hand, window: MainWindow, words: str) -> str:
    review = window.session.review
    assert review is not None
    return short_of(review, hand.item(words, kind="event"))


def test_that_a_further_trigger_of_an_event_carries_a_sign_and_the_first_does_not(
    hand: Hand, window: MainWindow
) -> None:
    tie(hand, window, "same_as")
    assert label(hand, window, "killed") == "= KILL"
    assert label(hand, window, "attacked") == "ATTACK"
    window.session.undo()
    assert label(hand, window, "killed") == "KILL"


def test_that_tied_triggers_share_a_line_of_the_list_and_either_marks_it(
    hand: Hand, window: MainWindow
) -> None:
    tie(hand, window, "same_as")
    events = window.workspace.events
    assert [len(line.row.mentions) for line in events.model.lines] == [2]
    for words in ("killed", "attacked"):
        hand.focus(words, kind="event")
        assert events.table.selectionModel().isRowSelected(0)


@pytest.mark.parametrize("role", ["cause", "part_of"])
def test_that_a_row_told_in_another_stands_below_it(
    hand: Hand, window: MainWindow, role: str
) -> None:
    tie(hand, window, role)
    lines = window.workspace.events.model.lines
    assert [(line.row.text, line.depth) for line in lines] == [("attacked", 0), ("killed", 1)]
    assert not lines[1].row.codable


@pytest.mark.parametrize("role", ["cause", "part_of", "same_as"])
def test_that_every_event_has_a_lane_of_its_own_on_each_line(
    hand: Hand, window: MainWindow, role: str
) -> None:
    tie(hand, window, role)
    hand.press("G")
    view = window.canvas.view
    assert view is not None
    lines = view.page.lines_between(0, view.page.height)
    shared = [view.arcs.on(line) for line in lines]
    assert max(map(len, shared)) > 1
    for buses in shared:
        for at, bus in enumerate(buses):
            for other in buses[at + 1 :]:
                apart = bus.interval[1] < other.interval[0] or other.interval[1] < bus.interval[0]
                assert apart or bus.lane != other.lane
