"""Fill the roles of the focused event."""

from annotation.gestures import roles
from annotation.gestures.decide import reject_link
from annotation.review import Link, State
from ui.commands.desk import Desk


def pick(desk: Desk, *, role: str) -> None:
    """Offer what may fill a role: letters stand on the canvas, the nearest first."""
    review, item, codebook = desk.review, desk.item, desk.session.codebook
    if review is None or item is None or codebook is None:
        return
    found = roles.candidates(review, item.id, role)
    label = codebook.role(role).label
    if not found:
        desk.session.notice.emit(f"Nothing in this article fits {label}. N makes a span.")
        return
    desk.picking = (item.id, role)
    desk.canvas.begin_pick(found, codebook.role(role))
    desk.show_context()


def picked(desk: Desk, target: str) -> None:
    """The canvas says who was picked."""
    picking, desk.picking = desk.picking, None
    if picking is not None:
        fill(desk, *picking, target)
    desk.show_context()


def leave(desk: Desk) -> None:
    desk.picking = None
    desk.show_context()


def fill(desk: Desk, event: str, role: str, target: str) -> None:
    """Fill the role; the same filler again empties it."""
    if desk.review is not None:
        desk.do(roles.fill(desk.review, event, role, target))


def accept_link(desk: Desk, link: Link) -> None:
    fill(desk, link.event, link.role, link.target)


def remove_link(desk: Desk, link: Link) -> None:
    if desk.review is not None:
        desk.do(reject_link(desk.review, link))


def press(desk: Desk, role: str, link: Link | None) -> None:
    """A click on a role: accept what is suggested there, else pick a filler."""
    if link is not None and link.state is State.SUGGESTED:
        accept_link(desk, link)
    else:
        pick(desk, role=role)
