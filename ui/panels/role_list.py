"""The roles of the focused event: a line for each filler, and the free ones close together."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.panels.inspector_view import RoleRow
from ui.panels.rows import SUGGESTED, ChoiceRow, RowView
from ui.theme import Theme
from ui.widgets import safe_tooltip, show_if

FREE_COLUMNS = 2


class RoleList(QWidget):
    """Signals: `pressed(role, link)`, the link None for a free role; `removed(link)`."""

    pressed = Signal(str, object)
    removed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.filled: list[ChoiceRow] = []
        self.free: list[ChoiceRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(1)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        for at in range(FREE_COLUMNS):
            self._grid.setColumnStretch(at, 1)
        column.addLayout(self._column)
        column.addLayout(self._grid)

    @property
    def rows(self) -> list[ChoiceRow]:
        return [*self.filled, *self.free]

    def show_roles(self, roles: tuple[RoleRow, ...], accent: str) -> None:
        filled = [each for each in roles if each.link is not None]
        free = [each for each in roles if each.link is None]
        while len(self.filled) < len(filled):
            self._add(self.filled)
        while len(self.free) < len(free):
            self._add(self.free)
        _show(self.filled, filled, accent)
        _show(self.free, free, accent)

    def _add(self, rows: list[ChoiceRow]) -> None:
        row = ChoiceRow(self._theme)
        row.clicked.connect(partial(self._on_pressed, row))
        row.removed.connect(partial(self._on_removed, row))
        place = len(rows)
        rows.append(row)
        if rows is self.filled:
            self._column.addWidget(row)
        else:
            row.setFixedHeight(24)
            self._grid.addWidget(row, place // FREE_COLUMNS, place % FREE_COLUMNS)

    def _on_pressed(self, row: ChoiceRow) -> None:
        each: RoleRow = row.property("row")
        self.pressed.emit(each.role, each.link)

    def _on_removed(self, row: ChoiceRow) -> None:
        each: RoleRow = row.property("row")
        self.removed.emit(each.link)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in self.rows:
            row.set_theme(theme)


def _show(rows: list[ChoiceRow], shown: list[RoleRow], accent: str) -> None:
    for place, row in enumerate(rows):
        show_if(row, on=place < len(shown))
        if place < len(shown):
            each = shown[place]
            row.setProperty("row", each)
            row.show_view(role_view(each, accent))
            row.setToolTip(safe_tooltip(f"{each.label} {each.value}".strip()))


def role_view(each: RoleRow, accent: str) -> RowView:
    """Return how a role looks: required ones that nobody fills are marked."""
    if each.link is None:
        return RowView(each.key, label=each.label, is_muted=True, is_missing=each.is_required)
    tag = SUGGESTED if each.is_suggested else ""
    return RowView(
        each.key,
        label=each.label,
        value=each.value,
        tag=tag,
        accent=accent,
        chosen=True,
        is_removable=True,
    )
