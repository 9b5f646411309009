"""Corners that annotators reach: rivals at one place, two events on one trigger, two coders."""

from dataclasses import replace

import pytest

from annotation.editor import Editor
from annotation.gestures import correct, create, decide, finish, repeat, roles
from annotation.review import Review, State
from annotation.values import Argument, Span
from annotation.words import snap
from tests.annotation.desk import Desk, argument, event, place, span


def accepted(desk: Desk, words: str) -> list[str]:
    return [i.type for i in desk.items(words) if i.state is State.ACCEPTED]


def test_that_two_events_on_one_trigger_keep_their_own_arguments() -> None:
    attack, killing = event("attack", "attacked"), event("killing", "attacked")
    taliban = span("organisation", "Taliban")
    links = [argument(attack, "attacker", taliban), argument(killing, "attacker", taliban)]
    desk = Desk([attack, killing, taliban, *links])
    for suggestion in (attack, killing):
        desk.do(decide.accept(desk.review, suggestion.id, arguments=True))
    held = [a for a in desk.layer.annotations.values() if isinstance(a, Argument)]
    assert len({a.event for a in held}) == 2


def test_that_everywhere_makes_no_twin_at_its_own_place() -> None:
    desk = Desk([span("person", "Taliban"), span("organisation", "Taliban", score=0.5)])
    focus = desk.do(decide.accept(desk.review, desk.items("Taliban")[0].id)).focus or ""
    desk.do(repeat.everywhere(desk.review, focus))
    spans = [v for v in desk.layer.annotations.values() if isinstance(v, Span)]
    assert len({v.fragments for v in spans}) == len(spans) == 3


def test_that_retyping_onto_what_is_there_merges_the_two() -> None:
    killed, soldiers = event("killing", "killed"), span("quantity", "two soldiers")
    desk = Desk([killed, soldiers, argument(killed, "victim", soldiers)])
    desk.do(create.new_span(desk.review, (place("two soldiers"),), "person"))
    focus = desk.do(correct.retype(desk.review, soldiers.id, "person")).focus or ""
    assert accepted(desk, "two soldiers") == ["person"]
    decision = next(iter(desk.layer.decisions.values()))
    assert (decision.verdict, decision.result) == ("corrected", focus)


def test_that_resizing_onto_what_is_there_keeps_the_links_of_both() -> None:
    desk = Desk([event("killing", "killed")])
    short = desk.do(create.new_span(desk.review, (place("soldiers"),), "person")).focus or ""
    long = desk.do(create.new_span(desk.review, (place("two soldiers"),), "person")).focus or ""
    killed = desk.items("killed")[0].id
    killed = desk.do(roles.fill(desk.review, killed, "victim", short)).focus or ""
    desk.do(correct.resize(desk.review, long, *place("soldiers")))
    assert accepted(desk, "soldiers") == ["person"]
    assert [link.target for link in desk.review.links_of(killed)] == [long]


def test_that_retyping_to_what_was_rejected_takes_the_rejection_back() -> None:
    wrong, right = span("person", "Taliban"), span("organisation", "Taliban", score=0.4)
    desk = Desk([wrong, right])
    desk.do(decide.reject(desk.review, right.id))
    desk.do(correct.retype(desk.review, wrong.id, "organisation"))
    assert sorted(d.verdict for d in desk.layer.decisions.values()) == ["accepted", "corrected"]


def test_that_a_role_removed_and_filled_again_counts_as_accepted() -> None:
    killed, soldiers = event("killing", "killed"), span("person", "two soldiers")
    desk = Desk([killed, soldiers, argument(killed, "victim", soldiers)])
    focus = desk.do(decide.accept(desk.review, killed.id, arguments=True)).focus or ""
    target = desk.items("two soldiers")[0].id
    for _ in range(2):
        desk.do(roles.fill(desk.review, focus, "victim", target))
    verdicts = {d.original.kind: d.verdict for d in desk.layer.decisions.values()}
    assert verdicts["argument"] == "accepted"
    assert [link.state for link in desk.review.links_of(focus)] == [State.ACCEPTED]


@pytest.mark.parametrize("words", ["U.S.", "$5 million", "20%", "Mr. Omar’s"])
def test_that_everywhere_finds_strings_that_end_in_signs(words: str) -> None:
    text = f"He saw {words} and {words} again."
    desk = Desk(text=text)
    focus = desk.do(create.new_span(desk.review, (place(words, text=text),), "person")).focus or ""
    desk.do(repeat.everywhere(desk.review, focus))
    assert len(accepted(desk, words)) == 2


def test_that_everywhere_leaves_the_inside_of_longer_names_alone() -> None:
    text = "Omar fled. Mullah Omar stayed in Omarabad."
    desk = Desk(text=text)
    desk.do(create.new_span(desk.review, (place("Mullah Omar", text=text),), "person"))
    focus = desk.do(create.new_span(desk.review, (place("Omar", text=text),), "person")).focus
    assert "only here" in repeat.everywhere(desk.review, focus or "").problem


@pytest.mark.parametrize(
    ("words", "expected"),
    [("$5 mil", "$5 million"), ("aliban", "Taliban"), ("U.S.", "U.S."), ("don", "don’t")],
)
def test_that_snapping_widens_and_leaves_a_possessive_out(words: str, expected: str) -> None:
    text = "The Taliban’s $5 million U.S. fund they don’t touch."
    start, end = place(words, text=text)
    assert text[slice(*snap(text, start, end))] == expected


def test_that_anna_can_undo_below_facts_that_bob_has_corrected_since() -> None:
    desk = Desk([span("gpe", "Veld")])
    desk.do(decide.accept(desk.review, desk.review.items[0].id))
    facts = desk.layer.document.facts
    desk.do(finish.correct_facts(desk.review, replace(facts, title="Anna’s", publisher="Anna")))
    bob = Editor(desk.layer, desk.keep, desk.edits.__getitem__)
    review = Review(bob, (), desk.codebook)
    bob.do(finish.correct_facts(review, replace(desk.layer.document.facts, title="Bob’s")))
    desk.editor.undo()
    assert desk.layer.document.facts == replace(facts, title="Bob’s")
    desk.editor.undo()
    assert desk.layer.annotations == {}


def test_that_bulk_acceptance_takes_no_filler_that_is_not_sure_enough() -> None:
    killed, soldiers = event("killing", "killed", score=0.9), span("person", "soldiers", score=0.3)
    desk = Desk([killed, soldiers, argument(killed, "victim", soldiers, score=0.9)])
    draft = desk.do(decide.accept_pending(desk.review, min_score=0.8))
    assert accepted(desk, "soldiers") == []
    assert "1 left" in draft.note


def test_that_of_contradicting_suggestions_bulk_acceptance_takes_the_surest() -> None:
    desk = Desk([span("person", "Veld", score=0.4), span("gpe", "Veld", score=0.9)])
    desk.do(decide.accept_pending(desk.review))
    assert accepted(desk, "Veld") == ["gpe"]


def test_that_the_rest_of_a_sentence_reaches_no_filler_outside_of_it() -> None:
    killed, away = event("killing", "killed"), span("gpe", "Veld", 2)
    desk = Desk([killed, away, argument(killed, "place", away)])
    desk.do(decide.accept_sentence(desk.review, killed.id))
    assert accepted(desk, "killed") == ["killing"]
    assert accepted(desk, "Veld") == []


def test_that_a_role_the_event_does_not_have_is_refused() -> None:
    talks = event("negotiation", "agreed")
    soldiers = span("person", "two soldiers")
    desk = Desk([talks, soldiers])
    assert "no role" in roles.fill(desk.review, talks.id, "victim", soldiers.id).problem


def test_that_finishing_counts_the_roles_left_undecided() -> None:
    killed, soldiers = event("killing", "killed"), span("person", "two soldiers")
    desk = Desk([killed, soldiers, argument(killed, "victim", soldiers)])
    for item in (killed, soldiers):
        desk.do(decide.accept(desk.review, item.id))
    assert "1 suggested role left" in finish.finish(desk.review).note


def test_that_an_emoji_is_no_word() -> None:
    text = "❤️ 👩‍👧 Veld"
    assert snap(text, 0, 1) == (0, 1)
