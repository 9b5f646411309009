"""Opening a long document in the window, until it is painted.

The floor reads the same rows with bare `sqlite3` and paints an empty window. Run:
`python -m benchmarks.opening`.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from benchmarks import raw
from benchmarks.desk import Blank, Painted, window_on
from benchmarks.figures import Figure, in_turns, seconds, show, spread
from benchmarks.material import EVENTS, SPANS, WORDS, long_project
from storage.layers import LAYER_TABLES
from ui.app import application
from ui.main_window import MainWindow

TIMES = 9


def main() -> None:
    show(figures())


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        project = long_project(Path(folder))
        application([])
        bare, blank = raw.copy_of(project), Blank()
        blank.show()
        with window_on(project) as window:
            long = window.session.rows[-1].id
            ours, floor = in_turns(
                lambda: _opened(window, long), lambda: _floor(bare, blank, long), TIMES
            )
        blank.close()
        bare.close()
    name = f"opening {WORDS:,} words, {SPANS:,} spans, {EVENTS} events"
    yield Figure(name, median(ours), median(floor), note=spread(ours))


def _opened(window: MainWindow, long: str) -> float:
    """Open the long document, coming from the short one."""
    window.open_document(window.session.rows[0].id)
    QApplication.processEvents()
    painted = Painted(window.canvas.viewport())

    def act() -> None:
        window.open_document(long)
        QApplication.processEvents()

    spent = seconds(act)
    assert painted.count, "the document was not painted"
    painted.deleteLater()
    return spent


def _floor(bare: sqlite3.Connection, blank: Blank, document: str) -> float:
    """Read every row of the document's layer and suggestions, and paint nothing."""
    tables = ["documents WHERE id", *(f"{table.name} WHERE document_id" for table in LAYER_TABLES)]
    tables.append("suggestions WHERE document_id")

    def act() -> None:
        for table in tables:
            bare.execute(f"SELECT * FROM {table} = ?", (document,)).fetchall()  # noqa: S608 - ours
        blank.update()
        QApplication.processEvents()

    return seconds(act)


if __name__ == "__main__":
    main()
