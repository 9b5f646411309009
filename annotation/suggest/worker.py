"""The suggestion process: reads batches of jobs from a pipe, answers, and ends with its parent.

Nothing is caught here but what can be said in a sentence. Whatever else goes wrong ends the
process; its parent sees that, starts another and knows which documents were being read.
"""

import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.suggest.messages import Answer, Broken, Failure, Job, Ready, refusal
from annotation.suggest.pipeline import Suggester, load

MEMORY_LIMIT = 6 * 1024**3
"""Address space in bytes, where the system can limit it: a wild article must not take it all."""


def main(pipe: Connection, model: str, codebook: Codebook) -> None:
    """Serve until the parent closes its end of the pipe. The target of the process."""
    # Ctrl+C in a terminal reaches the whole group; the parent decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    _step_back()
    try:
        _serve(pipe, model, codebook)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _serve(pipe: Connection, model: str, codebook: Codebook) -> None:
    try:
        suggester = load(model, codebook)
    except UserError as error:
        pipe.send(Broken(str(error)))
        return
    pipe.send(Ready(model, suggester.version, suggester.sources, suggester.note))
    while True:
        _answer(pipe, suggester, pipe.recv())


def _answer(pipe: Connection, suggester: Suggester, jobs: Sequence[Job]) -> None:
    refused = {job.token: refusal(job) for job in jobs}
    for job in jobs:
        if refused[job.token]:
            pipe.send(Failure(job.token, job.document, refused[job.token]))
    readable = [job for job in jobs if not refused[job.token]]
    try:
        for result in suggester.suggest(readable):
            pipe.send(result)
    except MemoryError:
        _send_all(pipe, [_out_of_memory(job) for job in readable])


def _send_all(pipe: Connection, answers: Sequence[Answer]) -> None:
    for answer in answers:
        pipe.send(answer)


def _out_of_memory(job: Job) -> Failure:
    reason = "The computer's memory does not suffice to make suggestions for this article."
    return Failure(job.token, job.document, reason)


def _step_back() -> None:
    """Let the window have the processor first."""
    if sys.platform != "win32":
        os.nice(5)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
