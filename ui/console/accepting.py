"""accept: what is pending becomes a coder's, one bulk edit for each document."""

from pathlib import Path

from annotation.errors import UserError
from annotation.gestures.decide import accept_pending
from annotation.review import Review
from annotation.snapshot import SUGGESTIONS
from annotation.values import Annotation, Edit
from storage.project import Project
from ui.console.projects import opened
from ui.console.terminal import count, progress, say


def run(path: Path, coder: str, min_score: float, document: str | None) -> int:
    """Accept suggestions as `coder`."""
    with opened(path) as project:
        ids = _ids(project, coder, document)
        accepted, edits = accept(project, coder, ids, min_score=min_score)
    if not edits:
        say("Nothing was accepted: no suggestion is pending" + _at_least(min_score) + ".")
        return 0
    say(f"{coder} accepted {count(accepted, 'suggestion')} in {count(edits, 'document')}.")
    return 0


def accept(
    project: Project, coder: str, ids: list[str], *, min_score: float = 0.0
) -> tuple[int, int]:
    """Accept in these documents. Return how many annotations that made, in how many documents."""
    made = edits = 0
    with progress(len(ids), "Accepting") as bar:
        for done, id_ in enumerate(ids, start=1):
            edit = _accept(project, coder, id_, min_score)
            if edit is not None:
                edits += 1
                made += sum(
                    change.before is None and isinstance(change.after, Annotation)
                    for change in edit.changes
                )
            bar.to(done)
    return made, edits


def _accept(project: Project, coder: str, id_: str, min_score: float) -> Edit | None:
    editor = project.editor(id_, coder)
    review = Review(editor, project.suggestions(id_, coder), project.codebook)
    return editor.do(accept_pending(review, min_score=min_score))


def _ids(project: Project, coder: str, document: str | None) -> list[str]:
    if coder == SUGGESTIONS:
        raise UserError(f"“{SUGGESTIONS}” cannot be a coder: it stands for what is undecided.")
    known = [row.id for row in project.documents(coder)]
    if document is None:
        return known
    if document not in known:
        raise UserError(
            f"There is no document {document} in {project.path}. Without --document all are meant."
        )
    return [document]


def _at_least(min_score: float) -> str:
    return f" with a score of at least {min_score:g}" if min_score else ""
