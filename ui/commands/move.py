"""Where the focus goes. Nothing here changes anything."""

from annotation.gestures import navigate
from annotation.values import Fragment
from annotation.words import move_end, word_after, word_at, word_before
from ui.commands.desk import Desk


def suggestion(desk: Desk, *, step: int) -> None:
    review = desk.review
    if review is None:
        return
    found = navigate.next_suggestion(review, _from(desk), step)
    if found is None:
        desk.session.notice.emit("Every suggestion is decided. Ctrl+Enter finishes the article.")
    else:
        desk.focus(found)


def item(desk: Desk, *, step: int) -> None:
    if desk.review is not None:
        found = navigate.next_item(desk.review, _from(desk), step)
        if found is not None:
            desk.focus(found)


def line(desk: Desk, *, step: int) -> None:
    here = desk.item_id
    if here is None:
        item(desk, step=step)
        return
    found = desk.canvas.item_above(here) if step < 0 else desk.canvas.item_below(here)
    if found is not None:
        desk.focus(found)


def inner(desk: Desk) -> None:
    if desk.review is not None and desk.item_id is not None:
        desk.focus(navigate.inner(desk.review, desk.item_id) or desk.item_id)


def outer(desk: Desk) -> None:
    if desk.review is not None and desk.item_id is not None:
        desk.focus(navigate.outer(desk.review, desk.item_id) or desk.item_id)


def word(desk: Desk, *, step: int) -> None:
    """Focus the word beside the focused one, whether or not it is marked."""
    review, shown = desk.review, desk.item
    if review is None:
        return
    here = desk.word
    if here is None and shown is not None and shown.fragments:
        here = (shown.start, shown.end)
    found = beside(review.text, here, step) if here is not None else word_at(review.text, 0)
    if found is not None:
        desk.focus_word(found)
        desk.canvas.reveal(found[0])


def leave(desk: Desk) -> None:
    if desk.find_bar.isVisible():
        desk.find_bar.leave()
    elif desk.word is not None:
        desk.focus_word(None)
    else:
        desk.focus(None)


def beside(text: str, place: Fragment, step: int) -> Fragment | None:
    """Return the word after (1) or before (-1) a place, over line ends."""
    return word_after(text, place[1]) if step > 0 else word_before(text, place[0])


def wider(text: str, place: Fragment, step: int) -> Fragment | None:
    """Return the place with its end moved by a word."""
    return place[0], move_end(text, place[0], place[1], step)


def _from(desk: Desk) -> str | None:
    """Return the item to go on from: the focused one, or the last one before the word."""
    review = desk.review
    if desk.item_id is not None or review is None or desk.word is None:
        return desk.item_id
    start = desk.word[0]
    before = [place for place in review.order if place[0] <= start]
    return before[-1][3] if before else None
