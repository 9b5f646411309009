"""The zip file around a workbook: written in one go, the same bytes for the same workbook.

openpyxl stamps each part, and the workbook, with the clock; here everything bears the time of the
snapshot. The parts of the sheets go through nameless temporary files beside the target, so that
nothing is left behind by a killed process and a full disk is told as what it is.
"""

import shutil
from contextlib import suppress
from datetime import datetime
from os import SEEK_END, PathLike
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP
from openpyxl.xml.functions import tostring
from typing_extensions import override

_EARLIEST = datetime(1980, 1, 1)
"""What a zip file can say at the earliest."""


def moment(taken_at: str) -> datetime:
    """Return the time of a snapshot, without zone; a fixed one for a project without an edit."""
    if not taken_at:
        return _EARLIEST
    return max(datetime.fromisoformat(taken_at).replace(tzinfo=None, microsecond=0), _EARLIEST)


class SheetWriter(WorksheetWriter):
    """Writes the rows of one sheet to a temporary file without a name."""

    def __init__(self, sheet: Worksheet, folder: Path) -> None:
        self._file: IO[bytes] = TemporaryFile(dir=folder)  # noqa: SIM115 - closed by cleanup or abandon
        super().__init__(sheet, out=self._file)

    @override
    def cleanup(self) -> None:
        self._file.close()

    def abandon(self) -> None:
        """Let go of everything after a failure; what cannot be flushed any more is dropped."""
        rows = self.ws._rows  # type: ignore[union-attr]  # noqa: SLF001 - the open end of the rows
        # To lxml, leaving an element that is not finished is a SyntaxError.
        with suppress(OSError, SyntaxError):
            if rows is not None:
                rows.close()
        with suppress(OSError, SyntaxError, _AbandonedError):
            self.xf.throw(_AbandonedError())
        with suppress(OSError):
            self._file.close()


class _AbandonedError(Exception):
    """Thrown into a stream to end it: told of an error, it does not insist on its last bytes."""


def save(workbook: Workbook, path: Path, taken_at: datetime) -> None:
    """Write the workbook, every part with the same time."""
    workbook.properties.creator = "Goldleaf"
    workbook.properties.created = workbook.properties.modified = taken_at
    with _StampedZip(path, taken_at) as archive:
        ExcelWriter(workbook, archive).write_data()


class _StampedZip(ZipFile):
    """A zip file to write to, in which each part bears the same time."""

    def __init__(self, path: Path, taken_at: datetime) -> None:
        super().__init__(path, "w", ZIP_DEFLATED, allowZip64=True)
        self._stamp = (
            taken_at.year, taken_at.month, taken_at.day,
            taken_at.hour, taken_at.minute, taken_at.second,
        )  # fmt: skip

    @override
    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        part = self._part(zinfo_or_arcname)
        if part.filename == ARC_APP:
            # A reader that believes in "Microsoft Excel" would not fit the heights of the rows.
            about = ExtendedProperties()
            about.Application, about.AppVersion = "Goldleaf", None
            data = tostring(about.to_tree())
        super().writestr(part, data, compress_type or ZIP_DEFLATED, compresslevel)

    @override
    def write(
        self,
        filename: Any,
        arcname: str | PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write a part from a path or, as SheetWriter has it, from an open file."""
        if isinstance(filename, str | PathLike):
            super().write(filename, arcname, compress_type, compresslevel)
            return
        part = self._part(str(arcname))
        part.file_size = filename.seek(0, SEEK_END)
        filename.seek(0)
        with self.open(part, "w") as target:
            shutil.copyfileobj(filename, target)

    def _part(self, name: str | ZipInfo) -> ZipInfo:
        part = ZipInfo(name if isinstance(name, str) else name.filename, self._stamp)
        part.compress_type = ZIP_DEFLATED
        part.create_system = 3
        part.external_attr = 0o600 << 16
        return part
