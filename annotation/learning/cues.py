"""What a place in a text is remembered by: its words, and the words on both sides of them."""

import re

from annotation.learning.memory import Cue, RememberedKind
from annotation.values import Event, Fragments, Original, Span, quote

_REACH = 40
"""How far a neighbouring word may reach, in characters: a longer one is no word."""
_BEFORE = re.compile(r"(\w+)[^\w\n.!?;:]*\Z")
_AFTER = re.compile(r"(?:['’]s\b)?[^\w\n.!?;:]*(\w+)")
_DIGIT = re.compile(r"\d")
_SEPARATOR = "\t"


def string_of(kind: RememberedKind, words: str) -> str:
    """Return what words are remembered as: one space between them, case dropped for events."""
    plain = " ".join(words.split())
    return plain.lower() if kind == "event" else plain


def context_of(text: str, start: int, end: int) -> str:
    """Return the words beside `[start, end)`, of the same sentence and line, joined by a tab."""
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    after = _AFTER.match(text, end, end + _REACH)
    if before is None and after is None:
        return ""
    sides = (before[1] if before else "", after[1] if after else "")
    return _DIGIT.sub("0", _SEPARATOR.join(sides).lower())


def sides_of(context: str) -> tuple[str, str]:
    """Return the word before and the word after; "" where there is none."""
    before, _, after = context.partition(_SEPARATOR)
    return before, after


def cue_of(text: str, value: Span | Event) -> Cue | None:
    """Return what an annotation is remembered by; None for an event without a trigger."""
    kind: RememberedKind = "span" if isinstance(value, Span) else "event"
    return _cue(text, kind, value.type, value.fragments, value.quote)


def cue_of_original(text: str, original: Original) -> Cue | None:
    """Return what a suggestion is remembered by; None for one of an argument."""
    if original.kind == "argument":
        return None
    words = quote(text, original.fragments)
    return _cue(text, original.kind, original.label, original.fragments, words)


def _cue(
    text: str, kind: RememberedKind, type_: str, fragments: Fragments, words: str
) -> Cue | None:
    string = string_of(kind, words)
    if not string or not fragments:
        return None
    return Cue(kind, string, type_, context_of(text, fragments[0][0], fragments[-1][1]))
