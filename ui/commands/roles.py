"""Fill the roles of the focused event."""

from functools import partial

from annotation.gestures import roles
from annotation.gestures.decide import reject_link
from annotation.review import Item, Link, State
from ui.commands import picking
from ui.commands.desk import Desk


def pick(desk: Desk, *, role: str) -> None:
    """Offer what may fill a role: letters stand on the canvas, the nearest first."""
    review, item, codebook = desk.review, desk.item, desk.session.codebook
    if review is None or item is None or codebook is None:
        return
    found = roles.candidates(review, item.id, role)
    if not item.fragments:
        found = _in_view_first(desk, found)
    label = codebook.role_label(role)
    nothing = f"Nothing in this article fits {label}. N makes a span."
    answer = partial(_answer, desk, item.id, role)
    nobody = partial(empty, desk, item.id, role)
    of = item.quote or codebook.type_label(item.type)
    picking.ask(desk, found, codebook.role(role), answer, nothing=nothing, empty=nobody, of=of)


def _in_view_first(desk: Desk, items: list[Item]) -> list[Item]:
    """Return items by how near they are to what is in view: picking one of those scrolls nothing.

    What has no place comes last, and a span before an event, as they came.
    """
    start, end = desk.canvas.in_view()

    def away(item: Item) -> tuple[bool, int]:
        gap = max(start - item.start, item.end - end, 0) if item.fragments else 0
        return not item.fragments, gap

    return sorted(items, key=away)


def _answer(desk: Desk, event: str, role: str, target: str, beside: bool) -> None:
    fill(desk, event, role, target, beside=beside)


def fill(desk: Desk, event: str, role: str, target: str, *, beside: bool = False) -> None:
    """Fill the role, in place of what is suggested for it; the same filler again empties it."""
    if desk.review is not None:
        desk.do(roles.fill(desk.review, event, role, target, beside=beside))


def empty(desk: Desk, event: str, role: str) -> None:
    """Say that nobody fills the role."""
    if desk.review is not None:
        desk.do(roles.empty(desk.review, event, role))


def accept_link(desk: Desk, link: Link) -> None:
    fill(desk, link.event, link.role, link.target, beside=True)


def remove_link(desk: Desk, link: Link) -> None:
    if desk.review is not None:
        desk.do(reject_link(desk.review, link))


def press(desk: Desk, role: str, link: Link | None) -> None:
    """A click on a role: accept what is suggested there, else pick a filler."""
    if link is not None and link.state is State.SUGGESTED:
        accept_link(desk, link)
    else:
        pick(desk, role=role)
