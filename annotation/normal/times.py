"""What a time expression means: `read_time` turns its words into a normalised value, or into None.

The rules, each of which a reader of a value can look up by its name (`TimeValue.rule`):

- A time that needs the article's date is counted from it; the modules beside this one say how, each
  at its top: `weekdays`, `dates`, `relative`, `points` (parts of days and months), `limits` (since,
  by, ranges) and `durations`.
- The past tense never resolves to the future: a name that comes round again (Friday, May, 1 May) is
  the last one that is not after the article's date, and a period that is still running ends with
  it. Words that say the future themselves (tomorrow, next month, 2 March 2030) are read as they
  stand, whatever the tense: a contradiction is for a person to see, not for a rule to hide.
- The future tense takes the next one. Any other tense: the last weekday, and the nearest date.
- No date is ever invented: what is vague is a reference (PAST_REF) without dates, what cannot be
  read is None, and so is what no calendar has (30 February) or what contradicts itself.
- Without the article's date, what needs one is None, or keeps what is known (XXXX-09) without
  dates.

The weeks are those of ISO 8601. The time zone of the article is not known, and nothing is shifted.
"""

import re
from dataclasses import replace
from datetime import date

from annotation.normal.durations import duration
from annotation.normal.limits import limited
from annotation.normal.points import point
from annotation.normal.timevalue import Anchor, TimeValue, not_ahead
from annotation.normal.timewords import ALONE_A_WORD, LEAD

__all__ = ["TimeValue", "read_time"]

_LONGEST = 100
"""No expression of time is longer, and no pattern sees more."""
_EDGES = ' \t\r\n.,;:!?"()[]“”„«»…*'
_POSSESSIVE = re.compile(r"'s?$")
_DASHES = str.maketrans("–—\u2010\u2011−’‘", "-----''")


def read_time(
    words: str,
    *,
    published: date | None,
    tense: str = "past",
    earlier: TimeValue | None = None,
) -> TimeValue | None:
    """Return what `words` mean in an article of the date `published`; None where nothing is sure.

    `tense` is that of what happened then: "past", "future" or another. `earlier` is the time that
    the text gave before, which "the same day" needs.
    """
    text = _plain(words)
    if not text or len(text) > _LONGEST:
        return None
    anchor = Anchor(published, tense, earlier, published)
    try:
        value = _read(text, anchor)
    except OverflowError:  # it lies before the year 1 or after the year 9999
        return None
    return None if value is None else _worded(not_ahead(value, anchor), words)


def _plain(words: str) -> str:
    """Return the words in lower case, without what stands around them; empty for no time."""
    squeezed = " ".join(words.translate(_DASHES).split()).strip(_EDGES)
    lower = squeezed.lower()
    if lower == squeezed and lower in ALONE_A_WORD:
        return ""
    return _POSSESSIVE.sub("", lower)


def _read(text: str, anchor: Anchor) -> TimeValue | None:
    for read in (limited, duration, point):
        value = read(text, anchor)
        if value is not None:
            return value
    return duration(LEAD.sub("", text, count=1), anchor)


def _worded(value: TimeValue, words: str) -> TimeValue:
    return replace(value, basis=f"“{' '.join(words.split())}” {value.basis}")
