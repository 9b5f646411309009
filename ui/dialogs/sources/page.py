"""What the pages of the window have in common: a heading, a sentence, room below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotation.learning.statistics import Statistics
from ui.commands.desk import Desk
from ui.theme import Theme
from ui.widgets import button, plain_label

if TYPE_CHECKING:
    from storage.learning import Learning

MARGIN = 24


class Ledger:
    """What the pages look at: the open project, and its statistics, made when somebody asks.

    `coder` is whose finished articles are counted, None for everybody's.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.coder: str | None = None
        self._statistics: Statistics | None = None

    @property
    def learning(self) -> "Learning | None":
        return self.desk.course.learning

    @property
    def statistics(self) -> Statistics:
        learning = self.learning
        if self._statistics is None and learning is not None:
            with self.desk.session.telling():
                self._statistics = learning.statistics(self.coder)
        return self._statistics or Statistics((), (), ())

    def forget(self) -> None:
        """Something was finished or learned: count anew when somebody looks."""
        self._statistics = None


class Page(QWidget):
    """`lead` says in a sentence what the page shows; `reload` shows it as it is now."""

    def __init__(self, ledger: Ledger, heading: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.ledger = ledger
        self.heading = plain_label(heading)
        self.heading.setProperty("tone", "heading")
        self.lead = plain_label(name="lead")
        self.lead.setProperty("tone", "muted")
        self.lead.setWordWrap(True)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 18, MARGIN, 18)
        self.column.setSpacing(10)
        self.column.addLayout(self.head)
        self.column.addWidget(self.lead)

    @property
    def desk(self) -> Desk:
        return self.ledger.desk

    def say(self, sentence: str) -> None:
        self.lead.setText(sentence)
        self.setAccessibleDescription(sentence)

    def reload(self) -> None:
        """Show what is so now."""

    def set_theme(self, theme: Theme) -> None:
        """Look as the theme says; Qt's own widgets do by themselves."""


def empty_label(name: str) -> QLabel:
    """Return what stands where there is nothing to show yet."""
    label = plain_label(name=name)
    label.setProperty("tone", "quiet")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label


def small_button(text: str, name: str) -> QPushButton:
    """Return a button that Enter elsewhere does not press."""
    made = button(text, name=name)
    made.setAutoDefault(False)
    return made
