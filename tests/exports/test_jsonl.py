"""JSON lines: the layout to the letter, exact text, the same bytes for the same state."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.snapshot import Entry
from annotation.values import Argument, Event, Facts, Span
from exports import jsonl, writing
from tests.exports import build


def test_that_a_line_has_the_layout(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    writing.write("jsonl", build.snapshot(), path)
    found = json.loads(path.read_text(encoding="utf-8"))
    assert list(found) == [
        "goldleaf", "id", "title", "publisher", "published", "source", "sha256", "text", "zones",
        "layer", "state", "spans", "entities", "events",
    ]  # fmt: skip
    assert found["goldleaf"] == 1
    assert found["published"] == "2021-05-06"
    assert found["zones"] == [{"kind": "title", "start": 0, "end": 17}]
    assert (found["layer"], found["state"]) == ("maria", "in_progress")
    assert found["text"] == build.TEXT


def test_that_spans_and_events_say_where_they_came_from() -> None:
    line = jsonl.line(build.entry(), build.codebook(), "maria")
    start = build.TEXT.index("Front")
    assert line["spans"][1] == {
        "id": "m-1",
        "type": "organisation",
        "fragments": [[start, start + 5]],
        "text": "Front",
        "attributes": {},
        "origin": {
            "source": "en_core_web_sm",
            "version": "3.8.0",
            "score": 0.875,
            "decision": "corrected",
        },
        "entity": None,
    }
    event = line["events"][0]
    assert list(event) == [
        *("id", "type", "fragments", "text", "attributes", "origin", "mentions", "arguments"),
        *("date", "place", "deaths", "injured", "displaced", "arrested", "abducted"),
        *("told_in", "codable", "reason"),
    ]
    assert event["attributes"] == {"modality": "claimed"}
    assert [(each["role"], each["target"]) for each in event["arguments"]] == [
        ("attacker", "m-1"),
        ("place", "m-2"),
    ]


def test_that_what_was_made_by_hand_names_its_coder() -> None:
    line = jsonl.line(build.entry(), build.codebook(), "maria")
    by_hand = {"source": "maria", "version": None, "score": None, "decision": "added"}
    assert line["spans"][0]["origin"] == by_hand
    assert line["events"][0]["arguments"][1]["origin"] == by_hand


def test_that_pending_suggestions_have_no_decision(tmp_path: Path) -> None:
    values = (
        build.span("s-1", "Varok"),
        build.event("s-2", "stormed"),
        Argument("s-3", "s-2", "place", "s-1"),
    )
    path = tmp_path / "out.jsonl"
    writing.write("jsonl", build.pending(values), path)
    found = json.loads(path.read_text(encoding="utf-8"))
    origin = {"source": "en_core_web_sm", "version": "3.8.0", "score": 0.5, "decision": None}
    assert found["layer"] == "suggestions"
    assert found["spans"][0]["origin"] == origin
    assert found["events"][0]["origin"] == origin
    assert found["events"][0]["arguments"][0]["origin"] == origin


def test_that_the_bytes_are_utf8_with_lf_and_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    writing.write("jsonl", build.snapshot(), path)
    raw = path.read_bytes()
    assert raw.startswith(b'{"goldleaf":1,"id":"d-1","title":"Rebels take Varok","publisher"')
    assert raw.endswith(b"}\n")
    assert b"\r" not in raw
    assert "🚜" in raw.decode("utf-8")


def test_that_the_same_state_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        writing.write("jsonl", build.snapshot(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_that_the_order_in_which_attributes_were_set_does_not_matter() -> None:
    pairs = {"modality": "claimed", "codable": "no"}
    turned = dict(reversed(pairs.items()))
    lines = [
        jsonl.line(
            Entry(build.document(), "new", (Event("e", "attack", (), "", each),)),
            build.codebook(),
            "maria",
        )
        for each in (pairs, turned)
    ]
    assert json.dumps(lines[0]) == json.dumps(lines[1])


def test_that_an_unknown_date_is_null_and_an_event_may_lack_a_trigger() -> None:
    event = Event("e", "attack", (), "")
    line = jsonl.line(
        Entry(build.document(published=None), "new", (event,)), build.codebook(), "maria"
    )
    assert line["published"] is None
    assert (line["events"][0]["fragments"], line["events"][0]["text"]) == ([], "")


def test_that_a_title_with_half_a_character_is_kept(tmp_path: Path) -> None:
    document = build.document()
    facts = Facts("d-1", "half \ud83d")
    odd = type(document)("d-1", document.text, document.sha256, "a.txt", facts)
    path = tmp_path / "out.jsonl"
    writing.write("jsonl", build.snapshot(Entry(odd, "new", ())), path)
    assert json.loads(path.read_bytes())["title"] == "half \ud83d"


@st.composite
def texts_with_spans(draw: st.DrawFn) -> Entry:
    pieces = st.sampled_from(
        ["🚜", "é", "\r\n", "\u2028", "שלום", '"', "\\", "\t", " ", "Varok", "_x0041_"]
    )
    text = "".join(draw(st.lists(pieces | st.characters(exclude_categories=["Cs"]), min_size=1)))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    span = Span("m", "gpe", ((start, end),), text[start:end])
    return Entry(build.document(text=text), "new", (span,))


@given(texts_with_spans())
def test_that_text_and_offsets_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, entry: Entry
) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "out.jsonl"
    writing.write("jsonl", build.snapshot(entry), path)
    with path.open(encoding="utf-8", newline="\n") as file:
        (found,) = [json.loads(line) for line in file]
    assert found["text"] == entry.document.text
    (span,) = found["spans"]
    ((start, end),) = span["fragments"]
    assert found["text"][start:end] == span["text"] == entry.spans[0].quote
