"""The list that asks: keys, digits, the mouse, what is pasted, and where it stands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotation.normals import Location
from annotation.options.offer import Offer, Option
from ui.panels.options_list import MOST_ROWS, ROW
from ui.panels.options_popup import OptionsPopup, Question
from ui.theme import DARK, LIGHT

NAMES = [f"name {number}" for number in range(1, 13)]


class Asked:
    """A popup in a room of its own, what it was asked to find, and what was taken."""

    def __init__(self, qtbot: QtBot) -> None:
        self.room = QWidget()
        qtbot.addWidget(self.room)
        self.room.resize(900, 700)
        self.popup = OptionsPopup(LIGHT, self.room)
        self.room.show()
        qtbot.waitExposed(self.room)
        self.taken: list[object] = []
        self.left = 0

    def offer(self, typed: str) -> Offer[str]:
        found = tuple(Option(name, "known", name) for name in NAMES if typed in name)
        return Offer(found, "" if found else f"Nobody is called “{typed}”.")

    def ask(self, *, digits: bool = True) -> None:
        self.popup.ask(
            Question("Who is it?", self.offer, self.taken.append, digits=digits, left=self._left)
        )

    def _left(self) -> None:
        self.left += 1

    def press(
        self,
        key: Qt.Key,
        text: str = "",
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.popup.take(QKeyEvent(QEvent.Type.KeyPress, key, held, text))

    def type(self, text: str) -> None:
        for letter in text:
            self.press(Qt.Key(ord(letter.upper())), letter)


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[Asked]:
    made = Asked(qtbot)
    made.ask()
    yield made
    made.room.close()


def test_that_a_digit_takes_a_visible_row(asked: Asked) -> None:
    asked.press(Qt.Key.Key_3, "3")
    assert asked.taken == ["name 3"]
    assert not asked.popup.is_open


def test_that_digits_are_of_the_rows_in_sight(asked: Asked) -> None:
    for _ in range(MOST_ROWS):
        asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_1, "1")
    assert asked.taken == ["name 2"]


def test_that_a_digit_is_typed_once_something_was(asked: Asked) -> None:
    asked.type("name 1")
    assert asked.popup.labels == ["name 1", "name 10", "name 11", "name 12"]
    asked.press(Qt.Key.Key_2, "", Qt.KeyboardModifier.AltModifier)
    assert asked.taken == ["name 10"]


def test_that_digits_are_to_be_typed_where_values_are_asked(asked: Asked) -> None:
    asked.ask(digits=False)
    asked.press(Qt.Key.Key_3, "3")
    assert asked.taken == []
    assert asked.popup.typed == "3"
    asked.press(Qt.Key.Key_1, "1", Qt.KeyboardModifier.AltModifier)
    assert asked.taken == ["name 3"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_that_enter_and_tab_take_the_chosen_one(asked: Asked, key: Qt.Key) -> None:
    asked.press(Qt.Key.Key_Up)
    asked.press(key)
    assert asked.taken == ["name 12"]


def test_that_escape_takes_nothing(asked: Asked) -> None:
    asked.type("name")
    asked.press(Qt.Key.Key_Escape)
    assert (asked.taken, asked.left) == ([], 1)
    assert not asked.popup.isVisible()


def test_that_what_is_not_understood_is_said_and_kept(asked: Asked) -> None:
    asked.type("xq")
    asked.press(Qt.Key.Key_Return)
    assert asked.popup.is_open
    assert asked.popup.problem.isVisible()
    assert asked.popup.problem.text() == "Nobody is called “xq”."
    asked.press(Qt.Key.Key_Backspace)
    asked.press(Qt.Key.Key_Backspace)
    assert not asked.popup.problem.isVisible()
    assert asked.popup.labels == NAMES


def test_that_text_is_pasted_on_one_line_and_not_without_end(asked: Asked) -> None:
    QGuiApplication.clipboard().setText("  name\n 12 ")
    asked.press(Qt.Key.Key_V, "\x16", Qt.KeyboardModifier.ControlModifier)
    assert asked.popup.labels == ["name 12"]
    QGuiApplication.clipboard().setText("a" * 100_000)
    asked.press(Qt.Key.Key_V, "\x16", Qt.KeyboardModifier.ControlModifier)
    assert len(asked.popup.typed) == 200
    asked.press(Qt.Key.Key_Backspace, "", Qt.KeyboardModifier.ControlModifier)
    assert asked.popup.typed == ""


def test_that_commands_are_not_typed(asked: Asked) -> None:
    asked.press(Qt.Key.Key_K, "k", Qt.KeyboardModifier.ControlModifier)
    asked.press(Qt.Key.Key_X, "x", Qt.KeyboardModifier.AltModifier)
    assert asked.popup.typed == ""


def test_that_a_click_takes_a_row(asked: Asked) -> None:
    spot = QPoint(60, ROW + ROW // 2)
    QTest.mouseClick(asked.popup.list, Qt.MouseButton.LeftButton, pos=spot)
    assert asked.taken == ["name 2"]


@pytest.mark.parametrize(
    "anchor", [QRect(10, 10, 60, 20), QRect(880, 680, 10, 10), QRect(400, 340, 80, 20)]
)
def test_that_it_stands_inside_of_the_window_beside_its_item(asked: Asked, anchor: QRect) -> None:
    asked.popup.place_near(anchor)
    assert asked.room.rect().contains(asked.popup.geometry())
    assert not asked.popup.geometry().intersects(anchor)


def test_that_it_keeps_its_height_while_the_list_narrows(asked: Asked) -> None:
    height = asked.popup.height()
    asked.type("name 12")
    assert asked.popup.height() == height


def test_that_places_are_shown_on_the_map_and_the_chosen_one_follows(asked: Asked) -> None:
    places = [
        Location("Dara", "Norland", "NL", "East", 52.1, 5.2, "town"),
        Location("Dara", "Sudland", "SD", "West", -12.0, 30.5, "town"),
    ]
    offer = Offer(tuple(Option(p.name, p.country, p) for p in places))
    asked.popup.ask(Question("“Dara” means", lambda _: offer, asked.taken.append, digits=False))
    view = asked.popup.map
    assert view is not None
    assert view.isVisible()
    view.picked.emit(1)
    assert asked.taken == [places[1]]
    asked.ask()
    assert not view.isVisible()


def test_that_it_says_what_is_chosen_to_who_cannot_see_it(asked: Asked) -> None:
    assert asked.popup.accessibleName() == "Who is it?"
    asked.press(Qt.Key.Key_Down)
    assert asked.popup.accessibleDescription() == "name 2 known"


def test_that_markup_in_a_title_is_text(asked: Asked) -> None:
    asked.popup.set_title("<b>5 < 6</b>")
    assert asked.popup.title.text() == "<b>5 < 6</b>"
    asked.popup.set_theme(DARK)
    assert asked.popup.title.textFormat() == Qt.TextFormat.PlainText
