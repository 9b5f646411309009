"""What a screen reader is told."""

import gc

import pytest
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtWidgets import QApplication

from tests.gui.canvas.conftest import TEXT, Hands
from ui.canvas.canvas import Canvas


@pytest.fixture
def text(hands: Hands) -> QAccessibleTextInterface:
    return QAccessible.queryAccessibleInterface(hands.canvas).textInterface()


def test_that_the_article_is_a_document_with_its_whole_text(
    hands: Hands, text: QAccessibleTextInterface
) -> None:
    said = QAccessible.queryAccessibleInterface(hands.canvas)
    assert said.role() == QAccessible.Role.Document
    assert text.characterCount() == len(TEXT) + 1  # one emoji
    assert text.text(0, text.characterCount()) == TEXT


def test_that_offsets_after_an_emoji_are_those_of_qt(
    hands: Hands, text: QAccessibleTextInterface
) -> None:
    hands.canvas.set_focus_item("Karvenian army")
    at = TEXT.index("Karvenian") + 1
    assert text.cursorPosition() == at
    assert text.text(at, at + 9) == "Karvenian"


def test_that_the_place_of_a_character_leads_back_to_it(
    hands: Hands, text: QAccessibleTextInterface
) -> None:
    assert hands.view.page.height
    for at in (0, 40, 120, 300):
        if not TEXT[at].isspace():
            assert text.offsetAtPoint(text.characterRect(at).center()) == at


def test_that_the_focus_is_described_with_its_arguments(hands: Hands) -> None:
    hands.canvas.set_focus_item("offensive")
    said = QAccessible.queryAccessibleInterface(hands.canvas).text(QAccessible.Text.Description)
    assert said == (
        "offensive, Attack, suggested, attacker Northern Front, place southern province of Tamar"
    )


def test_that_canvases_come_and_go_while_a_reader_listens(hands: Hands) -> None:
    QAccessible.setActive(True)
    try:
        for _ in range(5):
            canvas = Canvas()
            canvas.show_review(hands.review)
            QAccessible.queryAccessibleInterface(canvas).textInterface()
            canvas.set_focus_item("Tamar")
            canvas.deleteLater()
            del canvas
            gc.collect()
            QApplication.sendPostedEvents(None, 52)
    finally:
        QAccessible.setActive(False)
