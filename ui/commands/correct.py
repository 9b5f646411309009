"""Correct the focused item: its type, its boundaries, its attributes."""

from annotation.gestures import correct
from annotation.words import move_end as word_end
from annotation.words import move_start as word_start
from ui.commands.desk import Desk


def set_type(desk: Desk, *, type_: str, stay: bool = False) -> None:
    """Correct, accept and go on: one key."""
    if desk.review is not None and desk.item is not None:
        desk.do(correct.retype(desk.review, desk.item.id, type_), onward=not stay)


def choose(desk: Desk, type_: str) -> None:
    """A click on a type."""
    set_type(desk, type_=type_)


def choose_type(desk: Desk, *, stay: bool = False) -> None:
    """Offer the types of the focused item; typing narrows them down."""
    item, codebook = desk.item, desk.session.codebook
    if item is None or codebook is None:
        return
    types = codebook.entities if item.kind == "span" else codebook.events

    def chosen(type_: str) -> None:
        set_type(desk, type_=type_, stay=stay)

    desk.chooser.offer(f"Type of “{item.quote}”", types, chosen)


def move_end(desk: Desk, *, step: int, by_character: bool = False) -> None:
    item, review = desk.item, desk.review
    if item is None or review is None or not item.fragments:
        return
    if by_character:
        end = desk.canvas.grapheme_move(item.end, step)
    else:
        end = word_end(review.text, item.start, item.end, step)
    resize(desk, item.id, item.start, end)


def move_start(desk: Desk, *, step: int, by_character: bool = False) -> None:
    item, review = desk.item, desk.review
    if item is None or review is None or not item.fragments:
        return
    if by_character:
        start = desk.canvas.grapheme_move(item.start, step)
    else:
        start = word_start(review.text, item.start, item.end, step)
    resize(desk, item.id, start, item.end)


def resize(desk: Desk, item: str, start: int, end: int) -> None:
    review = desk.review
    shown = review.item(item) if review is not None else None
    if review is None or shown is None or (start, end) == (shown.start, shown.end):
        return
    desk.do(correct.resize(review, item, start, end))


def set_attribute(desk: Desk, name: str, value: str) -> None:
    """Say something about the focused event; what the codebook assumes anyway is not written."""
    review, item, codebook = desk.review, desk.item, desk.session.codebook
    if review is None or item is None or codebook is None:
        return
    default = next((each.default for each in codebook.attributes if each.name == name), "")
    if value != (item.attributes.get(name) or default):
        desk.do(correct.set_attribute(review, item.id, name, value))
