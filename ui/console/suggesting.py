"""suggest: a model's suggestions, and those of the project's sources, for what has none of them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from annotation.errors import UserError
from annotation.suggest.messages import BATCH, Broken, Failure, Job, Ready, Result, Setup
from annotation.suggest.service import Worker
from storage.project import Project
from ui.console.projects import opened
from ui.console.terminal import count, progress, say, warn

DEFAULT_MODEL = "en_core_web_sm"
PATIENCE = 0.5
"""Seconds between two looks at the process."""


def run(path: Path, model: str, trusted: Iterable[str] = ()) -> int:
    """Make suggestions; 1 when a document got none."""
    with opened(path) as project:
        return suggest(project, model, trusted)


def suggest(project: Project, model: str = "", trusted: Iterable[str] = ()) -> int:
    """Make suggestions for an open project; 1 when a document got none, or a source was left out.

    Without a model it is the project's, else the one that comes with Goldleaf.
    """
    setup = setup_of(project, model, trusted)
    worker = Worker(setup)
    worker.start()
    try:
        ready = wait_for(worker, setup)
        todo = project.without_suggestions(ready.sources)
        if not todo:
            say(f"All documents have suggestions from {_named(ready)} already.")
            return 1 if ready.problems else 0
        return max(_all(project, worker, todo, ready), 1 if ready.problems else 0)
    finally:
        worker.stop()


def setup_of(project: Project, model: str = "", trusted: Iterable[str] = ()) -> Setup:
    """Return what the process works with for a project."""
    settings = project.learning.settings
    number, fit = project.learning.fit_in_force()
    model = model or settings.model or DEFAULT_MODEL
    sources, trust = settings.sources, frozenset(trusted)
    return Setup(model, project.codebook, sources, fit, number, trust)


def wait_for(worker: Worker, setup: Setup) -> Ready:
    """Wait until the model is loaded; say what it cannot do and what would have to be trusted."""
    while True:
        for answer in worker.poll(timeout=PATIENCE):
            if isinstance(answer, Broken):
                raise UserError(f"{answer.reason}{_how_to_trust(setup)}")
            if isinstance(answer, Ready):
                if answer.note:
                    warn(f"{answer.note}{_how_to_trust(setup)}")
                return answer


def _how_to_trust(setup: Setup) -> str:
    from annotation.suggest.sources.trust import untrusted

    asked = [f"--trust {name}" for name, _ in untrusted(setup)]
    return f" If you know where that comes from, allow it with {' '.join(asked)}." if asked else ""


def _all(project: Project, worker: Worker, todo: list[str], ready: Ready) -> int:
    made = done = failed = 0
    jobs = (_job(project, number, id_) for number, id_ in enumerate(todo))
    with progress(len(todo), "Suggesting") as bar:
        for answer in _answers(worker, jobs):
            if isinstance(answer, Result):
                _keep(project, answer)
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


def _keep(project: Project, answer: Result) -> None:
    id_ = answer.document
    project.replace_suggestions(id_, answer.sources, answer.suggestions)
    project.learning.keep_reading(id_, answer.language, answer.note, answer.profile)
    if answer.note:
        warn(f"{project.document(id_).source}: {answer.note}")


def _answers(worker: Worker, jobs: Iterator[Job]) -> Iterator[Result | Failure]:
    """Give out the jobs a few at a time, and yield a result or a failure for each."""
    while _submit(worker, jobs):
        for answer in worker.poll(timeout=PATIENCE):
            if isinstance(answer, Broken):
                raise UserError(answer.reason)
            if isinstance(answer, Result | Failure):
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
