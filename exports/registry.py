"""The formats that a layer can be written in. A new format is a module and an entry here.

The modules that write are imported when they are needed, so that listing formats costs nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from annotation.snapshot import Snapshot
from exports.receipt import Receipt

Write = Callable[[Snapshot, Path], Receipt]
Verify = Callable[[Path, Receipt], None]


@dataclass(frozen=True, slots=True)
class Format:
    """How a layer leaves the project.

    `loses` says in sentences what of the layer is not in the file. `write` writes to a path that
    nobody else looks at; `verify` reads it again and raises ValueError where it is not what was
    meant. `gold_only` formats refuse the pseudo layer of suggestions.
    """

    name: str
    title: str
    extension: str
    description: str
    loses: tuple[str, ...]
    write: Write
    verify: Verify
    gold_only: bool = False


def _write_xlsx(snapshot: Snapshot, path: Path) -> Receipt:
    from exports import xlsx

    return xlsx.write(snapshot, path)


def _verify_xlsx(path: Path, receipt: Receipt) -> None:
    from exports import xlsx

    xlsx.verify(path, receipt)


def _write_jsonl(snapshot: Snapshot, path: Path) -> Receipt:
    from exports import jsonl

    return jsonl.write(snapshot, path)


def _verify_jsonl(path: Path, receipt: Receipt) -> None:
    from exports import jsonl

    jsonl.verify(path, receipt)


_XLSX = Format(
    name="xlsx",
    title="Excel workbook",
    extension=".xlsx",
    description="Sheets README, Codebook, Documents, Events, Actors, Arguments and Mentions, with "
    "the verbatim sentence beside each row.",
    loses=(
        "Of the articles' text it has only sentences with an annotation, and no zones.",
        "Control characters that Excel cannot hold become U+FFFD; README counts them.",
        "A text longer than an Excel cell can hold is cut, with a note in the cell and on README.",
    ),
    write=_write_xlsx,
    verify=_verify_xlsx,
    gold_only=True,
)

_JSONL = Format(
    name="jsonl",
    title="JSON lines",
    extension=".jsonl",
    description="One document a line with its exact text; offsets are code points, half-open.",
    loses=(
        "Rejected suggestions and the history of edits are not in it, nor what was decided in "
        "bulk.",
    ),
    write=_write_jsonl,
    verify=_verify_jsonl,
)

FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in (_XLSX, _JSONL)})
