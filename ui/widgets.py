"""Small pieces that all panels and dialogs share: plain labels, buttons, key caps."""

import html
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme as themes
from ui.theme import Theme, qcolor, sans

KEY_HEIGHT = 19.0
_INSET = QPointF(3, 0)


def plain_label(text: str = "", parent: QWidget | None = None, *, name: str = "") -> QLabel:
    """Return a label that shows its text as it is: no markup, no mnemonics."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(_as_it_is(label.font()))
    label.setText(text)
    if name:
        label.setObjectName(name)
    return label


def _as_it_is(font: QFont) -> QFont:
    """Return the font without its habit of drawing an arrow for "-->"."""
    font.setFeature(QFont.Tag("calt"), 0)
    return font


class ElidedLabel(QLabel):
    """One line of plain text that gives way: cut with an ellipsis where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(_as_it_is(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        line = self.text().replace("\n", " ")
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self.rect(), int(flags), shown)


def safe_tooltip(text: str) -> str:
    """Return text as a tooltip that shows it as it is."""
    return f"<span style='white-space:pre-wrap'>{html.escape(text)}</span>"


def no_mnemonic(text: str) -> str:
    """Return text for a menu or a button, its ampersands as they are."""
    return text.replace("&", "&&")


def button(text: str, *, name: str = "", primary: bool = False) -> QPushButton:
    made = QPushButton(no_mnemonic(text))
    made.setObjectName(name)
    made.setProperty("primary", primary)
    made.setAutoDefault(primary)
    return made


@lru_cache(maxsize=1)
def key_font() -> QFont:
    return sans(11, QFont.Weight.DemiBold)


@lru_cache(maxsize=256)
def key_width(text: str) -> float:
    """Return how wide the chip of a key is."""
    return max(20.0, QFontMetricsF(key_font()).horizontalAdvance(text) + 12.0)


def paint_key(painter: QPainter, theme: Theme, left: float, middle: float, text: str) -> float:
    """Draw a key cap around `middle`, from `left`; return its width."""
    width = key_width(text)
    box = QRectF(left + 0.5, middle - KEY_HEIGHT / 2, width - 1, KEY_HEIGHT - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(qcolor(theme.strong_border), 1))
    painter.setBrush(qcolor(theme.raised))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QPen(qcolor(theme.strong_border), 1.4))
    painter.drawLine(box.bottomLeft() + _INSET, box.bottomRight() - _INSET)
    painter.setPen(qcolor(theme.ink))
    painter.setFont(key_font())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    return width


def paint_dot(painter: QPainter, colour: str, left: float, middle: float, size: float = 8) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(qcolor(colour))
    painter.drawEllipse(QRectF(left, middle - size / 2, size, size))


def restyle(widget: QWidget, sheet_name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it looked at."""
    if widget.property(sheet_name) != value:
        widget.setProperty(sheet_name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def show_if(widget: QWidget, *, on: bool) -> None:
    """Show or hide a widget; one that is so already costs nothing."""
    if widget.isHidden() == on:
        widget.setVisible(on)


def serif_css(pixels: int) -> str:
    """Return the style of a heading in the article's font."""
    return f'font-family: "{themes.SERIF}"; font-size: {pixels}px; font-weight: bold'
