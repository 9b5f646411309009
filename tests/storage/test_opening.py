"""What is no project, or not one to work in, is refused in a sentence and left as it was."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotation.errors import UserError
from storage import connection
from storage.locknote import note_path
from storage.project import Project
from tests.storage.desk import PYTHON, ROOT, adding, article, span

Spoil = Callable[[Path], None]


def by_sql(*statements: str) -> Spoil:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            for statement in statements:
                raw.execute(statement)

    return spoil


def as_bytes(data: bytes) -> Spoil:
    return lambda path: void(path.write_bytes(data))


def cut(size: int) -> Spoil:
    return lambda path: os.truncate(path, size)


def void(_: object) -> None:
    """Forget a result."""


def zipped(path: Path) -> None:
    path.unlink()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "text")


def of_another_program(path: Path) -> None:
    path.unlink()
    by_sql("CREATE TABLE notes (a)")(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def scrambled(path: Path) -> None:
    """Noise over a page in the middle, as bad disks write it."""
    data = bytearray(path.read_bytes())
    data[8192:12288] = bytes(range(256)) * 16
    path.write_bytes(data)


BAD: dict[str, tuple[Spoil, str]] = {
    "missing": (Path.unlink, "There is no file"),
    "nothing in it": (as_bytes(b""), "is empty"),
    "text": (as_bytes(b"my diary, page one\n" * 20), "is not a Goldleaf project"),
    "a zip": (zipped, "is a ZIP archive"),
    "a folder": (a_folder, "is a folder"),
    "another program's": (of_another_program, "of another program"),
    "newer": (by_sql("PRAGMA user_version=99"), "newer version of Goldleaf"),
    "of no version": (by_sql("PRAGMA user_version=0"), "not a complete"),
    "cut in its first page": (cut(60), "damaged"),
    "cut in the middle": (cut(16384), "is damaged"),
    "scrambled": (scrambled, "is damaged"),
    "a strange trigger": (
        by_sql("CREATE TRIGGER evil AFTER INSERT ON edits BEGIN DELETE FROM spans; END"),
        "trigger “evil”",
    ),
    "a strange view": (by_sql("CREATE VIEW v AS SELECT 1"), "view “v”"),
    "without its triggers": (by_sql("DROP TRIGGER refuse_edits_update"), "is missing"),
    "with a changed table": (by_sql("ALTER TABLE spans ADD COLUMN more TEXT"), "table “spans”"),
}


@pytest.mark.parametrize(("spoil", "said"), BAD.values(), ids=BAD)
def test_that_what_is_no_sound_project_is_refused_and_left_alone(
    path: Path, spoil: Spoil, said: str
) -> None:
    spoil(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(UserError, match=said) as caught:
        Project.open(path)

    assert str(path) in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(each.name for each in path.parent.glob("*work*")) in (["work.goldleaf"], [])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_that_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UserError, match="ordinary file"):
        Project.open(tmp_path / "pipe")


def test_that_a_refused_file_can_be_opened_when_it_is_mended(path: Path) -> None:
    by_sql("CREATE VIEW v AS SELECT 1")(path)
    with pytest.raises(UserError):
        Project.open(path)
    by_sql("DROP VIEW v")(path)

    with Project.open(path) as project:
        assert project.check() == []


def test_that_a_file_somebody_turned_to_wal_is_turned_back(path: Path) -> None:
    by_sql("PRAGMA journal_mode=WAL")(path)

    with Project.open(path) as project:
        project.add_articles([article("More.")])

    assert path.read_bytes()[18:20] == b"\x01\x01"
    assert [each.name for each in path.parent.glob("*work*")] == ["work.goldleaf"]


def test_that_every_connection_is_set_as_decided(path: Path) -> None:
    store = connection.Store.open(path)
    with store.transaction() as open_:
        found = {
            name: open_.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in (
                *("locking_mode", "journal_mode", "synchronous", "fullfsync", "foreign_keys"),
                *("trusted_schema", "cell_size_check", "mmap_size"),
            )
        }
    store.close()

    assert found == {
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 3,
        "fullfsync": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }


def test_that_the_same_file_is_not_opened_twice_in_one_process(path: Path) -> None:
    link = path.with_name("link.goldleaf")
    link.symlink_to(path)
    with Project.open(path) as project:
        for name in (path, link):
            with pytest.raises(UserError, match="already open"):
                Project.open(name)
        project.add_articles([article("Still ours.")])
    with Project.open(link) as again:
        assert len(again.documents("")) == 2


@pytest.fixture
def other_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another Goldleaf that has the project open until its input ends."""
    script = (
        "import sys\nfrom storage.project import Project\n"
        "with Project.open(sys.argv[1]):\n    print('open', flush=True)\n    sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [PYTHON, "-c", script, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        yield child
        child.kill()


def test_that_a_project_open_elsewhere_is_refused_with_who_has_it(
    path: Path, other_process: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    note = json.loads(note_path(path).read_text(encoding="utf-8"))

    with pytest.raises(UserError, match="is open in another") as caught:
        Project.open(path)

    assert f"by {note['user']} on {note['host']}" in str(caught.value)
    other_process.communicate()
    with Project.open(path) as project:
        assert project.check() == []


def test_that_a_note_left_behind_keeps_nobody_out(
    path: Path, other_process: subprocess.Popen[str]
) -> None:
    other_process.kill()
    other_process.wait()
    assert note_path(path).exists()

    Project.open(path).close()

    assert not note_path(path).exists()


def test_that_another_program_cannot_write_while_it_is_open(path: Path) -> None:
    with Project.open(path) as project:
        project.document(project.documents("")[0].id)
        script = (
            "import sqlite3, sys\n"
            "try:\n    sqlite3.connect(sys.argv[1], timeout=0).execute('DELETE FROM spans')\n"
            "except sqlite3.OperationalError as error:\n    print(error)\n"
        )
        done = subprocess.run(
            [PYTHON, "-c", script, str(path)], capture_output=True, text=True, check=True
        )

    assert done.stdout == "database is locked\n"


READ_ONLY = """
import os, sys, traceback
from pathlib import Path
from annotation.codebook_reader import read_codebook
from annotation.errors import UserError
from storage.project import Project
path = Path(sys.argv[1])
book = read_codebook("conflict")
Project.open(path).close()
os.chmod(path, int(sys.argv[2], 8))
os.chmod(path.parent, int(sys.argv[3], 8))
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
for act in (lambda: Project.open(path), lambda: Project.create(path.with_name("n"), book)):
    try:
        act().close()
        print("done")
    except UserError as error:
        print(error)
"""


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights are another thing here")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "opened", "made"),
    [
        ("444", "777", "read-only", "done"),
        ("666", "555", "read-only", "read-only|cannot be opened for writing"),
        ("000", "777", "cannot be read", "done"),
        ("666", "777", "done", "done"),
    ],
)
def test_that_a_place_without_the_right_to_write_is_told(
    prepared: Path, file_mode: str, folder_mode: str, opened: str, made: str
) -> None:
    with tempfile.TemporaryDirectory(prefix="goldleaf-rights-") as folder:
        Path(folder).chmod(0o755)
        place = Path(folder, "place")
        place.mkdir()
        path = Path(shutil.copy(prepared, place / "work.goldleaf"))
        before = path.read_bytes()
        done = subprocess.run(
            [PYTHON, "-c", READ_ONLY, str(path), file_mode, folder_mode],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        place.chmod(0o755)
        path.chmod(0o644)
        first, second = done.stdout.splitlines()

        assert opened in first
        assert any(each in second for each in made.split("|"))
        assert path.read_bytes() == before
        assert {each.name for each in place.iterdir()} <= {"work.goldleaf", "n"}


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_that_a_file_that_vanished_is_no_loss_of_words(path: Path) -> None:
    with Project.open(path) as project:
        editor = project.editor(project.documents("")[0].id, "anna")
        shutil.rmtree(path.parent)
        with pytest.raises(UserError, match=r"work\.goldleaf"):
            editor.do(adding(span()))

    assert editor.layer.annotations == {}


def renamed(path: Path) -> None:
    path.rename(path.with_name("elsewhere.goldleaf"))


def replaced(path: Path) -> None:
    other = Path(shutil.copy(path, path.with_name("other.goldleaf")))
    other.replace(path)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
@pytest.mark.parametrize("take_away", [renamed, replaced, Path.unlink])
def test_that_nothing_is_written_to_a_file_that_is_no_longer_there(
    path: Path, take_away: Callable[[Path], None]
) -> None:
    with Project.open(path) as project:
        editor = project.editor(project.documents("")[0].id, "anna")
        editor.do(adding(span()))
        take_away(path)
        with pytest.raises(UserError, match="no longer where it was"):
            editor.do(adding(span()))

        assert len(editor.layer.annotations) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_that_work_goes_on_when_the_file_is_put_back(path: Path) -> None:
    with Project.open(path) as project:
        editor = project.editor(project.documents("")[0].id, "anna")
        editor.do(adding(span()))
        renamed(path)
        path.with_name("elsewhere.goldleaf").rename(path)
        editor.do(adding(span()))

    with Project.open(path) as again:
        assert again.check() == []
        assert len(again.editor(again.documents("")[0].id, "anna").layer.annotations) == 2
