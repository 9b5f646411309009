"""What the tests of the storage make: articles, and changes to try on a layer."""

import sys
from pathlib import Path

from annotation.article import Article
from annotation.editor import Draft
from annotation.ids import new_id
from annotation.values import (
    Argument,
    Change,
    Decision,
    Entity,
    Event,
    Fragments,
    Kind,
    Original,
    Record,
    Span,
    Suggestion,
    Verdict,
    quote,
)

ROOT = Path(__file__).parents[2]
PYTHON = sys.executable
AT = "2026-01-01T00:00:00Z"
TEXT = (
    "Rebels took Varok 😀 on Monday.\r\n\r\n"
    "שלום said Ana Re\u0301ka\xa0of the Red Cross;\tthe army denied it.\r\n"
    "Rebels fled.\n"
)


def article(text: str = TEXT, source: str = "varok.txt", title: str = "Varok") -> Article:
    return Article(source, text, text.encode("utf-8"), "utf-8", title)


def place_of(word: str, text: str = TEXT) -> Fragments:
    start = text.index(word)
    return ((start, start + len(word)),)


def span(word: str = "Rebels", type_: str = "group", **attributes: str) -> Span:
    places = place_of(word)
    return Span(new_id(), type_, places, quote(TEXT, places), attributes)


def event(word: str = "took", type_: str = "territory_taken", **attributes: str) -> Event:
    places = place_of(word)
    return Event(new_id(), type_, places, quote(TEXT, places), attributes)


def argument(of: Event, role: str, target: Span | Event) -> Argument:
    return Argument(new_id(), of.id, role, target.id)


def suggestion(
    value: Span | Event | Argument, score: float = 0.5, source: str = "model"
) -> Suggestion:
    return Suggestion(value, source, "1.0", score)


def decision(on: Suggestion, verdict: Verdict, result: str | None) -> Decision:
    value = on.value
    assert not isinstance(value, Argument)
    kind: Kind = "span" if isinstance(value, Span) else "event"
    original = Original(kind, value.type, value.fragments)
    return Decision(new_id(), on.id, verdict, result, on.source, on.version, on.score, original, AT)


def adding(*records: Record, verb: str = "Add") -> Draft:
    return Draft(verb, tuple(Change(None, record) for record in records))


def dropping(*records: Record) -> Draft:
    return Draft("Delete", tuple(Change(record, None) for record in records))


def entity(name: str = "The Rebels", type_: str = "group", *, merged: str = "") -> Entity:
    return Entity(new_id(), name, type_, merged=merged)
