"""One spelling for the many that a name of a place has: case, accents, hyphens, points."""

import re
import unicodedata
from difflib import SequenceMatcher

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "ħ": "h"}
)
_SILENT = re.compile(r"[.'’‘ʻʼʿʾ`\u00b4\u0300-\u036f]")
_SPACE = re.compile(r"[\s\-\u2010-\u2014_/]+")
_ARTICLE = re.compile(r"^(?:al|ar|as|an|at|ad|ash|az|el)[ -](?=.)", re.IGNORECASE)
_SAINT = re.compile(r"\b(?:st|ste)\b")


def fold(name: str) -> str:
    """Return a name as it is looked up: "Kandahār" and "KANDAHAR" are one."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
    plain = _SILENT.sub("", name.casefold().translate(_LETTERS))
    return _SAINT.sub("saint", _SPACE.sub(" ", plain).strip(' ,;:"“”()'))


def without_article(name: str) -> str:
    """Return "Raqqah" of "Ar Raqqah"."""
    return _ARTICLE.sub("", name, count=1)


def likeness(name: str, other: str) -> float:
    """Return how far one name is a spelling of the other, not a different name: 1.0, the same."""
    one, two = fold(without_article(name)), fold(without_article(other))
    if one[:1] != two[:1]:
        return 0.0
    return SequenceMatcher(None, one, two, autojunk=False).ratio()
