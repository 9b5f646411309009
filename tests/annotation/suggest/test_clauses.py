"""What is asked of suggestions, clause by clause, on news sentences about places that are not.

The real pipeline reads them; nothing here is looked at one rule at a time.
"""

import pytest

from annotation.suggest.messages import Job
from annotation.suggest.pipeline import Suggester
from annotation.values import Argument, Event, Span, Suggestion, Zone


def read(suggester: Suggester, text: str) -> tuple[Suggestion, ...]:
    return next(iter(suggester.suggest([Job(1, "a", text)]))).suggestions


def spans(suggester: Suggester, text: str) -> set[tuple[str, str]]:
    values = [each.value for each in read(suggester, text)]
    return {(each.quote, each.type) for each in values if isinstance(each, Span)}


def roles(suggester: Suggester, text: str) -> set[tuple[str, str, str]]:
    """Return trigger, role and filler of each argument that is not taken over from elsewhere."""
    values = {each.id: each.value for each in read(suggester, text)}
    found = set()
    for each in values.values():
        if isinstance(each, Argument) and "inherited" not in each.attributes:
            event, target = values[each.event], values[each.target]
            assert isinstance(event, Event)
            assert isinstance(target, Event | Span)
            found.add((event.quote, each.role, target.quote))
    return found


def events(suggester: Suggester, text: str) -> dict[str, Event]:
    values = [each.value for each in read(suggester, text)]
    return {each.quote: each for each in values if isinstance(each, Event)}


@pytest.mark.parametrize(
    ("text", "whole", "inner"),
    [
        ("The Afghan National Army left.", "Afghan National Army", "Afghan"),
        ("Turkish Armed Forces shelled two villages.", "Turkish Armed Forces", "Turkish"),
        ("The Russian Foreign Ministry denied it.", "Russian Foreign Ministry", "Russian"),
        ("Jets of the Colombian Air Force bombed it.", "Colombian Air Force", "Colombian"),
        ("The Mexican National Guard opened fire.", "Mexican National Guard", "Mexican"),
    ],
)
def test_that_the_nationality_inside_the_name_of_a_force_is_suggested(
    suggester: Suggester, text: str, whole: str, inner: str
) -> None:
    assert {(whole, "organisation"), (inner, "group")} <= spans(suggester, text)


def test_that_a_company_is_one_name_and_no_more(suggester: Suggester) -> None:
    found = spans(suggester, "Turkish Airlines said on Monday that it would stop flights.")
    assert ("Turkish", "group") not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two aid workers kidnapped last month by the Red Sand Brigade were freed on Monday.",
            ("kidnapped", "victim", "Two aid workers"),
        ),
        (
            "Some 40 people, most of them students, were injured in Brenova on Saturday.",
            ("injured", "victim", "Some 40 people"),
        ),
        (
            "Some 40 people, most of them students, were injured in Brenova on Saturday.",
            ("injured", "casualties", "Some 40"),
        ),
    ],
)
def test_that_who_was_harmed_is_found(
    suggester: Suggester, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in roles(suggester, text)


def test_that_whose_the_weapon_is_that_was_hit_is_not_who_hit_it(suggester: Suggester) -> None:
    found = roles(suggester, "Rebels shot down an Afghan helicopter over the valley on Sunday.")
    attackers = {filler for _, role, filler in found if role == "attacker"}
    assert attackers == {"Rebels"}


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("The rebels were attacking the town on Monday.", "attacking", ""),
        ("They were marching through Orlo when police arrived.", "marching", ""),
        ("The army would shell the town if it fell.", "shell", "hypothetical"),
        ("Farmers blocked the motorway to protest against taxes.", "protest", ""),
        ("Unions met on Sunday and plan to protest against taxes.", "protest", "planned"),
    ],
)
def test_that_what_went_on_is_neither_planned_nor_only_thought_of(
    suggester: Suggester, text: str, trigger: str, modality: str
) -> None:
    event = events(suggester, text)[trigger]
    assert event.attributes.get("modality", "") == modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hezbollah, Hamas and the Islamic State have condemned it.", "Islamic State"),
        ("The Islamic State said it had fired the rockets.", "Islamic State"),
        ("Al-Shabaab attacked the hotel. Shabaab gunmen held the guests.", "Shabaab"),
        ("It was condemned by the United Nations on Friday.", "United Nations"),
        ("TALIBAN SEIZE DISTRICT IN VARDOST AS FORCES RETREAT", "TALIBAN"),
    ],
)
def test_that_a_group_is_known_by_its_whole_name_and_by_its_short_one(
    suggester: Suggester, text: str, expected: str
) -> None:
    assert (expected, "organisation") in spans(suggester, text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army shelled the villages of Zarn and Upper Belk with howitzers.", "Upper Belk"),
        ("Militants attacked the military base at Tin-Asso early on Sunday.", "Tin-Asso"),
        ("Thousands marched in the capital Brenova on Saturday.", "Brenova"),
        ("After the bombing in Dosta on Thursday, the army left the valley.", "Dosta"),
        ("The government did not withdraw its troops from Dosta by Friday.", "Dosta"),
    ],
)
def test_that_a_name_that_stands_where_a_place_stands_is_one(
    suggester: Suggester, text: str, place: str
) -> None:
    assert (place, "gpe") in spans(suggester, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Masked men shot the judge in front of the courthouse in Santa Brisa on Friday.",
            ("shot", "place", "courthouse"),
        ),
        (
            "The separatists blamed Gorian saboteurs for the blast.",
            ("blamed", "recipient", "Gorian saboteurs"),
        ),
        (
            "Gunmen ambushed a convoy on the road between Tilba and Orkoy on Monday.",
            ("ambushed", "place", "road"),
        ),
    ],
)
def test_that_a_role_is_filled_through_a_preposition(
    suggester: Suggester, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in roles(suggester, text)


def test_that_a_way_leads_between_two_places(suggester: Suggester) -> None:
    found = spans(suggester, "Gunmen fired at a bus on the road between Tilba and Orkoy.")
    assert {("Tilba", "gpe"), ("Orkoy", "gpe")} <= found


def test_that_how_long_after_it_was_is_not_when_it_was(suggester: Suggester) -> None:
    text = "The officers were shot days after the judge was abducted from a bar."
    assert not any(role == "time" for _, role, _ in roles(suggester, text))


def test_that_the_day_of_a_dateline_is_no_time_of_an_event(suggester: Suggester) -> None:
    text = "SARN, May 13 (Northwire) - Gunmen attacked a market on Monday."
    job = Job(1, "a", text, (Zone("dateline", 0, 25),))
    found = next(iter(suggester.suggest([job]))).suggestions
    times = {each.value.quote for each in found if isinstance(each.value, Span)}
    assert "Monday" in times
    assert "May 13" not in times
