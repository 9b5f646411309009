"""A document, a codebook and an Editor in memory, for tests of what a person does."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from annotation.codebook_reader import read_codebook
from annotation.editor import Draft, Editor
from annotation.ids import new_id
from annotation.layer import Layer
from annotation.review import Item, Review
from annotation.values import (
    Argument,
    Document,
    Edit,
    Event,
    Facts,
    Span,
    Suggestion,
    Zone,
)

if TYPE_CHECKING:
    from annotation.codebook import Codebook

TEXT = (
    "Rebels attack Veld 😀\r\n\r\n"
    "On Monday the Taliban attacked a base in Veld. The Taliban killed two soldiers.\r\n"
    "Photo: Taliban Press\r\n"
    "Later the army and the Taliban agreed to talk in Veld."
)


def make_document(text: str = TEXT) -> Document:
    credit = text.find("Photo")
    zones = (Zone("credit", credit, text.find("\r", credit)),) if credit >= 0 else ()
    facts = Facts("doc", "Rebels attack Veld", "Meridian", date(2024, 3, 12), zones)
    return Document("doc", text, sha256(text.encode()).hexdigest(), "veld.txt", facts)


def place(words: str, nth: int = 0, text: str = TEXT) -> tuple[int, int]:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def span(type_: str, words: str, nth: int = 0, score: float = 0.8, text: str = TEXT) -> Suggestion:
    fragments = (place(words, nth, text),)
    return Suggestion(Span(new_id(), type_, fragments, words), "model", "1", score)


def event(type_: str, words: str, nth: int = 0, score: float = 0.7, text: str = TEXT) -> Suggestion:
    fragments = (place(words, nth, text),)
    return Suggestion(Event(new_id(), type_, fragments, words), "rules", "1", score)


def argument(of: Suggestion, role: str, target: Suggestion, score: float = 0.6) -> Suggestion:
    return Suggestion(Argument(new_id(), of.id, role, target.id), "rules", "1", score)


_codebook = lru_cache(read_codebook)


class Desk:
    """What a person sits at: `review`, and `edits` as the log would hold them."""

    def __init__(
        self,
        suggestions: Sequence[Suggestion] = (),
        *,
        text: str = TEXT,
        codebook: str = "conflict",
    ) -> None:
        self.codebook: Codebook = _codebook(codebook)
        self.edits: dict[str, Edit] = {}
        self.layer = Layer(make_document(text), "anna")
        self.editor = Editor(self.layer, self.keep, self.edits.__getitem__)
        self.suggestions = tuple(suggestions)
        self.review = Review(self.editor, self.suggestions, self.codebook)

    def keep(self, edit: Edit) -> None:
        self.edits[edit.id] = edit

    def another_editor(self) -> Editor:
        """Return an editor of the same layer that hears of no edits."""
        return Editor(self.layer, self.keep, self.edits.__getitem__)

    def do(self, draft: Draft) -> Draft:
        self.editor.do(draft)
        return draft

    def items(self, words: str) -> list[Item]:
        return [item for item in self.review.items if item.quote == words]

    def rows(self) -> list[tuple[str, str, str, str]]:
        """Kind, type, quote and state of every item in reading order."""
        return [(i.kind, i.type, i.quote, str(i.state)) for i in self.review.items]


def usual_suggestions() -> dict[str, Suggestion]:
    """An attack and a killing with their participants, and one wrong label."""
    found = {
        "monday": span("time", "Monday"),
        "taliban1": span("person", "Taliban", 0),
        "taliban2": span("organisation", "Taliban", 1),
        "taliban4": span("organisation", "Taliban", 3),
        "base": span("facility", "a base"),
        "veld1": span("gpe", "Veld", 1),
        "soldiers": span("person", "two soldiers"),
        "attacked": event("attack", "attacked"),
        "killed": event("killing", "killed"),
    }
    found |= {
        "attacked-attacker": argument(found["attacked"], "attacker", found["taliban1"]),
        "attacked-target": argument(found["attacked"], "target", found["base"]),
        "attacked-place": argument(found["attacked"], "place", found["veld1"]),
        "killed-attacker": argument(found["killed"], "attacker", found["taliban2"]),
        "killed-victim": argument(found["killed"], "victim", found["soldiers"]),
    }
    return found
