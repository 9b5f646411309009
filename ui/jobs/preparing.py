"""Reads the gazetteer in a thread, so that the first place made by hand need not wait for it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.frame import AfterPaint
from ui.jobs.background import Background, Say


class Preparing(QObject):
    """Starts once, after the first article is painted; `close` waits for its end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = Background(parent=self)
        self._has_begun = False
        self._is_over = False

    @property
    def is_running(self) -> bool:
        return self._work.is_running

    def begin_after(self, widget: QWidget) -> None:
        """Begin when a widget has been painted; a second call does nothing."""
        if not self._has_begun:
            self._has_begun = True
            AfterPaint(widget, self.begin)

    def begin(self) -> None:
        if not self._is_over:
            self._work.start(_prepare)

    def close(self) -> None:
        self._is_over = True
        self._work.close()


def _prepare(say: Say, stop: object) -> None:  # noqa: ARG001 - as Work has it
    from annotation.places import listing, outlines

    listing.prepare()
    outlines.load_outlines()
