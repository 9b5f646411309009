"""All keys, as one page over the window; made from the table of actions."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from ui.action import MENUS, Action
from ui.dialogs.overlay import Overlay
from ui.keyboard import shown
from ui.theme import Theme, qcolor, sans
from ui.widgets import key_width, paint_key

ROW = 25
WIDTH = 1000
COLUMNS = 2
GROUP_NAMES = {
    "types": "Types, on an entity",
    "event types": "Types, on a trigger",
    "roles": "Roles, on a trigger",
}
ORDER = ("Annotate", *GROUP_NAMES.values(), "Go", "Article", "Edit", "View", "File", "Help")

Group = tuple[str, list[tuple[str, str]]]


def groups(actions: Sequence[Action]) -> list[Group]:
    """Return what each key does, by menu; the keys of types and roles have groups of their own."""
    found: dict[str, dict[str, str]] = {}
    for action in actions:
        if not action.keys or action.id.startswith("stay."):
            continue
        name = GROUP_NAMES.get(action.family) or action.menu or "Annotate"
        title = action.title.removeprefix("Set the type: ").removeprefix("Role: ")
        keys = "   ".join(shown(key) for key in action.keys)
        found.setdefault(name, {}).setdefault(title, keys)
    found.setdefault("Annotate", {})["Set the type with that digit, and stay"] = "Alt 1–9"
    order = [name for name in (*ORDER, *MENUS) if name in found]
    return [
        (name, [(keys, title) for title, keys in found[name].items()])
        for name in dict.fromkeys(order)
    ]


class KeyTable(QWidget):
    """Groups in two columns, painted."""

    def __init__(self, groups_: list[Group], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.groups = groups_
        self._columns = _split(groups_)
        self.setFixedSize(WIDTH - 44, max(_height(column) for column in self._columns))
        self.setAccessibleName("All keys")
        self.setAccessibleDescription(
            "; ".join(f"{keys}: {title}" for _, lines in groups_ for keys, title in lines)
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = self.width() / COLUMNS
        for number, column in enumerate(self._columns):
            top = 0.0
            for name, lines in column:
                top = self._paint_group(painter, number * width, top, name, lines)
        painter.end()

    def _paint_group(
        self, painter: QPainter, left: float, top: float, name: str, lines: list[tuple[str, str]]
    ) -> float:
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(qcolor(self._theme.quiet))
        painter.setFont(sans(12, QFont.Weight.DemiBold))
        painter.drawText(QRectF(left, top + 4, 400, ROW), flags, name)
        top += ROW + 4
        for keys, title in lines:
            at = left
            for key in keys.split("   "):
                paint_key(painter, self._theme, at, top + ROW / 2, key)
                at += key_width(key) + 4
            painter.setPen(qcolor(self._theme.ink))
            painter.setFont(sans(13))
            begin = max(at + 6, left + 104)
            painter.drawText(QRectF(begin, top, 420, ROW), flags, title)
            top += ROW
        return top + 10


class Keys(Overlay):
    """Any of Esc, `?` and a click beside it closes it."""

    def __init__(self, actions: Sequence[Action], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, width=WIDTH, name="keys")
        self.table = KeyTable(groups(actions), theme)
        area = self.area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.table)
        area.setMinimumHeight(min(self.table.height() + 4, max(200, parent.height() - 150)))
        self.column.addWidget(area)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -ROW, Qt.Key.Key_Down: ROW}
        page = self.area.height() - ROW
        steps |= {Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page, Qt.Key.Key_Space: page}
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + steps.get(Qt.Key(event.key()), 0))
        if event.text() == "?":
            self.leave()
        super().keyPressEvent(event)


def _height(column: list[Group]) -> int:
    return sum(ROW * (len(lines) + 1) + 14 for _, lines in column)


def _split(groups_: list[Group]) -> list[list[Group]]:
    """Return the groups in two columns of about the same height."""
    first: list[Group] = []
    rest = list(groups_)
    while rest and _height([*first, rest[0]]) <= _height(rest[1:]) + ROW * 4:
        first.append(rest.pop(0))
    return [first, rest] if first else [rest, []]
