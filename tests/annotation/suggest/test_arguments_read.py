"""Who fills which role, in sentences that the real pipeline reads."""

import pytest

from annotation.suggest.messages import Job
from annotation.suggest.pipeline import Suggester
from annotation.values import Annotation, Argument, Event, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine neighbours were injured in Dosta.", ("injured", "victim", "Nine neighbours")),
        (
            "Kestria accused the rebels of attacking a convoy.",
            ("attacking", "attacker", "rebels"),
        ),
        (
            "The rebels claimed responsibility for the attack.",
            ("attack", "attacker", "rebels"),
        ),
        (
            "They reached the station, where six soldiers were killed.",
            ("killed", "place", "station"),
        ),
        ("By noon four soldiers were dead.", ("dead", "victim", "four soldiers")),
        ("A blast shook the police station on Monday.", ("blast", "target", "police station")),
        (
            "The army imposed sanctions on two generals.",
            ("imposed sanctions", "recipient", "two generals"),
        ),
        (
            "Police arrested four people, including two brothers.",
            ("arrested", "target", "two brothers"),
        ),
        (
            "Four men were arrested on Monday, including Anton Rusk.",
            ("arrested", "target", "Anton Rusk"),
        ),
        (
            "The militants used a drone to attack the base.",
            ("attack", "instrument", "drone"),
        ),
        (
            "Rebels shot and wounded three guards.",
            ("wounded", "victim", "three guards"),
        ),
        (
            "They deplored the slaughter and wounding of civilians.",
            ("wounding", "victim", "civilians"),
        ),
        ("Attacks aimed at the police went on.", ("Attacks", "target", "police")),
        (
            "The militants demanded that the army leave.",
            ("demanded", "recipient", "army"),
        ),
        (
            "Fighting for control of the town went on.",
            ("Fighting", "place", "town"),
        ),
        (
            "Said to be hungry, they killed the guards.",
            ("killed", "attacker", "they"),
        ),
    ],
)
def test_that_roles_are_read_from_sentences(
    text: str, expected: tuple[str, str, str], suggester: Suggester
) -> None:
    assert expected in _told(suggester, text)


def test_that_who_did_not_claim_an_attack_is_not_its_attacker(suggester: Suggester) -> None:
    found = _told(suggester, "No group has claimed responsibility for the attack.")
    assert not [each for each in found if each[:2] == ("attack", "attacker")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Defence Ministry said that rebels had shelled the town.", "claimant"),
        ("A spokesman for the army said that rebels had shelled the town.", "claimant"),
        ("A spokesman for the hospital said that rebels had shelled the town.", "source"),
        ("Residents said that rebels had shelled the town.", "source"),
    ],
)
def test_that_the_word_of_a_side_is_a_claim(text: str, role: str, suggester: Suggester) -> None:
    roles = {found for event, found, _ in _told(suggester, text) if event == "shelled"}
    assert roles & {"claimant", "source"} == {role}


def test_that_a_place_of_the_sentence_is_marked_as_taken_over(suggester: Suggester) -> None:
    text = "Residents of a street in Kabul heard shots before two guards were killed."
    values = _values(suggester, text)
    places = {
        each.attributes.get("inherited")
        for each in values.values()
        if isinstance(each, Argument)
        and each.role == "place"
        and _words(values[each.event]) == "killed"
    }
    assert places == {"sentence"}


def test_that_harm_is_tied_to_the_violence_told_right_before_it(suggester: Suggester) -> None:
    text = "Rebels shelled the market of Dosta. Nine neighbours were injured."
    assert ("injured", "cause", "shelled") in _told(suggester, text)


def test_that_harm_of_another_day_is_not_tied_to_it(suggester: Suggester) -> None:
    text = "Rebels shelled the market on Monday. On Friday nine neighbours were injured."
    assert not [each for each in _told(suggester, text) if each[1] == "cause"]


def _values(suggester: Suggester, text: str) -> dict[str, Annotation]:
    (result,) = suggester.suggest([Job(1, "doc", text)])
    return {each.id: each.value for each in result.suggestions}


def _told(suggester: Suggester, text: str) -> set[tuple[str, str, str]]:
    """Return (trigger, role, filler) of a text."""
    values = _values(suggester, text)
    return {
        (_words(values[each.event]), each.role, _words(values[each.target]))
        for each in values.values()
        if isinstance(each, Argument)
    }


def _words(value: Annotation) -> str:
    assert isinstance(value, Event | Span)
    return value.quote
