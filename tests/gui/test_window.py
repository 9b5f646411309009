"""The window around the article: welcome, palette, keys, theme, layout, the table of actions."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from annotation.codebook import Codebook
from annotation.review import State
from tests.gui.conftest import FIRST, Hand, span
from ui.actions import all_actions
from ui.commands.view import apply_settings
from ui.dialogs.keys import Keys
from ui.dialogs.palette import Palette
from ui.frame import first_size
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import DARK, LIGHT

LOOK = tuple(
    """Space Return X 1 2 3 4 5 6 7 8 9 Alt+1 Alt+9 Tab Shift+Tab Left Right Up Down Shift+Left
Shift+Right Ctrl+Shift+Left Ctrl+Shift+Right Alt+Shift+Left Ctrl+Alt+Shift+Right [ ] N E A T V P
Shift+Return Shift+A Ctrl+Return G H Z Shift+Z Ctrl+Z Ctrl+Shift+Z / Ctrl+K ? ; Ctrl+B
Ctrl+Shift+L Alt+Up Alt+Down Ctrl+PgUp Ctrl+PgDown""".split()  # noqa: SIM905 - a table
)


@pytest.mark.parametrize("key", LOOK)
def test_that_every_key_of_the_design_has_an_action(codebook: Codebook, key: str) -> None:
    assert any(key in action.keys for action in all_actions(codebook))


def test_that_no_key_means_two_things_at_once(hand: Hand, window: MainWindow) -> None:
    for words, kind in (("attacked", "event"), ("Monday", "span")):
        hand.focus(words, kind=kind)
        context = window.desk.context()
        for action in window.actions_:
            if action.when(context):
                for key in action.keys:
                    found = window.router.keys.find(key, context)
                    assert found is not None
    ids = [action.id for action in window.actions_]
    assert len(ids) == len(set(ids))


def test_that_without_a_project_the_welcome_page_offers_ways_to_begin(
    bare_window: MainWindow, project_path: Path
) -> None:
    workspace = bare_window.workspace
    assert workspace.rooms.currentWidget() is workspace.welcome
    bare_window.settings.remember_project(project_path)
    bare_window.show_article()
    assert workspace.welcome.recent.count() == 1
    workspace.welcome.project_wanted.emit(project_path)
    assert bare_window.session.project is not None


def test_that_an_empty_project_says_how_articles_come_in(
    bare_window: MainWindow, tmp_path: Path, codebook: Codebook
) -> None:
    bare_window.session.create_project(tmp_path / "new.goldleaf", codebook, "New")
    workspace = bare_window.workspace
    assert workspace.pages.currentWidget() is workspace.empty


def test_that_the_palette_finds_and_runs_any_action(
    hand: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    hand.press("Ctrl+K")
    palette = window.findChild(Palette)
    assert palette is not None
    QTest.keyClicks(palette.field, "rej")
    assert palette.rows.actions_[0].id == "reject"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.item("Drenik Front").state is State.REJECTED)
    assert window.canvas.hasFocus()


def test_that_a_type_without_a_key_is_in_the_palette(hand: Hand, window: MainWindow) -> None:
    hand.focus("killed", kind="event")
    hand.press("Ctrl+K")
    palette = window.findChild(Palette)
    assert palette is not None
    palette.field.setText("air")
    assert palette.rows.actions_[0].id == "type.air_strike"
    hand.press("Esc")
    assert window.canvas.hasFocus()


def test_that_the_page_of_keys_shows_every_key_and_closes_again(
    hand: Hand, window: MainWindow
) -> None:
    hand.press("?")
    page = window.findChild(Keys)
    assert page is not None
    shown = {
        key for _, lines in page.table.groups for keys, _ in lines for key in keys.split("   ")
    }
    assert {"Space", "X", "⇧ →", "Ctrl ⇧ ←", "1", "Alt 1–9", "[", ";"} <= shown
    hand.press("?")
    assert not page.isVisible()
    assert window.canvas.hasFocus()


def test_that_menus_come_from_the_table(window: MainWindow) -> None:
    menus = [m for m in window.menuBar().findChildren(QMenu) if m.title() == "Annotate"]
    entries = {entry.objectName() for entry in menus[-1].actions()}
    assert {"accept", "reject", "everywhere", "span.new"} <= entries
    menus[-1].aboutToShow.emit()
    enabled = {e.objectName() for e in menus[-1].actions() if e.isEnabled()}
    assert "accept" in enabled
    assert "accept.event" not in enabled


def test_that_the_key_bar_tells_the_keys_of_the_focus(hand: Hand, window: MainWindow) -> None:
    bar = window.workspace.key_bar
    hand.focus("attacked", kind="event")
    shown = {hint.text: hint.key for hint in bar.hints}
    assert shown["accept event, next"] == "Space"
    assert shown["accept with all arguments"] == "Enter"
    assert shown["set role, then pick"].startswith("A T V")
    hand.focus("Monday")
    shown = {hint.text: hint.key for hint in bar.hints}
    assert shown["type"] == "1–9"
    assert shown["resize"] == "⇧ ← →"


@pytest.mark.parametrize(("words", "kind"), [("attacked", "event"), ("Monday", "span")])
def test_that_the_key_bar_offers_no_accepting_of_what_is_accepted(
    hand: Hand, window: MainWindow, words: str, kind: str
) -> None:
    hand.focus(words, kind=kind)
    hand.press("Space")
    hand.focus(words, kind=kind)
    shown = {hint.text: hint.key for hint in window.workspace.key_bar.hints}
    assert shown["next"] == "Space"
    assert not {"accept event, next", "accept, next"} & set(shown)
    hand.press("Space")
    assert hand.focused_words != words


def test_that_the_theme_switches_and_is_remembered(hand: Hand, window: MainWindow) -> None:
    assert window.theme is LIGHT
    hand.press("Ctrl+Shift+L")
    assert window.theme is DARK
    assert window.settings.theme == "dark"
    assert DARK.panel in window.styleSheet()
    assert hand.focused_words == "Drenik Front"


def test_that_the_text_grows_and_shrinks(hand: Hand, window: MainWindow) -> None:
    hand.press("Ctrl+=")
    assert window.settings.text_size == 17
    hand.press("Ctrl+-", "Ctrl+-")
    assert window.settings.text_size == 15


def test_that_the_list_folds_away_and_stays_so(hand: Hand, window: MainWindow) -> None:
    hand.press("Ctrl+B")
    assert not window.workspace.documents.isVisible()
    assert not window.settings.is_list_shown
    hand.press("Ctrl+B")
    assert window.workspace.documents.isVisible()


def test_that_size_and_columns_are_remembered(
    window: MainWindow, qtbot: QtBot, settings: Settings
) -> None:
    window.resize(790, 700)
    window.workspace.splitter.setSizes([200, 300, 290])
    sizes, height = window.workspace.splitter.sizes(), window.height()
    window.close()
    other = MainWindow(settings, has_worker=False, is_serial=True)
    qtbot.addWidget(other)
    other.show()
    assert other.height() == height
    assert settings.recent
    assert other.session.open_project(settings.recent[0])
    qtbot.waitUntil(lambda: other.workspace.splitter.sizes() == sizes)
    other.close()


def test_that_every_label_is_plain_text(window: MainWindow) -> None:
    labels = window.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_that_every_coder_has_a_layer_of_their_own(hand: Hand, window: MainWindow) -> None:
    hand.press("Space")
    window.settings.coder = "eve"
    apply_settings(window.desk)
    assert hand.item("Drenik Front").state is State.SUGGESTED
    window.settings.coder = "ada"
    apply_settings(window.desk)
    assert hand.item("Drenik Front").state is State.ACCEPTED


def test_that_suggestions_that_come_in_keep_the_focus(hand: Hand, window: MainWindow) -> None:
    session = window.session
    assert session.project is not None
    assert session.document_id is not None
    hand.focus("Monday")
    known = session.project.suggestions(session.document_id)
    session.take_suggestions(session.document_id, {"test": "1"}, known)
    assert hand.focused_words == "Monday"
    session.take_suggestions(session.document_id, {"test": "1"}, [span(FIRST, "Monday", "time")])
    assert hand.focused_words == "Monday"
    session.take_suggestions(session.document_id, {"test": "1"}, [span(FIRST, "Orlo", "gpe")])
    assert hand.focused_words == "Orlo"


def test_that_the_first_window_fits_on_a_small_screen(bare_window: MainWindow) -> None:
    screen = QRect(0, 0, 1024, 700)
    assert screen.contains(QRect(screen.topLeft(), first_size(screen)))
    assert first_size(QRect(0, 0, 2560, 1400)) == QSize(1440, 900)
    fresh = MainWindow(bare_window.settings, has_worker=False)
    assert fresh.screen().availableGeometry().size().boundedTo(fresh.size()) == fresh.size()
