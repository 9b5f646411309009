"""Bad input on the command line, as a process of its own: one sentence, 1, and nothing is lost.

What each layer does with bad input is tested beside it; here the whole program meets it.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotation.article import Article
from annotation.codebook_reader import read_codebook
from annotation.ids import new_id
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.values import Span, Suggestion
from storage.project import Project

ROOT = Path(__file__).parents[1]
TEXT = "Rebels took Varok on Monday.\n"
FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
"""
"""No file may grow beyond a size: what a full disk is to the program."""
NOBODY = """
import email.parser, encodings.utf_8_sig, os, sys
import charset_normalizer, tqdm, exports.jsonl, exports.writing, storage.intake.articles
import ui.console.exporting, ui.console.importing, ui.console.sample
from storage.preflight import expected_objects
expected_objects()
if os.getuid() == 0:  # who may do everything meets no closed door
    os.setgid(65534)
    os.setuid(65534)
"""
RUN = """
import contextlib, io, json
from ui.console.app import main
from ui.console.display import Desktop
desktop = Desktop(open=lambda _: 0, picture=lambda *_: None)
ends = []
for command in json.loads(sys.argv[2]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(command, desktop)
    ends.append((code, out.getvalue(), err.getvalue()))
print(json.dumps(ends))
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    def refused(self, *words: object) -> bool:
        """Whether it failed with these words, and as a person is told: in sentences."""
        assert self.code == 1, self.out + self.err
        assert "Traceback" not in self.err
        assert self.err.rstrip().endswith((".", "!"))
        assert [str(each) for each in words if str(each) not in self.err] == []
        return True


def run(*arguments: object, env: dict[str, str] | None = None) -> Ran:
    """Run main.py."""
    return _run([str(ROOT / "main.py"), *map(str, arguments)], env)


def run_poor(prelude: str, size: int, *commands: tuple[object, ...]) -> list[Ran]:
    """Run commands one after the other in a process that a prelude has made poor."""
    wanted = json.dumps([[str(word) for word in command] for command in commands])
    done = _run(["-c", prelude + RUN, str(size), wanted])
    assert done.code == 0, done.err
    return [Ran(*each) for each in json.loads(done.out)]


def _run(arguments: list[str], env: dict[str, str] | None = None) -> Ran:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | (env or {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one article with one suggestion."""
    path = tmp_path_factory.mktemp("prepared") / "work.goldleaf"
    with Project.create(path, read_codebook("conflict"), settings=NOTHING_HELD_BACK) as project:
        article = Article("varok.txt", TEXT, TEXT.encode(), "utf-8", "Varok")
        added = project.add_articles([article])
        suggestion = Suggestion(Span(new_id(), "gpe", ((12, 17),), "Varok"), "rules", "1", 0.9)
        project.replace_suggestions(added[0].document, {"rules": "1"}, [suggestion])
    return path


@pytest.fixture
def path(prepared: Path, tmp_path: Path) -> Path:
    """The project, at a place with everything in its name that a name can have."""
    folder = tmp_path / "a “place” with 😀 'quotes' %41 #?"
    folder.mkdir()
    return Path(shutil.copy(prepared, folder / "wörk & <b>.goldleaf"))


def state(folder: Path) -> dict[str, str]:
    """Return what is in a folder, to the byte."""
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.rglob("*")
        if each.is_file()
    }


def is_whole(path: Path, documents: int = 1) -> bool:
    with Project.open(path) as project:
        return project.check() == [] and len(project.documents("")) == documents


# -- not a project, or not one to work in ------------------------------------------------------


def as_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def as_newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")
    path.write_bytes(data)


NO_PROJECT: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "There is no file"),
    "an article": (lambda path: path.write_text(TEXT), "is not a Goldleaf project"),
    "a link to itself": (as_loop, "cannot be looked at"),
    "cut": (lambda path: os.truncate(path, 20_000), "is damaged"),
    "newer": (as_newer, "made by a newer version of Goldleaf (its format is 999"),
}


@pytest.mark.parametrize(("spoil", "said"), NO_PROJECT.values(), ids=NO_PROJECT)
def test_that_what_is_no_project_is_refused_and_left_alone(
    path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(path)
    before = state(path.parent)

    assert run("accept", path, "--coder", "anna").refused(path, said)

    assert state(path.parent) == before


# -- a place that cannot be written, or not be looked at ---------------------------------------


@pytest.fixture
def closed(prepared: Path) -> Iterator[Path]:
    """A folder that everybody may read and nobody write, with one in it that nobody may read."""
    with tempfile.TemporaryDirectory(prefix="goldleaf-closed-") as name:
        folder = Path(name)
        shutil.copy(prepared, folder / "work.goldleaf")
        (folder / "secret").mkdir()
        (folder / "secret" / "a.txt").write_text(TEXT)
        (folder / "secret").chmod(0o000)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        (folder / "secret").chmod(0o755)


CLOSED = {
    "import {0}/work.goldleaf {0}/a.txt": "work.goldleaf cannot be changed",
    "new {0}/other": "other.goldleaf cannot be made: its folder is read-only",
    "new {0}/secret/other": "other.goldleaf cannot be made (permission denied)",
    "info {0}/secret/other": "other.goldleaf cannot be looked at (permission denied)",
    "sample {0}/more": "cannot be made in",
    "sample {0}/secret": "sample.goldleaf cannot be made (permission denied)",
    "codebook {0}/secret/mine.toml": "mine.toml cannot be read",
}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights are another thing here")
def test_that_a_closed_place_is_told(closed: Path) -> None:
    commands = [tuple(command.format(closed).split()) for command in CLOSED]

    ends = run_poor(NOBODY, 0, *commands)

    assert all(end.refused(closed, said) for end, said in zip(ends, CLOSED.values(), strict=True))
    assert sorted(each.name for each in closed.iterdir()) == ["secret", "work.goldleaf"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights are another thing here")
def test_that_articles_behind_a_closed_door_are_named(closed: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="goldleaf-open-") as name:
        Path(name).chmod(0o777)
        project = Path(shutil.copy(closed / "work.goldleaf", name))
        project.chmod(0o666)
        out = ("--layer", "suggestions", "--format", "jsonl", "--out", closed / "out.jsonl")
        imported, exported = run_poor(
            NOBODY,
            0,
            ("import", project, closed, closed / "secret" / "a.txt"),
            ("export", project, *out),
        )

        assert imported.refused(
            f"{closed}/secret is a folder that cannot be looked into",
            f"{closed}/secret/a.txt cannot be read (permission denied)",
        )
        assert exported.refused(f"{closed}/out.jsonl cannot be written")
        assert is_whole(project)


# -- a full disk ------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be limited there")
def test_that_a_full_disk_keeps_what_was_there_and_the_same_goes_on_when_there_is_room(
    path: Path, tmp_path: Path
) -> None:
    size = path.stat().st_size
    before = state(path.parent)
    long = tmp_path / "long.txt"
    long.write_text(f"{TEXT}{'x' * 200_000}")

    accept = ("accept", path, "--coder", "anna")
    (imported,) = run_poor(FULL, size, ("import", path, long))
    assert imported.refused(long, path, "full")
    (accepted,) = run_poor(FULL, 4096, accept)
    assert accepted.refused(path, "full")
    assert is_whole(path)
    assert set(state(path.parent)) == set(before)

    assert run("import", path, long).code == 0
    assert run(*accept).code == 0
    assert is_whole(path, documents=2)


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be limited there")
def test_that_nothing_half_made_is_left_on_a_full_disk(path: Path, tmp_path: Path) -> None:
    assert run("accept", path, "--coder", "anna").code == 0
    out = tmp_path / "gold.xlsx"
    out.write_bytes(b"the last one")
    before = state(tmp_path)

    export = ("export", path, "--format", "xlsx", "--out", out)
    commands = [("new", tmp_path / "new"), ("sample", tmp_path), export]
    made, sampled, exported = run_poor(FULL, 4096, *commands)
    assert made.refused(tmp_path / "new.goldleaf", "full", "No project was made")
    assert sampled.refused(tmp_path / "sample.goldleaf", "full", "No project was made")
    assert ".part" not in sampled.err
    assert exported.refused(out, "the disk is full", "export again")
    assert state(tmp_path) == before

    assert run(*export).code == 0


# -- articles and codebooks -------------------------------------------------------------------


BAD_ARTICLES: dict[str, tuple[bytes, str]] = {
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG picture"),
    "program.txt": (b"\x7fELF\2\1\1" + bytes(300), "is no text file"),
    "wide.txt": (TEXT.encode("utf-16-le"), "UTF-16 without a byte order mark"),
    "cut.txt": ("Одеса".encode()[:-1], "byte 8 (line 1) is not UTF-8"),
    "empty.txt": (b"", "has no text in it"),
    "blank.txt": (b" \r\n\t\n", "has no text in it"),
    "empty.html": (b"", "has no text in it"),
    "script.html": (b"<body><script>1</script></body>", "has no text in it"),
    "paper.pdf": (b"%PDF-1.7", "is of a kind that cannot be imported"),
    "endless.txt": (b"Rebels took Varok. " * 300_000, "more than an article may have"),
}


def test_that_each_bad_article_is_named_once_and_the_good_one_comes_in(
    path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (data, _) in BAD_ARTICLES.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text("Talks in Kestria\n\nThey met.\n")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "deeper").mkdir()
    (folder / "deeper" / "back").symlink_to(folder)
    long = folder / f"{'x' * 300}.txt"

    said = run("import", path, *sorted(folder.iterdir()), folder / "gone.txt", long)

    assert said.refused(
        *(f"failed   {folder / name}" for name in BAD_ARTICLES),
        *(reason for _, reason in BAD_ARTICLES.values()),
        f"{folder / 'loop.txt'} is a link that leads to no file",
        f"There is no file {folder / 'gone.txt'}",
        f"{long} cannot be read (file name too long)",
    )
    assert all(said.err.count(str(folder / name)) == 1 for name in BAD_ARTICLES)
    assert said.out.endswith("1 article came in, 13 failed.\n")
    assert is_whole(path, documents=2)


def test_that_a_codebook_with_an_error_makes_no_project(tmp_path: Path) -> None:
    book = tmp_path / "mine.toml"
    book.write_text('name = "mine"\ntitle = "Mine"\nversion = "1"\n\n[[entity]]\nname = "A b"\n')

    assert run("new", tmp_path / "new", "--codebook", book).refused(f"{book}, line 6")

    assert list(tmp_path.glob("*goldleaf*")) == []


def test_that_names_that_cannot_be_are_told() -> None:
    names = ["new .", "info .", "new /", "info /", f"new {'x' * 300}", f"info {'x' * 300}"]
    books = ["codebook gone.toml", f"codebook {'x' * 300}.toml", "codebook ~nobody-at-all/a.toml"]
    commands = [(*each.split(),) for each in (*names, *books)]

    ends = run_poor("import sys\n", 0, *commands)

    assert all(end.refused(words[-1]) for end, words in zip(ends, commands, strict=True))


# -- the process that makes suggestions --------------------------------------------------------

TROUBLED = """
import os
import spacy
from spacy.language import Language

@Language.component("troublemaker")
def troublemaker(doc):
    if "ABORT" in {token.text for token in doc}:
        os.abort()
    return doc

def load(**overrides):
    nlp = spacy.blank("en", meta={"version": "9.9"})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Varok"}])
    nlp.add_pipe("troublemaker")
    return nlp
"""


@pytest.fixture
def troubled(tmp_path: Path) -> dict[str, str]:
    """An installed pipeline that ends its process at a word."""
    packages = tmp_path / "packages"
    (packages / "troubled").mkdir(parents=True)
    (packages / "troubled" / "__init__.py").write_text(TROUBLED)
    facts = packages / "troubled-9.9.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: troubled\nVersion: 9.9\n")
    return {"PYTHONPATH": str(packages)}


def test_that_a_missing_model_is_told_and_the_project_left_alone(path: Path) -> None:
    before = state(path.parent)

    said = run("suggest", path, "--model", "no_such_model")

    assert said.refused('"no_such_model"', "Install it", "Installed:")
    assert state(path.parent) == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a process ends in other ways there")
def test_that_a_process_that_dies_costs_no_article_but_the_one_that_kills_it(
    path: Path, tmp_path: Path, troubled: dict[str, str]
) -> None:
    words = {"bad.txt": "ABORT in Varok.", "last.txt": "They left for Varok."}
    for name, text in words.items():
        (tmp_path / name).write_text(text)
    assert run("import", path, *(tmp_path / name for name in words)).code == 0

    said = run("suggest", path, "--model", "troubled", "--trust", "troubled", env=troubled)

    failed = 'bad.txt: The process that makes suggestions with "troubled" failed 2 times'
    assert said.refused(failed, "SIGABRT")
    with Project.open(path) as project:
        made = {
            row.source: {each.source for each in project.suggestions(row.id)}
            for row in project.documents("")
        }
        assert project.check() == []
    assert made == {"bad.txt": set(), "last.txt": {"troubled"}, "varok.txt": {"troubled", "rules"}}


# -- texts that want to be more than text -------------------------------------------------------

HOSTILE = (
    '=HYPERLINK("http://example.invalid/","click")',
    "@SUM(1+1)",
    "<img src='file:///etc/hostname'> & <b>five</b>",
    "\x1b[31mred\x1b[0m \x07bell \x9b2J",
    "\u202eright to left, Z̸̧̛a̵̕l̶̀g̷͌o̸̚, 😀\ud83d".encode("utf-8", "replace").decode(),
    "#N/A _x0041_ ${jndi:x} '; DROP TABLE spans; --",
)


def test_that_hostile_words_stay_words_to_the_workbook(path: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    for number, words in enumerate(HOSTILE):
        (tmp_path / f"{number}.txt").write_text(f"{words}\n\n{words} took Varok.\n")
    shown = run("import", path, *sorted(tmp_path.glob("?.txt")))
    assert shown.code == 0
    with Project.open(path) as project:
        for row in project.documents(""):
            at = (len(project.document(row.id).text) - 1,)
            quote = project.document(row.id).text[: at[0]]
            span = Span(new_id(), "gpe", ((0, at[0]),), quote)
            suggestion = Suggestion(span, "=1+1", "<b>1</b>", 0.9)
            project.replace_suggestions(row.id, {"=1+1": "<b>1</b>"}, [suggestion])
    coder = "=1+1 <b>x</b>"
    accepted = run("accept", path, "--coder", coder)
    assert accepted.code == 0
    exported = run("export", path, "--format", "xlsx", "--out", tmp_path / "gold.xlsx")
    assert exported.code == 0
    assert "\x1b" not in shown.out + shown.err + accepted.out + run("info", path).out

    book = load_workbook(tmp_path / "gold.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    values = [str(cell.value) for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    assert all(any(words in value for value in values) for words in HOSTILE[:3])
    assert coder in values
    assert is_whole(path, documents=1 + len(HOSTILE))
