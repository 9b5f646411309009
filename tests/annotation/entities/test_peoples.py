"""Whose people a description means."""

import pytest

from annotation.entities.peoples import kind_of, whom


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("nine Afghan soldiers", "state"),
        ("at least seven Afghan military personnel", "state"),
        ("two police officers", "state"),
        ("an army officer", "state"),
        ("policemen", "state"),
        ("government troops", "state"),
        ("the guards", "state"),
        ("members of the security forces", "state"),
        ("two of the soldiers", "state"),
        ("“dozens” of soldiers", "state"),
        ("military and police personnel", "state"),
        ("four women police officers", "state"),
        ("soldiers of the 4th Brigade", "state"),
        ("dozens of militants", "rebel"),
        ("12 Taliban insurgents", "rebel"),
        ("gunmen", "rebel"),
        ("two women fighters", "rebel"),
        ("a suicide bomber", "rebel"),
        ("the attackers", "rebel"),
        ("civilians, including women", "civilian"),
        ("three aid workers", "civilian"),
        ("women and children", "civilian"),
        ("men, women and children", "civilian"),
        ("hundreds of families", "civilian"),
        ("a mother of two", "civilian"),
        ("passengers on a bus", "civilian"),
        ("the soldiers' children", "civilian"),
        ("villagers who had guarded the road with soldiers", "civilian"),
        ("two fire fighters", "civilian"),
        ("nearly 30 people", ""),
        ("several others", ""),
        ("the dead", ""),
        ("soldiers and civilians", ""),
        ("two soldiers and several others", ""),
        ("two men", ""),
        ("officers", ""),
        ("medical personnel", ""),
        ("former soldiers", ""),
        ("child soldiers", ""),
        ("pro-government fighters", ""),
        ("rebel soldiers", ""),
        ("army medics", ""),
        ("victims of militants", ""),
        ("relatives of soldiers", ""),
        ("the Northern Front", ""),
        ("30", ""),
        ("", ""),
    ],
)
def test_that_the_head_noun_says_whose_people_they_are(words: str, kind: str) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("nine soldiers", "two civilians", False),
        ("nine soldiers", "two policemen", False),
        ("nine soldiers", "ten government troops", True),
        ("nine soldiers", "nine Afghan soldiers", True),
        ("five militants", "five insurgents", True),
        ("five children", "twenty villagers", True),
        ("three tribesmen", "two smugglers", False),
        ("three smugglers", "a smuggler", True),
    ],
)
def test_that_other_nouns_are_other_people_where_they_must_be(
    one: str, other: str, is_same: bool
) -> None:
    assert (whom(one) == whom(other)) == is_same
    assert whom(one)


@pytest.mark.parametrize("words", ["30 people", "others", "the dead", "two Americans", "seven", ""])
def test_that_anybody_is_nobody_in_particular(words: str) -> None:
    assert whom(words) == ""
