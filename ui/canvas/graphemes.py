"""Characters as a person sees them: boundaries between graphemes, in code points."""

from PySide6.QtCore import QTextBoundaryFinder

from annotation.values import Fragment
from annotation.words import line_at
from ui.canvas.offsets import Offsets

_REACH = 200
"""How much text around an offset is looked at."""


def grapheme_move(text: str, offset: int, step: int) -> int:
    """Return `offset` moved by `step` graphemes (to the left when negative)."""
    for _ in range(abs(step)):
        offset = _next(text, offset) if step > 0 else _previous(text, offset)
    return offset


def grapheme_floor(text: str, offset: int) -> int:
    """Return the boundary at `offset`, else the one before it."""
    after = _next(text, offset)
    return min(offset, _previous(text, after))


def widen_to_graphemes(text: str, start: int, end: int) -> Fragment:
    """Widen `[start, end)` so that it cuts no grapheme."""
    start = grapheme_floor(text, start) if start < len(text) else start
    floor = grapheme_floor(text, end) if end < len(text) else end
    return start, end if floor == end else _next(text, floor)


def _window(text: str, offset: int) -> Fragment:
    first, last = line_at(text, offset)
    return max(first, offset - _REACH), min(max(last, offset), offset + _REACH)


def _next(text: str, offset: int) -> int:
    if offset >= len(text):
        return len(text)
    start, end = _window(text, offset)
    if offset >= end:
        return offset + 1
    finder, offsets = _finder(text[start:end])
    finder.setPosition(offsets.to_utf16(offset - start))
    found = start + offsets.to_code_point(finder.toNextBoundary())
    return found + 1 if _cuts_flag(text, found) else found


def _previous(text: str, offset: int) -> int:
    if offset <= 0:
        return 0
    start, end = _window(text, offset)
    if offset <= start:
        return offset - 1
    finder, offsets = _finder(text[start:end])
    finder.setPosition(offsets.to_utf16(offset - start))
    found = start + offsets.to_code_point(finder.toPreviousBoundary())
    return found - 1 if _cuts_flag(text, found) else found


def _cuts_flag(text: str, offset: int) -> bool:
    """Whether an offset lies inside of a flag: Qt cuts those that follow on another emoji."""
    first = offset
    while first > 0 and _is_regional(text[first - 1]):
        first -= 1
    return (offset - first) % 2 == 1 and offset < len(text) and _is_regional(text[offset])


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _finder(text: str) -> tuple[QTextBoundaryFinder, Offsets]:
    # A word joiner stands in for a byte order mark, which a QString would drop at the start.
    shown = text.replace("\ufeff", "\u2060")
    return QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, shown), Offsets(text)
