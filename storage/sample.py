"""The sample project: ten fictional articles, imported as anybody's would be."""

import contextlib
import secrets
from pathlib import Path

from annotation.codebook_reader import read_codebook
from annotation.errors import UserError
from annotation.learning.settings import NOTHING_HELD_BACK
from annotation.paths import is_there, why
from storage.intake.articles import Progress, intake
from storage.project import Project

ARTICLES = Path(__file__).with_name("samples")
FILE_NAME = "sample.goldleaf"
NAME = "The Ismar basin (a sample)"
_SETTINGS = NOTHING_HELD_BACK
"""Ten articles are there to be seen, each with what is suggested."""


def make_sample(folder: str | Path, progress: Progress | None = None) -> Path:
    """Make the sample project in `folder` unless it is there. Return where it is."""
    path = Path(folder) / FILE_NAME
    if is_there(path):
        return path
    draft = path.with_name(f"{FILE_NAME}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        book = read_codebook("conflict")
        with Project.create(draft, book, name=NAME, settings=_SETTINGS) as project:
            _fill(project, progress)
        draft.rename(path)
    except UserError as error:
        raise UserError(str(error).replace(str(draft), str(path))) from error
    except OSError as error:
        raise UserError(
            f"The sample project cannot be made in {path.parent} ({why(error)}). Choose another "
            "folder."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return path


def _fill(project: Project, progress: Progress | None) -> None:
    files = [path for path in sorted(ARTICLES.iterdir()) if path.suffix in {".txt", ".html"}]
    report = intake(project, files, progress)
    if report.failures:
        raise UserError(f"The sample project cannot be made: {report.failures[0].reason}")
