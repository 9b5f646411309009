"""The canvas: the article with its marks, and arcs for the event that has the focus.

It holds no data of its own: it reads the Review, and is told by `refresh` what an edit changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from annotation.codebook import Role
from annotation.review import Delta, Item, Review
from annotation.values import Fragment, Zone
from ui.canvas import graphemes
from ui.canvas.mouse import Mouse
from ui.canvas.page import Line
from ui.canvas.paint import Scene
from ui.canvas.pick import Pick
from ui.canvas.style import Style
from ui.canvas.view import View, colour_in
from ui.theme import LIGHT, TEXT_PX, Theme, qcolor

MARGIN = 56
"""The least room on either side of the text: arcs pass there."""
BLEED = 5
"""How far a ring may reach beyond the band of its line."""
FADE = 22
LANDING = 0.35
"""Where in the window an item lands that had to be scrolled to."""


class Canvas(QAbstractScrollArea):
    """One document. What a person does on it leaves as signals."""

    focus_changed = Signal(object)
    item_clicked = Signal(str)
    word_clicked = Signal(int)
    span_dragged = Signal(int, int, object)
    edge_dragged = Signal(str, int, int)
    role_picked = Signal(str)
    pick_left = Signal()
    context_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self._style = Style(TEXT_PX)
        self._zones: tuple[Zone, ...] = ()
        self._scene = Scene(LIGHT, self._style, lambda _: LIGHT.ink)
        self._pick = Pick()
        self._mouse = Mouse(self)
        self._all_arcs = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Article")
        self.set_theme(LIGHT)

    # -- what is shown ---------------------------------------------------------------------------

    def show_review(self, review: Review | None) -> None:
        """Show a document from its beginning; None shows an empty page."""
        self._pick.end()
        scene = self._scene
        self._scene = Scene(
            scene.theme, self._style, scene.colour, hide_rejected=scene.hide_rejected
        )
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
        if moved or self._all_arcs:
            self.viewport().update()
        self._update_lines(lines)

    def set_zones(self, zones: Sequence[Zone]) -> None:
        """Show which stretches are title, credit or boilerplate."""
        if tuple(zones) != self._zones:
            self._zones = tuple(zones)
            self._rebuild()

    def set_theme(self, theme: Theme) -> None:
        self._scene.theme = theme
        self.verticalScrollBar().setStyleSheet(_scrollbar_look(theme))
        self._rebuild()

    def set_text_size(self, pixels: int) -> None:
        if pixels != self._style.text_px:
            self._style = self._scene.style = Style(pixels)
            self._rebuild()

    def set_find(self, matches: Sequence[Fragment], current: int) -> None:
        """Mark what was searched for; `current` is the place in `matches`, -1 for none."""
        self._scene.found = tuple(matches)
        self._scene.found_current = current
        self.viewport().update()
        if 0 <= current < len(matches):
            self.reveal(matches[current][0])

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
        before = [*view.lines_of_item(self._scene.focus), *view.arcs.lines()]
        self._scene.focus = item_id
        with self._held():
            view.show_arcs(item_id, all_events=self._all_arcs)
            after = [*view.lines_of_item(item_id), *view.arcs.lines()]
        self._update_lines([*before, *after])
        if item_id is not None:
            self.reveal(item_id)
        if changed:
            self.focus_changed.emit(item_id)

    def set_caret_word(self, fragment: Fragment | None) -> None:
        """Ring the word that a new span would start from."""
        self._repaint_stretches(self._scene.caret, fragment)
        self._scene.caret = fragment

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

    # -- picking ---------------------------------------------------------------------------------

    def begin_pick(self, candidates: list[Item], role: Role) -> None:
        """Let a person pick who fills a role: letters, arrows and Enter, or a click; Esc leaves."""
        self._pick.begin(candidates)
        if not self._pick.is_on:
            self.pick_left.emit()
            return
        self.setAccessibleDescription(f"Pick {role.label}")
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

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pick.is_on:
            self._pick_key(event)
        elif event.key() == Qt.Key.Key_Escape and self._mouse.cancel():
            event.accept()
        elif event.key() in _SCROLLING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _pick_key(self, event: QKeyEvent) -> None:
        what, item = self._pick.key(event, self._step_line)
        if what == "moved":
            self._show_pick()
        elif what:
            self.end_pick()
            if item is None:
                self.pick_left.emit()
            else:
                self.role_picked.emit(item)

    @override
    def event(self, event: QEvent) -> bool:
        # While picking, letters are answers and not the shortcuts of the window.
        if (
            self._pick.is_on
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
        ):
            event.accept()
            return True
        return super().event(event)

    # -- the mouse (what `Mouse` needs) ------------------------------------------------------------

    def view(self) -> View | None:
        return self._view

    def to_page(self, position: QPointF) -> QPointF:
        """Return a position in the viewport as one on the page."""
        return position + QPointF(-self._left, self.verticalScrollBar().value())

    def show_selection(self, selection: Fragment | None) -> None:
        self._repaint_stretches(self._scene.selection, selection)
        self._scene.selection = selection

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        self.viewport().setCursor(shape)

    def take_click(self, item: str | None, offset: int | None) -> None:
        if self._pick.is_on:
            if item in self._scene.hints:
                self.end_pick()
                self.role_picked.emit(item)
        elif item is not None:
            self.set_focus_item(item)
            self.item_clicked.emit(item)
        elif offset is not None:
            self.word_clicked.emit(offset)

    def take_drag(self, span: Fragment, event: QMouseEvent) -> None:
        if not self._pick.is_on:
            self.span_dragged.emit(span[0], span[1], event.globalPosition().toPoint())

    def take_edge(self, item: str, span: Fragment) -> None:
        self.edge_dragged.emit(item, span[0], span[1])

    def take_menu(self, item: str | None, event: QContextMenuEvent) -> None:
        self.context_requested.emit(item, event.globalPos())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        return self._mouse.handle(event) or super().viewportEvent(event)

    # -- scrolling -------------------------------------------------------------------------------

    def reveal(self, target: str | int) -> None:
        """Scroll to an item or an offset when it is near an edge; it lands above the middle."""
        view = self._view
        if view is None:
            return
        if isinstance(target, str):
            item = view.review.item(target)
            if item is None or not item.fragments:
                return
            target = item.start
        with self._held():
            line = view.page.line_of(target)
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        edge = min(64, room // 5)
        top, bottom = line.top - bar.value(), line.bottom - bar.value()
        if top < edge or bottom > room - edge:
            bar.setValue(round(line.text_top - room * LANDING))

    def _settle(self) -> None:
        """Lay out what is in sight."""
        if self._view is not None:
            with self._held():
                top = self.verticalScrollBar().value()
                self._view.page.lines_between(top - BLEED, top + self.viewport().height() + BLEED)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep the first visible paragraph where it is, whatever is laid out above it."""
        view, bar = self._view, self.verticalScrollBar()
        if view is None:
            yield
            return
        page = view.page
        anchor = page.paragraphs[page.index_at_y(bar.value())]
        shift = bar.value() - anchor.top
        height = page.height
        yield
        if page.height != height or anchor.top + shift != bar.value():
            self._set_range()
            bar.setValue(anchor.top + shift)

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        height = self._view.page.height if self._view is not None else 0
        bar.setRange(0, max(0, height - room))
        bar.setPageStep(max(1, room - 2 * self._style.body.height(1, 1, 0)))
        bar.setSingleStep(self._style.body.height(1, 1, 0) // 2)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._settle()
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._view is not None and self._width != self._view.page.width:
            self._rebuild()
        else:
            self._set_range()
            self._settle()

    # -- building and painting ---------------------------------------------------------------------

    @property
    def _width(self) -> int:
        return max(120, min(self._style.measure, self.viewport().width() - 2 * MARGIN))

    @property
    def _left(self) -> int:
        return max(MARGIN, (self.viewport().width() - self._width) // 2)

    def _build(self, review: Review | None) -> None:
        self._view = None
        if review is not None:
            theme = self._scene.theme
            self._scene.colour = lambda item: colour_in(review, theme, item)
            self._view = View(review, self._style, self._width, self._zones, self._scene)
            self._view.show_arcs(self._scene.focus, all_events=self._all_arcs)
        self._set_range()
        self._settle()
        self.viewport().update()

    def _rebuild(self) -> None:
        """Lay everything out anew, with the same text at the top of the window."""
        if self._view is None:
            self.viewport().update()
            return
        old, bar = self._view.page, self.verticalScrollBar()
        line = old.line_at_y(bar.value())
        shift = bar.value() - line.top
        review = self._view.review
        self._build(review)
        if bar.value() > 0:
            bar.setValue(self._view.page.line_of(line.start).top + shift)

    def _update_lines(self, lines: Iterable[Line]) -> None:
        """Have some lines painted again, in their whole width."""
        scroll, width = self.verticalScrollBar().value(), self.viewport().width()
        for line in {line.key: line for line in lines}.values():
            self.viewport().update(
                QRect(0, line.top - scroll - BLEED, width, line.height + 2 * BLEED)
            )

    def _repaint_stretches(self, *stretches: Fragment | None) -> None:
        if self._view is not None:
            for stretch in stretches:
                if stretch is not None:
                    self._update_lines(self._view.page.laid_lines(*stretch))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scroll = self.verticalScrollBar().value()
        for rect in _bands(event):
            painter.setClipRect(rect)
            painter.fillRect(rect, qcolor(self._scene.theme.page))
            if self._view is not None:
                painter.translate(self._left, -scroll)
                top, bottom = rect.top() + scroll, rect.bottom() + 1 + scroll
                self._view.paint(painter, top - BLEED, bottom + BLEED, self._left)
                painter.translate(-self._left, scroll)
                self._paint_fades(painter)
        painter.end()

    def _paint_fades(self, painter: QPainter) -> None:
        """Let the text fade out where it goes on beyond an edge."""
        bar, width, height = (
            self.verticalScrollBar(),
            self.viewport().width(),
            self.viewport().height(),
        )
        page = self._scene.theme.page
        for shown, edge, inner in (
            (bar.value() > 0, 0, FADE),
            (bar.value() < bar.maximum(), height, height - FADE),
        ):
            if shown:
                fade = QLinearGradient(QPointF(0, edge), QPointF(0, inner))
                fade.setColorAt(0, qcolor(page))
                fade.setColorAt(1, qcolor(page, 0.0))
                painter.fillRect(QRect(0, min(edge, inner), width, FADE), fade)


_SCROLLING = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def _scrollbar_look(theme: Theme) -> str:
    return f"""
        QScrollBar:vertical {{ background: {theme.page}; width: 10px; margin: 0; border: none; }}
        QScrollBar::handle:vertical {{
            background: {theme.scrollbar}; min-height: 36px; border-radius: 3px; margin: 2px;
        }}
        QScrollBar::handle:vertical:hover {{ background: {theme.strong_border}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: {theme.page}; }}
    """


def _bands(event: QPaintEvent) -> list[QRect]:
    """Return the parts to paint. The bounding box alone would take in all that lies between."""
    region: Iterable[QRect] = event.region()  # type: ignore[assignment]
    return list(region)
