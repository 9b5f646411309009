"""The gazetteer is read beside the window, once, after the first article is painted."""

import threading

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.jobs import preparing
from ui.jobs.preparing import Preparing
from ui.main_window import MainWindow


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In which threads the reading was done."""
    found: list[str] = []

    def prepare(*_: object) -> None:
        found.append(threading.current_thread().name)

    monkeypatch.setattr(preparing, "_prepare", prepare)
    return found


def test_that_it_reads_once_in_a_thread_after_the_first_painting(
    qtbot: QtBot, calls: list[str]
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    job = Preparing(widget)
    job.begin_after(widget)
    job.begin_after(widget)
    assert calls == []
    widget.show()
    qtbot.waitUntil(lambda: bool(calls) and not job.is_running)
    assert len(calls) == 1
    assert calls != [threading.main_thread().name]
    job.close()


def test_that_nothing_begins_once_it_is_closed(qtbot: QtBot, calls: list[str]) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    job = Preparing(widget)
    job.begin_after(widget)
    job.close()
    widget.show()
    qtbot.waitExposed(widget)
    qtbot.wait(20)
    assert calls == []


def test_that_closing_waits_for_its_end(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    job = Preparing(widget)
    job.begin()
    job.close()
    assert not job.is_running


def test_that_the_gazetteer_is_ready_afterwards() -> None:
    from annotation.places import listing

    preparing._prepare(lambda _: None, None)  # noqa: SLF001 - what the thread does
    assert listing.is_ready()


def test_that_tests_have_none(window: MainWindow) -> None:
    assert window.preparing is None
