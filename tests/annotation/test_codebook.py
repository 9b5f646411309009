"""Look-ups of a codebook, and that it is a value: compared, hashed, pickled, turned to JSON."""

import dataclasses
import json
import pickle

import pytest

from annotation.codebook import Codebook
from annotation.codebook_reader import parse_codebook, read_codebook


@pytest.fixture(scope="module")
def conflict() -> Codebook:
    return read_codebook("conflict")


@pytest.mark.parametrize("shipped", ["conflict", "entities"])
def test_that_a_codebook_survives_pickling_with_its_lookups(shipped: str) -> None:
    codebook = read_codebook(shipped)
    codebook.entity("person")  # the look-ups exist before it is pickled
    copy = pickle.loads(pickle.dumps(codebook))  # noqa: S301 - our own bytes
    assert copy == codebook
    assert hash(copy) == hash(codebook)
    assert copy.entity("person") == codebook.entity("person")


def test_that_a_changed_copy_has_lookups_of_its_own(conflict: Codebook) -> None:
    conflict.entity("person")
    smaller = dataclasses.replace(conflict, entities=conflict.entities[1:])
    with pytest.raises(KeyError):
        smaller.entity("person")


def test_that_a_codebook_cannot_be_changed(conflict: Codebook) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        conflict.name = "other"  # type: ignore[misc]


def test_that_a_codebook_turns_into_json(conflict: Codebook) -> None:
    data = json.loads(json.dumps(dataclasses.asdict(conflict)))
    assert data["entities"][0]["colours"] == {"light": "#1D5FD0", "dark": "#6EA8FF"}
    assert set(data) == {field.name for field in dataclasses.fields(Codebook)}


def test_that_the_source_text_gives_the_same_codebook_again(conflict: Codebook) -> None:
    assert parse_codebook(conflict.source_text, where="again") == conflict


@pytest.mark.parametrize("lookup", ["entity", "event", "role", "type"])
def test_that_an_unknown_name_is_a_key_error(conflict: Codebook, lookup: str) -> None:
    with pytest.raises(KeyError):
        getattr(conflict, lookup)("nothing")


def test_that_a_type_is_found_among_entities_and_events(conflict: Codebook) -> None:
    assert conflict.type("gpe") is conflict.entity("gpe")
    assert conflict.type("attack") is conflict.event("attack")


def test_that_entities_and_events_have_separate_digits(conflict: Codebook) -> None:
    entity, event = conflict.entity_for_key("1"), conflict.event_for_key("1")
    assert entity is conflict.entity("person")
    assert event is conflict.event("attack")


def test_that_a_type_without_a_key_is_on_no_key(conflict: Codebook) -> None:
    assert conflict.event("aid").key == ""
    assert conflict.event_for_key("") is None
    assert conflict.entity_for_key("0") is None


@pytest.mark.parametrize(
    ("label", "expected"),
    [("PERSON", "person"), ("NORP", "group"), ("MONEY", "quantity"), ("DATE", "time")],
)
def test_that_a_model_label_means_an_entity_type(
    conflict: Codebook, label: str, expected: str
) -> None:
    assert conflict.entity_for_model_label(label) is conflict.entity(expected)


@pytest.mark.parametrize("label", ["ORDINAL", "WORK_OF_ART", "", "NEW_LABEL"])
def test_that_a_label_which_no_type_lists_means_nothing(conflict: Codebook, label: str) -> None:
    assert conflict.entity_for_model_label(label) is None


def test_that_the_roles_of_an_event_keep_their_order(conflict: Codebook) -> None:
    names = [role.name for role in conflict.roles_of("handover")]
    assert names == [
        *("attacker", "recipient", "target", "place", "time", "source"),
        *("claimant", "cause", "part_of", "same_as"),
    ]


@pytest.mark.parametrize(
    ("role", "target", "expected"),
    [
        ("attacker", "organisation", True),
        ("attacker", "time", False),
        ("place", "gpe", True),
        ("instrument", "bombing", False),
        ("cause", "bombing", True),
        ("attacker", "bombing", False),
        ("target", "withdrawal", True),
        ("target", "event", False),
        ("target", "nothing", False),
    ],
)
def test_that_a_role_takes_its_fillers_alone(
    conflict: Codebook, role: str, target: str, expected: bool
) -> None:
    assert conflict.fits(role, target) is expected


def test_that_an_unknown_role_fits_nothing(conflict: Codebook) -> None:
    assert not conflict.fits("nothing", "person")
    assert not conflict.fits("nothing", "bombing")


def test_that_names_which_a_codebook_lacks_are_shown_as_they_are(conflict: Codebook) -> None:
    assert (conflict.type_label("siege"), conflict.type_label("attack")) == ("siege", "Attack")
    assert (conflict.role_label("nothing"), conflict.role_label("time")) == ("nothing", "Time")
    assert (conflict.cell_of("nothing"), conflict.cell_of("time")) == ("", "date")
    assert (conflict.normal_of("nothing"), conflict.normal_of("gpe")) == ("", "place")
    assert conflict.roles_of("siege") == ()


@pytest.mark.parametrize(
    ("typed", "kind", "expected"),
    [
        ("cea", "event", ["ceasefire"]),
        ("CEA", None, ["ceasefire"]),
        ("str", "event", ["air_strike"]),
        ("air s", "event", ["air_strike"]),
        ("a", "event", ["armed_clash", "attack", "air_strike", "abduction", "arrest", "agreement"]),
        ("ta", "event", ["territory_taken"]),
        ("or", "entity", ["organisation", "gpe", "group", "weapon"]),
        ("zz", None, []),
        ("person", "event", []),
    ],
)
def test_that_typed_letters_filter_the_types(
    conflict: Codebook, typed: str, kind: str | None, expected: list[str]
) -> None:
    found = [each.name for each in conflict.search(typed, kind)]  # type: ignore[arg-type]
    assert found[: len(expected)] == expected
    assert bool(found) is bool(expected)


def test_that_labels_which_start_with_the_letters_come_first(conflict: Codebook) -> None:
    found = [each.name for each in conflict.search("t", "event")]
    assert found[:2] == ["territory_taken", "threat"]


def test_that_nothing_typed_finds_everything(conflict: Codebook) -> None:
    assert conflict.search("", "entity") == conflict.entities
    assert conflict.search(" ", "event") == conflict.events
    assert conflict.search("") == (*conflict.entities, *conflict.events)
