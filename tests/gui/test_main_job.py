"""The main job from an empty screen to the workbook, by keys alone, with the real worker.

Keys go to whatever has the keyboard, as a person's do; what the screen shows as letters (the hints
of candidates) is read from the canvas. Nothing else is called.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from annotation.layer import Layer
from annotation.review import Item, Review, State
from annotation.values import Argument
from tests.gui.conftest import press
from ui.app import application, begin
from ui.console.app import main as console
from ui.console.display import Desktop
from ui.dialogs.export import ExportDialog
from ui.dialogs.new_project import NewProjectDialog
from ui.main_window import MainWindow
from ui.settings import Settings

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "storage" / "samples"
WILD = sorted((ROOT.parent / "shared" / "articles").glob("*.txt"))
PATIENCE = 120_000
"""Milliseconds that a slow machine may take to load the model."""

Gold = set[tuple[object, ...]]


class Person:
    """Somebody at the keyboard of one window after another."""

    def __init__(self, settings: Settings, qtbot: QtBot) -> None:
        self.settings = settings
        self.qtbot = qtbot
        self.window = self.start()

    def start(self) -> MainWindow:
        """Start Goldleaf; it opens the project of the last time."""
        application()
        self.window = MainWindow(self.settings)
        self.window.resize(1280, 800)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        begin(self.window, None)
        return self.window

    def press(self, *keys: str) -> None:
        for key in keys:
            press(self.window, key)

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=PATIENCE)

    def in_dialog(self, key: str, kind: type[QDialog], fill: Callable[[QDialog], None]) -> None:
        """Press a key that opens a dialog, and do in it what a person does."""
        filled: list[QDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                QTimer.singleShot(10, self.window, look)
                return
            try:
                self.wait(lambda: _has_keyboard(dialog))
                fill(dialog)
                filled.append(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, self.window, look)
        self.press(key)
        assert filled

    def write(self, text: str) -> None:
        """Type over what stands in the field that has the keyboard."""
        field = QApplication.focusWidget()
        assert field is not None
        self.press("Ctrl+A")
        QTest.keyClicks(field, text)

    def choose_file(self, key: str, path: Path) -> None:
        def fill(dialog: QDialog) -> None:
            self.write(str(path))
            self.press("Return")
            self.wait(lambda: not dialog.isVisible())

        self.in_dialog(key, QFileDialog, fill)

    def make_project(self, folder: Path, name: str) -> Path:
        def fill(dialog: QDialog) -> None:
            assert isinstance(dialog, NewProjectDialog)
            self.write(name)
            self.press("Tab")
            self.write(str(folder))
            self.press("Return")

        self.in_dialog("Ctrl+N", NewProjectDialog, fill)
        assert self.window.session.project is not None
        # No article is blind by chance, and nothing comes in while the last ones are decided.
        learning = self.window.session.project.learning
        learning.change(replace(learning.settings, blind_share=0.0, remembers=False))
        return folder / f"{name}.goldleaf"

    def export(self, target: Path, *, down: int = 0) -> None:
        """Export to a file, in the format that stands `down` places below the chosen one."""

        def fill(dialog: QDialog) -> None:
            assert isinstance(dialog, ExportDialog)
            self.press(*["Down"] * down, "Tab", "Tab")
            self.write(str(target))
            self.press("Return")
            self.wait(lambda: dialog.written is not None)
            self.press("Return")

        self.in_dialog("Ctrl+E", ExportDialog, fill)
        assert target.exists()

    # -- the article ---------------------------------------------------------------------------

    @property
    def review(self) -> Review:
        review = self.window.session.review
        assert review is not None
        return review

    @property
    def focused(self) -> Item:
        item = self.window.desk.item
        assert item is not None
        return item

    @property
    def pending(self) -> list[Item]:
        return [item for item in self.review.items if item.state is State.SUGGESTED]

    def go_to(self, wanted: Callable[[Item], bool]) -> Item:
        """Press Tab until a suggestion that is wanted has the focus."""
        for _ in range(self.review.total):
            if self.focused.state is State.SUGGESTED and wanted(self.focused):
                return self.focused
            self.press("Tab")
        raise AssertionError("no such suggestion")

    def go_to_free_word(self) -> None:
        """Press Ctrl+Right until a word of letters that nothing marks has the focus."""
        for _ in range(len(self.review.text)):
            self.press("Ctrl+Right")
            word = self.window.desk.word
            assert word is not None
            touched = any(i.start < word[1] and word[0] < i.end for i in self.review.items)
            if not touched and self.review.text[slice(*word)].isalpha():
                return
        raise AssertionError("no free word")

    def decide_the_rest(self) -> None:
        """Enter and Space accept, every ninth is rejected, until nothing is pending."""
        for count in range(1, 2 * self.review.total + 1):
            if not self.pending:
                return
            self.press("X" if count % 9 == 0 else "Return" if count % 2 else "Space")
        assert not self.pending

    def wait_for_suggestions(self) -> None:
        suggesting = self.window.suggesting
        assert suggesting is not None
        self.wait(lambda: bool(suggesting.is_ready and suggesting.left == 0 and self.pending))

    def layers(self) -> list[Layer]:
        """Return what the project's file holds of every article."""
        session = self.window.session
        assert session.project is not None
        return [session.project.editor(row.id, session.coder).layer for row in session.rows]


def _has_keyboard(dialog: QDialog) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and focused.window() is dialog


def gold(layers: list[Layer]) -> Gold:
    """Return what a person decided to be so, in the words of the exports."""
    found: Gold = set()
    for layer in layers:
        for value in layer.annotations.values():
            if isinstance(value, Argument):
                found.add((value.id, value.role, value.event, value.target))
            else:
                start, end = value.fragments[0][0], value.fragments[-1][1]
                found.add((value.id, value.type, value.quote, start, end))
    return found


def in_workbook(path: Path) -> Gold:
    book = load_workbook(path)
    sheets = {
        "Mentions": ("mention_id", "type", "text", "start", "end"),
        "Events": ("event_id", "event_type", "trigger", "start", "end"),
        "Arguments": ("argument_id", "role", "trigger_id", "target_id"),
    }
    found: Gold = set()
    for name, columns in sheets.items():
        head, *rows = book[name].iter_rows(values_only=True)
        places = [head.index(column) for column in columns]
        found |= {tuple(row[place] for place in places) for row in rows if row[0] is not None}
        if name == "Events":
            found |= {each for row in rows for each in further(dict(zip(head, row, strict=True)))}
    book.close()
    return found


def further(event: dict[Any, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the triggers of a row beside its head: their ids, words and offsets."""
    ids = (event["trigger_ids"] or "").split(";")
    told = (event["triggers"] or "").split(" | ")
    for id_, words in list(zip(ids, told, strict=True))[1:]:
        text, start, end = words[:-1].replace(" [", ", ").rsplit(", ", 2)
        yield (id_, event["event_type"], text, int(start), int(end))


def in_lines(path: Path) -> Gold:
    found: Gold = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        mentions = [each for event in document["events"] for each in event["mentions"]]
        for value in (*document["spans"], *document["events"], *mentions):
            start, end = value["fragments"][0][0], value["fragments"][-1][1]
            assert value["text"] == document["text"][start:end]
            assert value["origin"]["decision"] is not None
            found.add((value["id"], value["type"], value["text"], start, end))
        for event in document["events"]:
            for each in event["arguments"]:
                found.add((each["id"], each["role"], each["mention"], each["target"]))
    return found


@pytest.fixture
def person(qtbot: QtBot, settings: Settings) -> Iterator[Person]:
    somebody = Person(settings, qtbot)
    yield somebody
    somebody.window.close()
    somebody.window.deleteLater()


def test_that_an_article_goes_from_the_file_to_the_workbook_by_keys_alone(
    person: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = person.make_project(tmp_path, "War and peace")
    person.choose_file("Ctrl+I", SAMPLES / "02-car-bomb-in-tesmir.txt")
    person.wait(lambda: len(person.window.session.rows) == 1)
    person.choose_file("Ctrl+I", SAMPLES / "08-the-museum-of-small-clocks.txt")
    person.wait(lambda: len(person.window.session.rows) == 2)
    person.wait_for_suggestions()
    review_by_hand(person)
    person.decide_the_rest()
    person.press("Ctrl+Return")
    assert [row.state for row in person.window.session.rows] == ["done", "new"]
    assert person.pending

    person.export(tmp_path / "gold.xlsx")
    person.export(tmp_path / "gold.jsonl", down=1)
    expected = gold(person.layers())
    assert len(expected) > 50
    assert in_workbook(tmp_path / "gold.xlsx") == expected
    assert in_lines(tmp_path / "gold.jsonl") == expected

    reopen_and_undo(person)
    assert console(["check", str(path)], Desktop(lambda _: 0, lambda *_: None)) == 0
    assert capsys.readouterr().err == ""


def review_by_hand(person: Person) -> None:
    """Use every way to decide once, and see that it did what it says."""
    first = person.go_to(lambda item: item.kind == "span")
    person.press("Space")
    assert _at(person, first).state is State.ACCEPTED
    second = person.go_to(lambda item: item.kind == "span")
    person.press("X")
    assert _at(person, second).state is State.REJECTED
    third = person.go_to(lambda item: item.kind == "span" and item.type != "weapon")
    person.press("9")
    assert _at(person, third).type == "weapon"
    _resize(person)
    _make_span(person)
    _make_event(person)
    _accept_sentence(person)
    _accept_everywhere(person)


def _at(person: Person, item: Item) -> Item:
    """Return what stands where an item stood."""
    same = [i for i in person.review.items if (i.kind, i.fragments) == (item.kind, item.fragments)]
    return min(same, key=lambda each: each.state is State.SUGGESTED)


def _resize(person: Person) -> None:
    item = person.go_to(lambda each: each.kind == "span" and each.type == "person")
    person.press("Shift+Right")
    wider = person.focused
    assert (wider.start, wider.state) == (item.start, State.ACCEPTED)
    assert wider.end > item.end
    person.press("Shift+Left")
    assert person.focused.end == item.end


def _make_span(person: Person) -> None:
    person.go_to_free_word()
    word = person.window.desk.word
    person.press("N", "5")
    assert (person.focused.type, person.focused.fragments) == ("facility", (word,))


def _make_event(person: Person) -> None:
    """An event from a bare word, a role of it by its letter and the letter of a candidate."""
    person.go_to_free_word()
    person.press("E", "1")
    made = person.focused
    assert (made.kind, made.type, made.state) == ("event", "attack", State.ACCEPTED)
    person.press("P")
    hints = person.window.canvas._pick.hints()  # noqa: SLF001 - the letters are only painted
    target, letter = next((id_, hint) for id_, hint in hints.items() if hint)
    place = person.review.item(target)
    person.press(letter.upper())
    links = person.review.links_of(person.focused.id)
    assert place is not None
    assert [(link.role, _words(person, link.target)) for link in links] == [("place", place.quote)]
    person.press("Z")
    assert person.review.links_of(made.id) == []
    person.press("Shift+Z")
    assert [link.role for link in person.review.links_of(made.id)] == ["place"]


def _words(person: Person, id_: str) -> str:
    item = person.review.item(id_)
    return "" if item is None else item.quote


def _accept_sentence(person: Person) -> None:
    person.press("Tab")
    before = len(person.pending)
    item = person.focused
    person.press("Shift+Return")
    assert _at(person, item).state is State.ACCEPTED
    after = len(person.pending)
    assert after < before
    person.press("Z")
    assert len(person.pending) == before
    person.press("Shift+Z")
    assert len(person.pending) == after


def _accept_everywhere(person: Person) -> None:
    def stands_twice(item: Item) -> bool:
        same = [i for i in person.pending if (i.kind, i.quote) == (item.kind, item.quote)]
        return item.kind == "span" and len({i.fragments for i in same}) > 1

    item = person.go_to(stands_twice)
    person.press("Space", "Shift+A")
    same = [i for i in person.review.items if (i.kind, i.quote) == (item.kind, item.quote)]
    taken = {i.fragments for i in same if (i.type, i.state) == (item.type, State.ACCEPTED)}
    assert len(taken) > 1


def reopen_and_undo(person: Person) -> None:
    """Quit, start again, go back to the first article: `Z` opens it, then takes a decision back."""
    person.press("Ctrl+Q")
    assert not person.window.isVisible()
    person.window.deleteLater()
    person.start()
    assert len(person.window.session.rows) == 2
    person.press("Alt+Up")
    decided = person.review.reviewed
    person.press("Z")
    assert person.window.session.rows[0].state == "in_progress"
    person.press("Z")
    assert person.review.reviewed == decided - 1
    person.press("Ctrl+Q")


@pytest.mark.skipif(not WILD, reason="needs an article from the wild, which is not ours to ship")
def test_that_an_article_from_the_wild_goes_the_same_way(person: Person, tmp_path: Path) -> None:
    person.make_project(tmp_path, "wild")
    person.choose_file("Ctrl+I", WILD[0])
    person.wait_for_suggestions()
    while person.pending:
        before = len(person.pending)
        person.press("Shift+Return")
        person.press(*["Space"] * (len(person.pending) == before))
    person.press("Ctrl+Return")
    assert person.window.workspace.pages.currentWidget() is person.window.workspace.finished
    person.export(tmp_path / "wild.xlsx")
    expected = gold(person.layers())
    assert any(len(row) == 4 for row in expected)
    assert in_workbook(tmp_path / "wild.xlsx") == expected
