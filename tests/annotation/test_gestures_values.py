"""What a span means: stored with it, read anew where that is right, never over a coder's word."""

from dataclasses import replace
from datetime import date

import pytest

from annotation.gestures import correct, create, decide, finish, normalise, repeat, roles
from annotation.normal.meaning import meaning, shown_value
from annotation.normals import CODER, Location, Normal, Quantity, Time
from annotation.review import Item
from annotation.values import Argument, Span
from tests.annotation.desk import Desk, argument, event, place, span

TEXT = (
    "On Friday the Taliban killed seven men in Kabul. Washington said the Taliban left Kabul in "
    "September. On Friday seven women fled; seven men came back on Friday 5 March 2021."
)


def make(desk: Desk, words: str, type_: str, nth: int = 0) -> Item:
    where = (place(words, nth, text=TEXT),)
    focus = desk.do(create.new_span(desk.review, where, type_)).focus or ""
    return item_of(desk, focus)


def item_of(desk: Desk, id_: str) -> Item:
    item = desk.review.item(id_)
    assert item is not None
    return item


def normal_of(desk: Desk, id_: str) -> Normal | None:
    value = desk.layer.span(id_)
    assert isinstance(value, Span)
    return value.normal


def test_that_a_span_made_by_hand_means_what_its_words_say() -> None:
    desk = Desk(text=TEXT)
    friday, men = make(desk, "Friday", "time"), make(desk, "seven", "quantity")
    kabul, taliban = make(desk, "Kabul", "gpe"), make(desk, "Taliban", "group")
    assert isinstance(friday.normal, Time)
    assert friday.normal.start == date(2024, 3, 8)
    assert isinstance(men.normal, Quantity)
    assert (men.normal.best, men.normal.rule) == (7, "words")
    assert isinstance(kabul.normal, Location)
    assert (kabul.normal.country, kabul.normal.rule) == ("Afghanistan", "gazetteer")
    assert taliban.normal is None


def test_that_a_capital_that_speaks_is_no_place() -> None:
    desk = Desk(text=TEXT)
    assert make(desk, "Washington", "gpe").normal is None


def test_that_a_count_counts_what_its_event_counts() -> None:
    killed, men = event("killing", "killed", text=TEXT), span("quantity", "seven men", text=TEXT)
    desk = Desk([killed, men, argument(killed, "victim", men)], text=TEXT)
    draft = desk.do(decide.accept(desk.review, men.id))
    value = normal_of(desk, draft.focus or "")
    assert isinstance(value, Quantity)
    assert (value.best, value.what) == (7, "killed")


def test_that_a_count_learns_what_it_counts_when_it_fills_a_role() -> None:
    desk = Desk([event("killing", "killed", text=TEXT)], text=TEXT)
    men = make(desk, "seven", "quantity")
    desk.do(roles.fill(desk.review, desk.items("killed")[0].id, "casualties", men.id))
    value = normal_of(desk, men.id)
    assert isinstance(value, Quantity)
    assert value.what == "killed"


def test_that_a_value_set_by_a_coder_stays_through_resize_retype_and_another_date() -> None:
    desk = Desk(text=TEXT)
    friday = make(desk, "Friday", "time").id
    coded = Time("2024-02-29", start=date(2024, 2, 29), end=date(2024, 2, 29), precision="day")
    desk.do(normalise.set_normal(desk.review, friday, coded))
    desk.do(correct.resize(desk.review, friday, *place("On Friday", text=TEXT)))
    facts = desk.layer.document.facts
    desk.do(finish.correct_facts(desk.review, replace(facts, published=date(2020, 1, 1))))
    assert normal_of(desk, friday) == replace(coded, rule=CODER)
    assert meaning(desk.review, item_of(desk, friday)) == "Thursday 29 February 2024: set by hand"
    desk.do(correct.retype(desk.review, friday, "gpe"))
    assert not isinstance(normal_of(desk, friday), Time)


def test_that_a_resized_span_is_read_anew() -> None:
    desk = Desk(text=TEXT)
    month = make(desk, "Friday", "time", nth=2).id
    desk.do(correct.resize(desk.review, month, *place("Friday 5 March 2021", text=TEXT)))
    value = normal_of(desk, month)
    assert isinstance(value, Time)
    assert value.start == date(2021, 3, 5)


def test_that_another_published_date_reads_the_times_anew_in_one_edit() -> None:
    desk = Desk(text=TEXT)
    friday = make(desk, "Friday", "time").id
    before = normal_of(desk, friday)
    facts = desk.layer.document.facts
    edits = len(desk.edits)
    desk.do(finish.correct_facts(desk.review, replace(facts, published=date(2024, 3, 19))))
    value = normal_of(desk, friday)
    assert isinstance(value, Time)
    assert (value.start, len(desk.edits)) == (date(2024, 3, 15), edits + 1)
    desk.editor.undo()
    assert (normal_of(desk, friday), desk.layer.document.facts) == (before, facts)


def test_that_a_suggested_time_of_another_date_is_read_anew_when_it_is_accepted() -> None:
    stale = Time(
        "2021-04-30",
        start=date(2021, 4, 30),
        end=date(2021, 4, 30),
        precision="day",
        rule="weekday",
        basis="“Friday” before the article's date, Thursday 6 May 2021",
    )
    offer = span("time", "Friday", text=TEXT)
    assert isinstance(offer.value, Span)
    desk = Desk([replace(offer, value=replace(offer.value, normal=stale))], text=TEXT)
    draft = desk.do(decide.accept(desk.review, offer.id))
    value = normal_of(desk, draft.focus or "")
    assert isinstance(value, Time)
    assert value.start == date(2024, 3, 8)


def test_that_what_a_suggestion_means_is_accepted_with_it() -> None:
    offer, coded = span("gpe", "Kabul", text=TEXT), Location("Kabul", "Elsewhere", rule="model")
    assert isinstance(offer.value, Span)
    desk = Desk([replace(offer, value=replace(offer.value, normal=coded))], text=TEXT)
    draft = desk.do(decide.accept(desk.review, offer.id))
    assert normal_of(desk, draft.focus or "") == coded


@pytest.mark.parametrize(
    ("words", "type_", "empty"),
    [
        ("Friday", "time", Time("", rule=CODER)),
        ("Kabul", "gpe", Location("", rule=CODER)),
        ("seven", "quantity", Quantity(modifier="unknown", rule=CODER)),
    ],
)
def test_that_unknown_is_a_word_of_the_coder(words: str, type_: str, empty: Normal) -> None:
    desk = Desk(text=TEXT)
    item = make(desk, words, type_)
    desk.do(normalise.set_normal(desk.review, item.id, None))
    assert normal_of(desk, item.id) == empty
    assert meaning(desk.review, item_of(desk, item.id)) == "unknown, set by hand"
    desk.editor.undo()
    assert normal_of(desk, item.id) == item.normal


@pytest.mark.parametrize(
    ("words", "type_", "value", "said"),
    [
        ("Friday", "time", Time("x", start=date(2024, 2, 2), end=date(2024, 2, 1)), "is after"),
        ("Friday", "time", Quantity(1, 1, 1), "needs a value"),
        ("seven", "quantity", Quantity(30, 20), "is more than"),
        ("seven", "quantity", Quantity(-1), "less than 0"),
        ("seven", "quantity", Quantity(7, 9, 12), "is more than"),
        ("Kabul", "gpe", Location("Kabul", lat=134.0, lon=0.0), "latitude"),
        ("Kabul", "gpe", Location("Kabul", lat=34.0), "latitude"),
        ("Taliban", "group", Quantity(1), "has no value"),
    ],
)
def test_that_a_value_that_cannot_be_is_refused(
    words: str, type_: str, value: Normal, said: str
) -> None:
    desk = Desk(text=TEXT)
    draft = normalise.set_normal(desk.review, make(desk, words, type_).id, value)
    assert (draft.changes, said in draft.problem) == ((), True)


def test_that_a_suggestion_is_accepted_with_the_value_that_is_set() -> None:
    offer = span("gpe", "Kabul", text=TEXT)
    desk = Desk([offer], text=TEXT)
    draft = desk.do(normalise.set_normal(desk.review, offer.id, Location("Kabul", "Elsewhere")))
    assert normal_of(desk, draft.focus or "") == Location("Kabul", "Elsewhere", rule=CODER)
    assert [d.verdict for d in desk.layer.decisions.values()] == ["corrected"]


def test_that_everywhere_takes_a_place_along_and_a_relative_time_not() -> None:
    desk = Desk(
        [span("gpe", "Kabul", 1, text=TEXT), span("time", "Friday", 1, text=TEXT)], text=TEXT
    )
    for words, type_, value in (
        ("Kabul", "gpe", Location("Kabul", "Elsewhere")),
        ("Friday", "time", Time("2024-02-29", start=date(2024, 2, 29), end=date(2024, 2, 29))),
    ):
        first = make(desk, words, type_)
        desk.do(normalise.set_normal(desk.review, first.id, value))
        desk.do(repeat.everywhere(desk.review, first.id))
    countries = [i.normal.country for i in desk.items("Kabul") if isinstance(i.normal, Location)]
    starts = [i.normal.start for i in desk.items("Friday") if isinstance(i.normal, Time)]
    assert countries == ["Elsewhere", "Elsewhere"]
    assert starts == [date(2024, 2, 29), date(2024, 3, 8), date(2024, 3, 8)]


def test_that_everywhere_reaches_what_is_accepted_but_never_a_coders_own() -> None:
    desk = Desk(text=TEXT)
    first, second = make(desk, "seven", "quantity"), make(desk, "seven", "quantity", nth=1)
    third = make(desk, "seven", "quantity", nth=2)
    desk.do(normalise.set_normal(desk.review, third.id, Quantity(6, 6, 6)))
    desk.do(normalise.set_normal(desk.review, first.id, Quantity(7, 8, what="killed")))
    desk.do(repeat.everywhere(desk.review, first.id))
    assert normal_of(desk, second.id) == Quantity(7, 8, rule=CODER)
    assert normal_of(desk, third.id) == Quantity(6, 6, 6, rule=CODER)


@pytest.mark.parametrize("value", ["2021-02-30", "2021-13", "2021-04-31/2021-05-02", "2021-W54"])
def test_that_a_day_that_no_calendar_has_is_refused(value: str) -> None:
    desk = Desk(text=TEXT)
    friday = make(desk, "Friday", "time")
    draft = normalise.set_normal(desk.review, friday.id, Time(value))
    assert (draft.changes, "no calendar" in draft.problem) == ((), True)


def test_that_what_the_codebook_lacks_is_left_when_all_is_accepted() -> None:
    killed = event("killing", "killed", text=TEXT)
    kept, lost = span("group", "Taliban", text=TEXT), span("dragon", "seven", text=TEXT)
    ties = [
        argument(killed, "attacker", kept),
        argument(killed, "casualties", lost),
        argument(killed, "rider", kept),
    ]
    desk = Desk([killed, kept, lost, *ties], text=TEXT)
    draft = desk.do(decide.accept_pending(desk.review))
    held = desk.layer.annotations.values()
    assert sorted(v.role if isinstance(v, Argument) else v.quote for v in held) == [
        "Taliban",
        "attacker",
        "killed",
    ]
    assert "1 left, of a type that the codebook does not have" in draft.note


@pytest.mark.parametrize(("words", "type_"), [("Kabul", "gpe"), ("seven", "quantity")])
def test_that_what_is_accepted_means_what_was_shown(words: str, type_: str) -> None:
    offer = span(type_, words, text=TEXT)
    desk = Desk([offer], text=TEXT)
    item = item_of(desk, offer.id)
    shown = shown_value(desk.review, item)
    draft = desk.do(decide.accept(desk.review, offer.id))
    assert normal_of(desk, draft.focus or "") == shown
    assert (shown is None) == (type_ == "gpe")
