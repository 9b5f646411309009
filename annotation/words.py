"""Words and lines of a text: where a boundary may fall when a person moves it by a word.

A word is a run of letters, digits and their combining marks, with apostrophes inside it; a
possessive “’s” is no part of it. Scripts without spaces give long words; there a boundary moves
by one character instead (Alt).
"""

import unicodedata

from annotation.sentences import sentence_at
from annotation.values import Fragment

_INNER = frozenset("'’")
_JOINERS = frozenset("\u200d\u200c")


def line_at(text: str, offset: int) -> Fragment:
    """Return the line `[start, end)` around `offset`, without its line end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    if end > start and text[end - 1] == "\r":
        end -= 1
    return start, end


def words(text: str, start: int, end: int) -> list[Fragment]:
    """Return the words that lie within `[start, end)`."""
    found: list[Fragment] = []
    at = start
    while at < end:
        if not text[at].isalnum():
            at += 1
            continue
        stop = _word_end(text, at, end)
        found.append((at, stop))
        at = stop + 2 if _is_possessive(text, stop, end) else stop
    return found


def word_at(text: str, offset: int) -> Fragment | None:
    """Return the word that contains `offset` or ends there, else the next one on its line."""
    start, end = line_at(text, offset)
    for word in words(text, start, end):
        if offset <= word[1]:
            return word
    return None


def word_after(text: str, offset: int) -> Fragment | None:
    """Return the first word that begins at `offset` or after it, over line ends."""
    while offset < len(text):
        end = text.find("\n", offset)
        end = len(text) if end < 0 else end
        found = words(text, offset, end)
        if found:
            return found[0]
        offset = end + 1
    return None


def word_before(text: str, offset: int) -> Fragment | None:
    """Return the last word that ends at `offset` or before it, over line ends."""
    while offset > 0:
        start = text.rfind("\n", 0, offset) + 1
        found = words(text, start, offset)
        if found:
            return found[-1]
        offset = start - 1
    return None


def snap(text: str, start: int, end: int) -> Fragment:
    """Widen `[start, end)` to whole words; it never becomes narrower."""
    first, last = line_at(text, start)[0], line_at(text, max(start, end - 1))[1]
    touched = [word for word in words(text, first, last) if word[0] < end and start < word[1]]
    if not touched:
        return start, end
    return min(start, touched[0][0]), max(end, touched[-1][1])


def cuts_no_word(text: str, start: int, end: int) -> bool:
    """Whether both ends of `[start, end)` fall between words."""
    return not any(
        0 < edge < len(text) and _is_word(text[edge - 1]) and _is_word(text[edge])
        for edge in (start, end)
    )


def move_end(text: str, start: int, end: int, step: int) -> int:
    """Return the end of `[start, end)` moved by one word to the right (1) or left (-1)."""
    first, last = _around(text, start, end)
    ends = [word[1] for word in words(text, first, last)]
    if step > 0:
        return next((stop for stop in ends if stop > end), end)
    return next((stop for stop in reversed(ends) if start < stop < end), end)


def move_start(text: str, start: int, end: int, step: int) -> int:
    """Return the start of `[start, end)` moved by one word to the right (1) or left (-1)."""
    first, last = _around(text, start, end)
    starts = [word[0] for word in words(text, first, last)]
    if step > 0:
        return next((at for at in starts if start < at < end), start)
    return next((at for at in reversed(starts) if at < start), start)


def _around(text: str, start: int, end: int) -> Fragment:
    """Return how far a boundary may go: the line, or the sentence where lines are wrapped."""
    sentence = sentence_at(text, start, end)
    line, last = line_at(text, start), line_at(text, end - 1)
    return min(sentence[0], line[0]), max(sentence[1], last[1])


def _is_possessive(text: str, at: int, end: int) -> bool:
    """Whether “’s” stands at `at` and ends a word: it is no part of the name before it."""
    if at + 1 >= end or text[at] not in _INNER or text[at + 1] not in "sS":
        return False
    return at + 2 >= end or not _is_word(text[at + 2])


def _is_word(char: str) -> bool:
    return char.isalnum() or char in _JOINERS or unicodedata.category(char)[0] == "M"


def _word_end(text: str, at: int, end: int) -> int:
    while at < end:
        inner = text[at] in _INNER and at + 1 < end and text[at + 1].isalnum()
        if _is_possessive(text, at, end) or (not inner and not _is_word(text[at])):
            break
        at += 1
    return at
