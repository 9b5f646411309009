"""Only what has changed is painted again; what stays on the screen must be right all the same."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QWidget

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.values import Suggestion
from storage.project import Project
from tests.gui.conftest import Hand, argument, event, span
from tests.gui.screen import stale_rows

PARAGRAPH = (
    "On Monday the Drenik Front shelled the town of Varok, the army of Karvenia said. Rebels "
    "killed five people in Orlo, a district of Varok, and troops left Kestria on Friday night."
)
TEXT = "Rebels shell Varok\n\n" + "\n\n".join([PARAGRAPH] * 9) + "\n"
TYPES = {
    "Drenik Front": "organisation",
    "Drenik": "group",
    "army of Karvenia": "organisation",
    "Karvenia": "gpe",
    "Rebels": "person",
    "five people": "person",
    "five": "quantity",
    "Orlo": "gpe",
    "Monday": "time",
}
GESTURES = (
    *("Space", "Return", "Return", "Shift+Return", "Shift+Return", "A", "Shift+A", "X", "Z", "Z"),
    *("Shift+Z", "Tab", "Shift+Tab", "Tab", "1", "2", "3", "5", "Alt+1", "Alt+2", "Right", "Left"),
    *("Up", "Down", "[", "]", "Ctrl+Right", "Ctrl+Left", "Esc", "Shift+Right", "Shift+Left"),
    *("event", "event", "event", "G", "H", "T", "PageDown", "PageUp"),
)
"""Keys, and `event` for the focus on a trigger in sight."""


def _span(words: str, at: int) -> Suggestion:
    """Return a name of a paragraph; the title has one of them too."""
    return span(TEXT, words, TYPES[words], at + (words in TEXT[:18]))


def suggestions() -> list[Suggestion]:
    """Each paragraph has two events; they reach into the paragraphs around."""
    found: list[Suggestion] = []
    events: list[tuple[Suggestion, Suggestion]] = []
    spans: list[dict[str, Suggestion]] = []
    for at in range(9):
        here = {words: _span(words, at) for words in TYPES}
        here["Varok"] = span(TEXT, "Varok", "gpe", 1 + 2 * at)
        spans.append(here)
        events.append((event(TEXT, "shelled", "attack", at), event(TEXT, "killed", "killing", at)))
        found += [*here.values(), *events[-1]]
    for at, (shelled, killed) in enumerate(events):
        before, here, after = (spans[max(0, min(8, at + step))] for step in (-1, 0, 1))
        found += [
            argument(shelled, "attacker", here["Drenik Front"]),
            argument(shelled, "place", here["Varok"]),
            argument(shelled, "target", before["Orlo"]),
            argument(killed, "attacker", after["Rebels"]),
            argument(killed, "target", here["five people"]),
            argument(killed, "attacker", here["Rebels"]),
            argument(killed, "place", before["Orlo"]),
        ]
    return found


@pytest.fixture
def project_path(tmp_path: Path, codebook: Codebook) -> Path:
    path = tmp_path / "linked.goldleaf"
    article = Article(
        "a.txt", TEXT, TEXT.encode(), "utf-8", "Rebels", "Meridian", date(2024, 3, 14)
    )
    with Project.create(path, codebook, name="Linked", settings=NOTHING_HELD_BACK) as project:
        added = project.add_articles([article])
        project.replace_suggestions(added[0].document, {"test": "1"}, suggestions())
    return path


@pytest.fixture
def page(hand: Hand) -> QWidget:
    """What the article is painted on."""
    hand.window.resize(1180, 700)
    return hand.window.canvas.viewport()


def do(hand: Hand, gesture: str, chance: Random) -> None:
    if gesture == "event":
        triggers = [item for item in hand.items if item.kind == "event"]
        hand.window.desk.focus(chance.choice(triggers[:6]).id)
    else:
        hand.press(gesture)


@pytest.mark.parametrize("key", ["Return", "Space", "Shift+Return", "2", "X"])
def test_that_nothing_stays_of_the_arcs_of_an_event_that_was_decided(
    hand: Hand, page: QWidget, key: str
) -> None:
    hand.focus("Orlo")
    hand.press("Space")
    hand.focus("shelled", nth=1, kind="event")
    assert stale_rows(page) == []
    hand.press(key)
    assert stale_rows(page) == []


@pytest.mark.parametrize("seed", range(6))
def test_that_the_screen_is_right_after_any_gestures(hand: Hand, page: QWidget, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - nothing secret
    done: list[str] = []
    for _ in range(60):
        done.append(chance.choice(GESTURES))
        do(hand, done[-1], chance)
        assert stale_rows(page) == [], f"after {done}"
