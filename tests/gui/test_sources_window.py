"""The window of the sources: opened and walked by keys; what it shows comes from the project."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from annotation.learning.statistics import Bin, Finished, SourceTally, Statistics, Tally
from tests.gui.conftest import Hand
from ui.dialogs.sources.over_time import OverTimePage
from ui.dialogs.sources.overview import OverviewPage
from ui.dialogs.sources.page import Page
from ui.dialogs.sources.reliability import ReliabilityPage
from ui.dialogs.sources.window import PAGES, SourcesWindow
from ui.main_window import MainWindow
from ui.theme import DARK

P = TypeVar("P", bound=Page)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sources(hand: Hand, window: MainWindow) -> SourcesWindow:
    hand.press("Ctrl+Shift+S")
    return opened(window)


def opened(window: MainWindow) -> SourcesWindow:
    found = window.findChild(SourcesWindow)
    assert found is not None
    assert found.isVisible()
    return found


def statistics() -> Statistics:
    """Made-up numbers: two sources, seven articles of which one is blind, two bins."""
    rows = (
        SourceTally("rules", "event", "attack", Tally(20, 15, 2, 3, 0, 4)),
        SourceTally("rules", "argument", "attacker", Tally(4, 1, 1, 2, 0, 2)),
        SourceTally("model", "span", "gpe", Tally(50, 45, 1, 4, 0, 5)),
    )
    done = tuple(
        Finished(f"d{at}", f"Article {at}", "ada", f"2026-03-0{at}T10:00:00Z", at == 4,
                 Tally(10, 4 + at // 2, 0, 6 - at // 2, 0, 2), 10, 40 if at == 4 else 15)
        for at in range(1, 8)
    )  # fmt: skip
    bins = (Bin(0.5, 0.6, 0.55, 0.5, 40, 0.35, 0.65), Bin(0.8, 0.9, 0.86, 0.84, 90, 0.75, 0.9))
    return Statistics(rows, done, bins)


@pytest.fixture
def filled(sources: SourcesWindow, monkeypatch: pytest.MonkeyPatch) -> SourcesWindow:
    learning = sources.ledger.learning
    assert learning is not None
    monkeypatch.setattr(type(learning), "statistics", lambda *_: statistics())
    sources.reload()
    return sources


def cells(page: OverviewPage) -> list[list[str]]:
    model = page.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def page_of(sources: SourcesWindow, title: str, kind: type[P]) -> P:
    sources.open_titled(title)
    assert isinstance(sources.page, kind)
    return sources.page


# -- the window ------------------------------------------------------------------------------------


def test_that_it_opens_on_the_overview_and_says_what_to_do_first(sources: SourcesWindow) -> None:
    page = sources.page
    assert isinstance(page, OverviewPage)
    assert "Ctrl+Enter" in page.empty.text()
    assert page.pages.currentWidget() is page.empty


def test_that_it_is_opened_once_and_comes_to_the_front_again(
    sources: SourcesWindow, hand: Hand, window: MainWindow
) -> None:
    window.canvas.setFocus()
    hand.press("Ctrl+Shift+S")
    assert window.findChildren(SourcesWindow) == [sources]


def test_that_pages_are_turned_by_keys(sources: SourcesWindow) -> None:
    titles = []
    for digit in range(1, len(PAGES) + 1):
        QTest.keyClick(sources, Qt.Key(ord(str(digit))), ALT)
        titles.append(sources.page.heading.text())
    assert len(set(titles)) == len(PAGES)
    QTest.keyClick(sources, Qt.Key.Key_PageDown, CTRL)
    assert sources.side.currentRow() == 0
    QTest.keyClick(sources, Qt.Key.Key_PageUp, CTRL)
    assert sources.side.currentRow() == len(PAGES) - 1


def test_that_the_arrows_walk_the_list_of_pages(sources: SourcesWindow) -> None:
    assert QApplication.focusWidget() in (sources.side, None)
    QTest.keyClick(sources.side, Qt.Key.Key_Down)
    assert isinstance(sources.page, OverTimePage)


def test_that_every_page_says_what_it_is_about_and_can_be_reached_by_tab(
    sources: SourcesWindow,
) -> None:
    for title, _ in PAGES:
        sources.open_titled(title)
        page = sources.page
        assert page.heading.text()
        reachable = [
            child
            for child in page.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isVisible()
            and not child.objectName().startswith("qt_")
        ]
        assert reachable or isinstance(page, OverTimePage | ReliabilityPage)
        assert not [child for child in reachable if not said_of(child)]


def said_of(child: QWidget) -> str:
    """Return what is said of a field where it cannot be seen."""
    text = child.text() if isinstance(child, QAbstractButton) else ""
    return child.accessibleName() or text


def test_that_escape_closes_it_and_work_goes_on(
    sources: SourcesWindow, hand: Hand, window: MainWindow
) -> None:
    QTest.keyClick(sources.side, Qt.Key.Key_Escape)
    assert not sources.isVisible()
    window.canvas.setFocus()
    hand.focus("Drenik Front")
    hand.press("Space")
    assert hand.item("Drenik Front").state.value == "accepted"


def test_that_it_goes_with_its_project(sources: SourcesWindow, window: MainWindow) -> None:
    window.session.close_project()
    assert not sources.isVisible()


def test_that_it_is_in_the_menu_and_in_the_palette(window: MainWindow) -> None:
    action = next(each for each in window.actions_ if each.id == "sources")
    assert (action.menu, action.keys) == ("Article", ("Ctrl+Shift+S",))


def test_that_without_a_project_the_key_does_nothing(bare_window: MainWindow) -> None:
    QTest.keyClick(bare_window, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert bare_window.findChild(SourcesWindow) is None


# -- the overview ----------------------------------------------------------------------------------


def test_that_what_was_decided_in_finished_articles_is_counted(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("Drenik Front")
    hand.press("Space")
    hand.focus("Orlo")
    hand.press("X", "Ctrl+Return", "Ctrl+Shift+S")
    page = opened(window).page
    assert isinstance(page, OverviewPage)
    assert "suggestions" in page.lead.text()
    lines = {line[1]: line for line in cells(page)}
    assert lines["Organisation"][2:4] == ["1", "1"]
    assert lines["Person"][5] == "1"


@pytest.mark.parametrize("title", ["Overview", "Reliability"])
def test_that_what_was_left_undecided_is_said_to_count_as_not_right(
    hand: Hand, window: MainWindow, title: str
) -> None:
    hand.focus("Drenik Front")
    hand.press("Space", "Ctrl+Return", "Ctrl+Shift+S")
    found = opened(window)
    found.open_titled(title)
    tally = found.ledger.statistics.finished[0].tally
    assert tally.left > 0
    said = f"of {tally.suggested} shown, {tally.left} were left undecided."
    assert said in found.page.lead.text()


def test_that_each_source_has_a_line_over_all_types(filled: SourcesWindow) -> None:
    page = page_of(filled, "Overview", OverviewPage)
    assert [line[:3] for line in cells(page)] == [
        ["model", "all types", "50"],
        ["model", "Country, region or town", "50"],
        ["rules", "all types", "24"],
        ["rules", "Attack", "20"],
        ["rules", "Role: Attacker / actor", "4"],
    ]
    assert cells(page)[2][-2:] == ["67\N{NO-BREAK SPACE}%", "64\N{NO-BREAK SPACE}%"]


def test_that_the_table_is_filtered_by_source(filled: SourcesWindow) -> None:
    page = page_of(filled, "Overview", OverviewPage)
    page.source.setFocus()
    QTest.keyClicks(page.source, "r")
    assert page.source.currentText() == "rules"
    assert {line[0] for line in cells(page)} == {"rules"}
    assert "by rules" in page.lead.text()
    filled.reload()
    assert page.source.currentText() == "rules"


def test_that_numbers_are_sorted_as_numbers(filled: SourcesWindow) -> None:
    page = page_of(filled, "Overview", OverviewPage)
    page.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert [line[2] for line in cells(page)] == ["50", "50", "24", "20", "4"]


# -- the charts ------------------------------------------------------------------------------------


def test_that_the_course_over_time_is_drawn_and_said(filled: SourcesWindow) -> None:
    page = page_of(filled, "Over time", OverTimePage)
    assert [mark.name for mark in page.quality.legend.marks] == [
        "precision", "recall", "precision, blind article", "recall, blind article",
    ]  # fmt: skip
    assert [mark.name for mark in page.keys.legend.marks] == ["with suggestions", "blind"]
    said = page.quality.plot.accessibleDescription()
    assert said.startswith("article 1: precision 40")
    assert "article 4" not in said
    assert "article 4: 4.0 keys" in page.keys.plot.accessibleDescription()
    assert "about 150 keys were saved" in page.saved.text()
    assert page.lead.text().startswith("7 articles finished. A trend can be told once 10")


def test_that_reliability_is_drawn_and_said(filled: SourcesWindow) -> None:
    page = page_of(filled, "Reliability", ReliabilityPage)
    assert "Of the 90 shown at 0.8 to 0.9" in page.lead.text()
    said = page.shares.plot.accessibleDescription()
    assert said.count("right (95 %") == 2


@pytest.mark.parametrize("title", ["Over time", "Reliability"])
def test_that_a_chart_without_data_says_what_to_do(sources: SourcesWindow, title: str) -> None:
    sources.open_titled(title)
    page = sources.page
    assert isinstance(page, OverTimePage | ReliabilityPage)
    assert page.pages.currentWidget() is page.empty
    assert len(page.empty.text()) > len("Nothing here.")


def test_that_charts_follow_the_theme(filled: SourcesWindow, window: MainWindow) -> None:
    page = page_of(filled, "Over time", OverTimePage)
    window.run_id("theme")
    assert window.theme is DARK
    background = page.quality.plot.backgroundBrush().color()
    assert background.name().upper() == DARK.panel
    assert {mark.colour for mark in page.quality.legend.marks} == {DARK.accepted, DARK.focus}


def test_that_the_statistics_are_of_everybody_unless_one_is_chosen(
    hand: Hand, window: MainWindow
) -> None:
    hand.press("Ctrl+Return")
    window.session.change_coder("bert")
    window.run_id("finish")
    window.canvas.setFocus()
    hand.press("Ctrl+Shift+S")
    found = opened(window)
    assert found.whose.isVisible()
    assert len(found.ledger.statistics.finished) == 2
    found.whose.setCurrentIndex(found.whose.findData("bert"))
    assert [each.coder for each in found.ledger.statistics.finished] == ["bert"]
