"""What is planned, what is only recalled or told as a kind, and where a place's words say it is."""

from datetime import date

import pytest

from annotation.normals import Location, Time
from annotation.suggest.messages import Job
from annotation.suggest.pipeline import Suggester
from annotation.values import Argument, Event, Span

PUBLISHED = date(2024, 9, 19)
"""A Thursday."""


def read(suggester: Suggester, text: str) -> tuple[list[Event], list[Span], list[Argument]]:
    (result,) = suggester.suggest([Job(1, "doc", text, (), PUBLISHED)])
    values = [each.value for each in result.suggestions]
    return (
        [each for each in values if isinstance(each, Event)],
        [each for each in values if isinstance(each, Span)],
        [each for each in values if isinstance(each, Argument)],
    )


def attribute(suggester: Suggester, text: str, words: str, name: str) -> str:
    events, _, _ = read(suggester, text)
    (event,) = [each for each in events if each.quote == words]
    return dict(event.attributes).get(name, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ismar Shield announced a march through Kamelin on Saturday, 21 September.", "march"),
        ("The truce takes effect on Saturday, the mediators said.", "truce"),
        ("The talks are to begin in Port Adrin on 14 October.", "talks"),
        ("The talks will resume on Friday.", "talks"),
        ("The council is expected to meet on Friday.", "meet"),
        ("Some 250 observers are to be deployed along the front line.", "deployed"),
        ("Kestria agreed to withdraw its troops from Dosta.", "withdraw"),
        ("The deal sets out a complete withdrawal by December.", "withdrawal"),
        ("A planned march of the minority was called off by its organisers.", "march"),
    ],
)
def test_that_what_is_announced_or_agreed_for_later_is_planned(
    suggester: Suggester, text: str, words: str
) -> None:
    assert attribute(suggester, text, words, "modality") == "planned"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The attack took place on Friday.", "attack"),
        ("The government announced the arrest of two gunmen on Friday.", "arrest"),
        ("The army announced a ceasefire on Friday.", "ceasefire"),
        ("The bombing will raise fears of a wider war.", "bombing"),
        ("The talks began in Port Adrin on Friday.", "talks"),
    ],
)
def test_that_what_happened_is_not_planned(suggester: Suggester, text: str, words: str) -> None:
    assert attribute(suggester, text, words, "modality") == ""


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The council is expected to meet on Friday.", "Friday", date(2024, 9, 20)),
        ("The truce takes effect on Saturday, he said.", "Saturday", date(2024, 9, 21)),
        ("The march was to take place on Monday.", "Monday", date(2024, 9, 16)),
        ("On Tuesday, the group announced a march through Kamelin.", "Tuesday", date(2024, 9, 17)),
        (
            "The Ismar Shield announced a march through Kamelin on Saturday, 5 October.",
            "Saturday, 5 October",
            date(2024, 10, 5),
        ),
    ],
)
def test_that_the_day_of_a_plan_lies_ahead(
    suggester: Suggester, text: str, words: str, day: date
) -> None:
    _, spans, _ = read(suggester, text)
    (time,) = [each for each in spans if isinstance(each.normal, Time)]
    assert time.quote == words
    assert isinstance(time.normal, Time)
    assert (time.normal.start, time.normal.end) == (day, day)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("This has led to a resumption of hostilities in the region.", "hostilities", "background"),
        ("As for the stalled peace talks, nobody spoke of them.", "talks", "background"),
        ("Envoys called it an obstacle in the peace process.", "peace process", "background"),
        ("The guards stayed out of sight during retrograde.", "retrograde", "aggregate"),
        ("The town fell silent after years of fighting.", "fighting", "aggregate"),
        ("Air raids have killed 143 civilians in Drenik since May.", "killed", "aggregate"),
        ("Recent attacks by gunmen frightened the traders.", "attacks", "aggregate"),
        (
            "Since then 900 people have been killed and 310 have been kidnapped.",
            "kidnapped",
            "aggregate",
        ),
        ("The war has killed 2,000 people this year.", "killed", "aggregate"),
        (
            "In March 2018 rebels captured the governor and burned the barracks.",
            "burned",
            "background",
        ),
        ("Clashes erupted.", "Clashes", ""),
        ("There was heavy fighting.", "fighting", ""),
        ("The attack killed nine people in Dosta.", "attack", ""),
        ("Gunmen killed nine people in Dosta on Friday.", "killed", ""),
    ],
)
def test_that_kinds_and_history_are_no_single_events(
    suggester: Suggester, text: str, words: str, value: str
) -> None:
    assert attribute(suggester, text, words, "genericity") == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The rebels said in a statement that Dosta had been bombed.", "statement", "no"),
        ("The ministry issued a statement on Friday.", "statement", ""),
        ("I asked her why, he said of the attack.", "asked", "no"),
        ("Two police officers were among the dead.", "dead", "no"),
        ("Gunmen wounded two officers on Friday.", "wounded", ""),
        ("She asked the council to send observers.", "asked", ""),
        ("He asked for help.", "asked", ""),
    ],
)
def test_that_a_word_that_only_tells_makes_no_row(
    suggester: Suggester, text: str, words: str, value: str
) -> None:
    assert attribute(suggester, text, words, "codable") == value


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        (
            "Kestria has taken over Camp Lindova from Tovanian forces.",
            "handover",
            {("recipient", "Kestria"), ("attacker", "Tovanian forces"), ("target", "Camp Lindova")},
        ),
        (
            "Rebels took over the base from soldiers on Friday.",
            "territory_taken",
            {("attacker", "Rebels"), ("place", "base"), ("time", "Friday")},
        ),
    ],
)
def test_that_what_a_partner_gives_is_handed_over(
    suggester: Suggester, text: str, type_: str, roles: set[tuple[str, str]]
) -> None:
    events, spans, arguments = read(suggester, text)
    quotes = {each.id: each.quote for each in spans}
    (event,) = events
    assert event.type == type_
    assert event.quote in {"taken over", "took over"}
    assert roles <= {(each.role, quotes[each.target]) for each in arguments}


@pytest.mark.parametrize(
    ("text", "words", "name", "admin1", "precision"),
    [
        (
            "Gunmen seized Brodny district in the western province of Herat on Friday, as "
            "Afghanistan marked a holiday.",
            "Brodny district",
            "Brodny district",
            "Herat",
            "part of a region",
        ),
        (
            "Gunmen seized Brodny district in the western province of Herat on Friday, as "
            "Afghanistan marked a holiday.",
            "Herat",
            "Herat",
            "Herat",
            "region",
        ),
        (
            "Gunmen attacked a market in Kunduz province of Afghanistan.",
            "Kunduz province",
            "Kunduz",
            "Kunduz",
            "region",
        ),
        (
            "Gunmen attacked a market on the outskirts of the capital, Kunduz, in Afghanistan.",
            "Kunduz",
            "Kunduz",
            "Kunduz",
            "near a town",
        ),
        (
            "Gunmen attacked a market in Kunduz, Afghanistan, on Friday.",
            "Kunduz",
            "Kunduz",
            "Kunduz",
            "town",
        ),
    ],
)
def test_that_the_words_around_a_place_say_what_sort_it_is(
    suggester: Suggester, text: str, words: str, name: str, admin1: str, precision: str
) -> None:
    _, spans, _ = read(suggester, text)
    (place,) = [each.normal for each in spans if each.quote == words]
    assert isinstance(place, Location)
    assert (place.name, place.admin1, place.precision) == (name, admin1, precision)


def test_that_what_a_sanction_is_about_has_its_own_time(suggester: Suggester) -> None:
    text = "Kestria imposed sanctions on two generals last week over the siege of Varok."
    events, _, arguments = read(suggester, text)
    quotes = {each.id: each.quote for each in events}
    times = {quotes[each.event] for each in arguments if each.role == "time"}
    assert times == {"imposed sanctions"}
