"""What the finished articles teach, brought to the worker and back while nobody presses keys.

Each finished layer becomes a study; after so many new ones they are fitted together, and the fit
is put in force where it did better on articles of the project that it had not seen.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.review import Delta
from annotation.suggest.messages import Answer, Failure, Fitted, Lesson, Refit, Studied
from annotation.values import Edit
from ui.jobs.suggesting import Suggesting
from ui.session import Session

if TYPE_CHECKING:
    from annotation.learning.fits import FitReport
    from storage.learning import Learning

TURN_MS = 100
QUIET = 2.0
"""Seconds without a key after which something that can wait is done."""
NOTHING_YET = (
    "No article is finished yet, so there is nothing to learn from. Finish some: what is confirmed "
    "and rejected in them teaches."
)
NO_WORKER = "The process that makes suggestions is not ready. Try again in a moment."


class LearningJob(QObject):
    """`progressed(done, total)` while it learns; `fitted(report)` or `failed(sentence)` at its end.

    By itself it begins when articles were finished; `learn_now` begins at once and waits for
    nobody.
    """

    progressed = Signal(int, int)
    fitted = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        suggesting: Suggesting,
        session: Session,
        parent: QObject | None = None,
        *,
        idle: Callable[[], float] = lambda: QUIET,
    ) -> None:
        """`idle` says for how many seconds no key was pressed."""
        super().__init__(parent)
        self._suggesting = suggesting
        self._session = session
        self._idle = idle
        self._token = 0
        self._asked: Lesson | Refit | None = None
        self._answer: Answer | None = None
        self._given_up: set[tuple[str, str]] = set()
        self._tried = 0
        """With how many studies a fit was tried last: with as many it comes out the same."""
        self._is_wanted = False
        self._done = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self._turn)
        suggesting.ready.connect(self._begin_anew)
        suggesting.answered.connect(self._on_answer)
        session.project_closed.connect(self.close)
        session.edited.connect(self._on_edited)

    @property
    def is_running(self) -> bool:
        """Whether it was asked to learn and has not come to an end."""
        return self._is_wanted

    def learn_now(self) -> None:
        """Learn from all finished articles, now; `fitted` or `failed` says what came of it."""
        if self._learning is None or not self._suggesting.study_version:
            self.failed.emit(NO_WORKER)
            return
        self._is_wanted = True
        self._given_up.clear()
        self._timer.start()
        self._turn()

    def close(self) -> None:
        """Forget what was going on."""
        self._timer.stop()
        self._asked = self._answer = None
        self._given_up.clear()
        self._tried = self._done = 0
        self._is_wanted = False

    @property
    def _learning(self) -> "Learning | None":
        project = self._session.project
        return None if project is None else project.learning

    def _begin_anew(self, _ready: object = None) -> None:
        """The worker is another one: what was asked of the one before is lost."""
        self._asked = self._answer = None
        self._timer.start()

    def _on_edited(self, edit: Edit | None, delta: Delta) -> None:  # noqa: ARG002 - the signal's
        review = self._session.review
        if edit is not None and review is not None and review.layer.state == "done":
            self._timer.start()

    def _on_answer(self, answer: Answer) -> None:
        token = getattr(answer, "token", None)
        if self._asked is not None and token == self._asked.token:
            self._answer = answer

    # -- one turn of the event loop --------------------------------------------------------------

    def _turn(self) -> None:
        """Do one short thing: take in an answer, or ask for the next."""
        learning = self._learning
        if learning is None or not self._suggesting.study_version:
            self._timer.stop()
            return
        if not self._is_wanted and self._idle() < QUIET:
            return
        with self._session.telling(unasked=True):
            if self._answer is not None:
                answer, self._answer, asked, self._asked = self._answer, None, self._asked, None
                self._take(learning, answer, asked)
            elif self._asked is None:
                self._ask(learning)

    def _ask(self, learning: "Learning") -> None:
        """Ask for a study of the next finished layer; when all have one, for a fit if it is due."""
        version = self._suggesting.study_version
        left = [each for each in learning.untaught(version) if each not in self._given_up]
        if left:
            self.progressed.emit(self._done, self._done + len(left) + 1)
            self._send(self._lesson(learning, *left[0]))
            return
        studies = [each for each in learning.studies(version) if each]
        if self._is_due(learning, len(studies)):
            self.progressed.emit(self._done, self._done + 1)
            self._tried = len(studies)
            self._send(Refit(self._next_token(), tuple(studies), learning.fit_in_force()[1]))
            return
        self._timer.stop()
        self._done = 0
        if self._is_wanted:
            self._fail(NOTHING_YET)

    def _is_due(self, learning: "Learning", count: int) -> bool:
        if self._is_wanted or not count:
            return bool(count)
        after = learning.settings.refit_after
        fits = learning.fits()
        before = max(self._tried, fits[-1].report.documents if fits else 0)
        return bool(after) and count - before >= after

    def _lesson(self, learning: "Learning", document_id: str, coder: str) -> Lesson:
        taught = learning.lesson(document_id, coder)
        document = taught.document
        facts = document.facts
        return Lesson(
            self._next_token(),
            document.id,
            coder,
            document.text,
            taught.annotations,
            facts.zones,
            facts.published,
        )

    def _next_token(self) -> int:
        self._token += 1
        return self._token

    def _send(self, task: Lesson | Refit) -> None:
        if self._suggesting.submit(task, urgent=self._is_wanted):
            self._asked = task

    # -- answers ---------------------------------------------------------------------------------

    def _take(self, learning: "Learning", answer: Answer, asked: Lesson | Refit | None) -> None:
        if isinstance(answer, Studied):
            version = self._suggesting.study_version
            learning.keep_study(answer.document, answer.coder, version, answer.study)
            self._done += 1
        elif isinstance(answer, Fitted):
            self._take_fit(learning, answer)
        elif isinstance(answer, Failure):
            self._take_failure(answer, asked)

    def _take_fit(self, learning: "Learning", answer: Fitted) -> None:
        report = answer.report
        if answer.fit:
            number = learning.add_fit(answer.fit, report)
            if report.is_better:
                learning.use_fit(number)
                self._suggesting.use_fit()
                self._session.recall()  # what is shown from is the fit's to say
                self._session.notice.emit(_learned(number, report))
        self._end()
        self.fitted.emit(report)

    def _take_failure(self, answer: Failure, asked: Lesson | Refit | None) -> None:
        if isinstance(asked, Lesson):
            self._given_up.add((asked.document, asked.coder))
            self._session.warned.emit(answer.reason)
        elif self._is_wanted:
            self._fail(answer.reason)
        else:
            self._session.warned.emit(answer.reason)
            self._end()

    def _fail(self, sentence: str) -> None:
        self._end()
        self.failed.emit(sentence)

    def _end(self) -> None:
        self._is_wanted = False
        self.progressed.emit(self._done + 1, self._done + 1)
        self._done = 0


def _learned(number: int, report: "FitReport") -> str:
    articles = "1 article" if report.documents == 1 else f"{report.documents:,} articles"
    return f"Learned from {articles}: version {number} is in force. {report.reason}".strip()
