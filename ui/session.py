"""The open project, document and review: what the views show. No widget.

Everything that a person does to a layer goes through `do`, `undo` and `redo`; the answer comes
back to every view through the one signal `edited`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotation.codebook import Codebook
from annotation.editor import Draft
from annotation.errors import UserError
from annotation.paths import is_same
from annotation.review import Delta, Review, State
from annotation.values import Argument, Edit, Suggestion
from ui.jobs.recalling import Recalling

if TYPE_CHECKING:
    from annotation.frames.book import Frames
    from storage.project import Project
    from storage.values import DocumentRow


class Session(QObject):
    """Signals: `project_opened` and `project_closed`; `documents_changed` when articles came in;
    `document_opened(review)`, None for none; `edited(edit, delta)`, the edit None when suggestions
    came in; `row_changed(document id)`; `notice(sentence)`; `failed(sentence)` of what a person
    wanted, `warned(sentence)` of what went on by itself.
    """

    project_opened = Signal()
    project_closed = Signal()
    documents_changed = Signal()
    document_opened = Signal(object)
    edited = Signal(object, object)
    suggestions_arrived = Signal(str)
    row_changed = Signal(str)
    notice = Signal(str)
    failed = Signal(str)
    warned = Signal(str)

    def __init__(self, coder: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.coder = coder
        self.project: Project | None = None
        self.review: Review | None = None
        self._frames: Frames | None = None
        self.rows: list[DocumentRow] = []
        self.counts: Counter[str] = Counter()
        """How many documents are in each state."""
        self._places: dict[str, int] = {}
        self.proposed: tuple[Suggestion, ...] = ()
        """What the sources propose for the open document, shown or not."""
        self.shown: tuple[Suggestion, ...] = ()
        self.focused: Callable[[], str | None] = lambda: None
        """Says which item has the focus."""
        Recalling(self)

    # -- what is open ----------------------------------------------------------------------------

    @property
    def document_id(self) -> str | None:
        return None if self.review is None else self.review.layer.document.id

    @property
    def frames(self) -> "Frames | None":
        """The rows of the open article, made when somebody first asks for them."""
        if self._frames is None and self.review is not None:
            from annotation.frames.book import Frames

            self._frames = Frames(self.review)
        return self._frames

    @property
    def codebook(self) -> Codebook | None:
        return None if self.project is None else self.project.codebook

    def row(self, document_id: str) -> "DocumentRow | None":
        place = self._places.get(document_id)
        return None if place is None else self.rows[place]

    def place(self, document_id: str | None) -> int:
        """Return the place of a document in the order of import, -1 for none."""
        return -1 if document_id is None else self._places.get(document_id, -1)

    # -- projects --------------------------------------------------------------------------------

    def open_project(self, path: Path) -> bool:
        """Open a project in place of the one that is open; on trouble that one stays."""
        from storage.project import Project

        if self.project is not None and is_same(self.project.path, path):
            return True
        before = self.project
        with self.telling():
            self._show(Project.open(path))
        return self.project is not before

    def create_project(self, path: Path, codebook: Codebook, name: str) -> None:
        """Make a project and open it. UserError when it cannot be made; the open one stays."""
        from storage.project import Project

        self._show(Project.create(path, codebook, name=name))

    def _show(self, project: "Project") -> None:
        self.close_project()
        self.project = project
        self._read_rows()
        self.project_opened.emit()
        if project.notes:
            self.warned.emit(" ".join(project.notes))

    def close_project(self) -> None:
        if self.project is None:
            return
        self.close_document()
        project, self.project = self.project, None
        self.rows, self._places = [], {}
        self.counts = Counter()
        self.project_closed.emit()
        project.close()

    # -- documents -------------------------------------------------------------------------------

    def open_document(self, document_id: str) -> bool:
        """Open a document's layer. False, and a sentence, when that cannot be."""
        project = self.project
        if project is None:
            return False
        if document_id == self.document_id:
            return True
        with self.telling():
            editor = project.editor(document_id, self.coder)
            self.proposed = project.suggestions(document_id)
            self.shown = project.learning.shown(editor.layer, self.proposed, project.codebook)
            review = Review(editor, self.shown, project.codebook)
            review.subscribe(self._on_edit)
            self.review, self._frames = review, None
            self.document_opened.emit(review)
            self._count(review.layer.document.id, **_counted(review))
            _tell_of_stale_times(self, review)
        return self.document_id == document_id

    def close_document(self) -> None:
        if self.review is not None:
            self.review = self._frames = None
            self.document_opened.emit(None)

    def change_coder(self, coder: str) -> None:
        """Go on as another coder: another layer of the same document."""
        if coder == self.coder or not coder:
            return
        document_id = self.document_id
        self.close_document()
        self.coder = coder
        if self.project is not None:
            with self.telling():
                self._read_rows()
                self.documents_changed.emit()
        if document_id is not None:
            self.open_document(document_id)

    def reread(self) -> None:
        """Read the list of documents again, after articles came in."""
        with self.telling():
            self._read_rows()
            self.documents_changed.emit()

    def _read_rows(self) -> None:
        if self.project is not None:
            self.rows = list(self.project.documents(self.coder))
            self._places = {row.id: place for place, row in enumerate(self.rows)}
            self.counts = Counter(row.state for row in self.rows)

    # -- what a person does ----------------------------------------------------------------------

    def do(self, draft: Draft) -> Edit | None:
        """Do what a gesture wants and say what it has to say. None when nothing changed."""
        if self.review is None:
            return None
        edit = None
        with self.telling():
            edit = self.review.editor.do(draft)
        sentence = draft.problem or (draft.note if edit is not None else "")
        if sentence:
            self.notice.emit(sentence)
        return edit

    def undo(self) -> Edit | None:
        return _step(self, "undo", "Undone")

    def redo(self) -> Edit | None:
        return _step(self, "redo", "Done again")

    # -- what the machine proposes ---------------------------------------------------------------

    def take_suggestions(
        self, document_id: str, sources: Mapping[str, str], suggestions: Sequence[Suggestion]
    ) -> None:
        """Keep what was proposed for a document, and show it when that is the open one."""
        self.keep_suggestions(document_id, sources, suggestions)
        self.show_suggestions(document_id)

    def keep_suggestions(
        self, document_id: str, sources: Mapping[str, str], suggestions: Sequence[Suggestion]
    ) -> None:
        """Write what was proposed for a document."""
        if self.project is None or document_id not in self._places:
            return
        with self.telling(unasked=True):
            self.project.replace_suggestions(document_id, sources, suggestions)
            if document_id != self.document_id:
                self._count(document_id, suggestions=_shown_of(self, document_id, suggestions))
            self.suggestions_arrived.emit(document_id)

    def show_suggestions(self, document_id: str) -> None:
        """Show what was written for a document, when it is the open one."""
        review = self.review
        if self.project is None or review is None or document_id != self.document_id:
            return
        with self.telling():
            self.proposed = self.project.suggestions(document_id)
            _show_what_is_due(self, review)

    def recall(self) -> None:
        """Show what is remembered by now of the open article, where that differs."""
        if self.review is not None:
            with self.telling(unasked=True):
                _show_what_is_due(self, self.review, only_if_changed=True)

    @contextmanager
    def telling(self, *, unasked: bool = False) -> Iterator[None]:
        """Say what a person can act on; whoever raised it has left everything as it was."""
        try:
            yield
        except UserError as error:
            (self.warned if unasked else self.failed).emit(str(error))

    def _on_edit(self, edit: Edit | None, delta: Delta) -> None:
        review = self.review
        if review is None:
            return
        if self._frames is not None:
            self._frames.refresh(delta)
        self._count(review.layer.document.id, **_counted(review))
        self.edited.emit(edit, delta)

    def _count(self, document_id: str, **values: object) -> None:
        place = self._places[document_id]
        row = replace(self.rows[place], **values)  # type: ignore[arg-type]
        before = self.rows[place]
        if row != before:
            self.rows[place] = row
            self.counts.subtract([before.state])
            self.counts.update([row.state])
            self.row_changed.emit(document_id)


def _shown_of(session: Session, document_id: str, suggestions: Sequence[Suggestion]) -> int:
    """Return how many mentions and events an article has that nobody looks at now; what was
    decided in it is counted exactly when it is opened."""
    project, row = session.project, session.row(document_id)
    decided = 0 if row is None else row.decided
    if project is None or (project.learning.is_blind(document_id) and decided == 0):
        return decided
    least = project.learning.least_score
    marks = sum(s.score >= least for s in suggestions if not isinstance(s.value, Argument))
    return max(decided, marks)


def _counted(review: Review) -> dict[str, object]:
    """Return what the list says of the open article: what its header says."""
    facts = review.layer.document.facts
    return {
        "suggestions": review.total,
        "decided": review.reviewed,
        "state": review.layer.state,
        "title": facts.title,
        "publisher": facts.publisher,
        "published": facts.published,
    }


def _show_what_is_due(session: Session, review: Review, *, only_if_changed: bool = False) -> None:
    """Have the article show what its coder is to see; what has the focus never goes."""
    project, before = session.project, session.shown
    if project is None:
        return
    shown = project.learning.shown(review.layer, session.proposed, project.codebook)
    focused = review.item(session.focused() or "")
    if only_if_changed and focused is not None and focused.state is State.SUGGESTED:
        kept = review.suggestion(focused.id)
        if kept is not None and all(each.id != kept.id for each in shown):
            shown = (*shown, kept)
    if shown != before or not only_if_changed:
        session.shown = shown
        review.replace_suggestions(shown)


def _tell_of_stale_times(session: Session, review: Review) -> None:
    """Say where another coder has corrected the date that times were counted from."""
    from annotation.gestures.reread import stale

    count = stale(review)
    if count:
        times = "1 time was" if count == 1 else f"{count} times were"
        session.notice.emit(
            f"{times} counted from another date of the article. “Read the times anew” in the list "
            "of all actions (Ctrl+K) counts from the one it has now."
        )


def _step(session: Session, way: str, said: str) -> Edit | None:
    """Undo or redo, and say what that was."""
    if session.review is None:
        return None
    editor = session.review.editor
    edit = None
    with session.telling():
        edit = editor.undo() if way == "undo" else editor.redo()
        if edit is None:
            session.notice.emit(f"There is nothing to {way} in this article.")
        else:
            session.notice.emit(f"{said}: {edit.verb}")
    return edit
