"""The codebooks that come with Goldleaf: complete, readable on both pages, easy to tell apart."""

import itertools
import re
from pathlib import Path

import pytest

from annotation.codebook import CELLS, Codebook, Colours, EntityType, EventType
from annotation.codebook_checks import MODEL_LABELS
from annotation.codebook_reader import parse_codebook, read_codebook, shipped_codebooks
from annotation.contrast import contrast
from annotation.normal.quantities import Conventions
from annotation.normals import COUNTED

SURFACES = Colours(light="#FCFBF8 #F5F3ED #FFFFFF", dark="#15181D #191D23 #1F242B")
"""Page, panel and field of the window: a type's colour stands on all three."""

GUIDE = Path(__file__).parents[2] / "docs" / "codebook.md"
DIGITS = "123456789"
EVENTS = (
    *("armed_clash", "attack", "bombing", "air_strike", "shelling", "territory_taken"),
    *("abduction", "killing", "injury", "displacement", "property_destruction", "arrest"),
    *("protest", "riot", "deployment", "withdrawal", "handover", "ceasefire", "agreement"),
    *("negotiation", "statement", "demand", "accusation", "threat", "sanction", "aid"),
    *("arming", "movement", "trial", "investigation", "restriction", "transaction", "office"),
)


def all_types() -> list[tuple[str, EntityType | EventType]]:
    books = [read_codebook(name) for name in shipped_codebooks()]
    return [(book.name, each) for book in books for each in book.search("")]


every_type = pytest.mark.parametrize(
    ("book", "each"), all_types(), ids=[f"{book}-{each.name}" for book, each in all_types()]
)


def test_that_two_codebooks_are_shipped_under_their_own_names() -> None:
    assert shipped_codebooks() == ("conflict", "entities")
    assert [read_codebook(name).name for name in shipped_codebooks()] == ["conflict", "entities"]
    assert [read_codebook(name).version for name in shipped_codebooks()] == ["2.1", "1.1"]


def test_that_conflict_has_the_promised_types() -> None:
    conflict = read_codebook("conflict")
    assert "".join(each.key for each in conflict.entities) == DIGITS
    entities = "person organisation gpe location facility group time quantity weapon"
    assert " ".join(each.name for each in conflict.entities) == entities
    assert {each.name for each in conflict.events} == set(EVENTS)
    assert "".join(each.key for each in conflict.roles) == "ATVWPDSRCQUOM"


def test_that_conflict_has_the_promised_attributes() -> None:
    attributes = {each.name: each.values for each in read_codebook("conflict").attributes}
    assert attributes["modality"] == ("asserted", "planned", "hypothetical")
    assert attributes["status"] == ("asserted", "claimed", "confirmed", "contested", "denied")
    assert set(attributes) == {
        *("polarity", "modality", "status", "tense", "genericity", "certainty"),
        *("codable", "reason"),
    }
    assert attributes["reason"] == ()


def test_that_conflict_says_what_each_part_is_to_the_row_of_an_event() -> None:
    conflict = read_codebook("conflict")
    cells = {each.cell: each.name for each in conflict.roles}
    assert set(cells) == set(CELLS)
    assert cells["count"] == "casualties"
    counts = {each.counts: each.name for each in conflict.events if each.counts}
    assert set(counts) == set(COUNTED)
    assert all(set(each.required) <= set(each.roles) for each in conflict.events)
    normals = {each.name: each.normal for each in conflict.entities if each.normal}
    assert normals["time"] == "time"
    assert normals["facility"] == normals["gpe"] == "place"
    actors = {each.name for each in conflict.entities if each.is_actor}
    assert actors == {"person", "organisation", "gpe", "group"}


def test_that_conflict_says_which_events_have_two_sides() -> None:
    mutual = {each.name for each in read_codebook("conflict").events if each.is_mutual}
    assert mutual == {"armed_clash", "ceasefire", "agreement", "negotiation"}


def test_that_conflict_says_which_events_are_no_rows() -> None:
    attributes = {each.name: each.uncodable for each in read_codebook("conflict").attributes}
    assert attributes["polarity"] == ("negative",)
    assert attributes["modality"] == ("planned", "hypothetical")
    assert attributes["genericity"] == ("aggregate", "background")
    assert attributes["status"] == ()


def test_that_the_vague_words_of_conflict_stand_for_the_usual_numbers() -> None:
    assert Conventions(**read_codebook("conflict").conventions) == Conventions()


def test_that_what_a_mention_means_follows_from_the_model_labels_where_nothing_is_said() -> None:
    entities = read_codebook("entities")
    assert (entities.normal_of("date"), entities.normal_of("fac")) == ("time", "place")
    assert (entities.normal_of("cardinal"), entities.normal_of("money")) == ("quantity", "")


def test_that_entities_has_every_label_of_ontonotes_and_no_event() -> None:
    entities = read_codebook("entities")
    assert not entities.events
    labels = [label for each in entities.entities for label in each.model_labels]
    assert sorted(labels) == sorted(MODEL_LABELS)


@pytest.mark.parametrize("shipped", shipped_codebooks())
def test_that_all_nine_digits_are_used(shipped: str) -> None:
    codebook = read_codebook(shipped)
    for types in (codebook.entities, codebook.events):
        keys = "".join(sorted(each.key for each in types))
        assert keys in ("", DIGITS)


@every_type
def test_that_a_type_says_what_it_is_and_what_it_is_not(
    book: str, each: EntityType | EventType
) -> None:
    assert len(each.definition) > 20, book
    assert re.search(r"\[[^\[\]]+\]", each.example), "the example marks what is meant"
    assert each.not_this


@every_type
def test_that_the_colour_of_a_type_can_be_read_on_every_surface(
    book: str, each: EntityType | EventType
) -> None:
    for colour, surfaces in (
        (each.colours.light, SURFACES.light),
        (each.colours.dark, SURFACES.dark),
    ):
        assert min(contrast(colour, surface) for surface in surfaces.split()) >= 4.9, book


def test_that_every_event_has_a_crosswalk_to_three_schemes() -> None:
    for each in read_codebook("conflict").events:
        assert set(each.crosswalk) == {"plover", "ace", "acled_like"}
        assert all(each.crosswalk.values())


def test_that_every_role_of_conflict_is_used() -> None:
    conflict = read_codebook("conflict")
    used = {name for each in conflict.events for name in each.roles}
    assert used == {role.name for role in conflict.roles}


@pytest.mark.parametrize(("shipped", "least"), [("conflict", 20), ("entities", 15)])
def test_that_entity_colours_can_be_told_apart(shipped: str, least: float) -> None:
    colours = [each.colours for each in read_codebook(shipped).entities]
    assert _least_difference([each.light for each in colours]) >= least
    assert _least_difference([each.dark for each in colours]) >= least


def test_that_each_group_of_events_has_one_hue_of_its_own() -> None:
    groups = _colours_of_groups(read_codebook("conflict"))
    assert all(len(colours) == 1 for colours in groups.values())
    one_each = [next(iter(colours)) for colours in groups.values()]
    assert _least_difference([each.light for each in one_each]) >= 20
    assert _least_difference([each.dark for each in one_each]) >= 20


def test_that_the_example_of_the_guide_is_a_codebook() -> None:
    found = re.search(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    assert parse_codebook(found[1], where="guide").event("eviction").key == "1"


def test_that_contrast_runs_from_1_to_21() -> None:
    assert contrast("#123456", "#123456") == pytest.approx(1)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def _colours_of_groups(codebook: Codebook) -> dict[str, set[Colours]]:
    groups: dict[str, set[Colours]] = {}
    for each in codebook.events:
        groups.setdefault(each.group, set()).add(each.colours)
    return groups


def _least_difference(colours: list[str]) -> float:
    """The least distance of two colours in CIELAB; from about 10 on, they look different."""
    return min(_distance(one, other) for one, other in itertools.combinations(colours, 2))


def _distance(one: str, other: str) -> float:
    pairs = zip(_lab(one), _lab(other), strict=True)
    return float(sum((left - right) ** 2 for left, right in pairs) ** 0.5)


def _lab(colour: str) -> tuple[float, float, float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    x = _cube_root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = _cube_root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _cube_root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(share: float) -> float:
    return float(share ** (1 / 3)) if share > 0.008856 else 7.787 * share + 16 / 116
