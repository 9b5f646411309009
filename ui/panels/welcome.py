"""The page before a project is open, and the one after the last article is done."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import button, no_mnemonic, plain_label, safe_tooltip, serif_css


class Page(QWidget):
    """A centred column of words and buttons. `action_wanted(action id)` on a click."""

    action_wanted = Signal(str)

    def __init__(self, name: str, heading: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        outer.addLayout(self.column)
        outer.addStretch(1)
        self.column.addStretch(2)
        self.heading = plain_label(heading)
        self.heading.setStyleSheet(serif_css(30))
        self.words = plain_label(words)
        self.words.setProperty("tone", "muted")
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(460)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.words)
        self.column.addSpacing(6)

    def add_actions(self, actions: tuple[tuple[str, str], ...]) -> None:
        """Add a row of buttons, the first one filled."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, (action, text) in enumerate(actions):
            made = button(text, name=f"page-{action}", primary=number == 0)
            made.clicked.connect(partial(self.action_wanted.emit, action))
            row.addWidget(made)
        row.addStretch(1)
        self.column.addLayout(row)


class Welcome(Page):
    """New, open, sample, and the projects that were open lately: `project_wanted(path)`."""

    project_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "welcome",
            "Goldleaf",
            "Turn a machine’s suggestions about news articles into confirmed annotations. "
            "Everything stays in one project file on this computer.",
            parent,
        )
        self.add_actions(
            (
                ("project.sample", "Open the sample project"),
                ("project.new", "New project…"),
                ("project.open", "Open project…"),
            )
        )
        self.column.addSpacing(14)
        self.recent_title = plain_label("Recent projects")
        self.recent_title.setProperty("tone", "section")
        self.column.addWidget(self.recent_title)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(2)
        self.column.addLayout(self.recent)
        self.column.addStretch(3)

    def show_recent(self, paths: list[Path]) -> None:
        while self.recent.count():
            taken = self.recent.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.deleteLater()
        for path in paths:
            made = button(f"{path.stem}    {path.parent}")
            made.setText(no_mnemonic(f"{path.stem}   ·   {path.parent}"))
            made.setProperty("flat", True)
            made.setStyleSheet("text-align: left")
            made.setToolTip(safe_tooltip(str(path)))
            made.clicked.connect(partial(self.project_wanted.emit, path))
            self.recent.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.recent_title.setVisible(bool(paths))


def empty_page() -> Page:
    """Return the page of a project without articles."""
    page = Page(
        "welcome",
        "No articles yet",
        "Drop text or HTML files here, or a folder of them. The same article twice is noticed, "
        "and the text is kept exactly as it is.",
    )
    page.add_actions((("import.files", "Import articles…"), ("import.folder", "Import a folder…")))
    page.column.addStretch(3)
    return page


def finished_page() -> Page:
    """Return the page after the last article."""
    page = Page(
        "finished",
        "All done",
        "Every article of this project is finished. What you decided is on disk; export it as a "
        "workbook, or look at an article again.",
    )
    page.add_actions(
        (
            ("export", "Export…"),
            ("import.files", "Import more articles…"),
            ("article.back", "Back to the article"),
        )
    )
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.column.addStretch(3)
    return page
