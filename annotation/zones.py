"""Which stretches of an article are title, dateline, caption, credit or boilerplate, by rule.

The rules see lines. What they do not know is body, so a mistake leaves text to be annotated
rather than hiding it; a person can correct every zone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annotation.bylines import outlet_of
from annotation.datelines import dates_in, ends_with_date, is_date_line, read_date
from annotation.values import Zone
from annotation.zone_lines import (
    AGENCY_DATELINE,
    CREDIT_TAIL,
    PICTURE_LINE,
    is_boilerplate,
    is_byline,
    is_credit,
    publisher_in,
    source_in,
)

TITLE_LENGTH = 200
TITLE_REACH = 15
"""A title is repeated within this many lines, if it is."""
HEAD_WORDS = 16
LONGEST_CAPTION = 400
OPENINGS = 2
"""How many paragraphs may start with a dateline."""

_LINE = re.compile(r"[^\r\n]+")
_QUOTES = str.maketrans("‘’‹›“”„«»", "'" * 4 + '"' * 5)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised in a text; what was not is empty."""

    title: str = ""
    publisher: str = ""
    published: date | None = None
    zones: tuple[Zone, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    end: int


def recognise(text: str, *, title: str = "") -> Recognised:
    """Return title, publisher, date and zones of an article. `title`: what is known of it."""
    return _Reader(text, title).run()


class _Reader:
    """One pass over the lines of one text."""

    def __init__(self, text: str, title: str) -> None:
        self._lines = list(_lines(text))
        self._title = " ".join(title.split())
        self._publisher = ""
        self._published: date | None = None
        self._updated: date | None = None
        self._source = ""
        self._zones: list[Zone] = []
        self._paragraphs = 0

    def run(self) -> Recognised:
        self._title = self._title or self._first_title()
        for number, line in enumerate(self._lines):
            self._take(number, line)
        return Recognised(
            self._title,
            self._publisher or self._source,
            self._published or self._updated,
            tuple(self._zones),
        )

    def _first_title(self) -> str:
        """The first line that says something, unless it is a paragraph or all there is."""
        real = [line.text for line in self._lines if not _is_furniture(line.text)]
        if len(real) < 2:  # noqa: PLR2004 - a title stands over something
            return ""
        first = real[0]
        is_sentence = first.endswith((".", ";", ":")) and len(first.split()) > HEAD_WORDS
        is_heading = len(first) <= TITLE_LENGTH and not is_sentence and not _opens(first)
        return first if is_heading else ""

    def _take(self, number: int, line: _Line) -> None:
        if number < TITLE_REACH and self._title and _same(line.text, self._title):
            self._mark("title", line)
        elif is_boilerplate(line.text):
            self._mark("boilerplate", line)
        elif is_date_line(line.text):
            self._date(line)
        elif PICTURE_LINE.fullmatch(line.text):
            self._picture(line)
        elif is_credit(line.text):
            self._source = self._source or source_in(line.text)
            self._mark("credit", line)
        elif self._paragraphs or not self._head(line):
            self._body(line)

    def _head(self, line: _Line) -> bool:
        """Lines between title and report: author, outlet, date."""
        words = len(line.text.split())
        if words > HEAD_WORDS or _opens(line.text):
            return False
        if ends_with_date(line.text) and not line.text.endswith("."):
            self._date(line)
            return True
        name = publisher_in(line.text)
        if not name and not is_byline(line.text):
            return False
        self._publisher = self._publisher or name or outlet_of(line.text)
        self._mark("credit", line)
        return True

    def _body(self, line: _Line) -> None:
        is_opening = self._paragraphs < OPENINGS
        self._paragraphs += len(line.text.split()) > HEAD_WORDS or _opens(line.text)
        found = AGENCY_DATELINE.match(line.text)
        if is_opening and found and (found["agency"] or found.end() < len(line.text)):
            self._dateline(line, found)
        else:
            self._caption(line)

    def _dateline(self, line: _Line, found: re.Match[str]) -> None:
        start = line.start
        self._zones.append(Zone("dateline", start, start + len(found.group().rstrip())))
        self._publisher = self._publisher or found["agency"] or ""
        if found["date"] and self._published is None:
            self._published = read_date(found["date"])

    def _caption(self, line: _Line) -> None:
        """A paragraph that ends with a credit is the text under a picture."""
        tail = CREDIT_TAIL.search(line.text)
        if tail and len(line.text) <= LONGEST_CAPTION and _looks_like_credit(tail["credit"]):
            self._split(line, tail)

    def _picture(self, line: _Line) -> None:
        tail = CREDIT_TAIL.search(line.text)
        if tail:
            self._split(line, tail)
        else:
            said = PICTURE_LINE.fullmatch(line.text)
            is_sentence = said is not None and said["said"].endswith((".", "!", "?", "”"))
            self._mark("caption" if is_sentence else "credit", line)

    def _split(self, line: _Line, tail: re.Match[str]) -> None:
        middle = line.start + tail.start("credit")
        self._zones.append(Zone("caption", line.start, line.start + tail.start()))
        self._zones.append(Zone("credit", middle, line.end))

    def _date(self, line: _Line) -> None:
        first, updated = dates_in(line.text)
        self._published = self._published or first
        self._updated = self._updated or updated
        self._mark("dateline", line)

    def _mark(self, kind: str, line: _Line) -> None:
        self._zones.append(Zone(kind, line.start, line.end))


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank: their stripped text, and where the whole of them stands.

    Where a line is indented, its text starts later than the line does; zones inside of a line
    count from `start`, so leading blanks are left out of the line.
    """
    for found in _LINE.finditer(text):
        stripped = found.group().strip()
        if stripped.strip("\ufeff\u200b\u200e\u200f"):
            lead = len(found.group()) - len(found.group().lstrip())
            yield _Line(stripped, found.start() + lead, found.end())


def _is_furniture(line: str) -> bool:
    return (
        is_boilerplate(line)
        or is_date_line(line)
        or is_credit(line)
        or bool(PICTURE_LINE.fullmatch(line))
    )


def _opens(line: str) -> bool:
    """Whether a line starts a report, with place and dash."""
    return bool(AGENCY_DATELINE.match(line))


def _same(line: str, title: str) -> bool:
    """Whether a line is the title, whatever its quotation marks, capitals and spaces."""
    return _plain(line) == _plain(title)


def _plain(text: str) -> str:
    return " ".join(text.translate(_QUOTES).casefold().split())


def _looks_like_credit(text: str) -> bool:
    return is_credit(text) or bool(PICTURE_LINE.fullmatch(text)) or text.isupper()
