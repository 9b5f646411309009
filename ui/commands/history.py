"""Undo and redo. The focus goes to what came back."""

from annotation.review import Review
from annotation.values import Argument, Decision, Edit, Event, Span
from ui.commands.desk import Desk


def undo(desk: Desk) -> None:
    _show(desk, desk.session.undo())


def redo(desk: Desk) -> None:
    _show(desk, desk.session.redo())


def _show(desk: Desk, edit: Edit | None) -> None:
    if edit is not None and desk.review is not None:
        found = touched(desk.review, edit)
        if found is not None or desk.item is None:
            desk.focus(found)


def touched(review: Review, edit: Edit) -> str | None:
    """Return the first item that an edit was about and that is still shown."""
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
    return min(shown, key=lambda item: item.place).id if shown else None
