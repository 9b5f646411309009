"""Times that were counted from another date of the article than it has now."""

from dataclasses import replace
from datetime import date

import pytest

from annotation.editor import Draft
from annotation.gestures import correct, create, decide, finish, normalise, roles
from annotation.gestures.reread import refresh, stale
from annotation.normal.meaning import meaning
from annotation.normals import CODER, Time
from annotation.values import Facts, Span
from tests.annotation.desk import Desk, place, span

TEXT = "On 6 May 2021 rebels attacked. The next day they fled. On Friday they came, since Monday."


def facts(desk: Desk, published: date | None) -> Facts:
    return replace(desk.layer.document.facts, published=published)


def publish(desk: Desk, published: date | None) -> None:
    """As another coder does it: the document has another date, the layer hears nothing."""
    old = desk.layer.document
    desk.layer.document = replace(old, facts=facts(desk, published))


def make(desk: Desk, words: str) -> str:
    return desk.do(create.new_span(desk.review, (place(words, text=TEXT),), "time")).focus or ""


def start(desk: Desk, id_: str) -> date | None:
    item = desk.review.item(id_)
    assert item is not None
    assert isinstance(item.normal, Time)
    return item.normal.start


def test_that_times_counted_from_another_date_are_told_and_read_anew_in_one_edit() -> None:
    desk = Desk(text=TEXT)
    friday, monday = make(desk, "Friday"), make(desk, "Monday")
    fixed = make(desk, "6 May 2021")
    assert (stale(desk.review), refresh(desk.review).changes) == (0, ())
    publish(desk, date(2021, 5, 20))
    assert stale(desk.review) == 2
    edits = len(desk.edits)
    draft = desk.do(refresh(desk.review))
    assert draft.verb == "Read the times anew: the article's date was corrected"
    assert (start(desk, friday), start(desk, monday)) == (date(2021, 5, 14), date(2021, 5, 17))
    assert start(desk, fixed) == date(2021, 5, 6)
    assert (stale(desk.review), len(desk.edits)) == (0, edits + 1)
    assert refresh(desk.review).problem
    desk.editor.undo()
    assert stale(desk.review) == 2


def test_that_a_time_that_a_coder_set_is_not_stale() -> None:
    desk = Desk(text=TEXT)
    friday = make(desk, "Friday")
    day = date(2024, 3, 1)
    desk.do(normalise.set_normal(desk.review, friday, Time("2024-03-01", start=day, end=day)))
    publish(desk, date(2021, 5, 20))
    assert stale(desk.review) == 0
    assert start(desk, friday) == day


@pytest.mark.parametrize("published", [None, date(2021, 5, 20)])
def test_that_a_date_that_comes_or_goes_makes_times_stale(published: date | None) -> None:
    desk = Desk(text=TEXT)
    publish(desk, date(2020, 1, 7) if published is None else None)
    make(desk, "Friday")
    publish(desk, published)
    assert stale(desk.review) == 1


def test_that_a_period_that_ended_with_the_old_date_is_stale() -> None:
    text = "It began in March 2024."
    desk = Desk(text=text)
    began = desk.do(create.new_event(desk.review, (place("began", text=text),), "attack"))
    month = desk.do(create.new_span(desk.review, (place("March 2024", text=text),), "time"))
    desk.do(fill(desk, began.focus or "", month.focus or ""))
    desk.do(correct.set_attribute(desk.review, began.focus or "", "tense", "past"))
    publish(desk, date(2024, 3, 20))
    assert stale(desk.review) == 1
    desk.do(refresh(desk.review))
    value = desk.items("March 2024")[0].normal
    assert isinstance(value, Time)
    assert value.end == date(2024, 3, 20)


def fill(desk: Desk, event: str, target: str) -> Draft:
    return roles.fill(desk.review, event, "time", target)


def test_that_a_corrected_date_reads_beside_what_is_still_suggested() -> None:
    offer = span("time", "6 May 2021", text=TEXT)
    day = date(2021, 5, 6)
    known = Time("2021-05-06", start=day, end=day, precision="day", rule="date")
    assert isinstance(offer.value, Span)
    desk = Desk([replace(offer, value=replace(offer.value, normal=known))], text=TEXT)
    following = make(desk, "The next day")
    assert start(desk, following) == date(2021, 5, 7)
    desk.do(finish.correct_facts(desk.review, facts(desk, date(2021, 5, 20))))
    assert start(desk, following) == date(2021, 5, 7)


def test_that_what_is_shown_of_a_stale_suggestion_is_what_is_accepted() -> None:
    offer = span("time", "Friday", text=TEXT)
    day = date(2021, 4, 30)
    known = Time(
        "2021-04-30",
        start=day,
        end=day,
        precision="day",
        rule="weekday",
        basis="before the article's date, Thursday 6 May 2021",
    )
    assert isinstance(offer.value, Span)
    desk = Desk([replace(offer, value=replace(offer.value, normal=known))], text=TEXT)
    shown = meaning(desk.review, desk.items("Friday")[0])
    desk.do(decide.accept(desk.review, offer.id))
    assert meaning(desk.review, desk.items("Friday")[0]) == shown
    assert known.rule != CODER
