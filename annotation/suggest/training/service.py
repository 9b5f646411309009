"""The handle of a training process: start, poll, stop. It imports no spaCy and no Qt."""

from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from annotation.codebook import Codebook
from annotation.learning.training import (
    Begun,
    Judged,
    News,
    NotTrained,
    Sample,
    Stepped,
    TrainingPlan,
)
from annotation.suggest import child

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

_JOIN_SECONDS = 5.0
STOP = "stop"


class Training:
    """One training in a process of its own. Call `poll` until it says Trained or NotTrained."""

    def __init__(self, plan: TrainingPlan, samples: Sequence[Sample], codebook: Codebook) -> None:
        self._pipe, theirs = child.PROCESSES.Pipe()
        self._process: BaseProcess = child.PROCESSES.Process(
            target=_run, args=(theirs, plan, codebook), name="goldleaf-train", daemon=True
        )
        self._process.start()
        theirs.close()
        self._samples = tuple(samples)
        self._is_over = False

    @property
    def is_over(self) -> bool:
        return self._is_over

    def poll(self, timeout: float = 0.0) -> list[News]:
        """Return what happened since the last time, waiting up to `timeout` seconds for it."""
        news: list[News] = []
        try:
            self._hand_over()
            while not self._is_over and self._pipe.poll(0.0 if news else timeout):
                self._take(self._pipe.recv(), news)
        except (EOFError, OSError):
            self._take(NotTrained(_ended(self._process.exitcode)), news)
        return news

    def stop(self) -> None:
        """Ask for the best model so far. The news of it comes from `poll`."""
        try:
            self._pipe.send(STOP)
        except OSError:
            return  # it is over already, and poll says how

    def cancel(self) -> None:
        """End it; nothing is kept."""
        self._is_over = True
        self._pipe.close()
        self._process.kill()
        self._process.join(_JOIN_SECONDS)

    def _hand_over(self) -> None:
        """Send the articles once the process is there to take them: nothing blocks before."""
        if self._samples and not self._is_over and self._process.is_alive():
            samples, self._samples = self._samples, ()
            self._pipe.send(samples)

    def _take(self, said: News, news: list[News]) -> None:
        news.append(said)
        self._is_over = self._is_over or not isinstance(said, Begun | Stepped | Judged)


def _ended(code: int | None) -> str:
    how = f"exit code {code}" if code is not None else "no exit code"
    return (
        f"The training ended without a model ({how}). The computer may be short of memory: close "
        "other programs, or train with fewer steps."
    )


def _run(pipe: Connection, plan: TrainingPlan, codebook: Codebook) -> None:
    # Only the new process may import the training, and spaCy with it.
    from annotation.suggest.training.process import main

    main(pipe, plan, codebook)
