"""Whether the person is pressing keys just now: what can wait waits for a pause."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow


class Idle(QObject):
    """Knows when a key was last pressed in the window of a widget."""

    def __init__(
        self,
        widget: QWidget,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._widget = widget
        self._now = now
        self._watched: QWindow | None = None
        self._last = -1e9

    def __call__(self) -> float:
        """Return for how many seconds no key has been pressed."""
        window = self._widget.window().windowHandle()
        if window is not None and window is not self._watched:
            # the system makes the window when it is first shown, and another one now and then
            window.installEventFilter(self)
            self._watched = window
        return self._now() - self._last

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self._last = self._now()
        return False
