"""A real window on a real project. Nothing of it may be left when a test ends."""

import gc
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.ids import new_id
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.review import Item
from annotation.values import Argument, Event, Fragments, Span, Suggestion, quote
from storage.project import Project

pytest.importorskip("PySide6")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.app import application
from ui.main_window import MainWindow
from ui.settings import Settings

FIRST = (
    "Rebels attack Varok\n"
    "\n"
    "The Drenik Front attacked the town of Varok on Monday. Troops left Varok at night.\n"
    "\n"
    "A bomb killed five people in Orlo 😀 on Tuesday, the Drenik Front said.\n"
)
SECOND = "Talks in Kestria\n\nLeaders met in Kestria. They signed a truce in Kestria on Friday.\n"
THIRD = "Clocks\n\nThe museum of Sarnova shows small clocks.\n"

AS_IT_IS = replace(NOTHING_HELD_BACK, remembers=False)
"""Articles show what is suggested and nothing else: what is remembered has tests of its own."""
Suggest = Callable[[str, str, int], Suggestion]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Offscreen there is no window manager to speak to, and Qt says so for each window."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


def place(text: str, words: str, nth: int = 0) -> Fragments:
    """Return where `words` stand for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return ((at, at + len(words)),)


def span(text: str, words: str, type_: str, nth: int = 0, score: float = 0.9) -> Suggestion:
    at = place(text, words, nth)
    return Suggestion(Span(new_id(), type_, at, quote(text, at)), "test", "1", score)


def event(text: str, words: str, type_: str, nth: int = 0) -> Suggestion:
    at = place(text, words, nth)
    return Suggestion(Event(new_id(), type_, at, quote(text, at)), "test", "1", 0.8)


def argument(of: Suggestion, role: str, target: Suggestion) -> Suggestion:
    return Suggestion(Argument(new_id(), of.id, role, target.id), "test", "1", 0.7)


def first_suggestions() -> list[Suggestion]:
    text = FIRST
    front = span(text, "Drenik Front", "organisation")
    drenik = span(text, "Drenik", "group")
    attacked = event(text, "attacked", "attack")
    varok = span(text, "Varok", "gpe", 1)
    monday = span(text, "Monday", "time")
    left = span(text, "Varok", "gpe", 2)
    killed = event(text, "killed", "killing")
    five = span(text, "five people", "quantity")
    orlo = span(text, "Orlo", "person")
    return [
        front, drenik, attacked, varok, monday, left, killed, five, orlo,
        argument(attacked, "attacker", front),
        argument(attacked, "place", varok),
        argument(killed, "place", orlo),
    ]  # fmt: skip


def second_suggestions() -> list[Suggestion]:
    kestria = [span(SECOND, "Kestria", "gpe", nth) for nth in (1, 2)]
    return [*kestria, span(SECOND, "Friday", "time")]


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return read_codebook("conflict")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, codebook: Codebook) -> Path:
    """A project with three articles and suggestions, made once and copied for each test."""
    path = tmp_path_factory.mktemp("prepared") / "paper.goldleaf"
    articles = [
        Article(f"{name}.txt", text, text.encode(), "utf-8", title, "Meridian", day)
        for name, text, title, day in (
            ("first", FIRST, "Rebels attack Varok", date(2024, 3, 14)),
            ("second", SECOND, "Talks in Kestria", None),
            ("third", THIRD, "Clocks", date(2024, 8, 17)),
        )
    ]
    with Project.create(path, codebook, name="Paper", settings=AS_IT_IS) as project:
        added = project.add_articles(articles)
        for document, suggestions in zip(
            added, (first_suggestions(), second_suggestions(), []), strict=True
        ):
            project.replace_suggestions(document.document, {"test": "1"}, suggestions)
    return path


@pytest.fixture
def project_path(prepared: Path, tmp_path: Path) -> Path:
    path = tmp_path / "paper.goldleaf"
    path.write_bytes(prepared.read_bytes())
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "settings.ini")
    made.coder = "ada"
    made.theme = "light"
    return made


@pytest.fixture(autouse=True)
def no_leaks(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a widget, a running timer or a thread."""
    threads = set(threading.enumerate())
    yield
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    for _ in range(3):
        qapp.sendPostedEvents(None, 52)  # what was to be deleted later
        qapp.processEvents()
    gc.collect()
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == []
    assert [t for t in qapp.findChildren(QTimer) if t.isActive()] == []
    assert set(threading.enumerate()) <= threads


@pytest.fixture
def bare_window(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """A window without a project; jobs are done when they are asked for."""
    application()
    window = MainWindow(settings, has_worker=False, is_serial=True)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def window(bare_window: MainWindow, project_path: Path) -> MainWindow:
    """A window on the prepared project, the first suggestion of its first article in focus."""
    assert bare_window.session.open_project(project_path)
    bare_window.canvas.setFocus()
    return bare_window


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot) -> "Hand":
    return Hand(window, qtbot)


class Hand:
    """What a person does at the window, and what stands there afterwards."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "Space", "Shift+Right", "Alt+1", "?"."""
        for key in keys:
            press(self.window, key)

    def focus(self, words: str, nth: int = 0, kind: str = "span") -> Item:
        found = [i for i in self.items if i.quote == words and i.kind == kind]
        self.window.desk.focus(found[nth].id)
        return found[nth]

    @property
    def items(self) -> list[Item]:
        review = self.window.session.review
        assert review is not None
        return review.items

    @property
    def focused(self) -> Item | None:
        return self.window.desk.item

    @property
    def focused_words(self) -> str | None:
        return self.focused.quote if self.focused is not None else None

    def item(self, words: str, nth: int = 0, kind: str = "span") -> Item:
        return [i for i in self.items if i.quote == words and i.kind == kind][nth]

    def on_disk(self) -> set[tuple[str, str, str]]:
        """Close the project and read the file again: kind, type and quote of what is there."""
        session = self.window.session
        assert session.project is not None
        path, document = session.project.path, session.document_id
        assert document is not None
        session.close_project()
        with Project.open(path) as project:
            layer = project.editor(document, session.coder).layer
            held = {
                (type(a).__name__, a.type, a.quote)
                for a in layer.annotations.values()
                if not isinstance(a, Argument)
            }
            held |= {
                ("Argument", a.role, _quote(layer.span(a.target)))
                for a in layer.annotations.values()
                if isinstance(a, Argument)
            }
            held |= {
                ("rejected", d.original.label, quote(layer.document.text, d.original.fragments))
                for d in layer.decisions.values()
                if d.verdict == "rejected"
            }
        return held


def _quote(value: Span | Event | None) -> str:
    return "" if value is None else value.quote


def press(window: MainWindow, key: str) -> None:
    """Press one key on the widget that has the keyboard, as the canvas does by default."""
    from PySide6.QtCore import Qt

    names = {"Return": "Key_Return", "Esc": "Key_Escape", "Shift+Tab": "Key_Backtab"}
    *held, last = ["+"] if key == "+" else key.split("+")
    modifier = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifier |= {
            "Ctrl": Qt.KeyboardModifier.ControlModifier,
            "Shift": Qt.KeyboardModifier.ShiftModifier,
            "Alt": Qt.KeyboardModifier.AltModifier,
        }[name]
    target = QApplication.focusWidget() or window.canvas
    if target.window() is not window and not target.window().isVisible():
        target = window.canvas
    if len(last) == 1 and not last.isalnum():
        QTest.keyClick(target, Qt.Key(ord(last)), modifier)
        return
    code = getattr(Qt.Key, names.get(key) or names.get(last) or f"Key_{last}")
    QTest.keyClick(target, code, modifier)
