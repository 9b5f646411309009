"""The suggestion process: reads batches of tasks from a pipe, answers, and ends with its parent.

Nothing is caught here but what can be said in a sentence. Whatever else goes wrong ends the
process; its parent sees that, starts another and knows what the process was at.
"""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

from annotation.errors import UserError
from annotation.suggest import footprint
from annotation.suggest.messages import (
    Answer,
    Broken,
    Failure,
    Fitted,
    Job,
    Lesson,
    Ready,
    Refit,
    Rest,
    Setup,
    Studied,
    Task,
    Trail,
    refusal,
)
from annotation.suggest.pipeline import Suggester, open_suggester

Send = Callable[[Answer | Trail | Rest], None]


def main(pipe: Connection, setup: Setup) -> None:
    """Serve until the parent closes its end of the pipe. The target of the process."""
    # Ctrl+C in a terminal reaches the whole group; the parent decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    footprint.limit_address_space()
    footprint.watch()
    _step_back()
    try:
        _serve(pipe, setup)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _serve(pipe: Connection, setup: Setup) -> None:
    suggester = _open(pipe.send, setup)
    if suggester is None:
        return
    limit = footprint.most_between_batches()
    while footprint.taken() <= limit:
        what = pipe.recv()
        if isinstance(what, Setup):
            _hand_over(pipe.send, suggester, what)
        else:
            answer(pipe.send, suggester, what)
    pipe.send(Rest())


def _open(send: Send, setup: Setup) -> Suggester | None:
    """Load what the setup asks for, and say what came of it."""
    try:
        suggester = open_suggester(setup, lambda source: send(Trail(source)))
    except UserError as error:
        send(Broken(str(error)))
        return None
    except MemoryError:
        send(Broken(f'The memory does not suffice to load "{setup.model}". Choose a smaller one.'))
        return None
    _hand_over(send, suggester, setup)
    return suggester


def _hand_over(send: Send, suggester: Suggester, setup: Setup) -> None:
    note = suggester.use_fit(setup.fit, setup.fit_number)
    note = " ".join(filter(None, [suggester.note, note]))
    studies, problems = suggester.study_version, suggester.problems
    send(Ready(setup.model, suggester.version, suggester.sources, note, studies, problems))


def answer(send: Send, suggester: Suggester, tasks: Sequence[Task]) -> None:
    """Do a batch of tasks, all of one kind, and send an answer for each."""
    jobs = [_readable(send, each) for each in tasks if isinstance(each, Job)]
    _read(send, suggester, [each for each in jobs if each is not None])
    for task in tasks:
        if isinstance(task, Lesson):
            send(_studied(suggester, task))
        elif isinstance(task, Refit):
            send(_fitted(task))


def _readable(send: Send, job: Job) -> Job | None:
    reason = refusal(job)
    if reason:
        send(Failure(job.token, job.document, reason))
    return None if reason else job


def _read(send: Send, suggester: Suggester, jobs: Sequence[Job]) -> None:
    try:
        for result in suggester.suggest(jobs):
            send(result)
    except MemoryError:
        # those that are answered already are told from the others by the parent
        for job in jobs:
            send(Failure(job.token, job.document, _no_memory(suggester.model)))


def _no_memory(model: str) -> str:
    return f"The computer's memory does not suffice for “{model}” to read this article."


def _studied(suggester: Suggester, lesson: Lesson) -> Studied | Failure:
    token, document = lesson.token, lesson.document
    reason = refusal(lesson)
    try:
        if not reason:
            return Studied(token, document, lesson.coder, suggester.study(lesson))
    except UserError as error:
        reason = str(error)
    except MemoryError:
        reason = _no_memory(suggester.model)
    return Failure(token, document, reason, "lesson")


def _fitted(refit: Refit) -> Fitted | Failure:
    from annotation.suggest.learned.fit import fit

    try:
        studies = tuple(
            filter(None, refit.studies)
        )  # an article in another language has an empty one
        return Fitted(refit.token, *fit(studies, refit.in_force))
    except UserError as error:
        return Failure(refit.token, "", str(error), "refit")
    except MemoryError:
        reason = "The computer's memory does not suffice to learn from so many articles."
        return Failure(refit.token, "", reason, "refit")


def _step_back() -> None:
    """Let the window have the processor first."""
    if sys.platform != "win32":
        os.nice(5)
