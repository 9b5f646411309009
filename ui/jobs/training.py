"""A training as the window sees it: articles read in short turns, then a process, then its news."""

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.errors import UserError
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotation.learning.training import Sample, TrainingPlan
    from annotation.suggest.training.service import Training

TURN = 0.02
"""Seconds that the window gives to reading before it looks at the keyboard again."""
POLL_MS = 50


class TrainingJob(QObject):
    """One training at a time. `said(news)` as in `annotation.learning.training`.

    `ended(sentence)` when it is over: "" with a model, else why there is none.
    """

    said = Signal(object)
    ended = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._plan: TrainingPlan | None = None
        self._source: Iterator[Sample] = iter(())
        self._samples: list[Sample] = []
        self._training: Training | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        session.project_closed.connect(self.close)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def start(self, plan: "TrainingPlan", layer: str) -> None:
        """Train on the finished articles of a layer."""
        from annotation.learning.training import samples_of

        project = self._session.project
        if project is None:
            self.ended.emit("No project is open, so there is nothing to learn from.")
            return
        self._plan = plan
        self._samples = []
        try:
            self._source = samples_of(project.snapshot(layer).entries)
        except UserError as error:
            self.ended.emit(str(error))
            return
        self._timer.start(0)

    def stop(self) -> None:
        """End it with the best model so far; before there is one, end it."""
        if self._training is None:
            self._end("The training was stopped before it began.")
        else:
            self._training.stop()

    def close(self) -> None:
        """End it; nothing is kept and nothing said."""
        self._timer.stop()
        self._plan = None
        if self._training is not None:
            self._training.cancel()
            self._training = None

    def _turn(self) -> None:
        if self._training is None:
            self._read()
            return
        for news in self._training.poll():
            self._tell(news)

    def _read(self) -> None:
        """Read articles for one turn; when there are no more, start the process."""
        until = monotonic() + TURN
        try:
            while monotonic() < until:
                sample = next(self._source, None)
                if sample is None:
                    self._begin()
                    return
                self._samples.append(sample)
        except UserError as error:
            self._end(str(error))

    def _begin(self) -> None:
        from annotation.suggest.training.service import Training

        codebook = self._session.codebook
        if self._plan is None or codebook is None:
            return
        try:
            self._training = Training(self._plan, self._samples, codebook)
        except OSError as error:
            self._end(f"The training could not be started: {error.strerror or error}.")
            return
        self._timer.start(POLL_MS)

    def _tell(self, news: object) -> None:
        from annotation.learning.training import NotTrained, Trained

        self.said.emit(news)
        if isinstance(news, Trained):
            self._end("")
        elif isinstance(news, NotTrained):
            self._end(news.reason)

    def _end(self, sentence: str) -> None:
        self.close()
        self.ended.emit(sentence)
