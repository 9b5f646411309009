"""A workbook that grows row by row: its sheets, their headers and tables, and what to say of it."""

from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import Generic

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from exports import heights, looks, package
from exports.cells import CellMaker, Notes
from exports.columns import WRAPPED, Column, Look, Row
from exports.heights import FittedRow
from exports.receipt import Digest, Receipt

MAX_ROWS = 1_048_576
"""What a sheet of Excel holds, the header among them."""

MAX_LINKS = 65_530
"""How many links a sheet of Excel holds."""

PAGE_WIDTH = 210
"""How many characters one printed page may be wide; more could not be read."""


class Book:
    """A workbook under construction. `folder` takes the temporary parts of the sheets."""

    def __init__(self, folder: Path) -> None:
        self.notes = Notes()
        self.digests: dict[str, Digest] = {}
        self.rows: dict[str, int] = {}
        self._folder = folder
        self._workbook = Workbook(write_only=True)
        self._writers: dict[str, package.SheetWriter] = {}

    def sheet(self, title: str, *, after: str | None = None) -> Worksheet:
        """Add a worksheet, at the end or behind another one.

        It takes rows and forgets them (openpyxl's write-only mode), with what a Worksheet has else.
        """
        names = self._workbook.sheetnames
        index = len(names) if after is None else names.index(after) + 1
        sheet: Worksheet = self._workbook.create_sheet(title, index)
        writer = package.SheetWriter(sheet, self._folder)
        self._writers[title] = writer
        sheet._writer = writer  # type: ignore[attr-defined]  # noqa: SLF001 - its only door
        self.digests[title] = Digest()
        self.rows[title] = 0
        return sheet

    def cells(self, sheet: Worksheet) -> CellMaker:
        return CellMaker(sheet, self.notes, self.digests[sheet.title])

    def append(
        self, sheet: Worksheet, cells: Sequence[Cell | None], *, height: float | None = None
    ) -> int:
        """Add a row, and return its number. The look of the sheet is fixed with the first."""
        if not self.rows[sheet.title]:
            self._writers[sheet.title].write_top()
        number = self.rows[sheet.title] + 1
        if height is not None:
            sheet.row_dimensions[number] = FittedRow(sheet, index=number, ht=height)
        sheet.append(list(cells))
        sheet.row_dimensions.pop(number, None)
        self.rows[sheet.title] = number
        return number

    def save(self, path: Path, taken_at: str) -> None:
        package.save(self._workbook, path, package.moment(taken_at))

    def abandon(self) -> None:
        """Let go of the temporary parts after a failure."""
        for writer in self._writers.values():
            writer.abandon()

    def receipt(self, documents: int, notes: tuple[str, ...]) -> Receipt:
        digests = {name: digest.hexdigest() for name, digest in self.digests.items()}
        return Receipt(documents, dict(self.rows), digests, notes)


class Grid(Generic[Row]):
    """One kind of row on a sheet: a header, an Excel table, and further sheets when it is full."""

    def __init__(
        self,
        book: Book,
        title: str,
        columns: Sequence[Column[Row]],
        *,
        frozen: int = 1,
        max_rows: int = MAX_ROWS,
    ) -> None:
        self.title = title
        self.columns = columns
        self.rows = 0
        self._book = book
        self._frozen = frozen
        self._max_rows = max_rows
        self._parts: list[Worksheet] = []
        self._open()

    def append(self, row: Row, *, link: str = "") -> str:
        """Add a row; `link` is where its LINK cell leads. Return the place of its first cell."""
        if self._book.rows[self._sheet.title] >= self._max_rows:
            self._open()
        number = self._book.rows[self._sheet.title] + 1
        if link and self._links >= MAX_LINKS:
            self._book.notes.unlinked += 1
            link = ""
        cells, texts = [], []
        for letter, column in self._letters:
            value, place = column.value(row), f"{self._sheet.title}!{letter}{number}"
            if column.look in WRAPPED and isinstance(value, str):
                texts.append((value, column.room))
            if column.look is Look.LINK and link and isinstance(value, str):
                cells.append(self._cells.link(value, link, place))
                self._links += 1
            else:
                cells.append(self._cells.cell(value, column.look, place))
        self._book.append(self._sheet, cells, height=heights.height(texts))
        self.rows += 1
        return f"'{self._sheet.title}'!A{number}"

    def finish(self) -> None:
        """Lay the Excel tables over the rows; nothing can be appended after it."""
        for number, sheet in enumerate(self._parts, start=1):
            last = max(self._book.rows[sheet.title], 2)  # a table has at least one row
            name = f"{self.title}_{number}" if number > 1 else self.title
            sheet.tables.add(self._table(name, last))

    def _open(self) -> None:
        number = len(self._parts) + 1
        title = f"{self.title} ({number})" if number > 1 else self.title
        after = self._parts[-1].title if self._parts else None
        self._sheet = self._book.sheet(title, after=after)
        self._parts.append(self._sheet)
        self._links = 0
        self._cells = self._book.cells(self._sheet)
        self._letters = [
            (get_column_letter(at), column) for at, column in enumerate(self.columns, start=1)
        ]
        dress(self._sheet, [column.room for column in self.columns], self.title)
        self._sheet.freeze_panes = f"{get_column_letter(self._frozen + 1)}2"
        self._sheet.print_title_rows = "1:1"
        self._sheet.print_title_cols = f"A:{get_column_letter(self._frozen)}"
        header = [self._cells.header(column.name, column.note) for column in self.columns]
        self._book.append(self._sheet, header, height=looks.HEADER_HEIGHT)

    def _table(self, name: str, last: int) -> Table:
        area = f"A1:{get_column_letter(len(self.columns))}{last}"
        table = Table(
            displayName=name,
            ref=area,
            tableColumns=[
                TableColumn(id=at, name=column.name)
                for at, column in enumerate(self.columns, start=1)
            ],
            autoFilter=AutoFilter(ref=area),
        )
        table.tableStyleInfo = TableStyleInfo(name=looks.TABLE_STYLE, showRowStripes=True)
        return table


def dress(sheet: Worksheet, widths: Sequence[float], title: str) -> None:
    """Set widths, zoom, tab and page; this has to be done before the first row is written.

    A wide sheet is printed on several pages beside each other, so that each can be read.
    """
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.sheet_view.zoomScale = looks.ZOOM
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = looks.TABS.get(title, looks.CRIMSON)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_setup.fitToWidth = ceil(sum(widths) / PAGE_WIDTH)
    sheet.page_setup.fitToHeight = 0
