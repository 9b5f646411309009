"""The starter register: who is found by which name, and that its table is sound."""

from collections import defaultdict

import pytest

from annotation.codebook_reader import read_codebook
from annotation.entities.known import find, load_known
from annotation.entities.names import folded
from annotation.places.listing import load_gazetteer


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Taliban", "Taliban"),
        ("the Taliban", "Taliban"),
        ("Islamic Emirate", "Taliban"),
        ("IS", "Islamic State"),
        ("ISIS", "Islamic State"),
        ("Daesh", "Islamic State"),
        ("U.N.", "United Nations"),
        ("Nato", "NATO"),
        ("NATO", "NATO"),
        ("Medecins sans Frontieres", "Médecins Sans Frontières"),
        ("Reuters'", "Reuters"),
    ],
)
def test_that_an_actor_is_found_by_name_and_alias(name: str, expected: str) -> None:
    found = find(name)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize("name", ["is", "Is", "who", "sana", "Eta", "Northern Front", ""])
def test_that_a_common_word_or_an_unknown_name_finds_nobody(name: str) -> None:
    assert find(name) is None


def test_that_no_name_stands_for_two_actors() -> None:
    bearers = defaultdict(set)
    for actor in load_known():
        for name in (actor.name, *actor.aliases):
            bearers[folded(name)].add(actor.name)
    assert {name: each for name, each in bearers.items() if len(each) > 1} == {}


def test_that_every_kind_is_one_of_the_conflict_codebook() -> None:
    kinds = {each.name for each in read_codebook("conflict").actor_kinds}
    assert {each.kind for each in load_known()} <= kinds


def test_that_every_country_is_written_as_in_the_gazetteer() -> None:
    countries = {each.country for each in load_known() if each.country}
    places = {each: load_gazetteer().named(each)[:1] for each in countries}
    assert {each for each, found in places.items() if not found or found[0].name != each} == set()


def test_that_an_id_names_one_actor() -> None:
    ids = [each.external for each in load_known() if each.external]
    assert len(ids) == len(set(ids))
    assert all(each.startswith("Q") and each[1:].isdigit() for each in ids)


def test_that_there_are_about_as_many_as_promised() -> None:
    assert len(load_known()) >= 500
