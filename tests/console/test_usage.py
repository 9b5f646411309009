"""How the command line is used: help, exit codes, and what it never does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotation.errors import UserError
from tests.console.conftest import Calls, Console
from ui.console import projects
from ui.console.parser import COMMANDS, FORMATS
from ui.console.terminal import plain

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlalchemy", "spacy", "openpyxl", "PySide6", "numpy", "trafilatura", "lxml", "tqdm")


def goldleaf(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does."""
    return subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_that_each_command_explains_itself(console: Console, command: str) -> None:
    ran = console(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"usage: main.py {command}")


def test_that_help_names_every_command(console: Console) -> None:
    ran = console("--help")
    assert ran.code == 0
    assert all(f"    {command} " in ran.out for command in COMMANDS)


def test_that_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from ui.console.app import main; from ui.console.display import Desktop; "
        "main([*sys.argv[1:]], Desktop(None, None)); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    for arguments in (["--help"], ["export", "--help"], ["--version"]):
        ran = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert ran.stdout.splitlines()[-1] == "[]"


def test_that_the_formats_of_the_parser_are_those_that_there_are() -> None:
    from exports.registry import FORMATS as KNOWN

    assert set(FORMATS) == set(KNOWN)


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "p.goldleaf", "--format", "docx", "--out", "x"],
        ["export", "p.goldleaf", "--format", "xlsx"],
        ["accept", "p.goldleaf"],
        ["accept", "p.goldleaf", "--coder", "  "],
        ["accept", "p.goldleaf", "--coder", "a", "--min-score", "2"],
        ["accept", "p.goldleaf", "--coder", "a", "--min-score", "much"],
        ["import", "p.goldleaf"],
        ["new"],
        ["--nonsense"],
        ["a.goldleaf", "b.goldleaf"],
    ],
)
def test_that_wrong_usage_is_two(console: Console, arguments: list[str]) -> None:
    ran = console(*arguments)
    assert ran.code == 2
    assert ran.err.startswith("usage: ")


@pytest.mark.parametrize("arguments", [["info"], ["check"], ["suggest"], ["export"]])
def test_that_a_project_that_is_not_there_is_told(
    console: Console, tmp_path: Path, arguments: list[str]
) -> None:
    out = ["--format", "xlsx", "--out", tmp_path / "x"] if arguments == ["export"] else []
    ran = console(*arguments, tmp_path / "none.goldleaf", *out)
    assert ran.code == 1
    assert "none.goldleaf" in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_that_an_error_has_no_traceback_and_goes_to_the_standard_error(tmp_path: Path) -> None:
    ran = goldleaf("info", tmp_path / "none.goldleaf")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1


def test_that_stopping_says_so(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object, **_kwargs: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(projects, "info", stop)
    ran = console("info", "x.goldleaf")
    assert (ran.code, ran.out) == (130, "")
    assert "Stopped" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_that_a_reader_who_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-u", "main.py", "codebook", "conflict"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode in {0, 141}


def test_that_a_terminal_without_unicode_gets_escapes() -> None:
    ran = goldleaf("codebook", "conflict", PYTHONIOENCODING="ascii:strict")
    assert ran.returncode == 0
    assert ran.stderr == ""


def test_that_no_text_commands_the_terminal() -> None:
    assert plain("a\x1b[31mb\r\x07 \tc\n") == "a\ufffd[31mb\ufffd\ufffd \tc\n"


def test_that_the_window_opens_on_the_project(
    console: Console, calls: Calls, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert console(path).code == 0
    assert console(path.with_suffix("")).code == 0
    assert console().code == 0
    assert calls.opened == [path, path, None]


@pytest.mark.usefixtures("without_display")
def test_that_without_a_display_the_window_is_refused(
    console: Console, calls: Calls, path: Path
) -> None:
    ran = console(path)
    assert (ran.code, calls.opened) == (1, [])
    assert "no display" in ran.err


@pytest.fixture
def without_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("frobnicate", "There is no command “frobnicate”, and no project frobnicate.goldleaf."),
        ("nope.goldleaf", "There is no project nope.goldleaf."),
        ("no/folder/x.goldleaf", "There is no project no/folder/x.goldleaf."),
    ],
)
@pytest.mark.usefixtures("without_display")
def test_that_what_is_neither_a_command_nor_a_project_is_told_before_any_window(
    console: Console, calls: Calls, word: str, said: str
) -> None:
    ran = console(word)
    assert (ran.code, ran.out, calls.opened) == (1, "", [])
    assert ran.err.startswith(said)
    assert "display" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["exprot"], "export"),
        (["exprot", "p.goldleaf", "--format", "xlsx", "--out", "x"], "export"),
        (["Import", "p.goldleaf", "news"], "import"),
        (["sugest"], "suggest"),
    ],
)
@pytest.mark.usefixtures("without_display")
def test_that_a_misspelt_command_is_wrong_usage_with_the_nearest_one(
    console: Console, arguments: list[str], meant: str
) -> None:
    ran = console(*arguments)
    assert ran.code == 2
    assert f"no command “{arguments[0]}”; did you mean “{meant}”?" in ran.err


def test_that_a_project_that_is_named_almost_like_a_command_opens(
    console: Console, calls: Calls, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.chdir(path.parent)
    path.rename("exports.goldleaf")
    assert console("exports").code == 0
    assert calls.opened == [Path("exports.goldleaf")]


def test_that_missing_qt_is_told_in_a_sentence() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; import main\n"
        "from ui.console.app import main as run\n"
        "sys.exit(run([], main.Desktop(main.open_window, main.paint_window)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr.startswith("The window needs PySide6")
    assert "Traceback" not in ran.stderr


def test_that_a_bug_is_not_dressed_up_as_an_error(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(projects, "check", fail)
    with pytest.raises(ZeroDivisionError):
        console("check", "x.goldleaf")
    assert not issubclass(ZeroDivisionError, UserError)
