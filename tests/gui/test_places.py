"""Where a new project and an export go unless a person says otherwise, and what is remembered."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from ui.commands import project as commands
from ui.dialogs.export import ExportDialog
from ui.dialogs.new_project import NewProjectDialog
from ui.main_window import MainWindow
from ui.settings import Settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a folder for documents."""
    made = tmp_path / "home"
    made.mkdir()
    known = QStandardPaths.StandardLocation
    places = {known.HomeLocation: made, known.DocumentsLocation: made / "Documents"}
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda kind: str(places[kind]))
    return made


def test_that_without_documents_everything_goes_to_the_home_folder(
    window: MainWindow, settings: Settings, home: Path
) -> None:
    new = NewProjectDialog(settings, partial(commands.make, window.desk), window)
    export = ExportDialog(window.session, settings, [], window, is_serial=True)
    assert Path(new.folder.text()) == home
    assert Path(export.place.text()).parent == home


def test_that_documents_are_taken_where_they_are(
    window: MainWindow, settings: Settings, home: Path
) -> None:
    (home / "Documents").mkdir()
    new = NewProjectDialog(settings, partial(commands.make, window.desk), window)
    export = ExportDialog(window.session, settings, [], window, is_serial=True)
    assert Path(new.folder.text()) == home / "Documents"
    assert Path(export.place.text()).parent == home / "Documents"


def test_that_a_folder_that_has_gone_is_not_offered_again(settings: Settings, home: Path) -> None:
    settings.remember_folder("export", home / "old")
    assert Path(settings.place_for("export")) == home
    (home / "old").mkdir()
    assert Path(settings.place_for("export")) == home / "old"


def test_that_the_dialog_stays_with_what_was_typed_until_the_project_is_made(
    bare_window: MainWindow, tmp_path: Path
) -> None:
    seen: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewProjectDialog)
        dialog.name.setText("Mine")
        dialog.folder.setText(str(tmp_path / "gone"))
        dialog.ok.click()
        seen.extend([dialog.trouble.text(), dialog.name.text()])
        assert dialog.isVisible()
        dialog.folder.setText(str(tmp_path))
        dialog.ok.click()
        seen.append(dialog.trouble.text())
        assert not dialog.isVisible()

    QTimer.singleShot(0, fill)
    commands.new(bare_window.desk)
    assert str(tmp_path / "gone") in seen[0]
    assert seen[1:] == ["Mine", ""]
    assert not bare_window.workspace.trouble.isVisible()
    opened = bare_window.session.project
    assert opened is not None
    assert opened.path == tmp_path / "Mine.goldleaf"
    assert Path(bare_window.settings.folder("open")) == tmp_path


def test_that_recent_projects_are_remembered_by_their_whole_path(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings.remember_project(Path("a2/x.goldleaf"))
    settings.remember_project(tmp_path / "b" / ".." / "a2" / "x.goldleaf")
    settings.remember_folder("open", Path("a2"))
    settings.remember_document(Path("a2/x.goldleaf"), "7")
    path = (tmp_path / "a2" / "x.goldleaf").resolve()
    assert settings.recent == [path]
    assert Path(settings.folder("open")) == path.parent
    assert settings.last_document(path) == "7"
    settings.forget_project(Path("a2/x.goldleaf"))
    assert settings.recent == []


def test_that_relative_paths_of_an_older_file_are_dropped(tmp_path: Path) -> None:
    place, whole = tmp_path / "old.ini", tmp_path / "x.goldleaf"
    store = QSettings(str(place), QSettings.Format.IniFormat)
    store.setValue("recent", f"a2/x.goldleaf\n{whole}")
    store.setValue("folders/open", "a2")
    store.sync()
    settings = Settings(place)
    assert settings.recent == [whole]
    assert settings.folder("open") == ""
