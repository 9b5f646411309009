"""An export: entries are read by the window's thread in short turns, written by another thread."""

import threading
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.errors import UserError
from ui.jobs.background import Background, Say
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotation.snapshot import Entry, Snapshot

TURN = 0.02
"""Seconds that the window gives to reading before it looks at the keyboard again."""


class Exporting(QObject):
    """One export at a time. `progressed(done, total)`, then `finished(path)` or `failed(why)`."""

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(
        self, session: Session, *, is_serial: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._is_serial = is_serial
        self._snapshot: Snapshot | None = None
        self._source: Iterator[Entry] = iter(())
        self._entries: list[Entry] = []
        self._format, self._path = "", Path()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read)
        self._background = Background(is_serial=is_serial, parent=self)
        self._background.said.connect(self._on_written)
        self._background.finished.connect(self.finished)
        self._background.failed.connect(self.failed)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive() or self._background.is_running

    def start(self, format_name: str, layer: str, path: Path) -> None:
        project = self._session.project
        if project is None:
            self.failed.emit("No project is open, so there is nothing to export.")
            return
        try:
            self._snapshot = project.snapshot(layer)
            self._source = iter(self._snapshot.entries)
        except UserError as error:
            self.failed.emit(str(error))
            return
        self._entries = []
        self._format, self._path = format_name, path
        if self._is_serial:
            while self._snapshot is not None:
                self._read()
        else:
            self._timer.start()

    def stop(self) -> None:
        if self._timer.isActive():
            self._end_reading()
            self.failed.emit(f"The export was stopped. {self._path} is as it was.")
        self._background.stop()

    def close(self) -> None:
        self._end_reading()
        self._background.close()

    def _end_reading(self) -> None:
        self._timer.stop()
        self._snapshot, self._source = None, iter(())

    def _read(self) -> None:
        """Read entries for one turn; when there are no more, start to write."""
        until = monotonic() + TURN
        try:
            while monotonic() < until:
                entry = next(self._source, None)
                if entry is None:
                    self._write()
                    return
                self._entries.append(entry)
        except UserError as error:
            self._end_reading()
            self.failed.emit(str(error))
            return
        self.progressed.emit(len(self._entries), 2 * len(self._session.rows))

    def _write(self) -> None:
        snapshot, name, path = self._snapshot, self._format, self._path
        if snapshot is None:
            return
        whole = replace(snapshot, entries=tuple(self._entries))
        self._end_reading()

        def work(say: Say, stop: threading.Event) -> Path:
            from exports.writing import write

            write(name, whole, path, say, stop.is_set)
            return path

        self._background.start(work)

    def _on_written(self, done: int) -> None:
        total = len(self._entries)
        self.progressed.emit(total + done, 2 * total)
