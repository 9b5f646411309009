"""Writing: whole or not at all, and a sentence for a person when not."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotation.errors import UserError
from annotation.snapshot import Entry
from annotation.values import Span
from exports import writing
from exports.registry import FORMATS
from tests.exports import build

NAMES = sorted(FORMATS)
ROOT = Path(__file__).parents[2]


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_that_a_file_is_replaced_whole(tmp_path: Path, name: str) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    target.chmod(0o640)
    receipt = writing.write(name, build.snapshot(), target)
    assert receipt.documents == 1
    assert target.stat().st_size > 1000
    assert target.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["out", "person"]


def test_that_a_link_stays_a_link(tmp_path: Path, name: str) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "there" / "real")
    writing.write(name, build.snapshot(), link)
    assert link.is_symlink()
    assert (tmp_path / "there" / "real").stat().st_size > 1000


def names(folder: Path) -> list[str]:
    """What lies in a folder; `person` belongs to the one who runs the tests."""
    return sorted(path.name for path in folder.iterdir())


def failing(entries: int, error: Exception) -> Iterator[Entry]:
    for number in range(entries):
        yield build.whole("Varok fell.", f"d-{number}")
    raise error


@pytest.mark.parametrize("entries", [0, 1, 40])
def test_that_a_failure_half_way_leaves_the_old_file(
    tmp_path: Path, name: str, entries: int
) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    broken = replace(build.snapshot(), entries=failing(entries, RuntimeError("a bug")))
    with pytest.raises(RuntimeError, match="a bug"):
        writing.write(name, broken, target)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out", "person"]


def test_that_a_person_can_stop_an_export(tmp_path: Path, name: str) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 2

    entries = [build.whole("Varok fell.", f"d-{number}") for number in range(5)]
    done: list[int] = []
    with pytest.raises(writing.ExportStoppedError, match="as it was"):
        writing.write(name, build.snapshot(*entries), target, done.append, stop)
    assert done == [1, 2]
    assert target.read_bytes() == b"old"


def test_that_a_quote_that_does_not_match_is_a_loud_error(tmp_path: Path, name: str) -> None:
    wrong = Entry(build.document(), "new", (Span("m", "gpe", ((0, 6),), "Robels"),))
    with pytest.raises(UserError, match=r"varok\.txt.*differs from the text") as told:
        writing.write(name, build.snapshot(wrong), tmp_path / "out")
    assert "Nothing was exported" in str(told.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("missing/out", "its folder does not exist"),
        ("person", "that is a folder"),
        ("x" * 300, "the name is too long"),
        ("news.goldleaf", "is the name of a project"),
    ],
)
def test_that_a_bad_place_is_told_in_a_sentence(
    tmp_path: Path, name: str, place: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        writing.write(name, build.snapshot(), tmp_path / place)
    assert names(tmp_path) == ["person"]


@pytest.mark.skipif(os.name == "nt", reason="pipes with a name are of POSIX")
def test_that_only_an_ordinary_file_is_replaced(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="not an ordinary file"):
        writing.write(name, build.snapshot(), tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()


def test_that_a_folder_that_may_not_be_written_to_is_told(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(UserError, match="not permitted"):
        writing.write(name, build.snapshot(), tmp_path / "out")


def test_that_an_unknown_format_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="jsonl"):
        writing.write("docx", build.snapshot(), tmp_path / "out")


def test_that_suggestions_never_become_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="only what a coder decided"):
        writing.write("xlsx", build.pending([build.span("s", "Varok")]), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_that_a_file_that_reads_back_differently_is_not_moved_into_place(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_args: object) -> None:
        raise ValueError("two rows are missing")

    monkeypatch.setattr(writing, "FORMATS", {name: replace(FORMATS[name], verify=damaged)})
    with pytest.raises(UserError, match="two rows are missing"):
        writing.write(name, build.snapshot(), tmp_path / "out")
    assert names(tmp_path) == ["person"]


CHILD = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from exports import writing
from tests.exports import build

def entries():
    for number in range(100):
        if number == int(sys.argv[3]):
            {action}
        yield build.whole("Varok fell on Monday. " * 40, f"d-{{number}}")

writing.write(sys.argv[1], replace(build.snapshot(), entries=entries()), Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("after", [0, 50, 99])
def test_that_killing_an_export_leaves_the_old_file(tmp_path: Path, name: str, after: int) -> None:
    target = tmp_path / "out"
    writing.write(name, build.snapshot(), target)
    old = target.read_bytes()
    code = textwrap.dedent(CHILD).format(action="os.kill(os.getpid(), signal.SIGKILL)")
    ended = subprocess.run(
        [sys.executable, "-c", code, name, str(target), str(after)], cwd=ROOT, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    assert target.read_bytes() == old


FULL = """
import resource, signal, sys
from pathlib import Path
from annotation.errors import UserError
from exports import writing
from exports.registry import FORMATS
from tests.exports import build
import exports.xlsx, exports.jsonl

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
entries = [build.whole("Varok fell on Monday. " * 40, f"d-{number:03}") for number in range(100)]
try:
    writing.write(sys.argv[1], build.snapshot(*entries), Path(sys.argv[2]))
except UserError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux stand in for a full disk")
@pytest.mark.parametrize("room", [0, 1_000, 10_000, 20_000])
def test_that_a_full_disk_is_told_and_leaves_the_old_file(
    tmp_path: Path, name: str, room: int
) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    ended = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", FULL, name, str(target), str(room)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "the disk is full" in ended.stdout
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out", "person"]


@pytest.mark.parametrize(("format_name", "out"), [("xlsx", "a.jsonl"), ("jsonl", "a.XLSX")])
def test_that_the_ending_of_another_format_is_refused(
    tmp_path: Path, format_name: str, out: str
) -> None:
    with pytest.raises(UserError, match=rf"{out} ends as a file of the format ") as caught:
        writing.write(format_name, build.snapshot(), tmp_path / out)
    assert f"Name it a.{format_name}, or choose the format" in str(caught.value)
    assert not (tmp_path / out).exists()


@pytest.mark.parametrize("out", ["a", "a.txt", "a.jsonl.xlsx"])
def test_that_any_other_ending_is_taken(tmp_path: Path, out: str) -> None:
    writing.write("xlsx", build.snapshot(), tmp_path / out)
    assert (tmp_path / out).is_file()
