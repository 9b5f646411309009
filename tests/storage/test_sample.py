"""The sample project is made of our own articles, through the same door as anybody's."""

from pathlib import Path

import pytest

from annotation.errors import UserError
from storage.project import Project
from storage.sample import ARTICLES, make_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("sample") / "deep" / "folder")


def test_that_the_sample_holds_every_article(sample: Path) -> None:
    files = {path.name for path in ARTICLES.iterdir() if path.suffix in {".txt", ".html"}}
    with Project.open(sample) as project:
        rows = project.documents("anna")
        assert project.check() == []

    assert {row.source for row in rows} == files
    assert len(rows) >= 8
    assert all(row.title and row.published and row.words > 100 for row in rows)
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]


def test_that_the_texts_are_the_bytes_of_the_files(sample: Path) -> None:
    with Project.open(sample) as project:
        for row in project.documents("anna"):
            data = (ARTICLES / row.source).read_bytes()
            assert project.original(row.id) == data
            if row.source.endswith(".txt"):
                assert project.document(row.id).text.encode("utf-8") == data


def test_that_a_sample_that_is_there_is_left_alone(sample: Path) -> None:
    before = sample.read_bytes()

    assert make_sample(sample.parent) == sample
    assert sample.read_bytes() == before


def test_that_a_place_for_the_sample_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(UserError, match="cannot be made"):
        make_sample(tmp_path / "file" / "below")
