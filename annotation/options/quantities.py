"""How many: the value in force, what is typed, and what can be counted.

Typed are “7”, “7+”, “>=7”, “<30”, “20-30”, “~30”, or words as an article has them.
"""

import re
from dataclasses import fields, replace

from annotation.normal.meaning import bounds
from annotation.normal.quantities import Conventions, read_quantity
from annotation.normal.reading import counted_by, mention_of, read_normal
from annotation.normals import CODER, COUNTED, Normal, Quantity
from annotation.options.offer import Offer, Option
from annotation.review import Item, Review

_FIGURE = r"(\d[\d,]*)"
_RANGE = re.compile(rf"{_FIGURE}\s*(?:-|–|to)\s*{_FIGURE}")
_LIMIT = re.compile(rf"(>=|=>|≥|>|<=|=<|≤|<|~|≈)\s*{_FIGURE}")
_OPEN = re.compile(rf"{_FIGURE}\s*\+")
_SIGNS = {"=>": ">=", "≥": ">=", "=<": "<=", "≤": "<=", "≈": "~"}
_LARGEST = 10**12
_FORMS = "type 7, 7+, <30, 20-30, ~30, or words as in a report"


def quantity_options(review: Review, item: Item, typed: str) -> Offer[Normal]:
    """Offer readings of a quantity; of `typed` only what it says, of each thing counted."""
    words = typed.strip()
    if words.casefold() in ("unknown", "?", "-"):
        return Offer((_unknown(),))
    if words:
        return _typed(review, item, words)
    values = (item.normal, read_normal(review, item))
    known = [value for value in values if isinstance(value, Quantity) and _is_known(value)]
    unique = list(dict.fromkeys(replace(value, rule="") for value in known))
    options = [_option(replace(value, rule=CODER)) for value in unique]
    options += _of_others(unique[0]) if unique else []
    return Offer((*options, _none(), _unknown()))


def _typed(review: Review, item: Item, words: str) -> Offer[Normal]:
    value = _in_figures(words)
    if isinstance(value, str):
        return Offer((), value)
    if value is None:
        known = {field.name for field in fields(Conventions)}
        said = {name: n for name, n in review.codebook.conventions.items() if name in known}
        value = read_quantity(words, conventions=Conventions(**said))
    if value is None or not _is_known(value):
        return Offer((), f"“{words}” is not read as a number: {_FORMS}.")
    value = replace(value, what=_what(review, item), rule=CODER)
    return Offer((_option(value), *_of_others(value)))


def _in_figures(words: str) -> Quantity | str | None:
    """Read the short forms; a sentence where one contradicts itself, None for other words."""
    found = _RANGE.fullmatch(words)
    if found:
        low, high = _number(found[1]), _number(found[2])
        if low > high:
            return f"{low:,} is more than {high:,}: the least comes first, the most last."
        is_range = low < high
        return _small(Quantity(low, high, None if is_range else low, "between" if is_range else ""))
    found = _OPEN.fullmatch(words)
    if found:
        return _small(Quantity(_number(found[1]), None, None, "at least"))
    found = _LIMIT.fullmatch(words)
    return _small(_limited(found[1], _number(found[2]))) if found else None


def _limited(sign: str, number: int) -> Quantity | str:
    sign = _SIGNS.get(sign, sign)
    if sign == "<" and number == 0:
        return "Nothing is fewer than 0: type 0 where the article says that there were none."
    values = {
        ">=": Quantity(number, None, None, "at least"),
        ">": Quantity(number + 1, None, None, "more than"),
        "<=": Quantity(None, number, None, "at most"),
        "<": Quantity(None, number - 1, None, "fewer than"),
        "~": Quantity(None, None, number, "about"),
    }
    return values[sign]


def _small(value: Quantity | str) -> Quantity | str:
    if isinstance(value, str):
        return value
    known = (each for each in (value.low, value.high, value.best) if each is not None)
    return "No event counts that many." if max(known) > _LARGEST else value


def _number(figures: str) -> int:
    return int(figures.replace(",", "")[:20])


def _what(review: Review, item: Item) -> str:
    """Return what is counted: as it was said, or as the event says."""
    held = item.normal.what if isinstance(item.normal, Quantity) else ""
    return held or counted_by(review, mention_of(item))


def _of_others(value: Quantity) -> list[Option[Normal]]:
    """Return the same number of something else."""
    return [
        _option(replace(value, what=what, rule=CODER)) for what in COUNTED if what != value.what
    ]


def _option(value: Quantity) -> Option[Normal]:
    label = " ".join(each for each in (bounds(value), value.what) if each)
    return Option(label, value.modifier or "as a number", value)


def _is_known(value: Quantity) -> bool:
    return not (value.low is None and value.high is None and value.best is None)


def _none() -> Option[Normal]:
    zero = Quantity(0, 0, 0, "none", rule=CODER)
    return Option("none (0)", "the article says that there were none", zero)


def _unknown() -> Option[Normal]:
    value = Quantity(modifier="unknown", rule=CODER)
    return Option("unknown", "the article does not say how many", value)
