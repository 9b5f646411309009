"""Common nouns that mean somebody or something where they fill a role."""

import pytest

from annotation.suggest.kinds import kind_of
from tests.annotation.suggest.parsed import parsed


def _kind(noun: str, role: str, tag: str = "NNS") -> str | None:
    lemma = noun.removesuffix("s")
    return kind_of(parsed(f"{noun} {lemma} NOUN:{tag} ROOT {noun}")[0], (role,))


@pytest.mark.parametrize(
    ("noun", "role", "kind"),
    [
        ("guests", "victim", "person"),
        ("lorry", "target", "weapon"),
        ("sawmill", "place", "facility"),
        ("fleet", "attacker", "organisation"),
        ("outbackers", "attacker", "person"),
        ("soliders", "victim", "person"),
    ],
)
def test_that_a_noun_in_a_role_means_a_kind_of_thing(noun: str, role: str, kind: str) -> None:
    assert _kind(noun, role) == kind


@pytest.mark.parametrize(
    ("noun", "role"), [("winter", "attacker"), ("hopes", "target"), ("tower", "attacker")]
)
def test_that_a_noun_that_is_nobody_stays_out(noun: str, role: str) -> None:
    assert _kind(noun, role) != "person"
