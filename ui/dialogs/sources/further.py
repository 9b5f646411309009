"""What makes the suggestions: the model of the project, and further sources."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
)
from typing_extensions import override

from annotation.learning.settings import SourceKind, SourceSetting
from ui.dialogs.sources import trust
from ui.dialogs.sources.model_box import ModelBox
from ui.dialogs.sources.page import Ledger, Page, empty_label, small_button
from ui.dialogs.sources.source_form import SourceForm, offered
from ui.dialogs.sources.table import Column, RowModel, Rows
from ui.widgets import no_mnemonic, plain_label, show_if

KEYS = "Space on or off · Delete takes away · T trust"
LEAD = (
    "Suggestions come from a model, from the rules of Goldleaf, from what was learned, and from "
    "what you add here. All of it works on this computer, without the network."
)
EMPTY = (
    "No further source.\nAdd a pipeline that is installed, a file of patterns, a list of words, or "
    "a component: what it finds is suggested beside the rest, under its name."
)
KINDS = {
    SourceKind.PIPELINE: "pipeline",
    SourceKind.PATTERNS: "patterns",
    SourceKind.WORDS: "word list",
    SourceKind.COMPONENT: "component",
}
ADDED = {
    SourceKind.PIPELINE: "Pipeline…",
    SourceKind.PATTERNS: "Patterns file…",
    SourceKind.WORDS: "Word list…",
    SourceKind.COMPONENT: "Component…",
}
NOT_TRUSTED = "Not used: it runs code of others, and you have not said that you trust it."


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as it stands in the table; `problem` says why it makes no suggestions."""

    setting: SourceSetting
    problem: str = ""


COLUMNS: tuple[Column[SourceRow], ...] = (
    Column("On", "Whether it is used", lambda row: "●  on" if row.setting.is_on else "○  off", 70),
    Column("Name", "What stands on its suggestions", lambda row: row.setting.name, 160),
    Column("Kind", "What it is", lambda row: KINDS[row.setting.kind], 90),
    Column("Where", "The package, the file or the folder", lambda row: row.setting.place, 240),
    Column("What is wrong", "Why it makes no suggestions", lambda row: row.problem),
)


class FurtherPage(Page):
    """The model, the table of further sources, and what can be done with them."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, "Sources")
        self.say(LEAD)
        self.model_box = ModelBox()
        self.model_box.setAccessibleName("Model of this project")
        self.model_box.activated.connect(self._on_model)
        self.folder = small_button("Folder…", "model-folder")
        self.folder.clicked.connect(self._choose_folder)
        self.model_trouble = plain_label(name="model-trouble")
        self.model_trouble.setProperty("tone", "danger")
        self.model_trouble.setWordWrap(True)
        self.model = RowModel(COLUMNS, self)
        self.table = Rows(self.model, "Further sources", letters=" T")
        self.table.pressed.connect(self.press)
        self.table.chosen_changed.connect(self._on_chosen)
        self.empty = empty_label("sources-empty")
        self.empty.setText(EMPTY)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        self.problem = plain_label(name="source-problem")
        self.problem.setProperty("tone", "danger")
        self.problem.setWordWrap(True)
        self.said = plain_label(KEYS, name="sources-said")
        self.said.setProperty("tone", "muted")
        self.said.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        label = plain_label("Model of this project")
        label.setBuddy(self.model_box)
        top.addWidget(label)
        top.addWidget(self.model_box, 1)
        top.addWidget(self.folder)
        self.column.addLayout(top)
        self.column.addWidget(self.model_trouble)
        further = plain_label("Further sources")
        further.setProperty("tone", "section")
        self.column.addWidget(further)
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.said)
        self.column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.switch = self._button("On or off", "switch-source", partial(self.press, " "))
        self.remove = self._button("Take away", "remove-source", partial(self.press, "Delete"))
        self.trusting = self._button("Trust…", "trust-source", partial(self.press, "T"))
        self.add = small_button("Add ▾", "add-source")
        menu = QMenu(self.add)
        for kind, text in ADDED.items():
            action = menu.addAction(no_mnemonic(text))
            action.setObjectName(f"add-{kind}")
            action.triggered.connect(partial(self.ask_for, kind))
        self.add.setMenu(menu)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for each in (self.add, self.switch, self.trusting, self.remove):
            foot.addWidget(each)
        foot.addStretch(1)
        return foot

    def _button(self, text: str, name: str, do: object) -> QPushButton:
        made = small_button(text, name)
        made.clicked.connect(do)
        return made

    # -- showing ---------------------------------------------------------------------------------

    @override
    def reload(self) -> None:
        settings = self.desk.course.settings
        waiting = dict(self._waiting(settings.model, settings.sources))
        problems = self._problems()
        self._fill_models(settings.model)
        self.model_trouble.setText(
            f"{waiting[self._model]} {NOT_TRUSTED}" if self._model in waiting else ""
        )
        self.model_trouble.setVisible(self._model in waiting)
        rows = [
            SourceRow(each, NOT_TRUSTED if each.is_on and each.place in waiting
                      else problems.get(each.name, "") if each.is_on else "")
            for each in settings.sources
        ]  # fmt: skip
        line = max(0, self.table.currentIndex().row())
        self.model.show_rows(rows)
        self.table.choose(line)
        self.pages.setCurrentIndex(0 if rows else 1)
        self._on_chosen()

    def _problems(self) -> dict[str, str]:
        """Return what the process of the suggestions said of a source, by its name."""
        suggesting = self.desk.window.suggesting
        return {} if suggesting is None else dict(suggesting.problems)

    @property
    def _model(self) -> str:
        """The model that is in use: the project's, else this person's."""
        return self.desk.course.settings.model or self.desk.settings.model

    def _waiting(self, model: str, sources: tuple[SourceSetting, ...]) -> list[tuple[str, str]]:
        codebook, settings = self.desk.session.codebook, self.desk.settings
        if codebook is None:
            return []
        return trust.waiting(model or settings.model, codebook, sources, settings)

    def _fill_models(self, chosen: str) -> None:
        box = self.model_box
        box.clear()
        box.addItem(f"As in Settings: {self.desk.settings.model}", "")
        names = offered(SourceKind.PIPELINE)
        for name in [*names, *([chosen] if chosen and chosen not in names else [])]:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    @property
    def chosen(self) -> SourceRow | None:
        return self.model.row_at(self.table.currentIndex().row())

    def _on_chosen(self) -> None:
        chosen = self.chosen
        self.problem.setText("" if chosen is None else chosen.problem)
        show_if(self.problem, on=bool(self.problem.text()))
        self.switch.setEnabled(chosen is not None)
        self.remove.setEnabled(chosen is not None)
        can_trust = self.model_trouble.text() or any(
            row.problem == NOT_TRUSTED for row in self.model.rows
        )
        self.trusting.setEnabled(bool(can_trust))

    # -- deeds -----------------------------------------------------------------------------------

    def press(self, key: str, *_: object) -> None:
        chosen = self.chosen
        if key == "T":
            self._trust()
        elif key == " " and chosen is not None:
            self._switch(chosen.setting)
        elif key == "Delete" and chosen is not None:
            self._take_away(chosen.setting)

    def ask_for(self, kind: SourceKind, *_: object) -> None:
        taken = [self._model, *(each.name for each in self.desk.course.settings.sources)]
        source = SourceForm.ask(kind, self.desk, taken, self)
        if source is not None:
            self.add_source(source)

    def add_source(self, source: SourceSetting) -> None:
        """Use one more source; one that runs code only where this person trusts it."""
        sources = self.desk.course.settings.sources
        if self._may_use(self.desk.course.settings.model, (source,)):
            self._change(sources=(*sources, source))
            self.said.setText(f"“{source.name}” is used from now on.")
        else:
            self.said.setText(f"“{source.name}” was not added.")

    def _may_use(self, model: str, sources: tuple[SourceSetting, ...]) -> bool:
        asked = self._waiting(model, sources)
        return trust.TrustForm.ask(asked, self.desk.settings, self)

    def _switch(self, source: SourceSetting) -> None:
        switched = replace(source, is_on=not source.is_on)
        if switched.is_on and not self._may_use("", (switched,)):
            return
        sources = self.desk.course.settings.sources
        self._change(sources=tuple(switched if each == source else each for each in sources))
        self.said.setText(f"“{source.name}” is {'on' if switched.is_on else 'off'}.")

    def _take_away(self, source: SourceSetting) -> None:
        sources = self.desk.course.settings.sources
        self._change(sources=tuple(each for each in sources if each != source))
        self.said.setText(f"“{source.name}” is taken away. Its decisions stay.")

    def _trust(self) -> None:
        """Ask about everything of this project that waits for trust."""
        settings = self.desk.course.settings
        asked = self._waiting(settings.model, settings.sources)
        if asked and trust.TrustForm.ask(asked, self.desk.settings, self):
            self._follow()

    def _on_model(self) -> None:
        self.use_model(self.model_box.currentData() or "")

    def _choose_folder(self) -> None:
        folder = self.desk.settings.place_for("sources")
        name = QFileDialog.getExistingDirectory(self, "A folder with a pipeline", folder)
        if name:
            self.use_model(name)

    def use_model(self, model: str) -> None:
        """Have a model make the suggestions of this project; "": the one of each person."""
        if model != self.desk.course.settings.model:
            if self._may_use(model, ()):
                self._change(model=model)
            is_used = model == self.desk.course.settings.model
            said = (
                "makes the suggestions from now on" if is_used else "goes on making the suggestions"
            )
            self.said.setText(f"{self._model} {said}.")
        self.reload()

    def _change(self, **values: object) -> None:
        if self.desk.course.change(**values):
            self._follow()

    def _follow(self) -> None:
        """The process of the suggestions goes on with what the project says now."""
        if self.desk.window.suggesting is not None:
            self.desk.window.suggesting.use_setup()
        self.reload()
