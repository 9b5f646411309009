"""The line above the article: its title and date, how much is reviewed, which of how many it is."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from annotation.review import Delta, Review
from annotation.values import Document, Edit
from ui.course import Course
from ui.panels.least_score import LeastScore
from ui.session import Session
from ui.theme import Theme, qcolor
from ui.widgets import ElidedLabel, plain_label, show_if

HEIGHT = 52


class Bar(QWidget):
    """A thin bar, filled to a share."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share = theme, 0.0
        self.setFixedSize(QSize(170, 6))

    def set_share(self, share: float) -> None:
        if share != self._share:
            self._share = share
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(self._theme.track))
        painter.drawRoundedRect(self.rect(), 3, 3)
        if self._share > 0:
            width = max(6.0, self.width() * min(self._share, 1.0))
            painter.setBrush(qcolor(self._theme.accepted))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 3, 3)
        painter.end()


class Header(QWidget):
    """`facts_wanted` when title or date are clicked, `least_wanted(score)` of what is shown."""

    facts_wanted = Signal()
    least_wanted = Signal(float)

    def __init__(
        self, session: Session, course: Course, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._session, self._course = session, course
        self.title = ElidedLabel()
        self.title.setStyleSheet("font-size: 14px; font-weight: 600")
        self.date = plain_label(name="date")
        self.date.setProperty("tone", "muted")
        self.reviewed = plain_label(name="reviewed")
        self.reviewed.setProperty("tone", "muted")
        self.place = plain_label(name="place")
        self.place.setProperty("tone", "muted")
        self.blind = plain_label("Blind", name="blind")
        self.blind.setProperty("chip", True)
        self.least = LeastScore()
        self.bar = Bar(theme)
        self._lay_out()
        self._follow()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 22, 0)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addWidget(self.date)
        row.addWidget(self.blind, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for widget in (self.least, self.reviewed, self.bar, self.place):
            row.addWidget(widget)
        row.insertSpacing(row.count() - 1, 8)
        self.title.setCursor(Qt.CursorShape.PointingHandCursor)
        self.date.setCursor(Qt.CursorShape.PointingHandCursor)
        for widget in (self.title, self.date):
            widget.setToolTip("Title, publisher, date and zones: click to correct them")

    def _follow(self) -> None:
        self._session.document_opened.connect(self.show_review)
        self._session.edited.connect(self._on_edited)
        self._session.documents_changed.connect(self._show_place)
        self._course.reordered.connect(self._show_place)
        self._course.changed.connect(self._show_shown)
        self.least.wanted.connect(self.least_wanted)

    def set_theme(self, theme: Theme) -> None:
        self.bar.set_theme(theme)

    def show_review(self, review: Review | None) -> None:
        for widget in (self.title, self.date, self.reviewed, self.bar, self.place, self.least):
            widget.setVisible(review is not None)
        self._show_shown()
        if review is not None:
            self._show_facts(review.layer.document)
            self._show_progress(review)
            self._show_place()

    def _show_shown(self) -> None:
        """Which suggestions are shown here, and how many are too unsure to be."""
        course = self._course
        show_if(self.blind, on=course.is_blind)
        show_if(self.least, on=self._session.review is not None and not course.is_kept_back)
        self.least.show_score(course.settings.least_score, course.hidden(), course.least_score)

    def _on_edited(self, edit: Edit | None, delta: Delta) -> None:
        if edit is None or delta.status:
            self._show_shown()
        review = self._session.review
        if review is not None:
            self._show_facts(review.layer.document)
            self._show_progress(review)

    def _show_facts(self, document: Document) -> None:
        title = document.facts.title or document.source
        if title != self.title.text():
            self.title.setText(title)
            self.title.updateGeometry()
        published = document.facts.published
        self.date.setText(_day(published.day, f"{published:%B %Y}") if published else "no date")

    def _show_progress(self, review: Review) -> None:
        if review.layer.state == "done":
            self.reviewed.setText(f"Done · {review.reviewed} of {review.total} reviewed")
        else:
            self.reviewed.setText(f"{review.reviewed} of {review.total} reviewed")
        self.bar.set_share(review.reviewed / review.total if review.total else 0.0)

    def _show_place(self) -> None:
        place = self._course.place(self._session.document_id) + 1
        if place:
            self.place.setText(f"Article {place} of {len(self._session.rows)}")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        child = self.childAt(event.position().toPoint())
        if child in (self.title, self.date) and self._session.review is not None:
            self.facts_wanted.emit()


def _day(day: int, rest: str) -> str:
    return f"{day} {rest}"
