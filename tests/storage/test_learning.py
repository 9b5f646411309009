"""What a project learns and keeps: memory, studies, fits, readings, effort, settings."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.gestures import create, decide, finish
from annotation.learning.fits import FitReport, Quality, report_from_json, report_to_json
from annotation.learning.memory import MEMORY, Counts, Rule, Stance
from annotation.learning.settings import BALANCED, Order, ProjectSettings
from annotation.review import Review
from annotation.values import Argument, Span, Suggestion
from storage.fits import KEPT
from storage.project import Project
from tests.storage.desk import (
    AT,
    TEXT,
    adding,
    argument,
    article,
    dropping,
    event,
    place_of,
    span,
    suggestion,
)

MORE = "Rebels left Varok.\n\nRebels said so, and the Red Cross of Varok too."


def review_of(project: Project, document: str, coder: str = "anna") -> Review:
    editor = project.editor(document, coder)
    return Review(editor, project.suggestions(document, coder), project.codebook)


def shown(project: Project, document: str, coder: str = "anna") -> list[tuple[str, str, str]]:
    found = project.suggestions(document, coder)
    return [(s.value.quote, s.value.type, s.source) for s in found if isinstance(s.value, Span)]


@pytest.fixture
def other(project: Project) -> str:
    return project.add_articles([article(MORE, "more.txt", "More")])[0].document


# -- memory --------------------------------------------------------------------------------------


def test_that_what_one_article_taught_is_shown_in_the_next_and_undo_takes_it_back(
    project: Project, document: str, other: str
) -> None:
    editor = project.editor(document, "anna")
    editor.do(adding(span("Varok", "gpe")))
    assert shown(project, other) == [("Varok", "gpe", MEMORY), ("Varok", "gpe", MEMORY)]
    assert shown(project, other, "ben") == shown(project, other)
    assert project.suggestions(other) == ()
    editor.undo()
    assert shown(project, other) == []
    editor.redo()
    assert len(shown(project, other)) == 2


def test_that_the_memory_is_there_when_the_project_is_opened_again(
    path: Path, project: Project, document: str, other: str
) -> None:
    project.editor(document, "anna").do(adding(span("Varok", "gpe")))
    (row,) = project.learning.remembered()
    assert (row.string, row.type, row.counts, row.stance) == (
        "Varok",
        "gpe",
        Counts(1, 0),
        Stance.PROPOSE,
    )
    project.close()
    with Project.open(path) as again:
        assert again.learning.remembered() == [row]
        assert len(shown(again, other)) == 2
        assert again.check() == []


def test_that_a_decision_on_what_was_recalled_holds(
    project: Project, document: str, other: str
) -> None:
    project.editor(document, "anna").do(adding(span("Varok", "gpe")))
    review = review_of(project, other)
    first, second = review.items
    review.editor.do(decide.accept(review, first.id))
    review.editor.do(decide.reject(review, second.id))
    states = [item.state for item in review_of(project, other).items]
    assert states == ["accepted", "rejected"]


def test_that_two_rejections_take_a_string_out_of_all_articles(
    project: Project, document: str, other: str
) -> None:
    third = project.add_articles([article("The Red Cross is here.", "c.txt", "C")])[0].document
    for id_ in (document, other, third):
        text = project.document(id_).text
        places = place_of("Red Cross", text)
        value = Span(f"s-{id_}", "organisation", places, "Red Cross")
        project.replace_suggestions(id_, {"model": "1"}, [suggestion(value)])
    for id_ in (document, other):
        review = review_of(project, id_)
        item = next(item for item in review.items if item.quote == "Red Cross")
        review.editor.do(decide.reject(review, item.id))
    assert shown(project, third) == []
    assert len(project.suggestions(third)) == 1
    project.learning.change(replace(project.learning.settings, remembers=False))
    assert len(shown(project, third)) == 1


def test_that_a_memory_that_was_never_made_is_made_of_the_log(
    path: Path, project: Project, document: str
) -> None:
    editor = project.editor(document, "anna")
    editor.do(adding(span("Varok", "gpe"), event("took")))
    editor.do(adding(span("Monday", "time")))
    editor.undo()
    before = project.learning.remembered()
    project.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("DELETE FROM memory")
        raw.execute("DELETE FROM meta WHERE key = 'memory'")
    with Project.open(path) as again:
        assert again.learning.remembered() == before
        assert again.check() == []


def test_that_counts_are_what_stands_in_all_layers(project: Project, document: str) -> None:
    for coder in ("anna", "ben"):
        review = review_of(project, document, coder)
        for word in ("Rebels", "Varok"):
            review.editor.do(create.new_span(review, place_of(word), "group"))
        review.editor.do(dropping(next(iter(review.layer.annotations.values()))))
    held = Counter(
        (value.quote, value.type)
        for coder in ("anna", "ben")
        for value in project.editor(document, coder).layer.annotations.values()
        if not isinstance(value, Argument)
    )
    rows = project.learning.remembered()
    assert {(row.string, row.type): row.counts.accepted for row in rows} == held


def test_that_rules_outlive_the_program_and_can_be_taken_back(
    path: Path, project: Project, document: str
) -> None:
    rule = Rule("span", "Varok", "gpe", Stance.PROPOSE, "anna", AT)
    project.learning.set_rule(replace(rule, stance=Stance.WITHHOLD))
    project.learning.set_rule(rule)
    assert shown(project, document) == [("Varok", "gpe", MEMORY)]
    project.close()
    with Project.open(path) as again:
        (row,) = again.learning.remembered()
        assert (row.rule, row.stance) == (rule, Stance.PROPOSE)
        again.learning.forget_rule(rule)
        assert again.learning.remembered() == []
        assert shown(again, document) == []


def test_that_of_rules_on_the_same_string_the_last_one_holds(project: Project) -> None:
    rules = [Rule("span", "Varok", "gpe", stance) for stance in Stance]
    assert project.learning.add_rules(rules) == 1
    (row,) = project.learning.remembered()
    assert row.stance is Stance.WITHHOLD


def test_that_a_write_that_fails_teaches_nothing(project: Project, document: str) -> None:
    learning = project.learning
    learning.load()
    with pytest.raises(UserError):
        project.editor(document, "anna").do(adding(span("Varok", "dragon")))
    assert learning.remembered() == []
    assert learning.turns == 0


# -- what is shown -------------------------------------------------------------------------------


def test_that_the_unsure_is_hidden_and_counted_so(project: Project, document: str) -> None:
    what, who = suggestion(event(), 0.9), suggestion(span(), 0.3)
    role = suggestion(argument(what.value, "attacker", who.value), 0.8)  # type: ignore[arg-type]
    project.replace_suggestions(document, {"model": "1"}, [what, who, role])
    assert len(project.suggestions(document, "anna")) == 3
    project.learning.change(replace(project.learning.settings, least_score=BALANCED))
    assert project.suggestions(document, "anna") == (what,)
    assert project.documents("anna")[0].suggestions == 1
    entry = next(iter(project.snapshot("suggestions").entries))
    assert entry.pending == 1


def test_that_a_blind_article_shows_nothing_until_it_is_done(
    project: Project, document: str
) -> None:
    project.replace_suggestions(document, {"model": "1"}, [suggestion(span())])
    project.learning.change(replace(project.learning.settings, blind_share=1.0))
    assert project.learning.is_blind(document)
    assert project.documents("anna")[0].is_blind
    assert project.suggestions(document, "anna") == ()
    assert next(iter(project.snapshot("suggestions").entries)).annotations == ()
    review = review_of(project, document)
    review.editor.do(finish.finish(review))
    assert len(project.suggestions(document, "anna")) == 1
    assert project.suggestions(document, "ben") == ()
    assert len(next(iter(project.snapshot("suggestions").entries)).annotations) == 1


def test_that_doubt_is_how_unsure_suggestions_are_on_average(
    project: Project, document: str, other: str
) -> None:
    values = [suggestion(span(), 1.0), suggestion(event(), 0.5)]
    project.replace_suggestions(document, {"model": "1"}, values)
    first, second = project.documents("anna")
    assert first.doubt == pytest.approx(0.5)
    assert (second.id, second.doubt) == (other, None)


# -- settings ------------------------------------------------------------------------------------


def test_that_a_new_project_has_a_blind_slice_and_a_seed_of_its_own(
    tmp_path: Path, codebook: Codebook
) -> None:
    seeds = set()
    for number in range(3):
        path = tmp_path / f"{number}.goldleaf"
        with Project.create(path, codebook) as project:
            settings = project.learning.settings
            assert replace(settings, seed=0) == ProjectSettings()
            seeds.add(settings.seed)
        with Project.open(path) as project:
            assert project.learning.settings == settings
    assert len(seeds) == 3
    assert 0 not in seeds


def test_that_changed_settings_are_kept(path: Path, project: Project) -> None:
    wanted = replace(project.learning.settings, order=Order.DIVERSE, least_score=0.6, model="m")
    project.learning.change(wanted)
    project.close()
    with Project.open(path) as again:
        assert again.learning.settings == wanted


@pytest.mark.parametrize("value", ["", "[]", '{"seed":"x"}', '{"blind_share":7.0}', '{"a":1}'])
def test_that_settings_that_cannot_be_read_are_told(
    path: Path, project: Project, value: str
) -> None:
    project.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE meta SET value = ? WHERE key = 'settings'", (value,))
    with pytest.raises(UserError, match=r"The settings in work\.goldleaf cannot be read"):
        Project.open(path)


# -- studies and fits ----------------------------------------------------------------------------


def test_that_done_layers_are_studied_once_and_again_when_they_change(
    project: Project, document: str, other: str
) -> None:
    learning = project.learning
    assert learning.untaught("1") == []
    review = review_of(project, document)
    review.editor.do(adding(span("Varok", "gpe")))
    review.editor.do(finish.finish(review))
    assert learning.untaught("1") == [(document, "anna")]
    lesson = learning.lesson(document, "anna")
    assert (lesson.document.id, [v.quote for v in lesson.annotations]) == (document, ["Varok"])  # type: ignore[union-attr]
    learning.keep_study(document, "anna", "1", b"study")
    assert learning.untaught("1") == []
    assert learning.untaught("2") == [(document, "anna")]
    assert (learning.studies("1"), learning.studies("2")) == ([b"study"], [])

    review.editor.do(adding(span("Monday", "time")))
    assert learning.untaught("1") == [(document, "anna")]
    assert learning.studies("1") == []
    learning.keep_study(document, "anna", "1", b"newer")
    assert learning.studies("1") == [b"newer"]
    review.editor.do(finish.reopen(review))
    assert (learning.untaught("1"), learning.studies("1")) == ([], [])
    assert other not in dict(learning.untaught("1"))


def test_that_a_study_of_a_layer_that_changed_meanwhile_is_stale(
    project: Project, document: str
) -> None:
    review = review_of(project, document)
    review.editor.do(finish.finish(review))
    project.learning.lesson(document, "anna")
    review.editor.do(adding(span("Varok", "gpe")))
    project.learning.keep_study(document, "anna", "1", b"old")
    assert project.learning.untaught("1") == [(document, "anna")]


def test_that_another_codebook_has_everything_studied_again(
    project: Project, document: str, codebook: Codebook
) -> None:
    review = review_of(project, document)
    review.editor.do(finish.finish(review))
    project.learning.keep_study(document, "anna", "1", b"study")
    text = codebook.source_text + "\n# one more remark\n"
    project.replace_codebook(replace(codebook, source_text=text))
    assert project.learning.untaught("1") == [(document, "anna")]


def report(documents: int = 5) -> FitReport:
    return FitReport(documents, 0.5, {"triggers": Quality(0.6, 0.5, 80)}, is_better=True)


def test_that_fits_are_numbered_and_one_can_go_back(path: Path, project: Project) -> None:
    learning = project.learning
    assert learning.fit_in_force() == (0, b"")
    assert [learning.add_fit(data, report()) for data in (b"one", b"two")] == [1, 2]
    assert learning.fit_in_force() == (0, b"")
    learning.use_fit(2)
    assert learning.fit_in_force() == (2, b"two")
    learning.use_fit(1)
    project.close()
    with Project.open(path) as again:
        assert again.learning.fit_in_force() == (1, b"one")
        found = again.learning.fits()
        assert [(f.number, f.is_in_force, f.size) for f in found] == [(1, True, 3), (2, False, 3)]
        assert found[0].report == report()
        again.learning.use_fit(0)
        assert again.learning.fit_in_force() == (0, b"")


def test_that_balanced_is_as_the_fit_in_force_says(
    path: Path, project: Project, document: str
) -> None:
    learning = project.learning
    project.replace_suggestions(document, {"model": "1"}, [suggestion(span(), 0.3)])
    learning.change(replace(learning.settings, least_score=BALANCED))
    assert (learning.least_score, project.suggestions(document, "anna")) == (BALANCED, ())
    assert project.documents("anna")[0].suggestions == 0
    turns = learning.turns
    learning.use_fit(learning.add_fit(b"fit", replace(report(), balanced=0.25)))
    assert learning.turns > turns
    assert (learning.least_score, len(project.suggestions(document, "anna"))) == (0.25, 1)
    assert project.documents("anna")[0].suggestions == 1
    project.close()
    with Project.open(path) as again:
        assert again.learning.least_score == 0.25
        again.learning.change(replace(again.learning.settings, least_score=0.6))
        assert again.learning.least_score == 0.6
        again.learning.use_fit(0)
        again.learning.change(replace(again.learning.settings, least_score=BALANCED))
        assert again.learning.least_score == BALANCED


def test_that_a_fit_kept_before_it_said_what_is_balanced_is_read() -> None:
    said = {name: each for name, each in report_to_json(report()).items() if name != "balanced"}
    assert report_from_json(said).balanced == BALANCED
    with pytest.raises(ValueError, match="no score"):
        report_from_json({**said, "balanced": 7})


def test_that_the_list_counts_what_the_open_article_counts(project: Project, document: str) -> None:
    found = [
        suggestion(event(), 0.9),
        suggestion(span(), 0.9),
        suggestion(span("army"), 0.8),
        suggestion(span("Varok", "gpe"), 0.8),
        suggestion(span("Monday", "time"), 0.2),
    ]
    found.append(suggestion(argument(found[0].value, "attacker", found[1].value), 0.8))  # type: ignore[arg-type]
    learning = project.learning
    learning.change(replace(learning.settings, least_score=BALANCED, remembers=False))
    project.replace_suggestions(document, {"model": "1"}, found)
    editor = project.editor(document, "anna")
    review = Review(editor, project.suggestions(document, "anna"), project.codebook)
    review.editor.do(decide.accept(review, found[0].id, arguments=True))
    review.editor.do(decide.reject(review, found[2].id))
    review.editor.do(create.new_span(review, place_of("Cross"), "organisation"))
    (row,) = project.documents("anna")
    assert (row.decided, row.suggestions) == (review.reviewed, review.total) == (4, 5)


def test_that_the_last_fits_are_kept_and_the_one_in_force(project: Project) -> None:
    learning = project.learning
    learning.add_fit(b"first", report())
    learning.use_fit(1)
    for number in range(KEPT + 2):
        learning.add_fit(b"later", report(number))
    kept = [each.number for each in learning.fits() if each.size]
    assert kept == [1, *range(4, KEPT + 4)]
    assert len(learning.fits()) == KEPT + 3
    for gone in (2, 99):
        with pytest.raises(UserError, match=f"no version {gone}"):
            learning.use_fit(gone)
    assert learning.fit_in_force() == (1, b"first")


# -- readings and effort -------------------------------------------------------------------------


def test_that_readings_are_kept_and_replaced(project: Project, document: str, other: str) -> None:
    learning = project.learning
    assert learning.reading(document) == ("", "")
    learning.keep_reading(document, "de", "This article is in German.", b"\x01\x02")
    learning.keep_reading(document, "en", "", b"\x03")
    learning.keep_reading(other, "en", "", b"")
    assert learning.reading(document) == ("en", "")
    assert learning.profiles() == {document: b"\x03"}
    assert [row.language for row in project.documents("anna")] == ["en", "en"]


def test_that_effort_adds_up(path: Path, project: Project, document: str) -> None:
    project.learning.add_effort(document, "anna", keys=3, gestures=1, seconds=1.5)
    project.learning.add_effort(document, "anna", keys=2, seconds=2)
    project.close()
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT coder, keys, gestures, seconds FROM sittings").fetchall()
    assert rows == [("anna", 5, 1, 3.5)]


def test_that_suggestions_of_nobody_are_as_sources_proposed(
    project: Project, document: str
) -> None:
    proposed: list[Suggestion] = [suggestion(span(), 0.1)]
    project.replace_suggestions(document, {"model": "1"}, proposed)
    project.learning.change(ProjectSettings(blind_share=1.0))
    assert list(project.suggestions(document)) == proposed
    assert "Rebels" in TEXT
