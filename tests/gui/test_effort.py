"""Keys, gestures and seconds of an article, counted at the real window."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotation.gestures import finish
from ui.jobs.effort import Effort
from ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("effort")


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def effort(window: MainWindow, clock: Clock) -> Effort:
    """What the window counts with, by a clock of ours."""
    window.effort.now = clock
    return window.effort


def _press(window: MainWindow, *keys: Qt.Key) -> None:
    handle = window.window().windowHandle()
    assert handle is not None
    for key in keys:
        QTest.keyClick(handle, key)


def _on_disk(window: MainWindow, place: int = 0) -> tuple[int, int, float] | None:
    """Return keys, gestures and seconds of an article, None where nobody counted."""
    project = window.session.project
    assert project is not None
    query = "SELECT keys, gestures, seconds FROM sittings WHERE document_id = ?"
    document = window.session.rows[place].id
    with project._store.transaction() as connection:  # noqa: SLF001 - what is on disk
        row = connection.exec_driver_sql(query, (document,)).one_or_none()
    return None if row is None else (row[0], row[1], row[2])


def _leave(window: MainWindow, place: int = 1) -> None:
    assert window.session.open_document(window.session.rows[place].id)


def test_that_keys_and_gestures_are_counted_for_the_article_they_were_for(
    window: MainWindow,
) -> None:
    _press(window, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_X)
    assert _on_disk(window) is None
    _leave(window)
    keys, gestures, _ = _on_disk(window) or (0, 0, 0.0)
    assert (keys, gestures) == (3, 2)
    assert _on_disk(window, 1) is None


def test_that_what_was_counted_before_is_added_to(window: MainWindow) -> None:
    for place in (1, 0, 1):
        _press(window, Qt.Key.Key_Tab)
        _leave(window, place)
    assert _on_disk(window) == (2, 0, 0.0)
    assert _on_disk(window, 1) == (1, 0, 0.0)


def test_that_keys_that_are_only_held_are_none(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Tab)
    _leave(window)
    assert _on_disk(window) == (1, 0, 0.0)


def test_that_pauses_of_a_minute_are_no_work(window: MainWindow, clock: Clock) -> None:
    for seconds in (0.0, 5.0, 59.0, 60.0, 3600.0, 2.0):
        clock.now += seconds
        _press(window, Qt.Key.Key_Tab)
    _leave(window)
    assert _on_disk(window) == (6, 0, 66.0)


def test_that_a_click_is_work_and_no_key(window: MainWindow, clock: Clock) -> None:
    handle = window.window().windowHandle()
    for _ in range(2):
        QTest.mouseClick(
            handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(700, 400)
        )
        clock.now += 4.0
    _leave(window)
    keys, _, seconds = _on_disk(window) or (1, 0, 0.0)
    assert (keys, seconds) == (0, 4.0)


def test_that_finishing_writes_at_once(window: MainWindow) -> None:
    session = window.session
    assert session.review is not None
    _press(window, Qt.Key.Key_Tab)
    session.do(finish.finish(session.review))
    assert _on_disk(window) == (1, 1, 0.0)


def test_that_it_is_written_while_one_works_on(window: MainWindow, effort: Effort) -> None:
    _press(window, Qt.Key.Key_Tab)
    effort._timer.timeout.emit()  # noqa: SLF001 - without waiting for half a minute
    assert _on_disk(window) == (1, 0, 0.0)


def test_that_closing_the_project_writes(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_Tab)
    assert window.session.project is not None
    path = window.session.project.path
    window.session.close_project()
    window.session.open_project(path)
    assert _on_disk(window) == (1, 0, 0.0)


def test_that_another_coder_s_work_is_another_s(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_Tab)
    window.session.change_coder("somebody else")
    project = window.session.project
    assert project is not None
    with project._store.transaction() as connection:  # noqa: SLF001 - what is on disk
        coders = connection.exec_driver_sql("SELECT coder FROM sittings").scalars().all()
    assert coders != ["somebody else"]
    assert len(coders) == 1


def test_that_nothing_is_counted_where_no_article_is_open(window: MainWindow) -> None:
    window.session.close_document()
    _press(window, Qt.Key.Key_Tab)
    _leave(window, 0)
    _leave(window, 1)
    assert _on_disk(window) is None
