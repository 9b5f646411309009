"""What the inspector says of where a suggestion comes from, and how sure it is."""

from dataclasses import replace

import pytest

from annotation.learning.memory import MEMORY
from annotation.review import Item, State
from tests.gui.conftest import Hand
from ui.panels.origin import origin


@pytest.fixture
def item(hand: Hand) -> Item:
    return hand.focus("Drenik Front")


@pytest.mark.parametrize(
    ("source", "version", "score", "said"),
    [
        ("test", "1", 0.9, "Suggested by test 1 · 0.90, sure"),
        ("test", "1", 0.6, "Suggested by test 1 · 0.60, sure"),
        ("test", "1", 0.45, "Suggested by test 1 · 0.45, fairly sure"),
        ("test", "1", 0.2, "Suggested by test 1 · 0.20, doubtful"),
        ("test", "1", None, "Suggested by test 1"),
        (
            "events", "4+7", 0.83,
            "Suggested by events 4 with learned version 7 · 0.83: about 8 in 10 like it are right",
        ),
        (MEMORY, "1", 0.75, "Remembered from earlier decisions · 0.75, sure"),
    ],
)  # fmt: skip
def test_that_a_suggestion_says_who_made_it_and_how_sure_it_is(
    item: Item, source: str, version: str, score: float | None, said: str
) -> None:
    assert origin(replace(item, source=source, version=version, score=score)) == said


def test_that_a_decision_names_the_version_that_was_decided_on(item: Item) -> None:
    decided = replace(
        item, source="events", version="4+7", state=State.ACCEPTED, decision="accepted"
    )
    assert origin(decided) == "events 4 with learned version 7, confirmed by you · 0.90"


def test_that_the_inspector_shows_it(hand: Hand) -> None:
    hand.focus("Drenik Front")
    assert hand.window.workspace.inspector.origin.text() == "Suggested by test 1 · 0.90, sure"
