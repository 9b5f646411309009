"""Articles from files into a project: each whole, and one bad file stops no other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from annotation.errors import UserError
from storage.intake.files import read_file, survey
from storage.project import Project
from storage.values import Added

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the name of the next one."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not come in, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came in, what was there already, what did not; `cancelled`: not all was tried.

    `others` are the files of other kinds that folders hold.
    """

    added: tuple[Added, ...] = ()
    duplicates: tuple[Added, ...] = ()
    failures: tuple[Failure, ...] = ()
    cancelled: bool = False
    others: tuple[Path, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of articles that came in, each with its file."""
        return tuple(f"{each.source}: {note}" for each in self.added for note in each.notes)


def intake(
    project: Project,
    paths: Iterable[str | Path],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Import the files and folders at `paths`."""
    found = survey(paths)
    files = found.files
    added: list[Added] = []
    failures: list[Failure] = []
    is_cancelled = False
    for number, path in enumerate(files):
        if cancelled is not None and cancelled():
            is_cancelled = True
            break
        if progress is not None:
            progress(number, len(files), path.name)
        try:
            added += project.add_articles([read_file(path)])
        except UserError as error:
            failures.append(Failure(path, str(error)))
    if progress is not None and not is_cancelled:
        progress(len(files), len(files), "")
    return Report(
        tuple(each for each in added if each.duplicate_of is None),
        tuple(each for each in added if each.duplicate_of is not None),
        tuple(failures),
        is_cancelled,
        found.others,
    )
