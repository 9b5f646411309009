"""import: articles into a project, and what became of each."""

from pathlib import Path

from storage.intake.articles import Failure, Report, intake
from storage.intake.files import other_kinds
from storage.project import Project
from ui.console.projects import opened
from ui.console.terminal import count, progress, say, warn


def run(path: Path, paths: list[Path]) -> int:
    """Import files and folders; 1 when one of them did not come in."""
    with opened(path) as project:
        report = _intake(project, paths)
    for added in report.added:
        say(f"in       {added.source}  ({added.document})")
    for added in report.duplicates:
        say(f"skipped  {added.source}: the same article is there already, {added.duplicate_of}")
    for note in report.notes:
        warn(f"note     {note}")
    for failure in report.failures:
        warn(f"failed   {_reason(failure)}")
    if report.others:
        warn(other_kinds(report.others))
    say(_summary(report))
    return 1 if report.failures else 0


def _intake(project: Project, paths: list[Path]) -> Report:
    with progress(0, "Importing") as bar:

        def show(done: int, total: int, _name: str) -> None:
            bar.to(done, total)

        return intake(project, paths, show)


def _reason(failure: Failure) -> str:
    """Return why a file did not come in; its name stands there once."""
    named = str(failure.path)
    return failure.reason if named in failure.reason else f"{named}: {failure.reason}"


def _summary(report: Report) -> str:
    if not (report.added or report.duplicates or report.failures):
        return "There was nothing to import: no file of a known kind is there."
    said = [f"{count(len(report.added), 'article')} came in"]
    if report.duplicates:
        were = "was" if len(report.duplicates) == 1 else "were"
        said.append(f"{len(report.duplicates)} {were} there already")
    if report.failures:
        said.append(f"{len(report.failures)} failed")
    return ", ".join(said) + "."
