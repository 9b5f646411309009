"""What an article says of how many: numbers that add up, and reports of one and the same number.

Numbers in one sentence add up ("five soldiers and three civilians"), unless its words say that they
do not. Numbers in different sentences are reports of the same thing, of which the bounds are kept,
unless their words mean different people ("nine soldiers", "two civilians"): these add up.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotation.entities.peoples import whom
from annotation.frames.scene import Thing
from annotation.frames.web import Filler, Web
from annotation.normals import Quantity
from annotation.values import extent

SUM = "sum"
"""The `whom` of a sum over different people."""
_INCLUDED = re.compile(
    r"\b(?:including|includes?|included|among|amongst|of (?:them|whom|which))\b", re.IGNORECASE
)
"""Words between two numbers of a sentence: the second is a part of the first."""
_APART = re.compile(
    r"\b(?:but|while|whereas|although|though|sa(?:id|ys?)|according|claim(?:s|ed)?|report(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""Words between two numbers of a sentence: somebody else tells the second, of the same thing."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number as it is told: of what, by which quantity, and who its people are."""

    what: str
    thing: Thing
    quantity: Quantity
    victims: tuple[Filler, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of some people: its numbers together, and what it adds up.

    `whom` names them (see `peoples.whom`), or is SUM; "" where it may be all of them.
    """

    low: int | None
    high: int | None
    best: int | None
    told: tuple[Told, ...]
    whom: str = ""


def reports_of(web: Web, told: Iterable[Told]) -> list[Report]:
    """Return what is said of one thing, by whom it means, in the order of the text."""
    found: list[Report] = []
    for group in _sentences(web, told):
        peoples = [_whom(each) for each in group]
        if "" in peoples:
            found.append(_report(group))
            continue
        for name in dict.fromkeys(peoples):
            of_them = [told for told, who in zip(group, peoples, strict=True) if who == name]
            found.append(replace(_report(of_them), whom=name))
    return _folded(found)


def _folded(reports: list[Report]) -> list[Report]:
    """Let soldiers, policemen and "security forces" be the same where the last are told of."""
    names = {each.whom for each in reports}
    wide = [name for name in names if name and ":" not in name]
    folds = {name: name.split(":")[0] for name in names if name.split(":")[0] in wide}
    return [replace(each, whom=folds.get(each.whom, each.whom)) for each in reports]


def summed(reports: Sequence[Report]) -> list[Report]:
    """Return reports of all: what is said of different people is added up to one."""
    names = [name for name in dict.fromkeys(each.whom for each in reports) if name]
    if len(names) < 2:  # noqa: PLR2004
        return list(reports)
    whole = [each for each in reports if not each.whom]
    kinds = [merged([each for each in reports if each.whom == name]) for name in names]
    first = next(at for at, each in enumerate(reports) if each.whom)
    before = sum(not each.whom for each in reports[:first])
    return [*whole[:before], replace(_together(kinds), whom=SUM), *whole[before:]]


def _whom(told: Told) -> str:
    names = {whom(each.thing.text) for each in told.victims}
    return names.pop() if len(names) == 1 else ""


def _sentences(web: Web, told: Iterable[Told]) -> list[list[Told]]:
    """Return the numbers that are told together, without those that are a part of another."""
    groups: list[list[Told]] = []
    previous, is_part = None, False
    for each in sorted(told, key=lambda each: extent(each.thing.fragments)):
        between = _between(web, previous, each)
        previous = each
        if between is None or _APART.search(between):
            groups.append([each])
            is_part = False
            continue
        is_part = is_part or _INCLUDED.search(between) is not None
        if not is_part:
            groups[-1].append(each)
    return groups


def _between(web: Web, one: Told | None, other: Told) -> str | None:
    """Return the words between two numbers of one sentence, None for those of two sentences."""
    if one is None or web.sentence(one.thing.id) != web.sentence(other.thing.id):
        return None
    return web.scene.text[extent(one.thing.fragments)[1] : extent(other.thing.fragments)[0]]


def _report(group: Sequence[Told]) -> Report:
    said = ((told.quantity, (told,)) for told in group)
    return _together([Report(each.low, each.high, each.best, told) for each, told in said])


def _together(reports: Sequence[Report]) -> Report:
    """Add reports of different people up; a bound of some is a bound of all, from below."""
    lows = [each.low for each in reports]
    is_about = any(each.low is None and each.best is not None for each in reports)
    return Report(
        _sum([low for low in lows if low is not None]) if not is_about else None,
        _sum([each.high for each in reports]),
        _sum([each.best for each in reports]),
        tuple(told for each in reports for told in each.told),
    )


def merged(reports: Sequence[Report]) -> Report:
    """Lay reports of the same people over each other: the bounds, and the best if they agree."""
    bests = {each.best for each in reports if each.best is not None}
    return Report(
        min((each.low for each in reports if each.low is not None), default=None),
        max((each.high for each in reports if each.high is not None), default=None),
        next(iter(bests)) if len(bests) == 1 else None,
        tuple(told for each in reports for told in each.told),
    )


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def words_of(web: Web, told: Sequence[Told]) -> str:
    said = (" and ".join(each.thing.text for each in group) for group in _sentences(web, told))
    return "; ".join(said)
