"""What an article says of how many: numbers that add up, and reports of one and the same number.

Numbers in one sentence add up ("five soldiers and three civilians"), unless its words say that they
do not. Numbers in different sentences are reports of the same thing, of which the bounds are kept,
unless their words mean different people ("nine soldiers", "two civilians"): these add up where one
speaker tells of both.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from annotation.entities.peoples import whom
from annotation.frames.scene import Thing
from annotation.frames.voices import SPEECH, Saying, voices_of
from annotation.frames.web import Filler, Web
from annotation.normals import Quantity
from annotation.values import extent

SUM = "sum"
"""The `whom` of a sum over different people."""
_INCLUDED = re.compile(
    r"\b(?:including|includes?|included|among|amongst|of (?:them|whom|which))\b", re.IGNORECASE
)
"""Words between two numbers of a sentence: the second is a part of the first."""
_APART = re.compile(rf"\b(?:but|while|whereas|although|though|according|{SPEECH})\b", re.IGNORECASE)
"""Words between two numbers of a sentence: somebody else tells the second, of the same thing."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number as it is told: of what, of which trigger, which quantity, who its people are."""

    what: str
    event: str
    thing: Thing
    quantity: Quantity
    victims: tuple[Filler, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of some people: its numbers together, and what it adds up.

    `whom` names them (see `peoples.whom`), or is SUM; "" where it may be all of them. `voice` is
    the number of who tells it (see `voices`).
    """

    low: int | None
    high: int | None
    best: int | None
    told: tuple[Told, ...]
    whom: str = ""
    voice: int = 0


def reports_of(web: Web, told: Iterable[Told]) -> list[Report]:
    """Return what is said of one thing, by whom it means, in the order of the text."""
    groups = _sentences(web, told)
    voices = voices_of(web, [Saying(group[0].thing, group[0].event) for group in groups])
    found: list[Report] = []
    for group, voice in zip(groups, voices, strict=True):
        found += [replace(report, voice=voice) for report in _by_whom(group)]
    return _folded(found)


def _by_whom(group: Sequence[Told]) -> Iterator[Report]:
    """Go through what numbers that are told together say of different people."""
    peoples = [_whom(each) for each in group]
    if "" in peoples:
        yield _report(group)
        return
    for name in dict.fromkeys(peoples):
        of_them = [told for told, who in zip(group, peoples, strict=True) if who == name]
        yield replace(_report(of_them), whom=name)


def _folded(reports: list[Report]) -> list[Report]:
    """Let soldiers, policemen and "security forces" be the same where the last are told of."""
    names = {each.whom for each in reports}
    wide = [name for name in names if name and ":" not in name]
    folds = {name: name.split(":")[0] for name in names if name.split(":")[0] in wide}
    return [replace(each, whom=folds.get(each.whom, each.whom)) for each in reports]


def summed(reports: Sequence[Report]) -> list[Report]:
    """Return reports of all: what one speaker says of different people is added up to one."""
    found: list[Report] = []
    for each in reports:
        alike = [other for other in reports if other.whom and other.voice == each.voice]
        names = list(dict.fromkeys(other.whom for other in alike))
        if not each.whom or len(names) < 2:  # noqa: PLR2004
            found.append(each)
        elif each is alike[0]:
            kinds = [merged([other for other in alike if other.whom == name]) for name in names]
            found.append(replace(_together(kinds), whom=SUM, voice=each.voice))
    return found


def contested(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return what two speakers tell of people who are not called alike, () where none do."""
    named = [each for each in reports if each.whom]
    for one, other in combinations(named, 2):
        ones, others = ({e.whom for e in named if e.voice == each.voice} for each in (one, other))
        if not ones & others:
            return one, other
    return ()


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
    """Lay reports of the same people over each other: the bounds, and the best if they agree.

    Reports that contradict each other bound nothing by an open end: the lowest is never above the
    highest.
    """
    low, high = _bounds(reports)
    if low is not None and high is not None and low > high:
        low, high = _bounds([each for each in reports if _is_closed(each)])
    bests = {each.best for each in reports if each.best is not None}
    best = bests.pop() if len(bests) == 1 else None
    is_within = best is not None and (low is None or low <= best) and (high is None or best <= high)
    told = tuple(told for each in reports for told in each.told)
    return Report(low, high, best if is_within else None, told)


def _bounds(reports: Sequence[Report]) -> tuple[int | None, int | None]:
    """Return the smallest low and the largest high."""
    low = min((each.low for each in reports if each.low is not None), default=None)
    return low, max((each.high for each in reports if each.high is not None), default=None)


def _is_closed(report: Report) -> bool:
    """Whether a report has both ends, in their order."""
    return report.low is not None and report.high is not None and report.low <= report.high


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def words_of(web: Web, told: Sequence[Told]) -> str:
    said = (" and ".join(each.thing.text for each in group) for group in _sentences(web, told))
    return "; ".join(said)
