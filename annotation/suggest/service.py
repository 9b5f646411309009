"""The handle of the suggestion process: start, submit, poll, stop. It imports no spaCy and no Qt.

Jobs wait here and go out in small batches, the next when the last is answered: nothing blocks on a
full pipe, and it is always known which documents the process was reading when it died or hung.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from time import monotonic, sleep

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.paths import why
from annotation.suggest.child import Child, ProcessEndedError
from annotation.suggest.messages import BATCH, Answer, Broken, Failure, Job, Ready, Result

BATCH_CHARACTERS = 100_000
STRIKES = 2
"""A document in whose reading the process died or hung this often is set aside."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When the process counts as hung, and how it is restarted; in seconds."""

    start: float = 180.0
    read: float = 30.0
    characters_per_second: float = 1_000.0
    backoff: float = 0.5
    longest_backoff: float = 30.0
    vain_starts: int = 3

    def reading(self, characters: int) -> float:
        """Return how long a batch may take until its next answer."""
        return max(self.read, characters / self.characters_per_second)

    def pause(self, deaths: int) -> float:
        """Return how long to wait before the restart after so many deaths in a row."""
        return min(self.backoff * 2.0 ** max(0, deaths - 1), self.longest_backoff)


@dataclass(slots=True)
class _Entry:
    """A job on its way. One that is suspected or urgent is sent alone."""

    job: Job
    alone: bool = False
    strikes: int = 0


class Worker:
    """One suggestion process, kept alive: a dead or hung one is replaced, and the work goes on.

    Call `poll` whenever `connection` can be read (another one after a restart; None while there
    is no process) and, because a hung process says nothing, at least once a second.
    After a `Broken` nothing is answered until `start` is called again.
    """

    def __init__(self, model: str, codebook: Codebook, limits: Limits | None = None) -> None:
        self._model = model
        self._codebook = codebook
        self._limits = limits or Limits()
        self._child: Child | None = None
        self._waiting: deque[_Entry] = deque()
        self._reading: list[_Entry] = []
        self._is_ready = False
        self._deadline = 0.0
        self._restart_at: float | None = None
        self._refused: list[Answer] = []
        self._deaths = 0

    @property
    def connection(self) -> Connection | None:
        """What becomes readable when there is an answer."""
        return None if self._child is None else self._child.pipe

    @property
    def pid(self) -> int | None:
        """The process' number, None while there is none."""
        return None if self._child is None else self._child.pid

    @property
    def pending(self) -> int:
        """How many jobs have no answer yet."""
        return len(self._waiting) + len(self._reading)

    def start(self) -> None:
        """Start the process, if there is none. Returns at once; `poll` will say Ready."""
        if self._child is None:
            self._is_ready = False
            self._restart_at = None
            self._deadline = monotonic() + self._limits.start
            try:
                self._child = Child(self._model, self._codebook)
            except OSError as error:  # no memory, or too many processes and files already
                how = f"was refused by the system: {why(error)}"
                self._refused.append(Broken(_broken(self._model, how)))

    def submit(self, job: Job, *, urgent: bool = False) -> None:
        """Have a document read; an urgent one is the next. Its answer comes from `poll`."""
        if urgent:
            self._waiting.appendleft(_Entry(job, alone=True))
        else:
            self._waiting.append(_Entry(job))

    def clear(self) -> None:
        """Forget the jobs that have not been sent yet."""
        self._waiting.clear()

    def poll(self, timeout: float = 0.0) -> list[Answer]:
        """Return what has been answered, waiting up to `timeout` seconds for the first of it."""
        if self._child is None:
            self._wait_for_restart(timeout)
            refused, self._refused = self._refused, []
            return refused or self._feed()
        answers = self._feed()
        if self.connection is None:  # it was found dead when the next batch was handed over
            return answers
        try:
            answer = self._child.receive(0.0 if answers else timeout)
            while answer is not None:
                answers += self._take(answer)
                answers += self._feed()
                answer = self._child.receive(0.0) if self._child is not None else None
        except ProcessEndedError:
            return answers + self._replace()
        if self._child is not None and self._is_overdue():
            return answers + self._replace()
        return answers

    def stop(self) -> None:
        """End the process and forget the jobs."""
        self._waiting.clear()
        self._reading.clear()
        self._restart_at = None
        self._end()

    def _wait_for_restart(self, timeout: float) -> None:
        if self._restart_at is None:
            return
        left = self._restart_at - monotonic()
        if left > timeout:
            sleep(timeout)
            return
        sleep(max(0.0, left))
        self.start()

    def _is_overdue(self) -> bool:
        is_busy = bool(self._reading) or not self._is_ready
        return is_busy and monotonic() > self._deadline

    def _take(self, answer: Answer) -> list[Answer]:
        """Note what an answer means for the work; return it unless nobody waits for it."""
        if isinstance(answer, Ready):
            self._is_ready = True
        elif isinstance(answer, Broken):
            self._end()
        else:
            entry = self._entry(answer)
            if entry is None:
                return []
            self._reading.remove(entry)
            self._deaths = 0 if isinstance(answer, Result) else self._deaths
            self._set_deadline()
        return [answer]

    def _entry(self, answer: Result | Failure) -> _Entry | None:
        name = (answer.token, answer.document)
        found = (each for each in self._reading if (each.job.token, each.job.document) == name)
        return next(found, None)

    def _feed(self) -> list[Answer]:
        """Send the next batch if the process is idle; return what a death in doing so means."""
        if self._child is None or not self._is_ready or self._reading or not self._waiting:
            return []
        self._reading = self._next_batch()
        self._set_deadline()
        try:
            self._child.send([each.job for each in self._reading])
        except ProcessEndedError:
            return self._replace()
        return []

    def _next_batch(self) -> list[_Entry]:
        batch = [self._waiting.popleft()]
        characters = len(batch[0].job.text)
        while self._waiting and len(batch) < BATCH and not batch[0].alone:
            characters += len(self._waiting[0].job.text)
            if self._waiting[0].alone or characters > BATCH_CHARACTERS:
                break
            batch.append(self._waiting.popleft())
        return batch

    def _set_deadline(self) -> None:
        characters = sum(len(each.job.text) for each in self._reading)
        self._deadline = monotonic() + self._limits.reading(characters)

    def _replace(self) -> list[Answer]:
        """Bury a dead or hung process and plan the next; return the documents set aside."""
        was_overdue = self._is_overdue()
        how = self._end()
        if was_overdue:
            how = "gave no answer in time"
        self._deaths += 1
        is_vain = not self._reading
        if is_vain and self._deaths >= self._limits.vain_starts:
            return [Broken(_broken(self._model, how))]
        set_aside = self._strike(how)
        self._restart_at = monotonic() + self._limits.pause(self._deaths)
        return set_aside

    def _strike(self, how: str) -> list[Answer]:
        """Hold a death against what was being read: again and alone, or not again."""
        failures: list[Answer] = []
        for entry in reversed(self._reading):
            entry.strikes += 1
            entry.alone = True
            if entry.strikes < STRIKES:
                self._waiting.appendleft(entry)
            else:
                failures.insert(0, Failure(entry.job.token, entry.job.document, _set_aside(how)))
        self._reading.clear()
        return failures

    def _end(self) -> str:
        if self._child is None:
            return ""
        how = self._child.end()
        self._child = None
        self._is_ready = False
        return how


def suggest_all(
    jobs: Iterable[Job], model: str, codebook: Codebook, *, limits: Limits | None = None
) -> Iterator[Result | Failure]:
    """Read all documents in a process of their own; a result or a failure for each, as they come.

    Raises UserError when there can be no suggestions at all.
    """
    worker = Worker(model, codebook, limits)
    left = iter(jobs)
    worker.start()
    try:
        while _submit_some(worker, left):
            for answer in worker.poll(timeout=0.5):
                if isinstance(answer, Broken):
                    raise UserError(answer.reason)
                if not isinstance(answer, Ready):
                    yield answer
    finally:
        worker.stop()


def _submit_some(worker: Worker, jobs: Iterator[Job]) -> bool:
    """Keep enough jobs in the queue for the next batches; say whether there is still work."""
    for job in islice(jobs, max(0, 2 * BATCH - worker.pending)):
        worker.submit(job)
    return worker.pending > 0


def _broken(model: str, how: str) -> str:
    return (
        f'The process that makes suggestions with "{model}" could not be started (it {how}). '
        "Annotating goes on without suggestions; choose another model, or start Goldleaf again."
    )


def _set_aside(how: str) -> str:
    return (
        f"The process that makes suggestions failed {STRIKES} times on this article (it {how}), "
        "so the article gets none. It can be annotated by hand, and the other articles go on."
    )
