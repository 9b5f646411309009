"""Bad input to what suggests, learns, compares and trains: a sentence, 1, and nothing is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotation.article import Article
from annotation.codebook_reader import read_codebook
from annotation.gestures.create import new_span
from annotation.gestures.finish import finish
from annotation.learning.settings import SourceKind, SourceSetting
from annotation.review import Review
from storage.project import Project
from ui.console.app import main
from ui.console.display import Desktop

pytestmark = pytest.mark.usefixtures("quick_processes")
TEXT = "Rebels took Varok on Monday.\n"
COMMANDS = {
    "suggest": (),
    "learn": (),
    "memory": (),
    "sources": (),
    "evaluate": ("--gold", "anna", "--against", "suggestions"),
    "train": (),
}
DESKTOP = Desktop(open=lambda _: 0, picture=lambda *_: None)
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with an article that nobody has looked at."""
    path = tmp_path / "varok.goldleaf"
    with Project.create(path, read_codebook("conflict")) as project:
        project.add_articles([Article("varok.txt", TEXT, TEXT.encode(), "utf-8", "Varok")])
    return path


def refused(captured: Captured, *command: object, words: tuple[str, ...]) -> None:
    """Run a command: it fails with these words, in sentences."""
    captured.readouterr()
    code = main([str(word) for word in command], DESKTOP)
    said = captured.readouterr().err
    assert code == 1, said
    assert "Traceback" not in said
    assert said.rstrip().endswith((".", "!"))
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_that_a_project_that_is_not_there_is_told(
    tmp_path: Path, capsys: Captured, command: str
) -> None:
    path = tmp_path / "none.goldleaf"
    refused(capsys, command, path, *COMMANDS[command], words=(str(path),))
    assert not path.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_that_what_is_no_project_is_told_and_left_alone(
    tmp_path: Path, capsys: Captured, command: str
) -> None:
    path = tmp_path / "letter.goldleaf"
    path.write_text("Dear Ana, this is no project.\n" * 100)
    before = path.read_bytes()
    refused(capsys, command, path, *COMMANDS[command], words=(str(path),))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("evaluate", "--gold", "nobody", "--against", "suggestions"), ("nobody",)),
        (("evaluate", "--gold", "anna", "--against", "no source"), ("no source", "anna")),
        (("train", "--layer", "nobody"), ("no layer nobody", "anna")),
    ],
    ids=["no such gold", "no such source", "no such layer to train on"],
)
def test_that_a_layer_or_source_that_is_not_there_is_told(
    path: Path, capsys: Captured, command: tuple[str, ...], words: tuple[str, ...]
) -> None:
    _finish(path)
    refused(capsys, command[0], path, *command[1:], words=words)


@pytest.mark.parametrize("command", ["learn", "evaluate", "train"])
def test_that_nothing_finished_is_told(path: Path, capsys: Captured, command: str) -> None:
    refused(capsys, command, path, *COMMANDS[command], words=())


def test_that_an_article_alone_trains_nothing(path: Path, capsys: Captured) -> None:
    _finish(path)
    refused(capsys, "train", path, "--steps", 1, words=("article",))


def test_that_a_folder_that_cannot_be_written_is_told(
    path: Path, tmp_path: Path, capsys: Captured
) -> None:
    _finish(path, more=12)
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("no folder")
    models = in_the_way / "models"
    refused(capsys, "train", path, "--folder", models, words=(str(in_the_way),))
    table = in_the_way / "table.csv"
    refused(capsys, "memory", path, "--export", table, words=(str(in_the_way),))
    refused(capsys, "memory", path, "--import", table, words=(str(table),))


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        (
            SourceKind.PATTERNS,
            b'{"label": "GPE", "pattern": "Varok"}\n\n{"label": "GPE", "pattern": \n',
            ("list.txt, line 3", "“mine” is left out"),
        ),
        (
            SourceKind.WORDS,
            "Varok\tgpe\nSão Tomé\tgpe\n".encode("latin-1"),
            ("list.txt, line 2: this is no UTF-8 text", "“mine” is left out"),
        ),
        (SourceKind.WORDS, None, ("There is no file", "“mine” is left out")),
    ],
    ids=["patterns", "encoding", "missing"],
)
def test_that_a_list_with_an_error_is_told_and_the_others_suggest(
    path: Path,
    tmp_path: Path,
    capsys: Captured,
    kind: SourceKind,
    data: bytes | None,
    words: tuple[str, ...],
) -> None:
    place = tmp_path / "list.txt"
    if data is not None:
        place.write_bytes(data)
    with Project.open(path) as project:
        settings = project.learning.settings
        source = SourceSetting(kind, "mine", str(place))
        project.learning.change(replace(settings, sources=(source,)))
    refused(capsys, "suggest", path, words=words)
    with Project.open(path) as project:
        (row,) = project.documents("anna")
        assert "en_core_web_sm" in {each.source for each in project.suggestions(row.id)}


@pytest.mark.parametrize("command", [("suggest", "--model"), ("train", "--model")])
def test_that_a_model_that_is_missing_is_told(
    path: Path, capsys: Captured, command: tuple[str, str]
) -> None:
    _finish(path, more=12)
    refused(capsys, command[0], path, command[1], "no_such_model", words=("no_such_model",))


def test_that_a_missing_model_of_the_project_is_told_where_it_learns(
    path: Path, capsys: Captured
) -> None:
    _finish(path)
    with Project.open(path) as project:
        project.learning.change(replace(project.learning.settings, model="no_such_model"))
    refused(capsys, "learn", path, words=("no_such_model",))


def _finish(path: Path, *, more: int = 0) -> None:
    """Finish the article, and so many more; the place in each is marked."""
    with Project.open(path) as project:
        for number in range(more):
            text = f"{TEXT}Report {number}.\n"
            project.add_articles([Article(f"{number}.txt", text, text.encode(), "utf-8")])
        for row in project.documents("anna"):
            review = Review(project.editor(row.id, "anna"), (), project.codebook)
            start = review.text.index("Varok")
            review.editor.do(new_span(review, ((start, start + len("Varok")),), "gpe"))
            review.editor.do(finish(review))
