"""The list of events beside the text."""

from ui.commands.desk import Desk
from ui.panels.event_lines import FILTERS


def toggle(desk: Desk) -> None:
    desk.window.workspace.halves.toggle()


def enter(desk: Desk) -> None:
    """Put the keyboard into the list; Esc brings it back to the text."""
    item, word = desk.item, desk.word
    place = item.start if item is not None and item.fragments else None
    desk.window.workspace.halves.enter(word[0] if word is not None else place)


def show_only(desk: Desk, *, kept: str) -> None:
    """Show the events that pass one of the filters; a hidden list comes."""
    if desk.window.workspace.events.isHidden():
        toggle(desk)
    desk.window.workspace.events.show_only(kept)


def show_next(desk: Desk) -> None:
    """Show the events that pass the next filter."""
    if desk.window.workspace.events.isHidden():
        toggle(desk)
    events, names = desk.window.workspace.events, list(FILTERS)
    events.show_only(names[(names.index(events.model.kept) + 1) % len(names)])


def sort(desk: Desk) -> None:
    desk.window.workspace.events.sort_here()
