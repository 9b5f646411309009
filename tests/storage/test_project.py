"""A project keeps what it is given, exactly, and finds it again."""

import builtins
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.editor import Editor
from annotation.errors import UserError
from annotation.values import Change, Status, Zone, status_id
from storage.project import Project
from tests.storage.desk import TEXT, adding, article, event, span, suggestion

HARD = (
    "plain",
    "CRLF\r\nand\rCR\nand\ttab",
    "no-break\xa0space and \u2028 and \u2029 and \x0b\x0c\x85",
    "😀 e\u0301 שלום \u202e reversed \ufeff mark inside",
    "\ufdd0 \ufffd \U0010ffff",
    " leading and trailing \n\n",
)


@pytest.mark.parametrize("text", HARD)
def test_that_a_text_comes_back_to_the_letter(project: Project, text: str) -> None:
    added = project.add_articles([article(text)])

    assert project.document(added[0].document).text == text


def test_that_an_article_comes_back_with_all_its_facts(path: Path, codebook: Codebook) -> None:
    zones = (Zone("title", 0, 3), Zone("credit", 4, 6))
    given = Article(
        "a.html", "Abc de fg", b"<p>Abc", "cp1252", "T", "P", date(2024, 2, 29), zones, 2, ("n",)
    )
    with Project.open(path) as project:
        id_ = project.add_articles([given])[0].document
    with Project.open(path) as project:
        document, original = project.document(id_), project.original(id_)
        kept = project.codebook

    assert (document.text, document.source) == ("Abc de fg", "a.html")
    assert (document.facts.title, document.facts.publisher) == ("T", "P")
    assert (document.facts.published, document.facts.zones) == (date(2024, 2, 29), zones)
    assert original == b"<p>Abc"
    assert kept == codebook


def test_that_the_same_text_is_stored_once(project: Project) -> None:
    first, again, other = project.add_articles(
        [article("One.", "a.txt"), article("One.", "b.txt"), article("Two.", "c.txt")]
    )

    assert first.duplicate_of is None
    assert (again.source, again.duplicate_of) == ("b.txt", first.document)
    assert other.duplicate_of is None
    assert len(project.documents("anna")) == 3


def test_that_articles_come_in_together_or_not_at_all(project: Project) -> None:
    with pytest.raises(UserError, match=r"empty\.txt has no text"):
        project.add_articles([article("Good."), article(" \n", "empty.txt")])

    assert len(project.documents("anna")) == 1


def test_that_zones_outside_of_the_text_are_refused(project: Project) -> None:
    bad = Article("z.txt", "Short.", b"", "utf-8", zones=(Zone("title", 0, 60),))

    with pytest.raises(UserError, match="outside"):
        project.add_articles([bad])


def test_that_an_unknown_document_is_named(project: Project) -> None:
    for ask in (project.document, project.original, lambda id_: project.editor(id_, "anna")):
        with pytest.raises(UserError, match="no document nowhere"):
            ask("nowhere")


def test_that_the_list_shows_each_coder_their_own_state(project: Project, document: str) -> None:
    editor = project.editor(document, "anna")
    proposed = suggestion(span("Varok", "gpe"))
    project.replace_suggestions(document, {"model": "1.0"}, [proposed])
    editor.do(adding(span(), event()))

    (anna,) = project.documents("anna")
    (ben,) = project.documents("ben")

    assert (anna.state, anna.annotations, anna.suggestions) == ("in_progress", 2, 3)
    assert (anna.decided, ben.decided) == (2, 0)
    assert (ben.state, ben.annotations, ben.suggestions) == ("new", 0, 1)
    assert (anna.title, anna.words, anna.source) == ("Varok", 19, "varok.txt")


def test_that_the_state_of_the_list_is_that_of_the_layer(editor: Editor, project: Project) -> None:
    def states() -> tuple[str, str]:
        return project.documents("anna")[0].state, editor.layer.state

    done = Status(status_id(editor.layer.document.id, "anna"), "done")
    assert states() == ("new", "new")
    editor.do(adding(done))
    assert states() == ("done", "done")
    editor.undo()
    assert states() == ("new", "new")
    editor.do(adding(span()))
    assert states() == ("in_progress", "in_progress")


def test_that_the_coders_are_those_who_wrote(project: Project, document: str) -> None:
    project.editor(document, "ben").do(adding(span()))
    anna = project.editor(document, "anna")
    anna.do(adding(span()))
    anna.undo()
    project.editor(document, "only looks")

    assert project.coders() == ["anna", "ben"]


def test_that_numbers_are_those_of_the_tables(project: Project, document: str) -> None:
    value = span()
    project.replace_suggestions(document, {"model": "1.0", "rule": "2"}, [suggestion(value)])
    project.editor(document, "anna").do(adding(value))

    info = project.info()

    assert (info.documents, info.words, info.edits, info.name) == (1, 19, 1, "prepared")
    assert [(s.source, s.version, s.documents, s.suggestions) for s in info.sources] == [
        ("model", "1.0", 1, 1),
        ("rule", "2", 1, 0),
    ]
    assert [(layer.coder, layer.spans, layer.in_progress) for layer in info.layers] == [
        ("anna", 1, 1)
    ]
    assert info.codebook == "conflict"


def test_that_a_new_project_has_the_name_of_its_file(tmp_path: Path, codebook: Codebook) -> None:
    with Project.create(tmp_path / "Ismar.goldleaf", codebook) as project:
        assert (project.name, project.path.name) == ("Ismar", "Ismar.goldleaf")
        assert project.check() == []


def test_that_a_new_project_never_covers_a_file(tmp_path: Path, codebook: Codebook) -> None:
    place = tmp_path / "mine.goldleaf"
    place.write_text("my diary", encoding="utf-8")

    with pytest.raises(UserError, match="there already"):
        Project.create(place, codebook)

    assert place.read_text(encoding="utf-8") == "my diary"
    assert [each.name for each in tmp_path.glob("mine*")] == ["mine.goldleaf"]


@pytest.mark.parametrize("name", ["nowhere/new.goldleaf", "."])
def test_that_a_place_that_cannot_be_is_named(
    tmp_path: Path, codebook: Codebook, name: str
) -> None:
    with pytest.raises(UserError, match="folder"):
        Project.create(tmp_path / name, codebook)


def test_that_closing_leaves_nothing_beside_the_file(path: Path) -> None:
    with Project.open(path) as project:
        project.add_articles([article("More.")])
    project.close()

    assert [each.name for each in path.parent.glob("*work*")] == ["work.goldleaf"]


def test_that_the_open_file_is_touched_by_sqlite_alone(
    project: Project, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def guarded(real: Callable[..., object]) -> Callable[..., object]:
        def opened(file: object, *args: object, **more: object) -> object:
            assert "work.goldleaf" not in str(file) or str(file).endswith(".lock")
            return real(file, *args, **more)

        return opened

    monkeypatch.setattr(builtins, "open", guarded(open))
    monkeypatch.setattr(io, "open", guarded(io.open))
    editor = project.editor(document, "anna")
    editor.do(adding(span()))
    list(project.snapshot("anna").entries)

    assert project.check() == []
    assert project.info().edits == 1
    with pytest.raises(UserError, match="already open"):
        Project.open(project.path)
    assert editor.undo() is not None


def test_that_half_a_character_in_an_attribute_is_told(editor: Editor) -> None:
    with pytest.raises(UserError, match="half a character"):
        editor.do(adding(span(note="\ud800")))

    assert editor.layer.annotations == {}


def test_that_the_texts_in_use_are_hard() -> None:
    assert "\r\n" in TEXT
    assert len(TEXT) < len(TEXT.encode("utf-16-le")) // 2
    assert Change(None, None).inverse() == Change(None, None)
