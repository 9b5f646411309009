"""The Excel workbook: README, Codebook, Documents, Events, Actors, Arguments, Mentions.

The entries are read once and each sheet grows on its own, so memory stays flat. `verify` reads the
file again and compares rows and texts with what was meant.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

from openpyxl import load_workbook

from annotation.codebook import Codebook
from annotation.snapshot import Entry, Snapshot
from exports.book import Book, Grid
from exports.columns import Column
from exports.receipt import Digest, Receipt
from exports.rows import ArgumentRow, EventRow, MentionRow, Page
from exports.sheets import actors, arguments, codebook, documents, events, mentions, readme

BULK = "Decided in bulk"
"""How README calls the number of rows that were decided many at once."""


def write(snapshot: Snapshot, path: Path) -> Receipt:
    """Write the workbook of one layer."""
    book = Book(path.parent)
    try:
        front = readme.open_sheet(book)
        sheets = _Sheets(book, snapshot)
        for entry in snapshot.entries:
            sheets.add(entry)
        sheets.finish()
        readme.fill(book, front, snapshot, sheets.counts | {BULK: sheets.in_bulk})
        book.save(path, snapshot.taken_at)
    finally:
        book.abandon()
    return book.receipt(sheets.documents.rows, readme.notes_of(book.notes))


def verify(path: Path, receipt: Receipt) -> None:
    """Raise ValueError unless the file has every row and every text that was written."""
    try:
        with path.open("rb") as file:
            found = _read(file)
    except (BadZipFile, KeyError) as error:
        raise ValueError(f"the workbook cannot be read: {error}") from error
    for name, rows in receipt.rows.items():
        if found.get(name) != (rows, receipt.digests[name]):
            raise ValueError(f"sheet {name} was not read back whole")


def _read(file: IO[bytes]) -> dict[str, tuple[int, str]]:
    workbook = load_workbook(file, read_only=True)
    found = {}
    for sheet in workbook.worksheets:
        rows, digest = 0, Digest()
        for row in sheet.iter_rows(values_only=True):
            rows += 1
            for value in row:
                if isinstance(value, str):
                    digest.add(value)
        found[sheet.title] = rows, digest.hexdigest()
    workbook.close()
    return found


class _Sheets:
    """The sheets with one row for each thing in the layer."""

    def __init__(self, book: Book, snapshot: Snapshot) -> None:
        self.in_bulk = 0
        self._snapshot = snapshot
        its = snapshot.codebook
        columns = _columns(its)
        self._codebook = Grid(book, codebook.TITLE, codebook.columns(its))
        for row in codebook.rows(its, columns.items()):
            self._codebook.append(row)
        self.documents: Grid[Page] = Grid(book, documents.TITLE, columns[documents.TITLE])
        self.events: Grid[EventRow] = Grid(book, events.TITLE, columns[events.TITLE])
        self.actors: Grid[actors.ActorRow] = Grid(book, actors.TITLE, columns[actors.TITLE])
        self._tally = actors.Tally(snapshot.entities, its)
        self.arguments: Grid[ArgumentRow] = Grid(book, arguments.TITLE, columns[arguments.TITLE])
        self.mentions: Grid[MentionRow] = Grid(book, mentions.TITLE, columns[mentions.TITLE])

    def add(self, entry: Entry) -> None:
        page = Page(entry, self._snapshot.codebook, self._snapshot.layer)
        self.in_bulk += len(entry.bulk)
        link = self.documents.append(page)
        for event in page.events():
            self.events.append(event, link=link)
        self._tally.add(page)
        for argument in page.argument_rows():
            self.arguments.append(argument, link=link)
        for mention in page.mentions():
            self.mentions.append(mention, link=link)

    def finish(self) -> None:
        for actor in self._tally.rows():
            self.actors.append(actor)
        for grid in (self._codebook, *self._grids):
            grid.finish()

    @property
    def counts(self) -> dict[str, int]:
        return {grid.title: grid.rows for grid in self._grids}

    @property
    def _grids(self) -> tuple[Grid[Any], ...]:
        return self.documents, self.events, self.actors, self.arguments, self.mentions


def _columns(its: Codebook) -> dict[str, Sequence[Column[Any]]]:
    return {
        documents.TITLE: documents.columns(),
        events.TITLE: events.columns(its),
        actors.TITLE: actors.columns(),
        arguments.TITLE: arguments.columns(),
        mentions.TITLE: mentions.columns(),
    }
