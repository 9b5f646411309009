"""A widget that paints a View and scrolls it: what is laid out when, and what is painted again."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from annotation.review import Review
from annotation.values import Fragment, Zone
from ui.canvas.paint import Scene
from ui.canvas.paragraph import Line
from ui.canvas.style import Style
from ui.canvas.view import View, colour_in
from ui.theme import LIGHT, TEXT_PX, Theme, qcolor

MARGIN = 72
"""The least room on either side of the text: arcs pass there."""
BLEED = 5
"""How far a ring may reach beyond the band of its line."""
FADE = 22
LANDING = 0.35
"""Where in the window something lands that had to be scrolled to."""
EDGE = 64
"""How near to the edge of the window it may be without being scrolled to."""


class Surface(QAbstractScrollArea):
    """The page of one document, or an empty one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self._style = Style(TEXT_PX)
        self._zones: tuple[Zone, ...] = ()
        self._scene = Scene(LIGHT, self._style, lambda _: LIGHT.ink)
        self._all_arcs = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(LIGHT)

    @property
    def view(self) -> View | None:
        return self._view

    # -- how it looks ----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._scene.theme = theme
        self.verticalScrollBar().setStyleSheet(_scrollbar_look(theme))
        self._rebuild()

    def set_text_size(self, pixels: int) -> None:
        if pixels != self._style.text_px:
            self._style = self._scene.style = Style(pixels)
            self._rebuild()

    def set_zones(self, zones: Iterable[Zone]) -> None:
        """Show which stretches are title, credit or boilerplate."""
        zones = tuple(zones)
        if zones != self._zones:
            self._zones = zones
            self._rebuild()

    # -- where it is -----------------------------------------------------------------------------

    def to_page(self, position: QPointF) -> QPointF:
        """Return a position in the viewport as one on the page."""
        return position + QPointF(-self._left, self.verticalScrollBar().value())

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
        bar, room = self.verticalScrollBar(), self.viewport().height()
        edge = min(EDGE, room // 5)
        top, bottom = line.top - bar.value(), line.bottom - bar.value()
        if top < edge or bottom > room - edge:
            # What stands above is laid out by scrolling there, and may be higher than was guessed.
            for _ in range(3):
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
        pitch = self._style.body.height(1, 1, 0)
        height = self._view.page.height if self._view is not None else 0
        bar.setRange(0, max(0, height - room))
        bar.setPageStep(max(1, room - 2 * pitch))
        bar.setSingleStep(pitch // 2)

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

    # -- building --------------------------------------------------------------------------------

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
            self._view.arc_lines()
        self._set_range()
        self._settle()
        self.viewport().update()

    def _rebuild(self) -> None:
        """Lay everything out anew, with the same text at the top of the window."""
        if self._view is None:
            self.viewport().update()
            return
        bar = self.verticalScrollBar()
        line = self._view.page.line_at_y(bar.value())
        share = (bar.value() - line.top) / max(1, line.height)
        at_top = bar.value() == 0
        self._build(self._view.review)
        if not at_top:
            line = self._view.page.line_of(line.start)
            self._set_range()
            bar.setValue(line.top + round(share * line.height))

    # -- painting --------------------------------------------------------------------------------

    def _update_lines(self, lines: Iterable[Line]) -> None:
        """Have some lines painted again, in their whole width."""
        scroll, width = self.verticalScrollBar().value(), self.viewport().width()
        for line in {line.key: line for line in lines}.values():
            self.viewport().update(
                QRect(0, line.top - scroll - BLEED, width, line.height + 2 * BLEED)
            )

    def _update_between(self, lines: Sequence[Line]) -> None:
        """Have everything painted again from the first of these lines to the last."""
        if lines:
            top = min(line.top for line in lines) - BLEED
            bottom = max(line.bottom for line in lines) + BLEED
            scroll = self.verticalScrollBar().value()
            self.viewport().update(QRect(0, top - scroll, self.viewport().width(), bottom - top))

    def _update_stretches(self, *stretches: Fragment | None) -> None:
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
        bar = self.verticalScrollBar()
        width, height = self.viewport().width(), self.viewport().height()
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
