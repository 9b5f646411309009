"""The real model on reports of our own: from a text to the rows of its incidents."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.editor import Editor
from annotation.frames.build import rows_of
from annotation.frames.review import ReviewScene
from annotation.frames.values import Row
from annotation.layer import Layer
from annotation.normals import Location, Quantity, Time
from annotation.review import Review
from annotation.suggest.messages import Job
from annotation.suggest.pipeline import DEFAULT_MODEL, Suggester, load
from annotation.values import Argument, Document, Event, Facts, Span, Suggestion

PUBLISHED = date(2021, 5, 6)
"""A Thursday."""
HEADLINE = "Northern Front Launches Offensive in Tamar"
REPORT = f"""{HEADLINE}

{HEADLINE}

Karvenian security forces have faced a barrage of attacks by the Northern Front in recent days. \
On Tuesday, the group launched a heavy offensive in the eastern province of Tamar, attacking \
multiple checkpoints around the outskirts of the capital, Dosta.

The intense hostilities displaced hundreds of families from the area. Both the Karvenian \
government and the Northern Front claimed to have inflicted massive losses on their opponents.

Under the terms of the deal signed in February last year, Kestria agreed to pull out its troops \
by May 1. Simultaneously, the Northern Front accepted to cease its attacks on the troops.

The Karvenian government on Wednesday said that it had recorded more than 100 attacks by the \
rebels over 24 hours. On Friday evening, nearly 30 people were killed in Orlo province due to a \
car bomb. On Monday, at least seven Karvenian soldiers were killed by rebel explosives in the \
southern Vesna province. On Wednesday, the rebels seized Brodny district in the northern province \
of Halmar, killing nine Karvenian soldiers and wounding several others.

As part of its pull-out, the Kestrian military handed over a base in Tamar to the Karvenian \
government two days ago. Kestria has also taken over the airport.
"""
ARTICLES = sorted(Path(__file__).parents[4].glob("shared/articles/000_*.txt"))


def suggested(
    suggester: Suggester, text: str, published: date | None = PUBLISHED
) -> tuple[Suggestion, ...]:
    (result,) = suggester.suggest([Job(1, "doc", text, (), published)])
    return result.suggestions


def rows(suggestions: Sequence[Suggestion], text: str, codebook: Codebook) -> tuple[Row, ...]:
    facts = Facts("doc", "", "", PUBLISHED, ())
    document = Document("doc", text, sha256(text.encode()).hexdigest(), "report.txt", facts)
    logged: dict[str, object] = {}
    editor = Editor(Layer(document, "anna"), lambda _: None, logged.__getitem__)  # type: ignore[arg-type]
    return rows_of(ReviewScene(Review(editor, suggestions, codebook)))


@pytest.fixture(scope="module")
def report(suggester: Suggester, codebook: Codebook) -> Mapping[str, Row]:
    """The rows of the report by the words of their heads; of the same words, the first."""
    found: dict[str, Row] = {}
    for row in rows(suggested(suggester, REPORT), REPORT, codebook):
        found.setdefault(row.text, row)
    return found


def names(row: Row) -> set[str]:
    return {party.text for party in row.actors}


@pytest.mark.parametrize(
    ("words", "type_", "day", "place"),
    [
        pytest.param("attacking", "attack", date(2021, 5, 4), "Dosta", id="offensive"),
        pytest.param("hostilities", "armed_clash", date(2021, 5, 4), "Tamar", id="hostilities"),
        pytest.param("car bomb", "bombing", date(2021, 4, 30), "Orlo", id="bomb"),
        pytest.param("seized", "territory_taken", date(2021, 5, 5), "Brodny", id="seizure"),
        pytest.param("handed over", "handover", date(2021, 5, 4), "Tamar", id="handover"),
    ],
)
def test_that_an_incident_has_its_day_and_place(
    report: Mapping[str, Row], words: str, type_: str, day: date, place: str
) -> None:
    row = report[words]
    assert row.type == type_
    assert (row.date.start, row.date.end) == (day, day)
    assert place in row.place.text
    assert row.codable


@pytest.mark.parametrize(
    ("words", "what", "bounds"),
    [
        pytest.param("hostilities", "displaced", (200, None), id="hundreds"),
        pytest.param("car bomb", "killed", (None, 30), id="nearly"),
        pytest.param("seized", "killed", (9, 9), id="number"),
        pytest.param("seized", "wounded", (3, None), id="several"),
    ],
)
def test_that_casualties_are_bounds_in_the_row_of_what_caused_them(
    report: Mapping[str, Row], words: str, what: str, bounds: tuple[int | None, int | None]
) -> None:
    count = report[words].count(what)
    assert (count.low, count.high) == bounds


def test_that_a_weapon_says_whose_it_is(suggester: Suggester, codebook: Codebook) -> None:
    found = rows(suggested(suggester, REPORT), REPORT, codebook)
    (row,) = [each for each in found if each.count("killed").low == 7]
    assert (row.date.start, row.count("killed").high) == (date(2021, 5, 3), None)
    assert "Vesna" in row.place.text
    assert names(row) == {"rebel"}


def test_that_a_total_over_many_attacks_is_no_row_of_the_data(
    suggester: Suggester, codebook: Codebook
) -> None:
    found = list(rows(suggested(suggester, REPORT), REPORT, codebook))
    totals = [row for row in found if row.attributes["genericity"] == "aggregate"]
    assert [row.text for row in totals] == ["attacks", "attacks"]
    assert not any(row.codable for row in totals)
    (source,) = totals[1].parties["source"]
    assert source.text == "Karvenian government"


def test_that_both_sides_claim(report: Mapping[str, Row]) -> None:
    row = report["inflicted losses"]
    assert row.attributes["status"] == "claimed"
    claimants = {party.text for party in row.parties["claimant"]}
    assert claimants == {"Karvenian government", "Northern Front"}


@pytest.mark.parametrize("words", ["deal", "agreed", "accepted", "pull out"])
def test_that_what_was_agreed_long_ago_or_for_later_is_no_row_of_the_data(
    report: Mapping[str, Row], words: str
) -> None:
    assert not report[words].codable


def test_that_a_whole_takes_no_date_over_from_its_part(report: Mapping[str, Row]) -> None:
    assert report["pull-out"].date.start is None


def test_that_a_perfect_tense_takes_over_no_date(report: Mapping[str, Row]) -> None:
    assert report["taken over"].date.start is None


def test_that_a_heading_printed_twice_and_its_retelling_are_one_event(
    report: Mapping[str, Row],
) -> None:
    mentions = report["Offensive"].mentions
    assert len(mentions) == 3


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels shelled the town on Friday.", date(2021, 4, 30)),
        ("The army will withdraw from Dosta on Friday.", date(2021, 5, 7)),
    ],
)
def test_that_a_weekday_is_read_in_the_tense_of_its_event(
    suggester: Suggester, text: str, value: date
) -> None:
    times = [
        each.value.normal
        for each in suggested(suggester, text)
        if isinstance(each.value, Span) and isinstance(each.value.normal, Time)
    ]
    assert [each.start for each in times] == [value]


def test_that_places_and_numbers_carry_what_they_mean(suggester: Suggester) -> None:
    text = "Rebels killed at least 12 soldiers in Kunduz, Afghanistan. Kabul said it would respond."
    spans = [each.value for each in suggested(suggester, text) if isinstance(each.value, Span)]
    normals = {each.quote: each.normal for each in spans}
    assert normals["at least 12"] == Quantity(12, None, None, "at least", "killed")
    assert isinstance(normals["Kunduz"], Location)
    assert normals["Kunduz"].country == "Afghanistan"
    assert normals["Kabul"] is None


def test_that_what_is_taken_over_says_from_where(suggester: Suggester) -> None:
    text = "On Monday, gunmen seized the town of Dosta, killing nine soldiers."
    values = {each.id: each.value for each in suggested(suggester, text)}
    taken = {
        (events.quote, value.role, dict(value.attributes).get("inherited"))
        for value in values.values()
        if isinstance(value, Argument)
        and isinstance(events := values[value.event], Event)
        and value.role == "time"
    }
    assert taken == {("seized", "time", None), ("killing", "time", "sentence")}


def test_that_a_codebook_without_events_or_values_gets_none() -> None:
    found = suggested(load(DEFAULT_MODEL, read_codebook("entities")), REPORT)
    assert found
    assert all(isinstance(each.value, Span) for each in found)


def test_that_a_codebook_without_the_ties_of_events_gets_none(codebook: Codebook) -> None:
    source = codebook.source_text.replace('cell = "cause"', "").replace('cell = "part"', "")
    source = source.replace('cell = "same"', "").replace('cell = "claimant"', "")
    from annotation.codebook_reader import parse_codebook

    suggester = load(DEFAULT_MODEL, parse_codebook(source, where="the codebook"))
    roles = {
        each.value.role for each in suggested(suggester, REPORT) if isinstance(each.value, Argument)
    }
    assert roles.isdisjoint({"cause", "part_of", "same_as", "claimant"})
    assert "victim" in roles


@pytest.mark.skipif(not ARTICLES, reason="the article is not here")
def test_that_the_incidents_of_the_article_are_rows(
    suggester: Suggester, codebook: Codebook
) -> None:
    text = ARTICLES[0].read_text("utf-8")
    found = [row for row in rows(suggested(suggester, text), text, codebook) if row.codable]
    days = {(row.type, row.date.start) for row in found}
    assert {
        ("attack", date(2021, 5, 4)),
        ("armed_clash", date(2021, 5, 4)),
        ("bombing", date(2021, 4, 30)),
        ("killing", date(2021, 5, 3)),
        ("territory_taken", date(2021, 5, 5)),
        ("handover", date(2021, 5, 4)),
    } <= days
