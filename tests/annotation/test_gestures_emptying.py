"""A role that nobody fills: what is suggested for it is rejected, what is accepted goes out."""

import pytest

from annotation.gestures import create, roles
from annotation.review import State
from tests.annotation.desk import Desk, argument, event, place, span


def links(desk: Desk, event_id: str) -> list[tuple[str, State]]:
    return [(link.role, link.state) for link in desk.review.links_of(event_id)]


def test_that_a_wrong_filler_is_rejected_and_nothing_is_put_in_its_place() -> None:
    killed, wrong = event("killing", "killed"), span("organisation", "Taliban", 2)
    where = span("gpe", "Veld", 1)
    desk = Desk(
        [
            killed,
            wrong,
            where,
            argument(killed, "attacker", wrong),
            argument(killed, "place", where),
        ]
    )
    draft = desk.do(roles.empty(desk.review, killed.id, "attacker"))
    assert links(desk, killed.id) == [("place", State.SUGGESTED)]
    assert draft.focus == killed.id
    assert {item.state for item in desk.review.items} == {State.SUGGESTED}
    assert [d.verdict for d in desk.layer.decisions.values()] == ["rejected"]
    desk.editor.undo()
    assert len(links(desk, killed.id)) == 2


def test_that_all_fillers_go_in_one_step_the_accepted_as_well() -> None:
    killed = event("killing", "killed")
    two = [span("organisation", "Taliban", nth) for nth in (1, 2)]
    desk = Desk([killed, *two, *(argument(killed, "attacker", each) for each in two)])
    draft = roles.fill(desk.review, killed.id, "attacker", two[0].id, beside=True)
    focus = desk.do(draft).focus or ""
    assert len(links(desk, focus)) == 2
    edits = len(desk.edits)
    desk.do(roles.empty(desk.review, focus, "attacker"))
    assert links(desk, focus) == []
    assert len(desk.edits) == edits + 1
    assert desk.review.item(focus) is not None
    desk.editor.undo()
    assert len(links(desk, focus)) == 2


def test_that_what_was_made_by_hand_goes_out() -> None:
    desk = Desk()
    army = desk.do(create.new_span(desk.review, (place("army"),), "group")).focus or ""
    agreed = desk.do(create.new_event(desk.review, (place("agreed"),), "agreement")).focus or ""
    desk.do(roles.fill(desk.review, agreed, "attacker", army))
    desk.do(roles.empty(desk.review, agreed, "attacker"))
    assert links(desk, agreed) == []
    assert desk.review.item(army) is not None


def test_that_a_tie_without_a_direction_goes_from_either_end() -> None:
    desk = Desk()
    one = desk.do(create.new_event(desk.review, (place("attack"),), "attack")).focus or ""
    other = desk.do(create.new_event(desk.review, (place("attacked"),), "attack")).focus or ""
    desk.do(roles.fill(desk.review, one, "same_as", other))
    desk.do(roles.empty(desk.review, other, "same_as"))
    assert links(desk, one) == []


@pytest.mark.parametrize("role", ["attacker", "no such role"])
def test_that_an_empty_role_says_so(role: str) -> None:
    killed = event("killing", "killed")
    desk = Desk([killed])
    draft = roles.empty(desk.review, killed.id, role)
    assert (draft.changes, "Nobody" in draft.problem) == ((), True)
