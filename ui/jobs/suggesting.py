"""The suggestion worker as the window sees it.

The open article comes first, then the ones after it, then the rest; each result is written in a
turn of its own, so the window never waits for more than one. After something new was learned only
the articles near the open one are read again; the others when they come near.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.errors import UserError
from annotation.review import Delta
from annotation.suggest.messages import (
    Answer,
    Broken,
    Failure,
    Fitted,
    Job,
    Ready,
    Result,
    Setup,
    Studied,
    Task,
)
from ui.session import Session

if TYPE_CHECKING:
    from annotation.suggest.service import Worker
    from storage.project import Project
from annotation.values import Edit

POLL_MS = 30
IDLE_MS = 400
AHEAD = 4
"""How many documents wait at the worker: few, so that a new open article is soon the next."""
NEAR = 20
"""How many articles from the open one on are read again when something new was learned."""


class Suggesting(QObject):
    """`progressed(done, total)` as documents are read; the rest goes through the session.

    `answered(answer)`: what became of a lesson or a refit.
    """

    progressed = Signal(int, int)
    ready = Signal(object)
    answered = Signal(object)

    def __init__(
        self,
        session: Session,
        model: str,
        parent: QObject | None = None,
        *,
        trusted: Callable[[], frozenset[str]] = frozenset,
        order: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """`trusted` is what this person lets run code, `order` the articles in order of work."""
        super().__init__(parent)
        self._session = session
        self._model = model
        self._trusted = trusted
        self._order = order
        self._worker: Worker | None = None
        self._sources: Mapping[str, str] = {}
        self.study_version = ""
        """What stands on studies that are made now; "" until the worker is ready."""
        self.problems: Mapping[str, str] = {}
        """The further sources that are left out, by name, and why, as a sentence."""
        self._waiting: set[str] = set()
        self._outdated: set[str] = set()
        self._sent: dict[str, int] = {}
        self._answers: list[Answer] = []
        self._written: str | None = None
        self._token = 0
        self._total = 0
        self._troubles: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        session.project_opened.connect(self._on_project)
        session.project_closed.connect(self.close)
        session.document_opened.connect(self._on_document)
        session.documents_changed.connect(self._look_again)
        session.edited.connect(self._on_edited)

    @property
    def is_ready(self) -> bool:
        return bool(self._sources)

    @property
    def left(self) -> int:
        """How many documents have no suggestions of this worker yet."""
        return len(self._waiting) + len(self._sent)

    # -- what it works with ----------------------------------------------------------------------

    def use_model(self, model: str) -> None:
        """Go on with another model of this person; where the project has its own, that stays."""
        if model != self._model:
            before, self._model = self._model, model
            self._withdraw(before)
            self.use_setup()

    def _withdraw(self, model: str) -> None:
        """Let what a model of this person proposed not stand beside what the next one does."""
        project = self._session.project
        if project is None or project.learning.settings.model:
            return
        from annotation.suggest.sources.installed import known_as

        with self._session.telling(unasked=True):
            project.learning.drop_source(known_as(model))
            self._session.show_suggestions(self._session.document_id or "")

    def use_setup(self) -> None:
        """Go on with what the project and this person say now: model, sources, what is trusted."""
        self.close()
        self._on_project()

    def use_fit(self) -> None:
        """Go on with the fit that is in force now; the model stays loaded."""
        project, worker = self._session.project, self._worker
        if project is None or worker is None:
            return
        with self._session.telling(unasked=True):
            worker.use(self._setup(project))
            self._timer.start(POLL_MS)

    def submit(self, task: Task, *, urgent: bool = False) -> bool:
        """Have the worker do something beside; False where there is no worker."""
        if self._worker is None:
            return False
        self._worker.submit(task, urgent=urgent)
        self._timer.start(POLL_MS)
        return True

    def cancel(self) -> None:
        """Read no more of the documents that wait."""
        self._waiting.clear()
        self._outdated.clear()
        if self._worker is not None:
            self._worker.clear()
        self._sent.clear()
        self._token += 1
        self._show_progress()

    def close(self) -> None:
        """End the worker and forget what it was doing."""
        self._timer.stop()
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
        self._sources, self.problems, self.study_version = {}, {}, ""
        self._waiting.clear()
        self._outdated.clear()
        self._sent.clear()
        self._answers.clear()
        self._total = 0
        self.progressed.emit(0, 0)

    def _setup(self, project: "Project") -> Setup:
        settings = project.learning.settings
        number, fit = project.learning.fit_in_force()
        model = settings.model or self._model
        return Setup(model, project.codebook, settings.sources, fit, number, self._trusted())

    def _on_project(self) -> None:
        project = self._session.project
        if project is None:
            return
        self._token += 1
        from annotation.suggest.service import Worker  # after the first paint: it loads much

        with self._session.telling(unasked=True):
            self._worker = Worker(self._setup(project))
            self._worker.start()
            self._timer.start(POLL_MS)

    # -- which documents -------------------------------------------------------------------------

    def _on_document(self) -> None:
        """The open article is the next to be read, wherever the worker is."""
        self._take_near()
        document_id = self._session.document_id
        if document_id is not None and document_id in self._waiting:
            self._submit(document_id, urgent=True)

    def _on_edited(self, edit: Edit | None, delta: Delta) -> None:
        """Read the open article again where its zones or its date were corrected."""
        project, document_id = self._session.project, self._session.document_id
        if edit is None or not delta.facts or not self._sources:
            return
        if project is None or document_id is None:
            return
        with self._session.telling(unasked=True):
            if document_id in project.without_suggestions(self._sources):
                # An answer that is on its way was read with the old ones: its token is no more.
                self._token += 1
                self._sent.pop(document_id, None)
                self._waiting.add(document_id)
                self._submit(document_id, urgent=True)
                self._timer.start(POLL_MS)
                self._show_progress()

    def _look_again(self) -> None:
        """Find the documents that this worker's versions have not seen."""
        project = self._session.project
        if project is None or not self._sources:
            return
        with self._session.telling(unasked=True):
            known = set(self._sent)
            unseen = set(project.without_suggestions(self._sources)) - known
            unread = set(project.without_suggestions(self._sources, with_any_fit=True))
            self._waiting = unseen & unread
            self._outdated = unseen - unread
            self._take_near()
            self._total = self.left
            self._troubles = []
            self._on_document()
            self._timer.start(POLL_MS)
            self._show_progress()

    def _take_near(self) -> None:
        """Have those read again that have come near and are not done."""
        near = self._outdated.intersection(self._near()) if self._outdated else set()
        if near:
            self._outdated -= near
            self._waiting |= near
            self._timer.start(POLL_MS)

    def _near(self) -> list[str]:
        order = list(self._order()) or [row.id for row in self._session.rows]
        here = self._session.document_id
        start = order.index(here) if here in order else 0
        rows = (self._session.row(id_) for id_ in order[start : start + NEAR])
        return [row.id for row in rows if row is not None and row.state != "done"]

    # -- one turn of the event loop --------------------------------------------------------------

    def _turn(self) -> None:
        """Take in at most one answer, and see to it that the worker has something to read.

        What was written in one turn is shown in the next: neither alone is long.
        """
        worker = self._worker
        if worker is None:
            return
        if self._written is not None:
            written, self._written = self._written, None
            self._session.show_suggestions(written)
            return
        if not self._answers:
            self._answers += worker.poll()
        if self._answers:
            self._take(self._answers.pop(0))
            return
        if self._waiting and self._sources and len(self._sent) < AHEAD:
            self._submit(self._next())
        busy = bool(self.left or worker.pending) or not self._sources
        interval = POLL_MS if busy else IDLE_MS
        if self._timer.interval() != interval:
            self._timer.setInterval(interval)

    def _next(self) -> str:
        """Return the waiting document that comes soonest after the open one."""
        here = max(0, self._session.place(self._session.document_id))
        count = max(1, len(self._session.rows))
        return min(self._waiting, key=lambda id_: (self._session.place(id_) - here) % count)

    def _submit(self, document_id: str, *, urgent: bool = False) -> None:
        project, worker = self._session.project, self._worker
        if project is None or worker is None:
            return
        self._waiting.discard(document_id)
        try:
            document = project.document(document_id)
        except UserError as error:
            self._session.warned.emit(str(error))
            return
        self._sent[document_id] = self._token
        facts = document.facts
        job = Job(self._token, document_id, document.text, facts.zones, facts.published)
        worker.submit(job, urgent=urgent)

    # -- answers ---------------------------------------------------------------------------------

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Ready):
            self._on_ready(answer)
        elif isinstance(answer, Broken):
            self.close()
            self._session.warned.emit(answer.reason)
        elif isinstance(answer, Studied | Fitted) or _is_of_learning(answer):
            self.answered.emit(answer)
        elif self._sent.get(answer.document) == answer.token:
            del self._sent[answer.document]
            self._take_document(answer)
            self._show_progress()

    def _on_ready(self, answer: Ready) -> None:
        is_first = not self._sources
        is_new = answer.sources != self._sources
        is_said = answer.note and (is_first or answer.problems != self.problems)
        self._sources, self.problems = answer.sources, answer.problems
        self.study_version = answer.study_version
        if is_new:
            self._look_again()
        if is_said:
            self._session.notice.emit(answer.note)
        if is_first:
            self.ready.emit(answer)

    def _take_document(self, answer: Result | Failure) -> None:
        if isinstance(answer, Result):
            self._session.keep_suggestions(answer.document, answer.sources, answer.suggestions)
            self._keep_reading(answer)
            self._written = answer.document
            if self._sources.items() - answer.sources.items():
                # something new was learned while it was read
                self._outdated.add(answer.document)
                self._take_near()
            return
        row = self._session.row(answer.document)
        name = (row.title or row.source) if row is not None else answer.document
        self._troubles.append(f"No suggestions for “{name}”: {answer.reason}")
        if len(self._troubles) == 1:
            self._session.warned.emit(self._troubles[0])
        else:
            self._session.warned.emit(
                f"No suggestions for {len(self._troubles)} articles. The last: {self._troubles[-1]}"
            )

    def _keep_reading(self, answer: Result) -> None:
        """Write what was found out about the document as a whole; say it of the open one."""
        project = self._session.project
        if project is None:
            return
        with self._session.telling(unasked=True):
            project.learning.keep_reading(
                answer.document, answer.language, answer.note, answer.profile
            )
        if answer.note and answer.document == self._session.document_id:
            self._session.notice.emit(answer.note)

    def _show_progress(self) -> None:
        self._total = max(self._total, self.left)
        self.progressed.emit(self._total - self.left, self._total)


def _is_of_learning(answer: Result | Failure) -> bool:
    return isinstance(answer, Failure) and answer.kind != "job"
