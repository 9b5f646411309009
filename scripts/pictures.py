"""Make the pictures of the README and the guide anew, from the sample project and the real window.

Run it from the root of the checkout: `.venv/bin/python -m scripts.pictures [FOLDER]`. Some of the
sample's suggestions are accepted, corrected and rejected first, by the gestures that the keys call.
"""

import os
import sys
import tempfile
from pathlib import Path

CODER = "anna"
TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (1280, 800)


def main(arguments: list[str]) -> int:
    """Write the pictures to a folder, `docs/pictures` unless another is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(arguments[0]) if arguments else TARGET
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        project, trigger = _prepare(Path(folder))
        _draw(project, target, trigger)
    return 0


def _prepare(folder: Path) -> tuple[Path, str]:
    """Make a project of which the first article is half reviewed; return a trigger of it."""
    from annotation.review import State
    from storage.project import Project
    from storage.sample import make_sample
    from ui.console import suggesting
    from ui.console.parser import DEFAULT_MODEL

    path = make_sample(folder)
    with Project.open(path) as project:
        suggesting.suggest(project, DEFAULT_MODEL)
        document = project.documents(CODER)[0].id
        review = _review(project, document)
        _decide(review)
        items = [i for i in review.items if i.kind == "event" and i.state is State.ACCEPTED]
        best = max(items, key=lambda item: len(review.links_of(item.id)))
    return path, best.quote


def _review(project: "Project", document: str) -> "Review":  # noqa: F821 - imported late
    from annotation.review import Review

    editor = project.editor(document, CODER)
    return Review(editor, project.suggestions(document), project.codebook)


def _decide(review: "Review") -> None:  # noqa: F821 - imported late
    """Decide the first half of an article: most is accepted, every ninth item is rejected."""
    from annotation.gestures import decide
    from annotation.review import State

    items = [item for item in review.items if item.state is State.SUGGESTED]
    for count, item in enumerate(items[: len(items) // 2], start=1):
        gesture = (
            decide.reject(review, item.id)
            if count % 9 == 0
            else decide.accept(review, item.id, arguments=True)
        )
        review.editor.do(gesture)


def _draw(project: Path, target: Path, trigger: str) -> None:
    from ui.app import picture

    for theme in ("light", "dark"):
        picture(project, target / f"window-{theme}.png", theme=theme, size=SIZE, scale=1.0,
                focus=trigger)  # fmt: skip
        sys.stdout.write(f"{target / f'window-{theme}.png'}\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
