"""A sentence is there as long as it says something about what was just done."""

import pytest
from pytestqt.qtbot import QtBot

from annotation.errors import UserError
from tests.gui.conftest import Hand
from ui.main_window import MainWindow
from ui.panels.notice import Status


def said(window: MainWindow) -> str:
    status = window.workspace.status
    return status.text if status.isVisible() else ""


def trouble(window: MainWindow) -> str:
    bar = window.workspace.trouble
    return bar.label.text() if bar.isVisible() else ""


@pytest.mark.parametrize("key", ["Space", "X", "Tab", "Alt+2", "Left", "G", "Esc"])
def test_that_a_sentence_goes_with_the_next_action_that_has_none(
    hand: Hand, window: MainWindow, key: str
) -> None:
    hand.focus("Varok")
    hand.press("Shift+A")
    assert "“Varok”: applied" in said(window)
    hand.press(key)
    assert said(window) == ""


def test_that_a_sentence_goes_with_what_the_mouse_does(hand: Hand, window: MainWindow) -> None:
    hand.focus("Varok")
    hand.press("Shift+A")
    hand.focus("Orlo")
    window.workspace.inspector.type_chosen.emit("gpe")
    assert said(window) == ""


def test_that_a_sentence_follows_the_next_one(hand: Hand, window: MainWindow) -> None:
    hand.press("Space", "Z")
    assert said(window).startswith("Undone")
    hand.press("Shift+Z")
    assert said(window).startswith("Done again")


def test_that_what_finishing_says_is_read_in_the_next_article(
    hand: Hand, window: MainWindow
) -> None:
    hand.press("Ctrl+Return")
    assert window.session.place(window.session.document_id) == 1
    assert "undecided" in said(window)
    hand.press("Tab")
    assert said(window) == ""


def test_that_trouble_stays_until_something_is_written(
    hand: Hand, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = window.session.review
    assert review is not None

    def refuse(_: object) -> None:
        raise UserError("paper.goldleaf cannot be changed.")

    with monkeypatch.context() as closed:
        closed.setattr(review.editor, "_commit", refuse)
        hand.press("Space")
    hand.press("Tab", "Left")
    assert trouble(window) == "paper.goldleaf cannot be changed."
    hand.press("Space")
    assert trouble(window) == ""


def test_that_trouble_in_the_background_stays_until_it_is_closed(
    hand: Hand, window: MainWindow
) -> None:
    window.session.warned.emit("No suggestions for “Clocks”.")
    hand.press("Space", "X")
    assert trouble(window) == "No suggestions for “Clocks”."
    window.workspace.trouble.close_button.click()
    assert trouble(window) == ""


def test_that_trouble_goes_when_a_project_opens(window: MainWindow) -> None:
    project = window.session.project
    assert project is not None
    path = project.path
    window.session.close_project()
    assert not window.session.open_project(path.with_name("gone.goldleaf"))
    assert "gone" in trouble(window)
    assert window.session.open_project(path)
    assert trouble(window) == ""


def test_that_a_sentence_goes_after_its_time(qtbot: QtBot) -> None:
    status = Status(seconds=0.01)
    qtbot.addWidget(status)
    status.say("Done.")
    assert status.text == "Done."
    qtbot.waitUntil(lambda: status.text == "")


def test_that_without_a_time_a_sentence_stays(qtbot: QtBot) -> None:
    status = Status(seconds=0)
    qtbot.addWidget(status)
    status.say("Done.")
    qtbot.wait(20)
    assert status.text == "Done."


LONG = "No pipeline of this name is installed. Installed are: " + "en_core_web_sm, " * 35


@pytest.mark.parametrize("signal", ["notice", "warned"])
def test_that_a_long_sentence_leaves_the_window_as_wide_as_it_is(
    window: MainWindow, qtbot: QtBot, signal: str
) -> None:
    window.resize(1280, 800)
    getattr(window.session, signal).emit(LONG)
    qtbot.wait(1)  # the layout follows
    assert window.width() == 1280
    assert window.minimumSizeHint().width() <= 1024


def test_that_a_sentence_that_is_cut_is_whole_in_its_tooltip(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.notice.emit(LONG)
    qtbot.wait(1)  # the layout follows
    status = window.workspace.status
    assert status.label.width() < status.label.sizeHint().width()
    assert window.workspace.key_bar.width() >= 150
    assert LONG.strip() in status.toolTip()
