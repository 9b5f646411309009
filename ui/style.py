"""The looks of Qt's own widgets. Colours come from the theme alone."""

from ui import theme as themes
from ui.theme import Theme


def stylesheet(theme: Theme) -> str:
    """Return the style sheet of the window and its dialogs."""
    parts = (_places, _words, _fields, _lists, _bars)
    return "".join(part(theme) for part in parts)


def _places(theme: Theme) -> str:
    return f"""
    * {{ font-family: "{themes.SANS}"; font-size: {themes.INTERFACE_PX}px; }}
    QMainWindow, QDialog, QWidget#page {{ background: {theme.panel}; color: {theme.ink}; }}
    QWidget#workspace, QWidget#welcome, QWidget#finished {{ background: {theme.page}; }}
    QWidget#header {{ background: {theme.panel}; border-bottom: 1px solid {theme.border}; }}
    QWidget#inspector {{ background: {theme.panel}; }}
    QWidget#documents, QWidget#events {{ background: {theme.panel}; }}
    QWidget#bottom {{ background: {theme.panel}; border-top: 1px solid {theme.border}; }}
    QWidget#findbar, QWidget#notice, QWidget#progress {{ background: {theme.raised};
        border-bottom: 1px solid {theme.border}; }}
    QWidget#note {{ background: {theme.raised}; border-bottom: 1px solid {theme.border};
        border-left: 4px solid {theme.suggested}; }}
    QPlainTextEdit#note-text {{ background: transparent; border: 0; padding: 0; }}
    QWidget#sideways {{ background: {theme.page}; border-right: 1px solid {theme.border}; }}
    QWidget#notice[kind="trouble"] {{ border-left: 4px solid {theme.danger}; }}
    QPlainTextEdit#trouble {{ background: transparent; border: 0; padding: 0; }}
    """


def _words(theme: Theme) -> str:
    return f"""
    QMenuBar {{ background: {theme.panel}; color: {theme.muted}; padding: 2px 14px; border: 0; }}
    QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.hover}; color: {theme.ink}; }}
    QMenu {{ background: {theme.raised}; color: {theme.ink}; border: 1px solid {theme.border};
        padding: 5px; }}
    QMenu::item {{ padding: 5px 26px 5px 14px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.hover}; }}
    QMenu::item:disabled {{ color: {theme.quiet}; }}
    QMenu::separator {{ height: 1px; background: {theme.border}; margin: 5px 8px; }}
    QLabel {{ background: transparent; color: {theme.ink}; }}
    QLabel[tone="muted"] {{ color: {theme.muted}; }}
    QLabel[tone="quiet"] {{ color: {theme.quiet}; }}
    QLabel[tone="danger"] {{ color: {theme.danger}; }}
    QLabel[tone="section"] {{ color: {theme.quiet}; font-size: 12px; font-weight: 600; }}
    QLabel[tone="heading"] {{ font-size: 20px; font-weight: 600; }}
    QLabel[tone="accepted"] {{ color: {theme.accepted}; font-weight: 600; }}
    QLabel[tone="suggested"] {{ color: {theme.suggested}; font-weight: 600; }}
    QLabel[chip="true"] {{ color: {theme.muted}; border: 1px solid {theme.strong_border};
        border-radius: 9px; padding: 1px 7px; font-size: 11px; }}
    QLabel[tone="rejected"] {{ color: {theme.quiet}; font-weight: 600; }}
    """


def _fields(theme: Theme) -> str:
    return f"""
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
    """


def _lists(theme: Theme) -> str:
    return f"""
    QAbstractItemView {{ background: {theme.raised}; color: {theme.ink}; outline: 0;
        border: 1px solid {theme.border}; selection-background-color: {theme.hover};
        selection-color: {theme.ink}; alternate-background-color: {theme.panel}; }}
    QTableView#list {{ background: {theme.panel}; border: 0;
        selection-background-color: {theme.panel}; }}
    QTableView#register::item, QTableView#rows::item {{ padding: 0 5px;
        border: 1px solid transparent; }}
    QTableView#register::item:selected, QTableView#rows::item:selected {{
        background: {theme.hover}; color: {theme.ink}; }}
    QTableView#register::item:focus {{ border: 1px solid {theme.focus}; }}
    QTableView#rows::item:focus {{ border-top: 1px solid {theme.focus};
        border-bottom: 1px solid {theme.focus}; }}
    QListWidget#side {{ background: transparent; border: 0; }}
    QListWidget#side::item {{ padding: 7px 10px; border-radius: {themes.RADIUS}px;
        color: {theme.muted}; border: 1px solid transparent; }}
    QListWidget#side::item:hover {{ background: {theme.hover}; }}
    QListWidget#side::item:selected {{ background: {theme.raised}; color: {theme.ink};
        border: 1px solid {theme.border}; }}
    QListWidget#side::item:selected:focus {{ border: 1px solid {theme.focus}; }}
    QListView#choices {{ background: {theme.raised}; border: 0; }}
    QFrame#chooser, QFrame#palette {{ background: {theme.raised};
        border: 1px solid {theme.strong_border}; border-radius: 8px; }}
    """


def _bars(theme: Theme) -> str:
    return f"""
    QScrollArea {{ background: transparent; border: 0; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QSplitter::handle {{ background: {theme.border}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
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
    QWidget#events QHeaderView::section {{ padding: 0 6px; font-size: 11px; }}
    QMenu QSlider::groove:horizontal {{ background: {theme.track}; height: 4px;
        border-radius: 2px; }}
    QMenu QSlider::handle:horizontal {{ background: {theme.focus}; width: 14px; margin: -5px 0;
        border-radius: 7px; }}
    QPushButton::menu-indicator {{ width: 0; height: 0; }}
    QCheckBox, QRadioButton {{ color: {theme.ink}; spacing: 7px; }}
    QProgressBar {{ background: {theme.track}; border: 0; border-radius: 3px; max-height: 6px;
        text-align: center; color: transparent; }}
    QProgressBar::chunk {{ background: {theme.accepted}; border-radius: 3px; }}
    """
