"""The commands, from articles to a workbook, as a person types them."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typing_extensions import override

from annotation.suggest.messages import Broken, Failure, Job, Ready, Result, Setup
from annotation.suggest.sources import trust
from storage.project import Project
from tests.console.conftest import FIRST, Calls, Console
from tests.console.test_usage import goldleaf
from tests.storage.test_migration import make_old
from ui.console import suggesting


def accept(console: Console, path: Path, coder: str = "maria", *more: object) -> str:
    ran = console("accept", path, "--coder", coder, *more)
    assert ran.code == 0
    return ran.out


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


# -- new, import ---------------------------------------------------------------------------------


def test_that_a_new_project_is_made_with_its_codebook(console: Console, tmp_path: Path) -> None:
    assert console("new", tmp_path / "a", "--codebook", "entities").code == 0
    with Project.open(tmp_path / "a.goldleaf") as project:
        assert project.codebook.name == "entities"


def test_that_a_new_project_never_replaces_a_file(console: Console, path: Path) -> None:
    old = path.read_bytes()
    ran = console("new", path)
    assert ran.code == 1
    assert str(path.name) in ran.err
    assert path.read_bytes() == old


def test_that_a_bad_codebook_makes_no_project(console: Console, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('name = "bad"\nversion = ', encoding="utf-8")
    ran = console("new", tmp_path / "a.goldleaf", "--codebook", bad)
    assert ran.code == 1
    assert "line 2" in ran.err
    assert not (tmp_path / "a.goldleaf").exists()


def test_that_an_import_says_what_came_in_and_what_did_not(
    console: Console, path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_bytes(b"A new article about Lower Ostra.")
    (folder / "same.txt").write_bytes(FIRST.encode())
    (folder / "empty.txt").write_bytes(b"  ")
    ran = console("import", path, folder, tmp_path / "gone.txt")
    assert ran.code == 1
    assert "in       one.txt" in ran.out
    assert "skipped  same.txt: the same article is there already" in ran.out
    assert "empty.txt" in ran.err
    assert "gone.txt" in ran.err
    assert ran.out.endswith("1 article came in, 1 was there already, 2 failed.\n")


def test_that_files_of_other_kinds_in_a_folder_are_named(
    console: Console, path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.jpg", "b.jpg", "notes.docx", "README", ".hidden"):
        (folder / name).write_bytes(b"x")
    said = (
        "4 files of other kinds were left alone (2 .jpg, 1 .docx, 1 without an ending): README, "
        "a.jpg, b.jpg and 1 more. Goldleaf reads .txt and .html for now.\n"
    )
    ran = console("import", path, folder)
    assert ran.code == 0
    assert ran.err == said
    (folder / "one.txt").write_bytes(b"A new article about Lower Ostra.")
    ran = console("import", path, folder)
    assert (ran.code, ran.err) == (0, said)
    assert "1 article came in" in ran.out


def test_that_an_import_without_trouble_is_done(
    console: Console, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_bytes(b"A new article about Lower Ostra.")
    assert console("import", path, tmp_path / "one.txt").code == 0
    assert "nothing to import" in console("import", path, tmp_path / "person").out


# -- suggest -------------------------------------------------------------------------------------


class FakeWorker:
    """Answers as the process does: ready first, then one document after the other."""

    answers: list[object]

    def __init__(self, setup: Setup) -> None:
        self.model = setup.model
        self.jobs: list[Job] = []
        self.is_ready = False
        self.stopped = False

    @property
    def pending(self) -> int:
        return len(self.jobs)

    def start(self) -> None:
        pass

    def stop(self) -> None:
        self.stopped = True

    def submit(self, job: Job) -> None:
        self.jobs.append(job)

    def poll(self, timeout: float) -> list[Ready | Result | Failure | Broken]:
        assert timeout > 0
        if self.model == "missing":
            return [Broken("There is no model missing.")]
        if not self.is_ready:
            self.is_ready = True
            return [Ready(self.model, "1", {"fake": "1"}, "It has no parser.")]
        job = self.jobs.pop(0)
        if "Nothing" in job.text:
            return [Failure(job.token, job.document, "It cannot be read.")]
        return [Result(job.token, job.document, (), {"fake": "1"}, 0.1)]


def test_that_suggestions_are_made_for_what_has_none(
    console: Console, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "Worker", FakeWorker)
    ran = console("suggest", path, "--model", "fake")
    assert ran.code == 1
    assert ran.out == "0 suggestions for 1 document from fake 1; 1 failed.\n"
    assert "second.txt: It cannot be read." in ran.err
    assert "It has no parser." in ran.err
    with Project.open(path) as project:
        assert len(project.without_suggestions({"fake": "1"})) == 1


def test_that_a_missing_model_is_told(
    console: Console, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "Worker", FakeWorker)
    ran = console("suggest", path, "--model", "missing")
    assert (ran.code, ran.err) == (1, "There is no model missing.\n")


def test_that_what_a_model_says_of_an_article_is_kept(
    console: Console, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Foreign(FakeWorker):
        @override
        def poll(self, timeout: float) -> list[Ready | Result | Failure | Broken]:
            found = super().poll(timeout)
            said = {"language": "de", "note": "This article is in German.", "profile": b"p" * 64}
            return [
                replace(each, **said) if isinstance(each, Result) else each  # type: ignore[arg-type]
                for each in found
            ]

    monkeypatch.setattr(suggesting, "Worker", Foreign)
    ran = console("suggest", path, "--model", "fake")
    assert "first.txt: This article is in German." in ran.err
    with Project.open(path) as project:
        first = project.documents("maria")[0]
        assert first.language == "de"
        assert project.learning.reading(first.id) == ("de", "This article is in German.")
        assert project.learning.profiles() == {first.id: b"p" * 64}


def test_that_a_source_that_runs_code_is_told_with_a_way_to_allow_it(
    console: Console, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "Worker", FakeWorker)
    monkeypatch.setattr(trust, "why_model", lambda model: f"“{model}” runs code.")
    ran = console("suggest", path, "--model", "missing")
    assert ran.err.endswith("allow it with --trust missing.\n")
    ran = console("suggest", path, "--model", "missing", "--trust", "missing")
    assert "--trust" not in ran.err


def test_that_the_model_of_the_project_is_used_unless_another_is_named(
    path: Path, project: Project
) -> None:
    assert path
    assert suggesting.setup_of(project).model == "en_core_web_sm"
    project.learning.change(replace(project.learning.settings, model="own"))
    assert suggesting.setup_of(project).model == "own"
    assert suggesting.setup_of(project, "typed", ["typed"]).model == "typed"
    assert suggesting.setup_of(project, "typed", ["typed"]).trusted == {"typed"}


@pytest.mark.slow
def test_that_the_real_model_suggests_once(path: Path) -> None:
    first = goldleaf("suggest", path)
    assert (first.returncode, first.stderr) == (0, "")
    assert "for 2 documents from" in first.stdout
    again = goldleaf("suggest", path)
    assert again.returncode == 0
    assert again.stdout.startswith("All documents have suggestions")


# -- accept --------------------------------------------------------------------------------------


def test_that_accepting_is_one_bulk_edit_a_document(console: Console, path: Path) -> None:
    assert accept(console, path) == "maria accepted 4 suggestions in 2 documents.\n"
    with Project.open(path) as project:
        info = project.info()
        assert info.edits == 2
        assert (info.layers[0].accepted, info.layers[0].arguments) == (4, 1)
        editor = project.editor(project.documents("maria")[0].id, "maria")
        edit = editor.undo()
        assert edit is not None
        assert edit.bulk


def test_that_accepting_twice_changes_nothing(console: Console, path: Path) -> None:
    accept(console, path)
    assert accept(console, path).startswith("Nothing was accepted")
    with Project.open(path) as project:
        assert project.info().edits == 2


def test_that_only_what_is_sure_enough_is_accepted(console: Console, path: Path) -> None:
    said = accept(console, path, "maria", "--min-score", "0.75")
    assert said == "maria accepted 2 suggestions in 2 documents.\n"


def test_that_only_the_document_is_meant(console: Console, path: Path) -> None:
    with Project.open(path) as project:
        second = project.documents("maria")[1].id
    said = accept(console, path, "maria", "--document", second)
    assert said == "maria accepted 1 suggestion in 1 document.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--coder", "maria", "--document", "none"], "There is no document none"),
        (["--coder", "suggestions"], "cannot be a coder"),
    ],
)
def test_that_what_cannot_be_accepted_is_told(
    console: Console, path: Path, arguments: list[str], said: str
) -> None:
    ran = console("accept", path, *arguments)
    assert ran.code == 1
    assert said in ran.err


# -- export --------------------------------------------------------------------------------------


def test_that_the_only_layer_is_exported(console: Console, path: Path, tmp_path: Path) -> None:
    accept(console, path)
    out = tmp_path / "gold.xlsx"
    ran = console("export", path, "--format", "xlsx", "--out", out)
    assert ran.out == f"Wrote {out}: 2 documents of the layer maria.\n"
    events = list(load_workbook(out)["Events"].iter_rows(values_only=True))
    row = dict(zip(events[0], events[1], strict=True))
    assert (row["trigger"], row["role_place"]) == ("stormed", "Varok")
    assert row["sentence"] == "Rebels stormed Varok on Monday."


@pytest.mark.parametrize("name", ["xlsx", "jsonl"])
def test_that_two_exports_are_the_same_bytes(
    console: Console, path: Path, tmp_path: Path, name: str
) -> None:
    accept(console, path)
    for out in ("one", "two"):
        assert console("export", path, "--format", name, "--out", tmp_path / out).code == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_that_a_suggestion_is_never_gold(console: Console, path: Path, tmp_path: Path) -> None:
    accept(console, path, "maria", "--min-score", "0.75")
    gold, pending = tmp_path / "gold.jsonl", tmp_path / "pending.jsonl"
    console("export", path, "--format", "jsonl", "--out", gold)
    console("export", path, "--format", "jsonl", "--out", pending, "--layer", "suggestions")
    assert [(len(each["spans"]), len(each["events"])) for each in lines(gold)] == [  # type: ignore[arg-type]
        (0, 1), (1, 0),
    ]  # fmt: skip
    left = lines(pending)
    assert left[0]["spans"][0]["origin"]["decision"] is None  # type: ignore[index]
    assert [each["id"] for each in left] == sorted(str(each["id"]) for each in left)


def test_that_several_layers_are_listed(console: Console, path: Path, tmp_path: Path) -> None:
    accept(console, path, "maria")
    accept(console, path, "anton")
    out = tmp_path / "gold.jsonl"
    ran = console("export", path, "--format", "jsonl", "--out", out)
    assert ran.code == 1
    assert "anton, maria" in ran.err
    assert console("export", path, "--format", "jsonl", "--out", out, "--layer", "anton").code == 0
    assert {each["layer"] for each in lines(out)} == {"anton"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "xlsx", "--out", "x.xlsx"], "Nobody has annotated"),
        (["--format", "xlsx", "--out", "x.xlsx", "--layer", "olga"], "There is no layer olga"),
        (
            ["--format", "xlsx", "--out", "x.xlsx", "--layer", "suggestions"],
            "only what a coder decided",
        ),
        (["--format", "jsonl", "--out", "no/x", "--layer", "suggestions"], "does not exist"),
    ],
)
def test_that_what_cannot_be_exported_is_told(
    console: Console, path: Path, arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    ran = console("export", path, *arguments)
    assert ran.code == 1
    assert said in ran.err
    assert sorted(os.listdir()) == ["news.goldleaf", "person"]  # noqa: PTH208 - the one we are in


def test_that_an_export_never_overwrites_the_project(console: Console, path: Path) -> None:
    accept(console, path)
    link = path.with_name("link.jsonl")
    link.symlink_to(path)
    for out in (path, link):
        ran = console("export", path, "--format", "jsonl", "--out", out)
        assert ran.code == 1
    with Project.open(path) as project:
        assert project.check() == []


# -- info, check, codebook -----------------------------------------------------------------------


def test_that_info_counts(console: Console, path: Path) -> None:
    accept(console, path)
    said = console("info", path).out
    assert "Documents  2 (" in said
    assert "maria" in said
    assert "rules" in said
    header, row = (
        line.split() for line in said.splitlines() if "corrected" in line or "maria" in line
    )
    assert (header[-2:], row[-1]) == (["in", "bulk"], "4")


def test_that_info_is_there_for_programs(console: Console, path: Path) -> None:
    accept(console, path)
    found = json.loads(console("info", path, "--json").out)
    assert (found["name"], found["documents"], found["edits"]) == ("News", 2, 2)
    assert (found["layers"][0]["coder"], found["layers"][0]["bulk"]) == ("maria", 4)
    assert found["sources"] == [
        {"source": "rules", "version": "1", "documents": 2, "suggestions": 4}
    ]
    assert {"goldleaf", "sqlite", "python"} <= set(found["versions"])


def test_that_the_ending_of_a_project_can_be_left_out(console: Console, path: Path) -> None:
    assert console("info", path.with_suffix("")).code == 0


def test_that_a_whole_project_is_said_to_be_whole(console: Console, path: Path) -> None:
    accept(console, path)
    ran = console("check", path)
    assert (ran.code, ran.err) == (0, "")
    assert "is whole: 2 documents" in ran.out


def test_that_check_tells_what_is_wrong(
    console: Console, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Project, "check", lambda _self: ["The first thing.", "The second."])
    ran = console("check", path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("The first thing.\nThe second.\n2 things in ")


def test_that_codebooks_are_listed_and_printed(console: Console) -> None:
    listed = console("codebook").out
    assert listed.startswith("conflict")
    assert "entities" in listed
    printed = console("codebook", "conflict").out
    assert "armed_clash" in printed
    assert "modality" in printed


def test_that_a_bad_codebook_is_refused_with_its_line(console: Console, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('name = "bad"\n\nversion = 1.0.0\n', encoding="utf-8")
    ran = console("codebook", bad)
    assert ran.code == 1
    assert "line 3" in ran.err


def test_that_the_codebook_of_a_project_is_printed(console: Console, path: Path) -> None:
    printed = console("codebook", path)
    assert (printed.code, printed.err) == (0, "")
    assert printed.out == console("codebook", "conflict").out
    assert console("codebook", path.with_suffix("")).out == printed.out


def test_that_a_project_is_given_another_codebook_and_nothing_is_lost(
    console: Console, path: Path
) -> None:
    accept(console, path)
    ran = console("codebook", path, "entities")
    assert (ran.code, ran.err) == (0, "")
    assert "(entities, version" in ran.out.splitlines()[0]
    assert "1 event has the event type “attack”, which the codebook “entities”" in ran.out
    assert "1 argument has the role “place”" in ran.out
    with Project.open(path) as project:
        assert project.codebook.name == "entities"
        assert project.info().layers[0].events == 1
        assert project.check() == []
    again = console("codebook", path, "entities")
    assert (again.code, "already" in again.out) == (0, True)


def test_that_a_bad_codebook_replaces_none(console: Console, path: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('name = "bad"\n\nversion = 1.0.0\n', encoding="utf-8")
    assert console("codebook", path, bad).code == 1
    assert console("codebook", tmp_path / "none.goldleaf", "entities").code == 1
    with Project.open(path) as project:
        assert project.codebook.name == "conflict"


def test_that_a_file_of_an_earlier_format_is_told_to_be_brought_up_to_date(
    console: Console, tmp_path: Path
) -> None:
    make_old(tmp_path / "old.goldleaf")
    first = console("info", tmp_path / "old.goldleaf")
    assert first.code == 0
    assert "was brought up to date" in first.err
    assert str(tmp_path / "old.format-1.goldleaf") in first.err
    assert console("info", tmp_path / "old.goldleaf").err == ""


# -- sample --------------------------------------------------------------------------------------


def test_that_the_sample_is_made_and_opened(
    console: Console, calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    for _time in range(2):
        assert console("sample", tmp_path / "s").code == 0
    assert calls.opened == [tmp_path / "s" / "sample.goldleaf"] * 2
    with Project.open(tmp_path / "s" / "sample.goldleaf") as project:
        assert len(project.documents("")) >= 8


def test_that_the_sample_has_a_place_of_its_own(
    console: Console, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert console("sample").code == 0
    (place,) = calls.opened
    assert place is not None
    assert place.is_file()


@pytest.mark.slow
def test_that_the_main_job_is_done_without_a_display(
    console: Console, calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    ran = console("sample", tmp_path)
    assert (ran.code, calls.opened) == (0, [])
    assert "no display" in ran.out
    for name in ("sample.goldleaf", "sample.xlsx", "sample.jsonl", "sample.png"):
        assert str(tmp_path / name) in ran.out
        assert (tmp_path / name).is_file()
    mentions = load_workbook(tmp_path / "sample.xlsx")["Mentions"]
    assert mentions.max_row > 50
    assert console("sample", tmp_path).code == 0
