"""Picking who fills a role: the candidates have letters, everything else steps back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotation.review import Item
from ui.canvas.layout import hint_letters

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backtab)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Tab)
_CONFIRM = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Pick:
    """The candidates, best first, and which of them is chosen. Empty: nobody is picking."""

    def __init__(self) -> None:
        self.candidates: list[Item] = []
        self.chosen: str | None = None

    @property
    def is_on(self) -> bool:
        return bool(self.candidates)

    def begin(self, candidates: list[Item]) -> None:
        self.candidates = [item for item in candidates if item.fragments]
        self.chosen = self.candidates[0].id if self.candidates else None

    def end(self) -> None:
        self.candidates = []
        self.chosen = None

    def hints(self) -> dict[str, str]:
        """Return the letter of each candidate; the furthest have none and are reached by arrow."""
        letters = hint_letters(len(self.candidates))
        letters += [""] * (len(self.candidates) - len(letters))
        return {item.id: letter for item, letter in zip(self.candidates, letters, strict=True)}

    def step(self, step: int) -> None:
        """Choose the next candidate in reading order."""
        order = [item.id for item in sorted(self.candidates, key=lambda item: item.place)]
        if self.chosen in order:
            self.chosen = order[(order.index(self.chosen) + step) % len(order)]

    def key(
        self, event: QKeyEvent, line_step: Callable[[str, int], str | None]
    ) -> tuple[str, str | None]:
        """Return what a key means: `("picked", id)`, with Shift `("beside", id)`, `("left", None)`,
        `("moved", id)`, or `("", None)` for nothing. `line_step` finds a candidate above (-1) or
        below (1).
        """
        key = event.key()
        if key == Qt.Key.Key_Escape:
            return "left", None
        if key in _CONFIRM:
            return _picked(event), self.chosen
        if key in _BACK or key in _ON:
            self.step(-1 if key in _BACK else 1)
            return "moved", self.chosen
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.chosen is not None:
            self.chosen = line_step(self.chosen, -1 if key == Qt.Key.Key_Up else 1) or self.chosen
            return "moved", self.chosen
        letter = event.text().lower()
        found = [id_ for id_, hint in self.hints().items() if hint and hint == letter]
        return (_picked(event), found[0]) if found else ("", None)


def _picked(event: QKeyEvent) -> str:
    is_beside = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return "beside" if is_beside else "picked"
