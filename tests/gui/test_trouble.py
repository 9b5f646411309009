"""What goes wrong gets a sentence, and leaves everything as it was."""

import sqlite3
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotation.errors import UserError
from annotation.review import State
from storage.project import Project
from tests.gui.conftest import Hand
from tests.storage.test_migration import make_old
from ui.app import _told_in_a_dialog
from ui.dialogs.crash import CrashDialog
from ui.main_window import MainWindow


def trouble(window: MainWindow) -> str:
    bar = window.workspace.trouble
    return bar.label.text() if bar.isVisible() else ""


def test_that_a_full_disk_is_said_and_the_decision_is_not_shown(
    hand: Hand, window: MainWindow
) -> None:
    project = window.session.project
    assert project is not None
    store = project._store  # noqa: SLF001 - a real full disk, made small from inside
    with store.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for _ in range(40):
        hand.press("Alt+1")
        hand.press("Alt+2")
        if trouble(window):
            break
    assert "no room left on the disk" in trouble(window)
    review = window.session.review
    assert review is not None
    shown = {(i.type, i.quote) for i in review.items if i.state is State.ACCEPTED}
    with store.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert {(t, q) for kind, t, q in hand.on_disk()} == shown


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "not a Goldleaf project"), (b"hello, this is a text\n" * 99, "not a Goldleaf project")],
)
def test_that_what_is_no_project_is_refused_and_the_open_one_stays(
    hand: Hand, window: MainWindow, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "strange.goldleaf"
    path.write_bytes(content)
    assert not window.session.open_project(path)
    assert str(path) in trouble(window)
    assert words in trouble(window)
    assert path.read_bytes() == content
    assert hand.focused_words == "Drenik Front"


def test_that_a_missing_project_is_said(bare_window: MainWindow, tmp_path: Path) -> None:
    assert not bare_window.session.open_project(tmp_path / "gone.goldleaf")
    assert "gone.goldleaf" in trouble(bare_window)
    assert bare_window.workspace.rooms.currentWidget() is bare_window.workspace.welcome


def test_that_a_newer_project_is_refused(bare_window: MainWindow, project_path: Path) -> None:
    connection = sqlite3.connect(project_path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    assert not bare_window.session.open_project(project_path)
    assert "newer" in trouble(bare_window)


def test_that_a_project_open_elsewhere_is_refused(
    bare_window: MainWindow, project_path: Path
) -> None:
    with Project.open(project_path):
        assert not bare_window.session.open_project(project_path)
    assert "open" in trouble(bare_window)


def test_that_a_read_only_project_says_so(
    hand: Hand, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = window.session.review
    assert review is not None

    def refuse(_: object) -> None:
        raise UserError("paper.goldleaf cannot be changed: the file is read-only.")

    monkeypatch.setattr(review.editor, "_commit", refuse)
    hand.press("Space")
    assert "read-only" in trouble(window)
    assert hand.focused_words == "Drenik Front"
    assert hand.item("Drenik Front").state is State.SUGGESTED


def test_that_a_sentence_is_shown_as_it_is(window: MainWindow) -> None:
    window.session.failed.emit("<b>a & b</b> cannot be read")
    assert trouble(window) == "<b>a & b</b> cannot be read"
    window.workspace.trouble.close_button.click()
    assert trouble(window) == ""


def test_that_a_bug_is_told_with_details_to_copy(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(CrashDialog, "tell", lambda details, _: told.append(details))
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    _told_in_a_dialog(window)(ValueError, ValueError("a bug"), None)
    assert "ValueError: a bug" in told[0]


def test_that_the_crash_dialog_says_that_the_work_is_safe(window: MainWindow, qtbot: QtBot) -> None:
    dialog = CrashDialog("Traceback", window)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    from PySide6.QtGui import QGuiApplication

    assert QGuiApplication.clipboard().text() == "Traceback"
    assert dialog.details.isReadOnly()


def test_that_a_file_that_was_brought_up_to_date_says_where_its_copy_lies(
    bare_window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "old.goldleaf"
    make_old(path)
    assert bare_window.session.open_project(path)
    said = bare_window.workspace.trouble.label.text()
    assert "old.format-1.goldleaf" in said
    assert (tmp_path / "old.format-1.goldleaf").is_file()
    bare_window.session.close_project()
