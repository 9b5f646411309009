"""export: a layer into a file."""

from collections.abc import Sized
from pathlib import Path

from annotation.errors import UserError
from annotation.paths import is_same
from annotation.snapshot import SUGGESTIONS
from exports import writing
from storage.project import Project
from ui.console.projects import opened
from ui.console.terminal import count, progress, say, warn


def run(path: Path, format_name: str, out: Path, layer: str | None) -> int:
    """Write a layer."""
    with opened(path) as project:
        export(project, format_name, out, layer or only_coder(project))
    return 0


def export(project: Project, format_name: str, out: Path, layer: str) -> None:
    """Write a layer of an open project, and say what was written."""
    _check_layer(project, layer)
    if is_same(out, project.path):
        raise UserError(f"{out} is the project itself. Export under another name.")
    snapshot = project.snapshot(layer)
    total = len(snapshot.entries) if isinstance(snapshot.entries, Sized) else 0
    with progress(total, "Exporting") as bar:
        receipt = writing.write(format_name, snapshot, out, bar.to)
    for note in receipt.notes:
        warn(note)
    say(f"Wrote {out}: {count(receipt.documents, 'document')} of the layer {layer}.")


def only_coder(project: Project) -> str:
    """Return the coder, where there is one."""
    coders = project.coders()
    if len(coders) == 1:
        return coders[0]
    if not coders:
        raise UserError(
            f"Nobody has annotated in {project.path} yet, so there is nothing to export. "
            f"Undecided suggestions are written with --layer {SUGGESTIONS} --format jsonl."
        )
    raise UserError(
        f"{project.path} has the layers of several coders. Choose one with --layer: "
        f"{', '.join(coders)}."
    )


def _check_layer(project: Project, layer: str) -> None:
    coders = project.coders()
    if layer != SUGGESTIONS and layer not in coders:
        known = ", ".join((*coders, SUGGESTIONS))
        raise UserError(f"There is no layer {layer} in {project.path}. There are: {known}.")
