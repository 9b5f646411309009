"""Where an event happened: the most exact place that the text gives, on the map or in words."""

import pytest

from annotation.frames.build import row_of
from annotation.frames.checks import PLACE, PLACES, faults
from annotation.frames.values import PlaceCell
from annotation.normals import CODER, Location
from tests.annotation.frames.story import Story, country, region, town

TEXT = (
    "Rebels attacked checkpoints in Dosta, Tamar, in Karvenia. Barka district lies in Tamar too."
    " Five were killed at Camp Orlo."
)


@pytest.fixture
def story() -> Story:
    return Story(TEXT)


def test_that_the_finest_of_nested_places_stands_with_what_the_wider_ones_say(story: Story) -> None:
    attack = story.event("attack", "attacked")
    tamar = story.span("gpe", "Tamar", region("Tamar"))
    dosta = story.span("gpe", "Dosta", town("Dosta"))
    checkpoints = story.span("facility", "checkpoints")
    for filler in (tamar, checkpoints, dosta):
        story.tie(attack, "place", filler)
    cell = story.row(attack).place
    assert cell.location is not None
    assert (cell.location.name, cell.location.precision) == ("Dosta", "town")
    assert (cell.location.admin1, cell.location.country) == ("Tamar", "Karvenia")
    assert (cell.text, cell.origin) == ("checkpoints, Dosta, Tamar", "own")
    assert cell.evidence == (dosta, checkpoints, tamar)


def test_that_a_wider_place_elsewhere_adds_nothing(story: Story) -> None:
    attack = story.event("attack", "attacked")
    story.tie(attack, "place", story.span("gpe", "Dosta", town("Dosta", "Vesna", "Sella")))
    story.tie(attack, "place", story.span("gpe", "Tamar", region("Tamar")))
    location = story.row(attack).place.location
    assert location is not None
    assert (location.admin1, location.country, location.code) == ("Vesna", "Sella", "")


@pytest.mark.parametrize(
    ("area", "precision", "lat"),
    [(region("Tamar"), "part of a region", 3.0), (country("Karvenia"), "country", 5.0)],
)
def test_that_a_named_place_on_no_map_lies_in_the_one_around_it(
    story: Story, area: object, precision: str, lat: float
) -> None:
    attack = story.event("attack", "attacked")
    story.tie(attack, "place", story.span("gpe", "Barka district"))
    story.tie(attack, "place", story.span("gpe", "Tamar", area, nth=1))  # type: ignore[arg-type]
    location = story.row(attack).place.location
    assert location is not None
    assert (location.name, location.country, location.lat) == ("Barka district", "Karvenia", lat)
    assert (location.precision, location.rule, location.gazetteer) == (precision, "within", "")


def test_that_places_on_no_map_give_their_words_alone(story: Story) -> None:
    attack = story.event("attack", "attacked")
    checkpoints = story.span("facility", "checkpoints")
    story.tie(attack, "place", checkpoints)
    assert story.row(attack).place == PlaceCell(None, "checkpoints", "", (checkpoints,))


def test_that_a_kind_of_place_is_put_where_its_sentence_is(story: Story) -> None:
    attack = story.event("attack", "attacked")
    story.tie(attack, "place", story.span("facility", "checkpoints"))
    story.tie(attack, "place", story.span("gpe", "Dosta", town("Dosta")), "sentence")
    cell = story.row(attack).place
    assert cell.location is not None
    assert (cell.location.name, cell.text, cell.origin) == (
        "Dosta",
        "checkpoints, Dosta",
        "sentence",
    )


def test_that_deaths_take_over_the_place_of_their_cause(story: Story) -> None:
    attack, killed = story.event("attack", "attacked"), story.event("killing", "killed")
    story.tie(killed, "cause", attack)
    story.tie(attack, "place", story.span("gpe", "Dosta", town("Dosta")))
    rows = story.rows()
    assert rows[killed].place.location == rows[attack].place.location
    assert (rows[killed].place.origin, rows[attack].place.origin) == ("cause", "own")


@pytest.fixture
def two() -> tuple[Story, str, str]:
    """An event with two triggers: the first one's id, the other's."""
    story = Story("Rebels attacked Karvenia. The raid hit Dosta in Tamar; it hit Orlo in Vesna.")
    head, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(raid, "same_as", head)
    return story, head, raid


def test_that_the_finer_place_of_another_trigger_stands(two: tuple[Story, str, str]) -> None:
    story, head, raid = two
    wide = story.span("gpe", "Karvenia", country("Karvenia"))
    story.tie(head, "place", wide)
    fine = story.span("gpe", "Tamar", region("Tamar"))
    story.tie(raid, "place", fine)
    cell = story.row(head).place
    assert cell.location is not None
    assert (cell.location.name, cell.text, cell.origin) == (
        "Tamar",
        "Tamar, Karvenia",
        "same event",
    )
    assert cell.evidence == (fine, wide)


def test_that_the_heads_own_place_is_its_own_where_the_other_only_widens_it(
    two: tuple[Story, str, str],
) -> None:
    story, head, raid = two
    story.tie(head, "place", story.span("gpe", "Dosta", town("Dosta")))
    story.tie(raid, "place", story.span("gpe", "Tamar", region("Tamar")))
    cell = story.row(head).place
    assert cell.location is not None
    assert (cell.location.name, cell.location.admin1, cell.origin) == ("Dosta", "Tamar", "own")


def test_that_a_place_taken_over_hides_none_that_is_said(two: tuple[Story, str, str]) -> None:
    story, head, raid = two
    story.tie(head, "place", story.span("gpe", "Dosta", town("Dosta")), "sentence")
    story.tie(raid, "place", story.span("gpe", "Tamar", region("Tamar")))
    cell = story.row(head).place
    assert cell.location is not None
    assert (cell.location.name, cell.origin) == ("Tamar", "same event")


@pytest.mark.parametrize(
    "other", [town("Orlo", "Vesna", "Karvenia"), region("Vesna"), country("Sella")]
)
def test_that_of_places_that_cannot_be_one_the_heads_stands_and_it_is_said(
    two: tuple[Story, str, str], other: Location
) -> None:
    story, head, raid = two
    first = story.span("gpe", "Tamar", region("Tamar"))
    second = story.span("gpe", "Orlo", other)
    story.tie(head, "place", first)
    story.tie(raid, "place", second)
    scene = story.scene()
    row = row_of(scene, head)
    assert row.place.location is not None
    assert (row.place.location.name, row.place.origin) == ("Tamar", "own")
    (fault,) = (each for each in faults(scene, row) if each.kind == PLACES)
    assert fault.sentence.startswith("“Tamar” and “Orlo” are not one place")
    assert fault.evidence == (first, second)


def test_that_what_is_on_no_map_lies_not_in_what_contradicts_it(
    two: tuple[Story, str, str],
) -> None:
    story, head, raid = two
    story.tie(head, "place", story.span("gpe", "Tamar", region("Tamar")))
    story.tie(raid, "place", story.span("gpe", "Vesna", region("Vesna")))
    story.tie(raid, "place", story.span("gpe", "Orlo"))
    location = story.row(head).place.location
    assert location is not None
    assert location.name == "Tamar"


def test_that_what_a_person_accepted_comes_before_what_is_suggested() -> None:
    story = Story("Rebels attacked Tamar. The raid hit Vesna.")
    head, raid = story.event("attack", "attacked"), story.event("attack", "raid")
    story.tie(raid, "same_as", head)
    story.tie(head, "place", story.suggest("gpe", "Tamar", region("Tamar")))
    story.tie(raid, "place", story.span("gpe", "Vesna", region("Vesna")))
    cell = story.row(head).place
    assert cell.location is not None
    assert (cell.location.name, cell.origin) == ("Vesna", "same event")


def test_that_a_place_that_a_person_left_unresolved_is_no_place_and_no_fault() -> None:
    story = Story("Rebels attacked Barka.")
    attack = story.event("attack", "attacked")
    barka = story.span("gpe", "Barka", Location("", rule=CODER))
    story.tie(attack, "place", barka)
    scene = story.scene()
    row = row_of(scene, attack)
    assert row.place == PlaceCell(None, "Barka", "", (barka,))
    assert PLACE not in {each.kind for each in faults(scene, row)}
