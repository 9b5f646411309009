"""Records and suggestions survive the way to JSON text and back, whatever is in them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.codec import (
    annotation_from_dict,
    change_from_dict,
    change_to_dict,
    dumps,
    entity_from_json,
    loads,
    normal_from_json,
    record_from_dict,
    record_to_dict,
    suggestion_from_dict,
    suggestion_to_dict,
)
from annotation.normals import Location, Quantity, Time
from annotation.values import (
    Argument,
    Change,
    Decision,
    Entity,
    Event,
    Facts,
    Original,
    Span,
    Status,
    Suggestion,
    Zone,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
places = st.integers(0, 5_000_000)
fragments = st.lists(st.tuples(places, places), max_size=3).map(tuple)
attributes = st.dictionaries(texts, texts, max_size=3)
scores = st.floats(0, 1)
days = st.none() | st.dates()
counts = st.none() | st.integers(0, 10**9)
degrees = st.none() | st.floats(-180, 180)
normals = (
    st.builds(Time, texts, st.just("DATE"), st.just("APPROX"), days, days, st.just("day"), texts)
    | st.builds(Location, texts, texts, texts, texts, degrees, degrees, st.just("town"), texts)
    | st.builds(Quantity, counts, counts, counts, st.just("at least"), texts, texts)
)
spans = st.builds(Span, texts, texts, fragments, texts, attributes, st.none() | normals, texts)
names = st.lists(texts, max_size=3).map(tuple)
entities = st.builds(Entity, texts, texts, texts, texts, names, texts, texts, texts)
events = st.builds(Event, texts, texts, fragments, texts, attributes)
arguments = st.builds(Argument, texts, texts, texts, texts, attributes)
annotations = spans | events | arguments
originals = st.builds(
    Original, st.sampled_from(["span", "event", "argument"]), texts, fragments, fragments
)
decisions = st.builds(
    Decision,
    texts,
    texts,
    st.sampled_from(["accepted", "corrected", "rejected"]),
    st.none() | texts,
    texts,
    texts,
    scores,
    originals,
    texts,
)
zones = st.lists(st.builds(Zone, texts, places, places), max_size=3).map(tuple)
facts = st.builds(Facts, texts, texts, texts, st.none() | st.dates(), zones)
statuses = st.builds(Status, texts, st.sampled_from(["new", "in_progress", "done"]), texts)
records = annotations | decisions | facts | statuses | entities


@given(records)
def test_that_a_record_comes_back_from_json_text_as_it_was(record: Span) -> None:
    assert record_from_dict(loads(dumps(record_to_dict(record)))) == record


@given(annotations, texts, texts, scores, st.none() | entities)
def test_that_a_suggestion_comes_back_from_json_text_as_it_was(
    value: Span, source: str, version: str, score: float, entity: Entity | None
) -> None:
    suggestion = Suggestion(value, source, version, score, entity)

    assert suggestion_from_dict(loads(dumps(suggestion_to_dict(suggestion)))) == suggestion


@given(st.builds(Change, st.none() | records, st.none() | records))
def test_that_a_change_comes_back_with_both_sides(change: Change) -> None:
    assert change_from_dict(loads(dumps(change_to_dict(change)))) == change


@given(records)
def test_that_the_same_record_is_always_the_same_text(record: Span) -> None:
    text = dumps(record_to_dict(record))

    assert dumps(record_to_dict(record_from_dict(loads(text)))) == text


def test_that_json_text_is_canonical() -> None:
    assert dumps({"b": [1, (2, 3)], "a": "Київ 😀"}) == '{"a":"Київ 😀","b":[1,[2,3]]}'


def test_that_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        dumps(float("nan"))


def test_that_a_decision_is_not_taken_for_an_annotation() -> None:
    status = json.loads(dumps(record_to_dict(Status("d/anna", "done"))))

    with pytest.raises(ValueError, match="status"):
        annotation_from_dict(status)


def test_that_a_span_of_the_first_format_has_neither_meaning_nor_entity() -> None:
    written = record_to_dict(Span("s", "gpe", ((0, 4),), "Veld"))
    for name in ("normal", "entity"):
        del written[name]

    assert record_from_dict(written) == Span("s", "gpe", ((0, 4),), "Veld")


QUANTITY = {"kind": "quantity", "low": 1, "high": None, "best": None, "modifier": ""}
TIME = {"kind": "time", "value": "2021", "start": None, "end": None}


@pytest.mark.parametrize(
    "damaged",
    [
        [],
        5,
        "time",
        {},
        {"kind": "weather"},
        {"low": "x"},
        {**QUANTITY, "low": "x"},
        {**QUANTITY, "low": True},
        {**QUANTITY, "low": 1.5},
        {**QUANTITY, "colour": "red"},
        {**TIME, "start": "2021-99-99"},
        {**TIME, "start": 5},
        {**TIME, "end": []},
        {**TIME, "value": None},
        {"kind": "time"},
        {"kind": "place"},
        {"kind": "place", "name": "Veld", "lat": "north"},
    ],
)
def test_that_a_damaged_meaning_is_refused(damaged: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        normal_from_json(damaged)


ENTITY = record_to_dict(Entity("e", "Front", "organisation"))


@pytest.mark.parametrize(
    "damaged",
    [
        [],
        5,
        {},
        {**ENTITY, "aliases": "Front"},
        {**ENTITY, "aliases": [5]},
        {**ENTITY, "name": None},
        {**ENTITY, "colour": "red"},
        {key: held for key, held in ENTITY.items() if key != "merged"},
    ],
)
def test_that_a_damaged_entity_is_refused(damaged: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        entity_from_json(damaged)


@pytest.mark.parametrize("damaged", [[], 5, {"status": 5}])
def test_that_damaged_attributes_are_refused(damaged: object) -> None:
    value = record_to_dict(Event("e", "attack", (), ""))
    with pytest.raises(ValueError, match="texts"):
        record_from_dict({**value, "attributes": damaged})
