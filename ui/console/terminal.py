"""What a person reads: results on the standard output, everything else on the standard error."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from textwrap import fill
from typing import TextIO

_NARROWEST, _WIDEST = 40, 100
_KEPT = frozenset("\n\t")


def say(text: str = "") -> None:
    """Print a result."""
    print(plain(text))


def warn(text: str) -> None:
    """Print what is not a result: a warning, an error, a note on what goes on."""
    print(plain(text), file=sys.stderr)


def plain(text: str) -> str:
    """Return a text that commands no terminal: file names and articles can hold anything."""
    if text.isprintable():
        return text
    return "".join(
        "\ufffd" if unicodedata.category(char) == "Cc" and char not in _KEPT else char
        for char in text
    )


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: 1 article, 2 articles."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def table(rows: list[tuple[str, ...]], indent: str = "  ") -> None:
    """Print rows with their columns below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say((indent + "  ".join(cells)).rstrip())


def paragraph(text: str, indent: int = 0) -> None:
    """Print a text wrapped to the width of the terminal."""
    width = max(min(get_terminal_size().columns, _WIDEST), _NARROWEST)
    for line in text.splitlines():
        margin = " " * indent
        say(fill(line, width, initial_indent=margin, subsequent_indent=margin))


class Bar:
    """Progress on the standard error, where that is a terminal; else nothing."""

    def __init__(self, total: int, what: str) -> None:
        from tqdm import tqdm

        self._bar = tqdm(
            total=total, desc=what, unit="", file=sys.stderr, disable=None, leave=False
        )

    def to(self, done: int, total: int | None = None) -> None:
        """Show that so much is done, of so much in all."""
        if total is not None:
            self._bar.total = total
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        self._bar.close()


@contextmanager
def progress(total: int, what: str) -> Iterator[Bar]:
    """Show how far something is."""
    bar = Bar(total, what)
    try:
        yield bar
    finally:
        bar.close()


def be_lenient() -> None:
    """Have characters that a terminal cannot show escaped instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def fall_silent(stream: TextIO) -> None:
    """Let the rest go nowhere: nobody reads it any more, which is no fault."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - os.devnull is a str
        os.dup2(nowhere.fileno(), stream.fileno())
