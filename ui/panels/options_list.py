"""The painted list of an OptionsPopup: a key, a label, what is known beside it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotation.options.offer import Option
from ui.theme import Theme, qcolor, sans
from ui.widgets import key_width, paint_key

ROW = 27
MOST_ROWS = 9
WIDTH = 420
LABEL_SHARE = 0.62
"""How much of a row a long label may take before what stands beside it is cut."""


class OptionsList(QWidget):
    """The options that are left, one of them chosen. A click takes one, hovering chooses it."""

    def __init__(self, theme: Theme, taken: Callable[[int], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.options: Sequence[Option[Any]] = ()
        self.at = 0
        self.moved: Callable[[], None] | None = None
        self.key_of: Callable[[int], str] = lambda _: ""
        """The key that takes the option on a visible row, "" for none."""
        self._taken = taken
        self._first = 0
        self._rows = 1
        self.setMouseTracking(True)

    @property
    def first(self) -> int:
        """The option on the first visible row."""
        return self._first

    def begin(self) -> None:
        """Forget how high the list was."""
        self._rows = 1

    def show_options(self, options: Sequence[Option[Any]]) -> None:
        """Show options from the first one. The list never shrinks while it is open."""
        self.options, self.at, self._first = options, 0, 0
        self._rows = max(self._rows, min(len(options), MOST_ROWS))
        self.setFixedHeight(ROW * self._rows)
        self.update()

    def step(self, step: int) -> None:
        if self.options:
            self._choose((self.at + step) % len(self.options))

    def _choose(self, at: int) -> None:
        self.at = at
        self._first = max(min(self._first, at), at - MOST_ROWS + 1)
        self.update()
        if self.moved is not None:
            self.moved()

    def _index(self, event: QMouseEvent) -> int:
        return self._first + int(event.position().y()) // ROW

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, ROW * self._rows)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._index(event)
        if 0 <= index < len(self.options) and index != self.at:
            self._choose(index)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._index(event)
        if 0 <= index < len(self.options):
            self._taken(index)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, option in enumerate(self.options[self._first : self._first + MOST_ROWS]):
            self._paint_row(painter, number, option)
        painter.end()

    def _paint_row(self, painter: QPainter, number: int, option: Option[Any]) -> None:
        top, is_chosen = number * ROW, self._first + number == self.at
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(qcolor(self.theme.hover))
            painter.drawRoundedRect(QRectF(0, top, self.width(), ROW), 5, 5)
            painter.setBrush(qcolor(self.theme.focus))
            painter.drawRoundedRect(QRectF(0, top + 5, 3, ROW - 10), 1.5, 1.5)
        key, left = self.key_of(number), 8.0
        if key:
            paint_key(painter, self.theme, left, top + ROW / 2, key)
        left += max(key_width("9"), key_width(key)) + 10
        right = self.width() - 8.0
        weight = QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal
        most = right if not option.detail else left + (right - left) * LABEL_SHARE
        left = self._text(painter, sans(13, weight), self.theme.ink, option.label, left, most, top)
        if option.detail:
            font = sans(12)
            self._text(painter, font, self.theme.quiet, option.detail, left + 10, right, top)

    def _text(  # noqa: PLR0913, PLR0917 - one line of text, where it stands
        self,
        painter: QPainter,
        font: QFont,
        ink: str,
        text: str,
        left: float,
        right: float,
        top: float,
    ) -> float:
        """Draw one line, cut before `right`; return where it ends."""
        metrics, room = QFontMetricsF(font), max(0.0, right - left)
        line = " ".join(text.split())
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(qcolor(ink))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(QRectF(left, top, room, ROW), flags, shown)
        return left + metrics.horizontalAdvance(shown)
