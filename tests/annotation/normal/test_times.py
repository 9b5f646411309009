"""What time expressions mean, case by case and as laws that hold for every word and every date."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotation.normal.times import TimeValue, read_time
from tests.annotation.normal.times_table import NOT_READ, TABLE

THURSDAY = date(2021, 5, 6)
MONDAY = TimeValue("2021-05-03", start=date(2021, 5, 3), end=date(2021, 5, 3), precision="day")
APRIL = read_time("April 2021", published=THURSDAY)

Case = tuple[str, str, str, str]
# fmt: off
FLOATING = (
    "Monday", "Thursday", "Sunday evening", "on Friday", "May", "in September", "May 1",
    "31 December", "29 February", "the 3rd", "the 31st", "the weekend", "this week", "this month",
    "this year", "spring", "winter", "early on Sunday", "mid-March", "late April", "since Monday",
    "since May", "after Thursday", "by Friday", "by September", "until May", "before Sunday",
    "from Monday to Wednesday", "between 3 and 5 March", "Monday and Tuesday", "May to July",
    "overnight", "today", "yesterday", "last week", "last month", "two days ago", "a year ago",
    "the past week", "earlier this month",
)
# fmt: on
"""Times that the past tense must not place ahead."""
WORDS = [
    *FLOATING,
    *(row.split(" | ")[0] for row in TABLE.splitlines() if " | " in row),
    *NOT_READ,
]
PIECES = sorted({piece for words in WORDS for piece in words.split()})


def cases() -> Iterator[Case]:
    day, tense = "", ""
    for line in TABLE.strip().splitlines():
        if line.startswith("["):
            day, tense = line[1:-1].split()
        else:
            words, _, expected = line.partition(" | ")
            yield day, tense, words, expected


def shown(value: TimeValue | None) -> str:
    if value is None:
        return "-"
    kind = f"{value.type} {value.modifier}".strip()
    days = f"{value.start or '?'}..{value.end or '?'}" if value.start or value.end else "-"
    row = [value.value, kind, days, value.precision, value.rule]
    return " | ".join(row)


def as_date(day: str) -> date | None:
    return None if day == "None" else date.fromisoformat(day)


@pytest.mark.parametrize(("day", "tense", "words", "expected"), list(cases()))
def test_that_words_mean_one_time(day: str, tense: str, words: str, expected: str) -> None:
    assert shown(read_time(words, published=as_date(day), tense=tense)) == expected


@pytest.mark.parametrize("words", NOT_READ)
def test_that_what_is_not_sure_is_not_read(words: str) -> None:
    assert read_time(words, published=THURSDAY) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the same day", "2021-05-03"),
        ("that day", "2021-05-03"),
        ("the next day", "2021-05-04"),
        ("the following day", "2021-05-04"),
        ("the day before", "2021-05-02"),
        ("the previous week", "2021-W17"),
        ("the same month", "2021-05"),
        ("that night", "2021-05-03TNI"),
        ("the next morning", "2021-05-04TMO"),
        ("two days later", "2021-05-05"),
        ("a day earlier", "2021-05-02"),
        ("a week later", "2021-W19"),
        ("in March the same year", "2021-03"),
    ],
)
def test_that_a_time_is_counted_from_the_one_before(words: str, expected: str) -> None:
    value = read_time(words, published=THURSDAY, earlier=MONDAY)
    assert value is not None
    assert value.value == expected


@pytest.mark.parametrize("words", ["the same day", "that night", "the next day"])
def test_that_no_day_is_counted_from_a_month(words: str) -> None:
    assert read_time(words, published=THURSDAY, earlier=APRIL) is None


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("Friday", "“Friday” before the article's date, Thursday 6 May 2021"),
        ("Thursday", "“Thursday” is the article's date, Thursday 6 May 2021"),
        ("two days ago", "“two days ago” counted from the article's date, Thursday 6 May 2021"),
        ("2 March 2019", "“2 March 2019” as written"),
        ("recent days", "“recent days” names no date"),
        ("May", "“May” around the article's date, Thursday 6 May 2021, and no later"),
    ],
)
def test_that_the_basis_is_a_sentence_for_a_person(words: str, basis: str) -> None:
    value = read_time(words, published=THURSDAY)
    assert value is not None
    assert value.basis == basis


DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
TENSES = st.sampled_from(["past", "future", "present", ""])
ANY_WORDS = st.one_of(
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join),
    st.text(max_size=40),
)


@given(ANY_WORDS, st.one_of(st.none(), st.dates()), TENSES)
@example("999999999999 years ago", THURSDAY, "past")
@example("last week", date.min, "past")
@example("next week", date.max, "future")
@example("last year", date(1, 3, 3), "past")
@example("٣ May", THURSDAY, "past")
@example("late " * 20, THURSDAY, "past")
@example("early on " * 12, THURSDAY, "past")
@example("1" * 5000, THURSDAY, "past")
def test_that_nothing_raises_and_days_are_in_order(
    words: str, published: date | None, tense: str
) -> None:
    value = read_time(words, published=published, tense=tense)
    if value is None:
        return
    assert value.value
    assert value.rule
    assert value.basis.startswith("“")
    if value.start and value.end:
        assert value.start <= value.end
    if value.start is None and value.end is None:
        assert value.precision == "unknown"


@given(st.sampled_from(FLOATING), DAYS)
def test_that_the_past_never_resolves_to_the_future(words: str, published: date) -> None:
    value = read_time(words, published=published, tense="past")
    if value is not None:
        assert value.end is None or value.end <= published
        assert value.start is None or value.start <= published


@given(st.sampled_from(["Monday", "Friday", "May", "31 December", "the 30th"]), DAYS)
def test_that_the_future_never_resolves_to_the_past(words: str, published: date) -> None:
    value = read_time(words, published=published, tense="future")
    assert value is not None
    assert value.end is not None
    assert value.end >= published


@given(st.sampled_from(["Monday", "Tuesday", "Sunday", "Sat"]), DAYS)
def test_that_a_weekday_is_within_a_week(words: str, published: date) -> None:
    value = read_time(words, published=published)
    assert value is not None
    assert value.start == value.end
    assert value.start is not None
    assert timedelta(0) <= published - value.start < timedelta(7)
    assert f"{value.start:%a}" == words[:3]


@given(ANY_WORDS, st.one_of(st.none(), DAYS), TENSES)
def test_that_the_value_says_what_the_days_say(
    words: str, published: date | None, tense: str
) -> None:
    value = read_time(words, published=published, tense=tense)
    if value is None or value.start is None or value.end is None or value.type != "DATE":
        return
    again = read_time(value.value, published=None)
    if again is None or value.modifier == "AFTER":
        is_many_years = len(value.value) in (len("199"), len("18"))
        assert value.modifier == "AFTER" or "T" in value.value or is_many_years
        return
    assert again.start is not None
    assert again.end is not None
    assert again.start <= value.start <= value.end <= again.end


@given(ANY_WORDS, TENSES)
def test_that_without_the_articles_date_no_day_depends_on_it(words: str, tense: str) -> None:
    value = read_time(words, published=None, tense=tense)
    if value is not None and value.start:
        assert not value.value.startswith("XXXX")
