"""evaluate: layers and sources beside a layer, as tables and as JSON."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotation.errors import UserError
from annotation.gestures import create, decide, finish
from annotation.review import Review
from annotation.values import Span
from storage.project import Project
from tests.console.conftest import FIRST
from ui.console import evaluating


def _review(project: Project, number: int, coder: str) -> Review:
    id_ = project.documents(coder)[number].id
    return Review(project.editor(id_, coder), project.suggestions(id_), project.codebook)


def _accept_all(project: Project, number: int, coder: str, *, done: bool = True) -> Review:
    review = _review(project, number, coder)
    review.editor.do(decide.accept_pending(review))
    if done:
        review.editor.do(finish.finish(review))
    return review


@pytest.fixture
def evaluated(path: Path) -> Path:
    """anna has done both articles, ben the first, without the place and its role."""
    with Project.open(path) as project:
        for number in (0, 1):
            review = _accept_all(project, number, "anna", done=False)
            if number == 0:
                start = FIRST.index("army")
                draft = create.new_span(review, ((start, start + 4),), "organisation")
                review.editor.do(draft)
            review.editor.do(finish.finish(review))
        review = _accept_all(project, 0, "ben", done=False)
        place = next(item for item in review.items if item.quote == "Varok")
        review.editor.do(decide.reject(review, place.id))
        review.editor.do(finish.finish(review))
    return path


def _said(
    capsys: pytest.CaptureFixture[str], path: Path, gold: str, against: str
) -> dict[str, Any]:
    assert evaluating.run(path, gold, against, as_json=True) == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def _measure(evaluation: dict[str, Any], part: str, name: str) -> dict[str, Any]:
    found = evaluation[part]
    return next(each for each in found if each["name"] == name and each["level"] != "overlap")


def test_that_two_layers_are_compared_where_both_are_done(
    evaluated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _said(capsys, evaluated, "anna", "ben")
    assert (said["gold"], said["against"], said["done"]) == ("anna", "ben", 2)
    assert len(said["documents"]) == said["evaluation"]["documents"] == 1
    entity = _measure(said["evaluation"], "entities", "entity")
    assert (entity["gold"], entity["proposed"], entity["f1"]) == (2, 0, 0.0)
    assert entity["precision"] is None
    assert _measure(said["evaluation"], "triggers", "Trig-C")["f1"] == 1.0


def test_that_sources_are_compared_at_three_positions_of_the_slider(
    evaluated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _said(capsys, evaluated, "anna", "suggestions")
    assert [(p["position"], p["least_score"]) for p in said["positions"]] == [
        ("sure", 0.6),
        ("balanced", 0.4),
        ("all", 0.0),
    ]
    assert len(said["documents"]) == 2
    entity = _measure(said["positions"][2]["evaluation"], "entities", "entity")
    assert (entity["right"], entity["proposed"], entity["gold"]) == (2, 2, 3)


def test_that_what_a_source_s_roles_hang_on_is_no_entity_of_it(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project.open(path) as project:
        id_ = project.documents("")[0].id
        named = [
            replace(each, source="names") if isinstance(each.value, Span) else each
            for each in project.suggestions(id_)
        ]
        project.replace_suggestions(id_, {"rules": "1", "names": "1"}, named)
        _accept_all(project, 0, "anna")
    evaluation = _said(capsys, path, "anna", "rules")["positions"][2]["evaluation"]
    assert _measure(evaluation, "entities", "entity")["proposed"] == 0
    assert _measure(evaluation, "arguments", "Arg-C")["f1"] == 1.0


def test_that_articles_which_a_source_has_not_read_are_left_out(
    evaluated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project.open(evaluated) as project:
        id_ = project.documents("")[1].id
        project.replace_suggestions(id_, {"words": "1"}, ())
    said = _said(capsys, evaluated, "anna", "words")
    assert said["documents"] == [id_]


def test_that_a_person_reads_tables(evaluated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluating.run(evaluated, "anna", "suggestions", as_json=False) == 0
    out = capsys.readouterr().out
    assert out.startswith("suggestions against anna as gold, on 2 articles of 2 finished.\n")
    for words in ("Entities", "Triggers", "Arguments", "Rows", "Trig-C, exact", "whole row"):
        assert words in out
    lines = [line for line in out.splitlines() if "span and type, exact" in line]
    assert lines[0].split()[-1] == "3"


def test_that_a_layer_is_told_on_one_table(
    evaluated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluating.run(evaluated, "anna", "ben", as_json=False) == 0
    out = capsys.readouterr().out
    assert "ben against anna as gold, on 1 article of 2 finished." in out
    assert "balanced" not in out
    assert "nan" not in out.casefold()


def test_that_nothing_in_common_is_said(
    evaluated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project.open(evaluated) as project:
        _accept_all(project, 0, "cleo", done=False)
    assert evaluating.run(evaluated, "anna", "cleo", as_json=False) == 0
    assert "Nothing to compare" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("gold", "against", "words"),
    [
        ("nobody", "rules", "There are: anna, ben."),
        ("suggestions", "rules", "There are: anna, ben."),
        ("anna", "nobody", "the layers: anna, ben; the sources: rules; “suggestions” stands for"),
    ],
)
def test_that_a_wrong_name_is_answered_with_those_there_are(
    evaluated: Path, gold: str, against: str, words: str
) -> None:
    with pytest.raises(UserError) as told:
        evaluating.run(evaluated, gold, against, as_json=False)
    assert words in str(told.value)


def test_that_gold_is_what_is_finished(path: Path) -> None:
    with Project.open(path) as project:
        _accept_all(project, 0, "anna", done=False)
    with pytest.raises(UserError, match="not finished any article"):
        evaluating.run(path, "anna", "rules", as_json=False)
