"""What makes the suggestions: the model, further sources, and asking before code of others runs."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotation.learning.settings import SourceKind, SourceSetting
from tests.gui.conftest import Hand
from ui.commands import view
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.sources import trust
from ui.dialogs.sources.further import NOT_TRUSTED, FurtherPage
from ui.dialogs.sources.source_form import NONE_INSTALLED, SourceForm, free_name
from ui.dialogs.sources.window import SourcesWindow
from ui.main_window import MainWindow
from ui.settings import Settings

CONFIG = '[nlp]\nlang = "en"\npipeline = ["strange"]\n\n[components.strange]\nfactory = "strange"\n'


@pytest.fixture
def page(window: MainWindow) -> FurtherPage:
    window.run_id("sources")
    found = window.findChild(SourcesWindow)
    assert found is not None
    found.open_titled("Sources")
    assert isinstance(found.page, FurtherPage)
    return found.page


@pytest.fixture
def words(tmp_path: Path) -> SourceSetting:
    path = tmp_path / "names.txt"
    path.write_text("Varok\tgpe\n", encoding="utf-8")
    return SourceSetting(SourceKind.WORDS, "names", str(path))


@pytest.fixture
def strange(tmp_path: Path) -> str:
    """A folder with a pipeline whose parts are not spaCy's."""
    folder = tmp_path / "strange"
    folder.mkdir()
    (folder / "config.cfg").write_text(CONFIG, encoding="utf-8")
    return str(folder)


def answer(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[str]:
    """Answer the question whether code of others may run, and note what was asked."""
    asked: list[str] = []

    def exec_(form: trust.TrustForm) -> int:
        asked.append(form.why.text())
        (form.accept if yes else form.reject)()
        return int(yes)

    monkeypatch.setattr(trust.TrustForm, "exec", exec_)
    return asked


def shown(page: FurtherPage) -> list[tuple[str, ...]]:
    model = page.model
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_that_a_project_without_further_sources_says_what_they_are_for(page: FurtherPage) -> None:
    assert page.pages.currentWidget() is page.empty
    assert "No further source" in page.empty.text()
    assert page.model_box.currentText() == "As in Settings: en_core_web_sm"


def test_that_a_word_list_is_added_switched_and_taken_away_by_keys(
    page: FurtherPage, words: SourceSetting, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, yes=False)
    page.add_source(words)
    assert shown(page) == [("●  on", "names", "word list", words.place, "")]
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert shown(page)[0][0] == "○  off"
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert shown(page) == []
    assert window.course.settings.sources == ()
    assert asked == []  # data of its own runs no code


def test_that_sources_are_kept_in_the_project(
    page: FurtherPage, words: SourceSetting, window: MainWindow
) -> None:
    page.add_source(words)
    project = window.session.project
    assert project is not None
    path = project.path
    window.session.close_project()
    assert window.session.open_project(path)
    assert window.course.settings.sources == (words,)


def test_that_what_runs_code_of_others_is_asked_about_first(
    page: FurtherPage, strange: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = SourceSetting(SourceKind.PIPELINE, "strange", strange)
    asked = answer(monkeypatch, yes=False)
    page.add_source(source)
    assert "the component strange" in asked[0]
    assert shown(page) == []
    assert settings.trusted == frozenset()
    answer(monkeypatch, yes=True)
    page.add_source(source)
    assert shown(page)[0][-1] == ""
    assert settings.trusted == {strange}


def test_that_the_question_says_what_such_code_can_do(
    page: FurtherPage, strange: str, settings: Settings
) -> None:
    asked = page._waiting(strange, ())  # noqa: SLF001 - what it would ask
    form = trust.TrustForm(asked, settings, page)
    form.show()
    assert strange in form.why.text()
    assert "read and change your files" in trust.WHAT_IT_MEANS
    assert form.cancel.hasFocus() or form.cancel.isDefault()
    assert not form.ok.isDefault()
    form.reject()
    assert settings.trusted == frozenset()


def test_that_a_stranger_s_project_says_what_is_not_used_and_why(
    page: FurtherPage,
    strange: str,
    window: MainWindow,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever made the project trusted it; whoever opens it has not been asked."""
    window.course.change(sources=(SourceSetting(SourceKind.PIPELINE, "theirs", strange),))
    assert shown(page)[0][-1] == NOT_TRUSTED
    assert page.trusting.isEnabled()
    answer(monkeypatch, yes=True)
    QTest.keyClick(page.table, Qt.Key.Key_T)
    assert shown(page)[0][-1] == ""
    assert settings.trusted == {strange}
    assert not page.trusting.isEnabled()


def test_that_a_model_of_the_project_is_chosen_and_asked_about(
    page: FurtherPage, strange: str, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, yes=False)
    page.use_model(strange)
    assert window.course.settings.model == ""
    assert page.model_box.currentData() == ""
    answer(monkeypatch, yes=True)
    page.use_model(strange)
    assert window.course.settings.model == strange
    assert page.model_box.currentData() == strange
    page.use_model("")
    assert page.model_box.currentIndex() == 0


def test_that_a_project_s_model_that_is_not_trusted_is_said(
    page: FurtherPage, strange: str, window: MainWindow
) -> None:
    window.course.change(model=strange)
    assert NOT_TRUSTED in page.model_trouble.text()
    assert page.model_trouble.isVisible()
    assert page.trusting.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_E])
def test_that_a_key_on_the_box_of_the_models_changes_no_model(
    page: FurtherPage, window: MainWindow, key: Qt.Key
) -> None:
    page.model_box.setFocus()
    QTest.keyClick(page.model_box, key)
    QTest.keyClick(page.model_box.view(), Qt.Key.Key_Down)
    QTest.keyClick(page.model_box.view(), Qt.Key.Key_Escape)
    assert window.course.settings.model == ""
    assert page.model_box.currentIndex() == 0
    page.model_box.hidePopup()


def test_that_a_model_is_chosen_from_the_list_with_enter(
    page: FurtherPage, window: MainWindow
) -> None:
    page.model_box.setFocus()
    QTest.keyClick(page.model_box, Qt.Key.Key_Down)
    view = page.model_box.view()
    assert view.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert window.course.settings.model == ""
    QTest.keyClick(view, Qt.Key.Key_Return)
    chosen = window.course.settings.model
    assert chosen == page.model_box.itemData(1) == page.model_box.currentData()
    assert page.said.text() == f"{chosen} makes the suggestions from now on."


def test_that_what_is_said_follows_the_model_in_force(
    page: FurtherPage, strange: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.use_model("en_core_web_sm")
    answer(monkeypatch, yes=False)
    page.use_model(strange)
    assert page.said.text() == "en_core_web_sm goes on making the suggestions."


def test_that_installed_pipelines_are_offered(page: FurtherPage) -> None:
    names = [page.model_box.itemText(at) for at in range(page.model_box.count())]
    assert "en_core_web_sm" in names[1:]


def test_that_the_form_of_a_source_asks_for_place_and_name(
    page: FurtherPage, settings: Settings
) -> None:
    form = SourceForm(SourceKind.PATTERNS, settings, ["patterns"], page)
    form.show()
    form.accept()
    assert "Choose what makes" in form.trouble.text()
    form.place.setEditText("/somewhere/patterns.jsonl")
    assert form.name.text() == "patterns 2"
    form.name.setText("patterns")
    form.accept()
    assert "already" in form.trouble.text()
    form.name.setText("ours")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert form.source == SourceSetting(SourceKind.PATTERNS, "ours", "/somewhere/patterns.jsonl")


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        (SourceKind.PIPELINE, None, "There is no spaCy pipeline"),
        (SourceKind.WORDS, None, "There is no file"),
        (SourceKind.WORDS, b"Varok\tgpe\nSarnova\n", "line 2: a word or name, a tab"),
        (SourceKind.WORDS, b"Varok\tgpe\nOrlo\tmoon\n", "line 2: the codebook has no type"),
        (SourceKind.WORDS, b"Varok\tgpe\nSarn\xf8va\tgpe\n", "line 2: this is no UTF-8"),
        (SourceKind.WORDS, b"", "is empty"),
        (SourceKind.PATTERNS, b'\n{"label": "GPE"', "line 2: this is no JSON"),
        (SourceKind.PATTERNS, b'{"label": "gpe"}', "line 1: an object with"),
    ],
)
def test_that_a_source_that_cannot_be_used_is_told_and_not_added(
    page: FurtherPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: SourceKind,
    content: bytes | None,
    said: str,
) -> None:
    path = tmp_path / "source.txt"
    if content is not None:
        path.write_bytes(content)
    told: list[str] = []

    def exec_(form: SourceForm) -> int:
        form.place.setEditText(str(path))
        form.accept()
        told.append(form.trouble.text())
        return form.result()

    monkeypatch.setattr(SourceForm, "exec", exec_)
    page.ask_for(kind)
    assert said in told[0]
    assert str(path) in told[0]
    assert shown(page) == []


def test_that_a_source_that_can_be_used_is_added(
    page: FurtherPage, words: SourceSetting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exec_(form: SourceForm) -> int:
        form.place.setEditText(words.place)
        form.accept()
        return form.result()

    monkeypatch.setattr(SourceForm, "exec", exec_)
    page.ask_for(SourceKind.WORDS)
    assert [row[1] for row in shown(page)] == ["names"]
    assert page.said.text() == "“names” is used from now on."


def test_that_the_whole_problem_of_the_chosen_source_stands_below_the_table(
    page: FurtherPage, words: SourceSetting, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "There is no file there. Choose it anew, or take the source away. " * 3
    page.add_source(words)
    assert page.problem.isHidden()
    monkeypatch.setattr(page, "_problems", lambda: {"names": sentence})
    page.reload()
    assert page.problem.text() == sentence
    assert page.problem.isVisible()
    tip = page.model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert sentence in tip
    QTest.keyClick(page.table, Qt.Key.Key_Space)  # off: it has no problem
    assert page.problem.isHidden()


def test_that_the_form_of_a_pipeline_begins_with_none(
    page: FurtherPage, settings: Settings
) -> None:
    form = SourceForm(SourceKind.PIPELINE, settings, [], page)
    assert form.place.currentText() == ""
    assert form.name.text() == ""
    assert form.place.count()


def test_that_no_installed_component_is_said(page: FurtherPage, settings: Settings) -> None:
    form = SourceForm(SourceKind.COMPONENT, settings, [], page)
    assert form.trouble.text() == NONE_INSTALLED
    assert not form.ok.isEnabled()


def test_that_a_free_name_is_found() -> None:
    assert free_name("names", ["names", "names 2"]) == "names 3"
    assert free_name("names", []) == "names"


@pytest.mark.parametrize("trusts", [True, False])
def test_that_a_model_in_the_settings_is_asked_about_too(
    hand: Hand, strange: str, monkeypatch: pytest.MonkeyPatch, *, trusts: bool
) -> None:
    def exec_(dialog: SettingsDialog) -> int:
        dialog.model.setText(strange)
        dialog.accept()
        return 1

    monkeypatch.setattr(SettingsDialog, "exec", exec_)
    asked = answer(monkeypatch, yes=trusts)
    view.settings(hand.window.desk)
    assert len(asked) == 1
    assert hand.window.settings.model == (strange if trusts else "en_core_web_sm")
