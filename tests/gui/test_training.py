"""Train a model from the window: a real training, small, by clicks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotation.article import Article
from annotation.gestures.create import new_span
from annotation.gestures.finish import finish
from annotation.review import Review
from storage.project import Project
from ui.dialogs.training import Options, TrainingDialog
from ui.main_window import MainWindow
from ui.theme import LIGHT

pytestmark = pytest.mark.usefixtures("quick_processes")
TOWNS = ("Dosta", "Barka", "Meru", "Tolun")
LEFT = Qt.MouseButton.LeftButton


def article(number: int) -> Article:
    town = TOWNS[number % len(TOWNS)]
    text = f"Rebels shelled {town} again. Report {number} says that {town} was quiet.\n"
    return Article(f"{number}.txt", text, text.encode(), "utf-8", f"Report {number}")


def fill(path: Path, count: int) -> None:
    """Add articles whose towns are marked, and finish them."""
    with Project.open(path) as project:
        for number in range(count):
            (added,) = project.add_articles([article(number)])
            review = Review(project.editor(added.document, "ada"), (), project.codebook)
            town = TOWNS[number % len(TOWNS)]
            for at in [at for at in range(len(review.text)) if review.text.startswith(town, at)]:
                review.editor.do(new_span(review, ((at, at + len(town)),), "gpe"))
            review.editor.do(finish(review))


@pytest.fixture
def chosen() -> list[Path]:
    return []


@pytest.fixture
def dialog(
    bare_window: MainWindow, project_path: Path, tmp_path: Path, chosen: list[Path]
) -> TrainingDialog:
    fill(project_path, 20)
    assert bare_window.session.open_project(project_path)

    def use(model: Path) -> bool:
        chosen.append(model)
        return True

    options = Options(["ada"], "en_core_web_sm", tmp_path / "models", use)
    made = TrainingDialog(bare_window.session, options, LIGHT, bare_window)
    made.length.addItem("Test", 200)
    made.length.setCurrentIndex(made.length.count() - 1)
    made.show()
    return made


@pytest.mark.slow
def test_that_a_model_is_trained_shown_and_taken_into_use(
    dialog: TrainingDialog, qtbot: QtBot, chosen: list[Path]
) -> None:
    QTest.mouseClick(dialog.ok, LEFT)
    assert not dialog.ok.isEnabled()
    qtbot.waitUntil(lambda: dialog.trained is not None, timeout=150_000)
    assert dialog.curve is not None
    assert [point.step for point in dialog.curve.points][:2] == [0, 100]
    assert "All types: " in dialog.words.text()
    assert "now " in dialog.words.text()
    assert dialog.trouble.text() == ""
    QTest.mouseClick(dialog.use, LEFT)
    assert dialog.trained is not None
    assert chosen == [dialog.trained.model]
    assert not dialog.isVisible()


@pytest.mark.slow
def test_that_a_training_that_is_stopped_says_so_and_leaves_nothing(
    dialog: TrainingDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.mouseClick(dialog.ok, LEFT)
    qtbot.waitUntil(lambda: dialog.bar.maximum() > 0, timeout=90_000)
    QTest.mouseClick(dialog.cancel, LEFT)
    assert "stopped" in dialog.trouble.text()
    assert dialog.ok.isEnabled()
    assert not (tmp_path / "models").exists()
    dialog.close()


def test_that_a_name_that_no_package_can_have_is_told_at_once(
    dialog: TrainingDialog,
) -> None:
    dialog.name.setText("Our model!")
    QTest.mouseClick(dialog.ok, LEFT)
    assert "cannot be the name of a model" in dialog.trouble.text()
    assert not dialog.job.is_running
    dialog.close()


def test_that_too_few_finished_articles_are_told_before_anything_is_started(
    bare_window: MainWindow, project_path: Path, tmp_path: Path
) -> None:
    assert bare_window.session.open_project(project_path)
    options = Options(["ada"], "en_core_web_sm", tmp_path, lambda _model: True)
    dialog = TrainingDialog(bare_window.session, options, LIGHT, bare_window)
    assert dialog.trouble.text().startswith("0 articles are finished")
    dialog.close()
