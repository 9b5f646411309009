"""The one place where cells are made. Nothing that is written here can become a formula.

openpyxl on its own makes a formula of "=1+1" and an error of "#N/A", dies on control characters,
cuts long texts without a word, and lets Excel read `_x0041_` as "A". Each is met here, and what had
to be changed is counted in `Notes`.
"""

import re
import unicodedata
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from exports import looks
from exports.columns import Look, Value

MAX_UNITS = 32_767
"""What one cell holds, in UTF-16 units."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TRIGGERS = frozenset("=+-@")
_FIRST_DATE = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; from the day after it, its dates are real."""

_MAX_PLACES = 40


@dataclass(slots=True)
class Notes:
    """What could not be written as it is: how often, and the first places (`Mentions!E12`)."""

    replaced: int = 0
    replaced_at: list[str] = field(default_factory=list)
    cut_at: list[str] = field(default_factory=list)
    cut: int = 0
    unlinked: int = 0

    def note_replaced(self, count: int, place: str) -> None:
        self.replaced += count
        if len(self.replaced_at) < _MAX_PLACES:
            self.replaced_at.append(place)

    def note_cut(self, place: str) -> None:
        self.cut += 1
        if len(self.cut_at) < _MAX_PLACES:
            self.cut_at.append(place)


class Strings(Protocol):
    """Whoever keeps a fingerprint of the strings as they are written."""

    def add(self, text: str) -> None: ...


def units(text: str) -> int:
    """Return the length of a text as Excel counts it."""
    return len(text) + sum(char > "\uffff" for char in text)


def safe_text(text: str, notes: Notes, place: str) -> str:
    """Return a text that XML and Excel can hold and that reads as what it is."""
    text, replaced = _ILLEGAL.subn("\ufffd", text)
    if replaced:
        notes.note_replaced(replaced, place)
    if units(text) > MAX_UNITS:
        notes.note_cut(place)
        text = _cut(text)
    return _ESCAPE_LIKE.sub("_x005F_", text)


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula when a person edits the cell."""
    if text[:1] in {"\t", "\r", "\n", "\x00"}:
        return True
    first = text.lstrip().lstrip("\ufeff").lstrip()[:1]
    return bool(first) and unicodedata.normalize("NFKC", first)[:1] in _TRIGGERS


def _cut(text: str) -> str:
    note = f" … [cut here: the text has {len(text)} characters, more than a cell of Excel holds]"
    # As many characters as there are units always suffice; a character beyond U+FFFF takes two.
    kept = text[: MAX_UNITS - units(note)]
    while units(kept) + units(note) > MAX_UNITS:
        kept = kept[: -((units(kept) + units(note) - MAX_UNITS + 1) // 2)]
    return kept + note


class CellMaker:
    """Makes the cells of one worksheet."""

    def __init__(self, sheet: Worksheet, notes: Notes, strings: Strings) -> None:
        self._sheet = sheet
        self._notes = notes
        self._strings = strings
        self._templates: dict[tuple[Look, bool], Cell] = {}

    def cell(self, value: Value, look: Look, place: str) -> Cell:
        """Return a cell. None and "" are blank, which is not 0; `place` is for the notes."""
        if isinstance(value, date) and _is_too_early(value):
            value = value.isoformat()
        if isinstance(value, str) and value:
            return self._text(value, look, place)
        cell = self._styled(look, quoted=False)
        if value is not None and value != "":
            cell.value = value
        return cell

    def link(self, value: str, location: str, place: str) -> Cell:
        """Return a text cell that leads to a place in this workbook."""
        cell = self._text(value, Look.LINK, place)
        cell.hyperlink = Hyperlink(ref="", location=location)
        return cell

    def header(self, name: str, note: str) -> Cell:
        """Return a header cell with its note."""
        cell = own_style(self._text(name, Look.TEXT, "header"))
        cell.font, cell.fill, cell.alignment, cell.border = looks.header_style()
        text = safe_text(note, self._notes, "note on a header")
        comment = Comment(text, "Goldleaf", height=40 + 18 * _lines(text), width=340)
        cell.comment = comment
        return cell

    def _text(self, value: str, look: Look, place: str) -> Cell:
        text = safe_text(value, self._notes, place)
        cell = self._styled(look, quoted=is_dangerous(text))
        # Not through `value`, which would guess a formula or an error, and cut.
        cell._value, cell.data_type = text, "s"  # type: ignore[attr-defined]  # noqa: SLF001
        self._strings.add(text)
        return cell

    def _styled(self, look: Look, *, quoted: bool) -> Cell:
        template = self._templates.get((look, quoted))
        if template is None:
            template = self._template(look, quoted=quoted)
            self._templates[look, quoted] = template
        cell = WriteOnlyCell(self._sheet)
        # openpyxl has no public way to share a style.
        cell._style = template._style  # type: ignore[attr-defined]  # noqa: SLF001
        return cell

    def _template(self, look: Look, *, quoted: bool) -> Cell:
        cell = WriteOnlyCell(self._sheet)
        cell.font, cell.alignment, cell.border, cell.number_format = looks.style_of(look)
        cell.quotePrefix = quoted
        return cell


def own_style(cell: Cell) -> Cell:
    """Give a cell a style of its own, to be changed without changing its siblings."""
    cell._style = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001
    return cell


def _is_too_early(value: date) -> bool:
    day = value.date() if isinstance(value, datetime) else value
    return day < _FIRST_DATE


def _lines(text: str) -> int:
    return sum(1 + len(line) // 52 for line in text.split("\n"))
