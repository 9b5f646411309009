"""What finished articles teach reaches the worker and comes back while nobody presses keys."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotation.gestures.finish import finish as finish_layer
from annotation.learning.fits import FitReport
from annotation.suggest.messages import (
    Answer,
    Failure,
    Fitted,
    Job,
    Lesson,
    Ready,
    Refit,
    Result,
    Setup,
    Studied,
    Task,
)
from tests.gui.conftest import Hand
from ui.jobs.idle import Idle
from ui.jobs.learning import NO_WORKER, NOTHING_YET, QUIET, LearningJob
from ui.jobs.suggesting import NEAR, Suggesting
from ui.main_window import MainWindow

RULES = {"goldleaf-events": "4"}


class FakeWorker:
    """The worker without its process: tasks are kept, and answers given by hand."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []
        self.urgent: list[bool] = []
        self.setups: list[Setup] = []
        self.answers: list[Answer] = []
        self.pending = 0

    def submit(self, task: Task, *, urgent: bool = False) -> None:
        self.tasks.append(task)
        self.urgent.append(urgent)

    def use(self, setup: Setup) -> None:
        self.setups.append(setup)

    def poll(self) -> list[Answer]:
        found, self.answers = self.answers, []
        return found

    def clear(self) -> None: ...
    def stop(self) -> None: ...

    def asked(self, kind: type[Task]) -> list[Task]:
        return [each for each in self.tasks if isinstance(each, kind)]


class Bench:
    """The two jobs of a window with a worker that only takes notes, turned by hand."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.worker = FakeWorker()
        self.quiet = QUIET + 1
        self.suggesting = Suggesting(window.session, "en_core_web_sm", window)
        self.suggesting._worker = self.worker  # type: ignore[assignment]  # noqa: SLF001
        self.job = LearningJob(self.suggesting, window.session, window, idle=lambda: self.quiet)
        self.fitted: list[FitReport] = []
        self.failed: list[str] = []
        self.notices: list[str] = []
        self.warnings: list[str] = []
        self.job.fitted.connect(self.fitted.append)
        self.job.failed.connect(self.failed.append)
        window.session.notice.connect(self.notices.append)
        window.session.warned.connect(self.warnings.append)

    def ready(self, number: int = 0) -> None:
        sources = {"goldleaf-events": f"4+{number}" if number else "4"}
        self.answer(Ready("m", "1", sources, study_version="s1"))

    def answer(self, answer: Answer) -> None:
        self.worker.answers.append(answer)
        self.suggesting._turn()  # noqa: SLF001 - what the timer calls

    def turn(self, count: int = 1) -> None:
        for _ in range(count):
            self.job._turn()  # noqa: SLF001 - what the timer calls

    def learn(self) -> None:
        """Answer whatever is asked until a refit is."""
        for _ in range(20):
            self.turn()
            last = self.worker.tasks[-1] if self.worker.tasks else None
            if isinstance(last, Refit):
                return
            if isinstance(last, Lesson):
                self.answer(Studied(last.token, last.document, last.coder, b"study"))

    @property
    def refit(self) -> Refit:
        found = self.worker.asked(Refit)[-1]
        assert isinstance(found, Refit)
        return found


@pytest.fixture
def bench(window: MainWindow) -> Iterator[Bench]:
    made = Bench(window)
    yield made
    made.job.close()
    made.suggesting.close()


def finish(hand: Hand, count: int = 1) -> None:
    for row in hand.window.session.rows[:count]:
        session = hand.window.session
        session.open_document(row.id)
        assert session.review is not None
        session.do(finish_layer(session.review))


def test_that_a_finished_article_becomes_a_study(bench: Bench, hand: Hand) -> None:
    bench.ready()
    finish(hand)
    bench.turn()
    (lesson,) = bench.worker.asked(Lesson)
    assert isinstance(lesson, Lesson)
    assert lesson.coder == "ada"
    bench.answer(Studied(lesson.token, lesson.document, "ada", b"what it teaches"))
    bench.turn()
    project = bench.window.session.project
    assert project is not None
    assert project.learning.studies("s1") == [b"what it teaches"]


def test_that_nothing_is_asked_while_keys_are_pressed(bench: Bench, hand: Hand) -> None:
    bench.ready()
    finish(hand)
    bench.quiet = QUIET / 2
    bench.turn(3)
    assert bench.worker.asked(Lesson) == []
    bench.quiet = QUIET * 2
    bench.turn()
    assert len(bench.worker.asked(Lesson)) == 1


def test_that_it_is_learned_anew_after_so_many_articles(bench: Bench, hand: Hand) -> None:
    project = bench.window.session.project
    assert project is not None
    project.learning.change(replace(project.learning.settings, refit_after=2))
    bench.ready()
    finish(hand)
    bench.learn()
    assert bench.worker.asked(Refit) == []
    finish(hand, 2)
    bench.learn()
    assert bench.refit.studies == (b"study", b"study")


def test_that_a_better_fit_is_put_in_force_and_said(bench: Bench, hand: Hand) -> None:
    bench.ready()
    finish(hand)
    bench.job.learn_now()
    bench.learn()
    assert bench.worker.urgent[-1]
    bench.answer(
        Fitted(bench.refit.token, b"a fit", FitReport(1, 0.1, is_better=True, reason="More."))
    )
    bench.turn()
    project = bench.window.session.project
    assert project is not None
    assert project.learning.fit_in_force() == (1, b"a fit")
    (setup,) = bench.worker.setups
    assert (setup.fit, setup.fit_number) == (b"a fit", 1)
    assert "Learned from 1 article: version 1 is in force. More." in bench.notices
    assert [report.is_better for report in bench.fitted] == [True]
    assert not bench.job.is_running


def test_that_a_fit_that_is_no_better_is_kept_in_silence(bench: Bench, hand: Hand) -> None:
    bench.ready()
    finish(hand)
    bench.job.learn_now()
    bench.learn()
    before = list(bench.notices)
    bench.answer(Fitted(bench.refit.token, b"a fit", FitReport(1, 0.1, reason="As good.")))
    bench.turn()
    project = bench.window.session.project
    assert project is not None
    assert project.learning.fit_in_force() == (0, b"")
    assert len(project.learning.fits()) == 1
    assert (bench.worker.setups, bench.notices) == ([], before)
    assert len(bench.fitted) == 1


def test_that_learning_that_fails_is_told_once_and_not_tried_again(
    bench: Bench, hand: Hand
) -> None:
    bench.ready()
    finish(hand)
    bench.turn()
    (lesson,) = bench.worker.asked(Lesson)
    assert isinstance(lesson, Lesson)
    bench.answer(Failure(lesson.token, lesson.document, "It failed.", "lesson"))
    bench.turn(5)
    assert bench.warnings == ["It failed."]
    assert len(bench.worker.asked(Lesson)) == 1


def test_that_a_refit_that_fails_is_told_to_who_asked(bench: Bench, hand: Hand) -> None:
    bench.ready()
    finish(hand)
    bench.job.learn_now()
    bench.learn()
    bench.answer(Failure(bench.refit.token, "", "It could not be learned.", "refit"))
    bench.turn()
    assert (bench.failed, bench.job.is_running) == (["It could not be learned."], False)


def test_that_without_finished_articles_or_a_worker_there_is_nothing_to_learn(
    bench: Bench,
) -> None:
    bench.job.learn_now()
    assert bench.failed == [NO_WORKER]
    bench.ready()
    bench.job.learn_now()
    assert bench.failed[1:] == [NOTHING_YET]
    assert not bench.job.is_running


def test_that_a_worker_that_begins_anew_is_asked_again(bench: Bench, hand: Hand) -> None:
    bench.ready()
    finish(hand)
    bench.turn()
    bench.suggesting.ready.emit(None)
    bench.turn()
    assert len(bench.worker.asked(Lesson)) == 2


# -- what is read again --------------------------------------------------------------------------


def test_that_only_what_is_near_is_read_again_after_something_was_learned(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.jobs.suggesting.NEAR", 1)
    first, second, third = (row.id for row in bench.window.session.rows)
    project = bench.window.session.project
    assert project is not None
    for id_ in (first, second, third):
        project.replace_suggestions(id_, RULES, ())
    bench.window.open_document(first)
    bench.ready(number=1)
    read = {each.document for each in bench.worker.asked(Job) if isinstance(each, Job)}
    assert (read, bench.worker.urgent) == ({first}, [True])
    bench.answer(Result(bench.suggesting._token, first, (), {"goldleaf-events": "4+1"}, 0.1))  # noqa: SLF001
    bench.window.open_document(third)
    read = {each.document for each in bench.worker.asked(Job) if isinstance(each, Job)}
    assert read == {first, third}
    assert bench.suggesting.left == 1
    assert NEAR > 1


def test_that_what_was_never_read_is_read_wherever_it_is(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.jobs.suggesting.NEAR", 1)
    bench.ready(number=1)
    assert bench.suggesting.left == 3


def test_that_what_was_read_while_something_was_learned_is_read_again(bench: Bench) -> None:
    bench.ready()
    document = bench.window.session.document_id
    assert document is not None
    token = bench.suggesting._sent[document]  # noqa: SLF001 - it is being read
    bench.ready(number=1)
    bench.answer(Result(token, document, (), RULES, 0.1))
    assert document in bench.suggesting._waiting  # noqa: SLF001 - it comes again


def test_that_what_is_found_out_about_an_article_is_kept_and_said(bench: Bench) -> None:
    bench.ready()
    document = bench.window.session.document_id
    assert document is not None
    token = bench.suggesting._sent[document]  # noqa: SLF001 - it is being read
    bench.answer(
        Result(token, document, (), RULES, 0.1, "de", "This article is in German.", b"p" * 64)
    )
    project = bench.window.session.project
    assert project is not None
    assert project.learning.reading(document) == ("de", "This article is in German.")
    assert "This article is in German." in bench.notices


def test_that_sources_that_are_left_out_are_named(bench: Bench) -> None:
    bench.answer(Ready("m", "1", RULES, "“mine” is left out.", "s1", {"mine": "It is missing."}))
    assert bench.suggesting.problems == {"mine": "It is missing."}
    assert bench.notices == ["“mine” is left out."]


def test_that_a_pause_is_counted_from_the_last_key(window: MainWindow) -> None:
    clock = [100.0]
    idle = Idle(window.canvas, window, now=lambda: clock[0])
    assert idle() > QUIET
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert idle() == 0.0
    clock[0] += 3.0
    assert idle() == 3.0


@pytest.mark.slow
@pytest.mark.usefixtures("quick_processes")
def test_that_the_real_worker_learns_from_what_was_finished(
    window: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    suggesting = Suggesting(window.session, "en_core_web_sm", window)
    job = LearningJob(suggesting, window.session, window)
    failed: list[str] = []
    fitted: list[FitReport] = []
    job.failed.connect(failed.append)
    job.fitted.connect(fitted.append)
    try:
        suggesting.use_setup()
        qtbot.waitUntil(lambda: suggesting.is_ready, timeout=90_000)
        finish(hand, 3)
        job.learn_now()
        qtbot.waitUntil(lambda: bool(failed or fitted), timeout=90_000)
        assert failed == []
        assert fitted[0].documents <= 3
    finally:
        job.close()
        suggesting.close()
