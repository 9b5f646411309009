"""The sentence that says what a time or a quantity means, against the article's own date."""

from dataclasses import replace

import pytest

from annotation.gestures import correct, create, decide, finish
from annotation.normal.meaning import meaning
from tests.annotation.desk import Desk, argument, event, place, span

TEXT = "On Friday the army left; at least seven men and some 40 of 26 dogs left in September."


def said(desk: Desk, words: str, type_: str) -> str:
    desk.do(create.new_span(desk.review, (place(words, text=TEXT),), type_))
    return meaning(desk.review, desk.items(words)[-1])


@pytest.mark.parametrize(
    ("words", "type_", "expected"),
    [
        ("at least seven", "quantity", "7 or more"),
        ("some 40", "quantity", "about 40"),
        ("26", "quantity", ""),
        ("army", "organisation", ""),
        ("men", "time", ""),
    ],
)
def test_that_a_bound_is_said_only_where_the_words_give_one(
    words: str, type_: str, expected: str
) -> None:
    assert said(Desk(text=TEXT), words, type_) == expected


def test_that_a_day_is_resolved_against_the_published_date_and_follows_its_correction() -> None:
    desk = Desk(text=TEXT)  # published on Tuesday 12 March 2024
    sentence = said(desk, "Friday", "time")
    assert sentence.startswith("Friday 8 March 2024: “Friday” before the article's date")
    facts = desk.layer.document.facts
    later = replace(facts, published=facts.published.replace(day=19)) if facts.published else facts
    desk.do(finish.correct_facts(desk.review, later))
    assert meaning(desk.review, desk.items("Friday")[-1]).startswith("Friday 15 March 2024")


def test_that_without_a_published_date_no_day_is_invented() -> None:
    desk = Desk(text=TEXT)
    undated = replace(desk.layer.document.facts, published=None)
    desk.do(finish.correct_facts(desk.review, undated))
    assert said(desk, "Friday", "time") == "“Friday” without the article's date"


def test_that_the_tense_of_its_event_says_which_september() -> None:
    left = event("withdrawal", "left", 1, text=TEXT)
    month = span("time", "September", text=TEXT)
    desk = Desk([left, month, argument(left, "time", month)], text=TEXT)
    focus = desk.do(decide.accept(desk.review, left.id, arguments=True)).focus or ""
    desk.do(correct.set_attribute(desk.review, focus, "tense", "past"))
    past = meaning(desk.review, desk.items("September")[0])
    desk.do(correct.set_attribute(desk.review, focus, "tense", "future"))
    future = meaning(desk.review, desk.items("September")[0])
    assert ("September 2023" in past, "September 2024" in future) == (True, True)
