"""How the open project is worked on: in which order, what is shown, which articles are blind.

The project holds these choices; every view that follows them listens here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.learning.settings import BALANCED, LEAST_SURE, SURE, Order, ProjectSettings
from annotation.review import Delta
from annotation.values import Argument, Edit
from ui.session import Session

if TYPE_CHECKING:
    from annotation.values import Suggestion
    from storage.learning import Learning
    from storage.values import DocumentRow

ORDERS: Mapping[Order, str] = {
    Order.IMPORT: "As they come",
    Order.UNCERTAIN: "Most uncertain first",
    Order.DIVERSE: "Most diverse first",
    Order.RANDOM: "Random",
}
POSITIONS: Mapping[float, str] = {SURE: "Sure", BALANCED: "Balanced", LEAST_SURE: "Everything"}
FINE_STEP = 0.05
SETTLE_MS = 1500
"""So long no article may have been read before the order is found anew."""


class Course(QObject):
    """Signals: `changed()` when the project says something else; `reordered()` of the articles."""

    changed = Signal()
    reordered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        session.project_opened.connect(self._on_project)
        session.project_closed.connect(self._on_project)
        session.documents_changed.connect(self.put_in_order)
        session.edited.connect(self._on_edited)
        session.suggestions_arrived.connect(self._on_arrived)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.put_in_order)

    # -- what the project says -------------------------------------------------------------------

    @property
    def learning(self) -> "Learning | None":
        project = self._session.project
        return None if project is None else project.learning

    @property
    def settings(self) -> ProjectSettings:
        learning = self.learning
        return ProjectSettings() if learning is None else learning.settings

    @property
    def least_score(self) -> float:
        """The score from which suggestions are shown: "balanced" is as what was learned says."""
        learning = self.learning
        return BALANCED if learning is None else learning.least_score

    def change(self, **values: object) -> bool:
        """Have the project say something else. False, and a sentence, where it cannot be kept."""
        learning, before = self.learning, self.settings
        if learning is None:
            return False
        with self._session.telling():
            learning.change(replace(before, **values))  # type: ignore[arg-type]
        if self.settings == before:
            return False
        if self.settings.order != before.order or self.settings.seed != before.seed:
            self.put_in_order()
        if (before.model, before.sources) != (self.settings.model, self.settings.sources):
            self._show_anew()  # what took part before is withdrawn
        self.changed.emit()
        return True

    def _on_project(self) -> None:
        self._settling.stop()
        self.put_in_order()
        self.changed.emit()

    def _on_arrived(self, _: str) -> None:
        """Once no more articles are read for a moment, put in order what is known now."""
        if self.is_moving:
            self._settling.start()

    @property
    def is_moving(self) -> bool:
        """Whether the order follows what is known of the articles, and is not given once."""
        return self.settings.order in (Order.UNCERTAIN, Order.DIVERSE)

    def _on_edited(self, edit: Edit | None, delta: Delta) -> None:
        """A blind article that is finished shows its suggestions; opened again, it hides them."""
        if edit is not None and delta.status and self.is_blind:
            QTimer.singleShot(0, self, self._show_anew)

    def _show_anew(self) -> None:
        document_id = self._session.document_id
        if document_id is not None:
            self._session.show_suggestions(document_id)

    # -- the order of work -----------------------------------------------------------------------

    @property
    def ids(self) -> Sequence[str]:
        """The articles in the order of work."""
        return self._ids

    def place(self, document_id: str | None) -> int:
        """Return the place of an article in the order of work, -1 for none."""
        return -1 if document_id is None else self._places.get(document_id, -1)

    def put_in_order(self) -> None:
        """Find the order anew: articles came in, or were finished, or more is known of them."""
        before = self._ids
        rows, order = self._session.rows, self.settings.order
        self._ids = [row.id for row in rows] if order is Order.IMPORT else self._found(rows, order)
        self._places = {id_: place for place, id_ in enumerate(self._ids)}
        if self._ids != before:
            self.reordered.emit()

    def _found(self, rows: "list[DocumentRow]", order: Order) -> list[str]:
        from annotation.learning.order import ordered

        learning, project = self.learning, self._session.project
        if learning is None or project is None:
            return []
        profiles: Mapping[str, bytes] = {}
        with self._session.telling(unasked=True):
            if order is Order.DIVERSE:
                profiles = learning.profiles()
            if order is Order.UNCERTAIN:
                rows = list(project.documents(self._session.coder))
        return list(ordered(rows, order, self.settings.seed, profiles))

    # -- what is shown of the open article -------------------------------------------------------

    def hidden(self) -> int:
        """Return how many suggestions of the open article are too unsure to be shown."""
        review, least = self._session.review, self.least_score
        if review is None or least <= LEAST_SURE or self.is_kept_back:
            return 0
        from annotation.learning.places import settled_places
        from annotation.learning.showing import sure_enough

        found = self._session.proposed
        shown = sure_enough(found, least, settled_places(review.layer))
        return _marks(found) - _marks(shown)

    @property
    def is_blind(self) -> bool:
        """Whether the open article is one of the blind slice."""
        learning, document_id = self.learning, self._session.document_id
        return learning is not None and document_id is not None and learning.is_blind(document_id)

    @property
    def is_kept_back(self) -> bool:
        """Whether the open article shows no suggestions until it is finished."""
        review = self._session.review
        return review is not None and self.is_blind and review.layer.state != "done"


def _marks(suggestions: "Sequence[Suggestion]") -> int:
    return sum(not isinstance(each.value, Argument) for each in suggestions)


def position(score: float) -> str:
    """Return how a least score is called: "Balanced", "from 0.45"."""
    named = next((title for at, title in POSITIONS.items() if abs(at - score) < FINE_STEP / 2), "")
    return named or f"From {score:.2f}"


def beside(score: float, step: int) -> float:
    """Return the named position with more (1) or fewer (-1) suggestions, the same at the end."""
    names = sorted(POSITIONS)
    further = [at for at in names if (at < score if step > 0 else at > score)]
    return score if not further else further[-1] if step > 0 else further[0]
