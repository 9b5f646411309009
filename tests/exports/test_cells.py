"""Cells: text is text, numbers are numbers, blank is not 0, and nothing is lost without a word."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.escape import unescape

from exports.book import Book, Grid
from exports.cells import MAX_UNITS, Notes, is_dangerous, safe_text, units
from exports.columns import Column, Look, Value

NAUGHTY = Path(__file__).parents[3] / "shared" / "naughty" / "own"

DANGEROUS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    '=HYPERLINK("http://example.invalid/","click")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(1)",
    "=",
    "-",
    "- a line of a list",
    "@minister said",
    "+380 44 123 4567",
]
MANGLED = [
    "MARCH1",
    "3-4",
    "1/2",
    "1E5",
    "0012",
    "1234567890123456789",
    "TRUE",
    "NaN",
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "1,234",
    "12%",
    "29/02/2023",
    "31.12.1899",
    "'quoted",
    "http://example.invalid/a",
    "a\tb",
    "one\r\ntwo",
    " kept spaces ",
    "🚜 مرحبا é",
]


def from_file(name: str) -> list[str]:
    path = NAUGHTY / name
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.replace("\\r", "\r") for line in lines if line]


def written(folder: Path, *values: Value, look: Look = Look.TEXT) -> list[Cell]:
    """Write the values below each other, and return the cells as they are read again."""
    book = Book(folder)
    grid: Grid[Value] = Grid(book, "Values", [Column("value", "Value", "A value.", _same, look)])
    for value in values:
        grid.append(value)
    grid.finish()
    path = folder / "values.xlsx"
    book.save(path, "2026-11-22T15:00:00Z")
    sheet: Any = load_workbook(path)["Values"]
    return [sheet.cell(row=number, column=1) for number in range(2, len(values) + 2)]


def _same(value: Value) -> Value:
    return value


@pytest.mark.parametrize("text", [*DANGEROUS, *from_file("formula_injection.txt")])
def test_that_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    (cell,) = written(tmp_path, text)
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.number_format == "@"


@pytest.mark.parametrize("text", DANGEROUS)
def test_that_editing_a_dangerous_text_does_not_wake_it(tmp_path: Path, text: str) -> None:
    (cell,) = written(tmp_path, text)
    assert cell.quotePrefix


@pytest.mark.parametrize("text", ["a sentence", "5 + 3", "a=b", "e-mail", "„Zitat“", ""])
def test_that_honest_text_has_no_apostrophe(text: str) -> None:
    assert not is_dangerous(text)


@pytest.mark.parametrize("text", [*MANGLED, *from_file("excel_mangle.txt")])
def test_that_what_looks_like_something_else_stays_text(tmp_path: Path, text: str) -> None:
    (cell,) = written(tmp_path, text)
    assert cell.data_type == "s"
    assert unescape(str(cell.value)) == text


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("_x0041_", "_x005F_x0041_"),
        ("_x005F_x0041_", "_x005F_x005F_x005F_x0041_"),
        ("_x000d_", "_x005F_x000d_"),
        ("_x41_ and __x0041_", "_x41_ and __x005F_x0041_"),
    ],
)
def test_that_text_like_an_escape_is_escaped(text: str, stored: str) -> None:
    assert safe_text(text, Notes(), "A1") == stored


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_that_a_reader_who_unescapes_gets_the_text(text: str) -> None:
    text = text.replace("\ufffe", "").replace("\uffff", "")
    notes = Notes()
    assert unescape(safe_text(text, notes, "A1")) == text
    assert notes == Notes()


def test_that_characters_that_xml_forbids_are_replaced_and_counted(tmp_path: Path) -> None:
    book = Book(tmp_path)
    grid: Grid[str] = Grid(book, "Values", [Column("value", "Value", "A value.", _same)])
    grid.append("bell\x07 and null\x00 and \ufffe\uffff and half \ud800")
    assert (book.notes.replaced, book.notes.replaced_at) == (5, ["Values!A2"])
    book.abandon()


def test_that_a_control_character_does_not_stop_an_export(tmp_path: Path) -> None:
    (cell,) = written(tmp_path, "a\x0bb")
    assert cell.value == "a\ufffdb"


@pytest.mark.parametrize("text", ["x" * (MAX_UNITS + 1), "🚜" * 20_000, "_x0041_" * 6_000])
def test_that_a_text_that_is_too_long_is_cut_with_a_note(text: str) -> None:
    notes = Notes()
    kept = unescape(safe_text(text, notes, "Events!T2"))
    assert units(kept) <= MAX_UNITS
    assert units(kept) > MAX_UNITS - 3
    assert kept.endswith(f"[cut here: the text has {len(text)} characters, more than a cell of "
                         "Excel holds]")  # fmt: skip
    assert text.startswith(kept.partition(" …")[0])
    assert (notes.cut, notes.cut_at) == (1, ["Events!T2"])


def test_that_a_text_that_just_fits_is_whole(tmp_path: Path) -> None:
    text = "_x0041_" * (MAX_UNITS // 7)  # grows when it is escaped; what counts is what is shown
    (cell,) = written(tmp_path, text)
    assert unescape(str(cell.value)) == text


@pytest.mark.parametrize("value", [None, ""])
def test_that_nothing_is_blank(tmp_path: Path, value: Value) -> None:
    (cell,) = written(tmp_path, value, look=Look.NUMBER)
    assert cell.value is None


@pytest.mark.parametrize("look", [Look.NUMBER, Look.SCORE])
def test_that_zero_is_zero_and_not_blank(tmp_path: Path, look: Look) -> None:
    (cell,) = written(tmp_path, 0, look=look)
    assert (cell.value, cell.data_type) == (0, "n")


@pytest.mark.parametrize(
    ("value", "look", "shown"),
    [
        (date(2021, 5, 6), Look.DATE, "yyyy-mm-dd"),
        (datetime(2026, 11, 22, 14, 30, 5), Look.MOMENT, "yyyy-mm-dd hh:mm:ss"),
    ],
)
def test_that_dates_are_real_dates(tmp_path: Path, value: date, look: Look, shown: str) -> None:
    (cell,) = written(tmp_path, value, look=look)
    assert cell.is_date
    assert cell.number_format == shown
    read = cell.value
    assert isinstance(read, datetime)
    assert (read if isinstance(value, datetime) else read.date()) == value


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(1815, 6, 18), date(1900, 2, 28)])
def test_that_dates_that_excel_does_not_know_are_text(tmp_path: Path, day: date) -> None:
    (cell,) = written(tmp_path, day, look=Look.DATE)
    assert (cell.value, cell.data_type) == (day.isoformat(), "s")
