"""Accept and reject. After a decision the focus is on the next suggestion."""

from annotation.gestures import decide, navigate, repeat
from ui.commands.desk import Desk


def begin(desk: Desk) -> None:
    """Focus the first suggestion that waits."""
    if desk.review is not None:
        desk.focus(navigate.first(desk.review))


def accept(desk: Desk) -> None:
    _accept(desk, arguments=False)


def accept_with_arguments(desk: Desk) -> None:
    _accept(desk, arguments=True)


def reject(desk: Desk) -> None:
    if desk.review is not None and desk.item is not None:
        desk.do(decide.reject(desk.review, desk.item.id), onward=True)


def accept_sentence(desk: Desk) -> None:
    if desk.review is not None and desk.item is not None:
        desk.do(decide.accept_sentence(desk.review, desk.item.id), onward=True)


def everywhere(desk: Desk) -> None:
    """Decide every identical string like the one that was just decided, else like this one.

    A decision moves the focus on, so right after it "this decision" is the one just made. Once the
    focus was moved by hand, it is the focused item's own; one that waits is accepted by it.
    """
    review, item = desk.review, desk.item
    if review is None or item is None:
        return
    decided = desk.just_decided
    if decided is not None:
        desk.do_beside(repeat.everywhere(review, decided))
    else:
        desk.do(repeat.everywhere(review, item.id))


def _accept(desk: Desk, *, arguments: bool) -> None:
    review, item = desk.review, desk.item
    if review is not None and item is not None:
        desk.do(decide.accept(review, item.id, arguments=arguments), onward=True)
