"""Events in the roles of events, their triggers, and roles that lose their type."""

from dataclasses import replace

import pytest

from annotation.editor import Draft
from annotation.gestures import correct, create, decide, roles, triggers
from annotation.ids import new_id
from annotation.review import Item, Review, State
from annotation.values import Argument, Change, Span
from tests.annotation.desk import Desk, argument, event, place, span


def make(desk: Desk, words: str, type_: str, nth: int = 0) -> str:
    kind = create.new_event if type_ in KINDS else create.new_span
    return desk.do(kind(desk.review, (place(words, nth),), type_)).focus or ""


KINDS = {"attack", "killing", "negotiation", "agreement", "statement"}


def links(desk: Desk, event_id: str) -> list[tuple[str, str]]:
    return [(link.role, link.target) for link in desk.review.links_of(event_id)]


def item(desk: Desk, id_: str) -> Item:
    found = desk.review.item(id_)
    assert found is not None
    return found


def test_that_a_wrong_filler_is_replaced_by_picking_the_right_one() -> None:
    killed, wrong = event("killing", "killed"), span("organisation", "Taliban", 2)
    desk = Desk([killed, wrong, argument(killed, "attacker", wrong)])
    right = make(desk, "army", "group")
    draft = desk.do(roles.fill(desk.review, killed.id, "attacker", right))
    assert links(desk, draft.focus or "") == [("attacker", right)]
    assert "rejected" in draft.note
    desk.editor.undo()
    assert links(desk, killed.id) == [("attacker", wrong.id)]


def test_that_a_filler_beside_another_leaves_that_one() -> None:
    killed, also = event("killing", "killed"), span("organisation", "Taliban", 2)
    desk = Desk([killed, also, argument(killed, "attacker", also)])
    right = make(desk, "army", "group")
    draft = desk.do(roles.fill(desk.review, killed.id, "attacker", right, beside=True))
    assert set(links(desk, draft.focus or "")) == {("attacker", right), ("attacker", also.id)}


def test_that_several_suggested_fillers_or_an_accepted_one_stay() -> None:
    killed = event("killing", "killed")
    two = [span("organisation", "Taliban", n) for n in (1, 2)]
    desk = Desk([killed, *two, *(argument(killed, "attacker", each) for each in two)])
    right = make(desk, "army", "group")
    focus = desk.do(roles.fill(desk.review, killed.id, "attacker", right)).focus or ""
    assert len(links(desk, focus)) == 3


def test_that_an_event_fills_a_role_and_no_circle_is_accepted() -> None:
    desk = Desk()
    attack, killing = make(desk, "attack", "attack"), make(desk, "killed", "killing")
    talks = make(desk, "agreed", "negotiation")
    desk.do(roles.fill(desk.review, killing, "cause", attack))
    desk.do(roles.fill(desk.review, attack, "part_of", talks))
    for role in ("cause", "part_of", "same_as"):
        draft = roles.fill(desk.review, talks, role, killing)
        assert (draft.changes, "circle" in draft.problem) == ((), True), role
    assert "of its own" in roles.fill(desk.review, attack, "cause", attack).problem
    assert links(desk, killing) == [("cause", attack)]


def test_that_mentions_of_one_event_are_one_in_a_circle() -> None:
    desk = Desk()
    attack, attacked = make(desk, "attack", "attack"), make(desk, "attacked", "attack")
    killing = make(desk, "killed", "killing")
    desk.do(roles.fill(desk.review, attacked, "same_as", attack))
    desk.do(roles.fill(desk.review, killing, "cause", attack))
    assert "circle" in roles.fill(desk.review, attacked, "cause", killing).problem
    assert "neither" in roles.fill(desk.review, attack, "cause", attacked).problem


def test_that_same_has_no_direction() -> None:
    desk = Desk()
    attack, attacked = make(desk, "attack", "attack"), make(desk, "attacked", "attack")
    third = make(desk, "killed", "attack")
    desk.do(roles.fill(desk.review, attacked, "same_as", attack))
    desk.do(roles.fill(desk.review, third, "same_as", attacked))
    assert "already" in roles.fill(desk.review, attack, "same_as", third).problem
    desk.do(roles.fill(desk.review, attack, "same_as", attacked))
    assert links(desk, attacked) == []
    assert links(desk, third) == [("same_as", attacked)]


def test_that_a_suggested_circle_stays_a_suggestion() -> None:
    one, two = event("attack", "attacked"), event("killing", "killed")
    desk = Desk([one, two, argument(one, "cause", two), argument(two, "cause", one)])
    desk.do(decide.accept_pending(desk.review))
    held = [v for v in desk.layer.annotations.values() if isinstance(v, Argument)]
    assert len(held) == 1
    left = [
        link
        for i in desk.review.items
        for link in desk.review.links_of(i.id)
        if link.state is State.SUGGESTED
    ]
    assert len(left) == 1
    assert "circle" in decide.accept_link(desk.review, left[0]).problem


def circular_desk() -> tuple[Desk, list[str]]:
    """Three events in a circle, as older data or an import may have them."""
    desk = Desk()
    ids = [make(desk, "attack", "attack"), make(desk, "killed", "killing")]
    ids.append(make(desk, "attacked", "attack"))
    for role in ("cause", "same_as", "part_of"):
        ring = zip(ids, [*ids[1:], ids[0]], strict=True)
        ties = (Argument(new_id(), a, role, b) for a, b in ring)
        desk.do(Draft("Import", tuple(Change(None, tie) for tie in ties)))
    own = Argument(new_id(), ids[0], "cause", ids[0])
    desk.do(Draft("Import", (Change(None, own),)))
    return desk, ids


def test_that_a_circle_that_came_in_ends_every_walk_and_can_be_taken_apart() -> None:
    desk, ids = circular_desk()
    talks = make(desk, "agreed", "negotiation")
    for id_ in ids:
        for role in ("cause", "part_of", "same_as"):
            roles.candidates(desk.review, id_, role)
            roles.fill(desk.review, id_, role, talks)
            roles.fill(desk.review, talks, role, id_)
    for id_ in ids:
        desk.do(correct.retype(desk.review, id_, "attack"))
        desk.do(triggers.drop_trigger(desk.review, id_))
        for link in desk.review.links_of(id_):
            desk.do(decide.reject_link(desk.review, link))
        desk.do(decide.reject(desk.review, id_))
    assert [i.id for i in desk.review.items] == [talks]


def test_that_another_mention_is_sought_by_type_and_by_word_and_placeless_events_last() -> None:
    desk = Desk()
    focus = make(desk, "attacked", "attack")
    near, alike = make(desk, "killed", "killing"), make(desk, "attack", "attack")
    placeless = desk.do(create.new_event(desk.review, (), "attack")).focus
    rejected = event("attack", "agreed")
    desk.review.replace_suggestions([rejected])
    desk.do(decide.reject(desk.review, rejected.id))
    found = [i.id for i in roles.candidates(desk.review, focus, "same_as")]
    assert found == [alike, near, placeless]
    assert roles.candidates(desk.review, focus, "cause")[0].id == near


def test_that_a_time_is_sooner_a_span_than_an_event_however_near() -> None:
    desk = Desk()
    focus, near = make(desk, "attacked", "attack"), make(desk, "killed", "killing")
    monday = make(desk, "Monday", "time")
    found = [i.id for i in roles.candidates(desk.review, focus, "time")]
    assert found[0] == monday
    assert near not in found[:1]


def test_that_an_event_without_a_trigger_has_candidates_in_reading_order() -> None:
    desk = Desk([span("gpe", "Veld", n) for n in (2, 0, 1)])
    placeless = desk.do(create.new_event(desk.review, (), "attack")).focus or ""
    found = roles.candidates(desk.review, placeless, "place")
    assert [i.start for i in found] == sorted(i.start for i in found)
    assert len(found) == 3
    desk.do(roles.fill(desk.review, placeless, "place", found[2].id))
    assert len(links(desk, placeless)) == 1


def test_that_events_without_a_trigger_stay_two() -> None:
    desk = Desk()
    ids = {desk.do(create.new_event(desk.review, (), "attack")).focus for _ in range(2)}
    for id_ in ids:
        desk.do(correct.retype(desk.review, id_ or "", "killing"))
    assert {i.id for i in desk.review.items} == ids


def test_that_an_event_gets_loses_and_moves_its_trigger_with_its_links() -> None:
    desk = Desk()
    veld = make(desk, "Veld", "gpe")
    attack = desk.do(create.new_event(desk.review, (), "attack")).focus or ""
    cause = make(desk, "killed", "killing")
    desk.do(roles.fill(desk.review, attack, "place", veld))
    desk.do(roles.fill(desk.review, cause, "cause", attack))
    for fragments in ((place("attack"),), (place("attacked"),)):
        desk.do(triggers.set_trigger(desk.review, attack, fragments))
        assert item(desk, attack).fragments == fragments
        assert triggers.set_trigger(desk.review, attack, fragments).problem
    desk.do(triggers.drop_trigger(desk.review, attack))
    assert (item(desk, attack).fragments, item(desk, attack).quote) == ((), "")
    assert triggers.drop_trigger(desk.review, attack).problem
    assert links(desk, attack) == [("place", veld)]
    assert links(desk, cause) == [("cause", attack)]
    desk.editor.undo()
    assert item(desk, attack).quote == "attacked"


@pytest.mark.parametrize("fragments", [(), ((5, 5),), ((9, 7),), ((0, 99_999),), ((-1, 4),)])
def test_that_a_trigger_needs_a_place(fragments: tuple[tuple[int, int], ...]) -> None:
    desk = Desk()
    attack = make(desk, "attack", "attack")
    for gesture in (triggers.set_trigger, triggers.add_trigger):
        assert gesture(desk.review, attack, fragments).problem


def test_that_a_further_trigger_is_an_event_tied_as_the_same() -> None:
    suggested = event("attack", "attacked")
    desk = Desk([suggested])
    attack = make(desk, "attack", "attack")
    desk.do(triggers.add_trigger(desk.review, attack, (place("attacked"),)))
    new = desk.do(triggers.add_trigger(desk.review, attack, (place("talk"),))).focus or ""
    accepted = desk.items("attacked")[0]
    assert (accepted.state, item(desk, new).type) == (State.ACCEPTED, "attack")
    assert links(desk, accepted.id) == links(desk, new) == [("same_as", attack)]
    assert "already" in triggers.add_trigger(desk.review, attack, (place("talk"),)).problem
    desk.do(correct.resize(desk.review, new, *place("talk in")))
    desk.do(correct.resize(desk.review, attack, *place("Rebels attack")))
    assert links(desk, new) == [("same_as", attack)]


def test_that_a_further_trigger_of_one_without_becomes_its_own() -> None:
    desk = Desk()
    attack = desk.do(create.new_event(desk.review, (), "attack")).focus or ""
    desk.do(triggers.add_trigger(desk.review, attack, (place("attack"),)))
    assert item(desk, attack).quote == "attack"


def without_role(desk: Desk, role: str) -> Review:
    book = desk.codebook
    events = tuple(
        replace(each, roles=tuple(name for name in each.roles if name != role))
        for each in book.events
    )
    kept = tuple(each for each in book.roles if each.name != role)
    return Review(desk.another_editor(), (), replace(book, roles=kept, events=events))


def test_that_a_codebook_without_such_a_role_is_said() -> None:
    desk = Desk()
    attack = make(desk, "attack", "attack")
    review = without_role(desk, "same_as")
    assert "no role" in triggers.add_trigger(review, attack, (place("talk"),)).problem
    assert "any more" in roles.fill(review, attack, "same_as", attack).problem
    assert roles.candidates(review, attack, "same_as") == []


def test_that_a_role_that_the_codebook_no_longer_has_stays_and_can_be_taken_away() -> None:
    desk = Desk()
    attack, veld = make(desk, "attack", "attack"), make(desk, "Veld", "gpe")
    desk.do(roles.fill(desk.review, attack, "place", veld))
    review = without_role(desk, "place")
    review.editor.do(correct.retype(review, attack, "killing"))
    review.editor.do(correct.retype(review, veld, "person"))
    link = review.links_of(attack)[0]
    assert link.role == "place"
    review.editor.do(decide.reject_link(review, link))
    assert review.links_of(attack) == []


def test_that_a_lost_role_is_named_and_so_is_the_gap_it_leaves() -> None:
    desk = Desk()
    attack, veld = make(desk, "attack", "attack"), make(desk, "Veld", "gpe")
    desk.do(roles.fill(desk.review, attack, "place", veld))
    note = desk.do(correct.retype(desk.review, veld, "person")).note
    assert "Place" in note
    assert "needs a Place" in note
    assert links(desk, attack) == []


def test_that_moving_a_filler_keeps_its_links() -> None:
    desk = Desk()
    attack, base = make(desk, "attacked", "attack"), make(desk, "base", "facility")
    killing = make(desk, "killed", "killing")
    desk.do(roles.fill(desk.review, attack, "target", base))
    desk.do(roles.fill(desk.review, killing, "cause", attack))
    desk.do(correct.resize(desk.review, base, *place("a base")))
    desk.do(correct.resize(desk.review, attack, *place("attacked a")))
    assert links(desk, attack) == [("target", base)]
    assert links(desk, killing) == [("cause", attack)]
    assert isinstance(desk.layer.span(base), Span)
