"""What follows from a gesture beside what it names: counts, twins, entities, verdicts."""

from dataclasses import replace
from datetime import date

import pytest

from annotation.gestures import correct, create, decide, entities, normalise, roles
from annotation.normals import CODER, Normal, Quantity, Time
from annotation.values import Entity, Span, Suggestion
from tests.annotation.desk import Desk, argument, event, place, span

TEXT = "The blast hurt three men in Veld. Others were slain. The Taliban came."


def meaning_of(suggestion: Suggestion, normal: Normal) -> Suggestion:
    assert isinstance(suggestion.value, Span)
    return replace(suggestion, value=replace(suggestion.value, normal=normal))


def counted(desk: Desk, words: str = "three") -> str:
    value = desk.items(words)[0].normal
    assert isinstance(value, Quantity)
    return value.what


def hurt(type_: str, what: str, *, role: str = "casualties", words: str = "three") -> Desk:
    """An event told by “hurt” that three fill, and a killing told by “slain”."""
    first, second = event(type_, "hurt", text=TEXT), event("killing", "slain", text=TEXT)
    three = meaning_of(span("quantity", "three", text=TEXT), Quantity(3, 3, 3, "", what, "words"))
    filler = three if words == "three" else span("person", words, text=TEXT)
    offers = [first, second, three, argument(first, role, filler)]
    desk = Desk([*offers, *([filler] if filler is not three else [])], text=TEXT)
    for each in ("hurt", "slain"):
        desk.do(decide.accept(desk.review, desk.items(each)[0].id, arguments=True))
    return desk


def test_that_a_count_follows_the_type_of_its_event() -> None:
    desk = hurt("killing", "killed")
    assert counted(desk) == "killed"
    desk.do(correct.retype(desk.review, desk.items("hurt")[0].id, "injury"))
    assert counted(desk) == "wounded"
    desk.editor.undo()
    assert counted(desk) == "killed"


def test_that_a_count_follows_from_event_to_event() -> None:
    desk = hurt("injury", "wounded")
    three = desk.items("three")[0].id
    desk.do(roles.fill(desk.review, desk.items("hurt")[0].id, "casualties", three))
    assert counted(desk) == ""
    desk.do(roles.fill(desk.review, desk.items("slain")[0].id, "casualties", three))
    assert counted(desk) == "killed"


def test_that_a_count_of_events_that_count_different_things_says_neither() -> None:
    desk = hurt("injury", "wounded")
    slain, three = desk.items("slain")[0].id, desk.items("three")[0].id
    desk.do(roles.fill(desk.review, slain, "casualties", three, beside=True))
    assert counted(desk) == ""
    desk.do(decide.reject(desk.review, slain))
    assert counted(desk) == "wounded"


def test_that_a_count_that_a_coder_set_follows_nobody() -> None:
    desk = hurt("killing", "killed")
    value = Quantity(3, 4, 3, what="killed", rule=CODER)
    desk.do(normalise.set_normal(desk.review, desk.items("three")[0].id, value))
    desk.do(correct.retype(desk.review, desk.items("hurt")[0].id, "injury"))
    assert desk.items("three")[0].normal == value


def test_that_the_count_within_a_victim_follows_the_victim() -> None:
    desk = hurt("killing", "killed", role="victim", words="three men")
    desk.do(decide.accept(desk.review, desk.items("three")[0].id))
    desk.do(correct.retype(desk.review, desk.items("hurt")[0].id, "injury"))
    assert counted(desk) == "wounded"
    desk.do(decide.reject(desk.review, desk.items("three men")[0].id))
    assert counted(desk) == ""


def test_that_a_suggested_count_takes_what_its_corrected_event_counts() -> None:
    first = event("killing", "hurt", text=TEXT)
    three = meaning_of(
        span("quantity", "three", text=TEXT), Quantity(3, 3, 3, "", "killed", "words")
    )
    desk = Desk([first, three, argument(first, "casualties", three)], text=TEXT)
    desk.do(correct.retype(desk.review, desk.items("hurt")[0].id, "injury"))
    link = desk.review.links_of(desk.items("hurt")[0].id)[0]
    desk.do(decide.accept_link(desk.review, link))
    assert counted(desk) == "wounded"


def test_that_a_count_made_by_hand_follows_too() -> None:
    desk = Desk(text=TEXT)
    hurt_ = desk.do(create.new_event(desk.review, (place("hurt", text=TEXT),), "killing")).focus
    three = desk.do(create.new_span(desk.review, (place("three", text=TEXT),), "quantity")).focus
    assert hurt_ is not None
    assert three is not None
    desk.do(roles.fill(desk.review, hurt_, "casualties", three))
    desk.do(correct.retype(desk.review, hurt_, "injury"))
    assert counted(desk) == "wounded"
