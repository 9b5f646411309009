"""The open article, and the next ones, follow what was decided: a moment later, not in its way."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.gestures.finish import finish
from annotation.learning.memory import MEMORY
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.review import Item, State
from storage.project import Project
from tests.gui.conftest import Hand, span
from ui.main_window import MainWindow

FIRST = (
    "Night in Tal Arun\n\nTroops left Tal Arun on Monday, the Courier said. People of Tal Arun "
    "fled. Nobody in Tal Arun slept, the Courier wrote.\n"
)
SECOND = "Later\n\nTal Arun is quiet, the Courier said. Few are back in Tal Arun.\n"


@pytest.fixture
def project_path(tmp_path: Path, codebook: Codebook) -> Path:
    """Two articles of the same place, in a project that remembers."""
    path = tmp_path / "remembering.goldleaf"
    articles = [
        Article(f"{name}.txt", text, text.encode(), "utf-8", name)
        for name, text in (("first", FIRST), ("second", SECOND))
    ]
    with Project.create(path, codebook, settings=NOTHING_HELD_BACK) as project:
        first, second = (added.document for added in project.add_articles(articles))
        courier = [span(FIRST, "Courier", "organisation", nth) for nth in (0, 1)]
        place = span(FIRST, "Tal Arun", "person", 1)
        project.replace_suggestions(first, {"test": "1"}, [place, *courier])
        project.replace_suggestions(
            second, {"test": "1"}, [span(SECOND, "Courier", "organisation")]
        )
    return path


def told(hand: Hand) -> list[tuple[str, str, str]]:
    return [(item.quote, item.type, str(item.state)) for item in hand.items]


def recalled(hand: Hand) -> list[Item]:
    return [item for item in hand.items if item.source == MEMORY]


def test_that_a_name_that_was_given_a_type_is_suggested_wherever_it_stands(
    hand: Hand, qtbot: QtBot
) -> None:
    hand.focus("Tal Arun")
    hand.press("3")
    assert recalled(hand) == []  # not in the turn of the key press
    qtbot.waitUntil(lambda: len(recalled(hand)) == 3)
    assert {(item.quote, item.type, item.state) for item in recalled(hand)} == {
        ("Tal Arun", "gpe", State.SUGGESTED)
    }
    hand.press("Z")
    qtbot.waitUntil(lambda: recalled(hand) == [])
    assert ("Tal Arun", "person", "suggested") in told(hand)


def test_that_the_next_article_has_it_when_it_is_opened(hand: Hand, window: MainWindow) -> None:
    hand.focus("Tal Arun")
    hand.press("3")
    window.open_document(window.session.rows[1].id)
    assert [item.quote for item in recalled(hand)] == ["Tal Arun", "Tal Arun"]
    hand.press("Space")
    assert ("Span", "gpe", "Tal Arun") in hand.on_disk()


def test_that_what_was_rejected_twice_is_gone_from_the_next_article(
    hand: Hand, window: MainWindow
) -> None:
    for nth in (0, 1):
        hand.focus("Courier", nth)
        hand.press("X")
    window.open_document(window.session.rows[1].id)
    assert [item.quote for item in hand.items] == []


def test_that_what_has_the_focus_does_not_go_from_under_the_hand(
    hand: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    text = SECOND + "The Courier wrote. A Courier came. His Courier left.\n"
    assert window.session.project is not None
    article = Article("c.txt", text, text.encode(), "utf-8", "c")
    (added,) = window.session.project.add_articles([article])
    assert window.session.project is not None
    couriers = [span(text, "Courier", "organisation", nth) for nth in range(4)]
    window.session.project.replace_suggestions(added.document, {"test": "1"}, couriers)
    window.session.reread()
    window.open_document(added.document)
    hand.focus("Courier", 0)
    hand.press("X")
    hand.focus("Courier", 1)
    hand.press("X")
    hand.focus("Courier", 2)

    def states() -> list[State]:
        return [item.state for item in hand.items if item.quote == "Courier"]

    qtbot.waitUntil(lambda: len(states()) == 3)
    assert states() == [State.REJECTED, State.REJECTED, State.SUGGESTED]
    assert hand.focused is not None
    assert hand.focused.state is State.SUGGESTED


def test_that_a_blind_article_shows_its_suggestions_when_it_is_done(
    hand: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    document = window.session.rows[1].id
    project.learning.change(replace(project.learning.settings, blind_share=1.0))
    window.open_document(document)
    assert hand.items == []
    assert window.session.review is not None
    window.session.do(finish(window.session.review))
    qtbot.waitUntil(lambda: [item.quote for item in hand.items] == ["Courier"])


def test_that_a_decision_that_changes_nothing_draws_nothing_anew(
    hand: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    whole: list[object] = []
    window.session.edited.connect(lambda edit, _: whole.append(edit) if edit is None else None)
    hand.focus("Courier", 0)
    hand.press("Space")
    qtbot.wait(400)
    assert whole == []
