"""Search in the open article: a field, "3 of 12", next and previous."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from annotation.values import Fragment
from ui.widgets import button, plain_label


def matches(text: str, words: str) -> list[Fragment]:
    """Return where `words` stand, whatever their case; any white space matches any other."""
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


class FindBar(QWidget):
    """`found(matches, current)` when there is something else to show; `left` when it closes."""

    found = Signal(object, int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = ""
        self._matches: list[Fragment] = []
        self._current = 0
        self._landed: Callable[[Fragment], None] | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search in this article")
        self.field.setAccessibleName("Search in this article")
        self.field.textChanged.connect(self._search)
        self.count = plain_label(name="find-count")
        self.count.setProperty("tone", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 6, 22, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for text, step, name in (("↑", -1, "Previous match"), ("↓", 1, "Next match")):
            step_button = button(text)
            step_button.setAccessibleName(name)
            step_button.setProperty("flat", True)
            step_button.clicked.connect(partial(self.step, step))
            row.addWidget(step_button)
        close = button("×")
        close.setAccessibleName("Leave the search")
        close.setProperty("flat", True)
        close.clicked.connect(self.leave)
        row.addWidget(close)
        self.hide()

    def set_text(self, text: str) -> None:
        """Search in another article."""
        self._text = text
        if self.isVisible():
            self._search()

    def begin(self, landed: Callable[[Fragment], None] | None = None) -> None:
        """Ask for words; `landed` is called with the place where the search is left."""
        self._landed = landed
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def leave(self) -> None:
        place = self._matches[self._current] if self._matches else None
        self.hide()
        self._matches = []
        self.found.emit([], -1)
        self.left.emit()
        if place is not None and self._landed is not None:
            self._landed(place)

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) match, round the ends."""
        if self._matches:
            self._current = (self._current + step) % len(self._matches)
            self._announce()

    def _search(self) -> None:
        self._matches = matches(self._text, self.field.text())
        self._current = 0
        self._announce()

    def _announce(self) -> None:
        total = len(self._matches)
        if total:
            self.count.setText(f"{self._current + 1} of {total}")
        else:
            self.count.setText("not found" if self.field.text().strip() else "")
        self.found.emit(self._matches, self._current if total else -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
