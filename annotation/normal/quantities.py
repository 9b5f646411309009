"""How many: `read_quantity` turns the leading words of a quantity into bounds, or into None.

- A number is itself: low, high and best.
- A bound is that bound alone: "at least 7" is low, "up to 7" and "nearly 7" are high, "more than
  30" is low 31, "fewer than 30" is high 29. "about 30" is best alone, "20 to 30" is low and high.
- A vague word is low alone, by a convention that the caller can set ("dozens": 24).
- What is not said is None. 0 is read only where the words say none.
- What is no count of people or things (a percentage, money, a measure, an ordinal, an age, a time)
  is not read: None instead of a Quantity.
"""

import re
from dataclasses import dataclass, fields

from annotation.normal.numerals import COUNTERS, GROUPS, LARGEST, NUMBER, read_number
from annotation.normal.timewords import MONTH, UNIT
from annotation.normals import CountModifier, Quantity

Modifier = CountModifier


@dataclass(frozen=True, slots=True)
class Conventions:
    """The least number that a vague word stands for; a couple is exact.

    A plural is at least two of its kind (dozens: 24); several and a few are at least three.
    """

    couple: int = 2
    multiple: int = 2
    several: int = 3
    few: int = 3
    handful: int = 3
    tens: int = 20
    dozens: int = 24
    scores: int = 40
    hundreds: int = 200
    thousands: int = 2_000
    millions: int = 2_000_000


DEFAULTS = Conventions()
UNKNOWN = Quantity(modifier="unknown")

_LONGEST = 160
_PLAIN = str.maketrans("–—\u2010\u2011\u2212’‘\u00a0\u2009\u202f", "-----''   ")
_HEDGES: dict[str, Modifier] = {
    "at least": "at least",
    "at the least": "at least",
    "no fewer than": "at least",
    "no less than": "at least",
    "not fewer than": "at least",
    "not less than": "at least",
    "a minimum of": "at least",
    "upwards of": "at least",
    "upward of": "at least",
    "as few as": "at least",
    "as little as": "at least",
    "more than": "more than",
    "well over": "more than",
    "just over": "more than",
    "far more than": "more than",
    "slightly more than": "more than",
    "over": "more than",
    "above": "more than",
    "in excess of": "more than",
    "up to": "at most",
    "as many as": "at most",
    "as much as": "at most",
    "at most": "at most",
    "no more than": "at most",
    "not more than": "at most",
    "a maximum of": "at most",
    "fewer than": "fewer than",
    "less than": "fewer than",
    "under": "fewer than",
    "just under": "fewer than",
    "below": "fewer than",
    "nearly": "nearly",
    "almost": "nearly",
    "approaching": "nearly",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "approximately": "about",
    "some": "about",
    "an estimated": "about",
    "estimated": "about",
    "close to": "about",
    "circa": "about",
}
_AFTER: dict[str, Modifier] = {
    "or more": "at least",
    "or so": "about",
    "or fewer": "at most",
    "or less": "at most",
    "plus": "at least",
    "+": "at least",
}
"""Bounds that stand behind a number, after a space or a hyphen."""
_PERCENT = r"(?:%|percent\b|per cent\b|percentage|pct\b)"
_NONE = re.compile(
    r"(?:(?:no one|nobody|none|nil|not (?:a single|one|any)|no single)\b"
    rf"|(?:zero|0|no)(?![\w.,:/+-])(?! ?(?:[0-9]|{_PERCENT}|longer|more|fewer|less|doubt|sooner)))"
)
_UNSAID = re.compile(
    r"(?:(?:an? |the )?(?:as yet )?(?:(?:unknown|unspecified|undetermined|undisclosed|unconfirmed"
    r"|uncertain|unclear|large|small|great|growing|significant|considerable) )?numbers? of"
    r"|an? (?:unknown|unspecified|undisclosed) number|unknown|a lot of|lots of|many|numerous"
    r"|countless|various|some|most|few)\b"
)
_LEADS = re.compile(
    r"(?:(?:the|these|those|his|her|its|their|our|all|other|another|further|additional|remaining"
    r"|only|just|exactly|precisely|reportedly|reported|a further|an additional|a combined"
    r"|an? (?!third|quarter|half|fifth|tenth|majority|fraction|percentage)[a-z]+ of"
    r"(?= (?:[a-z]+ )*?(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten)))"
    r" )+(?=\S)"
)
_EXACT = {"both": 2, "a pair": 2, "a trio": 3}
_VAGUE_NAMES = {field.name: field.name for field in fields(Conventions)} | {
    "10s": "tens",
    "100s": "hundreds",
    "1000s": "thousands",
    "1,000s": "thousands",
}
_SCALE = "|".join([*COUNTERS, *GROUPS])
_VAGUE = re.compile(
    rf"(?:an? |many )?(?P<word>{'|'.join(map(re.escape, _VAGUE_NAMES))})(?![\w-])"
    rf"(?: of)?(?P<scale>(?: (?:{_SCALE})s?\b)*)(?: of\b)?"
)
_MONEY = (
    r"(?:dollars?|cents|euros?|pounds?|rupees?|afghanis?|roubles?|rubles?|yen|yuan|francs?|usd|eur)"
)
_MEASURE = (
    r"(?:km|kms|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot|ft|yards?|hectares?|acres?|kg|kgs"
    r"|kilograms?|kilos?|tons?|tonnes?|lit(?:re|er)s?|mm|cm|degrees|barrels|gallons)"
)
_NO_COUNT = re.compile(
    rf" ?(?:{_PERCENT}|[$€£¥/:°])|[-.,][a-z0-9]"
    rf"|[ -](?:(?:us|american|canadian|australian) )?(?:{_MONEY}|{_MEASURE}|{UNIT})(?![\w-])"
    rf"| {MONTH}(?= ?[0-9]|$)| and a half\b|[ -](?:third|quarter|half|fifth|tenth|halve)s?\b"
    r"| (?:in|out of) (?:every )?(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"| times\b| o'clock| ?[ap]\.?m\b"
)
_RANGE = re.compile(
    rf"(?:(?:between|from) )?(?P<low>{NUMBER})"
    rf"(?: to | or | ?(?<=[0-9 ])-(?=[0-9 ]) ?)(?P<high>{NUMBER})"
)
_BETWEEN = re.compile(rf"between (?P<low>{NUMBER}) and (?P<high>{NUMBER})")
_NUMBER = re.compile(NUMBER)
_EXACTLY = re.compile(rf"(?P<word>{'|'.join(_EXACT)})\b(?: of\b)?")
_ONE = re.compile(r"(?:a lone|a single|single|another|an?)(?= [a-z0-9]|$)")
_TAIL = re.compile("(?P<tail>" + "|".join(map(re.escape, _AFTER)) + r")(?!\w)")
_HEDGE = re.compile(
    "(?P<hedge>" + "|".join(sorted(map(re.escape, _HEDGES), key=len, reverse=True)) + r") (?=\S)"
)
_SHARED = re.compile(rf"[ -](?P<scale>(?:{_SCALE})(?: (?:{_SCALE}))*)$")


def read_quantity(words: str, *, conventions: Conventions = DEFAULTS) -> Quantity | None:
    """Return the quantity that `words` begin with; None where they begin with none."""
    text = " ".join(words.translate(_PLAIN).split()).strip(' .,;:!?"()[]“”').lower()
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition(" ")[0]
    return _read(text, conventions)


def _read(text: str, conventions: Conventions) -> Quantity | None:
    if _NONE.match(text):
        return Quantity(0, 0, 0, "none")
    hedge = _HEDGE.match(text)
    inner = _read(text[hedge.end() :], conventions) if hedge else None
    if hedge and inner:
        return _bound(_HEDGES[hedge["hedge"]], inner)
    return _counted(text, conventions) or _behind_lead(text, conventions) or _single(text)


def _behind_lead(text: str, conventions: Conventions) -> Quantity | None:
    """Read what "the", "only", "a total of" stand before."""
    lead = _LEADS.match(text)
    return _read(text[lead.end() :], conventions) if lead else None


def _counted(text: str, conventions: Conventions) -> Quantity | None:
    found = _RANGE.match(text) or _BETWEEN.match(text)
    if found:
        return _range(found["low"], found["high"]) if _counts(text, found.end()) else None
    return _number(text) or _vague(text, conventions) or _exactly(text)


def _counts(text: str, end: int) -> bool:
    """Whether what follows a number leaves it a count of people or things."""
    return _NO_COUNT.match(text, end) is None


def _range(low: str, high: str) -> Quantity | None:
    """Read both ends; a scale at the end is that of both: "two to three hundred"."""
    last, first = read_number(high), read_number(low)
    shared = _SHARED.search(high)
    if shared and not _SHARED.search(low):
        scaled = read_number(f"{low} {shared['scale']}")
        first = scaled if scaled is not None and last is not None and scaled <= last else first
    if first is None or last is None or first > last:
        return None
    return Quantity(first, last, None, "between") if first < last else Quantity(first, last, first)


def _number(text: str) -> Quantity | None:
    found = _NUMBER.match(text)
    number = read_number(found[0]) if found else None
    if found is None or number is None:
        return None
    tail = _TAIL.match(text, found.end()) or _TAIL.match(text, found.end() + 1)
    if not _counts(text, tail.end() if tail else found.end()):
        return None
    exact = Quantity(number, number, number)
    return _bound(_AFTER[tail["tail"]], exact) if tail else exact


def _vague(text: str, conventions: Conventions) -> Quantity | None:
    found = _VAGUE.match(text)
    if found is None or not _counts(text, found.end()):
        return None
    name = _VAGUE_NAMES[found["word"]]
    if name == "few" and not text.startswith("a "):
        return UNKNOWN
    scale = 1
    for word in found["scale"].split():
        scale *= COUNTERS.get(word.removesuffix("s"), 0) or GROUPS[word.removesuffix("s")]
    least: int = getattr(conventions, name) * scale
    if least > LARGEST:
        return None
    if name != "couple":
        return Quantity(least, None, None, "vague")
    return Quantity(least, least, least) if scale == 1 else Quantity(best=least, modifier="about")


def _exactly(text: str) -> Quantity | None:
    found = _EXACTLY.match(text)
    if found is None or not _counts(text, found.end()):
        return UNKNOWN if _UNSAID.match(text) else None
    number = _EXACT[found["word"]]
    return Quantity(number, number, number)


def _single(text: str) -> Quantity | None:
    """Read an article, where no other quantity stands behind it."""
    found = _ONE.match(text)
    return Quantity(1, 1, 1) if found and _counts(text, found.end()) else None


def _bound(modifier: Modifier, inner: Quantity) -> Quantity | None:
    """Return what a bound makes of a quantity; a vague one has no high end to bound."""
    if inner.modifier in {"none", "unknown"}:
        return UNKNOWN  # "almost none" is not 0
    low = inner.low if inner.low is not None else inner.best
    high = inner.high if inner.high is not None else inner.best
    if modifier == "about":
        return _about(inner)
    if modifier == "at least":
        return Quantity(low, None, None, modifier)
    if modifier == "more than":
        return Quantity(None if low is None else low + 1, None, None, modifier)
    if modifier == "fewer than" and high is not None:
        high -= 1
    return None if high is not None and high < 0 else Quantity(None, high, None, modifier)


def _about(inner: Quantity) -> Quantity:
    """A range stays one, and so does a bound; a number is the best guess."""
    return Quantity(best=inner.best, modifier="about") if inner.best is not None else inner
