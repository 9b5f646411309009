"""The row of an event in the workbook and in the JSON lines: every cell, and what it rests on."""

import json
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from annotation.codebook_reader import read_codebook
from annotation.normals import CODER, Location, Normal, Quantity, Time
from annotation.snapshot import Entry, Snapshot
from annotation.values import Annotation, Argument, Document, Entity, Event, Facts, Span
from exports import jsonl, writing
from exports.rows import Page
from exports.sheets import events
from exports.sheets.cells import iso
from tests.annotation.desk import make_document

TEXT = (
    "Bomb kills traders in Orlo\n"
    "A car bomb exploded in Orlo on Friday, killing at least seven traders. The Northern Front "
    "claimed the blast. The Front plans to attack again."
)
FRIDAY = Time(
    "2021-04-30", "DATE", "", date(2021, 4, 30), date(2021, 4, 30), "day", "weekday",
    "“on Friday” is the last Friday before the article's date",
)  # fmt: skip
ORLO = Location("Orlo", "Tamaria", "TM", "Vesna", 12.5, 45.25, "town", "77", "gazetteer")
SEVEN = Quantity(low=7, modifier="at least", what="killed", rule="at least")
FRONT = Entity("x-1", "Northern Front", "group", "rebel", ("The Front",), "Tamaria", "Q0")
TRADERS = Entity("x-2", "Traders of Orlo", "group", "civilians")

codebook = lru_cache(read_codebook)


def span(id_: str, type_: str, words: str, nth: int = 0, **more: Any) -> Span:  # noqa: ANN401
    return Span(id_, type_, place(words, nth), words, {}, **more)


def event(id_: str, type_: str, words: str, nth: int = 0, **attributes: str) -> Event:
    return Event(id_, type_, place(words, nth), words, attributes)


def place(words: str, nth: int) -> tuple[tuple[int, int], ...]:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return ((at, at + len(words)),)


def entry() -> Entry:
    """A bombing told by two triggers, with its dead in a killing, and a plan."""
    values: tuple[Annotation, ...] = (
        span("m-orlo", "gpe", "Orlo", 1, normal=ORLO),
        span("m-friday", "time", "Friday", normal=FRIDAY),
        span("m-seven", "quantity", "at least seven", normal=SEVEN),
        span("m-traders", "group", "traders", 1, entity="x-2"),
        span("m-front", "group", "Northern Front", entity="x-1"),
        span("m-front2", "group", "The Front", entity="x-1"),
        event("e-bomb", "bombing", "exploded", status="claimed"),
        event("e-kill", "killing", "killing"),
        event("e-blast", "bombing", "blast"),
        event("e-plan", "attack", "attack", modality="planned"),
        Argument("a-1", "e-bomb", "place", "m-orlo"),
        Argument("a-2", "e-bomb", "time", "m-friday"),
        Argument("a-3", "e-kill", "victim", "m-traders"),
        Argument("a-4", "e-kill", "casualties", "m-seven"),
        Argument("a-5", "e-kill", "cause", "e-bomb"),
        Argument("a-6", "e-blast", "same_as", "e-bomb"),
        Argument("a-7", "e-blast", "attacker", "m-front"),
        Argument("a-8", "e-blast", "claimant", "m-front"),
        Argument("a-9", "e-plan", "attacker", "m-front2"),
        Argument("a-10", "e-kill", "time", "m-friday", {"inherited": "sentence"}),
    )
    facts = Facts("d-1", "Bomb kills traders in Orlo", "Meridian", date(2021, 5, 6))
    document = Document("d-1", TEXT, "0" * 64, "orlo.txt", facts)
    return Entry(document, "done", values, entities={"x-1": FRONT, "x-2": TRADERS})


def snapshot() -> Snapshot:
    return Snapshot(
        "Tamar", "maria", codebook("conflict"), (entry(),), "2026-11-22T15:00:07Z", "edit-9",
        "Goldleaf 0.1.0", (FRONT, Entity("x-3", "Southern League", "group", "militia"), TRADERS),
    )  # fmt: skip


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict[str, Any]]]:
    """The rows of every sheet, by sheet and by the id in their first cell."""
    path = tmp_path_factory.mktemp("rows") / "gold.xlsx"
    writing.write("xlsx", snapshot(), path)
    found = {}
    for sheet in load_workbook(path).worksheets[1:]:
        header, *rest = sheet.iter_rows(values_only=True)
        names = [str(name) for name in header]
        found[sheet.title] = {str(r[0]): dict(zip(names, r, strict=True)) for r in rest}
    return found


@pytest.fixture(scope="module")
def line() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        json.dumps(jsonl.line(entry(), codebook("conflict"), "maria"))
    )
    return found


Sheets = dict[str, dict[str, dict[str, Any]]]


def test_that_the_triggers_of_one_event_are_one_row(sheets: Sheets) -> None:
    events = sheets["Events"]
    assert set(events) == {"e-bomb", "e-kill", "e-plan"}
    bomb = events["e-bomb"]
    assert (bomb["trigger"], bomb["n_triggers"]) == ("exploded", 2)
    start = TEXT.index("blast")
    assert bomb["triggers"].endswith(f"blast [{start}, {start + 5})")


def test_that_a_row_has_when_and_where_with_their_evidence(sheets: Sheets) -> None:
    bomb = sheets["Events"]["e-bomb"]
    assert (bomb["date_start"], bomb["date_end"]) == (datetime(2021, 4, 30), datetime(2021, 4, 30))
    assert (bomb["date"], bomb["date_precision"]) == ("2021-04-30", "day")
    assert (bomb["date_text"], bomb["date_origin"]) == ("Friday", "own")
    assert "Friday" in bomb["date_basis"]
    assert bomb["date_evidence"] == "m-friday"
    assert (bomb["location"], bomb["admin1"], bomb["country"]) == ("Orlo", "Vesna", "Tamaria")
    assert (bomb["lat"], bomb["lon"], bomb["geo_precision"]) == (12.5, 45.25, "town")
    assert (bomb["country_code"], bomb["geonames_id"]) == ("TM", "77")
    assert bomb["place_evidence"] == "m-orlo"


def test_that_a_row_has_who_and_to_whom(sheets: Sheets) -> None:
    bomb = sheets["Events"]["e-bomb"]
    assert (bomb["actor1"], bomb["actor1_type"]) == ("Northern Front", "Rebel group")
    assert (bomb["actor1_text"], bomb["actor1_id"]) == ("Northern Front", "x-1")
    assert (bomb["claimant"], bomb["status"]) == ("Northern Front", "claimed")
    assert sheets["Events"]["e-plan"]["actor1"] == "Northern Front"


def test_that_the_dead_are_told_in_the_row_of_their_cause(sheets: Sheets) -> None:
    bomb, killing = sheets["Events"]["e-bomb"], sheets["Events"]["e-kill"]
    assert (bomb["deaths_min"], bomb["deaths_max"], bomb["deaths_best"]) == (7, None, None)
    assert (bomb["deaths_text"], bomb["deaths_evidence"]) == ("at least seven", "m-seven")
    assert bomb["injured_min"] is None
    assert (bomb["tells_of"], killing["told_in"]) == ("e-kill", "e-bomb")
    assert (bomb["codable"], killing["codable"]) == ("yes", "no")
    assert "exploded" in killing["codable_reason"]


def test_that_a_plan_is_no_row_of_the_data(sheets: Sheets) -> None:
    plan = sheets["Events"]["e-plan"]
    assert (plan["codable"], plan["codable_reason"]) == ("no", "Modality: planned")
    assert plan["missing"] == "place;time"
    assert plan["date_start"] is None


def test_that_arguments_name_their_trigger_their_row_and_their_actor(sheets: Sheets) -> None:
    claimed = sheets["Arguments"]["a-8"]
    assert (claimed["event_id"], claimed["trigger_id"]) == ("e-bomb", "e-blast")
    assert (claimed["actor_id"], claimed["actor"]) == ("x-1", "Northern Front")
    assert sheets["Arguments"]["a-6"]["target_id"] == "e-bomb"
    assert sheets["Arguments"]["a-5"]["target_event_id"] == "e-bomb"
    assert sheets["Arguments"]["a-1"]["target_event_id"] is None
    assert sheets["Events"]["e-bomb"]["trigger_ids"] == "e-bomb;e-blast"
    assert sheets["Arguments"]["a-10"]["inherited"] == "sentence"


def test_that_mentions_say_what_they_mean(sheets: Sheets) -> None:
    mentions = sheets["Mentions"]
    assert mentions["m-friday"]["time_value"] == "2021-04-30"
    assert mentions["m-friday"]["time_start"] == datetime(2021, 4, 30)
    assert mentions["m-friday"]["value_rule"] == "weekday"
    assert (mentions["m-orlo"]["location"], mentions["m-orlo"]["lat"]) == ("Orlo", 12.5)
    seven = mentions["m-seven"]
    assert (seven["count_min"], seven["count_max"], seven["count_of"]) == (7, None, "killed")
    assert (mentions["m-front2"]["actor"], mentions["m-orlo"]["actor"]) == ("Northern Front", None)


def test_that_actors_are_the_whole_register_with_their_counts(sheets: Sheets) -> None:
    front, league = sheets["Actors"]["x-1"], sheets["Actors"]["x-3"]
    assert (front["name"], front["kind_label"]) == ("Northern Front", "Rebel group")
    assert (front["aliases"], front["external_id"]) == ("The Front", "Q0")
    assert (front["n_mentions"], front["n_documents"], front["n_events"]) == (2, 1, 2)
    assert (league["n_mentions"], league["n_events"]) == (0, 0)


def test_that_the_lines_have_whom_and_what_a_mention_means(line: dict[str, Any]) -> None:
    spans = {span["id"]: span for span in line["spans"]}
    assert spans["m-front"]["entity"] == "x-1"
    assert spans["m-orlo"]["entity"] is None
    assert spans["m-friday"]["time"] == {
        "value": "2021-04-30", "from": "2021-04-30", "to": "2021-04-30", "precision": "day",
        "rule": "weekday",
    }  # fmt: skip
    assert spans["m-orlo"]["place"] == {
        "name": "Orlo", "country": "Tamaria", "admin1": "Vesna", "lat": 12.5, "lon": 45.25,
        "precision": "town",
    }  # fmt: skip
    assert spans["m-seven"]["quantity"] == {
        "low": 7, "high": None, "best": None, "modifier": "at least", "what": "killed",
    }  # fmt: skip
    assert not {"time", "place", "quantity"} & set(spans["m-front"])


def test_that_the_lines_have_the_entities_that_are_named(line: dict[str, Any]) -> None:
    assert [entity["id"] for entity in line["entities"]] == ["x-1", "x-2"]
    assert line["entities"][0] == {
        "id": "x-1", "name": "Northern Front", "kind": "rebel", "aliases": ["The Front"],
        "country": "Tamaria", "external": "Q0",
    }  # fmt: skip


def test_that_the_lines_have_the_row_of_each_event(line: dict[str, Any]) -> None:
    events = {event["id"]: event for event in line["events"]}
    bomb = events["e-bomb"]
    assert [mention["id"] for mention in bomb["mentions"]] == ["e-blast"]
    assert {a["id"]: a["mention"] for a in bomb["arguments"]}["a-8"] == "e-blast"
    assert bomb["date"]["from"] == bomb["date"]["to"] == "2021-04-30"
    assert set(bomb["date"]) == {"from", "to", "precision", "basis"}
    assert bomb["place"]["name"] == "Orlo"
    assert bomb["deaths"] == {
        "low": 7, "high": None, "best": None, "side": "civilian", "status": "claimed",
        "claimant": "Northern Front",
    }  # fmt: skip
    assert (bomb["injured"], bomb["displaced"], bomb["codable"]) == (None, None, True)
    assert events["e-kill"]["told_in"] == "e-bomb"
    assert (events["e-plan"]["codable"], events["e-plan"]["date"]) == (False, None)


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (None, None, "unknown", ""),
        (date(2021, 4, 30), date(2021, 4, 30), "day", "2021-04-30"),
        (date(2021, 4, 1), date(2021, 4, 30), "month", "2021-04"),
        (date(2021, 1, 1), date(2021, 12, 31), "year", "2021"),
        (date(2021, 4, 26), date(2021, 5, 2), "week", "2021-04-26/2021-05-02"),
        (date(2021, 4, 1), date(2021, 5, 31), "month", "2021-04-01/2021-05-31"),
        (date(2021, 5, 1), None, "day", "2021-05-01/.."),
        (None, date(2021, 5, 1), "day", "../2021-05-01"),
    ],
)
def test_that_a_date_is_as_short_as_it_is_known(
    start: date | None, end: date | None, precision: str, expected: str
) -> None:
    assert iso(start, end, precision) == expected


def clash_and_kidnapping() -> Entry:
    """A clash of two who fight each other, and three men who were taken away."""
    text = "The Front and the army fought. Gunmen kidnapped three villagers."

    def at(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    army = Entity("x-4", "army", "organisation", "state_forces")
    values: tuple[Annotation, ...] = (
        Span("m-front", "group", at("The Front"), "The Front", {}, entity="x-1"),
        Span("m-army", "organisation", at("the army"), "the army", {}, entity="x-4"),
        Span("m-men", "person", at("three villagers"), "three villagers", {}),
        Span("m-three", "quantity", at("three"), "three", {}, normal=Quantity(3, 3, 3)),
        Event("e-clash", "armed_clash", at("fought"), "fought", {}),
        Event("e-taken", "abduction", at("kidnapped"), "kidnapped", {}),
        Argument("a-1", "e-clash", "attacker", "m-front"),
        Argument("a-2", "e-clash", "attacker", "m-army"),
        Argument("a-3", "e-taken", "victim", "m-men"),
    )
    document = Document("d-2", text, "0" * 64, "clash.txt", Facts("d-2", "Clash", "M", None))
    return Entry(document, "done", values, entities={"x-1": FRONT, "x-4": army})


def test_that_two_sides_of_a_clash_are_two_actors_and_the_abducted_are_counted() -> None:
    page = Page(clash_and_kidnapping(), codebook("conflict"), "maria")
    columns = {column.name: column.value for column in events.columns(codebook("conflict"))}
    rows = {row.event.id: row for row in page.events()}
    clash = [columns[name](rows["e-clash"]) for name in ("actor1", "assoc_actor1", "actor2")]
    assert clash == [FRONT.name, "", "army"]
    names = ("abducted_min", "abducted_max", "abducted_best", "abducted_text", "abducted_side")
    taken = [columns[name](rows["e-taken"]) for name in names]
    assert taken == [3, 3, 3, "three", "civilians"]
    found = jsonl.line(clash_and_kidnapping(), codebook("conflict"), "maria")["events"]
    abducted = {each["id"]: each["abducted"] for each in found}
    taken_line = abducted["e-taken"]
    assert taken_line is not None
    keys = ("low", "high", "best", "side")
    assert [taken_line[key] for key in keys] == [3, 3, 3, "civilian"]
    assert abducted["e-clash"] is None


def read(entry: Entry, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each sheet of one document's workbook, as dictionaries."""
    path = folder / "lost.xlsx"
    now = "2026-11-22T15:00:07Z"
    writing.write("xlsx", Snapshot("p", "anna", codebook("conflict"), [entry], now, "", "g"), path)
    found: dict[str, list[dict[str, Any]]] = {}
    for sheet in load_workbook(path).worksheets[1:]:
        header, *rows = sheet.iter_rows(values_only=True)
        names = [str(name) for name in header]
        found[sheet.title] = [dict(zip(names, row, strict=True)) for row in rows]
    return found


def test_that_a_role_whose_filler_or_event_is_gone_has_its_ids_and_no_words(
    tmp_path: Path,
) -> None:
    document = make_document(TEXT)
    at = TEXT.split()[0]
    values = (
        Event("ev", "killing", ((0, len(at)),), at),
        Argument("lost-filler", "ev", "place", "gone"),
        Argument("lost-event", "nobody", "place", "ev"),
        Argument("lost-both", "nobody", "time", "gone"),
    )
    sheets = read(Entry(document, "in_progress", values), tmp_path)
    rows = {row["argument_id"]: row for row in sheets["Arguments"]}
    assert set(rows) == {"lost-filler", "lost-event", "lost-both"}
    lost = rows["lost-filler"]
    assert (lost["event_id"], lost["target_id"], lost["role"]) == ("ev", "gone", "place")
    assert [lost[name] for name in ("text", "target_type", "target_kind")] == [None] * 3
    lost = rows["lost-event"]
    assert (lost["event_id"], lost["trigger"], lost["text"]) == ("nobody", None, at)
    event = sheets["Events"][0]
    assert event["role_place"] is None
    assert "no longer there" in event["checks"]


def test_that_what_a_person_said_to_be_unknown_is_blank_and_not_missing(tmp_path: Path) -> None:
    words = TEXT.split()[:5]
    places = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]
    unknown: tuple[tuple[str, str, Normal], ...] = (
        ("time", "time", Time("", rule=CODER)),
        ("gpe", "place", Location("", rule=CODER)),
        ("quantity", "casualties", Quantity(modifier="unknown", what="killed", rule=CODER)),
    )
    spans = [
        Span(type_, type_, (places[at],), words[at], {}, normal)
        for at, (type_, _, normal) in enumerate(unknown, 1)
    ]
    roles = [Argument(f"a-{role}", "ev", role, type_) for type_, role, _ in unknown]
    killed = Event("ev", "killing", (places[0],), words[0])
    entry = Entry(make_document(TEXT), "in_progress", (killed, *spans, *roles))
    sheets = read(entry, tmp_path)
    event = sheets["Events"][0]
    numbers = ("date_start", "date_end", "date", "location", "country", "lat", "lon",
               "deaths_min", "deaths_max", "deaths_best")  # fmt: skip
    assert [event[name] for name in numbers] == [None] * len(numbers)
    assert event["missing"] == "victim"
    assert event["checks"].count("has no") == 1
    assert {row["value_rule"] for row in sheets["Mentions"]} == {"coder"}
