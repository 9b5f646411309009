"""A program that ends at its first paint.

`ours` is main.py as a person starts it, `furnished` the same until all panels are in place,
`floor` an empty window of PySide6. It writes when that was, and which heavy libraries were loaded
by then. `benchmarks.startup` runs it; it is of no use alone.
"""

import json
import os
import runpy
import sys
import time
from pathlib import Path

HEAVY = ("spacy", "thinc", "sqlalchemy", "openpyxl", "trafilatura", "lxml", "sqlite3", "numpy")
ROOT = Path(__file__).resolve().parent.parent
SIZE = (1440, 900)


def main() -> None:
    sys.path[0] = str(ROOT)
    {"ours": _ours, "furnished": _furnished, "floor": _floor}[sys.argv[1]]()


def _tell(*_: object, **__: object) -> None:
    """Write the time, and end without tidying up: that is not part of a start."""
    heavy = [name for name in HEAVY if name in sys.modules]
    told = {"at": time.time(), "computing": time.process_time(), "heavy": heavy}
    print(json.dumps(told), flush=True)
    os._exit(0)


def _ours() -> None:
    """Start as main.py does; what the window would do after its first paint is to tell."""
    from ui import app

    app.furnish = _tell  # type: ignore[assignment]
    _run()


def _furnished() -> None:
    """Start as main.py does, until the panels are there; the project is not opened yet."""
    from ui import app

    app.begin = _tell
    _run()


def _run() -> None:
    sys.argv = [str(ROOT / "main.py")]
    runpy.run_path(sys.argv[0], run_name="__main__")


def _floor() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Empty(QWidget):
        # Without @override, whose import would count.
        def paintEvent(self, event: QPaintEvent) -> None:  # type: ignore[explicit-override]  # noqa: N802
            super().paintEvent(event)
            QTimer.singleShot(0, _tell)

    app = QApplication([])
    window = Empty()
    window.resize(*SIZE)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
