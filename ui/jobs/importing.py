"""Articles on their way in: read in a thread, written by the window's thread one at a time."""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotation.article import Article
from annotation.errors import UserError
from ui.jobs.background import Background, Say
from ui.session import Session

if TYPE_CHECKING:
    from storage.values import Added


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a file gave: an article, or a sentence that says why not."""

    path: Path
    total: int
    article: Article | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """The files of other kinds in the folders: how many, and a sentence that names them."""

    said: str
    names: str


@dataclass(slots=True)
class Report:
    """What came of an import, line by line, for a person."""

    added: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    was_stopped: bool = False
    left_alone: str = ""

    @property
    def count(self) -> int:
        return len(self.added) + len(self.skipped) + len(self.troubles)

    def summary(self) -> str:
        parts = [f"{len(self.added)} article{'s' if len(self.added) != 1 else ''} came in"]
        if self.skipped:
            were = "was" if len(self.skipped) == 1 else "were"
            parts.append(f"{len(self.skipped)} {were} there already")
        if self.troubles:
            parts.append(f"{len(self.troubles)} did not")
        end = f" {self.left_alone}." if self.left_alone else ""
        end += " The import was stopped." if self.was_stopped else ""
        return ", ".join(parts) + "." + end

    def text(self) -> str:
        """Return the whole report, to be copied."""
        blocks = [self.summary()]
        for title, lines in (
            ("Came in", self.added),
            ("Skipped", self.skipped),
            ("Did not come in", self.troubles),
            ("Notes", self.notes),
        ):
            if lines:
                blocks.append("\n".join([f"{title}:", *(f"  {line}" for line in lines)]))
        return "\n\n".join(blocks)


class Importing(QObject):
    """One import at a time. `progressed(done, total, name)`, then `finished(report)`."""

    progressed = Signal(int, int, str)
    finished = Signal(object)

    def __init__(
        self, session: Session, *, is_serial: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._report = Report()
        self._background = Background(is_serial=is_serial, parent=self)
        self._background.said.connect(self._take)
        self._background.finished.connect(self._on_finished)
        self._background.failed.connect(session.failed)

    @property
    def is_running(self) -> bool:
        return self._background.is_running

    def start(self, paths: list[Path]) -> None:
        if self.is_running:
            self._session.notice.emit("Another import is still running. Wait for it, or stop it.")
            return
        self._report = Report()

        def work(say: Say, stop: threading.Event) -> None:
            read_all(paths, say, stop)

        self._background.start(work)

    def stop(self) -> None:
        self._report.was_stopped = self.is_running
        self._background.stop()

    def close(self) -> None:
        self._background.close()

    def _take(self, read: Read | LeftAlone) -> None:
        report = self._report
        if isinstance(read, LeftAlone):
            report.left_alone = read.said
            report.notes.append(read.names)
            return
        if read.article is None:
            report.troubles.append(read.trouble)
        else:
            self._add(read.path, read.article)
        self.progressed.emit(report.count, read.total, read.path.name)

    def _stored(self, article: Article) -> "Added":
        if self._session.project is None:
            raise UserError("No project is open. Open one, or make a new one.")
        return self._session.project.add_articles([article])[0]

    def _add(self, path: Path, article: Article) -> None:
        report = self._report
        try:
            added = self._stored(article)
        except UserError as error:
            report.troubles.append(f"{path}: {error}")
            return
        if added.duplicate_of is not None:
            row = self._session.row(added.duplicate_of)
            known = f"“{row.title or row.source}”" if row is not None else "an article before it"
            report.skipped.append(f"{path}: the same text as {known}")
            return
        report.added.append(f"{path}: {article.title or article.source}")
        report.notes += [f"{path.name}: {note}" for note in article.notes]
        if article.replaced:
            report.notes.append(f"{path.name}: {article.replaced} unreadable characters replaced")

    def _on_finished(self) -> None:
        self._session.reread()
        self.finished.emit(self._report)


def read_all(paths: list[Path], say: Say, stop: threading.Event) -> None:
    """Read the files, in folders as well; say each as it is read."""
    from storage.intake.files import left_alone, other_kinds, read_file, survey

    found = survey(paths)
    files = found.files
    if not files:
        names = ", ".join(path.name for path in paths)
        beside = other_kinds(found.others) or "Articles are .txt or .html files."
        raise UserError(f"There is nothing to import in {names}. {beside}")
    if found.others:
        say(LeftAlone(left_alone(len(found.others)), other_kinds(found.others)))
    for path in files:
        if stop.is_set():
            return
        try:
            say(Read(path, len(files), read_file(path)))
        except UserError as error:
            say(Read(path, len(files), None, str(error)))
