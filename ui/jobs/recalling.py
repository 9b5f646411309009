"""What is remembered comes into the open article a moment after the decision that taught it.

Never in the turn of the key press: several decisions in a row are waited for, and only where one
of them changes what is proposed or withheld is anything looked for at all.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotation.review import Delta
from annotation.values import Edit

if TYPE_CHECKING:
    from ui.session import Session

WAIT_MS = 150
"""How long no decision may have been made that teaches something."""


class Recalling(QObject):
    """Looks at each edit of the open article, and has the session recall when it is time."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._turns = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(session.recall)
        session.document_opened.connect(self._on_document)
        session.edited.connect(self._on_edited)

    def _on_document(self) -> None:
        self._timer.stop()
        project = self._session.project
        self._turns = 0 if project is None else project.learning.turns

    def _on_edited(self, edit: Edit | None, delta: Delta) -> None:
        project, document_id = self._session.project, self._session.document_id
        if edit is None or project is None or document_id is None:
            return
        turns = project.learning.turns
        is_uncovered = delta.status and project.learning.is_blind(document_id)
        if turns != self._turns or is_uncovered:
            self._turns = turns
            self._timer.start()
