"""Projects and what goes in and out of them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from annotation.errors import UserError
from ui.commands.desk import Desk

if TYPE_CHECKING:
    from ui.dialogs.new_project import Plan

PROJECTS = "Goldleaf projects (*.goldleaf)"


def new(desk: Desk) -> None:
    from ui.dialogs.new_project import NewProjectDialog

    NewProjectDialog.ask(desk.settings, partial(make, desk), desk.window)


def make(desk: Desk, plan: "Plan") -> None:
    """Make a project with a codebook that ships or lies in a file, and open it.

    UserError when it cannot be made.
    """
    from annotation.codebook_reader import read_codebook

    desk.session.create_project(plan.path, read_codebook(plan.codebook), plan.name)
    desk.settings.remember_folder("open", plan.path.parent)


def choose(desk: Desk) -> None:
    folder = desk.settings.folder("open")
    path, _ = QFileDialog.getOpenFileName(desk.window, "Open a project", folder, PROJECTS)
    if path:
        open_path(desk, Path(path))


def open_path(desk: Desk, path: Path) -> bool:
    opened = desk.session.open_project(path)
    if opened:
        desk.settings.remember_folder("open", path.parent)
    return opened


def sample(desk: Desk) -> None:
    """Open the sample project, made anew where it is not there yet."""
    from platformdirs import user_data_path

    from storage.sample import make_sample

    with desk.session.telling():
        path = make_sample(user_data_path("goldleaf", appauthor=False))
        open_path(desk, path)


def close(desk: Desk) -> None:
    desk.session.close_project()


def leave(desk: Desk) -> None:
    desk.window.window().close()


def import_files(desk: Desk) -> None:
    folder = desk.settings.folder("import")
    kinds = "Articles (*.txt *.html *.htm);;All files (*)"
    names, _ = QFileDialog.getOpenFileNames(desk.window, "Import articles", folder, kinds)
    import_paths(desk, [Path(name) for name in names])


def import_folder(desk: Desk) -> None:
    folder = desk.settings.folder("import")
    name = QFileDialog.getExistingDirectory(desk.window, "Import a folder of articles", folder)
    import_paths(desk, [Path(name)] if name else [])


def import_paths(desk: Desk, paths: list[Path]) -> None:
    """Take in files and folders, in the background."""
    if not paths:
        return
    if desk.session.project is None:
        projects = [path for path in paths if path.suffix == ".goldleaf"]
        if projects:
            open_path(desk, projects[0])
        else:
            desk.session.failed.emit(
                "No project is open. Open one, or make a new one, then import."
            )
        return
    desk.settings.remember_folder("import", paths[0].parent)
    desk.window.imports.start(paths)


def export(desk: Desk) -> None:
    from ui.dialogs.export import ExportDialog

    project = desk.session.project
    if project is not None:
        try:
            layers = project.coders()
        except UserError as error:
            desk.session.failed.emit(str(error))
            return
        dialog = ExportDialog(desk.session, desk.settings, layers, desk.window)
        dialog.exec()
        dialog.deleteLater()
