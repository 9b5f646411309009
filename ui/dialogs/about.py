"""What this program is, and what it is made of."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.dialogs.overlay import Overlay
from ui.widgets import plain_label, serif_css

PARTS = ("PySide6-Essentials", "spacy", "SQLAlchemy", "openpyxl", "trafilatura")


def show_about(parent: QWidget) -> None:
    overlay = Overlay(parent, width=460, name="about")
    heading = plain_label("Goldleaf")
    heading.setStyleSheet(serif_css(24))
    words = plain_label(
        "Turns a machine’s suggestions about news articles into confirmed annotations.\n"
        "Free software under the MIT licence.\n\n" + "\n".join(_versions())
    )
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    overlay.column.addWidget(heading)
    overlay.column.addWidget(words)
    overlay.open_over()


def _versions() -> list[str]:
    lines = []
    for name in PARTS:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name}: not installed")
    return lines
