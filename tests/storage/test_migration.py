"""An earlier file is brought up to date whole, with a copy beside it, or stays as it was."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.operations import Operations
from sqlalchemy import Engine, event

from annotation.editor import Draft
from annotation.errors import UserError
from annotation.values import Change, Span
from storage import backup, connection, preflight, schema
from storage.migrations import run, to3
from storage.project import Project
from tests.storage.desk import PYTHON, ROOT, entity

NEW = {"memory", "memory_rules", "studies", "fits", "readings", "sittings"}


@pytest.fixture(params=[1, 2])
def version(request: pytest.FixtureRequest) -> int:
    """The format that a file has."""
    found: int = request.param
    return found


@pytest.fixture
def old(tmp_path: Path, version: int) -> Path:
    """A project as an earlier Goldleaf left it, with work of two coders in two documents."""
    path = tmp_path / "place" / "old.goldleaf"
    path.parent.mkdir()
    make_old(path, version)
    return path


def make_old(path: Path, version: int = 1, *, articles: int = 0) -> None:
    dump = Path(__file__).with_name(f"format_{version}.sql")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript(dump.read_text(encoding="utf-8"))
        raw.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={version}")
        for number in range(articles):  # enough pages for a part of them to be on disk early
            entity = "" if version == 1 else ", entity"
            raw.execute(
                "INSERT INTO suggestions SELECT document_id, source || ?, ord, id || ?, kind,"  # noqa: S608
                f" version, score, value{entity} FROM suggestions"
                " WHERE source = 'model'",
                (number, number),
            )


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a file holds, by table."""
    with closing(sqlite3.connect(path)) as raw:
        names = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return {
            name: sorted(raw.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608
            for (name,) in names.fetchall()
        }


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        found: int = raw.execute("PRAGMA user_version").fetchone()[0]
        return found


def copies(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each.name != path.name)


def test_that_an_old_project_opens_with_all_that_it_held(old: Path) -> None:
    before = rows_of(old)
    with Project.open(old) as project:
        assert project.check() == []
        assert project.info().versions["format"] == "3"
        assert [(each.coder, each.spans) for each in project.info().layers] == [
            ("anna", 2),
            ("ben", 1),
        ]
        assert len(project.suggestions(project.documents("")[0].id)) == 5

    after = rows_of(old)
    assert {key for key, _ in after["meta"]} == {key for key, _ in before["meta"]} | {
        "settings",
        "memory",
    }
    for table in {*NEW, "meta", *({"entities"} - {*before})}:
        assert after.pop(table) == [] or table in {"memory", "meta"}
    for table, rows in after.items():
        width = len(before[table][0])
        assert [row[:width] for row in rows] == before[table]
        assert all(set(row[width:]) <= {None} for row in rows)


def test_that_what_was_done_in_the_old_format_can_be_undone_and_gone_on_with(old: Path) -> None:
    with Project.open(old) as project:
        editor = project.editor(project.documents("")[0].id, "anna")
        verbs = []
        while editor.undo_verb:
            verbs.append(editor.undo_verb)
            editor.undo()
        assert verbs[-4:] == ["Facts", "Reject", "Add", "Accept"]
        assert editor.layer.records() == []
        while editor.redo():
            pass
        named = entity("Ana Reka", "person")
        value = next(v for v in editor.layer.annotations.values() if isinstance(v, Span))
        editor.do(name(value, named.id, Change(None, named)))
        assert project.check() == []


def name(value: Span, id_: str, *more: Change) -> Draft:
    return Draft("Name", (*more, Change(value, replace(value, entity=id_))))


def test_that_it_is_told_once_and_where_the_copy_lies(old: Path, version: int) -> None:
    with Project.open(old) as project:
        (note,) = project.notes
    assert str(old.with_name(f"old.format-{version}.goldleaf")) in note
    assert copies(old) == [f"old.format-{version}.goldleaf"]
    with Project.open(old) as project:
        assert project.notes == ()
    assert copies(old) == [f"old.format-{version}.goldleaf"]


def test_that_the_copy_is_the_file_as_it_was_and_opens(old: Path, version: int) -> None:
    before = rows_of(old)
    Project.open(old).close()
    copy = old.with_name(f"old.format-{version}.goldleaf")
    assert (version_of(copy), rows_of(copy)) == (version, before)
    with Project.open(copy) as project:
        assert project.check() == []
        assert f"old.format-{version}.format-{version}.goldleaf" in project.notes[0]


def test_that_an_earlier_copy_is_never_replaced(old: Path, version: int) -> None:
    name = f"old.format-{version}"
    earlier = old.with_name(f"{name}.goldleaf")
    earlier.write_text("mine", encoding="utf-8")
    Project.open(old).close()
    assert earlier.read_text(encoding="utf-8") == "mine"
    assert copies(old) == [f"{name}-2.goldleaf", f"{name}.goldleaf"]


def test_that_a_migrated_file_has_the_tables_of_a_new_one(old: Path) -> None:
    Project.open(old).close()
    with closing(sqlite3.connect(old)) as raw:
        assert preflight.objects(raw) == preflight.expected_objects()
        assert backup.faults(raw) == ""


# -- trouble -------------------------------------------------------------------------------------


def fail_at(number: int) -> list[str]:
    """Have the statement of that number of any transaction fail; return those that ran."""
    ran: list[str] = []

    def before(*args: object) -> None:
        ran.append(str(args[2]))
        if len(ran) == number:
            raise sqlite3.OperationalError("the disk is gone")

    event.listen(Engine, "before_cursor_execute", before)
    FAILING.append(before)
    return ran


FAILING: list[Callable[..., None]] = []


@pytest.fixture(autouse=True)
def nothing_fails_afterwards() -> Iterator[None]:
    yield
    while FAILING:
        event.remove(Engine, "before_cursor_execute", FAILING.pop())


def statements(path: Path) -> int:
    """How many statements a migration takes."""
    ran = fail_at(0)
    Project.open(path).close()
    event.remove(Engine, "before_cursor_execute", FAILING.pop())
    return next(n for n, sql in enumerate(ran, 1) if "user_version" in sql)


def test_that_a_failure_at_any_statement_leaves_the_file_as_it_was(
    old: Path, version: int, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    make_old(other / "other.goldleaf", version)
    steps = statements(other / "other.goldleaf")
    before, bytes_before = rows_of(old), old.read_bytes()
    assert steps > (15 if version == 1 else 7)
    for number in range(1, steps + 1):
        fail_at(number)
        with pytest.raises(UserError, match="cannot be brought up to date") as caught:
            Project.open(old)
        event.remove(Engine, "before_cursor_execute", FAILING.pop())
        assert "It was left as it is" in str(caught.value)
        assert (version_of(old), copies(old)) == (version, [])
    assert (rows_of(old), old.read_bytes()) == (before, bytes_before)
    with Project.open(old) as project:
        assert project.check() == []


def test_that_tables_that_came_out_otherwise_are_not_kept(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def more(op: Operations) -> None:
        to3.upgrade(op)
        op.execute("CREATE TABLE more (a TEXT)")

    monkeypatch.setattr(run, "STEPS", {**run.STEPS, 2: more})
    with pytest.raises(UserError, match="not those of the new format"):
        Project.open(old)
    assert (old.read_bytes(), copies(old)) == (before, [])


def test_that_references_to_nothing_are_not_kept(
    old: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dangling(op: Operations) -> None:
        to3.upgrade(op)
        op.execute("UPDATE spans SET entity = 'nobody'")

    monkeypatch.setattr(run, "STEPS", {**run.STEPS, 2: dangling})
    with pytest.raises(UserError, match="points to nothing in “entities”"):
        Project.open(old)
    assert (version_of(old), copies(old)) == (version, [])


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("CREATE VIEW v AS SELECT 1", "view “v”"),
        ("DROP INDEX ix_edits_document_id_coder", "is missing"),
        ("DELETE FROM events", "points to nothing in “events”"),
    ],
)
def test_that_an_old_file_that_is_not_sound_is_left_alone(
    old: Path, statement: str, said: str
) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as raw:
        raw.execute(statement)
    before = old.read_bytes()
    with pytest.raises(UserError, match=said):
        Project.open(old)
    assert (old.read_bytes(), copies(old)) == (before, [])


def test_that_a_full_disk_leaves_the_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(old)) as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
    before = old.read_bytes()
    pragmas = connection.PRAGMAS
    for more in range(6):
        limit = f"PRAGMA max_page_count={pages + more}"
        monkeypatch.setattr(connection, "PRAGMAS", (*pragmas, limit))
        with pytest.raises(UserError, match="no room left on the disk") as caught:
            Project.open(old)
        assert "left as it is, in the format of an earlier Goldleaf" in str(caught.value)
        assert (old.read_bytes(), copies(old)) == (before, [])
    monkeypatch.setattr(connection, "PRAGMAS", pragmas)
    with Project.open(old) as project:
        assert project.check() == []


def test_that_without_a_copy_nothing_is_changed(
    old: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def refuse(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UserError, match=rf"old\.format-{version}\.goldleaf cannot be written"):
        Project.open(old)
    assert (old.read_bytes(), copies(old)) == (before, [])


LIMITED = """
import os, resource, signal, sys
from annotation.errors import UserError
from storage.project import Project
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))
try:
    Project.open(sys.argv[1]).close()
except UserError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be limited there")
def test_that_a_copy_that_cannot_be_written_whole_is_no_copy(old: Path) -> None:
    before = old.read_bytes()
    done = subprocess.run(
        [PYTHON, "-c", LIMITED, str(old), str(len(before) // 2)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "No copy was made, so nothing was changed." in done.stdout
    assert (old.read_bytes(), copies(old)) == (before, [])


READ_ONLY = """
import os, sys
from pathlib import Path
from annotation.errors import UserError
from storage.project import Project
path = Path(sys.argv[1])
os.chmod(path, 0o666)
os.chmod(path.parent, 0o555)
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Project.open(path).close()
except UserError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights are another thing here")
def test_that_a_folder_without_the_right_to_write_is_told() -> None:
    with tempfile.TemporaryDirectory(prefix="goldleaf-rights-") as folder:
        Path(folder).chmod(0o755)
        old = Path(folder, "place", "old.goldleaf")
        old.parent.mkdir()
        make_old(old)
        before = old.read_bytes()
        done = subprocess.run(
            [PYTHON, "-c", READ_ONLY, str(old)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        old.parent.chmod(0o755)
        assert "read-only" in done.stdout
        assert (old.read_bytes(), copies(old)) == (before, [])


KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
from storage import connection
from storage.project import Project
connection.PRAGMAS = (*connection.PRAGMAS, "PRAGMA cache_size=2")
ran = []
def before(*args):
    ran.append(args[2])
    if len(ran) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", before)
Project.open(sys.argv[1]).close()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal there")
def test_that_a_kill_in_the_middle_leaves_the_old_file(tmp_path: Path, version: int) -> None:
    hot = 0
    for number in (3, 6, 12, 16) if version == 1 else (3, 5, 8):
        path = tmp_path / f"{number}" / "old.goldleaf"
        path.parent.mkdir()
        make_old(path, version, articles=40)
        before = rows_of(path)
        done = subprocess.run([PYTHON, "-c", KILLED, str(path), str(number)], cwd=ROOT, check=False)
        assert done.returncode == -signal.SIGKILL
        hot += preflight.is_unfinished(path)
        assert f"old.format-{version}.goldleaf" in copies(path)
        assert (version_of(path), rows_of(path)) == (version, before)  # SQLite has taken it back
        with Project.open(path) as project:
            assert project.check() == []
    assert hot > (2 if version == 1 else 0)


def test_that_alembic_is_imported_only_when_it_is_due(path: Path, old: Path) -> None:
    script = (
        "import sys\nfrom storage.project import Project\n"
        "Project.open(sys.argv[1]).close()\nprint('alembic' in sys.modules)\n"
    )
    said = [
        subprocess.run(
            [PYTHON, "-c", script, str(each)], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for each in (path, old)
    ]
    assert said == ["False\n", "True\n"]


def test_that_a_migrated_file_is_locked_as_any_other(old: Path) -> None:
    other = (
        "import sqlite3, sys\n"
        "try:\n    sqlite3.connect(sys.argv[1], timeout=0).execute('DELETE FROM spans')\n"
        "except sqlite3.OperationalError as error:\n    print(error)\n"
    )
    with Project.open(old):
        done = subprocess.run(
            [PYTHON, "-c", other, str(old)], capture_output=True, text=True, check=True
        )
    assert done.stdout == "database is locked\n"
