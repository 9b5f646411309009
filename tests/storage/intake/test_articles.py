"""Files and folders come in one by one, and a bad one stops no other."""

import os
from pathlib import Path

import pytest

from annotation.errors import UserError
from storage.intake.articles import intake
from storage.intake.files import find_files, other_kinds, read_file, survey
from storage.project import Project

GOOD = "Rebels took the town on Monday, officials said.\n"


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt").replace("_html", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "news"
    place.mkdir()
    return place


def test_that_folders_are_searched_to_the_bottom_in_order(folder: Path) -> None:
    write(folder, b_txt="b", a__c_txt="c", a__d_html="d", z__deep__e_txt="e")
    write(folder, page_html="p", page_files__frame_html="f")
    (folder / "notes.docx").write_bytes(b"")
    (folder / ".hidden.txt").write_bytes(b"")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_bytes(b"")
    (folder / "SHOUT.TXT").write_bytes(b"s")

    found = [path.relative_to(folder).as_posix() for path in find_files([folder])]

    assert found == ["SHOUT.TXT", "b.txt", "page.html", "a/c.txt", "a/d.html", "z/deep/e.txt"]


def test_that_what_is_left_alone_in_folders_is_known(folder: Path) -> None:
    write(folder, b_txt="b", page_html="p", page_files__logo="png", a__c_txt="c")
    for name in ("photo.JPG", "notes.docx", ".DS_Store", "a/more.jpg"):
        (folder / name).write_bytes(b"x")

    found = survey([folder, folder / "notes.docx"])

    assert [path.name for path in found.files] == ["b.txt", "page.html", "c.txt", "notes.docx"]
    assert [path.name for path in found.others] == ["photo.JPG", "more.jpg"]
    assert other_kinds(found.others) == (
        "2 files of other kinds were left alone (2 .jpg): photo.JPG, more.jpg. "
        "Goldleaf reads .txt and .html for now."
    )
    assert other_kinds(()) == ""


def test_that_a_file_that_is_named_twice_is_read_once(folder: Path) -> None:
    write(folder, a_txt="a")

    assert find_files([folder, folder / "a.txt", str(folder / "a.txt")]) == [folder / "a.txt"]


def test_that_a_link_back_to_its_folder_ends(folder: Path) -> None:
    write(folder, a__b_txt="b")
    (folder / "a" / "loop").symlink_to(folder, target_is_directory=True)

    assert find_files([folder]) == [folder / "a" / "b.txt"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.txt", None, "There is no file"),
        ("doc.docx", b"x", r"cannot be imported\. Known are: \.txt, \.html"),
        ("noending", b"x", "of a kind"),
        ("empty.txt", b"", "has no text"),
        ("bad.txt", b"caf\xe9", "byte 3"),
    ],
)
def test_that_a_bad_file_is_told_with_its_path(
    folder: Path, name: str, content: bytes | None, said: str
) -> None:
    path = folder / name
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(UserError, match=said) as caught:
        read_file(path)

    assert str(path) in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_that_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")

    with pytest.raises(UserError, match="not an ordinary file"):
        read_file(folder / "pipe.txt")


def test_that_one_bad_file_stops_no_other(project: Project, folder: Path) -> None:
    write(
        folder, a_txt=GOOD, b_txt=b"\xff\xfe\xfd", c_txt=f"Another. {GOOD}", d_txt=GOOD, e_txt=" "
    )
    told: list[tuple[int, int, str]] = []

    report = intake(
        project, [folder, folder / "gone.txt"], lambda *step: told.append(step), lambda: False
    )

    assert [each.source for each in report.added] == ["a.txt", "c.txt"]
    assert [(each.source, each.duplicate_of) for each in report.duplicates] == [
        ("d.txt", report.added[0].document)
    ]
    assert [each.path.name for each in report.failures] == ["b.txt", "e.txt", "gone.txt"]
    assert all(str(each.path) in each.reason for each in report.failures)
    assert told == [(n, 6, f"{name}.txt") for n, name in enumerate([*"abcde", "gone"])] + [
        (6, 6, "")
    ]
    assert len(project.documents("")) == 3
    assert project.check() == []


def test_that_an_import_can_be_stopped_between_files(project: Project, folder: Path) -> None:
    write(folder, a_txt=GOOD, b_txt="B. " + GOOD, c_txt="C. " + GOOD)

    report = intake(project, [folder], None, lambda: len(project.documents("")) == 3)

    assert report.cancelled
    assert [each.source for each in report.added] == ["a.txt", "b.txt"]


def test_that_what_a_person_should_know_is_reported(project: Project, folder: Path) -> None:
    write(folder, a_txt=GOOD + "\0", b_txt="B. " + GOOD)

    report = intake(project, [folder])

    assert len(report.notes) == 1
    assert report.notes[0].startswith("a.txt: 1 characters")


def test_that_importing_the_same_folder_again_adds_nothing(project: Project, folder: Path) -> None:
    write(folder, a_txt=GOOD, b_html=f"<html><body><p>{'Words. ' * 60}</p></body></html>")
    first = intake(project, [folder])
    again = intake(project, [folder])

    assert len(first.added) == 2
    assert (again.added, len(again.duplicates)) == ((), 2)
