"""A line above the article: why its suggestions are as they are (blind, another language)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.course import Course
from ui.panels.notice import Sentences
from ui.session import Session
from ui.widgets import show_if

BLIND = (
    "Blind: no suggestions are shown until you finish this article, so that the project can tell "
    "what suggestions do to its data. Mark what you find: N a span, E an event."
)
BLIND_DONE = (
    "Blind: you finished this article without suggestions, and that is what is compared. What is "
    "suggested now is only for looking at."
)


class ArticleNote(QWidget):
    """Hidden where there is nothing to say."""

    def __init__(self, session: Session, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._course = session, course
        self.label = Sentences(self)
        self.label.setObjectName("note-text")
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 7, 22, 7)
        row.addWidget(self.label)
        session.document_opened.connect(self.show_note)
        session.edited.connect(self.show_note)
        session.suggestions_arrived.connect(self._on_arrived)
        course.changed.connect(self.show_note)
        self.hide()

    def _on_arrived(self, document_id: str) -> None:
        if document_id == self._session.document_id:
            self.show_note()

    def show_note(self, *_: object) -> None:
        sentences = self._sentences()
        text = "\n".join(sentences)
        if text != self.label.text():
            self.label.say(text)
            self.setAccessibleName(text)
        show_if(self, on=bool(text))

    def _sentences(self) -> list[str]:
        learning, review = self._course.learning, self._session.review
        if learning is None or review is None:
            return []
        note = ""
        with self._session.telling(unasked=True):
            _, note = learning.reading(review.layer.document.id)
        is_done = review.layer.state == "done"
        blind = "" if not self._course.is_blind else BLIND_DONE if is_done else BLIND
        return [sentence for sentence in (blind, note) if sentence]
