"""Blind articles: no suggestions until they are finished, and said so; another language is said."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.project import Project
from tests.gui.conftest import Hand
from ui.main_window import MainWindow
from ui.panels.article_note import BLIND, BLIND_DONE
from ui.panels.documents_model import ROW

SPANISH = "This article seems to be in Spanish; suggestions are made for English alone."


@pytest.fixture
def window(bare_window: MainWindow, project_path: Path) -> MainWindow:
    """A window on a project in which every article is blind."""
    with Project.open(project_path) as project:
        project.learning.change(replace(project.learning.settings, blind_share=1.0))
    assert bare_window.session.open_project(project_path)
    bare_window.canvas.setFocus()
    return bare_window


def test_that_a_blind_article_shows_no_suggestion_and_says_why(
    hand: Hand, window: MainWindow
) -> None:
    assert hand.items == []
    assert window.workspace.note.label.text() == BLIND
    assert window.workspace.note.isVisible()
    assert window.workspace.header.blind.isVisible()
    assert not window.workspace.header.least.isVisible()


def test_that_the_list_says_which_articles_are_blind(window: MainWindow) -> None:
    from PySide6.QtCore import Qt

    model = window.workspace.documents.model
    index = model.index(0, 0)
    assert index.data(ROW).is_blind
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", blind")


def test_that_annotating_goes_on_in_a_blind_article(hand: Hand) -> None:
    hand.press("Ctrl+Right", "N", "1")
    assert [item.quote for item in hand.items] == ["Rebels"]


def test_that_a_finished_blind_article_shows_them_for_looking_at(
    hand: Hand, window: MainWindow
) -> None:
    first = window.session.document_id
    hand.press("Ctrl+Return")
    assert window.session.document_id != first
    hand.press("Alt+Up")
    assert window.session.document_id == first
    assert "Drenik Front" in [item.quote for item in hand.items]
    assert window.workspace.note.label.text() == BLIND_DONE
    assert window.workspace.header.least.isVisible()


@pytest.mark.parametrize("way", ["reopen", "undo"])
def test_that_taking_back_the_finish_hides_them_again(
    hand: Hand, window: MainWindow, qtbot: QtBot, way: str
) -> None:
    hand.press("Ctrl+Return", "Alt+Up")
    assert hand.items
    window.run_id(way)
    qtbot.waitUntil(lambda: hand.items == [])
    assert window.workspace.note.label.text() == BLIND


def test_that_an_article_that_is_not_blind_says_nothing(
    bare_window: MainWindow, project_path: Path
) -> None:
    assert bare_window.session.open_project(project_path)
    assert not bare_window.workspace.note.isVisible()
    assert not bare_window.workspace.header.blind.isVisible()


def test_that_another_language_is_said_above_the_article(
    bare_window: MainWindow, project_path: Path
) -> None:
    with Project.open(project_path) as project:
        first = project.documents("ada")[0].id
        project.learning.keep_reading(first, "es", SPANISH, b"")
    assert bare_window.session.open_project(project_path)
    note = bare_window.workspace.note
    assert note.isVisible()
    assert note.label.text() == SPANISH
    bare_window.run_id("article.next")
    assert not note.isVisible()
