"""Arcs: a lane for each event on each line, solid where something was accepted."""

from itertools import combinations

from annotation.editor import Draft
from annotation.values import Change
from tests.gui.canvas.conftest import Hands
from ui.canvas.buses import Bus
from ui.canvas.layout import lanes
from ui.canvas.paragraph import Line


def buses(hands: Hands) -> list[tuple[Line, Bus]]:
    return [(line, bus) for line in hands.lines() for bus in hands.view.arcs.on(line)]


def roles(hands: Hands) -> set[tuple[str, str]]:
    return {(bus.event, pill.text) for _, bus in buses(hands) for pill in bus.pills}


def test_that_arcs_are_drawn_for_the_focused_event_alone(hands: Hands) -> None:
    assert buses(hands) == []
    hands.canvas.set_focus_item("offensive")
    assert roles(hands) == {("offensive", "ACTOR"), ("offensive", "PLACE")}
    hands.canvas.set_focus_item("Tamar")
    assert buses(hands) == []


def test_that_all_arcs_are_drawn_when_asked_for(hands: Hands) -> None:
    hands.canvas.set_show_all_arcs(True)
    assert {event for event, _ in roles(hands)} == {"offensive", "killed"}
    hands.canvas.set_show_all_arcs(False)
    assert buses(hands) == []


def test_that_no_two_arcs_on_a_line_look_joined(hands: Hands) -> None:
    hands.canvas.set_show_all_arcs(True)
    for line in hands.lines():
        here = hands.view.arcs.on(line)
        assert all(bus.lane < line.lanes for bus in here)
        for one, other in combinations(here, 2):
            if one.lane == other.lane:
                assert lanes([one.interval, other.interval], gap=10) == [0, 0]


def test_that_pills_on_a_line_never_touch(hands: Hands) -> None:
    hands.canvas.set_focus_item("killed")
    for _, bus in buses(hands):
        for one, other in combinations(bus.pills, 2):
            assert one.x + one.width < other.x or other.x + other.width < one.x


def test_that_an_arc_stays_between_the_lines_of_text(hands: Hands) -> None:
    hands.canvas.set_show_all_arcs(True)
    above: Line | None = None
    for line in hands.lines():
        for bus in hands.view.arcs.on(line):
            middle = line.lane_y(bus.lane)
            half = line.metrics.pill / 2
            assert middle + half <= line.row_y(line.rows - 1) + 1
            assert above is None or middle - half >= above.text_bottom
        above = line if not line.paragraph.blank else None


def test_that_an_accepted_argument_is_drawn_solid(hands: Hands) -> None:
    hands.canvas.set_focus_item("killed")
    assert any(pill.accepted for _, bus in buses(hands) for pill in bus.pills)
    hands.canvas.set_focus_item("offensive")
    assert not any(pill.accepted for _, bus in buses(hands) for pill in bus.pills)


def test_that_a_rejected_target_leaves_the_arcs(hands: Hands) -> None:
    for is_all in (False, True):
        hands.canvas.set_show_all_arcs(is_all)
        hands.canvas.set_focus_item("offensive")
        assert ("offensive", "ACTOR") in roles(hands)
        hands.decide("Northern Front", "rejected")
        assert ("offensive", "ACTOR") not in roles(hands)
        hands.review.editor.undo()
        assert ("offensive", "ACTOR") in roles(hands)


def test_that_a_removed_argument_leaves_the_arcs(hands: Hands) -> None:
    for is_all in (False, True):
        hands.canvas.set_show_all_arcs(is_all)
        hands.canvas.set_focus_item("killed")
        before = roles(hands)
        argument = hands.review.layer.arguments_of("killed")[0]
        hands.review.editor.do(Draft("clear", (Change(argument, None),)))
        assert len(roles(hands)) == len(before) - 1
        hands.review.editor.undo()
        assert roles(hands) == before


def test_that_the_arcs_follow_an_accepted_event(hands: Hands) -> None:
    hands.canvas.set_show_all_arcs(True)
    made = hands.decide("offensive", "accepted")
    assert {event for event, _ in roles(hands)} == {made, "killed"}


def test_that_the_way_along_the_margin_reaches_every_line(hands: Hands) -> None:
    hands.canvas.resize(520, 700)
    hands.canvas.set_focus_item("offensive")
    trigger_y, stops = hands.view.arcs.places("offensive")
    found = {line.lane_y(bus.lane) for line, bus in buses(hands)}
    assert trigger_y is not None
    assert found == {trigger_y, *(y for y, _ in stops)}
