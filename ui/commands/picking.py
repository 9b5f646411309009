"""Picking an item: those with a place get letters on the canvas, those without stand in a list."""

from collections.abc import Callable, Sequence
from functools import partial

from annotation.codebook import Role
from annotation.options.offer import Offer, Option
from annotation.review import Item
from ui.commands.desk import Desk
from ui.panels.options_popup import Question

Answer = Callable[[str, bool], None]
"""Called with the id of the item, and whether it is meant beside what is there."""
Emptying = Callable[[], None]
_LONGEST = 30
"""Letters of a trigger that the key bar shows."""


def ask(  # noqa: PLR0913 - all but the first four by name
    desk: Desk,
    items: Sequence[Item],
    role: Role | str,
    answer: Answer,
    *,
    nothing: str,
    empty: Emptying | None = None,
    of: str = "",
) -> None:
    """Offer items, the best first; `nothing` is said where there are none.

    `of` is what the role is of; `empty` is called where Delete says that nobody is meant.
    """
    placed = [item for item in items if item.fragments]
    placeless = [item for item in items if not item.fragments]
    if not items:
        desk.session.notice.emit(nothing)
        return
    desk.emptying = empty
    label = role if isinstance(role, str) else role.label
    desk.asked = f"{label} of “{_short(of)}”" if of else label
    if placed:
        desk.picking = answer
        desk.canvas.begin_pick(placed, role)
    if placeless:
        _list(desk, placeless, role, answer)
    desk.show_context()


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _list(desk: Desk, items: Sequence[Item], role: Role | str, answer: Answer) -> None:
    label = role if isinstance(role, str) else role.label

    def taken(item: str) -> None:
        desk.picking = None
        desk.canvas.end_pick()
        answer(item, False)

    def offer(typed: str) -> Offer[str]:
        found = tuple(
            option for option in (_option(desk, item) for item in items) if _fits(option, typed)
        )
        return Offer(found, "" if found else "No event without a trigger is called that.")

    title = f"{label}: an event without a trigger"
    nobody = None if desk.emptying is None else partial(emptied, desk)
    desk.options.ask(Question(title, offer, taken, emptied=nobody))


def _option(desk: Desk, item: Item) -> Option[str]:
    """Return an event without a trigger, told by its type and what fills its roles."""
    review = desk.review
    if review is None:
        return Option(item.type, "", item.id)
    fillers = (review.item(link.target) for link in review.links_of(item.id))
    words = ", ".join(filler.quote for filler in fillers if filler is not None and filler.quote)
    return Option(review.codebook.type_label(item.type), words or "no roles yet", item.id)


def _fits(option: Option[str], typed: str) -> bool:
    text = f"{option.label} {option.detail}".casefold()
    return all(part in text for part in typed.casefold().split())


def picked(desk: Desk, target: str, *, beside: bool = False) -> None:
    """The canvas says what was picked."""
    answer, desk.picking = desk.picking, None
    desk.options.dismiss()
    if answer is not None:
        answer(target, beside)
    desk.show_context()


def emptied(desk: Desk) -> None:
    """The canvas or the list says that nobody is meant."""
    empty, desk.emptying, desk.picking = desk.emptying, None, None
    desk.options.dismiss()
    if empty is not None:
        empty()
    desk.show_context()


def leave(desk: Desk) -> None:
    """The canvas says that nothing was picked."""
    desk.picking = None
    desk.options.dismiss()
    desk.show_context()
