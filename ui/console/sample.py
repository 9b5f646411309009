"""sample: the sample project, in the window; without a display, the main job without a window."""

from pathlib import Path

import platformdirs

from annotation.errors import UserError
from storage.project import Project
from storage.sample import make_sample
from ui.console import accepting, exporting, suggesting
from ui.console.display import Desktop, has_display
from ui.console.parser import DEFAULT_MODEL
from ui.console.terminal import progress, say, warn

CODER = "sample"


def run(folder: Path | None, desktop: Desktop) -> int:
    """Make the sample project unless it is there, and open it."""
    place = folder or Path(platformdirs.user_data_dir("Goldleaf", appauthor=False))
    path = _make(place)
    if has_display():
        return desktop.open(path)
    return _without_window(path, desktop)


def _make(folder: Path) -> Path:
    with progress(0, "Making the sample") as bar:
        return make_sample(folder, lambda done, total, _name: bar.to(done, total))


def _without_window(path: Path, desktop: Desktop) -> int:
    say("There is no display to open a window on, so here is the main job without it.")
    say(f"Project   {path}")
    with Project.open(path) as project:
        suggesting.suggest(project, DEFAULT_MODEL)
        ids = [row.id for row in project.documents(CODER)]
        made, _edits = accepting.accept(project, CODER, ids)
        if made:
            say(f"Accepted {made:,} suggestions as the coder “{CODER}”.")
        for name in ("xlsx", "jsonl"):
            exporting.export(project, name, path.with_name(f"{path.stem}.{name}"), CODER)
    _picture(path, path.with_suffix(".png"), desktop)
    return 0


def _picture(path: Path, picture: Path, desktop: Desktop) -> None:
    try:
        desktop.picture(path, picture)
    except UserError as error:
        warn(f"There is no picture of the window: {error}")
        return
    say(f"Picture   {picture}")
