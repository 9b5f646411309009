"""JSON lines: one document a line, sorted by id, the text exact, the keys in a fixed order.

UTF-8 without a byte order mark, lines end with LF. The same state gives the same bytes.
"""

import json
from pathlib import Path
from typing import Any

from annotation.codebook import Codebook
from annotation.review_items import INHERITED
from annotation.snapshot import Entry, Snapshot
from annotation.values import Annotation, Argument, Attributes, Event, Span, Zone
from exports import lines
from exports.origins import origin_of
from exports.receipt import Digest, Receipt
from exports.rows import EventRow, Page

LAYOUT = 1
"""The number that every line starts with; it grows when a reader of the old would be wrong."""

Line = dict[str, Any]


def write(snapshot: Snapshot, path: Path) -> Receipt:
    """Write a line for each document of the snapshot."""
    digest, documents = Digest(), 0
    with path.open("wb") as file:
        for entry in snapshot.entries:
            file.write(_encoded(line(entry, snapshot.codebook, snapshot.layer)))
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


def line(entry: Entry, codebook: Codebook, layer: str) -> Line:
    """Return one document as the layout has it."""
    page = Page(entry, codebook, layer)
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
        "spans": [_span(page, span) for span in entry.spans],
        "entities": _entities(page),
        "events": [_event(row) for row in page.events()],
    }


def _entities(page: Page) -> list[Line]:
    """Return the rows of the register that this document's mentions name."""
    named = {entity.id: entity for span in page.entry.spans if (entity := page.entity(span))}
    return [
        {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "aliases": list(entity.aliases),
            "country": entity.country,
            "external": entity.external,
        }
        for entity in sorted(named.values(), key=lambda entity: entity.id)
    ]


def _event(event: EventRow) -> Line:
    """Return an event with all its triggers: the head, its `mentions`, and the row they make."""
    page, row = event.page, event.row
    return {
        **_annotation(page, event.event),
        "mentions": [_annotation(page, each) for each in event.triggers[1:]],
        "arguments": [_argument(page, *each) for each in page.arguments_of(row)],
        "date": lines.date_line(row.date),
        "place": lines.place_line(row.place.location),
        "deaths": lines.count_line(row, "killed"),
        "injured": lines.count_line(row, "wounded"),
        "displaced": lines.count_line(row, "displaced"),
        "arrested": lines.count_line(row, "arrested"),
        "abducted": lines.count_line(row, "abducted"),
        "told_in": row.whole or None,
        "codable": row.codable,
        "reason": row.reason,
    }


def _zone(zone: Zone) -> Line:
    return {"kind": zone.kind, "start": zone.start, "end": zone.end}


def _span(page: Page, span: Span) -> Line:
    entity = page.entity(span)
    return {
        **_annotation(page, span),
        "entity": None if entity is None else entity.id,
        **lines.meaning_line(page.codebook.normal_of(span.type), span.normal),
    }


def _annotation(page: Page, value: Span | Event) -> Line:
    return {
        "id": value.id,
        "type": value.type,
        "fragments": [list(fragment) for fragment in value.fragments],
        "text": value.quote,
        "attributes": _sorted(value.attributes),
        "origin": _origin(page, value),
    }


def _argument(page: Page, event: Event, value: Argument) -> Line:
    """Return an argument; `mention` is the trigger that it was said of."""
    return {
        "id": value.id,
        "role": value.role,
        "target": value.target,
        "mention": event.id,
        "inherited": value.attributes.get(INHERITED),
        "origin": _origin(page, value),
    }


def _origin(page: Page, value: Annotation) -> Line:
    origin = origin_of(page.entry, page.layer, value.id)
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
    mentions = [mention for event in found["events"] for mention in event["mentions"]]
    for value in (*found["spans"], *found["events"], *mentions):
        if " ".join(text[start:end] for start, end in value["fragments"]) != value["text"]:
            raise ValueError(f"{value['id']}: the text differs from the article at its place")
