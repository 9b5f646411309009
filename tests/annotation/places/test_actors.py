"""When a capital is its government, and when it is a place."""

import pytest

from annotation.places.gazetteer import is_actor_use

ACTORS = [
    ("last year, Washington agreed to pull out its troops", "Washington"),
    ("Washington said on Friday", "Washington"),
    ("Kabul has also taken over Camp Mike Span", "Kabul"),
    ("Moscow's decision to leave", "Moscow"),
    ("Kabul’s new government", "Kabul"),
    ("Tehran on Tuesday announced new drills", "Tehran"),
    ("Beijing is demanding an answer", "Beijing"),
    ("Moscow will not accept it", "Moscow"),
    ("they were accused by Tehran of spying", "Tehran"),
    ("Paris also formally withdrew its envoy", "Paris"),
    ("Islamabad denies it", "Islamabad"),
]
PLACES = [
    ("in Kabul said a witness", "Kabul"),
    ("fighting near Kabul", "Kabul"),
    ("officials from Kabul have agreed", "Kabul"),
    ("He flew to Washington, officials said", "Washington"),
    ("the embassy in Moscow's centre", "Moscow"),
    ("Kabul's outskirts burned", "Kabul"),
    ("Kabul fell in August", "Kabul"),
    ("Kabul was accused of nothing", "Kabul"),
    ("Kabul has been taken", "Kabul"),
    ("Kabul taken by rebels", "Kabul"),
    ("troops left Kabul", "Kabul"),
    ("a road passed by Kabul", "Kabul"),
    ("Kabul", "Kabul"),
]


@pytest.mark.parametrize(("text", "name"), ACTORS)
def test_that_a_place_that_speaks_or_decides_is_an_actor(text: str, name: str) -> None:
    start = text.index(name)
    assert is_actor_use(text, start, start + len(name))


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_that_a_place_where_something_is_stays_a_place(text: str, name: str) -> None:
    start = text.index(name)
    assert not is_actor_use(text, start, start + len(name))
