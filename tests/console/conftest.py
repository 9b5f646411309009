"""A desktop that only takes notes, and a project with two articles and their suggestions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotation.article import Article
from annotation.codebook_reader import read_codebook
from annotation.ids import new_id
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.values import Argument, Event, Fragments, Span, Suggestion
from storage.project import Project
from ui.console.app import main
from ui.console.display import Desktop

FIRST = "Rebels stormed Varok on Monday.\r\nThe army fled."
SECOND = "Nothing happened in Sarnova."


@dataclass
class Calls:
    """What was asked of the desktop."""

    opened: list[Path | None] = field(default_factory=list)
    painted: list[tuple[Path, Path]] = field(default_factory=list)

    def open(self, project: Path | None) -> int:
        self.opened.append(project)
        return 0

    def picture(self, project: Path, picture: Path) -> None:
        self.painted.append((project, picture))
        picture.write_bytes(b"a picture")

    @property
    def desktop(self) -> Desktop:
        return Desktop(open=self.open, picture=self.picture)


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


class Console:
    """Runs commands in this process."""

    def __init__(self, calls: Calls, captured: pytest.CaptureFixture[str]) -> None:
        self._calls = calls
        self._captured = captured

    def __call__(self, *arguments: object) -> Ran:
        self._captured.readouterr()
        code = main([str(each) for each in arguments], self._calls.desktop)
        said = self._captured.readouterr()
        return Ran(code, said.out, said.err)


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def console(calls: Calls, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(calls, capsys)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed project of two articles; the first has three suggestions, the second one."""
    place = tmp_path / "news.goldleaf"
    with Project.create(
        place, read_codebook("conflict"), name="News", settings=NOTHING_HELD_BACK
    ) as project:
        first, second = project.add_articles(
            [_article("first.txt", FIRST), _article("second.txt", SECOND)]
        )
        _suggest(project, first.document, *_attack())
        _suggest(project, second.document, _place(SECOND, "Sarnova", 0.9))
    return place


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path) as found:
        yield found


def _article(name: str, text: str) -> Article:
    return Article(name, text, text.encode(), "utf-8", title=name)


def _attack() -> tuple[Suggestion, ...]:
    event = Event(new_id(), "attack", _at(FIRST, "stormed"), "stormed")
    place = _place(FIRST, "Varok", 0.6)
    role = Argument(new_id(), event.id, "place", place.id)
    return _suggested(event, 0.8), place, _suggested(role, 0.7)


def _place(text: str, words: str, score: float) -> Suggestion:
    return _suggested(Span(new_id(), "gpe", _at(text, words), words), score)


def _suggested(value: Span | Event | Argument, score: float) -> Suggestion:
    return Suggestion(value, "rules", "1", score)


def _suggest(project: Project, document: str, *suggestions: Suggestion) -> None:
    project.replace_suggestions(document, {"rules": "1"}, suggestions)


def _at(text: str, words: str) -> Fragments:
    start = text.index(words)
    return ((start, start + len(words)),)
