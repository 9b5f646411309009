"""What was changed behind the program's back is found and named."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotation.editor import Draft
from annotation.errors import UserError
from annotation.normals import CODER, Location
from annotation.values import Change
from storage.project import Project
from storage.schema import APPEND_ONLY
from tests.storage.desk import adding, argument, decision, entity, event, span, suggestion


def tamper(path: Path, *statements: str) -> None:
    """Change a closed project with its guards off, and put the guards back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        guards = triggers.fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert raw.execute(statement).rowcount > 0
        for _, sql in guards:
            raw.execute(sql)
    assert len(guards) == sum(map(len, APPEND_ONLY.values()))


@pytest.fixture
def worked(path: Path) -> Path:
    """A closed project with something of everything."""
    who, what = span(), event()
    proposed = suggestion(span("Varok", "gpe"))
    with Project.open(path) as project:
        document = project.documents("")[0].id
        project.replace_suggestions(document, {"model": "1"}, [proposed])
        project.editor(document, "anna").do(
            adding(who, what, argument(what, "attacker", who), decision(proposed, "rejected", None))
        )
        assert project.check() == []
    return path


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE documents SET text = replace(text, 'took', 'lost')", "its sha256 differs"),
        ("UPDATE documents SET n_chars = n_chars + 1", "is not the one that was imported"),
        ("UPDATE documents SET original = x'00'", "original file kept for “Varok”"),
        ("UPDATE spans SET quote = 'Someone'", "the quote differs"),
        ("UPDATE spans SET fragments = '[[0,900]]'", "outside"),
        ("UPDATE spans SET type = 'dragon'", "dragon"),
        ("UPDATE spans SET type = 'person'", "is not what the log leads to"),
        ("DELETE FROM spans", "which is not there"),
        ("DELETE FROM decisions", "decision"),
        ("DELETE FROM events", "points to nothing"),
        ("UPDATE memory SET accepted = accepted + 1", "remembered of “Rebels” (group) is not what"),
        ("UPDATE memory SET string = 'Ana'", "remembered of “Ana”"),
        ("DELETE FROM memory", "not what the decisions in the log lead to"),
        ("UPDATE facts SET title = 'Another'", "facts"),
        ('UPDATE facts SET zones = \'[{"kind":"title","start":0,"end":999}]\'', "outside"),
        ("UPDATE suggestions SET value = replace(value, 'Varok', 'Kovar')", "suggestion of model"),
        ("UPDATE changes SET after = replace(after, 'group', 'person')", "the log leads to"),
        ("UPDATE edits SET coder = 'ben'", "of “ben”"),
    ],
)
def test_that_what_was_changed_behind_its_back_is_named(
    worked: Path, statement: str, said: str
) -> None:
    tamper(worked, statement)

    with Project.open(worked) as project:
        assert said in "\n".join(project.check())


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE spans SET fragments = '[[0,'", "span"),
        ("UPDATE spans SET attributes = ''", "span"),
        ("UPDATE spans SET normal = '[]'", "span"),
        ("UPDATE spans SET normal = '5'", "span"),
        ("""UPDATE spans SET normal = '{"kind":"quantity","low":"x"}'""", "span"),
        ("UPDATE spans SET attributes = '[]'", "span"),
        ("UPDATE decisions SET original = '{}'", "decision"),
        ("UPDATE changes SET after = '{}'", "change"),
        ("UPDATE spans SET quote = CAST(x'ff41' AS TEXT)", "damaged"),
    ],
)
def test_that_a_row_that_cannot_be_read_is_told(worked: Path, statement: str, said: str) -> None:
    tamper(worked, statement)

    with Project.open(worked) as project:
        document = project.documents("")[0].id
        try:
            found = "\n".join(project.check())
            project.editor(document, "anna").undo()
        except UserError as error:
            found = str(error)

    assert "damaged" in found
    assert said in found


def test_that_an_edit_that_follows_from_nothing_is_named(worked: Path) -> None:
    tamper(
        worked,
        "INSERT INTO edits SELECT 9, 'nine', document_id, coder, 'Forge', at, NULL, 0 FROM edits",
        "INSERT INTO changes SELECT 9, 0, kind, record_id, after, NULL FROM changes"
        " WHERE kind = 'span'",
        "UPDATE changes SET before = replace(before, 'group', 'person') WHERE edit = 9",
    )

    with Project.open(worked) as project:
        assert "Edit nine (Forge) does not follow" in "\n".join(project.check())


def test_that_many_places_are_counted_and_not_listed(path: Path) -> None:
    with Project.open(path) as project:
        document = project.documents("")[0].id
        project.editor(document, "anna").do(adding(*(span() for _ in range(30))))
    tamper(path, "UPDATE spans SET quote = 'Nobody'")

    with Project.open(path) as project:
        found = project.check()

    assert len([each for each in found if "quote differs" in each]) == 20
    assert "… and 10 more of this kind." in found


@pytest.fixture
def named(path: Path) -> Path:
    """A closed project in which a mention names somebody who is merged into somebody else."""
    army, rebels = entity("Army"), entity("Rebels")
    with Project.open(path) as project:
        editor = project.editor(project.documents("")[0].id, "anna")
        where = Location("Varok", rule=CODER)
        editor.do(adding(army, rebels, replace(span("Varok"), entity=army.id, normal=where)))
        editor.do(Draft("Merge", (Change(army, replace(army, merged=rebels.id)),)))
        assert project.check() == []
    return path


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE entities SET name = 'Other' WHERE merged IS NULL", "in the register is not what"),
        ("UPDATE entities SET merged = NULL", "in the register is not what the log leads to"),
        ("UPDATE spans SET entity = NULL", "is not what the log leads to"),
        ("UPDATE spans SET entity = 'nobody'", "“spans” points to nothing in “entities”"),
        ("DELETE FROM entities WHERE merged IS NULL", "points to nothing in “entities”"),
        (
            "UPDATE entities SET merged = (SELECT id FROM entities e WHERE e.id <> entities.id)",
            "is merged into nobody",
        ),
        ('UPDATE spans SET normal = \'{"kind":"place"}\'', "span"),
        ("UPDATE spans SET normal = NULL", "is not what the log leads to"),
        ("UPDATE entities SET aliases = '['", "entity"),
    ],
)
def test_that_a_register_that_was_changed_behind_its_back_is_named(
    named: Path, statement: str, said: str
) -> None:
    tamper(named, statement)

    with Project.open(named) as project:
        assert said in "\n".join(project.check())
