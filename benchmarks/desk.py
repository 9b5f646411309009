"""A real window on a real project, offscreen, its settings thrown away afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # offscreen knows no size hints

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from benchmarks.material import CODER
from ui.app import application, begin
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import LIGHT, qcolor

SIZE = (1440, 900)


@contextmanager
def window_on(project: Path | None, *, has_worker: bool = False) -> Iterator[MainWindow]:
    """Open the window as the program does, painted first and then on its project."""
    application([])
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.coder, settings.theme = CODER, "light"
        window = MainWindow(settings, has_worker=has_worker)
        window.resize(*SIZE)
        window.show()
        QApplication.processEvents()
        begin(window, project)
        window.canvas.setFocus()
        QApplication.processEvents()
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            QApplication.processEvents()


class Blank(QWidget):
    """An empty window: the least that any window pays for being painted."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(*SIZE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), qcolor(LIGHT.page))
        painter.end()


class Painted(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False
