"""Events with more than one trigger, with none, and with one that comes later."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from annotation.editor import Draft
from annotation.gestures import create, triggers
from annotation.options.offer import Offer, Option
from annotation.review import Item, Review, State
from annotation.values import Fragment, Fragments, quote
from annotation.words import word_at
from ui.commands import picking
from ui.commands.desk import Desk
from ui.commands.move import beside, wider
from ui.panels.options_popup import Question

Gesture = Callable[[Review, str, Fragments], Draft]
NO_EVENT = "There is no event in this article yet. E makes one."
LANDING = 0.3
"""How far down the window a walk begins that has no place to begin from."""


def without(desk: Desk) -> None:
    """Offer the types for an event that no word says."""
    codebook = desk.session.codebook
    if codebook is None:
        return
    if not codebook.events:
        desk.session.notice.emit("The codebook of this project has no events.")
        return

    def chosen(type_: str) -> None:
        if desk.review is not None:
            desk.do(create.new_event(desk.review, (), type_))

    desk.chooser.offer("Event without a trigger", codebook.events, chosen)


def add(desk: Desk) -> None:
    """Add a trigger: to the focused event a word to come, else the focused words to an event."""
    _place(desk, triggers.add_trigger, "Another trigger of", "Another trigger")


def give(desk: Desk) -> None:
    """Say which words are the trigger of an event: one that has none, or has another."""
    _place(desk, triggers.set_trigger, "The trigger of", "The trigger")


def drop(desk: Desk) -> None:
    """Make the focused event one that no word says."""
    if desk.review is not None and desk.item is not None:
        desk.do(triggers.drop_trigger(desk.review, desk.item.id))


def _place(desk: Desk, gesture: Gesture, on_event: str, on_words: str) -> None:
    review, item = desk.review, desk.item
    if review is None:
        return
    if item is not None and item.kind == "event":
        label = item.quote or review.codebook.type_label(item.type)
        _Walk(desk, f"{on_event} “{label}”:", item, gesture).begin()
        return
    fragments = (desk.word,) if desk.word is not None else item.fragments if item else ()

    def answer(event: str, _: bool) -> None:
        if desk.review is not None:
            desk.do(gesture(desk.review, event, fragments))

    picking.ask(desk, _events(review, fragments), on_words, answer, nothing=NO_EVENT)


def _events(review: Review, fragments: Fragments) -> list[Item]:
    """Return the events: those without a trigger first, then the nearest."""
    at = fragments[0][0] if fragments else 0
    found = [i for i in review.items if i.kind == "event" and i.state is not State.REJECTED]
    return sorted(found, key=lambda item: (bool(item.fragments), abs(item.start - at)))


@dataclass
class _Walk:
    """On the way to a word that becomes a trigger: arrows, a click, Enter."""

    desk: Desk
    title: str
    event: Item
    gesture: Gesture
    place: Fragment = (0, 0)

    def begin(self) -> None:
        review = self.desk.review
        found = None if review is None else self._first_word(review)
        if found is None:
            self.desk.session.notice.emit("This article has no words.")
            return
        self.place = found
        self.desk.walking = self.go
        question = Question(
            self.title, self.offer, self.taken, "", left=self.left, arrow=self.arrow, has_line=False
        )
        self.desk.options.ask(question)
        self.show()

    def _first_word(self, review: Review) -> Fragment | None:
        event = self.event
        if event.fragments:
            return beside(review.text, (event.start, event.end), 1) or word_at(review.text, 0)
        canvas, view = self.desk.canvas, self.desk.canvas.view
        height = canvas.viewport().height() * LANDING
        at = 0 if view is None else view.offset_at(0, canvas.to_page(QPointF(0, height)).y())
        return word_at(review.text, at) or word_at(review.text, 0)

    def offer(self, _: str) -> Offer[Fragment]:
        review = self.desk.review
        words = "" if review is None else quote(review.text, (self.place,))
        return Offer((Option(words, "", self.place),))

    def arrow(self, step: int, stretch: bool) -> None:
        review = self.desk.review
        if review is not None:
            move = wider if stretch else beside
            self.go(move(review.text, self.place, step) or self.place)

    def go(self, place: Fragment) -> None:
        """Stand at a word."""
        self.place = place
        self.show()

    def show(self) -> None:
        desk = self.desk
        desk.focus_word(self.place)
        desk.options.ask_again()

    def left(self) -> None:
        self.desk.walking = None
        self.desk.focus(self.event.id)

    def taken(self, place: Fragment) -> None:
        desk, desk.walking = self.desk, None
        if desk.review is not None:
            desk.focus(self.event.id)
            desk.do(self.gesture(desk.review, self.event.id, (place,)))
