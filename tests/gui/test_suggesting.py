"""Suggestions arrive in the background, from the real process with the real model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotation.suggest.messages import Broken, Failure, Ready, Result
from tests.gui.conftest import FIRST, SECOND, span
from ui.app import application
from ui.jobs.suggesting import Suggesting
from ui.main_window import MainWindow
from ui.settings import Settings


@pytest.fixture
def working(qtbot: QtBot, settings: Settings, project_path: Path) -> Iterator[MainWindow]:
    application()
    window = MainWindow(settings)
    window.show()
    qtbot.waitExposed(window)
    assert window.session.open_project(project_path)
    yield window
    window.close()
    window.deleteLater()


def test_that_suggestions_of_all_articles_arrive_and_are_on_disk(
    working: MainWindow, qtbot: QtBot
) -> None:
    suggesting, session = working.suggesting, working.session
    assert suggesting is not None
    qtbot.waitUntil(lambda: suggesting.is_ready, timeout=90_000)
    qtbot.waitUntil(lambda: suggesting.left == 0, timeout=60_000)
    assert session.project is not None
    sources = {s.source for row in session.rows for s in session.project.suggestions(row.id)}
    assert len(sources) > 1
    assert session.review is not None
    assert any(item.source != "test" for item in session.review.items)
    assert not working.workspace.suggesting.isVisible()


@pytest.fixture
def quiet(window: MainWindow) -> Iterator[Suggesting]:
    """The job without its process: answers are handed to it."""
    job = Suggesting(window.session, "en_core_web_sm", window)
    yield job
    job.close()


def test_that_a_stale_answer_is_dropped(quiet: Suggesting, window: MainWindow) -> None:
    row = window.session.rows[1]
    stale = Result(7, row.id, (span(SECOND, "truce", "weapon"),), {"test": "2"}, 0.1)
    quiet._take(stale)  # noqa: SLF001 - what the timer calls
    assert window.session.project is not None
    assert "truce" not in {s.value.quote for s in window.session.project.suggestions(row.id)}  # type: ignore[union-attr]


def test_that_an_article_that_cannot_be_read_is_named(
    quiet: Suggesting, window: MainWindow
) -> None:
    row = window.session.rows[1]
    quiet._sent[row.id] = 1  # noqa: SLF001 - as if it had been sent
    quiet._take(Failure(1, row.id, "The text is too long."))  # noqa: SLF001 - as above
    said = window.workspace.trouble.label.text()
    assert said == "No suggestions for “Talks in Kestria”: The text is too long."


def test_that_a_missing_model_is_said(quiet: Suggesting, window: MainWindow) -> None:
    quiet._take(Broken("There is no model “xx”. Install it."))  # noqa: SLF001 - as above
    assert "There is no model" in window.workspace.trouble.label.text()


def test_that_the_open_article_comes_first_then_those_after_it(
    quiet: Suggesting, window: MainWindow
) -> None:
    rows = window.session.rows
    window.session.open_document(rows[1].id)
    quiet._waiting = {row.id for row in rows}  # noqa: SLF001 - as if none had been read
    order = []
    while quiet._waiting:  # noqa: SLF001 - as above
        order.append(quiet._next())  # noqa: SLF001 - as above
        quiet._waiting.discard(order[-1])  # noqa: SLF001 - as above
    assert order == [rows[1].id, rows[2].id, rows[0].id]


def test_that_a_model_with_less_says_so(quiet: Suggesting, window: MainWindow) -> None:
    quiet._take(Ready("xx", "1", {"test": "1"}, "This model finds no events."))  # noqa: SLF001
    assert window.workspace.status.text == "This model finds no events."


def test_that_boilerplate_loses_its_suggestions_and_undo_brings_them_back(
    working: MainWindow, qtbot: QtBot
) -> None:
    suggesting, session, desk = working.suggesting, working.session, working.desk
    assert suggesting is not None
    start = FIRST.index("A bomb")

    def waiting_there() -> int:
        items = session.review.items if session.review is not None else []
        return sum(i.start >= start and i.source != "test" for i in items)

    qtbot.waitUntil(lambda: waiting_there() > 0, timeout=90_000)
    desk.focus_word((start, start + 1))
    working.run_id("zone.boilerplate")
    qtbot.waitUntil(lambda: waiting_there() == 0, timeout=60_000)
    working.run_id("undo")
    qtbot.waitUntil(lambda: waiting_there() > 0, timeout=60_000)


def test_that_what_was_read_with_old_zones_is_dropped(
    quiet: Suggesting, window: MainWindow
) -> None:
    session = window.session
    document = session.document_id
    assert document is not None
    quiet._sources = {"test": "1"}  # noqa: SLF001 - as if it were ready
    quiet._sent[document] = quiet._token  # noqa: SLF001 - as if it were being read
    old = Result(quiet._token, document, (), {"test": "1"}, 0.1)  # noqa: SLF001 - as above
    window.desk.focus_word((FIRST.index("A bomb"), FIRST.index("A bomb") + 1))
    window.run_id("zone.boilerplate")
    quiet._take(old)  # noqa: SLF001 - what the timer calls
    assert session.project is not None
    assert session.project.suggestions(document)
    assert quiet.left == 1
