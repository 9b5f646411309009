"""From the press of a key until it is on disk and painted: the real window, real keys, a real file.

The floor is an empty window that writes the same rows with bare `sqlite3` and repaints itself at
each press. The two take turns. Run: `python -m benchmarks.keypress [CASE...]`, with CASE one of
article, text, list, arcs, both: the long document with what beside its text; all without any.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from annotation.places import listing
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


@dataclass(frozen=True, slots=True)
class Shown:
    """What the window shows: its first article, or the long one with its list and all arcs."""

    is_long: bool = False
    has_list: bool = True
    has_arcs: bool = False

    @property
    def said(self) -> str:
        """What there is to see beside the text, for the name of a figure."""
        parts = (("list", self.has_list), ("all arcs", self.has_arcs))
        return "".join(f", {said}" for said, on in parts if on)

    def prepare(self, window: MainWindow) -> None:
        if self.is_long:
            window.open_document(window.session.rows[-1].id)
        if window.workspace.events.isHidden() == self.has_list:
            window.run_id("events.list")
        if self.has_arcs:
            window.run_id("arcs")
        if self.is_long and self.has_list:
            assert len(window.workspace.events.model.lines) == EVENTS


CASES = {
    "article": Shown(),
    "text": Shown(is_long=True, has_list=False),
    "list": Shown(is_long=True),
    "arcs": Shown(is_long=True, has_list=False, has_arcs=True),
    "both": Shown(is_long=True, has_arcs=True),
}
"""What is measured; one or more of these names may be given."""
LONG = f"key press, {WORDS:,} words, {SPANS:,} spans, {EVENTS} events"


class Spent(NamedTuple):
    """Seconds of a press, and those of them in which the process was computing."""

    wall: float
    busy: float


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
    """What was measured, press by press: how long it took, and how much of it was computing."""

    def __init__(self) -> None:
        self.ours: dict[str, list[Spent]] = {key: [] for key in KEYS}
        self.floor: list[float] = []
        self.disk: list[float] = []

    def figure(self, name: str) -> Figure:
        every = [each for times in self.ours.values() for each in times]
        walls, busy = [each.wall for each in every], [each.busy for each in every]
        keys = ", ".join(
            f"{key} {median(each.wall for each in times) * 1000:.1f}"
            for key, times in self.ours.items()
        )
        note = (
            f"{spread(walls)}; of it computing {spread(busy)}; {keys};"
            f" bare rows {spread(self.disk)}; {len(every)} presses"
        )
        return Figure(name, median(walls), median(self.floor), limit=LIMIT, note=note)


def main() -> None:
    show(figures(sys.argv[1:]))


def figures(chosen: Sequence[str] = ()) -> Iterator[Figure]:
    """Measure on one article of the sample and on a long document; or the cases chosen."""
    with tempfile.TemporaryDirectory() as folder:
        for case in chosen or CASES:
            at = Path(folder) / case
            if case == "article":
                yield _measured(sample_project(at), "key press, one article", Shown())
            else:
                shown = CASES[case]
                yield _measured(long_project(at), f"{LONG}{shown.said}", shown)


def _measured(project: Path, name: str, shown: Shown) -> Figure:
    application([])
    bare = raw.copy_of(project)
    floor = Floor(bare)
    floor.show()
    times = Times()
    with window_on(project) as window:
        listing.prepare()  # as the window's own thread does after its first paint
        shown.prepare(window)
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
        times.floor.append(press(floor, key).wall)
        times.disk.append(floor.writing)
        return True

    for _ in range(ROUNDS):
        done = [key for key in DECIDING if pressed(key)]
        undone = [pressed(UNDO) for _ in done]
        assert all(undone), "there was nothing to undo"
        for _ in range(2):
            QTest.keyClick(window.canvas, Qt.Key.Key_Tab)
            QApplication.processEvents()


def press(widget: QWidget, key: str) -> Spent:
    """Return how long a press takes until nothing is left to be painted."""
    code, held = KEYS[key]
    start, busy = perf_counter(), process_time()
    QTest.keyClick(widget, code, held)
    QApplication.processEvents()
    return Spent(perf_counter() - start, process_time() - busy)


def _check_disk(project: Path, presses: int) -> None:
    """Every press must be in the file, all of them undone, and the file be sound."""
    with Project.open(project) as opened:
        assert opened.info().edits >= presses, "not every press is on disk"
        assert CODER in opened.coders()
        assert not opened.check()


if __name__ == "__main__":
    main()
