"""Whether the window stutters while suggestions are made: the gaps in its event loop.

A timer of one millisecond beats in the window's thread while the real worker reads many articles;
then the same window idles for as long, and beats beside it are the floor: what the machine does to
anybody. Beside each gap stands how much of it the thread was computing; in the rest it waited for
the disk or for a processor. Run: `python -m benchmarks.gaps`.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, Qt, QTimer

from benchmarks.desk import window_on
from benchmarks.figures import Figure, show
from benchmarks.material import corpus
from ui.jobs.suggesting import Suggesting
from ui.main_window import MainWindow

LIMIT = 0.05
COPIES = 12
AT_MOST = 180.0
"""Seconds after which the worker counts as stuck."""


class Heart:
    """Beats each millisecond and keeps the gaps: how long, and how much of it was computing."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float]] = []
        self._last = (perf_counter(), thread_time())
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = (perf_counter(), thread_time())
        self.gaps.append((now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now

    def beat_until(self, is_over: Callable[[], bool]) -> float:
        """Run the event loop until something is so; return the seconds."""
        loop, watch = QEventLoop(), QTimer()
        watch.timeout.connect(lambda: loop.quit() if is_over() else None)
        watch.start(100)
        start = perf_counter()
        self._last = (start, thread_time())
        self._timer.start(1)
        loop.exec()
        self._timer.stop()
        watch.stop()
        return perf_counter() - start

    def said(self, spent: float) -> str:
        """Return what a reader should know of the gaps."""
        over = [gap for gap, _ in self.gaps if gap > LIMIT]
        busiest = max((busy for _, busy in self.gaps), default=0.0)
        return (
            f"{len(over)} gaps over {LIMIT * 1000:.0f} ms in {spent:.0f} s, "
            f"longest computing {busiest * 1000:.1f} ms"
        )

    @property
    def longest(self) -> float:
        return max(gap for gap, _ in self.gaps)


def main() -> None:
    show(figures())


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        project = corpus(Path(folder), COPIES)
        with window_on(project, has_worker=True) as window:
            starting, reading, idle = Heart(), Heart(), Heart()
            until_ready = starting.beat_until(lambda: _suggesting(window).is_ready)
            articles = _suggesting(window).left
            spent = reading.beat_until(_finished(window))
            still = idle.beat_until(_after(spent))
    beside = f"; idle: {idle.said(still)}"
    for name, heart, seconds in (
        ("longest gap while the worker starts", starting, until_ready),
        (f"longest gap while it reads {articles} articles", reading, spent),
    ):
        note = heart.said(seconds) + beside
        yield Figure(name, heart.longest, idle.longest, limit=LIMIT, note=note)


def _suggesting(window: MainWindow) -> Suggesting:
    assert window.suggesting is not None
    return window.suggesting


def _finished(window: MainWindow) -> Callable[[], bool]:
    end = perf_counter() + AT_MOST

    def is_over() -> bool:
        assert perf_counter() < end, "the worker did not finish"
        return _suggesting(window).left == 0

    return is_over


def _after(seconds: float) -> Callable[[], bool]:
    end = perf_counter() + seconds
    return lambda: perf_counter() > end


if __name__ == "__main__":
    main()
