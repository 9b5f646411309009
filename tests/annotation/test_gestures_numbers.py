"""A number inside a victim is accepted with the victim: the row keeps the count that was shown."""

from collections.abc import Callable

import pytest

from annotation.frames.book import Frames
from annotation.gestures import decide, roles
from annotation.ids import new_id
from annotation.normals import Quantity
from annotation.review import Link, Review, State
from annotation.values import Span, Suggestion
from tests.annotation.desk import Desk, argument, event, place, span

TEXT = "A bomb killed nine neighbours and wounded about twenty people in Veld. Eight fled."


def number(words: str, best: int, score: float = 0.8) -> Suggestion:
    value = Span(new_id(), "quantity", (place(words, 0, TEXT),), words)
    meant = Span(value.id, value.type, value.fragments, words, normal=Quantity(best, best, best))
    return Suggestion(meant, "numbers", "1", score)


def make() -> tuple[Desk, dict[str, Suggestion]]:
    made = {
        "killed": event("killing", "killed", text=TEXT),
        "victim": span("group", "nine neighbours", text=TEXT),
        "nine": number("nine", 9),
        "eight": number("Eight", 8),
    }
    made["tie"] = argument(made["killed"], "victim", made["victim"])
    return Desk(tuple(made.values()), text=TEXT), made


def states(desk: Desk) -> dict[str, State]:
    return {item.quote: item.state for item in desk.review.items}


def link(desk: Desk, event_id: str) -> Link:
    return desk.review.links_of(event_id)[0]


Made = dict[str, Suggestion]
GESTURES: dict[str, Callable[[Desk, Made], object]] = {
    "enter": lambda d, m: d.do(decide.accept(d.review, m["killed"].id, arguments=True)),
    "fill": lambda d, m: d.do(roles.fill(d.review, m["killed"].id, "victim", m["victim"].id)),
    "link": lambda d, m: d.do(decide.accept_link(d.review, link(d, m["killed"].id))),
}


@pytest.mark.parametrize("gesture", GESTURES)
def test_that_the_number_in_a_victim_comes_with_it_in_one_step(gesture: str) -> None:
    desk, made = make()
    before = states(desk)
    GESTURES[gesture](desk, made)
    assert states(desk)["nine"] is State.ACCEPTED
    assert states(desk)["Eight"] is State.SUGGESTED
    assert len(desk.edits) == 1
    desk.editor.undo()
    assert states(desk) == before


def test_that_the_row_of_what_is_accepted_has_the_number_of_the_screen() -> None:
    desk, made = make()
    shown = Frames(desk.review).rows()[0].counts["killed"]
    desk.do(decide.accept(desk.review, made["killed"].id, arguments=True))
    bare = Review(desk.editor, (), desk.codebook)
    assert Frames(bare).rows()[0].counts["killed"].best == shown.best == 9


def test_that_a_victim_that_was_accepted_before_brings_its_number_when_it_fills_the_role() -> None:
    desk, made = make()
    made_by_hand = desk.do(decide.accept(desk.review, made["victim"].id))
    assert states(desk)["nine"] is State.SUGGESTED
    desk.do(roles.fill(desk.review, made["killed"].id, "victim", made_by_hand.focus or ""))
    assert states(desk)["nine"] is State.ACCEPTED


def test_that_a_rejected_number_stays_rejected() -> None:
    desk, made = make()
    desk.do(decide.reject(desk.review, made["nine"].id))
    desk.do(decide.accept(desk.review, made["killed"].id, arguments=True))
    assert states(desk)["nine"] is State.REJECTED


def test_that_of_numbers_that_overlap_the_one_that_is_counted_is_taken() -> None:
    wounded = event("injury", "wounded", text=TEXT)
    people = span("group", "about twenty people", text=TEXT)
    whole, part = number("about twenty", 20), number("twenty", 20, 0.9)
    desk = Desk([wounded, people, whole, part, argument(wounded, "victim", people)], text=TEXT)
    desk.do(decide.accept(desk.review, wounded.id, arguments=True))
    assert states(desk)["about twenty"] is State.ACCEPTED
    assert states(desk)["twenty"] is State.SUGGESTED


def test_that_a_number_that_is_accepted_there_keeps_others_out() -> None:
    wounded = event("injury", "wounded", text=TEXT)
    people = span("group", "about twenty people", text=TEXT)
    whole, part = number("about twenty", 20), number("twenty", 20)
    desk = Desk([wounded, people, whole, part, argument(wounded, "victim", people)], text=TEXT)
    desk.do(decide.accept(desk.review, part.id))
    desk.do(decide.accept(desk.review, wounded.id, arguments=True))
    assert states(desk)["about twenty"] is State.SUGGESTED


def test_that_what_is_counted_nowhere_is_left_alone() -> None:
    attack = event("attack", "bomb", text=TEXT)
    people = span("group", "nine neighbours", text=TEXT)
    desk = Desk([attack, people, number("nine", 9), argument(attack, "target", people)], text=TEXT)
    desk.do(decide.accept(desk.review, attack.id, arguments=True))
    assert states(desk)["nine"] is State.SUGGESTED


def test_that_the_number_in_a_count_role_comes_with_it() -> None:
    killed = event("killing", "killed", text=TEXT)
    count = span("group", "nine neighbours", text=TEXT)
    desk = Desk([killed, count, number("nine", 9)], text=TEXT)
    desk.do(roles.fill(desk.review, killed.id, "casualties", count.id))
    assert states(desk)["nine"] is State.ACCEPTED
