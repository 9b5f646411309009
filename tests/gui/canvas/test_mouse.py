"""What a person means with the mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.canvas.conftest import TEXT, Hands, Sheet

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


def drag(hands: Hands, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    port = hands.canvas.viewport()
    QTest.mousePress(port, LEFT, held, start)
    for place in (start + QPoint(30, 0), end):
        spot = QPointF(place)
        move = QMouseEvent(
            QEvent.Type.MouseMove, spot, port.mapToGlobal(spot), Qt.MouseButton.NoButton, LEFT, held
        )
        QApplication.sendEvent(port, move)
    QTest.mouseRelease(port, LEFT, held, end)


def test_that_a_click_on_nested_spans_takes_the_inner_one(hands: Hands, qtbot: QtBot) -> None:
    tamar = hands.item("Tamar")
    with qtbot.waitSignal(hands.canvas.item_clicked) as clicked:
        QTest.mouseClick(hands.canvas.viewport(), LEFT, PLAIN, hands.point(tamar.start + 1))
    assert clicked.args == ["Tamar"]
    assert hands.canvas.focus_item == "Tamar"


def test_that_a_click_beside_the_inner_span_takes_the_outer_one(hands: Hands, qtbot: QtBot) -> None:
    outer = hands.item("southern province of Tamar")
    with qtbot.waitSignal(hands.canvas.item_clicked) as clicked:
        QTest.mouseClick(hands.canvas.viewport(), LEFT, PLAIN, hands.point(outer.start + 1))
    assert clicked.args == [outer.id]


def test_that_a_click_on_a_label_takes_its_item(hands: Hands, qtbot: QtBot) -> None:
    found = hands.view.mark("killed")
    assert found is not None
    line, mark = found
    assert mark.label is not None
    corner = hands.point(mark.item.start)
    above = QPoint(corner.x() + 2, round(corner.y() + line.row_y(0) + 5 - (line.baseline - 4)))
    with qtbot.waitSignal(hands.canvas.item_clicked) as clicked:
        QTest.mouseClick(hands.canvas.viewport(), LEFT, PLAIN, above)
    assert clicked.args == ["killed"]


def test_that_a_hidden_rejected_item_cannot_be_clicked(hands: Hands, qtbot: QtBot) -> None:
    hands.decide("Irena Vash", "rejected")
    hands.canvas.set_hide_rejected(True)
    at = hands.item("Irena Vash").start
    with qtbot.waitSignal(hands.canvas.word_clicked) as clicked:
        QTest.mouseClick(hands.canvas.viewport(), LEFT, PLAIN, hands.point(at))
    assert clicked.args == [at]


def test_that_a_click_on_plain_text_says_where(hands: Hands, qtbot: QtBot) -> None:
    at = TEXT.index("teacher")  # after an emoji: code points, not UTF-16
    with qtbot.waitSignal(hands.canvas.word_clicked) as clicked:
        QTest.mouseClick(hands.canvas.viewport(), LEFT, PLAIN, hands.point(at))
    assert clicked.args == [at]


def test_that_a_click_beside_the_text_says_nothing(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(hands.canvas.word_clicked):
        QTest.mouseClick(hands.canvas.viewport(), LEFT, PLAIN, QPoint(5, 300))


def test_that_a_drag_snaps_to_words(hands: Hands, qtbot: QtBot) -> None:
    start, end = TEXT.index("around") + 2, TEXT.index("outskirts") + 3
    with qtbot.waitSignal(hands.canvas.span_dragged) as dragged:
        drag(hands, hands.point(start), hands.point(end))
    a, b, _ = dragged.args
    assert TEXT[a:b] == "around the outskirts"


def test_that_a_drag_to_the_left_is_the_same(hands: Hands, qtbot: QtBot) -> None:
    start, end = TEXT.index("around") + 2, TEXT.index("outskirts") + 3
    with qtbot.waitSignal(hands.canvas.span_dragged) as dragged:
        drag(hands, hands.point(end), hands.point(start))
    a, b, _ = dragged.args
    assert TEXT[a:b] == "around the outskirts"


def test_that_a_drag_with_alt_snaps_to_characters(hands: Hands, qtbot: QtBot) -> None:
    start, end = TEXT.index("round the"), TEXT.index("skirts")
    with qtbot.waitSignal(hands.canvas.span_dragged) as dragged:
        drag(hands, hands.point(start), hands.point(end), ALT)
    a, b, _ = dragged.args
    assert TEXT[a:b] == "round the out"


def test_that_a_drag_with_alt_cuts_no_character(
    open_sheet: Callable[[Sheet], Hands], qtbot: QtBot
) -> None:
    text = "One cafe\u0301 and 👩\u200d👩\u200d👧 waited there for a long while today"
    hands = open_sheet(Sheet(text=text))
    family = text.index("👩")
    with qtbot.waitSignal(hands.canvas.span_dragged) as dragged:
        drag(hands, hands.point(1), hands.point(family, end=True), ALT)
    a, b, _ = dragged.args
    assert text[a:b] in {"ne cafe\u0301 and", "ne cafe\u0301 and 👩\u200d👩\u200d👧"}


def test_that_dragging_the_edge_of_the_focused_span_moves_its_boundary(
    hands: Hands, qtbot: QtBot
) -> None:
    item = hands.item("Old Dosta")
    hands.canvas.set_focus_item(item.id)
    start = hands.point(item.start)
    with qtbot.waitSignal(hands.canvas.edge_dragged) as dragged:
        drag(hands, start - QPoint(1, 0), hands.point(TEXT.index("outskirts") + 2))
    id_, a, b = dragged.args
    assert (id_, TEXT[a:b]) == (item.id, "outskirts of Old Dosta")


def test_that_the_end_can_be_dragged_inwards(hands: Hands, qtbot: QtBot) -> None:
    item = hands.item("Tuesday night")
    hands.canvas.set_focus_item(item.id)
    with qtbot.waitSignal(hands.canvas.edge_dragged) as dragged:
        drag(hands, hands.point(item.end - 1, end=True), hands.point(item.start + 3))
    assert TEXT[dragged.args[1] : dragged.args[2]] == "Tuesday"


def test_that_escape_gives_up_a_drag(hands: Hands, qtbot: QtBot) -> None:
    port, start = hands.canvas.viewport(), hands.point(TEXT.index("around"))
    spot = QPointF(start + QPoint(80, 0))
    there = port.mapToGlobal(spot)
    with qtbot.assertNotEmitted(hands.canvas.span_dragged):
        QTest.mousePress(port, LEFT, PLAIN, start)
        none = Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, spot, there, none, LEFT, PLAIN)
        QApplication.sendEvent(port, move)
        QTest.keyClick(hands.canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(port, LEFT, PLAIN, spot.toPoint())


def test_that_a_right_click_asks_for_a_menu(hands: Hands, qtbot: QtBot) -> None:
    place = hands.point(hands.item("Tamar").start + 1)
    port = hands.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, port.mapToGlobal(place))
    with qtbot.waitSignal(hands.canvas.context_requested) as asked:
        QApplication.sendEvent(port, event)
    assert asked.args == ["Tamar", port.mapToGlobal(place)]
