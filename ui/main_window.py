"""The window: it puts the panels together and lets the session's signals reach them.

It holds no state of the work: the session does, and the canvas has the focus.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow
from typing_extensions import override

from annotation.review import Delta, Review
from annotation.values import Edit
from ui import hints, theme
from ui.action import Action
from ui.actions import KeyMap, all_actions
from ui.commands import correct, create, learning, meaning, picking, project, roles
from ui.commands.desk import Desk
from ui.course import Course
from ui.frame import first_size
from ui.jobs.effort import Effort
from ui.jobs.idle import Idle
from ui.jobs.importing import Importing, Report
from ui.jobs.learning import LearningJob
from ui.jobs.preparing import Preparing
from ui.jobs.suggesting import Suggesting
from ui.menus import context_menu, fill_menu_bar
from ui.panels.workspace import Workspace
from ui.router import Router
from ui.session import Session
from ui.settings import Settings
from ui.style import stylesheet


class MainWindow(QMainWindow):
    """A window of its own, or put into a Frame, which is painted before this is even imported.

    `has_worker` and `is_serial` say whether the machine works beside it, and jobs run in turn.
    """

    def __init__(
        self, settings: Settings, *, has_worker: bool = True, is_serial: bool = False
    ) -> None:
        super().__init__()
        self.settings = settings
        self.session = Session(settings.coder, self)
        self.theme = theme.theme_for(settings.theme)
        self.course = Course(self.session)
        self.desk = Desk(self.session, settings, self)
        self.workspace = Workspace(self.session, self.course, settings, self.theme, self)
        self.canvas = self.workspace.canvas
        self.chooser = self.workspace.chooser
        self.options = self.workspace.options
        self.find_bar = self.workspace.find_bar
        self.router = Router(self.desk, self.run, self)
        self.actions_: tuple[Action, ...] = ()
        self._is_acting = self._is_context_stale = False
        self.imports = Importing(self.session, is_serial=is_serial, parent=self)
        self.suggesting: Suggesting | None = None
        self.learning: LearningJob | None = None
        if has_worker:
            self.suggesting = Suggesting(
                self.session,
                settings.model,
                self,
                trusted=lambda: settings.trusted,
                order=lambda: self.course.ids,
            )
            self.learning = LearningJob(self.suggesting, self.session, self, idle=Idle(self, self))
        self.preparing = Preparing(self) if has_worker else None
        self.setWindowTitle("Goldleaf")
        self.setAcceptDrops(True)
        self.setCentralWidget(self.workspace)
        self._listen()
        self._load_actions()
        self.apply_theme()
        self.resize(first_size(self.screen().availableGeometry()))
        self.restoreGeometry(settings.bytes("geometry"))
        self.workspace.restore()

    # -- wiring ----------------------------------------------------------------------------------

    def _listen(self) -> None:
        session, workspace = self.session, self.workspace
        self.effort = Effort(session, self, self)
        session.project_opened.connect(self._on_project)
        session.project_closed.connect(self._on_project_closed)
        session.documents_changed.connect(self._on_documents)
        session.document_opened.connect(self._on_document)
        session.edited.connect(self._on_edited)
        session.notice.connect(workspace.status.say)
        session.failed.connect(workspace.trouble.say)
        session.warned.connect(workspace.trouble.warn)
        self.canvas.focus_changed.connect(self._on_focus)
        self.canvas.item_clicked.connect(self.desk.dismiss)
        self.canvas.item_clicked.connect(workspace.focus_canvas)
        self.canvas.context_requested.connect(self._on_context_menu)
        self.chooser.changed = self.options.changed = self._on_chooser
        workspace.action_wanted.connect(self.run_id)
        workspace.document_wanted.connect(self.open_document)
        workspace.least_wanted.connect(self._on_least_wanted)
        workspace.events.focus_wanted.connect(self.desk.focus)
        workspace.events.keyboard_moved.connect(self.show_context)
        self.imports.progressed.connect(workspace.show_import)
        self.imports.finished.connect(self._on_imported)
        workspace.importing.stopped.connect(self.imports.stop)
        if self.suggesting is not None:
            self.suggesting.progressed.connect(workspace.show_suggesting)
            workspace.suggesting.stopped.connect(self.suggesting.cancel)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply_theme)
        self._connect_gestures()

    def _connect_gestures(self) -> None:
        """What the mouse does on the canvas and in the inspector, and every key."""
        canvas, inspector, desk = self.canvas, self.workspace.inspector, self.desk
        self.router.watch(canvas, canvas.viewport())
        self.router.watch_list(self.workspace.events.table, self.workspace.events.take_key)
        canvas.word_clicked.connect(partial(create.click_word, desk))
        canvas.span_dragged.connect(partial(create.dragged, desk))
        canvas.edge_dragged.connect(partial(correct.resize, desk))
        canvas.role_picked.connect(partial(picking.picked, desk))
        canvas.picked_beside.connect(partial(picking.picked, desk, beside=True))
        canvas.pick_left.connect(partial(picking.leave, desk))
        canvas.pick_emptied.connect(partial(picking.emptied, desk))
        inspector.type_chosen.connect(partial(correct.choose, desk))
        inspector.role_pressed.connect(partial(roles.press, desk))
        inspector.link_removed.connect(partial(roles.remove_link, desk))
        inspector.attribute_set.connect(partial(correct.set_attribute, desk))
        inspector.focus_wanted.connect(desk.focus)
        inspector.place_picked.connect(partial(meaning.set_value, desk))
        self.workspace.project_wanted.connect(partial(project.open_path, desk))

    def _load_actions(self) -> None:
        self.actions_ = all_actions(self.session.codebook)
        self.router.keys = KeyMap(self.actions_)
        fill_menu_bar(self.menuBar(), self.actions_, self.desk.context, self.run)
        self.show_context()

    def run(self, action: Action, *_: object) -> None:
        """Do an action, if it applies. What was said before it goes, unless it is part of one."""
        if not action.when(self.desk.context()):
            return
        if self._is_acting:
            action.run(self.desk)
            return
        status, self._is_acting = self.workspace.status, True
        told = status.told
        try:
            action.run(self.desk)
        finally:
            self._is_acting = False
            if self._is_context_stale:
                self.show_context()
        if status.told == told:
            status.clear()

    def run_id(self, id_: str) -> None:
        for action in self.actions_:
            if action.id == id_:
                self.run(action)

    # -- what the session says -------------------------------------------------------------------

    def _on_project(self) -> None:
        opened = self.session.project
        if opened is None:
            return
        self.workspace.trouble.pass_over()
        self.settings.remember_project(opened.path)
        self.setWindowTitle(f"{opened.name} – Goldleaf")
        self.workspace.inspector.set_codebook(opened.codebook)
        self._load_actions()
        rows = self.session.rows
        last = self.settings.last_document(opened.path)
        if self.session.row(last) is not None:
            self.open_document(last)
        elif rows:
            self.open_document(self.course.ids[0])
        self.show_article()

    def _on_project_closed(self) -> None:
        self.setWindowTitle("Goldleaf")
        self._load_actions()
        self.show_article()

    def _on_documents(self) -> None:
        if self.session.review is None and self.session.rows:
            self.open_document(self.course.ids[0])
        self.show_article()

    def _on_document(self, review: Review | None) -> None:
        self.desk.dismiss()
        self.desk.word = self.desk.picking = self.desk.following = None
        self.show_article()
        self.canvas.show_review(review)
        self.find_bar.set_text(review.text if review is not None else "")
        opened = self.session.project
        if review is not None and opened is not None:
            self.settings.remember_document(opened.path, review.layer.document.id)
            self.run_id("start")
            if self.preparing is not None:
                self.preparing.begin_after(self.canvas.viewport())
        self.show_context()

    def _on_edited(self, edit: Edit | None, delta: Delta) -> None:
        self.canvas.refresh(delta)
        if edit is None:
            self.desk.find_again()
        else:
            self.workspace.status.clear()
            self.workspace.trouble.pass_over()
        if self.desk.item_id is None or self.desk.item is not None:
            self.show_context()

    def _on_focus(self) -> None:
        if self.canvas.focus_item is not None and self.desk.word is not None:
            self.desk.word = None
            self.canvas.set_caret_word(None)
        self.show_context()

    def show_context(self) -> None:
        """Have the inspector and the key bar say what is so now; within an action, at its end."""
        self._is_context_stale = self._is_acting
        if self._is_acting:
            return
        context = self.desk.context()
        self.desk.last = context.item
        frames = self.session.frames if context.on_trigger else None
        self.workspace.inspector.show_item(self.session.review, context.item, frames)
        self.workspace.events.show_focus(context.item)
        shown = hints.hints(self.actions_, self.router.keys, context)
        if self.chooser.is_open:
            shown = hints.CHOOSING
        elif self.desk.picking is not None:
            shown = hints.picking(self.desk.asked, can_empty=self.desk.emptying is not None)
        elif self.options.is_open:
            shown = hints.CHOICES if self.options.takes_digits else hints.OPTIONS
            shown = shown if self.desk.walking is None else hints.WALKING
            shown = hints.TELLING if self.options.is_telling else shown
        elif self.workspace.events.has_keyboard:
            shown = self.workspace.events.hints(shown)
        self.workspace.key_bar.show_hints(shown)

    def _on_least_wanted(self, score: float) -> None:
        learning.show_from(self.desk, score=score)

    # -- where we are ----------------------------------------------------------------------------

    def open_document(self, document_id: str) -> None:
        if self.session.open_document(document_id):
            self.show_article()
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_article(self) -> None:
        self.workspace.show_page()
        self.show_context()

    # -- the mouse, drops and the chooser ----------------------------------------------------------

    def _on_context_menu(self, item: str | None, place: QPoint) -> None:
        offset = self.workspace.offset_at(place)
        if item is not None:
            self.desk.focus(item)
        elif offset is not None:
            create.click_word(self.desk, offset)
        menu = context_menu(self.actions_, self.desk.context(), self.run, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _on_chooser(self) -> None:
        if self.desk.picking is not None:
            self.workspace.place_aside()
        elif self.desk.is_choosing:
            self.workspace.place_chooser(self.desk.item, self.desk.word)
        self.show_context()

    def _on_imported(self, report: Report) -> None:
        from ui.dialogs.import_report import ImportReport

        self.workspace.importing.hide()
        self.workspace.status.say(report.summary())
        if report.skipped or report.troubles or report.notes:
            ImportReport(report, self).open()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        project.import_paths(self.desk, paths)

    # -- looks and layout --------------------------------------------------------------------------

    def apply_theme(self, *_: object) -> None:
        """Look as the settings say."""
        self.theme = theme.theme_for(self.settings.theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(theme.qpalette(self.theme))
        self.setStyleSheet(stylesheet(self.theme))
        self.workspace.set_theme(self.theme, self.settings.text_size)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.router.press_elsewhere(event):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.desk.dismiss()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isWindow():  # else the frame that holds it remembers
            self.settings.set_bytes("geometry", self.saveGeometry())
        self.workspace.remember()
        self.settings.sync()
        self.imports.close()
        if self.preparing is not None:
            self.preparing.close()
        self.session.close_project()
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self.apply_theme)
        super().closeEvent(event)
