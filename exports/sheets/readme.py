"""The sheet README: what this workbook is, how to read it, and what had to be changed in it."""

from collections.abc import Iterator, Mapping

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from annotation.snapshot import Snapshot
from exports import looks
from exports.book import Book, dress
from exports.cells import Notes, own_style
from exports.columns import Look, Value
from exports.heights import height

TITLE = "README"
_WIDTHS = (3, 26, 96)

_SHEETS = {
    "Codebook": "Every type, role and attribute with its definition, and every column.",
    "Documents": "One row for each article.",
    "Events": "One row for each event in an article: when, where, who, to whom, how many, who says "
    "so, and a column for each role.",
    "Actors": "The register: one row for each person, group or place that mentions name. Places "
    "named by mentions stand there too: filter type for the people and groups alone.",
    "Arguments": "One row for each filled role: which event, which role, filled by what.",
    "Mentions": "One row for each mention of a person, place, group, time and so on.",
}

_READING = {
    "What is in it": "What the coder accepted, corrected or added, one by one or in bulk. A "
    "suggestion that the coder rejected or did not decide on is in no sheet.",
    "In bulk": "in_bulk is Y where many were decided in one go (a sentence, every identical "
    "string, all suggestions of a score). Filter for N to keep what was decided one by one.",
    "Blank is not 0": "A blank cell means that nothing was said or nothing applies; the note on "
    "each header says which. 0 stands only where something was counted and there was none.",
    "Offsets": "start and end count Unicode characters (code points) of the article's stored text "
    "from 0; start belongs to it, end does not. The JSON lines export holds that text.",
    "Sentences": "The sentence beside a row is word for word the article's, found by rule.",
    "Events are reports": "A row of Events is what one article says. Two articles on one battle "
    "give two rows; nothing here has been merged.",
    "Codable": "Plans, denials, totals and background are marked without becoming data, and what "
    "is told in the row of another event (the dead of a bombing) is not counted twice: filter "
    "codable for “yes” before counting.",
    "Dates": "date_start and date_end are the first and last day that it can have been, read from "
    "date_text as date_basis says. The day of publication never stands in for a date.",
    "Counts": "_min and _max are what the words allow: “at least 7” has no maximum, “nearly 30” no "
    "minimum. Vague words count as the codebook says (dozens: at least 24).",
    "Evidence": "The columns _evidence have the ids of the mentions that a cell rests on; the "
    "sheet Mentions has their words and offsets.",
    "Claims": "status “claimed” is the word of a party; claimant says whose.",
    "Places": "Coordinates are GeoNames' (CC BY 4.0), of the place itself or of the smallest known "
    "place around it; geo_precision says which.",
    "Several fillers": "In the role columns several texts are parted by “ | ”; the sheet Arguments "
    "has each in a row of its own.",
    "Scores": "score is the machine's own estimate before the decision. A row added by hand has "
    "none.",
    "Text as text": "Cells that start with =, +, - or @ are text, never formulas.",
}


def open_sheet(book: Book) -> Worksheet:
    """Add the sheet, so that it is the first; it is filled when all is known."""
    sheet = book.sheet(TITLE)
    dress(sheet, _WIDTHS, TITLE)
    return sheet


def fill(book: Book, sheet: Worksheet, snapshot: Snapshot, counts: Mapping[str, int]) -> None:
    """Write the sheet."""
    page = _Page(book, sheet)
    page.title(snapshot.project or "Goldleaf")
    page.subtitle("Gold annotations of news articles, made with Goldleaf")
    for heading, pairs in _sections(book.notes, snapshot, counts):
        page.heading(heading)
        for name, value in pairs:
            page.pair(name, value)


def notes_of(notes: Notes) -> tuple[str, ...]:
    """Return what had to be changed, in sentences."""
    found = []
    if notes.replaced:
        found.append(
            f"{notes.replaced} characters that Excel cannot hold were replaced by U+FFFD "
            f"(\ufffd), at {_places(notes.replaced_at)}."
        )
    if notes.cut:
        found.append(
            f"{notes.cut} texts are longer than a cell of Excel holds and were cut, each with a "
            f"note at its end, at {_places(notes.cut_at)}."
        )
    if notes.unlinked:
        found.append(
            f"{notes.unlinked} rows have no link to their document, because a sheet of Excel holds "
            "65,530 links; doc_id is there all the same."
        )
    return tuple(found)


def _sections(
    notes: Notes, snapshot: Snapshot, counts: Mapping[str, int]
) -> Iterator[tuple[str, list[tuple[str, Value]]]]:
    codebook = snapshot.codebook
    yield (
        "This export",
        [
            ("Project", snapshot.project),
            ("Layer (coder)", snapshot.layer),
            ("State of", snapshot.taken_at.replace("T", " ").replace("Z", " UTC")
             or "no edit yet"),
            ("Last edit", snapshot.log_head),
            ("Codebook", f"{codebook.title} ({codebook.name}, version {codebook.version})"),
            ("Program", snapshot.program),
        ],
    )  # fmt: skip
    yield "What it holds", [(name, count) for name, count in counts.items()]
    yield "The sheets", list(_SHEETS.items())
    yield "How to read it", list(_READING.items())
    said = notes_of(notes) or ("Nothing had to be changed or cut.",)
    yield "Notes on this export", [("", sentence) for sentence in said]


def _places(places: list[str]) -> str:
    return ", ".join(dict.fromkeys(places))


class _Page:
    """Writes titles, headings and pairs of name and value, one a row."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book = book
        self._sheet = sheet
        self._cells = book.cells(sheet)

    def title(self, text: str) -> None:
        self._line(text, Font(name=looks.FACE, size=22, bold=True, color=looks.INK), 34)

    def subtitle(self, text: str) -> None:
        self._line(text, Font(name=looks.FACE, size=12, color=looks.GOLD), 20)

    def heading(self, text: str) -> None:
        self._book.append(self._sheet, [])
        line = Border(bottom=Side(style="medium", color=looks.GOLD))
        font = Font(name=looks.FACE, size=13, bold=True, color=looks.INK)
        cell = own_style(self._cells.cell(text, Look.TEXT, f"{TITLE}!B"))
        rest = WriteOnlyCell(self._sheet)
        cell.font, cell.border, rest.border = font, line, line
        cell.alignment = Alignment(vertical="center")
        self._book.append(self._sheet, [None, cell, rest], height=24)

    def pair(self, name: str, value: Value) -> None:
        look = Look.TEXT if isinstance(value, str) else Look.NUMBER
        label = own_style(self._cells.cell(name, Look.TEXT, f"{TITLE}!B"))
        label.alignment = Alignment(vertical="center", wrap_text=True)
        label.font = Font(name=looks.FACE, size=11, color=looks.QUIET)
        cell = own_style(self._cells.cell(value, look, f"{TITLE}!C"))
        cell.alignment = Alignment(vertical="center", horizontal="left", wrap_text=True)
        fitted = height([(name, _WIDTHS[1]), (str(value), _WIDTHS[2])])
        self._book.append(self._sheet, [None, label, cell], height=fitted)

    def _line(self, text: str, font: Font, points: float) -> None:
        cell = own_style(self._cells.cell(text, Look.TEXT, f"{TITLE}!B"))
        cell.font, cell.border = font, Border()
        cell.alignment = Alignment(vertical="center")
        self._book.append(self._sheet, [None, cell], height=points)
