"""JSON lines: one document a line, sorted by id, the text exact, the keys in a fixed order.

UTF-8 without a byte order mark, lines end with LF. The same state gives the same bytes.
"""

import json
from pathlib import Path
from typing import Any

from annotation.snapshot import Entry, Snapshot
from annotation.values import Annotation, Argument, Attributes, Event, Span, Zone
from exports.origins import origin_of
from exports.receipt import Digest, Receipt

LAYOUT = 1
"""The number that every line starts with; it grows when the layout changes."""

Line = dict[str, Any]


def write(snapshot: Snapshot, path: Path) -> Receipt:
    """Write a line for each document of the snapshot."""
    digest, documents = Digest(), 0
    with path.open("wb") as file:
        for entry in snapshot.entries:
            file.write(_encoded(line(entry, snapshot.layer)))
            digest.add(entry.document.text)
            documents += 1
    return Receipt(documents, {"lines": documents}, {"texts": digest.hexdigest()})


def verify(path: Path, receipt: Receipt) -> None:
    """Raise ValueError unless each line can be read, quotes its text, and none is missing."""
    digest, lines = Digest(), 0
    with path.open("rb") as file:
        for raw in file:
            found = json.loads(raw)
            _verify_quotes(found)
            digest.add(found["text"])
            lines += 1
    if lines != receipt.rows["lines"] or digest.hexdigest() != receipt.digests["texts"]:
        raise ValueError(f"{lines} of {receipt.rows['lines']} documents were read back whole")


def line(entry: Entry, layer: str) -> Line:
    """Return one document as the layout has it."""
    document = entry.document
    facts = document.facts
    return {
        "goldleaf": LAYOUT,
        "id": document.id,
        "title": facts.title,
        "publisher": facts.publisher,
        "published": facts.published.isoformat() if facts.published else None,
        "source": document.source,
        "sha256": document.sha256,
        "text": document.text,
        "zones": [_zone(zone) for zone in facts.zones],
        "layer": layer,
        "state": entry.state,
        "spans": [_span(entry, layer, span) for span in entry.spans],
        "events": _events(entry, layer),
    }


def _events(entry: Entry, layer: str) -> list[Line]:
    arguments: dict[str, list[Argument]] = {}
    for value in entry.annotations:
        if isinstance(value, Argument):
            arguments.setdefault(value.event, []).append(value)
    return [
        {
            **_span(entry, layer, event),
            "arguments": [_argument(entry, layer, each) for each in arguments.get(event.id, [])],
        }
        for event in entry.events
    ]


def _zone(zone: Zone) -> Line:
    return {"kind": zone.kind, "start": zone.start, "end": zone.end}


def _span(entry: Entry, layer: str, value: Span | Event) -> Line:
    return {
        "id": value.id,
        "type": value.type,
        "fragments": [list(fragment) for fragment in value.fragments],
        "text": value.quote,
        "attributes": _sorted(value.attributes),
        "origin": _origin(entry, layer, value),
    }


def _argument(entry: Entry, layer: str, value: Argument) -> Line:
    return {
        "id": value.id,
        "role": value.role,
        "target": value.target,
        "origin": _origin(entry, layer, value),
    }


def _origin(entry: Entry, layer: str, value: Annotation) -> Line:
    origin = origin_of(entry, layer, value.id)
    return {
        "source": origin.source,
        "version": origin.version,
        "score": origin.score,
        "decision": origin.decision,
    }


def _sorted(attributes: Attributes) -> dict[str, str]:
    return {name: attributes[name] for name in sorted(attributes)}


def _encoded(found: Line) -> bytes:
    # A lone surrogate (a title pasted from elsewhere can hold one) becomes its JSON escape.
    text = json.dumps(found, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _verify_quotes(found: Line) -> None:
    text = found["text"]
    for value in (*found["spans"], *found["events"]):
        if " ".join(text[start:end] for start, end in value["fragments"]) != value["text"]:
            raise ValueError(f"{value['id']}: the text differs from the article at its place")
