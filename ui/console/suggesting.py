"""suggest: a model's suggestions for all documents that have none from it."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from annotation.errors import UserError
from annotation.suggest.messages import BATCH, Broken, Failure, Job, Ready, Result
from annotation.suggest.service import Worker
from storage.project import Project
from ui.console.projects import opened
from ui.console.terminal import count, progress, say, warn

PATIENCE = 0.5
"""Seconds between two looks at the process."""


def run(path: Path, model: str) -> int:
    """Make suggestions; 1 when a document got none."""
    with opened(path) as project:
        return suggest(project, model)


def suggest(project: Project, model: str) -> int:
    """Make suggestions for an open project; 1 when a document got none."""
    worker = Worker(model, project.codebook)
    worker.start()
    try:
        ready = _ready(worker)
        if ready.note:
            warn(ready.note)
        todo = project.without_suggestions(ready.sources)
        if not todo:
            say(f"All documents have suggestions from {_named(ready)} already.")
            return 0
        return _all(project, worker, todo, ready)
    finally:
        worker.stop()


def _all(project: Project, worker: Worker, todo: list[str], ready: Ready) -> int:
    made = done = failed = 0
    jobs = (_job(project, number, id_) for number, id_ in enumerate(todo))
    with progress(len(todo), "Suggesting") as bar:
        for answer in _answers(worker, jobs):
            if isinstance(answer, Result):
                project.replace_suggestions(answer.document, answer.sources, answer.suggestions)
                made, done = made + len(answer.suggestions), done + 1
            else:
                failed += 1
                warn(f"{project.document(answer.document).source}: {answer.reason}")
            bar.to(done + failed)
    say(
        f"{count(made, 'suggestion')} for {count(done, 'document')} from {_named(ready)}"
        + (f"; {failed} failed." if failed else ".")
    )
    return 1 if failed else 0


def _ready(worker: Worker) -> Ready:
    """Wait until the model is loaded."""
    while True:
        for answer in worker.poll(timeout=PATIENCE):
            if isinstance(answer, Broken):
                raise UserError(answer.reason)
            if isinstance(answer, Ready):
                return answer


def _answers(worker: Worker, jobs: Iterator[Job]) -> Iterator[Result | Failure]:
    """Give out the jobs a few at a time, and yield a result or a failure for each."""
    while _submit(worker, jobs):
        for answer in worker.poll(timeout=PATIENCE):
            if isinstance(answer, Broken):
                raise UserError(answer.reason)
            if not isinstance(answer, Ready):
                yield answer


def _submit(worker: Worker, jobs: Iterator[Job]) -> bool:
    for job in islice(jobs, max(0, 2 * BATCH - worker.pending)):
        worker.submit(job)
    return worker.pending > 0


def _job(project: Project, number: int, id_: str) -> Job:
    document = project.document(id_)
    facts = document.facts
    return Job(number, id_, document.text, facts.zones, facts.published)


def _named(ready: Ready) -> str:
    return ", ".join(f"{name} {version}" for name, version in ready.sources.items()) or ready.model
