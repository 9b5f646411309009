"""One suggestion process as its parent sees it: started, spoken to, and ended."""

import multiprocessing
import signal
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, cast

from annotation.suggest.messages import Answer, Rest, Setup, Task, Trail

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

_JOIN_SECONDS = 5.0
PROCESSES = multiprocessing.get_context("spawn")
"""Spawned, never forked: a fork of a window carries its locks and its display connection."""
OUT_OF_MEMORY = 77
"""The exit code of a process that took more memory than it may."""


class ProcessEndedError(Exception):
    """The process is gone, or its pipe is."""


class Child:
    """A running process and the parent's end of its pipe."""

    def __init__(self, setup: Setup) -> None:
        self.pipe, theirs = PROCESSES.Pipe()
        self._process: BaseProcess = PROCESSES.Process(
            target=_run, args=(theirs, setup), name="goldleaf-suggest", daemon=True
        )
        self._process.start()
        theirs.close()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def send(self, what: tuple[Task, ...] | Setup) -> None:
        """Hand over a batch or another fit. The process waits for it, so this does not block."""
        try:
            self.pipe.send(what)
        except OSError as error:
            raise ProcessEndedError from error

    def receive(self, timeout: float) -> Answer | Trail | Rest | None:
        """Return the next answer, None when none came within `timeout` seconds."""
        try:
            return (
                cast("Answer | Trail | Rest", self.pipe.recv()) if self.pipe.poll(timeout) else None
            )
        except (EOFError, OSError) as error:
            raise ProcessEndedError from error

    def end(self) -> str:
        """End the process, however it is, and return how it had ended by itself."""
        self.pipe.close()
        self._process.join(0.05)
        how = _how(self._process.exitcode)
        self._process.kill()
        self._process.join(_JOIN_SECONDS)
        self._process.close()
        return how


def _how(exitcode: int | None) -> str:
    if exitcode is None:
        return "stopped by Goldleaf"
    if exitcode < 0:
        return f"ended by {signal.Signals(-exitcode).name}"
    if exitcode == OUT_OF_MEMORY:
        return "took more memory than it may"
    return f"ended with exit code {exitcode}"


def _run(pipe: Connection, setup: Setup) -> None:
    # Only the new process may import the pipeline, and spaCy with it.
    from annotation.suggest.worker import main

    main(pipe, setup)
