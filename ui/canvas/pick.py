"""Picking who fills a role: the candidates have letters, everything else steps back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotation.review import Item
from ui.canvas.layout import hint_letters

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backtab)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Tab)
_CONFIRM = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Pick:
    """The candidates, best first, and which of them is chosen. Empty: nobody is picking.

    `typed` is the first of two letters, once it is typed.
    """

    def __init__(self) -> None:
        self.candidates: list[Item] = []
        self.chosen: str | None = None
        self.typed = ""
        self._can_empty = False
        self._letters: dict[str, str] = {}

    @property
    def is_on(self) -> bool:
        return bool(self.candidates)

    def begin(self, candidates: list[Item], *, can_empty: bool = False) -> None:
        """`can_empty`: Delete says that nobody is meant."""
        self.candidates = [item for item in candidates if item.fragments]
        self.chosen = self.candidates[0].id if self.candidates else None
        self.typed, self._can_empty = "", can_empty
        letters = hint_letters(len(self.candidates))
        letters += [""] * (len(self.candidates) - len(letters))
        self._letters = {i.id: each for i, each in zip(self.candidates, letters, strict=True)}

    def end(self) -> None:
        self.begin([])

    def offers(self, id_: str | None) -> bool:
        return id_ in self._letters

    def hints(self) -> dict[str, str]:
        """Return what is left to type for each candidate that begins so.

        With very many the furthest have no letters and are reached by arrow.
        """
        typed = self.typed
        return {
            id_: letters[len(typed) :]
            for id_, letters in self._letters.items()
            if letters.startswith(typed)
        }

    def step(self, step: int) -> None:
        """Choose the next candidate in reading order."""
        self.typed = ""
        order = [item.id for item in sorted(self.candidates, key=lambda item: item.place)]
        if self.chosen in order:
            self.chosen = order[(order.index(self.chosen) + step) % len(order)]

    def key(
        self, event: QKeyEvent, line_step: Callable[[str, int], str | None]
    ) -> tuple[str, str | None]:
        """Return what a key means: `("picked", id)`, with Shift `("beside", id)`, `("left", None)`,
        `("emptied", None)`, `("moved", id)`, or `("", None)` for nothing. `line_step` finds a
        candidate above (-1) or below (1).
        """
        key = event.key()
        if key == Qt.Key.Key_Escape:
            return "left", None
        if key in _CONFIRM:
            return _picked(event), self.chosen
        if key in _EMPTYING:
            return self._emptied(key)
        if key in _BACK or key in _ON:
            self.step(-1 if key in _BACK else 1)
            return "moved", self.chosen
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.chosen is not None:
            self.typed = ""
            self.chosen = line_step(self.chosen, -1 if key == Qt.Key.Key_Up else 1) or self.chosen
            return "moved", self.chosen
        return self._letter(event)

    def _emptied(self, key: int) -> tuple[str, str | None]:
        """Backspace takes a typed letter back before it says that nobody is meant."""
        if self.typed and key == Qt.Key.Key_Backspace:
            self.typed = ""
            return "moved", self.chosen
        return ("emptied" if self._can_empty else ""), None

    def _letter(self, event: QKeyEvent) -> tuple[str, str | None]:
        letter = event.text().lower()
        fitting = [
            (id_, left) for id_, left in self.hints().items() if letter and left.startswith(letter)
        ]
        if not fitting:
            return "", None
        id_, left = fitting[0]
        if left == letter:
            return _picked(event), id_
        self.typed, self.chosen = letter, id_
        return "moved", id_


def _picked(event: QKeyEvent) -> str:
    is_beside = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return "beside" if is_beside else "picked"
