"""The list of events beside the text."""

from ui.commands.desk import Desk


def toggle(desk: Desk) -> None:
    desk.window.workspace.halves.toggle()


def enter(desk: Desk) -> None:
    """Put the keyboard into the list; Esc brings it back to the text."""
    desk.window.workspace.halves.enter()


def sort(desk: Desk) -> None:
    desk.window.workspace.events.sort_here()
