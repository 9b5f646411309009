"""Sentences by rule: the same everywhere, without a model.

The evidence beside a row of the workbook, and "accept the rest of this sentence", must not depend
on which model was installed, so both use this.
"""

import re
from bisect import bisect_right
from functools import lru_cache

from annotation.values import Fragment

_STOP = re.compile(
    r"""(?<![.!?…])[.!?…]+(?:["'”’»)\]]|\[\d+\])*(?=\s+["'“‘«(\[]*[^\W_a-z])|[。\uff01\uff1f।؟]["'”’」]?"""
)
_HOUR = re.compile(r"\b[ap]\.m\.$")
_STARTER = re.compile(r"\s+(?:The|A|An|He|She|It|They|We|In|On|At|But|And|As|There|This|That)\b")
_BREAK = re.compile(r"\r?\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Brig|Adm|Cmdr|Gov|Sen|Rep|Pres|Rev|St"
    r"|Jr|Sr|No|vs|Inc|Ltd|Corp|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|al|cf|approx|dept)"
    r"|\b(?:[A-Za-z]\.)+[A-Za-z]|(?<!\w)[A-Z])\.$"
)
_WRAPPED = 50
"""A line shorter than this that ends without a full stop is a heading, not a wrapped line."""
_FILLED_LINES, _RAGGED = 3, 24
"""How many lines make a paragraph of wrapped prose, and by how much their widths may differ."""


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Fragment, ...]:
    """Return the sentences of `text`, in order, without the white space around them."""
    found: list[Fragment] = []
    for start, end in _blocks(text):
        at = start
        for stop in _STOP.finditer(text, start, end):
            if _ends(text, at, stop.end()):
                found.append((at, stop.end()))
                at = stop.end()
        found.append((at, end))
    trimmed = (_trim(text, start, end) for start, end in found)
    return tuple(fragment for fragment in trimmed if fragment[0] < fragment[1])


def _ends(text: str, start: int, at: int) -> bool:
    """Whether the full stop before `at` ends a sentence that began at `start`."""
    before = text[max(start, at - 12) : at]
    if _HOUR.search(before):
        return _STARTER.match(text, at) is not None
    return not _ABBREVIATION.search(before)


def sentence_at(text: str, start: int, end: int) -> Fragment:
    """Return the sentence around `[start, end)`, from the first to the last one it touches."""
    known = sentences(text)
    first = bisect_right(known, (start, len(text) + 1)) - 1
    last = bisect_right(known, (max(start, end - 1), len(text) + 1)) - 1
    if first < 0 or known[last][1] < end:
        return start, end  # what lies outside of every sentence is its own evidence
    return known[first][0], known[last][1]


def _blocks(text: str) -> list[Fragment]:
    """Return the stretches between line ends that really end something."""
    blocks: list[Fragment] = []
    start = line = 0
    for match in _BREAK.finditer(text):
        if not _is_wrapped(text, line, match.start(), match.end()):
            blocks.append((start, match.start()))
            start = match.end()
        line = match.end()
    blocks.append((start, len(text)))
    return blocks


def _is_wrapped(text: str, line: int, end: int, following: int) -> bool:
    """Whether the line end at `end` lies inside a sentence (text wrapped at a fixed width)."""
    after = text[following : following + 1]
    if not after.strip() or end == line:
        return False
    if after.islower() or after.isdigit():
        return end - line >= _WRAPPED or text[end - 1] == ","
    # A capital may be a name in wrapped prose or a new line of its own; prose fills its lines.
    return text[end - 1] not in ".!?…:”\"'’)" and _is_filled(text, line, end)


def _is_filled(text: str, start: int, end: int) -> bool:
    """Whether the lines around `[start, end)`, but for the last of them, are about equally long."""
    first = text.rfind("\n\n", 0, start) + 1
    last = text.find("\n\n", end)
    lines = [line.strip() for line in text[first : last if last >= 0 else len(text)].split("\n")]
    widths = [len(line) for line in lines if line]
    if len(widths) < _FILLED_LINES:
        return False
    return min(widths[:-1]) >= max(_WRAPPED, max(widths) - _RAGGED)


def _trim(text: str, start: int, end: int) -> Fragment:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
