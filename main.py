"""Goldleaf: the composition root. `main.py --help` lists the commands; without one, the window."""

import gc
import os
import sys
from pathlib import Path

from annotation.errors import UserError
from ui.console.app import main
from ui.console.display import Desktop


def open_window(project: Path | None) -> int:
    """Open the window; Qt is imported here and not before."""
    gc.disable()  # there is nothing to collect yet; app.begin enables it
    try:
        from ui import app
    except ImportError as error:
        _tell_of_missing_qt(error)
        raise
    return app.open_window(project)


def paint_window(project: Path, picture: Path) -> None:
    """Paint the window of a project into a file, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # it knows no size hints
    try:
        from ui import app
    except ImportError as error:
        _tell_of_missing_qt(error)
        raise
    app.picture(project, picture)


def _tell_of_missing_qt(error: ImportError) -> None:
    """Raise a sentence when Qt or a library of the system that it needs is not there."""
    if any(part in f"{error.name} {error}" for part in ("PySide6", "shiboken6", ".so")):
        raise UserError(
            f"The window needs PySide6, which cannot be loaded ({error}). Run “make setup”; the "
            "commands go on without it: “main.py --help”."
        ) from error


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a worker of a packed program starts here as well
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:], Desktop(open=open_window, picture=paint_window)))
