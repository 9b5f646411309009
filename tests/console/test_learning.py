"""learn and memory: what the finished articles teach, by commands."""

import json
from pathlib import Path
from typing import ClassVar

import pytest

from annotation.gestures.decide import accept_pending
from annotation.gestures.finish import finish
from annotation.learning.fits import FitReport, Quality
from annotation.review import Review
from annotation.suggest.messages import (
    Answer,
    Broken,
    Failure,
    Fitted,
    Lesson,
    Ready,
    Refit,
    Setup,
    Studied,
    Task,
)
from storage.project import Project
from tests.console.conftest import Console
from ui.console import learning


class FakeWorker:
    """Makes a study of each lesson and a fit of two studies or more."""

    is_better = True
    fails = ""
    asked: ClassVar[list[Task]] = []

    def __init__(self, setup: Setup) -> None:
        self.waiting: list[Answer] = [Ready(setup.model, "1", {"fake": "1"}, study_version="s1")]
        FakeWorker.asked = []

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def submit(self, task: Task) -> None:
        self.asked.append(task)
        if isinstance(task, Lesson):
            self.waiting.append(self._studied(task))
        elif isinstance(task, Refit):
            self.waiting.append(self._fitted(task))

    def poll(self, timeout: float) -> list[Answer]:
        assert timeout > 0
        return [self.waiting.pop(0)]

    def _studied(self, task: Lesson) -> Answer:
        if self.fails == "lesson":
            return Failure(task.token, task.document, "It cannot be read.", "lesson")
        return Studied(task.token, task.document, task.coder, b"study of " + task.text.encode())

    def _fitted(self, task: Refit) -> Answer:
        if self.fails == "process":
            return Broken("The process is gone.")
        if self.fails == "refit":
            return Failure(task.token, "", "It could not be learned.", "refit")
        if len(task.studies) == 1:
            return Fitted(task.token, b"", FitReport(1, 0.1, reason="Too few articles."))
        quality = {"triggers": Quality(0.8, 0.6, 12)}
        rules = {"triggers": Quality(0.5, 0.5, 12)}
        report = FitReport(2, 0.2, quality, {}, rules, self.is_better, "It finds more.")
        return Fitted(task.token, b"a fit", report)


@pytest.fixture(autouse=True)
def worker(monkeypatch: pytest.MonkeyPatch) -> type[FakeWorker]:
    monkeypatch.setattr(learning, "Worker", FakeWorker)
    monkeypatch.setattr(FakeWorker, "fails", "")
    monkeypatch.setattr(FakeWorker, "is_better", True)
    return FakeWorker


def finish_articles(path: Path, count: int) -> None:
    with Project.open(path) as project:
        for row in project.documents("maria")[:count]:
            editor = project.editor(row.id, "maria")
            review = Review(editor, project.suggestions(row.id), project.codebook)
            editor.do(accept_pending(review))
            editor.do(finish(review))


def test_that_what_was_finished_is_learned_and_put_in_force(console: Console, path: Path) -> None:
    finish_articles(path, 2)
    ran = console("learn", path)
    assert ran.code == 0
    assert "Learned from 2 finished articles in 0.2 s." in ran.out
    assert "triggers  12    80.0       60.0    68.6  -" in ran.out
    assert "50.0" in ran.out
    assert "Version 1 is in force. It finds more." in ran.out
    with Project.open(path) as project:
        assert project.learning.fit_in_force() == (1, b"a fit")
        assert len(project.learning.studies("s1")) == 2


def test_that_what_has_a_study_is_not_read_again(console: Console, path: Path) -> None:
    finish_articles(path, 2)
    console("learn", path)
    console("learn", path)
    assert [type(each) for each in FakeWorker.asked] == [Refit]
    refit = FakeWorker.asked[0]
    assert isinstance(refit, Refit)
    assert refit.in_force == b"a fit"


def test_that_what_does_no_better_is_kept_and_not_in_force(
    console: Console, path: Path, worker: type[FakeWorker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "is_better", False)
    finish_articles(path, 2)
    ran = console("learn", path)
    assert "Version 1 is kept, and not in force." in ran.out
    with Project.open(path) as project:
        assert project.learning.fit_in_force() == (0, b"")
        assert [fit.number for fit in project.learning.fits()] == [1]


def test_that_too_little_to_learn_from_is_told(console: Console, path: Path) -> None:
    finish_articles(path, 1)
    ran = console("learn", path)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Too few articles.")
    with Project.open(path) as project:
        assert project.learning.fits() == []


def test_that_a_report_is_there_for_programs(console: Console, path: Path) -> None:
    finish_articles(path, 2)
    found = json.loads(console("learn", path, "--json").out)
    assert (found["number"], found["in_force"], found["report"]["documents"]) == (1, True, 2)


def test_that_nothing_finished_teaches_nothing(console: Console, path: Path) -> None:
    ran = console("learn", path)
    assert ran.code == 1
    assert "No article is finished yet" in ran.err


@pytest.mark.parametrize(
    ("fails", "said"),
    [("refit", "It could not be learned."), ("process", "The process is gone.")],
)
def test_that_a_failure_is_told(
    console: Console,
    path: Path,
    worker: type[FakeWorker],
    monkeypatch: pytest.MonkeyPatch,
    fails: str,
    said: str,
) -> None:
    monkeypatch.setattr(worker, "fails", fails)
    finish_articles(path, 2)
    ran = console("learn", path)
    assert (ran.code, ran.err) == (1, f"{said}\n")


def test_that_an_article_that_cannot_be_learned_from_is_named(
    console: Console, path: Path, worker: type[FakeWorker], monkeypatch: pytest.MonkeyPatch
) -> None:
    finish_articles(path, 2)
    console("learn", path)
    with Project.open(path) as project:
        (row, _) = project.documents("ada")
        editor = project.editor(row.id, "ada")
        editor.do(finish(Review(editor, (), project.codebook)))
    monkeypatch.setattr(worker, "fails", "lesson")
    ran = console("learn", path)
    assert ran.code == 1
    assert "first.txt: It cannot be read." in ran.err


# -- memory --------------------------------------------------------------------------------------


def test_that_the_memory_is_shown_written_and_brought_in(
    console: Console, path: Path, tmp_path: Path
) -> None:
    assert "Nothing is remembered yet" in console("memory", path).out
    finish_articles(path, 2)
    shown = console("memory", path).out
    assert "Varok" in shown
    table = tmp_path / "learned.csv"
    ran = console("memory", path, "--export", table)
    assert ran.out.startswith(f"Wrote {table}: ")
    assert "Varok" in table.read_text("utf-8")
    ran = console("memory", path, "--import", table)
    assert ran.out.startswith("Took in ")
    assert "(a rule)" in console("memory", path).out


def test_that_a_table_that_cannot_be_read_is_told(
    console: Console, path: Path, tmp_path: Path
) -> None:
    ran = console("memory", path, "--import", tmp_path / "gone.csv")
    assert ran.code == 1
    assert "gone.csv" in ran.err


def test_that_writing_and_bringing_in_exclude_each_other(console: Console, path: Path) -> None:
    assert console("memory", path, "--import", "a.csv", "--export", "b.csv").code == 2
