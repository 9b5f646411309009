"""Train model: a spaCy pipeline of the project's own, from its finished articles.

It says how good the model is on articles that it has not seen, beside the one that makes the
suggestions now; whether the project works with it is for a person to say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QProgressBar, QWidget
from typing_extensions import override

from annotation.errors import UserError
from annotation.learning.training import (
    FEWEST,
    Begun,
    Judged,
    Stepped,
    Trained,
    TrainedKind,
    TrainingPlan,
    check_name,
    next_version,
    package_name,
)
from ui.dialogs.form import Form
from ui.jobs.training import TrainingJob
from ui.widgets import button, plain_label

if TYPE_CHECKING:
    from ui.dialogs.training_curve import TrainingCurve
    from ui.session import Session
    from ui.theme import Theme

KINDS = {
    TrainedKind.NER: "Names that do not overlap (faster)",
    TrainedKind.SPANCAT: "Spans that may lie inside each other (slower)",
}
LENGTHS = {1_000: "Short: 1,000 steps", 5_000: "Normal: 5,000 steps", 20_000: "Long: 20,000 steps"}
WORDS = (
    "spaCy learns the mentions of the finished articles; a fifth of them is kept apart to judge "
    "the model on. Nothing leaves this computer. It takes minutes, and work can go on meanwhile."
)
TOP = 6


@dataclass(frozen=True, slots=True)
class Options:
    """What can be trained on, what it begins with, where it goes, and how the project gets it."""

    layers: list[str]
    model: str
    folder: Path
    use: Callable[[Path], bool]


class TrainingDialog(Form):
    """Stays open while it trains, and says then how good the model is."""

    def __init__(
        self,
        session: "Session",
        options: Options,
        theme: "Theme",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Train a model", "Train", parent)
        self._session = session
        self._options = options
        self._theme = theme
        self.trained: Trained | None = None
        self.layer = _choice({name: f"Decisions of {name}" for name in options.layers})
        self.kind = _choice(KINDS)
        self.length = _choice(LENGTHS)
        self.length.setCurrentIndex(1)
        self.name = QLineEdit(package_name(session.project.name if session.project else ""))
        self.words = plain_label(WORDS, name="training-words")
        self.bar = QProgressBar()
        self.keep = button("Stop and keep the best", name="training-keep")
        self.use = button("Use it in this project", name="training-use", primary=True)
        self.curve: TrainingCurve | None = None
        self._lay_out()
        self.job = TrainingJob(session, self)
        self.job.said.connect(self._on_news)
        self.job.ended.connect(self._on_end)
        self.keep.clicked.connect(self.job.stop)
        self.use.clicked.connect(self._use)
        session.project_closed.connect(self.close)
        self.finished.connect(self.job.close)
        self._say_how_many()

    def _lay_out(self) -> None:
        self.words.setProperty("tone", "muted")
        self.words.setWordWrap(True)
        self.bar.setTextVisible(False)
        for widget in (self.bar, self.keep, self.use):
            widget.hide()
        self.add("Layer", self.layer)
        self.add("Learn", self.kind)
        self.add("Length", self.length)
        self.add("Name", self.name)
        self.add_below(self.words, self.bar, self.keep, self.use)

    def _say_how_many(self) -> None:
        done = self._session.counts["done"]
        if done < FEWEST:
            self.trouble.setText(
                f"{done} articles are finished in your layer; a model needs {FEWEST} or more. "
                "What was learned from single decisions helps before that."
            )

    @override
    def accept(self) -> None:
        """Start to train; once there is a model, close."""
        if self.trained is not None:
            super().accept()
            return
        if self.job.is_running:
            return
        try:
            plan = self._plan()
        except UserError as error:
            self.trouble.setText(str(error))
            return
        self.trouble.clear()
        self._show_curve()
        self._set_running(on=True)
        self.job.start(plan, self.layer.currentData() or self._session.coder)

    @override
    def reject(self) -> None:
        """End the training without a model, else close."""
        if self.job.is_running:
            self.job.close()
            self._on_end("The training was stopped. Nothing was changed.")
        else:
            super().reject()

    def _plan(self) -> TrainingPlan:
        name = check_name(self.name.text().strip())
        folder, base = self._options.folder, self._options.model
        kind = TrainedKind(self.kind.currentData())
        steps = self.length.currentData()
        version = next_version(folder, name)
        return TrainingPlan(name, version, base, folder, kind, max_steps=steps)

    def _show_curve(self) -> None:
        if self.curve is None:
            from ui.dialogs.training_curve import TrainingCurve

            self.curve = TrainingCurve(self._theme, self)
            self.column.insertWidget(2, self.curve)
        self.curve.clear()

    def _set_running(self, *, on: bool) -> None:
        for field in (self.layer, self.kind, self.length, self.name, self.ok):
            field.setEnabled(not on)
        self.bar.setVisible(on)
        self.bar.setRange(0, 0)
        self.keep.hide()

    def _on_news(self, news: object) -> None:
        if isinstance(news, Begun):
            said = f"Learning from {news.train} articles, judged on {news.dev} others."
            self.words.setText("\n".join((said, *news.notes)))
            self.bar.setRange(0, news.max_steps)
        elif isinstance(news, Stepped | Judged):
            self.bar.setValue(news.step)
        if isinstance(news, Judged) and self.curve is not None:
            self.curve.add(news)
            self.keep.setVisible(news.score > 0)
        if isinstance(news, Trained):
            self.trained = news
            self.words.setText(outcome(news, self._session))

    def _on_end(self, sentence: str) -> None:
        self._set_running(on=False)
        self.trouble.setText(sentence)
        if self.trained is not None:
            self.use.show()
            self.use.setFocus()
            self.cancel.hide()
            self.ok.setText("Close")

    def _use(self) -> None:
        """Let the project work with the model; the suggestions are made anew."""
        if self.trained is not None and self._options.use(self.trained.model):
            self._session.notice.emit("The project works with its own model from now on.")
            super().accept()


def outcome(trained: Trained, session: "Session") -> str:
    """Say how good a model is, beside what makes the suggestions now."""
    codebook = session.codebook
    lines = ["On the articles that it has not seen (exact place and type, F1):"]
    commonest = sorted(trained.quality.items(), key=lambda each: (each[0] != "", -each[1].count))
    for type_, quality in commonest[: TOP + 1]:
        label = codebook.type_label(type_) if type_ and codebook is not None else "All types"
        before = trained.before.get(type_)
        now = f", now {100 * before.f1:.1f}" if before is not None else ""
        lines.append(f"{label}: {100 * quality.f1:.1f}{now} ({quality.count:,} mentions)")
    lines.append(f"It lies at {trained.model}. To hand it on: {trained.package}")
    return "\n".join(lines)


def _choice(
    options: Mapping[str, str] | Mapping[TrainedKind, str] | Mapping[int, str],
) -> QComboBox:
    box = QComboBox()
    for value, words in options.items():
        box.addItem(words, value)
    return box
