"""What each gesture makes of suggestions, and that undo takes all of it back."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotation.gestures import correct, create, decide, finish, navigate, repeat, roles
from annotation.review import State
from annotation.values import Argument, Decision, Event, Span, Suggestion, Zone, quote
from tests.annotation.desk import TEXT, Desk, place, usual_suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotation.editor import Draft

Found = dict[str, Suggestion]


@pytest.fixture
def found() -> Found:
    return usual_suggestions()


@pytest.fixture
def desk(found: Found) -> Desk:
    return Desk(list(found.values()))


def verdicts(desk: Desk) -> list[str]:
    return sorted(d.verdict for d in desk.layer.decisions.values())


def test_that_accepting_a_span_makes_an_annotation_and_a_decision(desk: Desk, found: Found) -> None:
    draft = desk.do(decide.accept(desk.review, found["base"].id))
    assert draft.focus is not None
    item = desk.review.item(draft.focus)
    assert item is not None
    assert (item.state, item.type, item.quote) == (State.ACCEPTED, "facility", "a base")
    assert (item.source, item.score, item.decision) == ("model", 0.8, "accepted")
    assert desk.review.item(found["base"].id) is None


def test_that_accepting_a_trigger_leaves_its_arguments_pending(desk: Desk, found: Found) -> None:
    draft = desk.do(decide.accept(desk.review, found["attacked"].id))
    links = desk.review.links_of(draft.focus or "")
    assert [link.role for link in links] == ["attacker", "target", "place"]
    assert {link.state for link in links} == {State.SUGGESTED}


def test_that_a_proposal_is_withdrawn_when_its_filler_no_longer_fits(
    desk: Desk, found: Found
) -> None:
    desk.do(correct.retype(desk.review, found["base"].id, "time"))
    offered = [link.role for link in desk.review.links_of(found["attacked"].id)]
    assert offered == ["attacker", "place"]


def test_that_one_key_accepts_an_event_with_all_its_arguments(desk: Desk, found: Found) -> None:
    draft = desk.do(decide.accept(desk.review, found["killed"].id, arguments=True))
    links = desk.review.links_of(draft.focus or "")
    assert sorted((link.role, link.state) for link in links) == [
        ("attacker", State.ACCEPTED),
        ("victim", State.ACCEPTED),
    ]
    assert len(desk.edits) == 1
    assert verdicts(desk) == ["accepted"] * 5


def test_that_rejecting_an_event_hides_its_arguments(desk: Desk, found: Found) -> None:
    desk.do(decide.reject(desk.review, found["killed"].id))
    item = desk.review.item(found["killed"].id)
    assert item is not None
    assert item.state is State.REJECTED
    assert desk.review.links_of(item.id) == []
    assert desk.review.links_to(found["soldiers"].id) == []


def test_that_rejecting_an_accepted_filler_takes_its_links_away(desk: Desk, found: Found) -> None:
    event = desk.do(decide.accept(desk.review, found["killed"].id, arguments=True)).focus or ""
    victim = next(link.target for link in desk.review.links_of(event) if link.role == "victim")
    draft = desk.do(decide.reject(desk.review, victim))
    assert "1 role" in draft.note
    assert [link.role for link in desk.review.links_of(event)] == ["attacker"]
    assert not any(
        isinstance(a, Argument) and a.target == victim for a in desk.layer.annotations.values()
    )


def test_that_a_rejection_can_be_taken_back(desk: Desk, found: Found) -> None:
    desk.do(decide.reject(desk.review, found["base"].id))
    desk.do(decide.reject(desk.review, found["base"].id))
    item = desk.review.item(found["base"].id)
    assert item is not None
    assert item.state is State.SUGGESTED


def test_that_retyping_corrects_and_remembers_the_original(desk: Desk, found: Found) -> None:
    draft = desk.do(correct.retype(desk.review, found["taliban1"].id, "organisation"))
    item = desk.review.item(draft.focus or "")
    assert item is not None
    assert (item.type, item.decision) == ("organisation", "corrected")
    decision = next(iter(desk.layer.decisions.values()))
    assert (decision.original.label, decision.source) == ("person", "model")


def test_that_retyping_back_turns_a_correction_into_an_acceptance(desk: Desk, found: Found) -> None:
    focus = desk.do(correct.retype(desk.review, found["taliban1"].id, "group")).focus or ""
    desk.do(correct.retype(desk.review, focus, "person"))
    assert verdicts(desk) == ["accepted"]


def test_that_retyping_an_event_names_the_roles_it_drops(desk: Desk, found: Found) -> None:
    focus = desk.do(decide.accept(desk.review, found["killed"].id, arguments=True)).focus or ""
    without = next(
        e.name for e in desk.codebook.events if "victim" not in e.roles and "attacker" in e.roles
    )
    draft = desk.do(correct.retype(desk.review, focus, without))
    assert "Victim" in draft.note
    assert [link.role for link in desk.review.links_of(focus) if link.state == "accepted"] == [
        "attacker"
    ]


def test_that_resizing_accepts_and_keeps_the_links(desk: Desk, found: Found) -> None:
    event = desk.do(decide.accept(desk.review, found["killed"].id, arguments=True)).focus or ""
    victim = next(link.target for link in desk.review.links_of(event) if link.role == "victim")
    start, end = place("soldiers")
    desk.do(correct.resize(desk.review, victim, start, end))
    item = desk.review.item(victim)
    assert item is not None
    assert (item.quote, item.decision) == ("soldiers", "corrected")
    assert victim in [link.target for link in desk.review.links_of(event)]


def test_that_an_emoji_before_a_span_does_not_shift_it(desk: Desk) -> None:
    fragment = place("Monday")
    draft = desk.do(create.new_span(desk.review, (fragment,), "group"))
    item = desk.review.item(draft.focus or "")
    assert item is not None
    assert item.quote == TEXT[slice(*fragment)] == "Monday"


def test_that_a_span_made_where_a_suggestion_says_the_same_accepts_it(desk: Desk) -> None:
    desk.do(create.new_span(desk.review, (place("a base"),), "facility"))
    assert verdicts(desk) == ["accepted"]
    assert len(desk.items("a base")) == 1


def test_that_a_span_made_by_hand_carries_no_decision(desk: Desk) -> None:
    draft = desk.do(create.new_span(desk.review, (place("army"),), "organisation"))
    item = desk.review.item(draft.focus or "")
    assert item is not None
    assert (item.source, item.decision) == (None, None)
    desk.do(decide.reject(desk.review, item.id))
    assert desk.items("army") == []


def test_that_a_suggested_span_made_a_trigger_is_a_correction(desk: Desk, found: Found) -> None:
    draft = desk.do(create.make_trigger(desk.review, found["base"].id, "attack"))
    assert isinstance(desk.layer.annotations[draft.focus or ""], Event)
    assert verdicts(desk) == ["corrected"]
    assert [i.kind for i in desk.items("a base")] == ["event"]


def test_that_an_accepted_span_stays_beside_its_trigger(desk: Desk, found: Found) -> None:
    focus = desk.do(decide.accept(desk.review, found["base"].id)).focus or ""
    desk.do(create.make_trigger(desk.review, focus, "attack"))
    assert sorted(i.kind for i in desk.items("a base")) == ["event", "span"]


def test_that_candidates_come_proposed_first_then_nearest(desk: Desk, found: Found) -> None:
    names = [i.quote for i in roles.candidates(desk.review, found["attacked"].id, "place")]
    assert names[0] == "Veld"
    assert all(
        desk.codebook.fits("place", i.type)
        for i in roles.candidates(desk.review, found["attacked"].id, "place")
    )


def test_that_filling_a_role_again_with_the_same_removes_it(desk: Desk, found: Found) -> None:
    focus = desk.do(roles.fill(desk.review, found["attacked"].id, "place", found["veld1"].id)).focus
    veld = desk.items("Veld")[0].id
    held = [(link.role, link.state) for link in desk.review.links_of(focus or "")]
    assert ("place", State.ACCEPTED) in held
    desk.do(roles.fill(desk.review, focus or "", "place", veld))
    assert "place" not in [link.role for link in desk.review.links_of(focus or "")]


def test_that_a_role_refuses_what_the_codebook_does_not_allow(desk: Desk, found: Found) -> None:
    draft = desk.do(roles.fill(desk.review, found["attacked"].id, "place", found["monday"].id))
    assert "cannot be filled" in draft.problem
    assert desk.edits == {}


def test_that_one_decision_reaches_every_identical_string_but_a_credit(
    desk: Desk, found: Found
) -> None:
    focus = desk.do(correct.retype(desk.review, found["taliban1"].id, "group")).focus or ""
    draft = desk.do(repeat.everywhere(desk.review, focus))
    types = [(i.type, i.state) for i in desk.items("Taliban")]
    assert types == [("group", State.ACCEPTED)] * 3
    assert "2 more places" in draft.note
    assert len(desk.edits) == 2


def test_that_a_rejection_reaches_suggestions_of_that_type_only(desk: Desk, found: Found) -> None:
    desk.do(decide.reject(desk.review, found["taliban2"].id))
    desk.do(repeat.everywhere(desk.review, found["taliban2"].id))
    states = {i.type: i.state for i in desk.items("Taliban")}
    assert states == {"organisation": State.REJECTED, "person": State.SUGGESTED}


def test_that_the_rest_of_a_sentence_is_one_edit(desk: Desk, found: Found) -> None:
    draft = desk.do(decide.accept_sentence(desk.review, found["killed"].id))
    assert draft.bulk
    assert len(desk.edits) == 1
    accepted = {i.quote for i in desk.review.items if i.state is State.ACCEPTED}
    assert accepted == {"Taliban", "killed", "two soldiers"}
    assert all(link.state is State.ACCEPTED for link in desk.review.links_of(draft.focus or ""))


def test_that_bulk_acceptance_stops_at_the_score(desk: Desk) -> None:
    desk.do(decide.accept_pending(desk.review, min_score=0.75))
    kinds = {i.kind for i in desk.review.items if i.state is State.ACCEPTED}
    assert kinds == {"span"}


def test_that_bulk_acceptance_takes_arguments_with_shared_targets_once(desk: Desk) -> None:
    desk.do(decide.accept_pending(desk.review))
    values = desk.layer.annotations.values()
    assert sum(isinstance(v, Span) for v in values) == 7
    assert sum(isinstance(v, Argument) for v in values) == 5
    assert desk.review.reviewed == desk.review.total


def test_that_finishing_says_what_is_left_and_can_be_taken_back(desk: Desk) -> None:
    draft = desk.do(finish.finish(desk.review))
    assert "9 suggestions left" in draft.note
    states: list[str] = [desk.layer.state]
    desk.do(finish.reopen(desk.review))
    states.append(desk.layer.state)
    assert states == ["done", "new"]


def test_that_overlapping_zones_are_refused(desk: Desk) -> None:
    facts = replace(desk.layer.document.facts, zones=(Zone("title", 0, 9), Zone("body", 5, 20)))
    assert "overlaps" in finish.correct_facts(desk.review, facts).problem


def test_that_the_focus_goes_to_the_next_suggestion_and_round_the_end(
    desk: Desk, found: Found
) -> None:
    first = navigate.first(desk.review)
    assert first == found["monday"].id
    last = navigate.next_suggestion(desk.review, first, -1)
    assert last == found["taliban4"].id
    assert navigate.next_suggestion(desk.review, last, 1) == first


def test_that_nested_spans_are_reached_inwards_and_outwards(desk: Desk) -> None:
    wide = desk.do(create.new_span(desk.review, (place("the army and the Taliban"),), "group"))
    narrow = desk.do(create.new_span(desk.review, (place("army"),), "organisation"))
    assert navigate.inner(desk.review, wide.focus or "") != wide.focus
    assert navigate.outer(desk.review, narrow.focus or "") == wide.focus


def test_that_undo_and_redo_restore_every_state_on_the_way(desk: Desk, found: Found) -> None:
    gestures: list[Callable[[], Draft]] = [
        lambda: decide.accept(desk.review, found["killed"].id, arguments=True),
        lambda: correct.retype(desk.review, found["taliban1"].id, "group"),
        lambda: decide.reject(desk.review, found["base"].id),
        lambda: decide.accept_pending(desk.review),
        lambda: finish.finish(desk.review),
    ]
    states = [desk.rows()]
    for gesture in gestures:
        desk.do(gesture())
        states.append(desk.rows())
    for expected in reversed(states[:-1]):
        desk.editor.undo()
        assert desk.rows() == expected
    assert desk.layer.annotations == {}
    for expected in states[1:]:
        desk.editor.redo()
        assert desk.rows() == expected
    assert all(
        v.quote == quote(TEXT, v.fragments)
        for v in desk.layer.annotations.values()
        if not isinstance(v, Argument)
    )
    assert all(isinstance(d, Decision) for d in desk.layer.decisions.values())
