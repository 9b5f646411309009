"""A new project: where, its name, its codebook."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from annotation.paths import typed
from ui.dialogs.form import Form
from ui.settings import Settings
from ui.widgets import button, plain_label

OTHER = "A file of mine…"
TITLES = {"conflict": "Political conflict events", "entities": "Entities only (OntoNotes’ names)"}


@dataclass(frozen=True, slots=True)
class Plan:
    """A project that is to be made. `codebook` is a name that ships, or a file."""

    path: Path
    codebook: str
    name: str


Make = Callable[[Plan], None]


class NewProjectDialog(Form):
    """`plan` is what is asked for; `make` makes it, or raises a UserError.

    It stays open until the project is made: nothing that was typed is lost.
    """

    def __init__(self, settings: Settings, make: Make, parent: QWidget | None = None) -> None:
        super().__init__("New project", "Make the project", parent)
        self._make = make
        self.name = QLineEdit("My project")
        self.folder = QLineEdit(settings.place_for("open"))
        browse = button("Choose…")
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        self.folder.setAccessibleName("Folder")
        self.codebook = QComboBox()
        for name in _shipped():
            self.codebook.addItem(TITLES.get(name, name), name)
        self.codebook.addItem(OTHER, "")
        self.codebook.activated.connect(self._on_codebook)
        self.where = plain_label(name="new-where")
        self.where.setProperty("tone", "quiet")
        self.where.setWordWrap(True)
        self.add("Name", self.name)
        self.add("Folder", place)
        self.add("Codebook", self.codebook)
        self.add_below(self.where)
        self.name.textChanged.connect(self._show)
        self.folder.textChanged.connect(self._show)
        self.name.selectAll()
        self._show()

    @property
    def plan(self) -> Plan:
        name = self.name.text().strip()
        file_name = "".join(" " if c in '<>:"/\\|?*' else c for c in name).strip(" .")
        path = typed(self.folder.text().strip()) / f"{file_name}.goldleaf"
        return Plan(path, self.codebook.currentData(), name)

    def _show(self) -> None:
        self.where.setText(f"It will be one file: {self.plan.path}")
        self.ok.setEnabled(bool(self.name.text().strip() and self.folder.text().strip()))

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Folder", self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _on_codebook(self, place: int) -> None:
        if self.codebook.itemText(place) != OTHER:
            return
        path, _ = QFileDialog.getOpenFileName(self, "Codebook", "", "Codebooks (*.toml)")
        if path:
            self.use_codebook(Path(path))
        else:
            self.codebook.setCurrentIndex(0)

    def use_codebook(self, path: Path) -> None:
        """Take a codebook of a person's own."""
        self.codebook.insertItem(0, path.name, str(path))
        self.codebook.setCurrentIndex(0)

    @override
    def accept(self) -> None:
        """Make it; say what is wrong here, where it can be put right."""
        from annotation.errors import UserError

        self.trouble.clear()
        try:
            self._make(self.plan)
        except UserError as error:
            self.trouble.setText(str(error))
            return
        super().accept()

    @classmethod
    def ask(cls, settings: Settings, make: Make, parent: QWidget) -> None:
        dialog = cls(settings, make, parent)
        dialog.exec()
        dialog.deleteLater()


def _shipped() -> tuple[str, ...]:
    from annotation.codebook_reader import shipped_codebooks

    return shipped_codebooks()
