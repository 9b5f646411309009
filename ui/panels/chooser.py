"""Choosing a type: a short list over the article. A digit takes one, letters narrow it down.

It never takes the keyboard's focus: while it is open, the window hands it the keys.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from annotation.codebook import EntityType, EventType
from ui.panels.nearby import stand_near
from ui.theme import Theme, qcolor, sans
from ui.widgets import paint_dot, paint_key, plain_label

Type = EntityType | EventType
ROW = 27
WIDTH = 300
MOST_ROWS = 12
HINT = "A digit, or type the first letters"
MOVABLE_HINT = "Digit or letters · ← → move it · ⇧ → widens it"
LONGEST_TITLE = 90


class TypeList(QWidget):
    """The types that are left, one of them chosen. A click takes one."""

    def __init__(self, theme: Theme, taken: Callable[[int], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.types: list[Type] = []
        self.keys: dict[str, str] = {}
        """The digit of each type that has one here; of two kinds the first has them."""
        self.at = 0
        self._taken = taken
        self._first = 0
        self.setMouseTracking(True)

    def show_types(self, types: list[Type]) -> None:
        self.types, self.at, self._first = types, 0, 0
        self.setFixedHeight(ROW * max(1, min(len(types), MOST_ROWS)))
        self.update()

    def step(self, step: int) -> None:
        if self.types:
            self.at = (self.at + step) % len(self.types)
            self._first = max(min(self._first, self.at), self.at - MOST_ROWS + 1)
            self.update()

    def _index(self, event: QMouseEvent) -> int:
        return self._first + int(event.position().y()) // ROW

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, ROW * MOST_ROWS)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._index(event)
        if 0 <= index < len(self.types) and index != self.at:
            self.at = index
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._index(event)
        if 0 <= index < len(self.types):
            self._taken(index)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.types[self._first : self._first + MOST_ROWS]
        for number, each in enumerate(shown):
            top = number * ROW
            if self._first + number == self.at:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(qcolor(self.theme.hover))
                painter.drawRoundedRect(QRectF(0, top, self.width(), ROW), 5, 5)
            middle = top + ROW / 2
            if each.name in self.keys:
                paint_key(painter, self.theme, 8, middle, self.keys[each.name])
            paint_dot(painter, self.theme.colour(each.colours), 39, middle, 7)
            painter.setPen(qcolor(self.theme.ink))
            painter.setFont(sans(13))
            box = QRectF(54, top, self.width() - 60, ROW)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), each.label)
            if isinstance(each, EventType):
                painter.setPen(qcolor(self.theme.quiet))
                painter.setFont(sans(11))
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(box, int(flags), each.group)
        painter.end()


class Chooser(QFrame):
    """Open it with `offer`; while `is_open`, give it every key with `take`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chooser")
        self.setAccessibleName("Choose a type")
        self._types: Sequence[Type] = ()
        self._typed = ""
        self._chosen: Callable[[str], None] | None = None
        self._left: Callable[[], None] | None = None
        self._arrow: Callable[..., None] | None = None
        self.changed: Callable[[], None] | None = None
        self.title = plain_label(name="chooser-title")
        self.title.setWordWrap(True)
        self.hint = plain_label(name="chooser-hint")
        self.hint.setProperty("tone", "quiet")
        self.list = TypeList(theme, self._take_index, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 9, 8, 8)
        column.setSpacing(6)
        for widget in (self.title, self.hint, self.list):
            column.addWidget(widget)
        self.setFixedWidth(WIDTH)
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._chosen is not None

    @property
    def types(self) -> list[Type]:
        return self.list.types

    def set_theme(self, theme: Theme) -> None:
        self.list.theme = theme
        self.update()

    def set_title(self, title: str) -> None:
        line = " ".join(title.split())
        self.title.setText(line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…")

    def offer(
        self,
        title: str,
        types: Sequence[Type],
        chosen: Callable[[str], None],
        *,
        left: Callable[[], None] | None = None,
        arrow: Callable[..., None] | None = None,
    ) -> None:
        """Show types; `chosen(name)` is called with the one taken, `left()` when none is.

        `arrow(step, stretch=...)` is called for the left and right arrows while nothing is typed.
        """
        self._types, self._typed = types, ""
        self._chosen, self._left, self._arrow = chosen, left, arrow
        self.set_title(title)
        self.list.keys = {each.name: each.key for each in types if each is self._with_key(each.key)}
        self._narrow()
        self.show()
        self.raise_()
        if self.changed is not None:
            self.changed()

    def move_along(self) -> None:
        """Stand beside what is chosen for now that it has moved."""
        if self.changed is not None:
            self.changed()

    def leave(self) -> None:
        """Close without choosing."""
        left = self._left
        self._close()
        if left is not None:
            left()

    def dismiss(self) -> None:
        """Close because the window went on to something else."""
        if self.is_open:
            self._close()

    def _close(self) -> None:
        self._chosen = self._left = self._arrow = None
        self.hide()
        if self.changed is not None:
            self.changed()

    def take(self, event: QKeyEvent) -> None:
        """Understand a key: every key is for the chooser while it is open."""
        key, typed = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take_index(self.list.at)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._take_arrow(1 if key == Qt.Key.Key_Right else -1, event)
        elif key == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            self._narrow()
        elif typed in set("123456789") and self._with_key(typed) is not None:
            self._take(self._with_key(typed))
        elif typed.isprintable() and typed and (typed.strip() or self._typed):
            self._type(typed)

    def _type(self, typed: str) -> None:
        if any(self._matching(self._typed + typed)):
            self._typed += typed
            self._narrow()

    def _take_arrow(self, step: int, event: QKeyEvent) -> None:
        if self._arrow is not None and not self._typed:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._arrow(step, stretch=shift)

    def _with_key(self, key: str) -> Type | None:
        """Return the type on a digit; entities come first where both kinds are offered."""
        return next((each for each in self._types if key and each.key == key), None)

    def _take_index(self, index: int) -> None:
        if 0 <= index < len(self.list.types):
            self._take(self.list.types[index])

    def _take(self, each: Type | None) -> None:
        chosen = self._chosen
        if each is not None and chosen is not None:
            self._close()
            chosen(each.name)

    def _narrow(self) -> None:
        self.list.show_types(self._matching(self._typed))
        if self._typed:
            self.hint.setText(self._typed)
        else:
            self.hint.setText(MOVABLE_HINT if self._arrow is not None else HINT)
        self.adjustSize()

    def _matching(self, typed: str) -> list[Type]:
        parts = typed.casefold().split()
        found = [each for each in self._types if _matches(each, parts)]
        start = typed.strip().casefold()
        return sorted(
            found,
            key=lambda e: (
                not e.label.casefold().startswith(start),
                self.list.keys.get(e.name, "~"),
            ),
        )

    def place_near(self, anchor: QRect) -> None:
        """Stand below a place of the parent, or above it where there is no room below."""
        stand_near(self, anchor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(qcolor(self.list.theme.border), 1))
        bottom = self.list.y() - 3
        painter.drawLine(1, bottom, self.width() - 2, bottom)
        painter.end()


def _matches(each: Type, parts: list[str]) -> bool:
    words = f"{each.label} {each.name} {each.name.replace('_', ' ')}".casefold().split()
    return all(any(word.startswith(part) for word in words) for part in parts)
