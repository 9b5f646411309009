"""The order of work: chosen in the list, kept in the project, followed on the way to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotation.learning.settings import Order
from storage.project import Project
from tests.gui.conftest import FIRST, SECOND, THIRD, Hand, span
from ui.main_window import MainWindow

NAMES = ("Rebels attack Varok", "Talks in Kestria", "Clocks")


@pytest.fixture
def window(bare_window: MainWindow, project_path: Path) -> MainWindow:
    """A project whose second article is the most uncertain one; nobody has read the third."""
    scores = (0.95, 0.55)
    with Project.open(project_path) as project:
        for row, text, words, score in zip(
            project.documents("ada"), (FIRST, SECOND), ("Varok", "Kestria"), scores, strict=False
        ):
            project.replace_suggestions(
                row.id, {"test": "2"}, [span(text, words, "gpe", score=score)]
            )
    assert bare_window.session.open_project(project_path)
    bare_window.canvas.setFocus()
    return bare_window


def listed(window: MainWindow) -> list[str]:
    model = window.workspace.documents.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def title(window: MainWindow) -> str:
    row = window.session.row(window.session.document_id or "")
    assert row is not None
    return row.title


def test_that_articles_come_as_they_were_imported(window: MainWindow) -> None:
    assert listed(window) == list(NAMES)
    assert window.workspace.documents.order.currentText() == "As they come"


def test_that_the_most_uncertain_come_first(hand: Hand, window: MainWindow) -> None:
    window.run_id("order.uncertain")
    assert listed(window)[0] == "Talks in Kestria"
    assert window.workspace.documents.order.currentText() == "Most uncertain first"
    assert window.workspace.header.place.text() == "Article 2 of 3"
    hand.press("Alt+Up")
    assert title(window) == "Talks in Kestria"
    assert window.workspace.header.place.text() == "Article 1 of 3"


def test_that_finishing_goes_to_the_next_in_that_order(hand: Hand, window: MainWindow) -> None:
    window.run_id("order.uncertain")
    hand.press("Alt+Up", "Ctrl+Return")
    assert title(window) == "Rebels attack Varok"
    assert listed(window)[-1] == "Talks in Kestria"
    hand.press("Ctrl+Return")
    assert title(window) == "Clocks"
    hand.press("Ctrl+Return")
    assert not window.workspace.is_article_shown


def test_that_the_list_offers_the_orders_to_the_keyboard(window: MainWindow) -> None:
    box = window.workspace.documents.order
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.course.settings.order is Order.UNCERTAIN


def test_that_chance_is_the_same_each_time(window: MainWindow) -> None:
    window.course.change(seed=5)
    window.run_id("order.random")
    first = listed(window)
    window.run_id("order.import")
    window.run_id("order.random")
    assert listed(window) == first
    assert sorted(first) == sorted(NAMES)


def test_that_the_most_diverse_come_first(window: MainWindow) -> None:
    project = window.session.project
    assert project is not None
    near, far = bytes([100] * 64), bytes([100] * 32 + [156] * 32)
    for row, profile in zip(window.session.rows, (near, near, far), strict=True):
        project.learning.keep_reading(row.id, "en", "", profile)
    window.run_id("order.diverse")
    assert (
        abs(listed(window).index("Clocks") - min(listed(window).index(n) for n in NAMES[:2])) == 1
    )


def test_that_the_order_is_kept_in_the_project(window: MainWindow) -> None:
    window.run_id("order.uncertain")
    project = window.session.project
    assert project is not None
    path = project.path
    window.session.close_project()
    assert window.session.open_project(path)
    assert listed(window)[0] == "Talks in Kestria"
    assert window.workspace.documents.order.currentText() == "Most uncertain first"


def test_that_a_filter_keeps_the_order(window: MainWindow) -> None:
    window.run_id("order.uncertain")
    window.workspace.documents.filter.setText("k")
    assert listed(window) == ["Talks in Kestria", "Rebels attack Varok", "Clocks"]
    window.workspace.documents.filter.setText("talks")
    assert listed(window) == ["Talks in Kestria"]


def test_that_what_is_read_meanwhile_finds_its_place(window: MainWindow, qtbot: QtBot) -> None:
    window.run_id("order.uncertain")
    window.course._settling.setInterval(0)  # noqa: SLF001 - nobody waits in a test
    third = next(row.id for row in window.session.rows if row.title == "Clocks")
    doubtful = [span(THIRD, "Sarnova", "gpe", score=0.5)]
    window.session.keep_suggestions(third, {"test": "2"}, doubtful)
    qtbot.waitUntil(lambda: listed(window)[0] == "Clocks")
