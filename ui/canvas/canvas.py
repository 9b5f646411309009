"""The canvas: the article with its marks, and arcs for the event that has the focus.

It holds no data of its own: it reads the Review, and is told by `refresh` what an edit changed.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotation.codebook import Role
from annotation.review import Delta, Item, Review
from annotation.values import Fragment
from ui.canvas import accessibility, graphemes
from ui.canvas.mouse import Mouse
from ui.canvas.paint import Scene
from ui.canvas.pick import Pick
from ui.canvas.surface import EDGE, Surface

_SCROLLING = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Canvas(Surface):
    """One document. What a person does on it leaves as signals."""

    focus_changed = Signal(object)
    item_clicked = Signal(str)
    word_clicked = Signal(int)
    span_dragged = Signal(int, int, object)
    edge_dragged = Signal(str, int, int)
    role_picked = Signal(str)
    picked_beside = Signal(str)
    pick_left = Signal()
    pick_emptied = Signal()
    context_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        # Qt calls the handlers below while the widget is still being made.
        self._pick = Pick()
        self._mouse = Mouse(self)
        super().__init__(parent)
        self._mouse.clicked.connect(self._on_click)
        self._mouse.selection_changed.connect(self._show_selection)
        self._mouse.dragged.connect(self.span_dragged)
        self._mouse.edge_dragged.connect(self.edge_dragged)
        self._mouse.menu_requested.connect(self.context_requested)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Article")
        accessibility.install()

    # -- what is shown ---------------------------------------------------------------------------

    def show_review(self, review: Review | None) -> None:
        """Show a document from its beginning; None shows an empty page."""
        self._pick.end()
        self._mouse.cancel()
        old = self._scene
        hide = old.hide_rejected
        self._scene = Scene(old.theme, self._style, old.colour, hide_rejected=hide)
        self._zones = () if review is None else review.layer.document.facts.zones
        self._build(review)
        self.verticalScrollBar().setValue(0)
        self.focus_changed.emit(None)

    def refresh(self, delta: Delta) -> None:
        """Draw anew what an edit has changed."""
        view = self._view
        if view is None:
            return
        if delta.whole or delta.facts:
            self._zones = view.review.layer.document.facts.zones
            self._rebuild()
            return
        with self._held():
            lines, moved = view.refresh(delta)
        if moved:
            self._settle()
            self.viewport().update()
        elif self._all_arcs:
            self._update_between(lines)
        else:
            self._update_lines(lines)

    def set_show_all_arcs(self, on: bool) -> None:
        """Draw the arguments of every event, or of the focused one alone."""
        self._all_arcs = on
        if self._view is not None:
            with self._held():
                self._view.show_arcs(self._scene.focus, all_events=on)
            self._settle()
            self.viewport().update()

    def set_hide_rejected(self, on: bool) -> None:
        self._scene.hide_rejected = on
        self.viewport().update()

    def set_find(self, matches: Sequence[Fragment], current: int) -> None:
        """Mark what was searched for; `current` is the place in `matches`, -1 for none."""
        self._scene.found = tuple(matches)
        self._scene.found_current = current
        self.viewport().update()
        if 0 <= current < len(matches):
            self.reveal(matches[current][0])

    def _show_selection(self, selection: Fragment | None) -> None:
        self._update_stretches(self._scene.selection, selection)
        self._scene.selection = selection

    # -- focus -----------------------------------------------------------------------------------

    @property
    def focus_item(self) -> str | None:
        return self._scene.focus

    def set_focus_item(self, item_id: str | None) -> None:
        """Give an item the focus, and scroll to it when it is near the edge or beyond."""
        view = self._view
        if view is None:
            return
        if item_id is not None and view.review.item(item_id) is None:
            item_id = None
        changed = item_id != self._scene.focus
        before = view.lines_of_item(self._scene.focus)
        self._scene.focus = item_id
        with self._held():
            view.show_arcs(item_id, all_events=self._all_arcs)
            after = [*view.lines_of_item(item_id), *view.arc_lines()]
        self._update_lines([*before, *after])
        if item_id is not None:
            self.reveal(item_id)
        if changed:
            accessibility.announce(self)
            self.focus_changed.emit(item_id)

    def set_caret_word(self, fragment: Fragment | None) -> None:
        """Ring the word that a new span would start from."""
        self._update_stretches(self._scene.caret, fragment)
        self._scene.caret = fragment
        if fragment is not None:
            self.reveal(fragment[0])

    def item_above(self, item_id: str) -> str | None:
        """Return the nearest item on the line above that has any."""
        return self._step_line(item_id, -1)

    def item_below(self, item_id: str) -> str | None:
        """Return the nearest item on the line below that has any."""
        return self._step_line(item_id, 1)

    def _step_line(self, item_id: str, step: int) -> str | None:
        if self._view is None:
            return None
        with self._held():
            return self._view.step_line(item_id, step, self._pick.candidates or None)

    def grapheme_move(self, offset: int, step: int) -> int:
        """Return an offset moved by characters as a person sees them."""
        if self._view is None:
            return offset
        return graphemes.grapheme_move(self._view.review.text, offset, step)

    def in_view(self) -> Fragment:
        """Return the stretch of text to any place of which one can go without scrolling."""
        view, bar, room = self._view, self.verticalScrollBar(), self.viewport().height()
        if view is None:
            return (0, 0)
        edge = min(EDGE, room // 5)
        top = bar.value() + (edge if bar.value() > bar.minimum() else 0)
        bottom = bar.value() + room - (edge if bar.value() < bar.maximum() else 0)
        with self._held():
            lines = view.page.lines_between(top, bottom)
        whole = [line for line in lines if line.top >= top and line.bottom <= bottom] or lines
        return (whole[0].start, whole[-1].end) if whole else (0, 0)

    # -- picking ---------------------------------------------------------------------------------

    def begin_pick(self, candidates: list[Item], role: Role | str) -> None:
        """Let a person pick an item: letters, arrows and Enter, or a click; Esc leaves.

        `role` says what for. With Shift the pick is meant beside what is there already, Delete
        means nobody.
        """
        self._pick.begin(candidates, can_empty=isinstance(role, Role))
        if not self._pick.is_on:
            self.pick_left.emit()
            return
        self.setAccessibleDescription(f"Pick {role if isinstance(role, str) else role.label}")
        self._show_pick()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_pick(self) -> None:
        self._pick.end()
        self.setAccessibleDescription("")
        self._show_pick()

    def _show_pick(self) -> None:
        self._scene.hints = self._pick.hints()
        self._scene.picked = self._pick.chosen
        self.viewport().update()
        if self._pick.chosen is not None:
            self.reveal(self._pick.chosen)

    def _picked(self, item: str | None, *, beside: bool = False) -> None:
        self.end_pick()
        if item is None:
            self.pick_left.emit()
        else:
            (self.picked_beside if beside else self.role_picked).emit(item)

    # -- keys and mouse --------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pick.is_on:
            what, item = self._pick.key(event, self._step_line)
            if what == "moved":
                self._show_pick()
            elif what == "emptied":
                self.end_pick()
                self.pick_emptied.emit()
            elif what:
                self._picked(item, beside=what == "beside")
        elif event.key() == Qt.Key.Key_Escape and self._mouse.cancel():
            event.accept()
        elif event.key() in _SCROLLING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def event(self, event: QEvent) -> bool:
        # While picking, letters are answers and not the shortcuts of the window; Tab is an arrow.
        if self._pick.is_on and isinstance(event, QKeyEvent):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
            return True
        if self._mouse.claims(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        return self._mouse.handle(event) or super().viewportEvent(event)

    def _on_click(self, item: str | None, offset: int | None) -> None:
        if self._pick.is_on:
            if self._pick.offers(item):
                self._picked(item)
        elif item is not None:
            self.set_focus_item(item)
            self.item_clicked.emit(item)
        elif offset is not None:
            self.word_clicked.emit(offset)
