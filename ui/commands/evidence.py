"""Go through what fills the roles of an event, filler by filler, and back to its trigger."""

from annotation.review import Review
from ui.commands.desk import Desk


def step(desk: Desk) -> None:
    """From the trigger to its first filler, on to the next, and from the last one back."""
    review, event = desk.review, desk.followed or desk.item_id
    if review is None or event is None:
        return
    order = fillers(review, event)
    if not order:
        desk.session.notice.emit("Nothing fills a role of this event yet. A role's letter does.")
        return
    here = desk.item_id
    if desk.followed is None:
        _go(desk, event, order[0], review)
    elif here in order[:-1]:
        _go(desk, event, order[order.index(here) + 1], review)
    else:
        back(desk)


def back(desk: Desk) -> None:
    """Return to the event."""
    event, desk.following = desk.followed, None
    if event is not None:
        desk.focus(event)


def fillers(review: Review, event: str) -> list[str]:
    """Return what fills the roles of an event, in reading order, each once."""
    found = {link.target: review.item(link.target) for link in review.links_of(event)}
    items = [item for item in found.values() if item is not None]
    return [item.id for item in sorted(items, key=lambda item: item.place)]


def _go(desk: Desk, event: str, filler: str, review: Review) -> None:
    desk.focus(filler)
    desk.following = event
    desk.show_context()
    codebook, links = review.codebook, review.links_of(event)
    roles = [codebook.role_label(link.role) for link in links if link.target == filler]
    order = fillers(review, event)
    place = f"{order.index(filler) + 1} of {len(order)}"
    desk.session.notice.emit(f"{', '.join(roles)}, {place}. I goes on, Esc goes back.")
