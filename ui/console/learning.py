"""learn: what the finished articles teach, fitted anew and put in force where it does better."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from annotation.errors import UserError
from annotation.learning.fits import FitReport, Quality, report_to_json
from annotation.suggest.messages import Broken, Failure, Fitted, Lesson, Refit, Studied
from annotation.suggest.service import Worker
from storage.learning import Learning
from storage.project import Project
from ui.console.projects import opened
from ui.console.suggesting import PATIENCE, setup_of, wait_for
from ui.console.terminal import count, progress, say, table, warn

A = TypeVar("A", Studied, Fitted)


def run(path: Path, *, as_json: bool = False, trusted: Iterable[str] = ()) -> int:
    """Learn, and print how good it is; 1 where a finished layer could not be learned from."""
    with opened(path) as project:
        setup = setup_of(project, trusted=trusted)
        worker = Worker(setup)
        worker.start()
        try:
            version = wait_for(worker, setup).study_version
            failed = _study_all(project, worker, version)
            fitted = _fit(project.learning, worker, version)
        finally:
            worker.stop()
        number = _adopt(project.learning, fitted)
    if as_json:
        _print_json(number, fitted.report)
    else:
        _print(number, fitted.report)
    return 1 if failed else 0


def _study_all(project: Project, worker: Worker, version: str) -> int:
    """Make a study of each finished layer that has none; return how many gave none."""
    learning = project.learning
    left = learning.untaught(version)
    failed = 0
    with progress(len(left), "Reading what was finished") as bar:
        for token, (document, coder) in enumerate(left):
            worker.submit(_lesson(learning, token, document, coder))
            answer = _answer(worker, Studied)
            if isinstance(answer, Studied):
                learning.keep_study(document, coder, version, answer.study)
            else:
                failed += 1
                warn(f"{project.document(document).source}: {answer.reason}")
            bar.to(token + 1)
    return failed


def _lesson(learning: Learning, token: int, id_: str, coder: str) -> Lesson:
    taught = learning.lesson(id_, coder)
    document, facts = taught.document, taught.document.facts
    values = taught.annotations
    return Lesson(token, id_, coder, document.text, values, facts.zones, facts.published)


def _fit(learning: Learning, worker: Worker, version: str) -> Fitted:
    studies = tuple(each for each in learning.studies(version) if each)
    if not studies:
        raise UserError(
            "No article is finished yet, so there is nothing to learn from. Finish some: what is "
            "confirmed and rejected in them teaches."
        )
    worker.submit(Refit(0, studies, learning.fit_in_force()[1]))
    answer = _answer(worker, Fitted)
    if isinstance(answer, Failure):
        raise UserError(answer.reason)
    return answer


def _answer(worker: Worker, kind: type[A]) -> A | Failure:
    """Wait for the answer to the one task that the worker has."""
    while True:
        for answer in worker.poll(timeout=PATIENCE):
            if isinstance(answer, Broken):
                raise UserError(answer.reason)
            if isinstance(answer, kind | Failure):
                return answer


def _adopt(learning: Learning, fitted: Fitted) -> int:
    """Keep a fit, in force where it is better; return its number, 0 where there is none."""
    if not fitted.fit:
        return 0
    number = learning.add_fit(fitted.fit, fitted.report)
    if fitted.report.is_better:
        learning.use_fit(number)
    return number


def _print_json(number: int, report: FitReport) -> None:
    found = {"number": number, "in_force": bool(number) and report.is_better}
    found["report"] = report_to_json(report)  # type: ignore[assignment] # an object of JSON
    say(json.dumps(found, ensure_ascii=False, indent=2))


def _print(number: int, report: FitReport) -> None:
    articles = count(report.documents, "finished article")
    say(f"Learned from {articles} in {report.seconds:.1f} s.")
    if report.quality:
        say()
        table(list(_rows(report)))
        say()
    if not number:
        say(report.reason or "There is too little to learn from yet.")
        return
    state = "is in force" if report.is_better else "is kept, and not in force"
    say(f"Version {number} {state}. {report.reason}".strip())


def _rows(report: FitReport) -> Iterator[tuple[str, ...]]:
    yield ("", "gold", "precision", "recall", "F1", "in force before", "rules alone")
    for name, quality in report.quality.items():
        yield (
            name,
            f"{quality.count:,}",
            *(f"{value * 100:.1f}" for value in (quality.precision, quality.recall, quality.f1)),
            *(_f1(other.get(name)) for other in (report.in_force, report.rules)),
        )


def _f1(quality: Quality | None) -> str:
    return "-" if quality is None else f"{quality.f1 * 100:.1f}"
