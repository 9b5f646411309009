"""A further source: what it is called on its suggestions, and where it is found."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.learning.settings import SourceKind, SourceSetting
from ui.commands.desk import Desk
from ui.dialogs.form import Form
from ui.dialogs.sources.page import small_button
from ui.settings import Settings
from ui.widgets import plain_label

TITLES = {
    SourceKind.PIPELINE: "Add a pipeline",
    SourceKind.PATTERNS: "Add a patterns file",
    SourceKind.WORDS: "Add a word list",
    SourceKind.COMPONENT: "Add a component",
}
ABOUT = {
    SourceKind.PIPELINE: (
        "The entities of another spaCy pipeline: one that is installed, or a folder with one. Its "
        "labels are put into the types of the codebook."
    ),
    SourceKind.PATTERNS: (
        "A file of patterns as spaCy’s EntityRuler reads it: a JSON object on each line, with "
        "“label” (a type of the codebook) and “pattern”."
    ),
    SourceKind.WORDS: (
        "A text file with a word or a name on each line and, after a tab, its type of the codebook."
    ),
    SourceKind.COMPONENT: (
        "A Python function that a package registers under the entry points “goldleaf.sources”. It "
        "runs code of its own."
    ),
}
NONE_INSTALLED = (
    "No installed package offers a component under “goldleaf.sources”. Install one into the "
    "environment of Goldleaf, then start it again."
)
FILES = {
    SourceKind.PATTERNS: "Patterns (*.jsonl);;All files (*)",
    SourceKind.WORDS: "Word lists (*.txt *.tsv);;All files (*)",
}
LONGEST_NAME = 60


class SourceForm(Form):
    """`source` is what was chosen, once it is accepted. `taken` are names that are in use.

    With a `codebook` a source that cannot be used is told here, and not accepted.
    """

    codebook: Codebook | None = None

    def __init__(
        self, kind: SourceKind, settings: Settings, taken: Iterable[str], parent: QWidget
    ) -> None:
        super().__init__(TITLES[kind], "Add it", parent)
        self._kind, self._settings, self._taken = kind, settings, frozenset(taken)
        self.source: SourceSetting | None = None
        self.place = QComboBox()
        self.place.setEditable(kind is not SourceKind.COMPONENT)
        self.place.addItems(offered(kind))
        is_chosen = kind is SourceKind.COMPONENT and self.place.count()
        self.place.setCurrentIndex(0 if is_chosen else -1)  # a pipeline: none before one is chosen
        self.place.currentTextChanged.connect(self._on_place)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText("stands on its suggestions")
        self.choose = small_button("Choose…", "choose-place")
        self.choose.clicked.connect(self._choose)
        self.choose.setVisible(kind is not SourceKind.COMPONENT)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        self.place.setAccessibleName("Where it is")
        about = plain_label(ABOUT[kind], name="source-about")
        about.setProperty("tone", "quiet")
        about.setWordWrap(True)
        self.add("Where it is", row)
        self.add("Name", self.name)
        self.add_below(about)
        self._first = self.place
        self._on_place(self.place.currentText())
        if kind is SourceKind.COMPONENT and not self.place.count():
            self.trouble.setText(NONE_INSTALLED)
            self.ok.setEnabled(False)

    def _on_place(self, place: str) -> None:
        """Offer a name for what was chosen."""
        self.name.setText(free_name(Path(place).stem if place else "", self._taken))

    def _choose(self) -> None:
        folder = self._settings.place_for("sources")
        if self._kind is SourceKind.PIPELINE:
            name = QFileDialog.getExistingDirectory(self, "A folder with a pipeline", folder)
        else:
            name, _ = QFileDialog.getOpenFileName(
                self, TITLES[self._kind], folder, FILES[self._kind]
            )
        if name:
            self._settings.remember_folder("sources", Path(name).parent)
            self.place.setEditText(name)

    @override
    def accept(self) -> None:
        place, name = self.place.currentText().strip(), " ".join(self.name.text().split())
        if not place:
            self.trouble.setText("Choose what makes the suggestions.")
        elif not name:
            self.trouble.setText("A source needs a name: it stands on its suggestions.")
        elif name in self._taken:
            self.trouble.setText(f"There is a source called “{name}” already. Choose another name.")
        else:
            self._try(SourceSetting(self._kind, name, place))

    def _try(self, source: SourceSetting) -> None:
        """Take a source that can be used; say what is wrong with another."""
        from annotation.suggest.sources.check import check_source

        try:
            if self.codebook is not None:
                check_source(source, self.codebook)
        except UserError as error:
            self.trouble.setText(str(error))
            return
        self.source = source
        super().accept()

    @classmethod
    def ask(
        cls, kind: SourceKind, desk: Desk, taken: Iterable[str], parent: QWidget
    ) -> SourceSetting | None:
        """Return the source that a person chose, None for none."""
        dialog = cls(kind, desk.settings, taken, parent)
        dialog.codebook = desk.session.codebook
        source = dialog.source if dialog.exec() else None
        dialog.deleteLater()
        return source


def offered(kind: SourceKind) -> list[str]:
    """Return what is installed of a kind."""
    from annotation.suggest.sources import installed

    if kind is SourceKind.PIPELINE:
        return list(installed.pipelines())
    if kind is SourceKind.COMPONENT:
        return [each.name for each in installed.components()]
    return []


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Return a name that no other source has."""
    known, name, number = set(taken), wanted[:LONGEST_NAME], 1
    while name in known:
        number += 1
        name = f"{wanted[: LONGEST_NAME - 4]} {number}"
    return name
