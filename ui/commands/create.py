"""New spans and events: from the focused word, from a dragged stretch, from the focused span."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotation.codebook import EntityType, EventType
from annotation.gestures import create
from annotation.values import Fragment, quote
from annotation.words import word_at
from ui.commands.desk import Desk
from ui.commands.move import beside, wider


@dataclass
class _Stretch:
    """What will become a span, while its type is chosen. Arrows move and stretch it."""

    desk: Desk
    title: str
    place: Fragment

    def show(self) -> None:
        desk, review = self.desk, self.desk.review
        if review is not None:
            desk.focus_word(self.place)
            desk.canvas.reveal(self.place[0])
            desk.chooser.set_title(f"{self.title} “{quote(review.text, (self.place,))}”")
            desk.chooser.move_along()

    def arrow(self, step: int, *, stretch: bool) -> None:
        review = self.desk.review
        if review is not None:
            move = wider if stretch else beside
            self.place = move(review.text, self.place, step) or self.place
            self.show()


def new_span(desk: Desk) -> None:
    """Offer the entity types for the focused word."""
    place, codebook = _focused_word(desk), desk.session.codebook
    if place is None or codebook is None:
        return
    offer(desk, place, codebook.entities, "New span")


def make_trigger(desk: Desk) -> None:
    """Offer the event types for the focused span or word."""
    review, item, codebook = desk.review, desk.item, desk.session.codebook
    if review is None or codebook is None:
        return
    if not codebook.events:
        desk.session.notice.emit("The codebook of this project has no events.")
        return
    if item is None:
        place = _focused_word(desk)
        if place is not None:
            offer(desk, place, codebook.events, "New event")
        return
    target = item

    def chosen(type_: str) -> None:
        if desk.review is not None:
            desk.do(create.make_trigger(desk.review, target.id, type_))

    desk.chooser.offer(f"Event “{target.quote}”", codebook.events, chosen)


def offer(
    desk: Desk,
    place: Fragment,
    types: Sequence[EntityType | EventType],
    title: str,
) -> None:
    """Offer types for a stretch of text; the chosen one makes it."""
    stretch = _Stretch(desk, title, place)
    came_from = desk.item_id

    def chosen(type_: str) -> None:
        review, codebook = desk.review, desk.session.codebook
        if review is None or codebook is None:
            return
        is_event = any(each.name == type_ for each in codebook.events)
        make = create.new_event if is_event else create.new_span
        desk.do(make(review, (stretch.place,), type_))

    def left() -> None:
        if came_from is not None:
            desk.focus(came_from)

    desk.chooser.offer("", types, chosen, left=left, arrow=stretch.arrow)
    stretch.show()


def dragged(desk: Desk, start: int, end: int, _: object = None) -> None:
    """Offer all types for what the mouse was drawn over."""
    codebook = desk.session.codebook
    desk.dismiss()
    if codebook is not None and start < end:
        offer(desk, (start, end), (*codebook.entities, *codebook.events), "New")


def click_word(desk: Desk, offset: int) -> None:
    """Focus the word at an offset: N and E start from it; who walks to a word is there."""
    review, walking = desk.review, desk.walking
    word = None if review is None else word_at(review.text, offset)
    if walking is not None:
        if word is not None:
            walking(word)
        return
    desk.dismiss()
    if review is not None:
        desk.focus_word(word)


def _focused_word(desk: Desk) -> Fragment | None:
    """Return the word that has the focus, or the first word of the item that has it."""
    review, item = desk.review, desk.item
    if review is None:
        return None
    if desk.word is not None:
        return desk.word
    if item is not None and item.fragments:
        return word_at(review.text, item.start)
    desk.session.notice.emit("Go to a word first: Ctrl+→, or click it.")
    return None
