"""Untrusted text is text: no label, tooltip or box of ours reads it as markup."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMenu

from annotation.article import Article
from tests.gui.conftest import Hand
from ui.main_window import MainWindow
from ui.widgets import no_mnemonic, safe_tooltip

UI = Path(__file__).parents[2] / "ui"
EVIL = "<img src='file:///etc/passwd'> & <b>bold</b> if a<b and c>d then"


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                called = function.attr if isinstance(function, ast.Attribute) else None
                called = function.id if isinstance(function, ast.Name) else called
                if called == name:
                    yield path, node


def test_that_labels_are_made_by_the_one_helper() -> None:
    places = {path.name for path, _ in calls("QLabel")}
    assert places <= {"widgets.py"}


@pytest.mark.parametrize("name", ["QMessageBox", "setHtml", "setOpenExternalLinks"])
def test_that_nothing_reads_markup(name: str) -> None:
    assert list(calls(name)) == []


def test_that_a_tooltip_is_ours_or_escaped() -> None:
    for path, call in calls("setToolTip"):
        given = call.args[0]
        is_escaped = isinstance(given, ast.Call) and ast.unparse(given.func) == "safe_tooltip"
        assert isinstance(given, ast.Constant) or is_escaped, (path, call.lineno)


def test_that_a_tooltip_shows_markup_as_it_is() -> None:
    assert "<b>" not in safe_tooltip(EVIL)
    assert "&lt;b&gt;" in safe_tooltip(EVIL)


def test_that_an_ampersand_is_no_mnemonic() -> None:
    assert no_mnemonic("A & B") == "A && B"


def test_that_an_evil_article_is_shown_as_it_is(hand: Hand, window: MainWindow) -> None:
    text = f"{EVIL}\n\nThe {EVIL} was there.\n"
    article = Article("evil.txt", text, text.encode(), "utf-8", EVIL, EVIL, date(2024, 1, 1))
    assert window.session.project is not None
    window.session.project.add_articles([article])
    window.session.reread()
    window.open_document(window.session.rows[-1].id)
    assert window.workspace.header.title.text() == EVIL
    hand.press("Ctrl+Right")
    hand.press("N", "1")
    assert hand.focused is not None
    texts = {label.text() for label in window.findChildren(QLabel)}
    assert hand.focused.quote in texts
    menus = window.menuBar().findChildren(QMenu)
    assert menus
