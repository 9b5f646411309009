"""From the press of a key until it is on disk and painted: the real window, real keys, a real file.

The floor is an empty window that writes the same rows with bare `sqlite3` and repaints itself at
each press. The two take turns. Run: `python -m benchmarks.keypress`.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from benchmarks import raw
from benchmarks.desk import Blank, Painted, window_on
from benchmarks.figures import Figure, show, spread
from benchmarks.material import CODER, EVENTS, SPANS, WORDS, long_project, sample_project
from storage.project import Project
from ui.app import application
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from annotation.values import Edit

LIMIT = 0.016
ROUNDS = 12
UNDO = "Z"
DECIDING = {
    "Space": (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    "X": (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
    "3": (Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier),
    "Shift+Right": (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
}
KEYS = {**DECIDING, UNDO: (Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier)}


class Floor(Blank):
    """Writes the rows of `edit` by hand when a key is pressed, and paints itself anew."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection
        self.edit: Edit | None = None
        self.writing = 0.0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift or self.edit is None:
            return
        start = perf_counter()
        raw.write(self._connection, self.edit)
        self.writing = perf_counter() - start
        self.update()


class Times:
    """What was measured, press by press."""

    def __init__(self) -> None:
        self.ours: dict[str, list[float]] = {key: [] for key in KEYS}
        self.floor: list[float] = []
        self.disk: list[float] = []

    def figure(self, name: str) -> Figure:
        every = [each for times in self.ours.values() for each in times]
        keys = ", ".join(f"{key} {median(times) * 1000:.1f}" for key, times in self.ours.items())
        note = f"{spread(every)}; {keys}; bare rows {spread(self.disk)}; {len(every)} presses"
        return Figure(name, median(every), median(self.floor), limit=LIMIT, note=note)


def main() -> None:
    show(figures())


def figures() -> Iterator[Figure]:
    """Measure on one article of the sample and on a long document."""
    with tempfile.TemporaryDirectory() as folder:
        sample = sample_project(Path(folder) / "sample")
        yield _measured(sample, "key press, one article", _stay)
        long = long_project(Path(folder) / "long")
        name = f"key press, {WORDS:,} words, {SPANS:,} spans, {EVENTS} events"
        yield _measured(long, name, _open_the_long_one)
        name = "the same, all arcs and the list of events"
        yield _measured(long_project(Path(folder) / "all"), name, _show_everything)


def _stay(window: MainWindow) -> None:
    """The window is on the first article already."""
    assert window.session.review is not None


def _open_the_long_one(window: MainWindow) -> None:
    window.open_document(window.session.rows[-1].id)


def _show_everything(window: MainWindow) -> None:
    """The long article with the arcs of all its events, its list, and a trigger in focus."""
    _open_the_long_one(window)
    window.run_id("arcs")
    assert window.workspace.events.isVisible()
    assert window.session.review is not None
    assert len(window.workspace.events.model.lines) == EVENTS


def _measured(project: Path, name: str, prepare: Callable[[MainWindow], None]) -> Figure:
    application([])
    bare = raw.copy_of(project)
    floor = Floor(bare)
    floor.show()
    times = Times()
    with window_on(project) as window:
        prepare(window)
        QApplication.processEvents()
        _press_all(window, floor, times)
    floor.close()
    bare.close()
    _check_disk(project, sum(map(len, times.ours.values())))
    return times.figure(name)


def _press_all(window: MainWindow, floor: Floor, times: Times) -> None:
    """Press the keys, round for round, each round two suggestions further on."""
    edits: list[Edit] = []
    window.session.edited.connect(lambda edit, _: edits.append(edit))
    painted = Painted(window.canvas.viewport())

    def pressed(key: str) -> bool:
        done, before = len(edits), painted.count
        spent = press(window.canvas, key)
        if len(edits) == done:
            return False  # no word follows that it could grow by
        assert painted.count > before, f"{key} was not painted"
        times.ours[key].append(spent)
        floor.edit = edits[-1]
        times.floor.append(press(floor, key))
        times.disk.append(floor.writing)
        return True

    for _ in range(ROUNDS):
        done = [key for key in DECIDING if pressed(key)]
        undone = [pressed(UNDO) for _ in done]
        assert all(undone), "there was nothing to undo"
        for _ in range(2):
            QTest.keyClick(window.canvas, Qt.Key.Key_Tab)
            QApplication.processEvents()


def press(widget: QWidget, key: str) -> float:
    """Return how long a press takes until nothing is left to be painted."""
    code, held = KEYS[key]
    start = perf_counter()
    QTest.keyClick(widget, code, held)
    QApplication.processEvents()
    return perf_counter() - start


def _check_disk(project: Path, presses: int) -> None:
    """Every press must be in the file, all of them undone, and the file be sound."""
    with Project.open(project) as opened:
        assert opened.info().edits >= presses, "not every press is on disk"
        assert CODER in opened.coders()
        assert not opened.check()


if __name__ == "__main__":
    main()
