"""How many keys an event takes: one by one, and over the whole sample with its real suggestions."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.frames.build import row_of, rows_of
from annotation.frames.entry import EntryScene
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.values import Suggestion
from benchmarks.material import sample_project
from storage.project import Project
from tests.gui.conftest import argument, event, span
from tests.gui.gold import GoldArticle, compare, gold_of, read_gold, unlike
from tests.gui.robot import Robot, code_all
from tests.gui.tally import DECIDING, GOING, Tally, at_event, per_event, table
from ui.app import application
from ui.main_window import MainWindow
from ui.settings import Settings

MOST_FOR_AN_EVENT = 15.0
"""Everything counted: the way, what is rejected, spans that have to be made. 13.8 when written."""
MOST_AT_AN_EVENT = 7.2
"""Without the way there and what is rejected. 6.6 when written."""

TEXT = "Report\n\nThe Drenik Front attacked Varok on Monday, and a patrol left Orlo.\n"
ATTACK = {
    "id": "attacked",
    "type": "attack",
    "on": "Front [attacked] Varok",
    "attacker": ["organisation The [Drenik Front] attacked"],
    "place": ["gpe attacked [Varok] on"],
    "time": ["time on [Monday], and"],
}


# -- one event -----------------------------------------------------------------------------------


def spans() -> dict[str, Suggestion]:
    types = {"Drenik Front": "organisation", "Varok": "gpe", "Monday": "time", "Orlo": "gpe"}
    return {words: span(TEXT, words, type_) for words, type_ in types.items()}


def proposed(place: str) -> list[Suggestion]:
    """Return the event with its three arguments, one of them as given."""
    known, attacked = spans(), event(TEXT, "attacked", "attack")
    roles = {"attacker": "Drenik Front", "place": place, "time": "Monday"}
    links = [argument(attacked, role, known[words]) for role, words in roles.items()]
    return [*known.values(), attacked, *links]


Code = Callable[..., Tally]


@pytest.fixture
def code(bare_window: MainWindow, codebook: Codebook, tmp_path: Path) -> Code:
    """Have the robot code the one article of a project with these suggestions."""

    def run(suggestions: Sequence[Suggestion], type_: str = "attack") -> Tally:
        path = tmp_path / "one.goldleaf"
        article = Article("one.txt", TEXT, TEXT.encode(), "utf-8", "Report", "", date(2024, 3, 14))
        with Project.create(path, codebook, name="One", settings=NOTHING_HELD_BACK) as project:
            (added,) = project.add_articles([article])
            project.replace_suggestions(added.document, {"test": "1"}, list(suggestions))
        assert bare_window.session.open_project(path)
        bare_window.canvas.setFocus()
        gold = gold_of({"file": "one.txt", "event": [ATTACK | {"type": type_}]}, TEXT, codebook)
        return Robot(bare_window, codebook, gold).code()

    return run


def at_the_event(tally: Tally) -> list[str]:
    """Return the keys of an article with one event after the way there, up to the finish."""
    return tally.script[tally.keys[GOING] : -1]


def test_that_an_event_with_three_arguments_takes_eight_keys_from_nothing(
    code: Code,
) -> None:
    tally = code(list(spans().values()))
    assert tally.events == {"attacked": 8}
    keys = at_the_event(tally)
    assert keys[:2] == ["E", "1"]
    assert keys[2::2] == ["A", "P", "D"]
    assert all(len(hint) == 1 for hint in keys[3::2])


def test_that_an_event_whose_proposal_is_right_takes_one_key(
    code: Code,
) -> None:
    tally = code(proposed("Varok"))
    assert tally.events == {"attacked": 1}
    assert at_the_event(tally) == ["Return"]


def test_that_a_wrong_filler_takes_two_keys_more(
    code: Code,
) -> None:
    tally = code(proposed("Orlo"))
    assert tally.events == {"attacked": 3}
    role, hint, enter = at_the_event(tally)
    assert (role, len(hint), enter) == ("P", 1, "Return")


def test_that_a_type_without_a_digit_takes_its_letters_and_enter(
    code: Code,
) -> None:
    tally = code(list(spans().values()), "shelling")
    assert at_the_event(tally)[:4] == ["E", "S", "H", "Return"]
    assert tally.events == {"attacked": 10}


# -- the sample ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Coded:
    """The sample project after the robot was at it."""

    path: Path
    codebook: Codebook
    gold: list[GoldArticle]
    tallies: list[Tally]

    def scenes(self) -> Iterator[tuple[GoldArticle, EntryScene]]:
        """Open the project again, and yield what its file holds of each article."""
        with Project.open(self.path) as project:
            entries = list(project.snapshot("ada").entries)
        for article, entry in zip(self.gold, entries, strict=True):
            yield article, EntryScene(entry, self.codebook)


@pytest.fixture(scope="module")
def coded(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication, codebook: Codebook
) -> Coded:
    """Code the sample once, from the suggestions of the real pipeline, by keys alone."""
    folder = tmp_path_factory.mktemp("sample")
    path = sample_project(folder)
    with Project.open(path) as project:
        documents = [project.document(row.id) for row in project.documents("ada")]
    gold = read_gold({each.source: each.text for each in documents}, codebook)
    settings = Settings(folder / "settings.ini")
    settings.coder, settings.theme = "ada", "light"
    application()
    window = MainWindow(settings, has_worker=False, is_serial=True)
    try:
        window.resize(1280, 800)
        window.show()
        qapp.processEvents()
        assert window.session.open_project(path)
        window.canvas.setFocus()
        tallies = code_all(window, gold)
    finally:
        window.close()
        window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Coded(path, codebook, gold, tallies)


@pytest.mark.slow
def test_that_the_sample_takes_few_keys(coded: Coded, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{table(coded.tallies)}\n")
    assert per_event(coded.tallies) <= MOST_FOR_AN_EVENT
    assert at_event(coded.tallies) <= MOST_AT_AN_EVENT


def test_that_what_the_keys_made_is_in_the_file_and_nothing_else(coded: Coded) -> None:
    for article, scene in coded.scenes():
        found = compare(article, scene, is_done=True)
        assert found.faults == [], article.file
        assert len(found.triggers) == len(list(scene.events()))


def test_that_the_rows_say_when_where_and_how_many_as_the_coder_does(coded: Coded) -> None:
    """After V where a date was wrong: the keys of that are counted."""
    for article, scene in coded.scenes():
        triggers = compare(article, scene, is_done=True).triggers
        rows = {event.id: row_of(scene, triggers[event.id]) for event in article.events}
        wrong = [words for event in article.events for words in unlike(event, rows[event.id])]
        assert wrong == [], article.file
        assert {row.id for row in rows.values()} == {row.id for row in rows_of(scene)}
    assert [tally.unlike for tally in coded.tallies if tally.unlike] == []


def test_that_an_article_without_events_takes_no_more_than_the_wrong_suggestions(
    coded: Coded,
) -> None:
    clocks = next(tally for tally in coded.tallies if tally.file.startswith("08"))
    assert clocks.events == {}
    assert clocks.keys[DECIDING] == clocks.junk + 1
