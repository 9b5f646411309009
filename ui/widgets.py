"""Small pieces that all panels and dialogs share: plain labels, key chips, the style sheet."""

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
    label.setText(text)
    if name:
        label.setObjectName(name)
    return label


class ElidedLabel(QLabel):
    """One line of plain text that gives way: cut with an ellipsis where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
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


def title_font() -> QFont:
    return sans(14, QFont.Weight.DemiBold)


def stylesheet(theme: Theme) -> str:
    """Return the looks of Qt's own widgets. Colours come from the theme alone."""
    return f"""
    * {{ font-family: "{themes.SANS}"; font-size: {themes.INTERFACE_PX}px; }}
    QMainWindow, QDialog, QWidget#page {{ background: {theme.panel}; color: {theme.ink}; }}
    QWidget#workspace, QWidget#welcome, QWidget#finished {{ background: {theme.page}; }}
    QMenuBar {{ background: {theme.panel}; color: {theme.muted}; padding: 2px 14px; border: 0; }}
    QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.hover}; color: {theme.ink}; }}
    QMenu {{ background: {theme.raised}; color: {theme.ink}; border: 1px solid {theme.border};
        padding: 5px; }}
    QMenu::item {{ padding: 5px 26px 5px 14px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.hover}; }}
    QMenu::item:disabled {{ color: {theme.quiet}; }}
    QMenu::separator {{ height: 1px; background: {theme.border}; margin: 5px 8px; }}
    QWidget#header {{ background: {theme.panel}; border-bottom: 1px solid {theme.border}; }}
    QWidget#inspector {{ background: {theme.panel}; }}
    QWidget#documents {{ background: {theme.panel}; }}
    QWidget#bottom {{ background: {theme.panel}; border-top: 1px solid {theme.border}; }}
    QWidget#findbar, QWidget#notice, QWidget#progress {{ background: {theme.raised};
        border-bottom: 1px solid {theme.border}; }}
    QWidget#notice[kind="trouble"] {{ border-left: 4px solid {theme.danger}; }}
    QLabel {{ background: transparent; color: {theme.ink}; }}
    QLabel[tone="muted"] {{ color: {theme.muted}; }}
    QLabel[tone="quiet"] {{ color: {theme.quiet}; }}
    QLabel[tone="danger"] {{ color: {theme.danger}; }}
    QLabel[tone="section"] {{ color: {theme.quiet}; font-size: 12px; font-weight: 600; }}
    QLabel[tone="heading"] {{ font-size: 20px; font-weight: 600; }}
    QLabel[tone="accepted"] {{ color: {theme.accepted}; font-weight: 600; }}
    QLabel[tone="suggested"] {{ color: {theme.suggested}; font-weight: 600; }}
    QLabel[tone="rejected"] {{ color: {theme.quiet}; font-weight: 600; }}
    QPushButton {{ background: {theme.raised}; color: {theme.ink}; padding: 6px 14px;
        border: 1px solid {theme.strong_border}; border-radius: {themes.RADIUS}px; }}
    QPushButton:hover {{ background: {theme.hover}; }}
    QPushButton:focus {{ border: 2px solid {theme.focus}; padding: 5px 13px; }}
    QPushButton:disabled {{ color: {theme.quiet}; border-color: {theme.border}; }}
    QPushButton[primary="true"] {{ background: {theme.focus}; color: {theme.page};
        border-color: {theme.focus}; font-weight: 600; }}
    QPushButton[flat="true"] {{ background: transparent; border-color: transparent;
        color: {theme.muted}; padding: 4px 8px; }}
    QPushButton[flat="true"]:hover {{ background: {theme.hover}; color: {theme.ink}; }}
    QPushButton[chip="true"] {{ padding: 3px 5px; border-radius: 10px; font-size: 11px;
        background: transparent; border: 1px solid transparent; color: {theme.muted}; }}
    QPushButton[chip="true"]:hover {{ background: {theme.hover}; }}
    QPushButton[chip="true"]:checked {{ background: {theme.raised}; color: {theme.ink};
        border: 1px solid {theme.strong_border}; }}
    QLineEdit, QComboBox, QPlainTextEdit {{ background: {theme.raised};
        color: {theme.ink}; border: 1px solid {theme.strong_border}; padding: 5px 8px;
        border-radius: {themes.RADIUS}px; selection-background-color: {theme.selection};
        selection-color: {theme.ink}; }}
    QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{
        border-color: {theme.focus}; }}
    QComboBox[small="true"], QLineEdit[small="true"] {{ padding: 2px 6px; font-size: 12px;
        border-color: {theme.border}; border-radius: 5px; }}
    QComboBox::drop-down {{ border: 0; width: 18px; }}
    QComboBox::down-arrow {{ width: 0; height: 0; border-left: 4px solid {theme.raised};
        border-right: 4px solid {theme.raised}; border-top: 5px solid {theme.quiet}; }}
    QComboBox QAbstractItemView {{ background: {theme.raised}; color: {theme.ink};
        border: 1px solid {theme.border}; selection-background-color: {theme.hover};
        selection-color: {theme.ink}; outline: 0; }}
    QAbstractItemView {{ background: {theme.raised}; color: {theme.ink}; outline: 0;
        border: 1px solid {theme.border}; selection-background-color: {theme.hover};
        selection-color: {theme.ink}; alternate-background-color: {theme.panel}; }}
    QTableView#list {{ background: {theme.panel}; border: 0;
        selection-background-color: {theme.panel}; }}
    QListView#choices {{ background: {theme.raised}; border: 0; }}
    QFrame#chooser, QFrame#palette {{ background: {theme.raised};
        border: 1px solid {theme.strong_border}; border-radius: 8px; }}
    QScrollArea {{ background: transparent; border: 0; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QSplitter::handle {{ background: {theme.border}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QScrollBar:vertical {{ background: transparent; width: 9px; margin: 1px; }}
    QScrollBar::handle:vertical {{ background: {theme.scrollbar}; border-radius: 3px;
        min-height: 32px; }}
    QScrollBar:horizontal {{ background: transparent; height: 9px; margin: 1px; }}
    QScrollBar::handle:horizontal {{ background: {theme.scrollbar}; border-radius: 3px;
        min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolTip {{ background: {theme.raised}; color: {theme.ink};
        border: 1px solid {theme.strong_border}; padding: 4px; }}
    QHeaderView::section {{ background: {theme.panel}; color: {theme.muted}; border: 0;
        border-bottom: 1px solid {theme.border}; padding: 5px; }}
    QCheckBox, QRadioButton {{ color: {theme.ink}; spacing: 7px; }}
    QProgressBar {{ background: {theme.track}; border: 0; border-radius: 3px; max-height: 6px;
        text-align: center; color: transparent; }}
    QProgressBar::chunk {{ background: {theme.accepted}; border-radius: 3px; }}
    """


def serif_css(pixels: int) -> str:
    """Return the style of a heading in the article's font."""
    return f'font-family: "{themes.SERIF}"; font-size: {pixels}px; font-weight: bold'
