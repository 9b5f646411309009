"""Share and draw of the blind articles: counted before they are drawn, warned of mid-way."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Hand
from ui.dialogs.sources.blind import BlindPage
from ui.dialogs.sources.window import SourcesWindow
from ui.main_window import MainWindow


def page_of(window: MainWindow) -> BlindPage:
    window.run_id("sources")
    found = window.findChild(SourcesWindow)
    assert found is not None
    found.open_titled("Blind articles")
    assert isinstance(found.page, BlindPage)
    return found.page


@pytest.fixture
def page(window: MainWindow) -> BlindPage:
    return page_of(window)


def test_that_nothing_is_drawn_before_it_is_asked_for(page: BlindPage, window: MainWindow) -> None:
    assert not page.apply.isEnabled()
    page.share.setValue(50.0)
    assert page.apply.isEnabled()
    assert "of 3 articles would be blind" in page.counts.text()
    assert window.course.settings.blind_share == 0.0
    page.reload()
    assert page.share.value() == 0.0


def test_that_a_draw_is_followed_by_the_list_and_the_article(
    page: BlindPage, hand: Hand, window: MainWindow, qtbot: QtBot
) -> None:
    page.share.setValue(50.0)
    for seed in range(40):  # one that draws the open article
        page.seed.setValue(seed)
        page.sure.setChecked(True)
        page.apply.click()
        if window.course.is_blind:
            break
        page.share.setValue(50.0)
    assert window.course.settings.blind_share == 0.5
    qtbot.waitUntil(lambda: hand.items == [])
    row = window.session.row(window.session.document_id or "")
    assert row is not None
    assert row.is_blind
    assert window.workspace.note.isVisible()


def test_that_changing_it_mid_way_is_warned_of_and_confirmed(
    hand: Hand, window: MainWindow
) -> None:
    hand.focus("Drenik Front")
    hand.press("Space")
    page = page_of(window)
    assert not page.warning.isVisible()
    page.share.setValue(20.0)
    assert page.warning.isVisible()
    assert "1 article begun or finished" in page.warning.text()
    assert not page.apply.isEnabled()
    page.sure.click()
    assert page.apply.isEnabled()
    page.apply.click()
    assert window.course.settings.blind_share == pytest.approx(0.2)
    assert not page.warning.isVisible()


def test_that_no_share_makes_no_article_blind(page: BlindPage) -> None:
    assert page.share.text() == "none"
    assert page.counts.text().startswith("0 of 3 articles are blind")
