"""What a span can mean, as a person is offered it: readings, typed values, "unknown"."""

from datetime import date

import pytest

from annotation.gestures import create, normalise
from annotation.normals import CODER, Location, Quantity, Time
from annotation.options import Offer, normal_options
from annotation.review import Item
from tests.annotation.desk import Desk, place

TEXT = (
    "On Friday rebels took Lashkar Gah in Helmand; dozens of men fled to Kabul on 5/6 and in "
    "September. The Taliban left Kandahar."
)


def desk_with(words: str, type_: str, text: str = TEXT) -> tuple[Desk, Item]:
    desk = Desk(text=text)  # published on Tuesday 12 March 2024
    desk.do(create.new_span(desk.review, (place(words, text=text),), type_))
    return desk, desk.items(words)[0]


def days(offer: Offer) -> list[tuple[date | None, date | None]]:  # type: ignore[type-arg]
    return [(o.value.start, o.value.end) for o in offer.options if isinstance(o.value, Time)]


def test_that_a_weekday_offers_its_neighbours_and_unknown_last() -> None:
    desk, item = desk_with("Friday", "time")
    offer = normal_options(desk.review, item)
    starts = [start for start, _ in days(offer)]
    assert starts[0] == date(2024, 3, 8)
    assert {date(2024, 3, 15), date(2024, 3, 1)} <= set(starts)
    assert (offer.options[-1].label, starts[-1]) == ("unknown", None)
    assert len(starts) == len(set(starts))


def test_that_a_month_offers_the_other_year() -> None:
    desk, item = desk_with("September", "time")
    starts = [start for start, _ in days(normal_options(desk.review, item))]
    assert {date(2023, 9, 1), date(2024, 9, 1)} <= set(starts)


def test_that_a_date_in_figures_can_be_read_both_ways() -> None:
    desk, item = desk_with("5/6", "time")
    starts = [start for start, _ in days(normal_options(desk.review, item))]
    assert {date(2024, 6, 5), date(2024, 5, 6)} <= set(starts)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2021-04-30", date(2021, 4, 30), date(2021, 4, 30)),
        ("2021-04", date(2021, 4, 1), date(2021, 4, 30)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-04-29/2021-05-01", date(2021, 4, 29), date(2021, 5, 1)),
        ("last friday", date(2024, 3, 8), date(2024, 3, 8)),
        ("30 April 2021", date(2021, 4, 30), date(2021, 4, 30)),
        ("yesterday", date(2024, 3, 11), date(2024, 3, 11)),
        ("5/6/2023", date(2023, 6, 5), date(2023, 6, 5)),
    ],
)
def test_that_a_typed_time_is_read(typed: str, start: date, end: date) -> None:
    desk, item = desk_with("Friday", "time")
    assert days(normal_options(desk.review, item, typed))[0] == (start, end)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2021-02-30", "No calendar"),
        ("2021-13", "No calendar"),
        ("2021-05-01/2021-04-29", "is after"),
        ("32/13", "No calendar"),
        ("blue", "not read"),
        ("0000", "No calendar"),
    ],
)
def test_that_an_impossible_time_is_said(typed: str, said: str) -> None:
    desk, item = desk_with("Friday", "time")
    offer = normal_options(desk.review, item, typed)
    assert offer.options == ()
    assert said in offer.problem


@pytest.mark.parametrize(
    ("typed", "low", "high", "best"),
    [
        ("7", 7, 7, 7),
        ("7+", 7, None, None),
        (">=7", 7, None, None),
        (">7", 8, None, None),
        ("<30", None, 29, None),
        ("<=30", None, 30, None),
        ("20-30", 20, 30, None),
        ("1,200", 1200, 1200, 1200),
        ("~30", None, None, 30),
        ("nearly 30", None, 30, None),
        ("at least 12", 12, None, None),
        ("dozens", 24, None, None),
        ("0", 0, 0, 0),
        ("none", 0, 0, 0),
    ],
)
def test_that_a_typed_count_is_read(
    typed: str, low: int | None, high: int | None, best: int | None
) -> None:
    desk, item = desk_with("dozens of men", "quantity")
    value = normal_options(desk.review, item, typed).options[0].value
    assert isinstance(value, Quantity)
    assert (value.low, value.high, value.best) == (low, high, best)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("30-20", "is more than"), ("<0", "fewer than 0"), ("blue", "not read"), ("9" * 30, "many")],
)
def test_that_a_contradictory_count_is_said(typed: str, said: str) -> None:
    desk, item = desk_with("dozens of men", "quantity")
    offer = normal_options(desk.review, item, typed + ("+" if typed[0] == "9" else ""))
    assert (offer.options, said in offer.problem) == ((), True)


def test_that_a_count_can_be_of_something_else_none_or_unknown() -> None:
    desk, item = desk_with("dozens of men", "quantity")
    labels = [option.label for option in normal_options(desk.review, item).options]
    assert labels == [
        *("24 or more", "24 or more killed", "24 or more wounded", "24 or more displaced"),
        *("24 or more arrested", "24 or more abducted", "none (0)", "unknown"),
    ]


def test_that_a_place_offers_what_its_name_means_and_where_that_is() -> None:
    desk, item = desk_with("Lashkar Gah", "gpe")
    first, *_, last = normal_options(desk.review, item).options
    assert (first.label, "Afghanistan › Helmand" in first.detail) == ("Lashkar Gah", True)
    assert "town" in first.detail
    assert (last.label, last.value) == ("unresolved", Location("", rule=CODER))


def test_that_a_place_can_be_searched_and_one_that_is_none_is_said() -> None:
    desk, item = desk_with("Lashkar Gah", "gpe")
    assert normal_options(desk.review, item, "kandah").options[0].label == "Kandahar"
    offer = normal_options(desk.review, item, "Xqzzyx")
    assert offer.options == ()
    assert "Xqzzyx" in offer.problem


@pytest.mark.parametrize("typed", ["un", "unres", "Unresolved", "unknown", "?"])
def test_that_words_for_unresolved_mean_that_before_any_place(typed: str) -> None:
    desk, item = desk_with("Lashkar Gah", "gpe")
    first, *others = normal_options(desk.review, item, typed).options
    assert (first.label, first.value, first.keeps) == (
        "unresolved",
        Location("", rule=CODER),
        False,
    )
    assert not any("near:" in other.detail for other in others)


def test_that_a_place_that_is_only_near_what_is_typed_is_never_the_first() -> None:
    desk, item = desk_with("Lashkar Gah", "gpe")
    first, *near, last = normal_options(desk.review, item, "Kandahxr").options
    assert (first.detail, first.keeps) == ("as it is", True)
    assert near
    assert all(option.detail.startswith("near: ") for option in near)
    assert last.label == "unresolved"


def test_that_what_has_no_value_is_offered_none() -> None:
    desk, item = desk_with("Taliban", "group")
    assert normal_options(desk.review, item).problem


@pytest.mark.parametrize("type_", ["time", "quantity", "gpe"])
@pytest.mark.parametrize("typed", ["", "unknown", "?"])
def test_that_every_offer_can_be_set(type_: str, typed: str) -> None:
    desk, item = desk_with("Friday", type_)
    options = normal_options(desk.review, item, typed).options
    assert options
    for option in options:
        assert normalise.set_normal(desk.review, item.id, option.value).problem == ""
        assert option.label
        assert option.detail


def test_that_a_place_that_nobody_knows_is_unresolved_before_it_is_a_guess() -> None:
    desk, item = desk_with("Varok", "gpe", "Rebels took Varok on Friday.")
    first, *others = normal_options(desk.review, item).options
    assert first.label == "unresolved"
    assert others
    assert all(option.detail.startswith("near: ") for option in others)
    typed = normal_options(desk.review, item, "Varok").options
    assert typed[-1].label == "unresolved"
