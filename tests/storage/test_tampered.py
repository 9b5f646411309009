"""A project file that somebody made to do harm: a sentence, and never an error of the program."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotation.codec import loads
from annotation.errors import UserError
from annotation.learning.fits import FitReport
from storage.project import Project

REPORT = (
    '{"documents":3,"seconds":1,"is_better":true,"reason":"","quality":%s,"in_force":{},"rules":{}}'
)
SPAN = (
    '{"kind":"span","id":"s1","type":%s,"fragments":%s,"quote":"x","attributes":{},'
    '"normal":null,"entity":""}'
)


def tamper(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(sql, values)


@pytest.mark.parametrize(
    "said",
    ["[" * 100_000, '{"refit_after":-1}', '{"refit_after":99999999999}', '{"seed":99999999999}'],
    ids=["deep", "negative", "many", "seed"],
)
def test_that_absurd_settings_are_told(path: Path, said: str) -> None:
    tamper(path, "UPDATE meta SET value = ? WHERE key = 'settings'", said)
    with pytest.raises(UserError, match="The settings in"):
        Project.open(path)


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 19, "-1", "x"])
def test_that_an_absurd_number_of_the_fit_in_force_is_none(path: Path, number: str) -> None:
    tamper(path, "INSERT INTO meta (key, value) VALUES ('fit', ?)", number)
    with Project.open(path) as project:
        assert project.learning.fit_in_force() == (0, b"")


@pytest.mark.parametrize(
    "quality",
    [
        '{"a":[1,1,Infinity]}',
        '{"a":[1,1,1e999]}',
        '{"a":[1%s,1,3]}' % ("0" * 400),
        "[" * 100_000,
    ],
    ids=["infinity", "large", "larger", "deep"],
)
def test_that_an_absurd_report_of_a_fit_is_told_and_the_project_opens(
    path: Path, quality: str
) -> None:
    with Project.open(path) as project:
        project.learning.use_fit(project.learning.add_fit(b"x", FitReport(3, 1.0)))
    tamper(path, "UPDATE fits SET report = ?", REPORT % quality)
    with Project.open(path) as project:
        assert project.documents("anna")
        with pytest.raises(UserError, match="The project is damaged"):
            project.learning.fits()


@pytest.mark.parametrize(
    ("type_", "fragments"),
    [("[]", "[[0,3]]"), ('"person"', '[["a","b"]]'), ('"person"', "[[0,1.5]]")],
)
def test_that_a_suggestion_of_other_kinds_of_values_is_told(
    path: Path, type_: str, fragments: str
) -> None:
    sql = (
        "INSERT INTO suggestions SELECT id, 'evil', 0, 's1', 'span', '1', 0.5, ?, NULL"
        " FROM documents"
    )
    tamper(path, sql, SPAN % (type_, fragments))
    with Project.open(path) as project, pytest.raises(UserError, match="The project is damaged"):
        project.suggestions(project.documents("anna")[0].id)


def test_that_what_is_nested_too_deeply_is_no_value() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        loads("[" * 100_000)
