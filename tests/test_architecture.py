"""The law of the house: who may import whom, and how large a thing may grow."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("annotation", "storage", "exports", "ui")
SHIPPED = (*PACKAGES, "benchmarks", "scripts")
MODULE_CAP, FUNCTION_CAP, CLASS_CAP, MAIN_CAP = 400, 50, 25, 80

# Files that may read a widget's text, for what a person has just typed into it, such as a note.
# The text of a document never comes from a widget.
MAY_READ_A_WIDGET: set[str] = set()

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
HEAVY = {"spacy", "thinc", "numpy", "openpyxl", "sqlalchemy", "trafilatura", "lxml"}

WITHOUT_QT = """
import importlib, importlib.abc, sys

class NoQt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"{name} is imported where Qt does not belong", name=name)

sys.meta_path.insert(0, NoQt())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""

WHAT_IS_LOADED = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def sources(*places: str) -> list[Path]:
    """Return every Python file of these folders, as far as they exist."""
    return sorted(path for place in places for path in (ROOT / place).rglob("*.py"))


def shipped() -> list[Path]:
    """Return every Python file of the product."""
    return [*(path for path in [ROOT / "main.py"] if path.exists()), *sources(*SHIPPED)]


def everything() -> list[Path]:
    """Return every Python file of the checkout."""
    return [*shipped(), *sources("tests")]


def modules(*places: str) -> list[str]:
    """Return the names of the modules below these folders or in these files."""
    files = [path for place in places for path in (*sources(place), ROOT / f"{place}.py")]
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files if path.exists()
    ]
    return [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]


def name_of(path: Path) -> str:
    """Return a file's path as a person would write it."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Go through every function and method of a tree."""
    for node in ast.walk(tree):
        if isinstance(node, FUNCTION):
            yield node


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the packages of a folder."""
    code = "import sys, importlinter.cli as it; sys.exit(it.lint_imports(no_cache=True))"
    return run_python(code, folder=folder)


def run_python(code: str, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a few lines in a Python of their own, and return what they said."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def a_copy_with(folder: Path, *, module: str, line: str) -> None:
    """Copy the packages and add one line to one module, new or old."""
    ignored = shutil.ignore_patterns("__pycache__", "*.otf", "*.ttf")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    with (folder / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def test_that_the_law_of_imports_is_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("annotation/planted.py", "import storage", "ui -> storage | exports -> annotation"),
        ("exports/planted.py", "import storage", "ui -> storage | exports -> annotation"),
        ("annotation/planted.py", "from PySide6 import QtCore", "Qt lives in ui"),
        ("ui/canvas/offsets.py", "from PySide6 import QtCore", "Qt lives in ui"),
        ("ui/console/planted.py", "import PySide6", "The command line does not import Qt"),
        ("exports/planted.py", "import sqlite3", "SQL lives in storage"),
        ("ui/planted.py", "import openpyxl", "openpyxl lives in exports"),
        ("storage/planted.py", "import spacy", "spaCy and what learns live in annotation.suggest"),
        ("ui/planted.py", "from lxml import etree", "Foreign markup is parsed in storage.intake"),
    ],
)
def test_that_a_planted_violation_is_caught(
    tmp_path: Path, module: str, line: str, contract: str
) -> None:
    a_copy_with(tmp_path, module=module, line=line)
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    broken = [row for row in done.stdout.splitlines() if " BROKEN" in row]
    assert [row for row in broken if row.startswith(contract)], done.stdout


def test_that_everything_but_the_window_loads_where_qt_is_not_installed() -> None:
    names = modules("annotation", "storage", "exports", "ui/console")
    done = run_python(WITHOUT_QT, *names, "ui.canvas.layout", "ui.canvas.offsets")
    assert done.returncode == 0, done.stderr


def test_that_the_tests_below_the_window_are_collected_where_qt_is_not_installed() -> None:
    folders = [
        f"tests/{name}" for name in ("annotation", "storage", "exports") if sources(f"tests/{name}")
    ]
    collect = (
        f"\nimport pytest\nsys.exit(pytest.main(['-p', 'no:pytest-qt', '--co', '-q', *{folders}]))"
    )
    done = run_python(WITHOUT_QT + collect)
    assert done.returncode == 0, done.stdout + done.stderr


def test_that_loading_the_window_loads_no_heavy_library() -> None:
    names = [name for name in modules("main", "ui") if not name.startswith("ui.console.")]
    done = run_python(WHAT_IS_LOADED, *names)
    assert done.returncode == 0, done.stderr
    assert HEAVY.isdisjoint(done.stdout.split())


def test_that_loading_every_module_loads_no_spacy_outside_the_worker() -> None:
    names = [
        name
        for name in modules("annotation", "storage", "exports")
        if not name.startswith("annotation.suggest")
    ]
    done = run_python(WHAT_IS_LOADED, *names)
    assert done.returncode == 0, done.stderr
    assert "spacy" not in done.stdout.split()


def test_that_no_folder_escapes_the_law() -> None:
    """import-linter does not see a folder without an `__init__.py`."""
    folders = {path.parent for path in sources(*PACKAGES)}
    assert not sorted(
        name_of(folder) for folder in folders if not (folder / "__init__.py").exists()
    )


@pytest.mark.parametrize("path", everything(), ids=name_of)
def test_that_a_module_says_what_it_is(path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree) or not tree.body, f"{name_of(path)} has no docstring"


@pytest.mark.parametrize("path", shipped(), ids=name_of)
def test_that_a_module_stays_within_its_caps(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    cap = MAIN_CAP if path == ROOT / "main.py" else MODULE_CAP
    assert len(text.splitlines()) <= cap, f"{name_of(path)}: what second thing is living here?"
    too_long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for node in functions(ast.parse(text))
        if (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_CAP
    ]
    assert not too_long
    too_wide = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef) and methods_of(node) > CLASS_CAP
    ]
    assert not too_wide


def methods_of(node: ast.ClassDef) -> int:
    """Count the methods of a class; a property and its setter are one."""
    return len({item.name for item in node.body if isinstance(item, FUNCTION)})


def test_that_text_is_never_read_back_from_a_widget() -> None:
    readers = {
        name_of(path)
        for path in sources("ui")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "toPlainText"
    }
    assert readers <= MAY_READ_A_WIDGET
    assert not [name for name in MAY_READ_A_WIDGET if name.startswith("ui/canvas/")]


def test_that_nothing_is_left_for_later() -> None:
    parts = (("TO", "DO"), ("FIX", "ME"), ("XX", "X"))  # XXXX is a year in a time, and no mark
    mark = re.compile(rf"(?<![A-Z])(?:{'|'.join(map(''.join, parts))})(?![A-Z])")
    found = [
        f"{name_of(path)}:{number}"
        for path in everything()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if mark.search(line)
    ]
    assert not found


@pytest.mark.parametrize("path", sources("tests"), ids=name_of)
def test_that_a_test_is_named_after_what_is_correct(path: Path) -> None:
    tests = [node.name for node in functions(tree_of(path)) if node.name.startswith("test")]
    assert not [name for name in tests if not name.startswith("test_that_")]
    filler = ("_works", "_correctly", "_properly", "_as_expected")
    assert not [name for name in tests if name.endswith(filler)]
