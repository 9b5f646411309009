"""How sure a suggestion must be to be shown: a button that says it, and a slider below it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSlider, QVBoxLayout, QWidget, QWidgetAction

from ui.course import FINE_STEP, POSITIONS, position
from ui.widgets import no_mnemonic, plain_label

STEPS = round(1 / FINE_STEP)
WIDTH = 250
KEPT = {
    "Sure": "Sure: few, and nearly all of them right",
    "Balanced": "Balanced: what pays best on the whole",
    "Everything": "Everything: also what is doubtful",
}


class LeastScore(QPushButton):
    """`wanted(score)`: what a person wants to be shown from."""

    wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("least-score")
        self.setProperty("flat", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip("How sure suggestions must be to be shown: < fewer, > more")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS - 1)
        self.slider.setPageStep(2)
        self.slider.setAccessibleName("Least score of the suggestions that are shown")
        self.slider.valueChanged.connect(self._on_slid)
        self.exactly = plain_label(name="least-score-exactly")
        self.exactly.setProperty("tone", "muted")
        self.setMenu(self._filled())

    def _filled(self) -> QMenu:
        menu = QMenu(self)
        self.choices = {}
        for score, name in POSITIONS.items():
            action = menu.addAction(no_mnemonic(KEPT[name]))
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_chosen, score))
            self.choices[score] = action
        menu.addSeparator()
        fine = QWidget()
        fine.setMinimumWidth(WIDTH)
        column = QVBoxLayout(fine)
        column.setContentsMargins(14, 6, 14, 8)
        column.addWidget(self.exactly)
        column.addWidget(self.slider)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(fine)
        menu.addAction(holder)
        return menu

    def show_score(self, score: float, hidden: int, least: float) -> None:
        """Say what is chosen, how many suggestions of the open article that hides, and the score
        that it stands for now."""
        said = f"{position(score)} · {hidden:,} hidden" if hidden else position(score)
        self.setText(f"{said} ▾")
        self.exactly.setText(f"Shown from a score of {least:.2f}")
        for at, action in self.choices.items():
            action.setChecked(abs(at - score) < FINE_STEP / 2)
        self.slider.blockSignals(True)
        self.slider.setValue(round(score / FINE_STEP))
        self.slider.blockSignals(False)
        self.setAccessibleName(f"Suggestions shown: {said}")

    def _on_chosen(self, score: float, *_: object) -> None:
        self.wanted.emit(score)

    def _on_slid(self, step: int) -> None:
        self.wanted.emit(round(step * FINE_STEP, 2))
