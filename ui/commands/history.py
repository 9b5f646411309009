"""Undo and redo. The focus goes to what came back, the nearest of it."""

from collections.abc import Callable

from annotation.review import Item, Review
from annotation.values import Argument, Decision, Edit, Event, Fragment, Span
from ui.commands.desk import Desk


def undo(desk: Desk) -> None:
    _step(desk, desk.session.undo)


def redo(desk: Desk) -> None:
    _step(desk, desk.session.redo)


def _step(desk: Desk, step: Callable[[], Edit | None]) -> None:
    near = _place(desk)
    edit = step()
    if edit is not None and desk.review is not None:
        found = touched(desk.review, edit, near)
        if found is not None or desk.item is None:
            desk.focus(found)


def _place(desk: Desk) -> Fragment:
    """Return where the focus is, the beginning of the article when nothing has it."""
    if desk.item is not None:
        return desk.item.start, desk.item.end
    return desk.word or (0, 0)


def touched(review: Review, edit: Edit, near: Fragment) -> str | None:
    """Return the item nearest to a place of those that an edit was about and that are shown."""
    ids: list[str] = []
    for change in edit.changes:
        record = change.after or change.before
        if isinstance(record, Argument):
            ids.append(record.event)
        elif isinstance(record, Span | Event):
            ids.append(record.id)
        elif isinstance(record, Decision):
            ids += [id_ for id_ in (record.result, record.suggestion) if id_ is not None]
            ids += [review.current(record.suggestion) or ""]
    shown = [item for item in map(review.item, ids) if item is not None]
    return min(shown, key=lambda item: (_apart(item, near), item.place)).id if shown else None


def _apart(item: Item, place: Fragment) -> tuple[int, int]:
    """Return how far an item is from a place: the gap between them, then between their starts."""
    return max(0, item.start - place[1], place[0] - item.end), abs(item.start - place[0])
