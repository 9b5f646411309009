"""Bad input in the window: a sentence, a window that goes on, and the same key works again."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.codebook_reader import parse_codebook
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.review import State
from annotation.suggest import service
from annotation.suggest.child import Child
from storage.project import Project
from tests.gui.conftest import FIRST, Hand, span
from ui.commands import project as commands
from ui.dialogs.import_report import ImportReport
from ui.dialogs.new_project import NewProjectDialog
from ui.jobs.suggesting import Suggesting
from ui.main_window import MainWindow
from ui.settings import Settings

ROOT = Path(__file__).parents[2]


def trouble(window: MainWindow) -> str:
    bar = window.workspace.trouble
    return bar.label.text() if bar.isVisible() else ""


def fill_the_disk(window: MainWindow, *, spare: int = 0) -> None:
    """Let the project's file grow by no more than so many pages."""
    _limit(window, lambda pages: pages + spare)


def make_room(window: MainWindow) -> None:
    _limit(window, lambda _: 1_000_000)
    window.workspace.trouble.close_button.click()


def _limit(window: MainWindow, most: Callable[[int], int]) -> None:
    project = window.session.project
    assert project is not None
    with project._store.transaction() as connection:  # noqa: SLF001 - a disk, made small from inside
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most(pages)}")


# -- a full disk ------------------------------------------------------------------------------


def test_that_the_same_key_works_when_there_is_room_again(hand: Hand, window: MainWindow) -> None:
    fill_the_disk(window)
    while not trouble(window):
        before = [(item.id, item.type, item.state) for item in hand.items]
        hand.press("Alt+1")
        if not trouble(window):
            hand.press("Z")
    here = hand.focused_words

    assert "no room left on the disk" in trouble(window)
    assert "What was saved before is safe" in trouble(window)
    assert [(item.id, item.type, item.state) for item in hand.items] == before
    make_room(window)
    hand.press("Alt+1")
    assert trouble(window) == ""
    assert (hand.focused_words, hand.item("Drenik Front").type) == (here, "person")
    assert ("Span", "person", "Drenik Front") in hand.on_disk()


def test_that_an_import_onto_a_full_disk_names_the_article_and_can_be_done_again(
    window: MainWindow, tmp_path: Path
) -> None:
    long = tmp_path / "long.txt"
    long.write_text("Rebels took Varok.\n" * 9_000)
    fill_the_disk(window)
    commands.import_paths(window.desk, [long])
    report = window.findChild(ImportReport)
    assert report is not None
    said = report.details.toPlainText()
    assert f"{long}: There is no room left on the disk" in said
    assert "0 articles came in, 1 did not." in said
    report.close()
    assert len(window.session.rows) == 3

    make_room(window)
    commands.import_paths(window.desk, [long])
    assert len(window.session.rows) == 4


def test_that_suggestions_that_cannot_be_stored_are_told_and_the_old_ones_stay(
    hand: Hand, window: MainWindow
) -> None:
    before = [(item.kind, item.quote) for item in hand.items]
    fill_the_disk(window)
    many = [span(FIRST, "Varok", "gpe", number % 3) for number in range(3_000)]
    assert window.session.document_id is not None
    window.session.take_suggestions(window.session.document_id, {"test": "2"}, many)

    assert "no room left on the disk" in trouble(window)
    assert [(item.kind, item.quote) for item in hand.items] == before
    make_room(window)
    hand.press("Space")
    assert hand.item("Drenik Front").state is State.ACCEPTED


# -- projects ---------------------------------------------------------------------------------


def as_newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")
    path.write_bytes(data)


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "There is no file"),
    "empty": (lambda path: path.write_bytes(b""), "is empty (0 bytes)"),
    "a zip": (lambda path: path.write_bytes(b"PK\3\4" + bytes(200)), "is a ZIP archive"),
    "cut": (lambda path: os.truncate(path, 20_000), "is damaged"),
    "newer": (as_newer, "made by a newer version of Goldleaf"),
    "a folder": (as_folder, "is a folder"),
    "a link to itself": (as_loop, "cannot be looked at"),
}


@pytest.mark.parametrize(("spoil", "said"), SPOILED.values(), ids=SPOILED)
def test_that_a_bad_project_leaves_the_open_one_to_work_in(
    hand: Hand, prepared: Path, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    other = tmp_path / "öther <b>.goldleaf"
    other.write_bytes(prepared.read_bytes())
    spoil(other)

    assert not commands.open_path(hand.window.desk, other)

    assert str(other) in trouble(hand.window)
    assert said in trouble(hand.window)
    hand.press("Space")
    assert ("Span", "organisation", "Drenik Front") in hand.on_disk()


def test_that_a_read_only_place_is_told_and_a_copy_elsewhere_opens(
    bare_window: MainWindow, project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        assert not commands.open_path(bare_window.desk, project_path)
    assert "read-only" in trouble(bare_window)
    assert "copy the project to a folder of your own" in trouble(bare_window)
    assert commands.open_path(bare_window.desk, project_path)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_that_a_file_that_is_moved_while_it_is_open_takes_no_decision_with_it(
    hand: Hand, window: MainWindow, project_path: Path
) -> None:
    hand.press("Space")
    here = hand.focused_words
    elsewhere = project_path.with_name("moved.goldleaf")
    project_path.rename(elsewhere)
    hand.press("Space")
    assert "is no longer where it was" in trouble(window)
    assert hand.focused_words == here

    elsewhere.rename(project_path)
    window.workspace.trouble.close_button.click()
    hand.press("Space")
    assert trouble(window) == ""
    assert hand.focused_words != here
    assert len(hand.on_disk()) == 2


KILLED = """
import os, signal, sys
from pathlib import Path
from pytestqt.qtbot import QtBot
from tests.gui.conftest import press
from ui.app import application
from ui.main_window import MainWindow
from ui.settings import Settings
app = application([])
settings = Settings(Path(sys.argv[2]))
settings.coder = "ada"
window = MainWindow(settings, has_worker=False)
window.show()
assert window.session.open_project(Path(sys.argv[1]))
window.canvas.setFocus()
for key in ("Space", "X", "Alt+2", "Shift+Right", "Z", "Space"):
    press(window, key)
review = window.session.review
for record in (*review.layer.annotations, *review.layer.decisions):
    print(record, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process ends in other ways there")
def test_that_a_killed_window_has_everything_on_disk_that_it_showed(
    project_path: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(project_path), str(tmp_path / "other.ini")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    with Project.open(project_path) as project:
        assert project.check() == []
        layer = project.editor(project.documents("ada")[0].id, "ada").layer
    assert {*layer.annotations, *layer.decisions} == set(done.stdout.split())


# -- codebooks and articles --------------------------------------------------------------------


def new_project(
    window: MainWindow, settings: Settings, folder: Path, name: str
) -> NewProjectDialog:
    dialog = NewProjectDialog(settings, partial(commands.make, window.desk), window)
    dialog.show()
    dialog.folder.setText(str(folder))
    dialog.name.setText(name)
    return dialog


def test_that_a_codebook_with_errors_makes_no_project_and_names_each_line(
    hand: Hand, window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    book = tmp_path / "mine.toml"
    book.write_text("\n".join(['name = "mine"', *("[[entity]]",) * 30]))
    dialog = new_project(window, settings, tmp_path, "new")
    dialog.use_codebook(book)
    dialog.ok.click()
    QApplication.processEvents()
    said = dialog.trouble.text()
    assert dialog.isVisible()
    assert f"{book}, line 2" in said
    assert said.endswith("... and 132 more.")
    assert not (tmp_path / "new.goldleaf").exists()
    assert dialog.height() < window.height()
    dialog.reject()
    hand.press("Space")
    assert hand.item("Drenik Front").state is State.ACCEPTED


@pytest.mark.parametrize("name", ["x" * 300, "gone/new", "paper"])
def test_that_a_place_for_a_new_project_that_cannot_be_is_told(
    hand: Hand, window: MainWindow, settings: Settings, tmp_path: Path, name: str
) -> None:
    place = tmp_path / f"{name}.goldleaf"
    dialog = new_project(window, settings, place.parent, place.stem)
    dialog.ok.click()
    QApplication.processEvents()
    assert dialog.isVisible()
    assert str(place.parent) in dialog.trouble.text()
    assert dialog.width() < window.width()
    dialog.reject()
    hand.press("Space")
    assert hand.item("Drenik Front").state is State.ACCEPTED


def test_that_bad_articles_are_listed_and_the_good_one_can_be_worked_on(
    hand: Hand, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("Talks\n\nThey met in Orlo.\n")
    (folder / "wide.txt").write_bytes("Rebels took Varok.".encode("utf-16-le"))
    (folder / "cut.txt").write_bytes("Одеса".encode()[:-1])
    (folder / "empty.html").write_bytes(b"")
    (folder / "loop.txt").symlink_to("loop.txt")
    names = [*sorted(folder.iterdir()), folder / "gone.txt", folder / f"{'x' * 300}.txt"]

    commands.import_paths(window.desk, names)

    report = window.findChild(ImportReport)
    assert report is not None
    said = report.details.toPlainText()
    assert "1 article came in, 6 did not." in said
    assert all(said.count(str(name)) == 1 for name in names)
    report.close()
    window.open_document(window.session.rows[-1].id)
    window.desk.focus_word((0, 5))
    hand.press("N", "3")
    assert ("Span", "gpe", "Talks") in hand.on_disk()


HOSTILE = "<img src='file:///etc/hostname'><b>&Five</b> =1+1 %1 {0} \u202eabc"


def test_that_hostile_words_are_shown_as_they_are(
    bare_window: MainWindow, codebook: Codebook, tmp_path: Path, qtbot: QtBot
) -> None:
    book = parse_codebook(
        codebook.source_text.replace('label = "Person"', "label = \"<b>P & 'x'</b>\""),
        where="mine.toml",
    )
    text = f"{HOSTILE}\n\nRebels took Varok.\n"
    path = tmp_path / "<i>n & m.goldleaf"
    with Project.create(path, book, name=HOSTILE, settings=NOTHING_HELD_BACK) as project:
        article = Article(f"{HOSTILE}.txt", text, text.encode(), "utf-8", HOSTILE, HOSTILE)
        added = project.add_articles([article])
        suggested = span(text, "Varok", "person")
        strange = replace(suggested, source="<u>s", version="<u>1")
        project.replace_suggestions(added[0].document, {"<u>s": "<u>1"}, [strange])
    bare_window.session.change_coder("<u>ada & co")
    assert bare_window.session.open_project(path)
    bare_window.canvas.setFocus()
    Hand(bare_window, qtbot).press("Space")

    labels = bare_window.findChildren(QLabel)
    shown = [label.text() for label in labels if label.isVisible()]
    assert HOSTILE in shown
    assert all(label.textFormat().name == "PlainText" for label in labels)
    assert all("<img" not in widget.toolTip() for widget in QApplication.allWidgets())
    bare_window.session.failed.emit(f"{HOSTILE} is no project.")
    assert trouble(bare_window) == f"{HOSTILE} is no project."


# -- the process that makes suggestions --------------------------------------------------------


def test_that_a_process_that_cannot_start_is_told_and_annotating_goes_on(
    hand: Hand,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def refuse(*_: object) -> Child:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(service, "Child", refuse)
    job = Suggesting(window.session, "any_model", window)
    window.session.project_opened.emit()
    qtbot.waitUntil(lambda: "could not be started" in trouble(window), timeout=10_000)
    assert "refused by the system: resource temporarily unavailable" in trouble(window)
    assert "Annotating goes on without suggestions" in trouble(window)
    hand.press("Space")
    assert hand.item("Drenik Front").state is State.ACCEPTED
    job.close()
