"""Where remembered strings stand in a text: whole words, the longest first, none over another."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from annotation.learning.finding import FIRST_WORD
from annotation.learning.memory import RememberedKind
from annotation.learning.table import Memory
from annotation.values import SILENT_ZONES, Fragment, Zone

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w")
_TWO_LINES = 2


class Occurrence(NamedTuple):
    """A remembered string at `[start, end)`."""

    start: int
    end: int
    string: str

    @property
    def place(self) -> Fragment:
        return self.start, self.end


def occurrences(
    memory: Memory, kind: RememberedKind, text: str, zones: tuple[Zone, ...]
) -> Iterator[Occurrence]:
    """Find what was confirmed of a kind in a text, but for its silent zones."""
    searched = _small(text) if kind == "event" else text
    plain = _Plain(searched)
    silent = _Silent(zones)
    free = 0
    for word in FIRST_WORD.finditer(plain.text):
        for shelf in memory.at(kind, word[0]):
            start = word.start() - shelf.lead
            string = shelf.strings.get(plain.text[start : start + shelf.length])
            if start < free or string is None or plain.cuts_a_word(start, start + shelf.length):
                continue
            if memory.was_confirmed(kind, string):
                free = start + shelf.length
                found = Occurrence(plain.place(start), plain.place(free - 1) + 1, string)
                if not silent.touches(found.start, found.end):
                    yield found
                break


def _small(text: str) -> str:
    """Return a text in small letters, each where it was (some small forms are two letters)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := each.lower()) == 1 else each for each in text)


class _Plain:
    """A text with one space between its words, and where each character of it came from.

    Between paragraphs a line break stays: no name goes over it.
    """

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        self._starts: list[int] = []
        self._shifts: list[int] = []
        at = length = 0
        for gap in _SPACE.finditer(text):
            if gap[0] == " ":
                continue
            pieces += [text[at : gap.start()], _one(gap[0])]
            length += gap.start() - at + 1
            at = gap.end()
            self._starts.append(length)
            self._shifts.append(at - length)
        self.text = "".join((*pieces, text[at:]))

    def place(self, at: int) -> int:
        """Return where a character stands in the text itself."""
        last = bisect_right(self._starts, at) - 1
        return at + self._shifts[last] if last >= 0 else at

    def cuts_a_word(self, start: int, end: int) -> bool:
        """Whether a letter or digit goes on beyond an end of `[start, end)`."""
        return any(
            0 < at < len(self.text)
            and _WORD.match(self.text[at - 1]) is not None
            and _WORD.match(self.text[at]) is not None
            for at in (start, end)
        )


def _one(gap: str) -> str:
    return "\n" if gap.count("\n") >= _TWO_LINES or gap.count("\r") >= _TWO_LINES else " "


class _Silent:
    """The zones in which nothing is proposed."""

    def __init__(self, zones: tuple[Zone, ...]) -> None:
        self._zones = sorted((z.start, z.end) for z in zones if z.kind in SILENT_ZONES)

    def touches(self, start: int, end: int) -> bool:
        place = bisect_right(self._zones, (end - 1, 1 << 60)) - 1
        return place >= 0 and start < self._zones[place][1]
