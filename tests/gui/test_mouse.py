"""The mouse can do all that the keys can."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from annotation.review import State
from tests.gui.conftest import FIRST, Hand
from ui.dialogs.facts import FactsDialog
from ui.main_window import MainWindow
from ui.menus import context_menu

LEFT = Qt.MouseButton.LeftButton


def spot(window: MainWindow, offset: int, *, inside: float = 3.0) -> QPoint:
    """Return where a character of the article is in the viewport."""
    canvas = window.canvas
    view = canvas.view
    assert view is not None
    line = view.page.line_of(offset)
    left = line.boxes(offset, offset + 1)[0][0]
    corner = canvas.to_page(QPointF())
    middle = (line.text_top + line.text_bottom) / 2
    return QPoint(round(left + inside - corner.x()), round(middle - corner.y()))


def test_that_a_click_gives_an_item_the_focus(hand: Hand, window: MainWindow) -> None:
    QTest.mouseClick(window.canvas.viewport(), LEFT, pos=spot(window, FIRST.index("Monday")))
    assert hand.focused_words == "Monday"


def test_that_a_double_click_accepts(hand: Hand, window: MainWindow) -> None:
    viewport, at = window.canvas.viewport(), spot(window, FIRST.index("Monday"))
    QTest.mouseClick(viewport, LEFT, pos=at)
    QTest.mouseDClick(viewport, LEFT, pos=at)
    assert hand.item("Monday").state is State.ACCEPTED
    assert hand.focused_words == "Varok"


def test_that_a_click_on_a_word_lets_n_start_there(hand: Hand, window: MainWindow) -> None:
    at = FIRST.index("Troops")
    QTest.mouseClick(window.canvas.viewport(), LEFT, pos=spot(window, at))
    assert window.desk.word == (at, at + 6)
    hand.press("N", "2")
    assert hand.item("Troops").type == "organisation"


def drag(window: MainWindow, start: int, end: int) -> None:
    viewport = window.canvas.viewport()
    QTest.mousePress(viewport, LEFT, pos=spot(window, start, inside=1.0))
    for offset in (start + 2, end - 1):
        QTest.mouseMove(viewport, spot(window, offset))
        QApplication.processEvents()
    release = spot(window, end - 1, inside=6.0)
    QTest.mouseMove(viewport, release)
    QTest.mouseRelease(viewport, LEFT, pos=release)


def test_that_dragging_offers_the_types_for_whole_words(hand: Hand, window: MainWindow) -> None:
    drag(window, FIRST.index("Troops"), FIRST.index("Troops left") + 11)
    assert window.chooser.is_open
    assert "Troops left" in window.chooser.title.text()
    assert window.chooser.list.keys["person"] == "1"
    assert "attack" not in window.chooser.list.keys
    hand.press("2")
    assert hand.item("Troops left").type == "organisation"


def test_that_a_type_is_taken_by_a_click(hand: Hand, window: MainWindow) -> None:
    drag(window, FIRST.index("Troops"), FIRST.index("Troops") + 6)
    row = [each.name for each in window.chooser.types].index("person")
    QTest.mouseClick(window.chooser.list, LEFT, pos=QPoint(60, row * 27 + 13))
    assert hand.item("Troops").type == "person"


def test_that_dragging_an_edge_resizes(hand: Hand, window: MainWindow) -> None:
    item = hand.focus("Monday")
    window.canvas.edge_dragged.emit(item.id, item.start - 3, item.end)
    assert hand.item("on Monday").type == "time"


def test_that_the_context_menu_offers_what_applies(hand: Hand, window: MainWindow) -> None:
    hand.focus("attacked", kind="event")
    menu = context_menu(window.actions_, window.desk.context(), window.run, window)
    titles = [entry.text().split("\t")[0] for entry in menu.actions() if entry.text()]
    assert "Accept the event with all its arguments, next" in titles
    assert {"Set the type", "Fill a role", "This paragraph"} <= set(titles)
    next(e for e in menu.actions() if e.objectName() == "reject").trigger()
    assert hand.item("attacked", kind="event").state is State.REJECTED
    menu.deleteLater()


def test_that_a_right_click_focuses_and_opens_the_menu(hand: Hand, window: MainWindow) -> None:
    viewport, at = window.canvas.viewport(), spot(window, FIRST.index("Monday"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    assert hand.focused_words == "Monday"
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_that_a_right_click_on_a_word_offers_a_new_span(hand: Hand, window: MainWindow) -> None:
    viewport, at = window.canvas.viewport(), spot(window, FIRST.index("Troops"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(e for e in menu.actions() if e.objectName() == "span.new").trigger()
    menu.close()
    assert "Troops" in window.chooser.title.text()
    hand.press("Esc")


def test_that_the_key_bar_can_be_clicked(hand: Hand, window: MainWindow) -> None:
    bar = window.workspace.key_bar
    bar.repaint()
    QTest.mouseClick(bar, LEFT, pos=QPoint(30, 22))
    assert hand.item("Drenik Front").state is State.ACCEPTED


@pytest.mark.parametrize(("name", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_that_the_inspector_accepts_and_rejects(
    hand: Hand, window: MainWindow, name: str, state: str
) -> None:
    getattr(window.workspace.inspector, name).click()
    assert hand.item("Drenik Front").state == state


def test_that_a_click_on_the_title_opens_the_facts(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(FactsDialog, "ask", lambda document, _: asked.append(document.id))
    header = window.workspace.header
    QTest.mouseClick(header, LEFT, pos=header.title.geometry().center())
    assert asked == [window.session.document_id]
