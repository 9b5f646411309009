"""Articles on their way in and out, and what is known about them."""

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotation.errors import UserError
from annotation.values import Zone
from tests.gui.conftest import FIRST, Hand
from ui.commands.article import with_zone
from ui.commands.project import make
from ui.dialogs.export import ExportDialog
from ui.dialogs.facts import FactsDialog
from ui.dialogs.import_report import ImportReport
from ui.dialogs.new_project import NewProjectDialog, Plan
from ui.main_window import MainWindow
from ui.settings import Settings


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


LEFT = Qt.MouseButton.LeftButton


def test_that_dropped_files_and_folders_come_in(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("A quiet day\n\nNothing happened in Orlo.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Another\n\nSomething did.\n", encoding="utf-8")
    drop(window, folder, tmp_path / "two.txt")
    assert len(window.session.rows) == 5
    assert "2 articles came in" in window.workspace.status.text
    assert window.workspace.documents.model.rowCount() == 5


def test_that_the_same_article_twice_is_noticed_and_said(
    window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "again.txt").write_bytes(FIRST.encode())
    (tmp_path / "bad.pdf").write_bytes(b"%PDF")
    drop(window, tmp_path / "again.txt", tmp_path / "bad.pdf")
    assert len(window.session.rows) == 3
    report = window.findChild(ImportReport)
    assert report is not None
    text = report.details.toPlainText()
    assert "again.txt: the same text as “Rebels attack Varok”" in text
    assert "bad.pdf is of a kind that cannot be imported" in text
    report.close()


def test_that_an_import_in_the_background_does_the_same(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    from ui.jobs.importing import Importing

    for number in range(5):
        text = f"Number {number}\n\nThe article of day {number}.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    job = Importing(window.session, parent=window)
    with qtbot.waitSignal(job.finished) as done:
        job.start(sorted(tmp_path.glob("?.txt")))
    report = done.args[0]
    assert len(report.added) == 5
    assert len(window.session.rows) == 8
    job.close()


def test_that_an_import_can_be_stopped(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    from ui.jobs.importing import Importing

    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"T\n\nNumber {number}.\n", encoding="utf-8")
    job = Importing(window.session, parent=window)
    job.progressed.connect(job.stop)
    with qtbot.waitSignal(job.finished) as done:
        job.start([tmp_path])
    assert done.args[0].was_stopped
    job.close()


def test_that_nothing_to_import_is_said(window: MainWindow, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    drop(window, empty)
    assert "nothing to import in empty" in window.workspace.trouble.label.text()


@pytest.mark.parametrize("is_serial", [True, False])
def test_that_the_dialog_exports_and_remembers(
    hand: Hand, window: MainWindow, tmp_path: Path, qtbot: QtBot, is_serial: bool
) -> None:
    hand.press("Space")
    dialog = ExportDialog(window.session, window.settings, ["ada"], window, is_serial=is_serial)
    dialog.format.setCurrentIndex(dialog.format.findData("jsonl"))
    dialog.format.activated.emit(dialog.format.currentIndex())
    target = tmp_path / "out.jsonl"
    dialog.place.setText(str(target))
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.written is not None)
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    quotes = [span["text"] for line in lines for span in line["spans"]]
    assert quotes == ["Drenik Front"]
    assert window.settings.export_format == "jsonl"
    assert str(target) in dialog.words.text()
    dialog.close()
    dialog.deleteLater()


def test_that_an_export_to_a_bad_place_says_what_to_do(window: MainWindow, tmp_path: Path) -> None:
    dialog = ExportDialog(window.session, window.settings, [], window, is_serial=True)
    dialog.place.setText(str(tmp_path / "nowhere" / "out.xlsx"))
    dialog.accept()
    assert "folder does not exist" in dialog.trouble.text()
    assert dialog.ok.isEnabled()
    dialog.close()
    dialog.deleteLater()


def test_that_facts_are_corrected_and_shown(
    hand: Hand, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: FactsDialog) -> int:
        dialog.title.setText("A & B")
        dialog.published.setText("2024-03-15")
        dialog.accept()
        return int(dialog.result())

    monkeypatch.setattr(FactsDialog, "exec", fill)
    window.run_id("facts")
    assert window.workspace.header.title.text() == "A & B"
    assert window.workspace.header.date.text() == "15 March 2024"
    assert window.session.rows[0].published == date(2024, 3, 15)
    hand.press("Z")
    assert window.workspace.header.title.text() == "Rebels attack Varok"


@pytest.mark.parametrize(
    ("date_text", "words"), [("14/3/2024", "date is not understood"), ("2024-13-01", "date")]
)
def test_that_a_wrong_date_is_refused(window: MainWindow, date_text: str, words: str) -> None:
    review = window.session.review
    assert review is not None
    dialog = FactsDialog(review.layer.document, window)
    dialog.published.setText(date_text)
    dialog.accept()
    assert words in dialog.trouble.text()
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.deleteLater()


def test_that_overlapping_zones_are_refused(window: MainWindow) -> None:
    review = window.session.review
    assert review is not None
    dialog = FactsDialog(review.layer.document, window)
    while dialog.zones.rowCount():
        dialog.zones.setCurrentCell(0, 0)
        dialog.remove_zone()
    dialog.add_zone()
    dialog.add_zone()
    dialog.zones.item(1, 1).setText("2")  # type: ignore[union-attr]
    dialog.accept()
    assert "overlap" in dialog.trouble.text()
    dialog.deleteLater()


def test_that_a_paragraph_is_marked_by_an_action(hand: Hand, window: MainWindow) -> None:
    hand.focus("Orlo")
    window.run_id("zone.boilerplate")
    review = window.session.review
    assert review is not None
    start = FIRST.index("A bomb")
    assert review.layer.document.facts.zones[-1] == Zone("boilerplate", start, len(FIRST) - 1)
    assert hand.focused_words == "Orlo"
    window.run_id("zone.body")
    assert not any(zone.kind == "boilerplate" for zone in review.layer.document.facts.zones)


def test_that_a_new_zone_is_cut_out_of_the_others() -> None:
    zones = (Zone("title", 0, 10), Zone("boilerplate", 20, 40))
    assert with_zone(zones, Zone("credit", 25, 30)) == (
        Zone("title", 0, 10),
        Zone("boilerplate", 20, 25),
        Zone("credit", 25, 30),
        Zone("boilerplate", 30, 40),
    )


def test_that_the_dialog_plans_a_new_project(
    bare_window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    dialog = NewProjectDialog(settings, partial(make, bare_window.desk), bare_window)
    dialog.name.setText("War & peace: 1/2")
    dialog.folder.setText(str(tmp_path))
    assert dialog.plan.path == tmp_path / "War & peace  1 2.goldleaf"
    bad = tmp_path / "bad.toml"
    bad.write_text("name = 3\n", encoding="utf-8")
    dialog.use_codebook(bad)
    dialog.accept()
    assert "bad.toml" in dialog.trouble.text()
    dialog.deleteLater()


def test_that_a_new_project_opens(bare_window: MainWindow, tmp_path: Path) -> None:
    plan = Plan(tmp_path / "mine.goldleaf", "entities", "Mine")
    make(bare_window.desk, plan)
    opened = bare_window.session.project
    assert opened is not None
    assert bare_window.windowTitle() == "Mine – Goldleaf"
    with pytest.raises(UserError, match=r"mine\.goldleaf"):
        make(bare_window.desk, plan)
    assert bare_window.session.project is opened
