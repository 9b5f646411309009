"""Suggestions as a whole: how many are shown, in which order articles come, what was learned."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotation.learning.settings import Order
from ui.commands.desk import Desk
from ui.course import FINE_STEP, ORDERS, beside, position

if TYPE_CHECKING:
    from ui.dialogs.sources.window import SourcesWindow


def open_sources(desk: Desk) -> None:
    sources(desk)


def sources(desk: Desk) -> "SourcesWindow":
    """Open the window of the sources, or bring the open one to the front."""
    from ui.dialogs.sources.window import SourcesWindow

    opened = desk.window.findChild(SourcesWindow)
    window = opened if opened is not None else SourcesWindow(desk, desk.window)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


def step(desk: Desk, *, step: int) -> None:
    """To the next named position of the slider: more (1) or fewer (-1) suggestions."""
    show_from(desk, score=beside(desk.course.settings.least_score, step))


def step_finely(desk: Desk, *, step: int) -> None:
    least = round(desk.course.settings.least_score - step * FINE_STEP, 2)
    show_from(desk, score=min(max(least, 0.0), 0.95))


def show_from(desk: Desk, *, score: float) -> None:
    """Show the suggestions from a score on, and say how many that hides."""
    course = desk.course
    if course.change(least_score=score):
        show_anew(desk)
    hidden = course.hidden()
    said = {0: "no suggestion is hidden here", 1: "1 suggestion is hidden here"}
    told = said.get(hidden, f"{hidden} suggestions are hidden here")
    desk.session.notice.emit(f"{position(course.settings.least_score)}: {told}.")


def show_anew(desk: Desk) -> None:
    """Show the suggestions of the open article as they are now: what is learned has changed."""
    if desk.session.document_id is not None:
        desk.session.show_suggestions(desk.session.document_id)


def work_in(desk: Desk, *, order: Order) -> None:
    """Have the list, and the way to the next article, follow an order."""
    desk.course.change(order=order)
    desk.session.notice.emit(f"Order of work: {ORDERS[order].lower()}.")


def learn_now(desk: Desk) -> None:
    """Learn from all finished articles, where one sees what comes of it."""
    from ui.dialogs.sources.versions import VersionsPage

    window = sources(desk)
    window.open_titled("Versions")
    if isinstance(window.page, VersionsPage):
        window.page.learn_now()


def train(desk: Desk) -> None:
    """Train a model of the project's own; work goes on meanwhile."""
    from platformdirs import user_data_path

    from ui.dialogs.training import Options, TrainingDialog

    project, opened = desk.session.project, desk.window.findChild(TrainingDialog)
    if project is None:
        return
    if opened is not None:
        opened.show()
        opened.raise_()
        return
    layers: list[str] = []
    with desk.session.telling():
        layers = project.coders()
    folder = user_data_path("goldleaf", appauthor=False) / "models"
    options = Options(layers, desk.settings.model, folder, partial(_work_with, desk))
    dialog = TrainingDialog(desk.session, options, desk.window.theme, desk.window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()


def _work_with(desk: Desk, model: Path) -> bool:
    return desk.course.change(model=str(model))
