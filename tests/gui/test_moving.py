"""The focus: next suggestion, any item, the line above and below, another article."""

from annotation.review import State
from tests.gui.conftest import Hand
from ui.main_window import MainWindow


def test_that_tab_goes_to_suggestions_and_arrows_to_any_item(hand: Hand) -> None:
    hand.press("Space")
    hand.press("Shift+Tab")
    assert hand.focused_words == "Orlo"
    hand.press("Tab")
    assert hand.focused_words == "Drenik"
    hand.press("Left")
    assert hand.focused_words == "Drenik Front"
    assert hand.focused is not None
    assert hand.focused.state is State.ACCEPTED
    hand.press("Right", "Right")
    assert hand.focused_words == "attacked"


def test_that_up_and_down_go_to_the_nearest_item_of_the_next_line(hand: Hand) -> None:
    hand.focus("attacked", kind="event")
    hand.press("Down")
    below = hand.focused
    assert below is not None
    assert below.start > hand.item("Monday").start
    hand.press("Up")
    assert hand.focused is not None
    assert hand.focused.start < below.start


def test_that_alt_and_arrows_go_to_the_next_and_previous_article(
    hand: Hand, window: MainWindow
) -> None:
    rows = window.session.rows
    hand.press("Alt+Down")
    assert window.session.document_id == rows[1].id
    assert hand.focused_words == "Kestria"
    assert window.workspace.header.place.text() == "Article 2 of 3"
    hand.press("Alt+Up")
    assert window.session.document_id == rows[0].id


def test_that_ctrl_enter_finishes_and_goes_to_the_next_that_is_not_done(
    hand: Hand, window: MainWindow
) -> None:
    rows = window.session.rows
    hand.press("Ctrl+Return")
    assert window.session.document_id == rows[1].id
    assert window.session.rows[0].state == "done"
    hand.press("Ctrl+Return", "Ctrl+Return")
    assert window.workspace.pages.currentWidget() is window.workspace.finished
    assert {row.state for row in window.session.rows} == {"done"}
    assert [hint.text for hint in window.workspace.key_bar.hints] == [
        "back to the article",
        "all keys",
    ]
    hand.press("X", "Z", "Space")
    assert {row.state for row in window.session.rows} == {"done"}
    hand.press("Esc")
    assert window.workspace.is_article_shown
    assert window.canvas.hasFocus()


def test_that_a_finished_article_can_be_opened_again(hand: Hand, window: MainWindow) -> None:
    hand.press("Ctrl+Return", "Alt+Up")
    window.run_id("reopen")
    assert window.session.rows[0].state == "new"


def test_that_the_list_opens_an_article_and_filters(window: MainWindow) -> None:
    documents = window.workspace.documents
    documents.filter.setText("kestria")
    assert documents.model.rowCount() == 1
    documents._on_chosen(documents.model.index(0, 0))  # noqa: SLF001 - what a click is connected to
    assert window.session.document_id == window.session.rows[1].id
    documents.filter.clear()
    documents.show_only("done")
    assert documents.model.rowCount() == 0
    assert documents.empty.isVisible()
    assert window.settings.list_filter == "done"


def test_that_the_last_article_is_open_again_next_time(hand: Hand, window: MainWindow) -> None:
    hand.press("Alt+Down")
    project = window.session.project
    assert project is not None
    window.session.close_project()
    window.session.open_project(project.path)
    assert window.session.document_id == window.session.rows[1].id


def test_that_search_goes_from_match_to_match(hand: Hand, window: MainWindow) -> None:
    hand.press("/")
    bar = window.find_bar
    assert bar.isVisible()
    bar.field.setText("drenik  front")
    assert bar.count.text() == "1 of 2"
    hand.press("Return")
    assert bar.count.text() == "2 of 2"
    hand.press("Shift+Return")
    assert bar.count.text() == "1 of 2"
    hand.press("Esc")
    assert not bar.isVisible()
    assert window.canvas.hasFocus()


def test_that_typing_into_a_field_is_no_gesture(hand: Hand, window: MainWindow) -> None:
    window.workspace.documents.filter.setFocus()
    hand.press("X", "1", "Space")
    assert window.workspace.documents.filter.text() == "x1 "
    assert hand.item("Drenik Front").state is State.SUGGESTED


def test_that_g_and_h_switch_what_is_shown(hand: Hand, window: MainWindow) -> None:
    hand.press("G", "H")
    assert window.canvas._all_arcs  # noqa: SLF001 - only painted
    assert window.canvas._scene.hide_rejected  # noqa: SLF001 - only painted
    hand.press("G", "H")
    assert not window.canvas._all_arcs  # noqa: SLF001 - only painted
