"""An article with events, told in a few lines: for tests of what its rows are."""

from collections.abc import Mapping
from datetime import date

from annotation.editor import Draft
from annotation.frames.build import rows_of
from annotation.frames.entry import EntryScene
from annotation.frames.review import ReviewScene
from annotation.frames.values import Row
from annotation.normals import Location, Normal, Quantity, Time
from annotation.snapshot import Entry
from annotation.values import (
    Annotation,
    Argument,
    Change,
    Entity,
    Event,
    Span,
    Suggestion,
    extent,
)
from tests.annotation.desk import Desk, place


class Story:
    """Things are named by their words (`nth`: the which), and are accepted unless said otherwise.

    The article is of Tuesday 12 March 2024, as the Desk's is.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: list[Annotation] = []
        self.suggestions: list[Suggestion] = []
        self.entities: dict[str, Entity] = {}

    def span(
        self,
        type_: str,
        words: str,
        normal: Normal | None = None,
        *,
        entity: str = "",
        nth: int = 0,
    ) -> str:
        fragments = (place(words, nth, self.text),)
        value = Span(self._id(), type_, fragments, words, {}, normal, entity)
        self.values.append(value)
        return value.id

    def suggest(self, type_: str, words: str, normal: Normal | None = None, *, nth: int = 0) -> str:
        value = Span(self._id(), type_, (place(words, nth, self.text),), words, {}, normal)
        self.suggestions.append(Suggestion(value, "model", "1", 0.5))
        return value.id

    def event(
        self, type_: str, words: str = "", attributes: Mapping[str, str] | None = None, nth: int = 0
    ) -> str:
        fragments = (place(words, nth, self.text),) if words else ()
        value = Event(self._id(), type_, fragments, words, attributes or {})
        self.values.append(value)
        return value.id

    def tie(self, event: str, role: str, target: str, inherited: str = "") -> str:
        attributes = {"inherited": inherited} if inherited else {}
        value = Argument(self._id(), event, role, target, attributes)
        self.values.append(value)
        return value.id

    def entity(self, name: str, kind: str = "", type_: str = "organisation") -> str:
        self.entities[name] = Entity(name, name, type_, kind)
        return name

    def desk(self) -> Desk:
        """Sit down where all of it is accepted."""
        desk = Desk(self.suggestions, text=self.text)
        records = (*self.entities.values(), *self.values)
        desk.do(Draft("Tell", tuple(Change(None, record) for record in records)))
        return desk

    def scene(self) -> ReviewScene:
        return ReviewScene(self.desk().review)

    def entry_scene(self) -> EntryScene:
        desk = self.desk()
        marks = [value for value in self.values if not isinstance(value, Argument)]
        ordered = sorted(marks, key=lambda value: extent(value.fragments))
        ties = [value for value in self.values if isinstance(value, Argument)]
        document = desk.layer.document
        entry = Entry(document, "done", (*ordered, *ties), entities=self.entities)
        return EntryScene(entry, desk.codebook)

    def rows(self) -> dict[str, Row]:
        """Return the rows by the id of their head."""
        return {row.id: row for row in rows_of(self.scene())}

    def row(self, event: str) -> Row:
        return self.rows()[event]

    def _id(self) -> str:
        return f"{len(self.values) + len(self.suggestions):04}"


def day(month: int, number: int, basis: str = "") -> Time:
    when = date(2024, month, number)
    return Time(when.isoformat(), "DATE", "", when, when, "day", "test", basis)


def week(month: int, first: int) -> Time:
    start, end = date(2024, month, first), date(2024, month, first + 6)
    return Time("2024-W10", "DATE", "", start, end, "week", "test")


def town(name: str, admin1: str = "", country: str = "") -> Location:
    return Location(name, country, "", admin1, 1.0, 2.0, "town", "7")


def region(name: str, country: str = "Karvenia") -> Location:
    return Location(name, country, "KV", name, 3.0, 4.0, "region", "8")


def country(name: str) -> Location:
    return Location(name, name, "KV", "", 5.0, 6.0, "country", "9")


def exactly(number: int, what: str = "") -> Quantity:
    return Quantity(number, number, number, "", what)


def at_least(number: int, what: str = "") -> Quantity:
    return Quantity(number, None, None, "at least", what)
