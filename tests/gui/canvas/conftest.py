"""A canvas on a made-up article in memory."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, QPointF
from pytestqt.qtbot import QtBot

from annotation.codebook import Codebook
from annotation.editor import Draft, Editor
from annotation.layer import Layer
from annotation.review import Item, Review
from annotation.values import (
    Argument,
    Change,
    Decision,
    Document,
    Edit,
    Event,
    Facts,
    Fragments,
    Original,
    Record,
    Span,
    Suggestion,
    Verdict,
    Zone,
    quote,
)
from ui.canvas.canvas import Canvas
from ui.canvas.paragraph import Line
from ui.canvas.view import View
from ui.theme import load_fonts

TEXT = (
    "Rebels shell the harbour of Varok\n"
    "\n"
    "On Tuesday night the Northern Front launched a heavy offensive in the southern province of "
    "Tamar, attacking multiple checkpoints around the outskirts of Old Dosta. Health workers in "
    "Dosta counted at least 12 people killed, among them Irena Vash 😀, a teacher.\r\n"
    "The Karvenian army withdrew to Orlo, where cafe\u0301 owners waited.\n"
    "قالت وزارة الدفاع في بغداد يوم الثلاثاء\n"
    "Photo: Sana Lune/Meridian\n"
)


@dataclass
class Sheet:
    """Items on a text, and the decisions of a person on them."""

    text: str = TEXT
    zones: tuple[Zone, ...] = ()
    records: list[Record] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    edits: dict[str, Edit] = field(default_factory=dict)

    def at(self, words: str, nth: int = 0) -> Fragments:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return ((start, start + len(words)),)

    def span(self, words: str, type_: str, *, nth: int = 0, suggested: bool = False) -> str:
        at = self.at(words, nth)
        return self._add(Span(words, type_, at, quote(self.text, at)), suggested=suggested)

    def event(self, words: str, type_: str, *, nth: int = 0, suggested: bool = False) -> str:
        at = self.at(words, nth)
        return self._add(Event(words, type_, at, quote(self.text, at)), suggested=suggested)

    def link(self, event: str, role: str, target: str, *, suggested: bool = False) -> str:
        id_ = f"{event}/{role}/{target}"
        return self._add(Argument(id_, event, role, target), suggested=suggested)

    def _add(self, value: Span | Event | Argument, *, suggested: bool) -> str:
        if suggested:
            self.suggestions.append(Suggestion(value, "test", "1", 0.9))
        else:
            self.records.append(value)
        return value.id

    def review(self, codebook: Codebook) -> Review:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        facts = Facts("doc", zones=self.zones)
        layer = Layer(Document("doc", self.text, digest, "x.txt", facts), "ada", self.records)
        editor = Editor(layer, self._keep, self.edits.__getitem__)
        return Review(editor, self.suggestions, codebook)

    def _keep(self, edit: Edit) -> None:
        self.edits[edit.id] = edit


class Hands:
    """A canvas, its review, and ways to point at its text."""

    def __init__(self, canvas: Canvas, review: Review) -> None:
        self.canvas = canvas
        self.review = review
        canvas.show_review(review)
        review.subscribe(lambda _, delta: canvas.refresh(delta))

    @property
    def view(self) -> View:
        view = self.canvas.view
        assert view is not None
        return view

    def point(self, offset: int, *, end: bool = False) -> QPoint:
        """Return the place of a character on the viewport, or its end."""
        line = self.view.page.line_of(offset)
        a, b = line.boxes(offset, offset + 1)[0]
        origin = self.canvas.to_page(QPointF(0, 0))
        x = b - 0.5 if end else a + 0.5
        return QPointF(x - origin.x(), line.baseline - 4 - origin.y()).toPoint()

    def lines(self) -> list[Line]:
        page = self.view.page
        return [line for at in range(len(page.paragraphs)) for line in page.lay(at).lines]

    def places(self) -> list[tuple[int, int, int]]:
        """Return where every line stands."""
        return [(line.start, line.top, line.height) for line in self.lines()]

    def item(self, id_: str) -> Item:
        found = self.review.item(id_)
        assert found is not None
        return found

    def decide(self, id_: str, verdict: Verdict, type_: str | None = None) -> str:
        """Decide a suggestion; return the id of what it has become."""
        item = self.item(id_)
        made = f"made-{id_}"
        original = Original(item.kind, item.type, item.fragments)
        result = None if verdict == "rejected" else made
        decision = Decision(
            f"d-{id_}", id_, verdict, result, "test", "1", 0.9, original, "2024-01-01T00:00:00Z"
        )
        changes = [Change(None, decision)]
        if result is not None:
            kind = Span if item.kind == "span" else Event
            value = kind(made, type_ or item.type, item.fragments, item.quote)
            changes.insert(0, Change(None, value))
        self.review.editor.do(Draft(verdict, tuple(changes)))
        return result or id_


@pytest.fixture
def sheet() -> Sheet:
    """An article with nested, suggested and accepted items, and an event over three lines."""
    made = Sheet(zones=(Zone("title", 0, 33), Zone("credit", TEXT.index("Photo"), len(TEXT) - 1)))
    made.span("Tuesday night", "time")
    front = made.span("Northern Front", "organisation", suggested=True)
    offensive = made.event("offensive", "attack", suggested=True)
    province = made.span("southern province of Tamar", "gpe", suggested=True)
    made.span("Tamar", "gpe")
    made.span("multiple checkpoints", "facility")
    made.span("Old Dosta", "gpe")
    twelve = made.span("at least 12 people", "person", suggested=True)
    made.span("at least 12", "quantity", suggested=True)
    killed = made.event("killed", "killing")
    made.span("Irena Vash", "person", suggested=True)
    made.span("Karvenian army", "organisation")
    made.span("Karvenian", "group")
    made.span("cafe\u0301", "facility")
    made.span("وزارة الدفاع", "organisation")
    made.link(offensive, "attacker", front, suggested=True)
    made.link(offensive, "place", province, suggested=True)
    made.link(killed, "target", "Old Dosta")
    assert twelve
    return made


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    load_fonts()
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


Open = Callable[[Sheet], Hands]


@pytest.fixture
def open_sheet(canvas: Canvas, codebook: Codebook) -> Open:
    return lambda sheet: Hands(canvas, sheet.review(codebook))


@pytest.fixture
def hands(open_sheet: Open, sheet: Sheet) -> Hands:
    return open_sheet(sheet)
