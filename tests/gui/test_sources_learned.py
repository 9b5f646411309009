"""What was learned as a table: what decisions put there, rules by keys, many rows, files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotation.learning.memory import Counts, Remembered, Rule, Stance
from tests.gui.conftest import Hand
from ui.dialogs.sources import remembered
from ui.dialogs.sources.learned import LearnedPage
from ui.dialogs.sources.rule_form import RuleForm
from ui.dialogs.sources.window import SourcesWindow
from ui.main_window import MainWindow

MANY = 50_000


def page_of(window: MainWindow) -> LearnedPage:
    window.run_id("sources")
    found = window.findChild(SourcesWindow)
    assert found is not None
    found.open_titled("Learned words")
    assert isinstance(found.page, LearnedPage)
    return found.page


@pytest.fixture
def page(hand: Hand, window: MainWindow) -> LearnedPage:
    """The page after one string was accepted and another one rejected."""
    window.course.change(remembers=True)
    hand.focus("Drenik Front")
    hand.press("Space")
    hand.focus("Orlo")
    hand.press("X")
    return page_of(window)


def strings(page: LearnedPage) -> list[str]:
    return [row.string for row in page.model.rows]


def go_to(page: LearnedPage, string: str) -> None:
    page.table.choose(strings(page).index(string))
    page.table.setFocus()


def press(page: LearnedPage, key: Qt.Key) -> None:
    QTest.keyClick(page.table, key)


def rules(page: LearnedPage) -> dict[str, Stance]:
    learning = page.ledger.learning
    assert learning is not None
    return {row.string: row.rule.stance for row in learning.remembered() if row.rule is not None}


def test_that_decisions_stand_in_the_table(page: LearnedPage) -> None:
    rows = {row.string: row.counts for row in page.model.rows}
    assert rows["Drenik Front"] == Counts(1, 0)
    assert rows["Orlo"] == Counts(0, 1)
    assert "strings remembered from your decisions" in page.lead.text()


def test_that_the_three_states_of_what_is_remembered_are_counted(page: LearnedPage) -> None:
    silent = sum(row.stance is Stance.SILENT for row in page.model.rows)
    assert page.lead.text().endswith(f"held back, {silent} silent.")


def test_that_an_empty_memory_says_how_it_fills(window: MainWindow) -> None:
    window.course.change(remembers=True)
    page = page_of(window)
    assert page.pages.currentWidget() is page.empty
    assert page.empty.text() == remembered.EMPTY
    assert not page.buttons["export-rules"].isEnabled()


def test_that_typing_searches_and_down_goes_to_the_rows(page: LearnedPage) -> None:
    QTest.keyClicks(page.search, "drenik")
    assert strings(page) == ["Drenik Front"]
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.chosen is not None
    press(page, Qt.Key.Key_Slash)
    page.search.setText("nothing of that kind")
    assert page.empty.text() == remembered.NOTHING_FOUND


def test_that_never_suggesting_a_string_takes_it_from_the_article(
    page: LearnedPage, hand: Hand
) -> None:
    learning = page.ledger.learning
    assert learning is not None
    page.set_rule(Rule("span", "Monday", "time", Stance.WITHHOLD))
    assert "Monday" not in [item.quote for item in hand.items]
    go_to(page, "Monday")
    press(page, Qt.Key.Key_C)
    assert "Monday" in [item.quote for item in hand.items]


def test_that_always_and_never_and_as_counted_are_keys(page: LearnedPage) -> None:
    go_to(page, "Orlo")
    press(page, Qt.Key.Key_A)
    assert rules(page) == {"Orlo": Stance.PROPOSE}
    assert page.chosen is not None
    assert page.chosen.string == "Orlo"
    assert remembered.does(page.chosen) == "always suggested (rule)"
    press(page, Qt.Key.Key_N)
    assert rules(page) == {"Orlo": Stance.WITHHOLD}
    press(page, Qt.Key.Key_Delete)
    assert rules(page) == {}
    press(page, Qt.Key.Key_C)
    assert "has no rule" in page.said.text()


def test_that_a_rule_says_who_wrote_it(page: LearnedPage) -> None:
    go_to(page, "Orlo")
    press(page, Qt.Key.Key_A)
    assert page.chosen is not None
    assert remembered.origin(page.chosen).startswith("ada · 20")


def test_that_a_word_is_added_by_a_form(page: LearnedPage, hand: Hand) -> None:
    go_to(page, "Orlo")
    QTest.keyClicks(page.table, "+")
    form = page.findChild(RuleForm)
    assert form is not None
    form.accept()
    assert "needs the words" in form.trouble.text()
    QTest.keyClicks(form.words, "  town   of ")
    form.type.setCurrentIndex(form.type.findText("Entity: Facility"))
    QTest.keyClick(form.stance, Qt.Key.Key_Return)
    form.accept()
    assert rules(page) == {"town of": Stance.PROPOSE}
    assert "town of" in [item.quote for item in hand.items]


def test_that_enter_opens_a_row_whose_words_stay(page: LearnedPage) -> None:
    go_to(page, "Drenik Front")
    press(page, Qt.Key.Key_Return)
    form = page.findChild(RuleForm)
    assert form is not None
    assert form.words.isReadOnly()
    form.stance.setCurrentIndex(form.stance.findData(Stance.WITHHOLD.value))
    form.accept()
    assert rules(page) == {"Drenik Front": Stance.WITHHOLD}


def test_that_remembering_can_be_switched_off(page: LearnedPage, window: MainWindow) -> None:
    page.is_on.click()
    assert not window.course.settings.remembers
    assert "Remembering is off" in page.lead.text()


@pytest.mark.parametrize(
    ("title", "expected"), [("With a rule", ["Orlo"]), ("All", ["Drenik Front", "Orlo"])]
)
def test_that_rows_are_kept_by_what_they_do(
    page: LearnedPage, title: str, expected: list[str]
) -> None:
    page.set_rule(Rule("span", "Orlo", "person", Stance.WITHHOLD))
    page.kept.setCurrentText(title)
    assert sorted(strings(page)) == expected


def test_that_fifty_thousand_rows_are_shown_and_searched(
    page: LearnedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        Remembered("span", f"name {at}", "gpe", Counts(at % 7, at % 3), Stance.SILENT,
                   contexts=((f"in\tword{at}", Counts(1, 0)),))
        for at in range(MANY)
    ]  # fmt: skip
    learning = page.ledger.learning
    monkeypatch.setattr(type(learning), "remembered", lambda _: rows)
    page.reload()
    assert page.model.rowCount() == MANY
    QTest.keyClicks(page.search, "word4999")
    assert len(strings(page)) == 11
    page.search.clear()
    page.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert page.model.rows[0].counts.accepted == 6
    press(page, Qt.Key.Key_End)
    page.grab()


def test_that_hostile_strings_are_shown_as_they_are(page: LearnedPage) -> None:
    page.set_rule(Rule("span", "<b>bold</b> & co", "person", Stance.PROPOSE))
    go_to(page, "<b>bold</b> & co")
    index = page.model.index(page.table.currentIndex().row(), 0)
    assert index.data() == "<b>bold</b> & co"
    assert "&lt;b&gt;" in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_that_what_was_learned_goes_out_and_comes_in(page: LearnedPage, tmp_path: Path) -> None:
    go_to(page, "Orlo")
    press(page, Qt.Key.Key_A)
    path = tmp_path / "learned.csv"
    page.export_to(path)
    assert "rows were written to learned.csv" in page.said.text()
    press(page, Qt.Key.Key_C)
    assert rules(page) == {}
    page.import_from(path)
    assert "Orlo" in rules(page)
    assert "came in from learned.csv" in page.said.text()


def test_that_a_file_that_is_no_table_is_refused_in_words(
    page: LearnedPage, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_bytes(b"\xff\xfe\x00 no table")
    page.import_from(path)
    assert rules(page) == {}
    assert "wrong.csv" in window.workspace.trouble.label.text()


def test_that_the_contexts_are_told_in_words() -> None:
    contexts = (("the\tsaid", Counts(2, 1)), ("\tarmy", Counts(0, 1)))
    row = Remembered("span", "Orlo", "gpe", Counts(2, 2), Stance.SILENT, contexts=contexts)
    assert remembered.context(row) == "the … said  and 1 more"
    assert remembered.contexts(row) == (
        "the … said: 2 accepted, 1 rejected\n· … army: 0 accepted, 1 rejected"
    )
