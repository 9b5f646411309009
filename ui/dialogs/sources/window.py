"""The window of the sources: a list of pages at the left, the chosen one at the right.

It stays open beside the article. Ctrl+PgUp and Ctrl+PgDown turn the pages, Alt and a digit opens
one, F5 counts anew, Esc closes.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotation.review import Delta
from annotation.values import Edit
from ui.commands.desk import Desk
from ui.dialogs.sources.blind import BlindPage
from ui.dialogs.sources.further import FurtherPage
from ui.dialogs.sources.learned import LearnedPage
from ui.dialogs.sources.over_time import OverTimePage
from ui.dialogs.sources.overview import OverviewPage
from ui.dialogs.sources.page import Ledger, Page
from ui.dialogs.sources.reliability import ReliabilityPage
from ui.dialogs.sources.versions import VersionsPage
from ui.panels.notice import TroubleBar
from ui.widgets import plain_label, show_if

PAGES: tuple[tuple[str, Callable[[Ledger], Page]], ...] = (
    ("Overview", OverviewPage),
    ("Over time", OverTimePage),
    ("Reliability", ReliabilityPage),
    ("Learned words", LearnedPage),
    ("Versions", VersionsPage),
    ("Sources", FurtherPage),
    ("Blind articles", BlindPage),
)
SIZE = (1140, 700)
SIDE = 172


class SourcesWindow(QDialog):
    """Not modal. A page is made when it is first opened."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.window.theme
        self._made: dict[int, Page] = {}
        self.ledger = Ledger(desk)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sources")
        self.resize(*SIZE)
        self._build()
        self._connect()
        self.side.setCurrentRow(0)
        self.side.setFocus()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        self.pages = QStackedWidget()
        self.trouble = TroubleBar()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.trouble)
        right.addWidget(self.pages, 1)
        row.addLayout(right, 1)

    def _left(self) -> QWidget:
        self.side = QListWidget()
        self.side.setObjectName("side")
        self.side.setAccessibleName("Pages")
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title, _ in PAGES:
            self.side.addItem(title)
        self.whose = QComboBox()
        self.whose.setAccessibleName("Whose finished articles are counted")
        self.whose_label = plain_label("Finished by")
        self.whose_label.setProperty("tone", "section")
        self.keys = plain_label("Alt 1–7  a page\nF5  count anew\nEsc  close", name="side-keys")
        self.keys.setProperty("tone", "quiet")
        left = QWidget()
        left.setObjectName("sideways")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setFixedWidth(SIDE)
        column = QVBoxLayout(left)
        column.setContentsMargins(10, 16, 10, 14)
        column.setSpacing(8)
        column.addWidget(self.side, 1)
        for widget in (self.whose_label, self.whose, self.keys):
            column.addWidget(widget)
        return left

    def _connect(self) -> None:
        session, course = self._desk.session, self._desk.course
        self.side.currentRowChanged.connect(self.open_page)
        self._fill_whose()
        self.whose.currentIndexChanged.connect(self._on_whose)
        for number in range(len(PAGES)):
            self._shortcut(f"Alt+{number + 1}", partial(self.side.setCurrentRow, number))
        self._shortcut("Ctrl+PgDown", partial(self._turn, 1))
        self._shortcut("Ctrl+PgUp", partial(self._turn, -1))
        self._shortcut("F5", self.reload)
        session.project_closed.connect(self.close)
        session.failed.connect(self.trouble.say)
        session.edited.connect(self._on_edited)
        session.documents_changed.connect(self.reload)
        course.changed.connect(self._on_course)
        if self._desk.window.suggesting is not None:
            self._desk.window.suggesting.ready.connect(self._on_course)

    def _shortcut(self, keys: str, do: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _fill_whose(self) -> None:
        project = self._desk.session.project
        coders: list[str] = []
        with self._desk.session.telling():
            coders = project.coders() if project is not None else []
        self.whose.addItem("everybody", None)
        for coder in coders:
            self.whose.addItem(coder, coder)
        for widget in (self.whose_label, self.whose):
            show_if(widget, on=len(coders) > 1)

    # -- pages -----------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self._made[self.side.currentRow()]

    def open_page(self, number: int) -> None:
        if number < 0:
            return
        if number not in self._made:
            made = PAGES[number][1](self.ledger)
            self._made[number] = made
            self.pages.addWidget(made)
        self.trouble.pass_over()
        self.pages.setCurrentWidget(self._made[number])
        self._made[number].reload()

    def open_titled(self, title: str) -> None:
        self.side.setCurrentRow([name for name, _ in PAGES].index(title))

    def _turn(self, step: int) -> None:
        self.side.setCurrentRow((self.side.currentRow() + step) % len(PAGES))

    def reload(self) -> None:
        """Count anew, and show it."""
        self.ledger.forget()
        self.page.reload()

    def _on_whose(self) -> None:
        self.ledger.coder = self.whose.currentData()
        self.reload()

    def _on_edited(self, edit: Edit | None, delta: Delta) -> None:
        """A layer was finished or opened again, or something was decided: nothing is recounted
        before somebody looks."""
        if edit is not None or delta.facts:
            self.ledger.forget()

    def _on_course(self, *_: object) -> None:
        self.page.reload()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._desk.window.theme != self._theme:
            self._theme = self._desk.window.theme
            for page in self._made.values():
                page.set_theme(self._theme)
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.page.reload()
