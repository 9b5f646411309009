"""Make the pictures of the README and the guide anew, from the sample project and the real window.

Run it from the root of the checkout: `.venv/bin/python -m scripts.pictures [FOLDER]`. Some of the
sample's suggestions are accepted, corrected and rejected first, by the gestures that the keys call.
"""

import os
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotation.normals import Location, Time
from scripts.finished import finish_some

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from annotation.review import Item, Review
    from storage.project import Project
    from ui.main_window import MainWindow

    Pose = Callable[[MainWindow], QDialog | None]

CODER = "anna"
TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (1280, 800)
UNMARKED = "taken"
"""A word that is a trigger for a person and none for the rules."""
EXPORTED_TO = "Documents/ismar-basin.xlsx"


@dataclass(frozen=True, slots=True)
class Picture:
    """A file, and how the window is brought to look so.

    `focus`: "event", "span", "time", "actor" (one of the register) or "none".
    """

    name: str
    theme: str = "light"
    focus: str = "event"
    pose: "Pose | None" = None
    has_project: bool = True


def main(arguments: list[str]) -> int:
    """Write the pictures to a folder, `docs/pictures` unless another is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(arguments[0]) if arguments else TARGET
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        project, focus = _prepare(Path(folder))
        for each in _pictures():
            _draw(each, project, target, focus.get(each.focus, ""))
    return 0


def _pictures() -> tuple[Picture, ...]:
    return (
        Picture("window-light"),
        Picture("window-dark", theme="dark"),
        Picture("welcome", focus="none", has_project=False),
        Picture("entity", focus="span"),
        Picture("roles", pose=partial(_run, "role.attacker")),
        Picture("event", focus="span", pose=_new_event),
        Picture("arcs", theme="dark", pose=partial(_run, "arcs")),
        Picture("keys", pose=partial(_run, "keys")),
        Picture("value", focus="time", pose=partial(_run, "value")),
        Picture("map", focus="time", pose=_place),
        Picture("actor", theme="dark", focus="actor", pose=partial(_run, "entity.join")),
        Picture("register", focus="actor", pose=_register),
        Picture("palette", focus="span", pose=partial(_run, "palette")),
        Picture("facts", focus="span", pose=_facts),
        Picture("export", focus="span", pose=_export),
        Picture("blind", focus="none", pose=_blind),
        Picture("sources", focus="span", pose=partial(_sources, "Overview")),
        Picture("over-time", theme="dark", focus="span", pose=partial(_sources, "Over time")),
        Picture("learned", focus="span", pose=partial(_sources, "Learned words")),
    )


# -- the article, half reviewed ------------------------------------------------------------------


def _prepare(folder: Path) -> tuple[Path, dict[str, str]]:
    """Make a project of which the first article is half reviewed.

    Return with it the words of the trigger and of the suggestion that the pictures show.
    """
    from storage.project import Project
    from storage.sample import make_sample
    from ui.console import suggesting
    from ui.console.parser import DEFAULT_MODEL

    path = make_sample(folder)
    with Project.open(path) as project:
        suggesting.suggest(project, DEFAULT_MODEL)
        review = _review(project, project.documents(CODER)[0].id)
        _decide(review)
        finish_some(project, CODER)
        return path, {
            "event": _trigger(review).quote,
            "span": _suggestion(review).quote,
            "time": _first(review, lambda item: isinstance(item.normal, Time)).quote,
            "actor": _first(review, lambda item: _is_known(review, item)).quote,
        }


def _review(project: "Project", document: str) -> "Review":
    from annotation.review import Review

    editor = project.editor(document, CODER)
    return Review(editor, project.suggestions(document), project.codebook)


def _decide(review: "Review") -> None:
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


def _trigger(review: "Review") -> "Item":
    """Return the accepted trigger with the most arguments."""
    from annotation.review import State

    items = [i for i in review.items if i.kind == "event" and i.state is State.ACCEPTED]
    return max(items, key=lambda item: len(review.links_of(item.id)))


def _suggestion(review: "Review") -> "Item":
    """Return the first pending span of words that stand nowhere else."""
    from annotation.review import State

    items = [i for i in review.items if i.kind == "span" and i.state is State.SUGGESTED]
    return next(item for item in items if review.text.count(item.quote) == 1)


def _first(review: "Review", wanted: "Callable[[Item], bool]") -> "Item":
    """Return the first mention that is wanted, of words that stand nowhere else where one is."""
    items = [item for item in review.items if item.kind == "span" and wanted(item)]
    alone = [item for item in items if review.text.count(item.quote) == 1]
    return (alone or items)[0]


def _is_known(review: "Review", item: "Item") -> bool:
    """Whether a mention names an actor whose kind is known."""
    entity = review.entity_of(item)
    return entity is not None and bool(entity.kind)


# -- the window ------------------------------------------------------------------------------------


def _draw(each: Picture, project: Path, target: Path, focus: str) -> None:
    from ui.app import picture

    path = target / f"{each.name}.png"
    picture(
        project if each.has_project else None, path, coder=CODER, theme=each.theme, size=SIZE,
        scale=1.0, focus=focus, pose=each.pose,
    )  # fmt: skip
    sys.stdout.write(f"{path}\n")


def _run(action: str, window: "MainWindow") -> None:
    window.run_id(action)


def _new_event(window: "MainWindow") -> None:
    review = window.session.review
    if review is not None:
        at = review.text.index(f" {UNMARKED} ") + 1
        window.desk.focus_word((at, at + len(UNMARKED)))
        window.run_id("event.new")


def _facts(window: "MainWindow") -> "QDialog | None":
    from ui.dialogs.facts import FactsDialog

    review = window.session.review
    return None if review is None else FactsDialog(review.layer.document, window)


def _place(window: "MainWindow") -> None:
    """Correct the first mention of a place that is on the map, in whichever article it stands."""
    for row in window.session.rows:
        window.open_document(row.id)
        review = window.session.review
        on_map = [
            item.id
            for item in (review.items if review is not None else ())
            if isinstance(item.normal, Location) and item.normal.lat is not None
        ]
        if on_map:
            window.desk.focus(on_map[0])
            window.run_id("value")
            return


def _register(window: "MainWindow") -> "QDialog":
    from ui.dialogs.register import RegisterDialog

    return RegisterDialog(window.desk, window)


def _blind(window: "MainWindow") -> None:
    """Open the first article that shows no suggestions."""
    rows = window.session.rows
    window.open_document(next(row.id for row in rows if row.is_blind and row.state == "new"))


def _sources(title: str, window: "MainWindow") -> "QDialog":
    from ui.dialogs.sources.window import SourcesWindow

    made = SourcesWindow(window.desk, window)
    made.open_titled(title)
    return made


def _export(window: "MainWindow") -> "QDialog":
    from ui.dialogs.export import ExportDialog

    dialog = ExportDialog(window.session, window.settings, [CODER], window)
    dialog.place.setText(EXPORTED_TO)
    return dialog


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
