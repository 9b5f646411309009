"""The blind slice: how many articles show no suggestions until they are finished."""

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFormLayout, QHBoxLayout
from typing_extensions import override

from annotation.learning.blind import is_blind
from ui.commands.learning import show_anew
from ui.dialogs.sources.page import Ledger, Page, small_button
from ui.dialogs.sources.words import counted
from ui.widgets import plain_label, show_if

ABOUT = (
    "A few articles, drawn by chance, show no suggestions until they are finished. What you mark "
    "there is not influenced by a machine, so it shows what suggestions did to your data: what "
    "they would have got right, what they would have made you overlook, and how many keys they "
    "save. Both are on the pages Overview and Over time."
)
WARNING = (
    "Work has begun: {begun}. Another share or another draw makes other articles blind, also ones "
    "that were worked on with suggestions. The comparison would then rest on mixed articles. "
    "Change it only if you mean to start the comparison anew."
)
MOST_SHARE = 50.0
MOST_SEED = 2**32 - 1


class BlindPage(Page):
    """Share and draw; nothing changes before the button is pressed."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, "Blind articles")
        self.say(ABOUT)
        self.share = QDoubleSpinBox()
        self.share.setRange(0.0, MOST_SHARE)
        self.share.setDecimals(1)
        self.share.setSuffix(" % of the articles")
        self.share.setSpecialValueText("none")
        self.seed = QDoubleSpinBox()
        self.seed.setDecimals(0)
        self.seed.setRange(0, MOST_SEED)
        self.counts = plain_label(name="blind-counts")
        self.counts.setWordWrap(True)
        self.warning = plain_label(name="blind-warning")
        self.warning.setProperty("tone", "danger")
        self.warning.setWordWrap(True)
        self.sure = QCheckBox("Start the comparison anew")
        self.apply = small_button("Draw the articles so", "apply-blind")
        for field in (self.share, self.seed):
            field.valueChanged.connect(self._on_typed)
        self.sure.toggled.connect(self._on_typed)
        self.apply.clicked.connect(self.draw)
        self._lay_out()

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setHorizontalSpacing(14)
        rows.setVerticalSpacing(10)
        for title, field in (("Share", self.share), ("Draw (seed)", self.seed)):
            label = plain_label(title)
            label.setProperty("tone", "muted")
            label.setBuddy(field)
            field.setAccessibleName(title)
            field.setMaximumWidth(260)
            rows.addRow(label, field)
        foot = QHBoxLayout()
        foot.addWidget(self.apply)
        foot.addStretch(1)
        self.column.addSpacing(6)
        self.column.addLayout(rows)
        for widget in (self.counts, self.warning, self.sure):
            self.column.addWidget(widget)
        self.column.addLayout(foot)
        self.column.addStretch(1)

    # -- showing ---------------------------------------------------------------------------------

    @override
    def reload(self) -> None:
        settings = self.desk.course.settings
        for field, value in (
            (self.share, 100 * settings.blind_share), (self.seed, settings.seed),
        ):  # fmt: skip
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self.sure.setChecked(False)
        self._on_typed()

    def _wanted(self) -> tuple[float, int]:
        return round(self.share.value() / 100, 4), int(self.seed.value())

    def _is_as_it_was(self) -> bool:
        settings = self.desk.course.settings
        return self._wanted() == (round(settings.blind_share, 4), settings.seed)

    def _on_typed(self) -> None:
        share, seed = self._wanted()
        rows = self.desk.session.rows
        blind = [row for row in rows if is_blind(row.id, share=share, seed=seed)]
        done = sum(row.state == "done" for row in blind)
        begun = sum(row.state != "new" for row in rows)
        is_same = self._is_as_it_was()
        verb = ("is" if len(blind) == 1 else "are") if is_same else "would be"
        self.counts.setText(
            f"{len(blind):,} of {counted(len(rows), 'article')} {verb} blind, {done:,} of "
            "these finished. Articles that come in later are drawn in the same way."
        )
        self.warning.setText(WARNING.format(begun=f"{counted(begun, 'article')} begun or finished"))
        for widget in (self.warning, self.sure):
            show_if(widget, on=bool(begun) and not is_same)
        self.apply.setEnabled(not is_same and (not begun or self.sure.isChecked()))

    def draw(self) -> None:
        """Draw the articles anew: the list, the header and the open article follow."""
        share, seed = self._wanted()
        if self.apply.isEnabled() and self.desk.course.change(blind_share=share, seed=seed):
            self.ledger.forget()
            self.desk.session.reread()
            show_anew(self.desk)
            self.reload()
