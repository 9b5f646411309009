"""Entries made from a few words: what two coders wrote about the same article."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from annotation.normals import Location, Normal, Time
from annotation.snapshot import Entry
from annotation.values import (
    Annotation,
    Argument,
    Document,
    Entity,
    Event,
    Facts,
    Fragments,
    Span,
    quote,
)

TEXT = "On Monday rebels of the Front attacked the old bridge in Dosta and killed two guards."
MONDAY = date(2024, 3, 11)


class Sheet:
    """An article and what one coder says of it. Ids are counted within the sheet."""

    def __init__(self, text: str = TEXT, document: str = "doc") -> None:
        facts = Facts(document, published=date(2024, 3, 12))
        digest = sha256(text.encode()).hexdigest()
        self.document = Document(document, text, digest, f"{document}.txt", facts)
        self.values: list[Annotation] = []
        self.entities: dict[str, Entity] = {}

    def at(self, *words: str) -> Fragments:
        text = self.document.text
        return tuple((text.index(each), text.index(each) + len(each)) for each in words)

    def span(self, type_: str, *words: str, normal: Normal | None = None, name: str = "") -> Span:
        places = self.at(*words)
        value = Span(self._id(), type_, places, quote(self.document.text, places), {}, normal, name)
        if name:
            self.entities[name] = Entity(name, name, type_)
        self.values.append(value)
        return value

    def event(self, type_: str, *words: str, **attributes: str) -> Event:
        places = self.at(*words)
        value = Event(self._id(), type_, places, quote(self.document.text, places), attributes)
        self.values.append(value)
        return value

    def role(self, event: Event, role: str, target: Span | Event) -> Argument:
        value = Argument(self._id(), event.id, role, target.id)
        self.values.append(value)
        return value

    def entry(self) -> Entry:
        return Entry(self.document, "done", tuple(self.values), entities=self.entities)

    def _id(self) -> str:
        return f"{self.document.id}-{len(self.values)}"


def day(when: date) -> Time:
    return Time(when.isoformat(), start=when, end=when, precision="day")


def town(name: str) -> Location:
    return Location(name, "Karvenia", "KV", "Tamar", 1.0, 2.0, "town")


def attack(
    *,
    type_: str = "attack",
    trigger: str = "attacked",
    when: date | None = MONDAY,
    where: str | None = "Dosta",
    who: str | None = "the Front",
) -> Sheet:
    """An attack on the bridge; None leaves a cell blank."""
    sheet = Sheet()
    event = sheet.event(type_, trigger)
    sheet.role(event, "target", sheet.span("facility", "the old bridge"))
    if when is not None:
        sheet.role(event, "time", sheet.span("time", "Monday", normal=day(when)))
    if where is not None:
        sheet.role(event, "place", sheet.span("gpe", "Dosta", normal=town(where)))
    if who is not None:
        actor = sheet.span("organisation", "rebels of the Front", name=who)
        sheet.role(event, "attacker", actor)
    return sheet


def entries(*sheets: Sheet) -> Sequence[Entry]:
    return [sheet.entry() for sheet in sheets]
