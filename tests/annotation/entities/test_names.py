"""When two names are the same, near, an acronym, or no name at all."""

import pytest

from annotation.entities.names import folded, is_acronym_of, is_name, is_near


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("UN", "United Nations"),
        ("U.S.", "the United States"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("ISIS", "Islamic State of Iraq and Syria"),
        ("TTP", "Tehrik-i-Taliban Pakistan"),
        ("IS-K", "Islamic State Khorasan"),
        ("UNAMA", "United Nations Assistance Mission in Afghanistan"),
        ("NRF", "the National Resistance Front"),
        ("MSF", "Médecins Sans Frontières"),
        ("MoD", "Ministry of Defence"),
    ],
)
def test_that_an_acronym_is_known_by_its_letters(short: str, long: str) -> None:
    assert is_acronym_of(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("us", "United States"),
        ("UN", "United States"),
        ("T", "Taliban"),
        ("UN", "Union"),
        ("NATO", "NATO"),
        ("", "United Nations"),
        ("47", "four seven"),
        ("NF", "Northern Front Army"),
    ],
)
def test_that_other_letters_are_no_acronym(short: str, long: str) -> None:
    assert not is_acronym_of(short, long)


NEAR = [
    ("Ashraf Ghani", "President Ghani"),
    ("Ashraf Ghani", "Ghani"),
    ("President Ghani", "Ghani"),
    ("President Ashraf Ghani", "Ashraf Mohammad Ghani"),
    ("A. Ghani", "Ashraf Ghani"),
    ("the Taliban", "Taliban’s"),
    ("Taliban", "Talibann"),
    ("Tailban", "Taliban"),
    ("Mohammed Omar", "Muhammad Omar"),
    ("Helmand", "Helmand province"),
    ("Gen. Dostum", "Marshal Abdul Rashid Dostum"),
    ("Afghan Taliban", "Taliban"),
]
FAR = [
    ("Northern Front", "Southern Front"),
    ("Front", "Northern Front"),
    ("Sudan", "South Sudan"),
    ("Iran", "Iraq"),
    ("Austria", "Australia"),
    ("Niger", "Nigeria"),
    ("Russia", "Russian"),
    ("Ashraf Ghani", "Ashraf Haidari"),
    ("President", "President Ghani"),
    ("3rd Brigade", "4th Brigade"),
    ("Northeastern Command", "Southeastern Command"),
    ("Ahmad Massoud", "Mahmud Massoud"),
    ("Kabul", "Kabir"),
    ("", "Kabul"),
    ("the army", "the Northern army"),
]


@pytest.mark.parametrize(("name", "other"), NEAR)
def test_that_a_slip_a_title_or_a_given_name_makes_no_other_name(name: str, other: str) -> None:
    assert is_near(name, other)
    assert is_near(other, name)


@pytest.mark.parametrize(("name", "other"), FAR)
def test_that_what_tells_names_apart_is_seen(name: str, other: str) -> None:
    assert not is_near(name, other)
    assert not is_near(other, name)


@pytest.mark.parametrize(
    "words",
    [
        *("Taliban", "the Islamic Emirate", "President Ghani", "Ministry of Defence", "al-Shabaab"),
        *("Ashraf Ghani, the president", "U.S.", "Helmand province’s Lashkar Gah", "Black Tigers"),
    ],
)
def test_that_a_proper_name_is_one(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize(
    "words",
    [
        *("they", "Its", "the group", "The group", "Rebels", "two soldiers", "Taliban fighters"),
        *("The President", "U.S. troops", "", "7 civilians", "the", "fighters of the Taliban"),
    ],
)
def test_that_a_nominal_or_a_pronoun_is_none(words: str) -> None:
    assert not is_name(words)


def test_that_folding_leaves_out_what_does_not_tell() -> None:
    assert folded("The Islámic-State’s") == folded("islamic state")
    assert folded("–") == "–"
