"""What an import says of the files that it did not read."""

from pathlib import Path

from tests.gui.test_articles import drop
from ui.dialogs.import_report import ImportReport
from ui.main_window import MainWindow


def test_that_files_of_other_kinds_in_a_folder_are_named(
    window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"x")
    (folder / "one.txt").write_text("A quiet day\n\nNothing happened in Orlo.\n", encoding="utf-8")
    drop(window, folder)
    report = window.findChild(ImportReport)
    assert report is not None
    said = report.details.toPlainText()
    assert "1 article came in. 1 file of another kind was left alone." in said
    assert "1 file of another kind was left alone (1 .jpg): photo.jpg." in said
    report.close()
