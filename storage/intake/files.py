"""Files on their way in: which there are, and which module reads them."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotation.article import Article
from annotation.errors import UserError
from annotation.paths import is_folder, is_there, why
from storage.intake.html import read_html
from storage.intake.text import read_text

LARGEST = 50 * 1024 * 1024
READERS: dict[str, Callable[[bytes, str], Article]] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
}
KNOWN = ", ".join(READERS)
FOR_NOW = "Goldleaf reads .txt and .html for now."
NAMED = 3
"""How many files of other kinds are called by their names."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, and those of other kinds, which folders hold beside them."""

    files: tuple[Path, ...]
    others: tuple[Path, ...] = ()


def survey(paths: Iterable[str | Path]) -> Found:
    """Return the files among `paths`, and those in folders among them.

    What is named itself is to be read in any case, and so are folders that may not be looked into,
    so that their trouble is told. Folders are looked through to the bottom, by name; hidden ones,
    links to folders and the `_files` folders that browsers save beside a page are not.
    """
    files: dict[Path, None] = {}
    others: dict[Path, None] = {}
    for path in map(Path, paths):
        if not is_folder(path):
            files.setdefault(path)
            continue
        for each, is_known in _in_folder(path):
            (files if is_known else others).setdefault(each)
    return Found(tuple(files), tuple(each for each in others if each not in files))


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """Return the files among `paths`, and in folders among them those that can be read."""
    return list(survey(paths).files)


def other_kinds(others: Sequence[Path]) -> str:
    """Return a sentence that names the files of other kinds, "" when there are none."""
    if not others:
        return ""
    endings = Counter(path.suffix.lower() or "without an ending" for path in others)
    kinds = ", ".join(
        f"{number:,} {ending}"
        for ending, number in sorted(endings.items(), key=lambda each: (-each[1], each[0]))
    )
    names = ", ".join(path.name for path in others[:NAMED])
    more = f" and {len(others) - NAMED:,} more" if len(others) > NAMED else ""
    return f"{left_alone(len(others))} ({kinds}): {names}{more}. {FOR_NOW}"


def left_alone(number: int) -> str:
    """Return how many files of other kinds there were, as the start of a sentence."""
    if number == 1:
        return "1 file of another kind was left alone"
    return f"{number:,} files of other kinds were left alone"


def read_file(path: str | Path) -> Article:
    """Return the article in a file, or raise UserError that says what is wrong with which file."""
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    if is_folder(path):
        raise UserError(f"{path} is a folder that cannot be looked into. Allow reading it.")
    if reader is None:
        raise UserError(f"{path} is of a kind that cannot be imported. Known are: {KNOWN}.")
    data = _bytes(path)
    try:
        return reader(data, path.name)
    except UserError as error:
        raise UserError(str(error).replace(path.name, str(path), 1)) from error


def _bytes(path: Path) -> bytes:
    try:
        if not is_there(path) and path.is_symlink():
            raise UserError(f"{path} is a link that leads to no file. Import the file itself.")
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UserError(f"{path} is not an ordinary file, so it is not read.")
        if found.st_size > LARGEST:
            raise UserError(
                f"{path} is larger than {LARGEST // 1024**2} MB. Split it into several files."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"There is no file {path}. Look for it elsewhere.") from None
    except OSError as error:
        raise UserError(
            f"{path} cannot be read ({why(error)}). Look whether you may read it and its folder."
        ) from error


def _in_folder(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield each file, and whether it is of a known kind; folders that are closed as if it were."""
    closed: list[Path] = []
    for place, folders, names in os.walk(
        folder, onerror=lambda error: closed.append(Path(error.filename))
    ):
        folders[:] = sorted(name for name in folders if not _is_beside(name, names))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(place, name), Path(name).suffix.lower() in READERS
    for path in closed:
        yield path, True


def _is_beside(folder: str, names: list[str]) -> bool:
    """Whether a folder is hidden, or holds the pictures of a saved page."""
    stem = folder.removesuffix("_files")
    is_saved = stem != folder and any(f"{stem}{end}" in names for end in (".html", ".htm"))
    return folder.startswith(".") or is_saved
