"""What the words of a mention say about a place beside its name: "near", "province", "Lebanon".

"the outskirts of the capital, Lashkar Gah" is a town of that name, and the place is near it.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Sort = Literal["", "province", "region", "city", "district"]
Distance = Literal["", "near", "part"]

_SORTS: dict[str, Sort] = {
    **dict.fromkeys(("province", "state", "governorate", "oblast", "prefecture"), "province"),
    **dict.fromkeys(("department", "canton", "krai", "emirate"), "province"),
    **dict.fromkeys(("region", "area", "territory"), "region"),
    **dict.fromkeys(("city", "town", "village", "municipality", "capital", "port"), "city"),
    **dict.fromkeys(("district", "county", "subdistrict"), "district"),
}
_SORT = rf"(?:{'|'.join(_SORTS)})"
_QUARTER = r"(?:north|south|east|west)(?:[ -]?(?:east|west))?"
_SIDE = rf"(?:{_QUARTER}(?:ern)?|central|upper|lower|rural|coastal|parts of|mid)"
_CAPITAL = r"(?:provincial |regional |state |country['’]s |national )?capital(?: city)?"
_UNIT = r"(?:km|kms|kilomet(?:er|re)s?|miles?|m|met(?:er|re)s?)"

_NEAR = re.compile(
    rf".*\b(?:near(?:by| to)?|outside(?: of)?|around|close to|not far from|"
    rf"(?:outskirts|suburbs?|vicinity|edge) of|"
    rf"{_UNIT}\)? (?:(?:to the )?{_QUARTER} )?(?:of|from)|{_QUARTER} of) ",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:(?:the|its|their|in|at|from|of) )+", re.IGNORECASE)
_ASIDE = re.compile(rf"(?:.* )?{_CAPITAL}(?: of (?P<within>[^,]+))?(?:,? of |, | )", re.IGNORECASE)
_OF = re.compile(rf"(?:(?!in |of |within )[\w-]+ )*?(?P<sort>{_SORT}) of ", re.IGNORECASE)
_AFTER = re.compile(rf" (?P<sort>{_SORT})$", re.IGNORECASE)
_BESIDE = re.compile(rf"{_SIDE} (?:of )?", re.IGNORECASE)
_WITHIN = re.compile(r"(?:, | in | \()(?P<within>[^,()]+)\)?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PART_OF = re.compile(
    r"(?:the )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) (?:[Ss]ub)?[Dd]istrict of (?P<within>.+)$"
)
_OWNED = re.compile(r"(?P<within>.+)['’]s? (?P<rest>(?:\w+ )*[A-Z].*)$")


class Reading(NamedTuple):
    """A way to read a mention: the name, what sort of place, in what other, how far from it."""

    name: str
    sort: Sort = ""
    within: str = ""
    distance: Distance = ""


def readings(words: str) -> Iterator[Reading]:
    """Yield the ways to read a mention, the plainest first: "Kuwait City" is a name as it is."""
    text = _POSSESSIVE.sub("", " ".join(words.split()).strip(' ,;:."“”'))
    yield Reading(text)
    plain = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    if plain != text:
        yield Reading(plain)
    near = _NEAR.match(text)
    distance: Distance = "near" if near else ""
    rest = text[near.end() :] if near else text
    yield from _parts(rest, distance)


def _parts(text: str, distance: Distance) -> Iterator[Reading]:
    text = _bare(text)
    if distance:
        yield Reading(text, distance=distance)
    part = _PART_OF.match(text)
    if part:
        yield Reading(part["name"], "district", _bare(part["within"]), distance)
        return
    yield from _sorted(text, "", distance)
    within = _WITHIN.search(text)
    if within:
        yield from _sorted(text[: within.start()], _bare(within["within"]), distance)
    owned = _OWNED.match(text)
    if owned:
        yield from _sorted(owned["rest"], _bare(owned["within"]), distance)


def _sorted(text: str, within: str, distance: Distance) -> Iterator[Reading]:
    """Yield the readings of a name with what stands before and after it."""
    if within:
        yield Reading(text, "", within, distance)
    capital = _ASIDE.match(text)
    if capital:
        yield Reading(text[capital.end() :], "city", capital["within"] or within, distance)
        return
    after, before = _AFTER.search(text), _OF.match(text)
    if after:
        name = text[: after.start()]
        sort = _SORTS[after["sort"].casefold()]
        yield Reading(name, sort, within, distance)
        yield Reading(_BESIDE.sub("", name, count=1), sort, within, distance)
    elif before:
        name = _bare(text[before.end() :])
        yield Reading(name, _SORTS[before["sort"].casefold()], within, distance)
    side = _BESIDE.match(text)
    if side:
        yield Reading(_bare(text[side.end() :]), "", within, distance or "part")


def _bare(text: str) -> str:
    text = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    return _POSSESSIVE.sub("", text.strip())


_BEFORE = re.compile(
    rf"(?:\b(?:near|outside|around|close to|(?:outskirts|suburbs?|vicinity|edge) of|"
    rf"{_UNIT} (?:{_QUARTER} )?(?:of|from)|{_QUARTER} of|{_SORT} of|{_SIDE}|{_CAPITAL},?)\s+"
    r"(?:the\s+|in\s+)?)+$",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?:['’]s)?\s+{_SORT}\b", re.IGNORECASE)
_COMMA = re.compile(r",\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
_NAME = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*"
_INSIDE = re.compile(
    rf",?\s+(?:in|of)\s+(?:the\s+)?(?:(?i:{_SIDE})\s+)?"
    rf"(?:(?i:{_SORT})\s+of\s+(?:the\s+)?{_NAME}|{_NAME}\s+(?i:{_SORT})\b)"
)


def with_neighbours(text: str, start: int, end: int) -> str:
    """Return the mention `[start, end)` with the words around it that say where it is.

    A model marks "Farah" in "the south-western Farah province"; a place needs the other words too.
    """
    before = _BEFORE.search(text, max(0, start - 80), start)
    behind = _BEHIND.match(text, end) or _COMMA.match(text, end)
    last = behind.end() if behind else end
    inside = _INSIDE.match(text, last)
    return text[before.start() if before else start : inside.end() if inside else last]


_SORTED = (
    r"(?:province|region|governorate|oblast|prefecture|district|county|subdistrict|"
    r"city|town|village|municipality)"
)
_SORT_OF = re.compile(rf"\b(?:{_SIDE}\s+)?{_SORTED}\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_SORT_BEHIND = re.compile(rf"\s+{_SORTED}\b", re.IGNORECASE)

_CLOSE = re.compile(
    rf"\b(?:near|outside|close to|(?:outskirts|suburbs?|vicinity|edge) of|"
    rf"{_UNIT} (?:{_QUARTER} )?(?:of|from))\s+(?:the\s+)?(?:{_CAPITAL},?\s+)?$",
    re.IGNORECASE,
)


def with_sort(text: str, start: int, end: int) -> str:
    """Return the mention `[start, end)` with the words that say what sort of place it is.

    "province of Baghlan"; and of a place told as part of another, with that one: "Barka district
    in the province of Baghlan". What is only beside it ("Dosta, Karvenia said") is left out. A
    place that is only told to be close by is "near" it.
    """
    before = _SORT_OF.search(text, max(0, start - 60), start)
    behind = None if before else _SORT_BEHIND.match(text, end)
    last = behind.end() if behind else end
    inside = _INSIDE.match(text, last)
    words = text[before.start() if before else start : inside.end() if inside else last]
    first = before.start() if before else start
    return f"near {words}" if _CLOSE.search(text, max(0, start - 80), first) else words


def container(words: str) -> tuple[str, str]:
    """Return what a mention is called and where its own words say that it lies: "" if nowhere.

    ("Barka district", "province of Baghlan") of "Barka district in the province of Baghlan".
    """
    text = _POSSESSIVE.sub("", " ".join(words.split()).strip(' ,;:."“”'))
    near = _NEAR.match(text)
    text = _bare(text[near.end() :] if near else text)
    part, within = _PART_OF.match(text), _WITHIN.search(text)
    owned = _OWNED.match(text)
    if part:
        return text[: part.start("within") - len(" of ")], _bare(part["within"])
    if within:
        return text[: within.start()], _bare(within["within"])
    return (owned["rest"], _bare(owned["within"])) if owned else (text, "")


def is_settlement(words: str) -> bool:
    """Whether words call a place a district, a village, a town: none of these lies in a town."""
    sorts = (_SORTS.get(word.casefold(), "") for word in re.findall(r"\w+", words))
    return any(sort in {"city", "district"} for sort in sorts)
