"""Where things stand in a TOML text: the line of each table, key and array element.

`tomllib` reads TOML but forgets the places. This walks over a text that `tomllib` has already
accepted, so it can be short: it never has to judge, only to count.
"""

import re
import tomllib
from collections.abc import Mapping

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_MULTILINE = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}', re.DOTALL)
_STRING = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'')
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]+")


def line_index(text: str) -> Mapping[Path, int]:
    """The line (from 1) of every path: ("entity", 2, "label"), ("entity", 2, "roles", 0)."""
    return _Walk(text.replace("\r\n", "\n")).run()


def line_of(index: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest table around it that was written down."""
    for length in range(len(path), 0, -1):
        if path[:length] in index:
            return index[path[:length]]
    return 1


class _Walk:
    """One pass over a valid TOML text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted_to = 0
        self._line = 1
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}

    def run(self) -> Mapping[Path, int]:
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> Path:
        is_array = self._text.startswith("[[", self._at)
        self._note_place()
        line = self._line
        self._at += 2 if is_array else 1
        path = self._newest(self._key())
        self._at += 2 if is_array else 1
        if is_array:
            self._lines.setdefault(path, line)
            self._counts[path] = self._counts.get(path, -1) + 1
            path = (*path, self._counts[path])
        self._lines[path] = line
        return path

    def _newest(self, names: list[str]) -> Path:
        """The path of a header: a name that is an array of tables means its newest element."""
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path])
        return (*path, names[-1])

    def _pair(self, table: Path) -> None:
        self._note_place()
        line = self._line
        names = self._key()
        path = table
        for name in names:
            path = (*path, name)
            self._lines.setdefault(path, line)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _key(self) -> list[str]:
        names = []
        while True:
            self._skip(_SPACE)
            names.append(self._key_part())
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return names
            self._at += 1

    def _key_part(self) -> str:
        quoted = self._take(_STRING)
        return str(tomllib.loads(f"key = {quoted}")["key"]) if quoted else self._take(_BARE)

    def _value(self, path: Path) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._items(path, "]")
        elif opening == "{":
            self._items(path, "}")
        elif not (self._take(_MULTILINE) or self._take(_STRING)):
            self._take(_SCALAR)

    def _items(self, path: Path, closing: str) -> None:
        """The elements of an array or the pairs of an inline table."""
        self._at += 1
        number = 0
        self._skip(_BLANK)
        while self._text[self._at] != closing:
            if closing == "}":
                self._pair(path)
            else:
                self._note_place()
                self._lines[(*path, number)] = self._line
                self._value((*path, number))
            number += 1
            self._skip(_BLANK)
            if self._text[self._at] == ",":
                self._at += 1
            self._skip(_BLANK)
        self._at += 1

    def _note_place(self) -> None:
        self._line += self._text.count("\n", self._counted_to, self._at)
        self._counted_to = self._at

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return found.group() if found else ""

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._take(pattern)
