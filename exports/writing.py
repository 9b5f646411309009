"""Writing a file whole or not at all: beside the target, checked, then moved into place.

Until the last step the target is as it was, whatever happens: a full disk, a killed process, a
quote that does not match.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from annotation.errors import QuoteMismatchError, UserError
from annotation.snapshot import SUGGESTIONS, Entry, Snapshot
from annotation.values import Event, Span, check_quote
from exports.receipt import Receipt
from exports.registry import FORMATS, Format

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REASONS = {
    errno.ENOENT: "its folder does not exist. Make the folder, or choose another one.",
    errno.ENOTDIR: "its folder does not exist. Make the folder, or choose another one.",
    errno.EISDIR: "that is a folder. Give the name of a file.",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one.",
    errno.EROFS: "the place is read-only. Choose another folder.",
    errno.EACCES: "it is not permitted, or another program has the file open. Close the file "
    "there, or choose another folder.",
}
_REASONS[errno.EPERM] = _REASONS[errno.EACCES]


class ExportStoppedError(UserError):
    """A person stopped the export; the target is as it was."""


def write(
    format_name: str,
    snapshot: Snapshot,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Receipt:
    """Write `snapshot` to `path`. UserError when that cannot be; an older file there stays whole.

    `progress` is told how many documents are done; `cancelled` is asked before each.
    """
    chosen = _format(format_name)
    if chosen.gold_only and snapshot.layer == SUGGESTIONS:
        raise UserError(
            f"Suggestions are not written as {chosen.title}, which holds only what a coder "
            "decided. Choose jsonl, or the layer of a coder."
        )
    _check_ending(chosen, path)
    watched = replace(snapshot, entries=_Watched(snapshot, path, progress, cancelled))
    with _said_to_a_person(path), _moved_into_place(_target(path)) as beside:
        receipt = chosen.write(watched, beside)
        _sync(beside)
        _verify(chosen, beside, receipt, path)
    return receipt


def _format(name: str) -> Format:
    try:
        return FORMATS[name]
    except KeyError:
        known = ", ".join(FORMATS)
        raise UserError(f"There is no format {name!r}. The formats are: {known}.") from None


def _check_ending(chosen: Format, path: Path) -> None:
    """Refuse the ending of another format: programs would take the file for what it is not."""
    ending = path.suffix.lower()
    other = next((each for each in FORMATS.values() if each.extension == ending), chosen)
    if other is not chosen:
        raise UserError(
            f"{path} ends as a file of the format {other.name}, and {chosen.name} is to be "
            f"written. Name it {path.with_suffix(chosen.extension).name}, or choose the format "
            f"{other.name}."
        )


def _target(path: Path) -> Path:
    """Return the file behind `path` (a link stays a link)."""
    if path.suffix.lower() == ".goldleaf":
        raise UserError(f"{path} is the name of a project. Export under another name.")
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    if path.exists() and not path.is_file():
        raise UserError(f"{path} is not an ordinary file, so it is not replaced. Name another one.")
    return Path(os.path.realpath(path))


@dataclass(frozen=True, slots=True)
class _Watched:
    """The entries of a snapshot, each checked before it is written."""

    snapshot: Snapshot
    path: Path
    progress: Progress | None
    cancelled: Cancelled | None

    def __iter__(self) -> Iterator[Entry]:
        for done, entry in enumerate(self.snapshot.entries, start=1):
            if self.cancelled is not None and self.cancelled():
                raise ExportStoppedError(f"The export was stopped. {self.path} is as it was.")
            _check_quotes(entry)
            yield entry
            if self.progress is not None:
                self.progress(done)


def _check_quotes(entry: Entry) -> None:
    for value in entry.annotations:
        if isinstance(value, Span | Event):
            try:
                check_quote(entry.document.text, value)
            except QuoteMismatchError as error:
                raise QuoteMismatchError(f"{entry.document.source}, {error}") from error


@contextmanager
def _moved_into_place(target: Path) -> Iterator[Path]:
    beside = target.with_name(f".goldleaf-{uuid4().hex[:12]}.part")
    try:
        beside.touch(exist_ok=False)
        yield beside
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
        _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@contextmanager
def _said_to_a_person(path: Path) -> Iterator[None]:
    try:
        yield
    except QuoteMismatchError as error:
        raise UserError(
            f"Nothing was exported, because an annotation does not match its text ({error}). "
            "The project is damaged: go back to a copy from before."
        ) from error
    except OSError as error:
        code = error.errno or 0
        if code in _FULL:
            reason = "the disk is full. Make room, and export again."
        else:
            reason = _REASONS.get(code, f"{error.strerror or error}.")
        raise UserError(f"{path} cannot be written: {reason}") from error


def _verify(chosen: Format, beside: Path, receipt: Receipt, path: Path) -> None:
    try:
        chosen.verify(beside, receipt)
    except ValueError as error:
        raise UserError(
            f"{path} was not written: what reached the disk differs from the project ({error}). "
            "The disk may be failing; choose another place."
        ) from error


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can (Windows cannot)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
