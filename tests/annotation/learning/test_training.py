"""What is said about training: names, versions, which articles are judged on."""

from pathlib import Path

import pytest

from annotation.errors import UserError
from annotation.learning.training import (
    TrainingPlan,
    check_name,
    is_held_out,
    next_version,
    package_name,
)


def plan(folder: Path, **changed: object) -> TrainingPlan:
    return TrainingPlan("ours", "1.0.0", "en_core_web_sm", folder, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("project", "name"),
    [
        ("Barka 2026", "barka_2026"),
        ("2026: Barka!", "model_2026"),
        ("Übung", "bung"),
        ("حرب", "model"),
        ("", "model"),
    ],
)
def test_that_any_project_has_a_name_for_its_model(project: str, name: str) -> None:
    assert check_name(package_name(project)) == package_name(project)
    assert package_name(project).startswith(name.split("_", maxsplit=1)[0])


@pytest.mark.parametrize("name", ["", "Ours", "a-b", "9lives", "a__b", "a_", "../up", "os.path"])
def test_that_a_name_that_no_package_can_have_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="cannot be the name of a model"):
        check_name(name)


def test_that_a_second_model_of_the_same_name_is_a_new_version(tmp_path: Path) -> None:
    assert next_version(tmp_path, "ours") == "1.0.0"
    (tmp_path / "en_ours-1.0.0").mkdir()
    assert next_version(tmp_path, "ours") == "1.1.0"
    assert next_version(tmp_path, "theirs") == "1.0.0"


def test_that_an_article_stays_on_its_side_when_others_come_in(tmp_path: Path) -> None:
    ours = plan(tmp_path)
    held = {id_ for id_ in map(str, range(1000)) if is_held_out(id_, ours)}
    assert 150 < len(held) < 250
    assert held == {id_ for id_ in map(str, range(1000)) if is_held_out(id_, ours)}
    assert held != {
        id_ for id_ in map(str, range(1000)) if is_held_out(id_, plan(tmp_path, seed=1))
    }
