"""The handle of the suggestion process: start, submit, poll, stop. It imports no spaCy and no Qt.

Tasks wait here and go out in small batches, the next when the last is answered: nothing blocks on
a full pipe, and it is always known what the process was at when it died or hung.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from multiprocessing.connection import Connection
from time import monotonic, sleep

from annotation.errors import UserError
from annotation.paths import why
from annotation.suggest.child import Child, ProcessEndedError
from annotation.suggest.deaths import Blame, Limits, given_up, not_started
from annotation.suggest.messages import (
    BATCH,
    Answer,
    Broken,
    Failure,
    Job,
    Ready,
    Rest,
    Result,
    Setup,
    Task,
    Trail,
)
from annotation.suggest.tasks import Entry, Tasks


class Worker:
    """One suggestion process, kept alive: a dead or hung one is replaced, and the work goes on.

    Call `poll` whenever `connection` can be read (another one after a restart; None while there
    is no process) and, because a hung process says nothing, at least once a second.
    After a `Broken` nothing is answered until `start` is called again. `Ready` comes after each
    start and each change of the fit: it has the versions from then on.
    """

    def __init__(self, setup: Setup, limits: Limits | None = None) -> None:
        self._setup = setup
        self._limits = limits or Limits()
        self._blame = Blame(self._limits)
        self._child: Child | None = None
        self._waiting = Tasks()
        self._working: list[Entry] = []
        self._source = ""
        self._is_ready = False
        self._has_new_fit = False
        self._deadline = 0.0
        self._restart_at: float | None = None
        self._refused: list[Answer] = []

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
        """How many tasks have no answer yet."""
        return len(self._waiting) + len(self._working)

    def start(self) -> None:
        """Start the process, if there is none. Returns at once; `poll` will say Ready."""
        if self._child is None:
            self._is_ready = self._has_new_fit = False
            self._restart_at = None
            self._deadline = monotonic() + self._limits.start
            try:
                self._child = Child(self._blame.setup(self._setup))
            except OSError as error:  # no memory, or too many processes and files already
                how = f"was refused by the system: {why(error)}"
                self._refused.append(Broken(not_started(self._setup.model, how)))

    def use(self, setup: Setup) -> None:
        """Go on with another setup. Another fit is handed over; for more, the process begins anew.

        What was being read is read again with the new one.
        """
        before, self._setup = self._setup, setup
        if replace(setup, fit=before.fit, fit_number=before.fit_number) == before:
            self._has_new_fit = self._has_new_fit or setup != before
            return
        self._blame.forget()
        if self._child is not None or self._restart_at is not None:
            self._begin_anew()

    def submit(self, task: Task, *, urgent: bool = False) -> None:
        """Have a task done; an urgent one is the next. Its answer comes from `poll`.

        Otherwise documents come before lessons, and lessons before refits.
        """
        self._waiting.add(task, urgent=urgent)

    def clear(self) -> None:
        """Forget the documents that have not been sent yet."""
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
        """End the process and forget the tasks."""
        self._waiting.clear_all()
        self._working.clear()
        self._restart_at = None
        self._end()

    def _begin_anew(self) -> None:
        self._waiting.put_back(self._working)
        self._working.clear()
        self._end()
        self.start()

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
        is_busy = bool(self._working) or not self._is_ready
        return is_busy and monotonic() > self._deadline

    def _take(self, answer: Answer | Trail | Rest) -> list[Answer]:
        """Note what an answer means for the work; return it unless nobody waits for it."""
        if isinstance(answer, Trail):
            self._follow(answer.source)
            return []
        if isinstance(answer, Rest):
            self._begin_anew()
            return []
        if isinstance(answer, Broken):
            self._end()
            return [answer]
        if isinstance(answer, Ready):
            self._is_ready = True
            return [self._blame.ready(answer)]
        return self._answered(answer)

    def _follow(self, source: str) -> None:
        """Note whose code runs; one that is being loaded has a time of its own."""
        self._source = source
        if not self._is_ready:
            left = self._limits.source if source else self._limits.start
            self._deadline = monotonic() + left

    def _answered(self, answer: Answer) -> list[Answer]:
        entry = next((each for each in self._working if each.is_answered_by(answer)), None)
        if entry is None:
            return []
        self._working.remove(entry)
        if not isinstance(answer, Failure):
            self._blame.in_a_row = 0
        self._deadline = monotonic() + self._limits.working(self._working)
        return [answer]

    def _feed(self) -> list[Answer]:
        """Send what is next if the process is idle; return what a death in doing so means."""
        if self._child is None or not self._is_ready or self._working:
            return []
        try:
            if self._has_new_fit:
                self._hand_over_fit(self._child)
            else:
                self._send_batch(self._child)
        except ProcessEndedError:
            return self._replace()
        return []

    def _hand_over_fit(self, child: Child) -> None:
        self._has_new_fit = self._is_ready = False
        self._deadline = monotonic() + self._limits.start
        child.send(self._blame.setup(self._setup))

    def _send_batch(self, child: Child) -> None:
        self._working = self._waiting.next_batch()
        if self._working:
            self._deadline = monotonic() + self._limits.working(self._working)
            child.send(tuple(each.task for each in self._working))

    def _replace(self) -> list[Answer]:
        """Bury a dead or hung process and plan the next; return what is set aside."""
        was_overdue, source, working = self._is_overdue(), self._source, self._working
        how = self._end()
        if was_overdue:
            how = "gave no answer in time"
        self._blame.in_a_row += 1
        self._working = []
        if source:
            self._blame.blame_source(source, how)
            self._waiting.put_back(working)
        elif self._blame.is_hopeless(working):
            return self._give_up(how, working)
        else:
            again, set_aside = self._blame.strike(self._setup.model, how, working)
            self._waiting.put_back(again)
            self._plan_restart()
            return [*set_aside]
        self._plan_restart()
        return []

    def _give_up(self, how: str, working: list[Entry]) -> list[Answer]:
        model, deaths = self._setup.model, self._blame.in_a_row
        self._waiting.put_back(working)
        self._blame.in_a_row = 0
        reason = given_up(model, how, deaths) if working else not_started(model, how)
        return [Broken(reason)]

    def _plan_restart(self) -> None:
        self._restart_at = monotonic() + self._limits.pause(self._blame.in_a_row)

    def _end(self) -> str:
        self._source = ""
        self._is_ready = False
        if self._child is None:
            return ""
        how = self._child.end()
        self._child = None
        return how


def suggest_all(
    jobs: Iterable[Job], setup: Setup, *, limits: Limits | None = None
) -> Iterator[Result | Failure]:
    """Read all documents in a process of their own; a result or a failure for each, as they come.

    Raises UserError when there can be no suggestions at all.
    """
    worker = Worker(setup, limits)
    left = iter(jobs)
    worker.start()
    try:
        while _submit_some(worker, left):
            for answer in worker.poll(timeout=0.5):
                if isinstance(answer, Broken):
                    raise UserError(answer.reason)
                if isinstance(answer, Result | Failure):
                    yield answer
    finally:
        worker.stop()


def _submit_some(worker: Worker, jobs: Iterator[Job]) -> bool:
    """Keep enough jobs in the queue for the next batches; say whether there is still work."""
    for job in islice(jobs, max(0, 2 * BATCH - worker.pending)):
        worker.submit(job)
    return worker.pending > 0
