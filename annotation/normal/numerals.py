"""Whole numbers as English writes them: digits, words, and both ("1.5 million", "two dozen").

`NUMBER` finds one in lower-case text, `read_number` reads what it found. What is no number of the
language ("two three", "2,30") is None.
"""

from fractions import Fraction

# fmt: off
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
UNITS = {word: number for number, word in enumerate(_SMALL)}
TENS = {word: 10 * number for number, word in enumerate(_TENS, 2)}
COUNTERS = {"dozen": 12, "score": 20, "hundred": 100}
"""What multiplies the number before it, inside a group of thousands."""
GROUPS = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
"""What closes a group."""
LARGEST = 10**12
"""No count of people or things in an article is larger."""

_HUNDRED, _TEN = 100, 10
_SCALE = "|".join([*COUNTERS, *GROUPS])
_WORD = "|".join(sorted([*UNITS, *TENS, *COUNTERS, *GROUPS], key=len, reverse=True))
_AND = "(?:(?<=hundred)|(?<=thousand)|(?<=million)) and "
_DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]{1,13})(?:\.[0-9]{1,9})?"
)
NUMBER = (
    rf"(?:(?<![\w.,])(?:half an? (?:{_SCALE})"
    rf"|{_DIGITS}(?:[ -](?:{_SCALE})\b)*"
    rf"|(?:an? (?=(?:{_SCALE})\b))?(?:{_WORD})(?:(?:[ -]|{_AND})(?:{_WORD})\b)*)"
    r"(?!\w|[.,][0-9]))"
)


def read_number(text: str) -> int | None:
    """Return the whole number that `text` writes; None where it writes none, or a fraction."""
    value = None if text == "score" else _exact(text.split())
    if value is None or value.denominator != 1 or value > LARGEST:
        return None
    return int(value)


def _exact(parts: list[str]) -> Fraction | None:
    words = " ".join(parts).replace("-", " ").split()
    if words[:2] in (["half", "a"], ["half", "an"]):
        rest = _sum(words[2:])
        return None if rest is None else rest / 2
    if words and words[0] in {"a", "an"}:
        words = ["one", *words[1:]]
    return _sum(_joined(words))


def _joined(words: list[str]) -> list[str]:
    """Join digits that stand in groups of three: "2 300" is one number."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].isdigit() and word[:3].isdigit() and len(word.split(".")[0]) == 3:  # noqa: PLR2004 - groups of three
            joined[-1] += word
        elif word != "and":
            joined.append(word)
    return joined


def _sum(words: list[str]) -> Fraction | None:
    total, group, last = Fraction(0), None, LARGEST
    for word in words:
        if word in GROUPS:
            if GROUPS[word] >= last:
                return None
            last = GROUPS[word]
            total, group = total + (Fraction(1) if group is None else group) * last, None
            continue
        group = _extended(group, word)
        if group is None:
            return None
    if not words:
        return None
    return total + (group or 0)


def _extended(group: Fraction | None, word: str) -> Fraction | None:
    """Return the group of thousands with one more word; None where the word cannot follow."""
    if word in COUNTERS:
        return (Fraction(1) if group is None else group) * COUNTERS[word]
    value = UNITS.get(word, TENS.get(word))
    if value is None:
        return _digits(word) if group is None else None
    if group is None:
        return Fraction(value)
    if group >= _HUNDRED and group % _HUNDRED == 0:
        return group + value
    if 0 < value < _TEN and group < _HUNDRED and group >= 2 * _TEN and group % _TEN == 0:
        return group + value
    return None


def _digits(word: str) -> Fraction | None:
    plain = word.replace(",", "")
    whole, _, decimals = plain.partition(".")
    if not (whole.isascii() and whole.isdigit() and (not decimals or decimals.isdigit())):
        return None
    return Fraction(f"{whole}.{decimals or 0}")
