"""The further sources at work on a Doc: each is asked, and what it says is checked.

A source that fails is told in a note of the Doc, and the others go on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotation.suggest import marks
from annotation.suggest.borders import ZoneMap
from annotation.suggest.sources.guard import ForeignError, guarded
from annotation.suggest.sources.values import Found, Reader

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotation.codebook import Codebook
    from annotation.suggest.marks import Mention
    from annotation.suggest.sources.loading import Say

_MOST = 20_000
"""More mentions than this in one article are no suggestions any more."""


class SourceComponent:
    """Adds the mentions of further sources to those of a Doc. After goldleaf_entities."""

    def __init__(self, readers: Sequence[Reader], codebook: "Codebook", say: "Say") -> None:
        self._readers = tuple(readers)
        self._types = frozenset(each.name for each in codebook.entities)
        self._say = say

    def __call__(self, doc: "Doc") -> "Doc":
        mentions = marks.mentions_of(doc)
        notes: list[str] = []
        for reader in self._readers:
            found = self._ask(reader, doc, notes)
            if reader.is_list:
                places = {each[:2] for each in found}
                mentions = [each for each in mentions if each[:2] not in places]
            mentions += found
        marks.put(doc, "mentions", mentions)
        marks.put(doc, "notes", [*marks.notes_of(doc), *notes])
        return doc

    def _ask(self, reader: Reader, doc: "Doc", notes: list[str]) -> "list[Mention]":
        """Return the mentions of one source; what is wrong with them goes into the notes."""
        if not len(doc):
            return []
        self._say(reader.name)
        try:
            found = guarded(lambda: list(_limited(reader, doc)), reader.name)
        except ForeignError as error:
            notes.append(f"{error} It gave nothing for this article.")
            return []
        finally:
            self._say("")
        return self._checked(reader, doc, found, notes)

    def _checked(
        self, reader: Reader, doc: "Doc", found: list[Found], notes: list[str]
    ) -> "list[Mention]":
        places, zones = _Places(doc), ZoneMap(marks.zones_of(doc))
        good = [each for each in found if _is_inside(each, len(doc.text))]
        known = [each for each in good if each.type in self._types]
        if len(good) < len(found):
            notes.append(_off(reader.name, len(found) - len(good), "outside of the text"))
        if len(known) < len(good):
            notes.append(_off(reader.name, len(good) - len(known), "of a type not in the codebook"))
        tokens = [(each, places.of(each)) for each in known]
        return [
            marks.Mention(*place, each.type, reader.name, min(1.0, max(0.0, float(each.score))))
            for each, place in tokens
            if place is not None and not zones.is_silent(each.start, each.end)
        ]


def _limited(reader: Reader, doc: "Doc") -> Iterator[Found]:
    for number, each in enumerate(reader.read(doc)):
        if number == _MOST:
            raise ValueError(f"more than {_MOST:,} suggestions for one article")
        yield each


def _is_inside(each: Found, length: int) -> bool:
    """Whether it is a stretch of the text at all; numbers of other kinds count as outside."""
    start, end, score = each.start, each.end, each.score
    if type(start) is not int or type(end) is not int or not isinstance(score, int | float):
        return False
    return 0 <= start < end <= length and score == score  # noqa: PLR0124 - not a number is not itself


def _off(name: str, count: int, how: str) -> str:
    spans = "a suggestion" if count == 1 else f"{count} suggestions"
    were = "was" if count == 1 else "were"
    return f"The source “{name}” gave {spans} {how} and {were} left out."


class _Places:
    """From characters to whole words."""

    def __init__(self, doc: "Doc") -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def of(self, each: Found) -> tuple[int, int] | None:
        """Return the words that a stretch touches, None where it is white space."""
        start = max(0, bisect_right(self._starts, each.start) - 1)
        end = bisect_left(self._starts, each.end)
        while start < end and (self._is_space(start) or self._ends_before(start, each.start)):
            start += 1
        while start < end and self._is_space(end - 1):
            end -= 1
        return (start, end) if start < end else None

    def _is_space(self, index: int) -> bool:
        return bool(self._doc[index].is_space)

    def _ends_before(self, index: int, place: int) -> bool:
        return self._starts[index] + len(self._doc[index]) <= place
