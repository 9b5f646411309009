"""Where an event happened: the most exact place that the text gives, on the map or in words."""

import pytest

from annotation.frames.values import PlaceCell
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
