"""Menus made from the table of actions."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.action import MENUS, Action
from ui.context import Context
from ui.keyboard import shown
from ui.widgets import no_mnemonic

Run = Callable[[Action], None]

FAMILIES = (
    ("types", "Set the type"),
    ("event types", "Set the type"),
    ("roles", "Fill a role"),
)


def fill_menu_bar(
    bar: QMenuBar, actions: Sequence[Action], context: Callable[[], Context], run: Run
) -> None:
    """Make the menus anew. What does not apply is grey when a menu opens."""
    for old in bar.findChildren(QMenu):
        if old.parent() is bar:
            old.deleteLater()
    bar.clear()
    for title in MENUS:
        chosen = _unique([action for action in actions if action.menu == title])
        if chosen:
            menu = QMenu(title, bar)
            bar.addMenu(menu)
            made = _fill(menu, chosen, run)
            menu.aboutToShow.connect(partial(_show_what_applies, made, context))


def context_menu(actions: Sequence[Action], context: Context, run: Run, parent: QWidget) -> QMenu:
    """Return the menu of what applies to the focus, the types and roles in menus of their own."""
    menu = QMenu(parent)
    _fill(menu, [a for a in actions if a.in_context and a.when(context)], run)
    for family, title in FAMILIES:
        members = [a for a in actions if a.family == family and a.when(context)]
        if members:
            _fill(menu.addMenu(title), members, run)
    zones = [a for a in actions if a.id.startswith("zone.") and a.when(context)]
    if zones:
        _fill(menu.addMenu("This paragraph"), zones, run)
    return menu


def _unique(actions: list[Action]) -> list[Action]:
    """Leave out the second of two actions that mean the same on different kinds of items."""
    return list({action.id: action for action in actions}.values())


def _fill(menu: QMenu, actions: Sequence[Action], run: Run) -> list[tuple[QAction, Action]]:
    made: list[tuple[QAction, Action]] = []
    section = actions[0].section if actions else 0
    for action in actions:
        if action.section != section:
            menu.addSeparator()
            section = action.section
        key = f"\t{shown(action.keys[0])}" if action.keys else ""
        entry = QAction(no_mnemonic(action.title) + key, menu)
        entry.setObjectName(action.id)
        entry.triggered.connect(partial(run, action))
        menu.addAction(entry)
        made.append((entry, action))
    return made


def _show_what_applies(made: list[tuple[QAction, Action]], context: Callable[[], Context]) -> None:
    now = context()
    for entry, action in made:
        entry.setEnabled(action.when(now))
