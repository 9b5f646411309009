"""sources: versions, tallies, costs and scores, for a person and for programs."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotation.gestures import decide, finish
from annotation.learning.fits import FitReport, Quality
from annotation.review import Review
from storage.project import Project
from ui.console import sources


@pytest.fixture
def worked(path: Path) -> Path:
    """Anna has finished the first article: all accepted, with nine keys in a minute."""
    with Project.open(path) as project:
        learning = project.learning
        learning.change(replace(learning.settings, blind_share=0.0, least_score=0.0))
        id_ = project.documents("anna")[0].id
        review = Review(project.editor(id_, "anna"), project.suggestions(id_), project.codebook)
        review.editor.do(decide.accept_pending(review))
        review.editor.do(finish.finish(review))
        learning.add_effort(id_, "anna", keys=9, gestures=2, seconds=60.0)
    return path


def _json(capsys: pytest.CaptureFixture[str], path: Path) -> dict[str, Any]:
    assert sources.run(path, as_json=True) == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_that_tallies_and_costs_are_told_to_programs(
    worked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _json(capsys, worked)
    assert [(each["source"], each["documents"]) for each in said["sources"]] == [("rules", 2)]
    assert {each["type"]: each["accepted"] for each in said["tallies"]} == {
        "gpe": 1,
        "attack": 1,
        "place": 1,
    }
    cost = said["cost"]
    assert (cost["basis"], cost["keys_by_hand"]) == ("estimate", 2.0)
    assert cost["shown"]["keys_per_annotation"] == 3.0
    assert cost["saved_share"] == -0.5
    assert said["finished"][0]["keys"] == 9
    assert said["fits"] == []


def test_that_what_is_not_known_is_null(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = _json(capsys, path)
    assert said["calibration_error"] is None
    assert said["cost"]["saved_share"] is None
    assert said["tallies"] == said["finished"] == said["reliability"] == []


def test_that_a_person_reads_tables_and_sentences(
    worked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Project.open(worked) as project:
        report = FitReport(3, 0.2, {"triggers": Quality(0.5, 0.5, 8)}, reason="It is better.")
        project.learning.use_fit(project.learning.add_fit(b"fit", report))
    assert sources.run(worked, as_json=False) == 0
    out = capsys.readouterr().out
    for words in (
        "in 1 finished article (those made blind left out)",
        "triggers 50.0",
        "in force",
        "took 50 % more keys, as an estimate",
        "too few to judge",
    ):
        assert words in " ".join(out.split()), words


def test_that_an_empty_project_says_what_to_do(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sources.run(path, as_json=False) == 0
    out = capsys.readouterr().out
    for words in ("only finished articles count", "keys are counted in the window", "nobody knows"):
        assert words in out
