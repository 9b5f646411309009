"""Where a text really stops: no sentence, and so no name, goes on over a paragraph or a zone."""

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from annotation.sentences import sentences
from annotation.suggest.layout import text_of
from annotation.suggest.marks import zones_of
from annotation.values import SILENT_ZONES, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc


def mark_borders(doc: "Doc") -> "Doc":
    """Begin a sentence at each paragraph and zone, before the parser looks for the others."""
    starts = [token.idx for token in doc]
    for border in sorted(_paragraphs(text_of(doc)) | _edges(zones_of(doc))):
        index = bisect_left(starts, border)
        while index < len(doc) and doc[index].is_space:
            index += 1
        if 0 < index < len(doc):
            doc[index].is_sent_start = True
    return doc


class ZoneMap:
    """Which zone a place is in, and whether anything is suggested there."""

    def __init__(self, zones: "Sequence[Zone]") -> None:
        self._zones = sorted(zones, key=lambda zone: zone.start)
        self._starts = [zone.start for zone in self._zones]

    def is_silent(self, start: int, end: int) -> bool:
        """Whether `[start, end)` touches a silent zone or lies across the border of any."""
        first, last = self._at(start), self._at(end - 1)
        return first != last or (first is not None and first.kind in SILENT_ZONES)

    def is_dateline(self, start: int) -> bool:
        """Whether a place is in the line that says where and when an article was written."""
        zone = self._at(start)
        return zone is not None and zone.kind == "dateline"

    def _at(self, place: int) -> Zone | None:
        index = bisect_right(self._starts, place) - 1
        if index < 0 or place >= self._zones[index].end:
            return None
        return self._zones[index]


def _paragraphs(text: str) -> set[int]:
    """Return where a sentence begins that a line break parts from the one before."""
    found = sentences(text)
    return {after[0] for before, after in pairwise(found) if "\n" in text[before[1] : after[0]]}


def _edges(zones: "Sequence[Zone]") -> set[int]:
    return {edge for zone in zones for edge in (zone.start, zone.end)}
