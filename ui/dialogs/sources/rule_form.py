"""A rule of the memory: which words, which type, what is done with them."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from annotation.codebook import Codebook
from annotation.learning.cues import string_of
from annotation.learning.memory import Remembered, RememberedKind, Rule, Stance
from ui.dialogs.form import Form
from ui.widgets import plain_label

ABOUT = (
    "A rule holds wherever the words stand, in every article of the project, and outweighs what "
    "was counted. Capitals count for entities, not for events."
)
CHOICES = {
    Stance.PROPOSE: "always suggest it",
    Stance.WITHHOLD: "never suggest it",
    Stance.SILENT: "leave it to the sources",
}


class RuleForm(Form):
    """`keep(rule)` when it is accepted. Of a row that is there, words and type stay."""

    def __init__(
        self,
        codebook: Codebook,
        row: Remembered | None,
        keep: Callable[[Rule], None],
        parent: QWidget,
    ) -> None:
        title = "Add a word" if row is None else "A rule for this word"
        super().__init__(title, "Keep this rule", parent)
        self._keep = keep
        self.words = QLineEdit("" if row is None else row.string)
        self.type = QComboBox()
        for entity in codebook.entities:
            self.type.addItem(f"Entity: {entity.label}", ("span", entity.name))
        for event in codebook.events:
            self.type.addItem(f"Event: {event.label}", ("event", event.name))
        self.stance = QComboBox()
        for stance, text in CHOICES.items():
            self.stance.addItem(text, stance.value)
        about = plain_label(ABOUT)
        about.setProperty("tone", "quiet")
        about.setWordWrap(True)
        self.add("Words", self.words)
        self.add("Type", self.type)
        self.add("What to do", self.stance)
        self.add_below(about)
        if row is not None:
            self._show(row)

    def _show(self, row: Remembered) -> None:
        self.words.setReadOnly(True)
        found = [self.type.itemData(at) for at in range(self.type.count())]
        wanted = (row.kind, row.type)
        if wanted not in [tuple(each) for each in found]:
            self.type.addItem(row.type, wanted)
        self.type.setCurrentIndex(
            next(at for at in range(self.type.count()) if tuple(self.type.itemData(at)) == wanted)
        )
        self.type.setEnabled(False)
        stance = row.stance if row.rule is None else row.rule.stance
        self.stance.setCurrentIndex(self.stance.findData(stance.value))
        self._first = self.stance

    @override
    def accept(self) -> None:
        kind: RememberedKind
        kind, type_ = self.type.currentData()
        string = string_of(kind, self.words.text())
        if not string:
            self.trouble.setText("A rule needs the words that it is about.")
            return
        self._keep(Rule(kind, string, type_, Stance(self.stance.currentData())))
        super().accept()
