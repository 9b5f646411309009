"""The table of the memory: searched, ruled by keys, brought along and given away."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
)
from typing_extensions import override

from annotation.learning.memory import Remembered, Rule, Stance
from ui.commands.learning import show_anew
from ui.dialogs.sources import remembered
from ui.dialogs.sources.page import Ledger, Page, empty_label, small_button
from ui.dialogs.sources.rule_form import RuleForm
from ui.dialogs.sources.table import RowModel, Rows
from ui.widgets import plain_label

KEYS = "A always · N never · C as counted · + add · / search"
TABLES = "Tables (*.csv *.tsv)"
FILE_NAME = "learned.csv"
STANCES = {"A": Stance.PROPOSE, "N": Stance.WITHHOLD}


class LearnedPage(Page):
    """Each row is a string and a type; a rule outweighs what was counted."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, "Learned words")
        codebook = ledger.desk.session.codebook
        if codebook is None:
            raise RuntimeError("the window of the sources belongs to an open project")
        self._codebook = codebook
        self._finder = remembered.Finder((), codebook)
        self.is_on = QCheckBox("Remember decisions")
        self.is_on.clicked.connect(self._on_remembers)
        self.head.addWidget(self.is_on)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search by string, type, neighbouring word")
        self.search.setAccessibleName("Search what was learned")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.kept = QComboBox()
        self.kept.setAccessibleName("Which strings")
        for each in remembered.FILTERS:
            self.kept.addItem(each.title)
        self.model = RowModel(remembered.columns(codebook), self)
        self.table = Rows(self.model, "Learned words", letters="ANC+/")
        self.empty = empty_label("learned-empty")
        self.said = plain_label(KEYS, name="learned-said")
        self.said.setProperty("tone", "muted")
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.kept)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for key, text in (
            ("A", "Always"), ("N", "Never"), ("C", "As counted"), ("+", "Add…"),
        ):  # fmt: skip
            foot.addWidget(self._button(text, f"rule-{key}", partial(self.press, key)))
        foot.addStretch(1)
        foot.addWidget(self._button("Import…", "import-rules", self._import))
        foot.addWidget(self._button("Export…", "export-rules", self._export))
        self.column.addLayout(top)
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self.said)
        self.column.addLayout(foot)

    def _button(self, text: str, name: str, do: object) -> QPushButton:
        made = small_button(text, name)
        made.clicked.connect(do)
        self.buttons[name] = made
        return made

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.kept.currentIndexChanged.connect(self._find)
        self.table.pressed.connect(self.press)
        self.table.doubleClicked.connect(partial(self.press, "Enter"))
        self.table.chosen_changed.connect(self._on_chosen)

    # -- showing ---------------------------------------------------------------------------------

    @override
    def reload(self) -> None:
        """Show the memory as it is now, the same row chosen as before."""
        learning = self.ledger.learning
        if learning is None:
            return
        rows: list[Remembered] = []
        with self.desk.session.telling():
            rows = learning.remembered()
        self.is_on.setChecked(learning.settings.remembers)
        self.say(remembered.summary(rows, is_on=learning.settings.remembers))
        self._finder = remembered.Finder(rows, self._codebook)
        self.empty.setText(remembered.NOTHING_FOUND if rows else remembered.EMPTY)
        self.buttons["export-rules"].setEnabled(bool(rows))
        self._find()

    def _find(self) -> None:
        before, line = self.chosen, max(0, self.table.currentIndex().row())
        kept = remembered.FILTERS[self.kept.currentIndex()]
        self.model.show_rows(self._finder.find(self.search.text(), kept))
        self.pages.setCurrentIndex(0 if self.model.rows else 1)
        self.table.choose(line if before is None else self._line_of(before, line))
        self._on_chosen()

    def _line_of(self, wanted: Remembered, otherwise: int) -> int:
        key = (wanted.kind, wanted.string, wanted.type)
        here = ((row.kind, row.string, row.type) for row in self.model.rows)
        return next((at for at, each in enumerate(here) if each == key), otherwise)

    @property
    def chosen(self) -> Remembered | None:
        return self.model.row_at(self.table.currentIndex().row())

    def _on_chosen(self) -> None:
        chosen = self.chosen
        for key in ("A", "N"):
            self.buttons[f"rule-{key}"].setEnabled(chosen is not None)
        self.buttons["rule-C"].setEnabled(chosen is not None and chosen.rule is not None)

    # -- keys ------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in down and self.model.rows:
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def press(self, key: str, *_: object) -> None:
        """Do what a key of the table means."""
        if key == "/":
            self.search.setFocus()
        elif key == "+":
            self._add()
        elif self.chosen is not None:
            self._rule_on(self.chosen, key)

    def _rule_on(self, row: Remembered, key: str) -> None:
        if key == "Enter":
            self._edit(row)
        elif key in STANCES:
            self._keep(row, STANCES[key])
        elif row.rule is not None:
            self._forget(row.rule)
        else:
            self.said.setText(f"“{row.string}” has no rule: it goes by what was counted.")

    def _keep(self, row: Remembered, stance: Stance) -> None:
        self.set_rule(Rule(row.kind, row.string, row.type, stance))
        self.said.setText(f"“{row.string}”: {remembered.RULED[stance]}.")

    def set_rule(self, rule: Rule) -> None:
        """Keep a rule as this coder's, from now on."""
        learning, coder = self.ledger.learning, self.desk.session.coder
        if learning is None:
            return
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self.desk.session.telling():
            learning.set_rule(Rule(rule.kind, rule.string, rule.type, rule.stance, coder, at))
        self._changed()

    def _forget(self, rule: Rule) -> None:
        learning = self.ledger.learning
        if learning is not None:
            with self.desk.session.telling():
                learning.forget_rule(rule)
            self.said.setText(f"“{rule.string}” goes by what was counted again.")
            self._changed()

    def _changed(self) -> None:
        """The table and the open article follow."""
        self.reload()
        show_anew(self.desk)

    def _add(self) -> None:
        RuleForm(self._codebook, None, self.set_rule, self).open()

    def _edit(self, row: Remembered) -> None:
        RuleForm(self._codebook, row, self._edited, self).open()

    def _edited(self, rule: Rule) -> None:
        self.set_rule(rule)

    def _on_remembers(self) -> None:
        self.desk.course.change(remembers=self.is_on.isChecked())
        show_anew(self.desk)

    # -- files -----------------------------------------------------------------------------------

    def _import(self) -> None:
        folder = self.desk.settings.place_for("learned")
        name, _ = QFileDialog.getOpenFileName(self, "Import what was learned", folder, TABLES)
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Take in the rules of a file. What cannot be read is said, and nothing is taken in."""
        from annotation.learning.sharing import read_rules

        learning = self.ledger.learning
        if learning is None:
            return
        count = None
        with self.desk.session.telling():
            count = learning.add_rules(read_rules(path, self._codebook))
            self.desk.settings.remember_folder("learned", path.parent)
        if count is not None:
            self._changed()
            word = "rule" if count == 1 else "rules"
            self.said.setText(f"{count:,} {word} came in from {path.name}.")

    def _export(self) -> None:
        folder = Path(self.desk.settings.place_for("learned"), FILE_NAME)
        name, _ = QFileDialog.getSaveFileName(self, "Export what was learned", str(folder), TABLES)
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the whole memory to a table."""
        from annotation.learning.sharing import write_remembered

        learning = self.ledger.learning
        if learning is None:
            return
        with self.desk.session.telling():
            rows = learning.remembered()
            write_remembered(path, rows)
            self.desk.settings.remember_folder("learned", path.parent)
            self.said.setText(f"{len(rows):,} rows were written to {path.name}.")
