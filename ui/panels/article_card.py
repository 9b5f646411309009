"""What is known about the article, where nothing in it has the focus."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotation.review import Review
from ui.panels.inspector_view import zone_lines
from ui.widgets import button, plain_label, serif_css

MARGIN = 21
MOST_ZONES = 8


class ArticleCard(QWidget):
    """Title, publisher, date, source, zones; `facts_wanted` when they are to be corrected."""

    facts_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 19, MARGIN, 8)
        column.setSpacing(8)
        kind = plain_label("Article")
        kind.setProperty("tone", "muted")
        self.title = plain_label(name="article-title")
        self.title.setStyleSheet(serif_css(19))
        self.title.setWordWrap(True)
        self.facts = plain_label(name="article-facts")
        self.facts.setProperty("tone", "muted")
        self.facts.setWordWrap(True)
        self.counts = plain_label(name="article-counts")
        self.counts.setWordWrap(True)
        zones = plain_label("Zones")
        zones.setProperty("tone", "section")
        self.zones = plain_label(name="article-zones")
        self.zones.setProperty("tone", "muted")
        self.zones.setWordWrap(True)
        self.edit = button("Correct title, date, zones…", name="edit-facts")
        self.edit.clicked.connect(self.facts_wanted)
        for widget in (kind, self.title, self.facts, self.counts, zones, self.zones, self.edit):
            column.addWidget(widget)
        column.addStretch(1)

    def show_review(self, review: Review) -> None:
        document = review.layer.document
        facts = document.facts
        day = f"{facts.published.day} {facts.published:%B %Y}" if facts.published else "no date"
        self.title.setText(facts.title or document.source)
        publisher = facts.publisher or "no publisher"
        self.facts.setText(f"{publisher}\n{day}\n{document.source}")
        left = review.total - review.reviewed
        waits = f"{left} suggestion{'s' if left != 1 else ''} to decide" if left else "all decided"
        self.counts.setText(f"{review.total} marked, {waits}.")
        lines = zone_lines(document)
        shown = [f"{kind}: {words}" for kind, words in lines[:MOST_ZONES]]
        if len(lines) > MOST_ZONES:
            shown.append(f"and {len(lines) - MOST_ZONES} more")
        self.zones.setText("\n".join(shown) or "All of it is body.")
