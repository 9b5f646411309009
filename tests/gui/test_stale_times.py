"""Times that were counted from another date of the article are told, and read anew when asked."""

from dataclasses import replace
from datetime import date

from annotation.gestures.finish import correct_facts
from annotation.gestures.reread import stale
from annotation.normals import Time
from tests.gui.conftest import Hand
from ui.main_window import MainWindow


def correct_the_date(window: MainWindow, coder: str) -> None:
    """As another coder, in another layer of the article; then back to this one."""
    me = window.session.coder
    window.session.change_coder(coder)
    review = window.session.review
    assert review is not None
    facts = replace(review.layer.document.facts, published=date(2024, 3, 28))
    window.session.do(correct_facts(review, facts))
    window.session.change_coder(me)


def test_that_times_counted_from_another_date_are_told_and_read_anew_on_demand(
    window: MainWindow, hand: Hand
) -> None:
    said: list[str] = []
    window.session.notice.connect(said.append)
    hand.focus("Monday")
    hand.press("Space")
    assert not any("another date" in each for each in said)
    correct_the_date(window, "Somebody Else")
    assert any("1 time was counted from another date" in each for each in said)
    review = window.session.review
    assert review is not None
    assert stale(review) == 1
    window.run_id("times")
    assert stale(review) == 0
    value = hand.item("Monday").normal
    assert isinstance(value, Time)
    assert value.start == date(2024, 3, 25)
    hand.press("Z")
    assert stale(review) == 1
