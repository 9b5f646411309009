"""How sure a suggestion must be to be shown: by keys, by the button, kept in the project."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotation.learning.settings import BALANCED, LEAST_SURE, SURE
from annotation.values import Suggestion
from storage.project import Project
from tests.gui.conftest import FIRST, Hand, argument, event, span
from ui.course import beside, position
from ui.main_window import MainWindow

WORDS = ("Drenik Front", "Varok", "Monday", "Orlo")


def scored() -> list[Suggestion]:
    """Suggestions that are sure, fairly sure, and two that are doubtful."""
    front = span(FIRST, "Drenik Front", "organisation", score=0.9)
    varok = span(FIRST, "Varok", "gpe", 1, score=0.5)
    monday = span(FIRST, "Monday", "time", score=0.3)
    orlo = span(FIRST, "Orlo", "gpe", score=0.1)
    attacked = event(FIRST, "attacked", "attack")
    return [front, varok, monday, orlo, attacked, argument(attacked, "place", varok)]


@pytest.fixture
def window(bare_window: MainWindow, project_path: Path) -> MainWindow:
    with Project.open(project_path) as project:
        first = project.documents("ada")[0].id
        project.replace_suggestions(first, {"test": "2"}, scored())
        project.learning.change(replace(project.learning.settings, least_score=BALANCED))
    assert bare_window.session.open_project(project_path)
    bare_window.canvas.setFocus()
    return bare_window


def shown(hand: Hand) -> list[str]:
    return [word for word in WORDS if any(item.quote == word for item in hand.items)]


def test_that_a_new_project_shows_what_pays_best(hand: Hand, window: MainWindow) -> None:
    assert shown(hand) == ["Drenik Front", "Varok"]
    assert window.workspace.header.least.text() == "Balanced · 2 hidden ▾"


def test_that_two_keys_show_fewer_or_more(hand: Hand, window: MainWindow) -> None:
    hand.press("<")
    assert shown(hand) == ["Drenik Front"]
    assert window.workspace.header.least.text() == "Sure · 3 hidden ▾"
    assert window.workspace.status.text == "Sure: 3 suggestions are hidden here."
    hand.press("<")
    assert window.course.settings.least_score == SURE
    hand.press(">", ">")
    assert shown(hand) == list(WORDS)
    assert window.workspace.header.least.text() == "Everything ▾"
    hand.press(">")
    assert window.course.settings.least_score == LEAST_SURE


def test_that_fine_steps_lie_between_the_named_ones(hand: Hand, window: MainWindow) -> None:
    hand.press("Alt+>", "Alt+>")
    assert window.course.settings.least_score == pytest.approx(0.3)
    assert shown(hand) == ["Drenik Front", "Varok", "Monday"]
    assert window.workspace.header.least.text() == "From 0.30 · 1 hidden ▾"
    hand.press("Alt+<")
    assert window.course.settings.least_score == pytest.approx(0.35)


def test_that_an_argument_goes_with_the_end_that_is_hidden(hand: Hand) -> None:
    attacked = hand.item("attacked", kind="event")
    review = hand.window.session.review
    assert review is not None
    assert [link.role for link in review.links_of(attacked.id)] == ["place"]
    hand.press("<")
    assert review.links_of(attacked.id) == []


def test_that_what_was_decided_stays_however_unsure_it_was(hand: Hand) -> None:
    hand.press(">")
    hand.focus("Orlo")
    hand.press("Space", "<", "<")
    assert shown(hand) == ["Drenik Front", "Orlo"]
    assert hand.window.course.hidden() == 2


def test_that_the_focus_stays_with_what_is_still_shown(hand: Hand) -> None:
    hand.focus("Drenik Front")
    hand.press("<", ">")
    assert hand.focused_words == "Drenik Front"


def test_that_the_choice_is_kept_in_the_project(hand: Hand, window: MainWindow) -> None:
    hand.press("<")
    project = window.session.project
    assert project is not None
    path = project.path
    window.session.close_project()
    with Project.open(path) as again:
        assert again.learning.settings.least_score == SURE


def test_that_the_button_offers_three_positions_and_a_slider(
    hand: Hand, window: MainWindow
) -> None:
    least = window.workspace.header.least
    assert [each.isChecked() for each in least.choices.values()] == [False, True, False]
    least.choices[LEAST_SURE].trigger()
    assert shown(hand) == list(WORDS)
    QTest.keyClick(least.slider, Qt.Key.Key_Right)
    assert window.course.settings.least_score == pytest.approx(0.05)
    assert least.exactly.text() == "Shown from a score of 0.05"


def test_that_the_palette_has_the_three_positions(window: MainWindow) -> None:
    titles = [action.title for action in window.actions_]
    for named in ("only sure ones", "balanced", "everything"):
        assert f"Suggestions shown: {named}" in titles


@pytest.mark.parametrize(
    ("score", "step", "expected"),
    [
        (BALANCED, -1, SURE), (BALANCED, 1, LEAST_SURE), (SURE, -1, SURE), (0.5, 1, BALANCED),
        (0.5, -1, SURE), (0.9, 1, SURE), (LEAST_SURE, 1, LEAST_SURE),
    ],
)  # fmt: skip
def test_that_a_step_goes_to_the_next_named_position(
    score: float, step: int, expected: float
) -> None:
    assert beside(score, step) == expected


def test_that_a_position_is_called_by_its_name_or_its_score() -> None:
    assert [position(at) for at in (SURE, BALANCED, LEAST_SURE, 0.45)] == [
        "Sure", "Balanced", "Everything", "From 0.45",
    ]  # fmt: skip
