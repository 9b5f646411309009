"""Which language an article is in: told from its function words, and only in doubt by a model.

Only the first characters of the body are looked at, and a short text is not judged. The model of
languages takes a second and 70 MB to load; articles in the pipeline's own language never need it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from annotation.values import SILENT_ZONES, Zone

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ANY = "xx"
"""spaCy's name for the language of a pipeline that reads several."""
_LOOKED_AT = 2_000
_FEWEST_LETTERS = 100
_OWN_SHARE = 0.30
"""So many of the words of a text are function words of its language: of others it is half."""
_SURE = 0.80
_WORD = re.compile(r"[^\W\d_]+")
_LISTED = (
    "af Afrikaans, am Amharic, ar Arabic, az Azerbaijani, bg Bulgarian, bn Bengali, "
    "ca Catalan, cs Czech, da Danish, de German, el Greek, en English, es Spanish, fa Persian, "
    "fi Finnish, fr French, ha Hausa, he Hebrew, hi Hindi, hr Croatian, hu Hungarian, "
    "hy Armenian, id Indonesian, it Italian, ja Japanese, ka Georgian, ko Korean, ku Kurdish, "
    "ms Malay, my Burmese, nl Dutch, no Norwegian, pl Polish, ps Pashto, pt Portuguese, "
    "ro Romanian, ru Russian, so Somali, sq Albanian, sr Serbian, sv Swedish, sw Swahili, "
    "ta Tamil, th Thai, tl Tagalog, tr Turkish, uk Ukrainian, ur Urdu, vi Vietnamese, "
    "zh Chinese"
)
_NAMES = dict(each.split() for each in _LISTED.split(", "))


def language_of(text: str, zones: Iterable[Zone], own: str, stop_words: Iterable[str]) -> str:
    """Return the ISO 639-1 code of a text, "" where it is short or not clear.

    `own` is the pipeline's language and `stop_words` its function words.
    """
    body = _body(text, zones)
    words = _WORD.findall(body.lower())
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return ""
    known = frozenset(stop_words)
    if sum(word in known for word in words) >= _OWN_SHARE * len(words):
        return own
    language, share = _identifier().classify(body)
    return str(language) if share >= _SURE else ""


def language_name(code: str) -> str:
    """Return the English name of a language; its code in quotation marks where it has none."""
    return _NAMES.get(code, f"the language “{code}”")


def _body(text: str, zones: Iterable[Zone]) -> str:
    """Return the first characters of a text, its credits and boilerplate left out."""
    pieces = []
    left = _LOOKED_AT
    for start, end in _stretches(len(text), zones):
        pieces.append(text[start : min(end, start + left)])
        left -= len(pieces[-1])
        if left <= 0:
            break
    return "\n".join(pieces)


def _stretches(length: int, zones: Iterable[Zone]) -> Iterator[tuple[int, int]]:
    place = 0
    for zone in sorted(zones, key=lambda each: each.start):
        if zone.kind in SILENT_ZONES:
            yield place, max(place, zone.start)
            place = max(place, zone.end)
    yield place, length


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
