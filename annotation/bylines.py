"""The outlet in a byline, where its shape is clear: `By NAME, OUTLET`, `By NAME and NAME, OUTLET`.

Anything else names none: a place, a job or a second author stands in the same position.
"""

import re

from annotation.zone_lines import OUTLET, is_byline

_OUTLET = re.compile(OUTLET, re.IGNORECASE)
_ALONE = frozenset({"afp", "reuters"})
"""Outlets of one word; other words of outlets say nothing alone."""
_LINKS = frozenset({"of", "the", "for", "in"})
_JOBS = re.compile(
    r"(?:correspondents?|reporters?|writers?|editors?|staff|secretary|officers?|chief|analysts?"
    r"|bureau|desk|columnists?|contributors?|photographers?|producers?|special|freelance\w*"
    r"|journalists?|spokes\w+|directors?|attach[eé])",
    re.IGNORECASE,
)
_NAME_WORDS = range(2, 5)
_MOST_WORDS = 6


def outlet_of(line: str) -> str:
    """Return the outlet that a byline names, "" when it names none or may mean another thing."""
    authors, comma, outlet = line.partition(",")
    if not comma or "," in outlet or not is_byline(line):
        return ""
    names = re.split(r"\s(?:and|&)\s", authors.split(maxsplit=1)[1], flags=re.IGNORECASE)
    outlet = outlet.strip()
    return outlet if all(map(_is_name, names)) and _is_outlet(outlet.split()) else ""


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) in _NAME_WORDS and all(word[0].isupper() for word in words)


def _is_outlet(words: list[str]) -> bool:
    if not words or len(words) > _MOST_WORDS or any(_JOBS.fullmatch(word) for word in words):
        return False
    inner = [word for word in words[1:-1] if word.casefold() not in _LINKS]
    if not all(word[0].isupper() for word in (words[0], *inner, words[-1])):
        return False
    if len(words) == 1:
        return words[0].casefold() in _ALONE
    return any(_OUTLET.fullmatch(word) for word in words)
