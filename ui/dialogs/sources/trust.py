"""Asking before code of others is run: what it is, what it could do, and whether that is wanted."""

from collections.abc import Iterable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotation.codebook import Codebook
from annotation.learning.settings import SourceSetting
from ui.dialogs.form import Form
from ui.settings import Settings
from ui.widgets import plain_label

WIDTH = 516
WHAT_IT_MEANS = (
    "Such code can do whatever you can do on this computer: read and change your files, and use "
    "the network. Goldleaf cannot hold it back. Use it only where you know who wrote it and where "
    "it came from.\n\nYour answer is remembered for you on this computer, never in the project: "
    "whoever else opens the project is asked as well."
)


def waiting(
    model: str, codebook: Codebook, sources: Iterable[SourceSetting], settings: Settings
) -> list[tuple[str, str]]:
    """Return what this person has to trust before it is used: its name, and why as a sentence."""
    from annotation.suggest.messages import Setup
    from annotation.suggest.sources.trust import untrusted

    setup = Setup(model, codebook, tuple(sources), trusted=settings.trusted)
    return list(untrusted(setup))


class TrustForm(Form):
    """Says what would run code. Nothing is remembered before it is accepted."""

    def __init__(self, asked: list[tuple[str, str]], settings: Settings, parent: QWidget) -> None:
        super().__init__("This runs code of others", "I trust it: use it", parent)
        self._asked = asked
        self._settings = settings
        self.why = plain_label("\n".join(why for _, why in asked), name="trust-why")
        self.why.setWordWrap(True)
        self.meaning = plain_label(WHAT_IT_MEANS, name="trust-meaning")
        self.meaning.setProperty("tone", "muted")
        self.meaning.setWordWrap(True)
        self.add_below(self.why, self.meaning)
        self.cancel.setText("Do not use it")
        self.cancel.setDefault(True)
        self.ok.setAutoDefault(False)
        self.ok.setProperty("primary", False)
        self.ok.setDefault(False)
        self._first = self.cancel

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the sentences the height that they need: none of them may be cut."""
        super().showEvent(event)
        for label in (self.why, self.meaning):
            label.setMinimumHeight(label.heightForWidth(WIDTH))
        self.adjustSize()

    @override
    def accept(self) -> None:
        for name, _ in self._asked:
            self._settings.trust(name)
        super().accept()

    @classmethod
    def ask(cls, asked: list[tuple[str, str]], settings: Settings, parent: QWidget) -> bool:
        """Return whether the person trusts all of it; True where there is nothing to ask."""
        if not asked:
            return True
        dialog = cls(asked, settings, parent)
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted
