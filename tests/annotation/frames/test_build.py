"""What is one row, who is in it, and whether it is data."""

import pytest

from annotation.frames.build import NOBODY, row_of, rows_of
from annotation.frames.values import Row
from tests.annotation.frames.story import Story, day, exactly

TEXT = (
    "Rebels attacked Dosta. The raid killed the guards of the army. It hurt people."
    " The group shelled Orlo while Rebels and the army fought."
)


@pytest.fixture
def story() -> Story:
    return Story(TEXT)


def names(row: Row, cell: str) -> list[str]:
    return [party.name for party in row.parties.get(cell, ())]


def test_that_triggers_of_one_event_are_one_row_with_the_first_at_its_head(story: Story) -> None:
    raid, attack = story.event("attack", "raid"), story.event("attack", "attacked")
    bare = story.event("attack")
    story.tie(raid, "same_as", attack)
    story.tie(bare, "same_as", raid)
    (row,) = rows_of(story.scene())
    assert (row.id, row.text, row.mentions) == (attack, "attacked", (attack, raid, bare))
    assert row.position == TEXT.index("attacked")


def test_that_rows_come_in_reading_order_those_without_a_trigger_last(story: Story) -> None:
    bare = story.event("attack")
    raid, attack = story.event("attack", "raid"), story.event("attack", "attacked")
    rows = rows_of(story.scene())
    assert [row.id for row in rows] == [attack, raid, bare]
    assert rows[-1].position == len(TEXT)


def test_that_what_is_no_event_has_no_row(story: Story) -> None:
    rebels = story.span("organisation", "Rebels")
    scene = story.scene()
    assert row_of(scene, rebels) == row_of(scene, "nobody") == NOBODY


def test_that_mentions_of_one_entity_are_one_party_by_the_nearest(story: Story) -> None:
    entity = story.entity("the Northern Front")
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(raid, "same_as", attack)
    group = story.span("organisation", "The group", entity=entity)
    rebels = story.span("organisation", "Rebels", entity=entity)
    story.tie(raid, "attacker", group)
    story.tie(attack, "attacker", rebels)
    (party,) = story.row(attack).actors
    assert (party.id, party.name, party.role) == (rebels, "the Northern Front", "attacker")


def test_that_one_filler_of_two_triggers_is_one_party(story: Story) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    rebels = story.span("organisation", "Rebels")
    story.tie(raid, "same_as", attack)
    for trigger in (raid, attack):
        story.tie(trigger, "attacker", rebels)
    assert names(story.row(attack), "actor") == ["Rebels"]


def test_that_the_other_is_the_target_that_can_act_else_whom_it_befell(story: Story) -> None:
    attack = story.event("attack", "attacked")
    story.tie(attack, "target", story.span("facility", "Dosta"))
    story.tie(attack, "victim", story.span("person", "the guards"))
    assert names(story.row(attack), "other") == ["the guards"]
    story.tie(attack, "recipient", story.span("group", "people"))
    assert names(story.row(attack), "other") == ["people"]
    story.tie(attack, "target", story.span("organisation", "the army"))
    assert names(story.row(attack), "other") == ["the army"]


def test_that_nobody_is_their_own_other(story: Story) -> None:
    army = story.entity("army")
    clash = story.event("armed_clash", "fought")
    story.tie(clash, "attacker", story.span("organisation", "the army", nth=1, entity=army))
    story.tie(clash, "target", story.span("organisation", "the army", entity=army))
    assert story.row(clash).others == ()


@pytest.mark.parametrize(
    ("type_", "kinds", "actors", "others"),
    [
        ("armed_clash", ("state_forces", "rebel"), ["Rebels"], ["the army"]),
        ("armed_clash", ("", ""), ["Rebels"], ["the army"]),
        ("agreement", ("government", "government"), ["Rebels"], ["the army"]),
        ("attack", ("state_forces", "rebel"), ["Rebels", "the army"], []),
    ],
)
def test_that_those_who_do_it_to_each_other_are_two_sides(
    story: Story, type_: str, kinds: tuple[str, str], actors: list[str], others: list[str]
) -> None:
    clash = story.event(type_, "fought")
    for words, kind in zip(("Rebels", "the army"), kinds, strict=True):
        entity = story.entity(words, kind)
        story.tie(clash, "attacker", story.span("organisation", words, nth=1, entity=entity))
    row = story.row(clash)
    assert [party.name for party in row.actors] == actors
    assert [party.name for party in row.others] == others
    assert names(row, "actor") == ["Rebels", "the army"]


def test_that_allies_in_a_clash_stay_on_one_side(story: Story) -> None:
    clash = story.event("armed_clash", "fought")
    sides = (("The group", "foreign_forces"), ("the army", "state_forces"), ("Rebels", "rebel"))
    for words, kind in sides:
        span = story.span("organisation", words, entity=story.entity(words, kind))
        story.tie(clash, "attacker", span)
    row = story.row(clash)
    assert {party.name for party in row.actors} == {"The group", "the army"}
    assert [party.name for party in row.others] == ["Rebels"]


def test_that_a_target_is_the_other_side_of_a_clash(story: Story) -> None:
    clash = story.event("armed_clash", "fought")
    story.tie(clash, "attacker", story.span("organisation", "Rebels"))
    story.tie(clash, "attacker", story.span("organisation", "The group"))
    story.tie(clash, "target", story.span("organisation", "the army"))
    row = story.row(clash)
    assert {party.name for party in row.actors} == {"Rebels", "The group"}
    assert [party.name for party in row.others] == ["the army"]


def test_that_the_victims_of_a_death_are_in_the_row_it_is_told_in(story: Story) -> None:
    attack, killed = story.event("attack", "attacked"), story.event("killing", "killed")
    story.tie(killed, "part_of", attack)
    guards = story.span("person", "the guards")
    story.tie(killed, "victim", guards)
    row = story.row(attack)
    (victim,) = row.parties["victim"]
    assert (victim.id, victim.inherited) == (guards, "part")
    assert row.parts == (killed,)


def test_that_harm_is_told_in_the_row_at_the_end_of_its_chain(story: Story) -> None:
    attack, killed = story.event("attack", "attacked"), story.event("killing", "killed")
    hurt = story.event("injury", "hurt")
    story.tie(killed, "cause", hurt)
    story.tie(hurt, "cause", attack)
    rows = story.rows()
    assert rows[attack].parts == (killed, hurt)
    assert rows[killed].whole == rows[hurt].whole == attack
    assert rows[hurt].parts == ()
    assert (rows[hurt].codable, rows[hurt].reason) == (False, "told in the row of “attacked”")


def test_that_an_act_of_its_own_is_not_told_elsewhere(story: Story) -> None:
    attack, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    arrest = story.event("arrest", "fought")
    story.tie(raid, "part_of", attack)
    story.tie(arrest, "cause", attack)
    assert all(not row.whole and row.codable for row in story.rows().values())


def test_that_a_death_said_to_be_codable_is_a_row_of_its_own(story: Story) -> None:
    attack = story.event("attack", "attacked")
    killed = story.event("killing", "killed", {"codable": "yes"})
    story.tie(killed, "cause", attack)
    story.tie(killed, "casualties", story.span("quantity", "guards", exactly(2)))
    rows = story.rows()
    assert (rows[killed].whole, rows[killed].codable, rows[attack].parts) == ("", True, ())
    assert rows[attack].counts == {}


NO_DATA: list[dict[str, str]] = [{"modality": "planned"}, {"codable": "no"}]


@pytest.mark.parametrize("attributes", NO_DATA)
def test_that_a_death_stands_for_itself_where_its_cause_is_no_data(
    attributes: dict[str, str],
) -> None:
    story = Story("A planned attack went wrong. Three men were killed.")
    attack = story.event("attack", "attack", attributes)
    killed = story.event("killing", "killed")
    story.tie(killed, "cause", attack)
    story.tie(killed, "casualties", story.span("quantity", "Three", exactly(3)))
    rows = story.rows()
    assert (rows[killed].codable, rows[killed].whole) == (True, "")
    assert (rows[attack].codable, rows[attack].parts) == (False, ())
    assert [row.count("killed").best for row in rows.values() if row.codable] == [3]


def test_that_a_death_is_told_in_the_cause_that_is_data() -> None:
    story = Story("A planned attack went wrong in the raid. Three men were killed.")
    attack = story.event("attack", "attack", {"modality": "planned"})
    raid, killed = story.event("attack", "raid"), story.event("killing", "killed")
    story.tie(killed, "cause", attack)
    story.tie(killed, "part_of", raid)
    assert story.row(killed).whole == raid


def test_that_a_plan_that_is_said_to_be_data_tells_of_its_deaths() -> None:
    story = Story("A planned attack went wrong. Three men were killed.")
    attack = story.event("attack", "attack", {"modality": "planned", "codable": "yes"})
    killed = story.event("killing", "killed")
    story.tie(killed, "cause", attack)
    assert story.row(killed).whole == attack


@pytest.mark.parametrize("attributes", NO_DATA)
def test_that_a_death_that_is_no_data_itself_stays_none(attributes: dict[str, str]) -> None:
    story = Story("A planned attack went wrong. Three men were killed.")
    attack = story.event("attack", "attack", {"codable": "no"})
    killed = story.event("killing", "killed", attributes)
    story.tie(killed, "cause", attack)
    assert [row.codable for row in story.rows().values()] == [False, False]


@pytest.mark.parametrize("role", ["cause", "part_of", "same_as"])
def test_that_events_in_a_circle_keep_a_row_each_or_are_one(story: Story, role: str) -> None:
    killed, hurt = story.event("killing", "killed"), story.event("injury", "hurt")
    story.tie(killed, role, hurt)
    story.tie(hurt, role, killed)
    story.tie(hurt, role, hurt)
    rows = story.rows()
    if role == "same_as":
        assert rows[killed].mentions == (killed, hurt)
    else:
        assert (rows[killed].whole, rows[killed].parts) == ("", (hurt,))
        assert (rows[hurt].whole, rows[hurt].parts) == (killed, ())


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ({}, ""),
        ({"polarity": "negative"}, "Polarity: negative"),
        (
            {"modality": "planned", "genericity": "background"},
            "Modality: planned; Genericity: background",
        ),
        ({"modality": "planned", "codable": "yes"}, ""),
        ({"codable": "no", "reason": "an older report"}, "an older report"),
        ({"codable": "no"}, "decided by the coder"),
        ({"status": "denied", "unheard_of": "x"}, ""),
    ],
)
def test_that_a_row_says_why_it_is_not_data(
    story: Story, attributes: dict[str, str], reason: str
) -> None:
    row = story.row(story.event("attack", "attacked", attributes))
    assert (row.codable, row.reason) == (not reason, reason)


def test_that_a_further_trigger_says_what_the_head_leaves_open(story: Story) -> None:
    attack = story.event("attack", "attacked", {"status": "claimed", "polarity": "positive"})
    raid = story.event("attack", "raid", {"status": "denied", "tense": "past"})
    story.tie(raid, "same_as", attack)
    attributes = story.row(attack).attributes
    assert (attributes["status"], attributes["tense"]) == ("claimed", "past")
    assert (attributes["polarity"], attributes["certainty"]) == ("positive", "sure")


def test_that_required_roles_that_nobody_fills_are_missing(story: Story) -> None:
    attack, killed = story.event("attack", "attacked"), story.event("killing", "killed")
    assert story.row(attack).missing == ("attacker", "place", "time")
    story.tie(killed, "cause", attack)
    story.tie(attack, "place", story.span("gpe", "Dosta"))
    story.tie(killed, "time", story.span("time", "It", day(3, 8)))
    rows = story.rows()
    assert rows[attack].missing == ("attacker",)
    assert rows[killed].missing == ("victim", "place")


def test_that_what_the_codebook_does_not_know_is_told_all_the_same(story: Story) -> None:
    coup = story.event("coup", "attacked")
    story.tie(coup, "plotter", story.span("organisation", "Rebels"))
    story.tie(coup, "attacker", story.span("wizard", "The group"))
    row = story.row(coup)
    assert (row.type, row.missing, names(row, "actor")) == ("coup", (), ["The group"])


def test_that_suggestions_are_told_and_marked(story: Story) -> None:
    suggested = story.suggest("organisation", "Rebels")
    attack = story.event("attack", "attacked")
    story.tie(attack, "attacker", suggested)
    row = story.row(attack)
    assert not row.is_suggested
    assert [party.is_suggested for party in row.actors] == [True]
