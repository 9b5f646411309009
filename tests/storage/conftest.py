"""Fixtures of the storage: a codebook, a project of one document, an editor."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.editor import Editor
from annotation.learning.settings import NOTHING_HELD_BACK
from storage.project import Project
from tests.storage.desk import article


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return read_codebook("conflict")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, codebook: Codebook) -> Path:
    """A project file with one document, closed: to be copied."""
    path = tmp_path_factory.mktemp("prepared") / "prepared.goldleaf"
    with Project.create(path, codebook, settings=NOTHING_HELD_BACK) as project:
        project.add_articles([article()])
    return path


@pytest.fixture
def path(tmp_path: Path, prepared: Path) -> Path:
    return Path(shutil.copy(prepared, tmp_path / "work.goldleaf"))


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path) as project:
        yield project


@pytest.fixture
def document(project: Project) -> str:
    return project.documents("")[0].id


@pytest.fixture
def editor(project: Project, document: str) -> Editor:
    return project.editor(document, "anna")
