"""Picking who fills a role, by letters, arrows and the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.codebook import Codebook
from annotation.review import Item
from tests.gui.canvas.conftest import Hands, Sheet
from ui.canvas.canvas import Canvas
from ui.canvas.layout import HINTS
from ui.theme import LIGHT

PLAIN = Qt.KeyboardModifier.NoModifier
CANDIDATES = ["multiple checkpoints", "Old Dosta", "Northern Front", "Karvenian army"]


@pytest.fixture
def picking(hands: Hands) -> Hands:
    hands.canvas.set_focus_item("offensive")
    role = hands.review.codebook.role("target")
    hands.canvas.begin_pick([hands.item(id_) for id_ in CANDIDATES], role)
    return hands


@pytest.mark.parametrize(("letter", "expected"), list(zip("asdf", CANDIDATES, strict=True)))
def test_that_a_letter_picks_its_candidate(
    picking: Hands, qtbot: QtBot, letter: str, expected: str
) -> None:
    with qtbot.waitSignal(picking.canvas.role_picked) as picked:
        QTest.keyClick(picking.canvas, getattr(Qt.Key, f"Key_{letter.upper()}"))
    assert picked.args == [expected]


def test_that_enter_picks_the_best_one(picking: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(picking.canvas.role_picked) as picked:
        QTest.keyClick(picking.canvas, Qt.Key.Key_Return)
    assert picked.args == [CANDIDATES[0]]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Qt.Key.Key_Right], "Old Dosta"),
        ([Qt.Key.Key_Left], "Northern Front"),
        ([Qt.Key.Key_Left, Qt.Key.Key_Left], "Karvenian army"),
        ([Qt.Key.Key_Tab, Qt.Key.Key_Tab], "Karvenian army"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down], "Karvenian army"),
    ],
)
def test_that_arrows_go_through_the_candidates_in_reading_order(
    picking: Hands, qtbot: QtBot, keys: list[Qt.Key], expected: str
) -> None:
    for key in keys:
        QTest.keyClick(picking.canvas, key)
    with qtbot.waitSignal(picking.canvas.role_picked) as picked:
        QTest.keyClick(picking.canvas, Qt.Key.Key_Return)
    assert picked.args == [expected]


def test_that_escape_leaves_without_a_choice(picking: Hands, qtbot: QtBot) -> None:
    with (
        qtbot.waitSignal(picking.canvas.pick_left),
        qtbot.assertNotEmitted(picking.canvas.role_picked),
    ):
        QTest.keyClick(picking.canvas, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(picking.canvas.role_picked):
        QTest.keyClick(picking.canvas, Qt.Key.Key_A)


def test_that_a_letter_of_nobody_changes_nothing(picking: Hands, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(picking.canvas.role_picked),
        qtbot.assertNotEmitted(picking.canvas.pick_left),
    ):
        QTest.keyClick(picking.canvas, Qt.Key.Key_Q)


def test_that_a_click_picks_a_candidate_and_only_a_candidate(picking: Hands, qtbot: QtBot) -> None:
    port, left, plain = picking.canvas.viewport(), Qt.MouseButton.LeftButton, PLAIN
    with qtbot.assertNotEmitted(picking.canvas.role_picked):
        QTest.mouseClick(port, left, plain, picking.point(picking.item("killed").start))
    with qtbot.waitSignal(picking.canvas.role_picked) as picked:
        QTest.mouseClick(
            port,
            left,
            Qt.KeyboardModifier.NoModifier,
            picking.point(picking.item("Old Dosta").start),
        )
    assert picked.args == ["Old Dosta"]
    assert picking.canvas.focus_item == "offensive"


def is_claimed(hands: Hands, key: Qt.Key, letter: str) -> bool:
    """Whether the canvas keeps a key from the shortcuts of the window."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, letter)
    asked.ignore()
    QApplication.sendEvent(hands.canvas, asked)
    return asked.isAccepted()


def test_that_letters_are_answers_and_not_shortcuts_while_picking(picking: Hands) -> None:
    assert is_claimed(picking, Qt.Key.Key_A, "a")
    picking.canvas.end_pick()
    assert not is_claimed(picking, Qt.Key.Key_A, "a")


def test_that_nobody_to_pick_leaves_at_once(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.canvas.pick_left):
        hands.canvas.begin_pick([], hands.review.codebook.role("target"))


@pytest.fixture
def crowd(canvas: Canvas, codebook: Codebook) -> Hands:
    """One more candidate than there are letters."""
    names = [f"Name{chr(ord('a') + at)}" for at in range(len(HINTS) + 1)]
    sheet = Sheet(text="They met: " + ", ".join(names) + ".\n")
    sheet.event("met", "negotiation")
    for name in names:
        sheet.span(name, "person")
    hands = Hands(canvas, sheet.review(codebook))
    hands.canvas.set_focus_item("met")
    return hands


def inked(hands: Hands, id_: str) -> float:
    """Return how much of the place of an item's label is ink, from 0 to 1."""
    found = hands.view.mark(id_)
    assert found is not None
    line, mark = found
    assert mark.label is not None
    origin = hands.canvas.to_page(QPointF(0, 0))
    shot = hands.canvas.viewport().grab().toImage()
    top = round(line.row_y(mark.label.row) - origin.y())
    left = round(mark.label.x - origin.x())
    box = [(left + x, top + y) for x in range(10) for y in range(line.metrics.pill)]
    return sum(shot.pixelColor(*at).name() == LIGHT.ink.lower() for at in box) / len(box)


def begin_with_all(crowd: Hands) -> list[Item]:
    spans = [item for item in crowd.review.items if item.kind == "span"]
    crowd.canvas.begin_pick(spans, crowd.review.codebook.role("attacker"))
    return spans


@pytest.mark.parametrize(
    ("keys", "expected"), [("a", 0), ("n", 24), ("ma", 25), ("ms", 26), ("mks", 26)]
)
def test_that_two_letters_reach_what_the_letters_alone_do_not(
    crowd: Hands, qtbot: QtBot, keys: str, expected: int
) -> None:
    spans = begin_with_all(crowd)
    with qtbot.waitSignal(crowd.canvas.role_picked) as picked:
        QTest.keyClicks(crowd.canvas, keys)
    assert picked.args == [spans[expected].id]


def test_that_after_the_first_letter_only_what_it_begins_stands_out(crowd: Hands) -> None:
    spans = begin_with_all(crowd)
    assert inked(crowd, spans[1].id) > 0.3
    QTest.keyClicks(crowd.canvas, "m")
    assert inked(crowd, spans[1].id) < 0.1
    assert inked(crowd, spans[26].id) > 0.3
    QTest.keyClick(crowd.canvas, Qt.Key.Key_Backspace)
    assert inked(crowd, spans[1].id) > 0.3


def test_that_an_arrow_takes_a_first_letter_back(crowd: Hands, qtbot: QtBot) -> None:
    spans = begin_with_all(crowd)
    QTest.keyClicks(crowd.canvas, "m")
    QTest.keyClick(crowd.canvas, Qt.Key.Key_Right)
    with qtbot.waitSignal(crowd.canvas.role_picked) as picked:
        QTest.keyClicks(crowd.canvas, "a")
    assert picked.args == [spans[0].id]


def test_that_shift_with_the_second_letter_means_beside(crowd: Hands, qtbot: QtBot) -> None:
    spans = begin_with_all(crowd)
    QTest.keyClicks(crowd.canvas, "m")
    with qtbot.waitSignal(crowd.canvas.picked_beside) as picked:
        QTest.keyClick(crowd.canvas, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert picked.args == [spans[26].id]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_that_delete_says_that_nobody_is_meant(picking: Hands, qtbot: QtBot, key: Qt.Key) -> None:
    with (
        qtbot.waitSignal(picking.canvas.pick_emptied),
        qtbot.assertNotEmitted(picking.canvas.pick_left),
    ):
        QTest.keyClick(picking.canvas, key)


def test_that_nobody_can_be_meant_only_for_a_role(hands: Hands, qtbot: QtBot) -> None:
    hands.canvas.begin_pick([hands.item("offensive")], "Another trigger")
    with qtbot.assertNotEmitted(hands.canvas.pick_emptied):
        QTest.keyClick(hands.canvas, Qt.Key.Key_Delete)


def test_that_the_last_candidate_is_reached_by_one_arrow_as_well(
    crowd: Hands, qtbot: QtBot
) -> None:
    spans = begin_with_all(crowd)
    QTest.keyClick(crowd.canvas, Qt.Key.Key_Left)
    with qtbot.waitSignal(crowd.canvas.role_picked) as picked:
        QTest.keyClick(crowd.canvas, Qt.Key.Key_Return)
    assert picked.args == [spans[-1].id]
