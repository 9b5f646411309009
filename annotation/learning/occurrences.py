"""Where remembered strings stand in a text: whole words, the longest first, none over another."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from annotation.learning.memory import RememberedKind
from annotation.learning.table import FIRST_WORD, Memory
from annotation.values import SILENT_ZONES, Fragment, Zone

_GAP = re.compile(r"[^\S\n]*(?:\r?\n[^\S\n]*)?")
"""White space between two words of a name: a line may end there, a paragraph may not."""
_WORD = re.compile(r"\w")


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
    """Find what is remembered of a kind in a text, but for its silent zones."""
    searched = text.lower() if kind == "event" else text
    if len(searched) != len(text):  # a letter whose small form is two: offsets would not hold
        searched = "".join(low if len(low := each.lower()) == 1 else each for each in text)
    silent = _Silent(zones)
    free = 0
    for word in FIRST_WORD.finditer(searched):
        for key in memory.starting_with(kind, word[0]):
            start = word.start() - key.lead
            end = _end_of(searched, start, key.words) if start >= free else -1
            if end < 0 or not memory.was_confirmed(kind, key.string):
                continue
            if not silent.touches(start, end):
                yield Occurrence(start, end, key.string)
                free = end
                break


def _end_of(text: str, start: int, words: tuple[str, ...]) -> int:
    """Return where words that begin at `start` end; -1 where others stand there."""
    at = start
    for number, word in enumerate(words):
        if number:
            gap = _GAP.match(text, at)
            if gap is None or gap.end() == at:
                return -1
            at = gap.end()
        if not text.startswith(word, at):
            return -1
        at += len(word)
    return -1 if _cuts_a_word(text, start) or _cuts_a_word(text, at) else at


def _cuts_a_word(text: str, at: int) -> bool:
    """Whether letters or digits stand on both sides of a place."""
    return 0 < at < len(text) and bool(_WORD.match(text[at - 1]) and _WORD.match(text[at]))


class _Silent:
    """The zones in which nothing is proposed."""

    def __init__(self, zones: tuple[Zone, ...]) -> None:
        self._zones = sorted((z.start, z.end) for z in zones if z.kind in SILENT_ZONES)

    def touches(self, start: int, end: int) -> bool:
        place = bisect_right(self._zones, (end - 1, 1 << 60)) - 1
        return place >= 0 and start < self._zones[place][1]
