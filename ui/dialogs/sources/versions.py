"""The versions of what was learned: how good each was, which one is in force, learning anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSpinBox
from typing_extensions import override

from annotation.learning.fits import FitInfo, FitReport, Quality
from ui.commands.learning import show_anew
from ui.dialogs.sources.page import Ledger, Page, small_button
from ui.dialogs.sources.table import Column, RowModel, Rows
from ui.dialogs.sources.words import counted
from ui.widgets import plain_label, show_if

KEYS = "Enter use this version · L learn now"
MOST_BETWEEN = 100
RULES = "The rules alone"
MEASURED = {"triggers": "Triggers", "types": "Types", "arguments": "Arguments",
            "entities": "Entities"}  # fmt: skip
ABOUT = (
    "From your finished articles the program learns which words tell of events here, and who does "
    "what in them. A new version is put in force by itself where it does better than the one "
    "before on articles that it has not seen. The numbers are F1 in percent; behind them, what "
    "was gained over the rules alone."
)


@dataclass(frozen=True, slots=True)
class Version:
    """A row: a fit, or number 0, the rules alone."""

    number: int
    is_in_force: bool
    info: FitInfo | None = None

    @property
    def report(self) -> FitReport | None:
        return None if self.info is None else self.info.report


def versions(fits: list[FitInfo]) -> list[Version]:
    """Return the rules alone and all fits, the newest first."""
    rows = [Version(fit.number, fit.is_in_force, fit) for fit in fits]
    rows.sort(key=lambda row: -row.number)
    return [*rows, Version(0, not any(fit.is_in_force for fit in fits))]


def score(row: Version, measured: str, rules: Mapping[str, Quality]) -> str:
    """Return F1 in percent, and what it gained over the rules; blank where it is not known."""
    report = row.report
    if report is None:
        return _percent(rules.get(measured))
    ours, base = report.quality.get(measured), report.rules.get(measured)
    if ours is None:
        return ""
    gained = "" if base is None else f"  {100 * (ours.f1 - base.f1):+.1f}"
    return f"{_percent(ours)}{gained}"


def _percent(quality: Quality | None) -> str:
    return "" if quality is None or not quality.count else f"{100 * quality.f1:.1f}"


def _when(row: Version) -> str:
    return row.info.at[:16].replace("T", " ") if row.info else ""


def name(row: Version) -> str:
    return f"Version {row.number}" if row.number else RULES


def columns(rules: Mapping[str, Quality]) -> tuple[Column[Version], ...]:
    """Return the columns; `rules` are what the rules alone reach, as the newest fit measured it."""
    return (
        Column("Version", "Versions count from 1 in each project", name, 122),
        Column("In force", "Whether it makes the suggestions now",
               lambda row: "● in force" if row.is_in_force else "", 86),
        Column("When", "When it was learned", lambda row: _when(row)[:10], 92, tip=_when),
        Column("Articles", "How many finished articles taught it",
               lambda row: f"{row.report.documents:,}" if row.report else "", 70,
               lambda row: row.report.documents if row.report else 0),
        *(Column(title, f"F1 of {title.lower()} on articles it has not seen",
                 partial(score, measured=measured, rules=rules), 92)
          for measured, title in MEASURED.items()),
        Column("What was decided", "Why it was put in force, or why not",
               lambda row: row.report.reason if row.report else "always there"),
    )  # fmt: skip


def rules_measured(rows: list[Version]) -> Mapping[str, Quality]:
    """Return what the rules alone reach, as the newest version measured it."""
    return next((row.report.rules for row in rows if row.report is not None), {})


class VersionsPage(Page):
    """Use one, go back, the rules alone; learn now."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, "Versions of what was learned")
        self.learn = small_button("Learn now", "learn-now")
        self.learn.clicked.connect(self.learn_now)
        self.head.addWidget(self.learn)
        self.model = RowModel(columns({}), self)
        self.table = Rows(self.model, "Versions", letters="L")
        self.table.pressed.connect(self.press)
        self.table.doubleClicked.connect(partial(self.press, "Enter"))
        self.table.chosen_changed.connect(self._on_chosen)
        self.reason = _wrapped("version-reason", "")
        self.said = _wrapped("versions-said", "muted")
        self.said.setText(KEYS)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Learning")
        self.bar.hide()
        self.use = small_button("Use this version", "use-version")
        self.use.clicked.connect(partial(self.press, "Enter"))
        self.rules = small_button(RULES, "use-rules")
        self.rules.clicked.connect(partial(self.use_version, 0))
        self.between = QSpinBox()
        self.between.setRange(0, MOST_BETWEEN)
        self.between.setSpecialValueText("only when asked")
        self.between.setSuffix(" finished articles")
        self.between.setAccessibleName("Learn anew after so many finished articles")
        self.between.valueChanged.connect(self._on_between)
        self._lay_out()
        self._listen()
        self.say(ABOUT)

    def _lay_out(self) -> None:
        self.column.addWidget(self.table, 1)
        for widget in (self.reason, self.bar, self.said):
            self.column.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.use)
        foot.addWidget(self.rules)
        foot.addStretch(1)
        label = plain_label("Learn anew after")
        label.setProperty("tone", "muted")
        label.setBuddy(self.between)
        foot.addWidget(label)
        foot.addWidget(self.between)
        self.column.addLayout(foot)

    def _listen(self) -> None:
        job = self.desk.window.learning
        show_if(self.learn, on=job is not None)
        if job is not None:
            job.progressed.connect(self._on_progress)
            job.fitted.connect(self._on_fitted)
            job.failed.connect(self._on_failed)

    # -- showing ---------------------------------------------------------------------------------

    @override
    def reload(self) -> None:
        learning = self.ledger.learning
        if learning is None:
            return
        line = max(0, self.table.currentIndex().row())
        rows: list[Version] = []
        with self.desk.session.telling():
            rows = versions(learning.fits())
        self.model.columns = columns(rules_measured(rows))
        self.model.show_rows(rows)
        self.table.choose(line)
        self.between.blockSignals(True)
        self.between.setValue(learning.settings.refit_after)
        self.between.blockSignals(False)
        self._on_chosen()

    @property
    def chosen(self) -> Version | None:
        return self.model.row_at(self.table.currentIndex().row())

    def _on_chosen(self) -> None:
        chosen = self.chosen
        report = None if chosen is None else chosen.report
        self.use.setEnabled(chosen is not None and not chosen.is_in_force)
        in_force = next((row for row in self.model.rows if row.is_in_force), None)
        self.rules.setEnabled(in_force is not None and in_force.number != 0)
        self.reason.setText("" if report is None else _told(report))

    # -- deeds -----------------------------------------------------------------------------------

    def press(self, key: str, *_: object) -> None:
        chosen = self.chosen
        if key == "L":
            self.learn_now()
        elif key == "Enter" and chosen is not None:
            self.use_version(chosen.number)

    def use_version(self, number: int, *_: object) -> None:
        """Put a version in force; 0: the rules alone."""
        learning = self.ledger.learning
        if learning is None or learning.fit_in_force()[0] == number:
            return
        with self.desk.session.telling():
            learning.use_fit(number)
            called = f"Version {number}" if number else RULES
            self.said.setText(f"{called} in force. The open article is read again.")
        self._follow()

    def _follow(self) -> None:
        """Everything that makes or shows suggestions goes by the version in force."""
        self.reload()
        if self.desk.window.suggesting is not None:
            self.desk.window.suggesting.use_fit()
        show_anew(self.desk)

    def learn_now(self) -> None:
        job = self.desk.window.learning
        if job is None or job.is_running:
            return
        self.said.setText("Learning from the finished articles. You can go on working.")
        self.learn.setEnabled(False)
        job.learn_now()

    def _on_progress(self, done: int, total: int) -> None:
        show_if(self.bar, on=done < total or total == 0)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_fitted(self, report: FitReport) -> None:
        """The newest version comes first: its reason stands below the table."""
        self._ended(
            "A new version is in force." if report.is_better else "Everything stays as it is."
        )
        self.table.choose(0)
        self.reload()

    def _on_failed(self, sentence: str) -> None:
        self._ended(sentence)

    def _ended(self, sentence: str) -> None:
        self.bar.hide()
        self.learn.setEnabled(True)
        self.said.setText(sentence)

    def _on_between(self, count: int) -> None:
        self.desk.course.change(refit_after=count)


def _told(report: FitReport) -> str:
    lesson = f"Learned from {counted(report.documents, 'article')} in {report.seconds:.1f} s."
    return f"{lesson} {report.reason}".strip()


def _wrapped(name_: str, tone: str) -> QLabel:
    label = plain_label(name=name_)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    return label
