"""Work beside the window: a function in a thread, its messages brought to the window's thread.

No Qt object crosses threads: the thread puts plain values into a queue, a timer takes them out.
"""

import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.errors import UserError

Say = Callable[[object], None]
Work = Callable[[Say, threading.Event], object]
POLL_MS = 15


class _Ended:
    """The last message: the work returned `value`, or raised `error`."""

    def __init__(self, value: object, error: BaseException | None) -> None:
        self.value = value
        self.error = error


class Background(QObject):
    """Runs one piece of work. `said(message)`, then `finished(value)` or `failed(sentence)`.

    The work is called with a function to say things by and an event that is set when it should
    stop. Its bugs are raised again here, in the window's thread.
    """

    said = Signal(object)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, *, is_serial: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_serial = is_serial
        self._queue: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._drain)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def start(self, work: Work) -> None:
        """Start the work; serially it is done when this returns."""
        self._stop.clear()
        if self._is_serial:
            self._run(work)
            self._drain()
            return
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._timer.start()
        self._thread.start()

    def stop(self) -> None:
        """Ask the work to end; it answers when it can."""
        self._stop.set()

    def close(self) -> None:
        """End without any further message."""
        self._stop.set()
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._queue = queue.SimpleQueue()

    def _run(self, work: Work) -> None:
        error: BaseException | None = None
        value: object = None
        try:
            value = work(self._queue.put, self._stop)
        except Exception as raised:  # noqa: BLE001 - raised again in the window's thread
            error = raised
        self._queue.put(_Ended(value, error))

    def _drain(self) -> None:
        """Hand on one message a turn, so that the window stays awake; serially all of them."""
        while not self._queue.empty():
            message = self._queue.get()
            if isinstance(message, _Ended):
                self._end(message)
            else:
                self.said.emit(message)
            if not self._is_serial:
                return

    def _end(self, message: _Ended) -> None:
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if message.error is None:
            self.finished.emit(message.value)
        elif isinstance(message.error, UserError):
            self.failed.emit(str(message.error))
        else:
            raise message.error
