"""What an article costs: keys pressed, gestures made, seconds somebody was at work.

Keys are counted where the system hands them to the window, once each, wherever the keyboard is in
it: held keys and keys such as Shift alone are none. Another window (the register, the settings) is
not counted. Somebody is at work between two keys, clicks or gestures less than a minute apart.
Written when the article is left or finished, and about every half minute before.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotation.review import Delta
from annotation.values import Edit
from ui.keyboard import MODIFIER_KEYS
from ui.session import Session

PAUSE = 60.0
"""Seconds without a key or a click after which nobody is taken to be at work."""
WRITE_MS = 30_000

_HELD = MODIFIER_KEYS | {Qt.Key.Key_NumLock, Qt.Key.Key_unknown}
"""Keys that are pressed together with others."""


class Effort(QObject):
    """Counts for the article that is open in `session`, as its coder's. `window` is any widget

    of the window in which it is worked on.
    """

    def __init__(
        self,
        session: Session,
        window: QWidget,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self.now = now
        self._watched: QWindow | None = None
        self._document: str | None = None
        self._keys = self._gestures = 0
        self._seconds = 0.0
        self._last: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_MS)
        self._timer.timeout.connect(self.write)
        session.document_opened.connect(self._on_document)
        session.edited.connect(self._on_edited)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if not event.isAutoRepeat() and event.key() not in _HELD:
                self._count(keys=1)
        elif kind == QEvent.Type.MouseButtonPress:
            self._count()
        return False

    def write(self) -> None:
        """Add what was counted to what is on disk."""
        self._timer.stop()
        project, document = self._session.project, self._document
        counted = self._keys, self._gestures, self._seconds
        self._keys = self._gestures = 0
        self._seconds = 0.0
        if project is None or document is None or counted == (0, 0, 0.0):
            return
        keys, gestures, seconds = counted
        with self._session.telling(unasked=True):
            project.learning.add_effort(
                document, self._session.coder, keys=keys, gestures=gestures, seconds=seconds
            )

    def _count(self, *, keys: int = 0, gestures: int = 0) -> None:
        if self._document is None:
            return
        now = self.now()
        if self._last is not None and now - self._last < PAUSE:
            self._seconds += now - self._last
        self._last = now
        self._keys += keys
        self._gestures += gestures
        if not self._timer.isActive():
            self._timer.start()

    def _on_document(self) -> None:
        """Another article, or none: write what the one before it cost."""
        self.write()
        self._document = self._session.document_id
        self._last = None
        self._watch()

    def _on_edited(self, edit: Edit | None, delta: Delta) -> None:
        if edit is None:
            return
        self._count(gestures=1)
        if delta.status:
            self.write()

    def _watch(self) -> None:
        """Hear of the keys of the window: its handle is another once it is put in a frame."""
        handle = self._window.window().windowHandle()
        if handle is self._watched:
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = handle
        if handle is not None:
            handle.installEventFilter(self)
