"""The actor register: searched, corrected, merged and taken apart by keys; each is one edit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from annotation.editor import Draft
from annotation.ids import new_id
from annotation.values import Change, Entity
from tests.gui.conftest import Hand
from ui.dialogs.register import RegisterDialog
from ui.dialogs.register_model import ALIASES, COLUMNS, HERE, KIND, NAME
from ui.main_window import MainWindow


def entity(name: str, **more: object) -> Entity:
    return Entity(new_id(), name, "organisation", **more)  # type: ignore[arg-type]


@pytest.fixture
def known(window: MainWindow) -> list[Entity]:
    made = [entity("Drenik Front", kind="rebel"), entity("Army of Karvenia"), entity("Zora Ilic")]
    changes = tuple(Change(None, each) for each in made)
    window.session.do(Draft("Make a register", changes))
    return made


@pytest.fixture
def register(hand: Hand, window: MainWindow, known: list[Entity]) -> RegisterDialog:
    assert len(known) == len(standing(window))
    hand.press("Ctrl+J")
    return opened(window)


def opened(window: MainWindow) -> RegisterDialog:
    dialog = window.findChild(RegisterDialog)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def names(dialog: RegisterDialog) -> list[str]:
    model = dialog.model
    return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]


def go_to(dialog: RegisterDialog, name: str, column: int = NAME) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(names(dialog).index(name), column))


def press(dialog: RegisterDialog, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(dialog.table, key, held or Qt.KeyboardModifier.NoModifier)


def standing(window: MainWindow) -> dict[str, Entity]:
    review = window.session.review
    assert review is not None
    return {each.name: each for each in review.layer.register.all()}


def test_that_the_register_stands_by_name_with_its_columns(register: RegisterDialog) -> None:
    assert names(register) == ["Army of Karvenia", "Drenik Front", "Zora Ilic"]
    heads = [register.model.headerData(at, Qt.Orientation.Horizontal) for at in range(len(COLUMNS))]
    assert heads == list(COLUMNS)


def test_that_typing_searches_and_down_goes_to_the_rows(register: RegisterDialog) -> None:
    QTest.keyClicks(register.search, "front")
    assert names(register) == ["Drenik Front"]
    QTest.keyClick(register.search, Qt.Key.Key_Down)
    assert register.chosen is not None
    assert register.chosen.name == "Drenik Front"
    register.search.setText("nobody at all")
    assert register.pages.currentWidget() is register.empty
    assert "Nobody of that name" in register.empty.text()


def test_that_a_cell_is_corrected_by_keys_and_z_takes_it_back(
    register: RegisterDialog, window: MainWindow, qtbot: QtBot
) -> None:
    go_to(register, "Zora Ilic", ALIASES)
    press(register, Qt.Key.Key_Return)
    field = register.table.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Ilic; the commander ;; Ilic")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(standing(window)["Zora Ilic"].aliases))
    assert standing(window)["Zora Ilic"].aliases == ("Ilic", "the commander")
    press(register, Qt.Key.Key_Z)
    assert standing(window)["Zora Ilic"].aliases == ()
    press(register, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    assert standing(window)["Zora Ilic"].aliases == ("Ilic", "the commander")


def test_that_the_kind_is_one_of_the_codebook(
    register: RegisterDialog, window: MainWindow, qtbot: QtBot
) -> None:
    codebook = window.session.codebook
    assert codebook is not None
    go_to(register, "Army of Karvenia", KIND)
    press(register, Qt.Key.Key_F2)
    box = register.table.findChild(QComboBox)
    assert box is not None
    labels = [box.itemText(at) for at in range(box.count())]
    assert labels == ["", *(kind.label for kind in codebook.actor_kinds)]
    box.setCurrentText(codebook.actor_kinds[0].label)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(standing(window)["Army of Karvenia"].kind))
    assert standing(window)["Army of Karvenia"].kind == codebook.actor_kinds[0].name


def test_that_an_entity_without_a_name_is_refused_in_words(
    register: RegisterDialog, window: MainWindow
) -> None:
    go_to(register, "Zora Ilic")
    register.model.setData(register.table.currentIndex(), "  ")
    assert "needs a name" in register.said.text()
    assert "Zora Ilic" in standing(window)


def test_that_two_are_merged_and_taken_apart_again(
    register: RegisterDialog, window: MainWindow
) -> None:
    go_to(register, "Drenik Front")
    press(register, Qt.Key.Key_M)
    assert "is the same as" in register.said.text()
    go_to(register, "Army of Karvenia")
    press(register, Qt.Key.Key_Return)
    assert names(register) == ["Army of Karvenia", "= Drenik Front", "Zora Ilic"]
    go_to(register, "= Drenik Front")
    press(register, Qt.Key.Key_U)
    assert set(standing(window)) == {"Army of Karvenia", "Drenik Front", "Zora Ilic"}


def test_that_escape_leaves_merging_and_then_the_window(register: RegisterDialog) -> None:
    go_to(register, "Drenik Front")
    press(register, Qt.Key.Key_M)
    press(register, Qt.Key.Key_M)
    assert "is itself" in register.said.text()
    press(register, Qt.Key.Key_Escape)
    assert register.isVisible()
    press(register, Qt.Key.Key_Escape)
    assert not register.isVisible()


@pytest.mark.usefixtures("known")
def test_that_mentions_here_are_counted_and_the_first_is_gone_to(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("Drenik Front")
    hand.press("J", "Return", "Ctrl+J")
    register = opened(window)
    row = names(register).index("Drenik Front")
    assert register.model.index(row, HERE).data() == "1"
    go_to(register, "Zora Ilic")
    press(register, Qt.Key.Key_G)
    assert "does not name" in register.said.text()
    go_to(register, "Drenik Front")
    press(register, Qt.Key.Key_G)
    assert not register.isVisible()
    assert hand.focused_words == "Drenik Front"


def test_that_an_empty_register_says_how_it_fills(hand: Hand, window: MainWindow) -> None:
    hand.press("Ctrl+J")
    register = opened(window)
    assert "Nobody is in the register yet" in register.empty.text()
    assert register.pages.currentWidget() is register.empty
    register.close()


def test_that_without_an_article_the_register_says_what_it_needs(window: MainWindow) -> None:
    window.session.close_document()
    window.run_id("register")
    assert window.findChild(RegisterDialog) is None
    assert "Open an article first" in window.workspace.status.text


def test_that_thousands_of_rows_are_searched(hand: Hand, window: MainWindow) -> None:
    changes = tuple(Change(None, entity(f"Group {n:05}")) for n in range(5000))
    window.session.do(Draft("Make a register", changes))
    hand.press("Ctrl+J")
    register = opened(window)
    assert register.model.rowCount() == 5000
    register.search.setText("04999")
    assert names(register) == ["Group 04999"]
    register.close()
