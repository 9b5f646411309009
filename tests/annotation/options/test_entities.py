"""Whom a mention can name, as a person is offered it."""

from dataclasses import replace

import pytest

from annotation.gestures import create, entities
from annotation.options import entity_options
from annotation.register import Register
from annotation.review import Item
from annotation.values import Entity
from tests.annotation.desk import Desk, place, span

ARMY = Entity("e1", "Veld National Army", "organisation", "state_forces", ("VNA",))
FRONT = Entity("e2", "Northern Front", "group", "rebel")


def desk_with(*rows: Entity, words: str = "army") -> tuple[Desk, Item]:
    desk = Desk()
    for row in rows:
        desk.layer.register.put(row)
    desk.do(create.new_span(desk.review, (place(words),), "organisation"))
    return desk, desk.items(words)[0]


def labels(desk: Desk, item: Item, typed: str = "") -> list[str]:
    return [option.label for option in entity_options(desk.review, item, typed).options]


def test_that_whom_a_mention_names_comes_first_and_a_new_one_last() -> None:
    desk, item = desk_with(ARMY, FRONT)
    desk.do(entities.join(desk.review, item.id, FRONT))
    item = desk.items("army")[0]
    assert labels(desk, item)[0] == "Northern Front"
    assert labels(desk, item)[-1] == "New: army"


def test_that_the_article_offers_whom_it_names_elsewhere() -> None:
    desk, item = desk_with(ARMY)
    desk.do(create.new_span(desk.review, (place("soldiers"),), "person"))
    desk.do(entities.join(desk.review, desk.items("soldiers")[0].id, ARMY))
    option = entity_options(desk.review, item).options[0]
    assert option.label == "Veld National Army"
    assert "in this article" in option.detail


def test_that_what_is_typed_is_found_by_prefix_alias_acronym_and_a_slip() -> None:
    desk, item = desk_with(ARMY, FRONT)
    for typed in ("veld", "nat", "VNA", "V.N.A.", "Veld Natoinal Army", "the army"):
        assert labels(desk, item, typed)[0] in ("Veld National Army", "New: the army"), typed
    assert labels(desk, item, "southern front") == ["New: southern front"]


def test_that_an_acronym_finds_the_long_name_and_the_long_name_the_acronym() -> None:
    desk, item = desk_with(replace(ARMY, aliases=()), Entity("e3", "NDF", "group"))
    assert labels(desk, item, "VNA")[0] == "Veld National Army"
    assert labels(desk, item, "National Defence Forces")[0] == "NDF"


def test_that_a_new_one_that_is_well_known_brings_its_kind() -> None:
    desk, item = desk_with()
    new = entity_options(desk.review, item, "United Nations").options[-1].value
    assert (new.name, new.kind) == ("United Nations", "international")


def test_that_a_proposal_is_offered_once_under_the_row_that_it_means() -> None:
    proposed = replace(span("organisation", "army"), entity=Entity("p", "Veld National Army"))
    desk = Desk([proposed])
    desk.layer.register.put(ARMY)
    assert labels(desk, desk.items("army")[0]).count("Veld National Army") == 1


def test_that_a_time_names_nobody() -> None:
    desk, _ = desk_with()
    desk.do(create.new_span(desk.review, (place("Monday"),), "time"))
    assert entity_options(desk.review, desk.items("Monday")[0]).problem


def test_that_a_register_keeps_its_likenesses_up_to_date() -> None:
    register = Register([ARMY])
    assert register.like("VNA") == [ARMY]
    renamed = replace(ARMY, aliases=(), name="Northern Guard")
    register.put(renamed)
    assert (register.like("VNA"), register.like("northern")) == ([], [renamed])
    register.drop(ARMY.id)
    assert register.like("northern") == []


STORY = "The Veld army and the Front fought near Dosta, rebels said. Rebels and soldiers left."
TOWN = Entity("e4", "Dosta", "gpe", "government")
FORCES = Entity("e1", "Veld army", "organisation", "state_forces")
REBELS = Entity("e2", "Front", "organisation", "rebel")


def desk_of_two_sides(words: str, type_: str) -> tuple[Desk, Item]:
    desk = Desk(text=STORY)
    for quote, entity in (("Veld army", FORCES), ("Front", REBELS), ("Dosta", TOWN)):
        desk.do(create.new_span(desk.review, (place(quote, text=STORY),), entity.type))
        desk.do(entities.join(desk.review, desk.items(quote)[0].id, entity))
    desk.do(create.new_span(desk.review, (place(words, text=STORY),), type_))
    return desk, desk.items(words)[0]


@pytest.mark.parametrize(
    ("words", "first"), [("Rebels", "Front"), ("rebels", "Front"), ("soldiers", "Veld army")]
)
@pytest.mark.parametrize("type_", ["person", "organisation", "group"])
def test_that_people_are_first_those_of_the_kind_that_their_words_say(
    words: str, first: str, type_: str
) -> None:
    desk, item = desk_of_two_sides(words, type_)
    found = labels(desk, item)
    assert found[0] == first
    assert found.index("Dosta") == len(found) - 2  # and a new one


def test_that_where_nothing_speaks_for_anybody_what_is_so_comes_first() -> None:
    desk, item = desk_of_two_sides("fought", "person")
    first, *others = entity_options(desk.review, item).options
    assert (first.label, first.detail, first.keeps) == ("names nobody", "as it is", True)
    assert not any(option.keeps for option in others)


def test_that_a_name_that_nobody_has_is_a_new_one_before_it_is_anybody_else() -> None:
    story = "The Front met Dara Lomen. The Front left."
    desk = Desk(text=story)
    desk.do(create.new_span(desk.review, (place("Front", text=story),), "organisation"))
    desk.do(entities.join(desk.review, desk.items("Front")[0].id, REBELS))
    desk.do(create.new_span(desk.review, (place("Dara Lomen", text=story),), "person"))
    assert labels(desk, desk.items("Dara Lomen")[0]) == ["New: Dara Lomen", "Front"]


def test_that_a_slip_of_the_pen_is_a_guess_that_is_never_the_first() -> None:
    desk, item = desk_with(replace(ARMY, aliases=()))
    first, near, new = entity_options(desk.review, item, "Veld Natoinal Army").options
    assert (first.label, first.keeps) == ("names nobody", True)
    assert (near.label, near.detail[:6]) == ("Veld National Army", "near: ")
    assert new.label.startswith("New: ")


def test_that_nobody_can_be_typed() -> None:
    desk, item = desk_with(ARMY)
    for typed in ("nobody", "nob", "unres", "unknown"):
        (only,) = entity_options(desk.review, item, typed).options
        assert only.keeps
    desk.do(entities.join(desk.review, item.id, ARMY))
    assert "Shift+J" in entity_options(desk.review, desk.items("army")[0], "nobody").problem
