"""The panels in their places: header, list, article, inspector, and the bar at the bottom."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotation.paths import is_there
from annotation.review import Item
from annotation.values import Fragment
from ui.canvas.canvas import Canvas
from ui.course import Course
from ui.panels.article_note import ArticleNote
from ui.panels.chooser import Chooser
from ui.panels.documents import Documents
from ui.panels.events import Events
from ui.panels.find_bar import FindBar
from ui.panels.halves import Halves
from ui.panels.header import Header
from ui.panels.inspector import Inspector
from ui.panels.key_bar import HEIGHT, KeyBar
from ui.panels.notice import Status, TroubleBar
from ui.panels.options_popup import OptionsPopup
from ui.panels.progress import ProgressStrip
from ui.panels.welcome import Welcome, empty_page, finished_page
from ui.session import Session
from ui.settings import Settings
from ui.theme import Theme

WIDTHS = [252, 860, 328]


class Workspace(QWidget):
    """Signals: `action_wanted(action id)`, `document_wanted(id)`, `project_wanted(path)`,
    `least_wanted(score)`.
    """

    action_wanted = Signal(str)
    document_wanted = Signal(str)
    project_wanted = Signal(object)
    least_wanted = Signal(float)

    def __init__(
        self, session: Session, course: Course, settings: Settings, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._has_all_arcs = False
        self._hides_rejected = False
        self.header = Header(session, course, theme)
        self.trouble = TroubleBar()
        self.note = ArticleNote(session, course)
        self.find_bar = FindBar()
        self.canvas = Canvas()
        self.documents = Documents(session, course, theme, settings.list_filter)
        self.events = Events(session, settings, theme)
        self.inspector = Inspector(theme)
        self.key_bar = KeyBar(theme)
        self.status = Status()
        self.suggesting = ProgressStrip(theme, "suggesting")
        self.importing = ProgressStrip(theme, "importing")
        self.welcome = Welcome()
        self.empty = empty_page()
        self.finished = finished_page()
        self._lay_out()
        self.chooser = Chooser(theme, self.canvas)
        self.options = OptionsPopup(theme, self)
        self._connect()
        self.show_page()

    def _lay_out(self) -> None:
        article = QWidget()
        article.setObjectName("workspace")
        column = QVBoxLayout(article)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.halves = Halves(self.canvas, self.events, self._settings)
        column.addWidget(self.note)
        column.addWidget(self.find_bar)
        column.addWidget(self.halves, 1)
        self.article = article
        self.pages = QStackedWidget()
        for page in (article, self.empty, self.finished):
            self.pages.addWidget(page)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.documents, self.pages, self.inspector):
            self.splitter.addWidget(widget)
        self.splitter.setHandleWidth(1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(WIDTHS)
        self.rooms = QStackedWidget()
        self.rooms.addWidget(self.welcome)
        self.rooms.addWidget(self.splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.trouble)
        whole.addWidget(self.rooms, 1)
        whole.addWidget(self._bottom())

    def _bottom(self) -> QWidget:
        bottom = QWidget()
        bottom.setObjectName("bottom")
        bottom.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bottom.setFixedHeight(HEIGHT)
        row = QHBoxLayout(bottom)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.key_bar, 1)
        for widget in (self.status, self.importing, self.suggesting):
            row.addWidget(widget)
        return bottom

    def _connect(self) -> None:
        self.key_bar.pressed.connect(self.action_wanted)
        self.inspector.action_wanted.connect(self.action_wanted)
        for page in (self.welcome, self.empty, self.finished):
            page.action_wanted.connect(self.action_wanted)
        self.welcome.project_wanted.connect(self.project_wanted)
        self.documents.chosen.connect(self.document_wanted)
        self.documents.filter_changed.connect(self._on_filter)
        self.documents.order_wanted.connect(self._on_order)
        self.header.least_wanted.connect(self.least_wanted)
        self.header.facts_wanted.connect(self._on_facts_wanted)
        self.inspector.facts_wanted.connect(self._on_facts_wanted)
        self.find_bar.found.connect(self.canvas.set_find)
        self.find_bar.left.connect(self.focus_canvas)

    def _on_facts_wanted(self) -> None:
        self.action_wanted.emit("facts")

    def _on_order(self, order: str) -> None:
        self.action_wanted.emit(f"order.{order}")

    def _on_filter(self, state: str) -> None:
        self._settings.list_filter = state

    def focus_canvas(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown ---------------------------------------------------------------------------

    def show_page(self) -> None:
        """Show the welcome page, the page of an empty project, or the article."""
        has_project = self._session.project is not None
        if not has_project:
            self.welcome.show_recent([p for p in self._settings.recent if is_there(p)])
        self.header.setVisible(has_project and self._session.review is not None)
        self.rooms.setCurrentWidget(self.splitter if has_project else self.welcome)
        has_article = self._session.review is not None
        self.pages.setCurrentWidget(self.article if has_article else self.empty)
        self.inspector.setVisible(has_article)
        self.documents.setVisible(bool(self._session.rows) and self._settings.is_list_shown)

    @property
    def is_article_shown(self) -> bool:
        return self.pages.currentWidget() is self.article

    def show_finished(self) -> None:
        """Show the page after the last article; the keys belong to it."""
        self.pages.setCurrentWidget(self.finished)
        self.inspector.hide()
        self.finished.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_arcs(self) -> None:
        self._has_all_arcs = not self._has_all_arcs
        self.canvas.set_show_all_arcs(self._has_all_arcs)

    def toggle_rejected(self) -> None:
        self._hides_rejected = not self._hides_rejected
        self.canvas.set_hide_rejected(self._hides_rejected)
        self.status.say("Rejected ones are hidden." if self._hides_rejected else "All are shown.")

    def toggle_documents(self) -> None:
        self._settings.is_list_shown = not self._settings.is_list_shown
        self.documents.setVisible(self._settings.is_list_shown)

    def show_import(self, done: int, total: int, name: str) -> None:
        self.importing.show_progress(done, total, f"Importing {done + 1} of {total}: {name}")

    def show_suggesting(self, done: int, total: int) -> None:
        text = f"Reading {min(done + 1, total)} of {total} articles…"
        self.suggesting.show_progress(done, total, text)

    def place_chooser(self, item: Item | None, word: Fragment | None) -> None:
        """Put what is open over the article below what it is about."""
        anchor = self._anchor(item, word)
        if self.chooser.is_open:
            self.chooser.place_near(anchor)
        if self.options.is_open:
            corner = self.canvas.mapTo(self, anchor.topLeft())
            self.options.place_near(QRect(corner, anchor.size()))

    def place_aside(self) -> None:
        """Put the options where they hide the least of the article."""
        corner = self.canvas.mapTo(self, self.canvas.rect().bottomRight())
        self.options.place_near(QRect(corner, QSize(1, 1)))

    def _anchor(self, item: Item | None, word: Fragment | None) -> QRect:
        place = word or ((item.start, item.end) if item is not None and item.fragments else None)
        view = self.canvas.view
        if place is None or view is None:
            return QRect(40, 40, 1, 1)
        line = view.page.line_of(place[0])
        boxes = line.boxes(place[0], min(place[1], line.end))
        left, right = boxes[0] if boxes else (0.0, 40.0)
        top = line.text_top - self.canvas.verticalScrollBar().value()
        corner = left - self.canvas.to_page(QPointF()).x()
        return QRect(round(corner), top, round(right - left), line.text_bottom - line.text_top)

    def offset_at(self, place: QPoint) -> int | None:
        """Return which character is at a place of the screen, None beside the text."""
        view = self.canvas.view
        spot = self.canvas.to_page(QPointF(self.canvas.viewport().mapFromGlobal(place)))
        if view is None or not view.is_on_text(spot.x(), spot.y()):
            return None
        return view.offset_at(spot.x(), spot.y(), between=False)

    # -- looks and layout ------------------------------------------------------------------------

    def set_theme(self, theme: Theme, text_size: int) -> None:
        self.canvas.set_text_size(text_size)
        for part in (
            self.canvas, self.header, self.documents, self.events, self.inspector, self.key_bar,
            self.suggesting, self.importing, self.chooser, self.options,
        ):  # fmt: skip
            part.set_theme(theme)

    def restore(self) -> None:
        self.splitter.restoreState(self._settings.bytes("splitter"))
        self.halves.restore()

    def remember(self) -> None:
        self._settings.set_bytes("splitter", self.splitter.saveState())
        self.halves.remember()
