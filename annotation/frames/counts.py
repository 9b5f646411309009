"""How many people came to harm in an event: its own numbers and those of its parts.

Numbers in one sentence add up ("five soldiers and three civilians"), unless its words say that they
do not; numbers in different sentences are reports of the same thing, of which the bounds are kept.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotation.frames.scene import Thing, overlap
from annotation.frames.standing import event_type
from annotation.frames.values import CountCell, Party, Side
from annotation.frames.web import Filler, Web
from annotation.normals import COUNTED, Quantity
from annotation.values import extent

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
    """What one sentence says: its numbers together, and what it adds up."""

    low: int | None
    high: int | None
    best: int | None
    told: tuple[Told, ...]


def counts_of(
    web: Web, head: str, parties: Mapping[str, Sequence[Party]]
) -> Mapping[str, CountCell]:
    """Return a cell for each thing that is counted in a row."""
    told = told_of(web, head)
    cells = {what: [each for each in told if each.what == what] for what in COUNTED}
    return {what: _cell(web, found, parties) for what, found in cells.items() if found}


def reports_of(web: Web, told: Iterable[Told]) -> list[Report]:
    """Return what is said of one thing, in the order of the text."""
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
    return [_report(group) for group in groups]


def told_of(web: Web, head: str) -> list[Told]:
    """Return the numbers that are told in a row, each once."""
    found: list[Told] = []
    for told in _candidates(web, head):
        if not told.what or any(_is_same(told, each) for each in found):
            continue
        found.append(told)
    return found


def unexplained(web: Web, head: str) -> list[Told]:
    """Return the numbers in count roles of an event of which nobody knows what they count."""
    return [each for each in _numbers(web, head) if not each.what and not each.victims]


def _candidates(web: Web, head: str) -> list[Told]:
    found = _numbers(web, head)
    for part in web.parts(head):
        is_unsound = web.is_unsound(part)
        found += [t for t in _numbers(web, part) if not is_unsound or t.quantity.high == 0]
    return found


def _numbers(web: Web, head: str) -> list[Told]:
    """Return the numbers of one event, those of its victims first: they say whose they are."""
    victims = web.fillers(head, "victim")
    counts = web.fillers(head, "count")
    found = [t for each in victims for t in _inside(web, each, (each,))]
    for count in counts:
        around = [each for each in victims if _touch(each.thing, count.thing)]
        found += _inside(web, count, tuple(around or (victims if len(victims) == 1 else ())))
    return found


def _inside(web: Web, filler: Filler, victims: tuple[Filler, ...]) -> list[Told]:
    """Return the numbers that a filler is or has inside, the longest of those that overlap."""
    own = [filler.thing] if isinstance(filler.thing.normal, Quantity) else _quantities(web, filler)
    kept: list[Told] = []
    for thing in own:
        if isinstance(thing.normal, Quantity) and not any(_touch(thing, t.thing) for t in kept):
            what = thing.normal.what or _counted_by(web, filler)
            kept.append(Told(what, thing, thing.normal, victims))
    return kept


def _quantities(web: Web, filler: Filler) -> list[Thing]:
    found = (web.thing(id_) for id_ in web.scene.overlapping(filler.thing.fragments))
    things = [t for t in found if t is not None and isinstance(t.normal, Quantity)]
    return sorted(things, key=lambda t: (t.is_suggested, -_length(t), extent(t.fragments), t.id))


def _counted_by(web: Web, filler: Filler) -> str:
    """Return what the type of the event counts whose role it is."""
    event = web.event(filler.tie.event)
    known = None if event is None else event_type(web.codebook, event.type)
    return "" if known is None else known.counts


def _length(thing: Thing) -> int:
    return sum(end - start for start, end in thing.fragments)


def _touch(one: Thing, other: Thing) -> bool:
    return one.id == other.id or overlap(one.fragments, other.fragments)


def _is_same(one: Told, other: Told) -> bool:
    return one.what == other.what and _touch(one.thing, other.thing)


# -- several numbers for one thing -------------------------------------------------------------


def _between(web: Web, one: Told | None, other: Told) -> str | None:
    """Return the words between two numbers of one sentence, None for those of two sentences."""
    if one is None or web.sentence(one.thing.id) != web.sentence(other.thing.id):
        return None
    return web.scene.text[extent(one.thing.fragments)[1] : extent(other.thing.fragments)[0]]


def _report(group: Sequence[Told]) -> Report:
    quantities = [each.quantity for each in group]
    lows = [q.low for q in quantities]
    is_about = any(q.low is None and q.best is not None for q in quantities)
    return Report(
        _sum([low for low in lows if low is not None]) if not is_about else None,
        _sum([q.high for q in quantities]),
        _sum([q.best for q in quantities]),
        tuple(group),
    )


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def _cell(web: Web, told: Sequence[Told], parties: Mapping[str, Sequence[Party]]) -> CountCell:
    reports = reports_of(web, told)
    bests = {r.best for r in reports if r.best is not None}
    modifiers = {each.quantity.modifier for each in told}
    sides = {_side(web, each, parties) for each in told}
    return CountCell(
        min((r.low for r in reports if r.low is not None), default=None),
        max((r.high for r in reports if r.high is not None), default=None),
        next(iter(bests)) if len(bests) == 1 else None,
        next(iter(modifiers)) if len(modifiers) == 1 else "",
        next(iter(sides)) if len(sides) == 1 else "",
        "; ".join(" and ".join(t.thing.text for t in r.told) for r in reports),
        tuple(dict.fromkeys(each.thing.id for each in told)),
    )


# -- on which side -----------------------------------------------------------------------------


def _side(web: Web, told: Told, parties: Mapping[str, Sequence[Party]]) -> Side:
    sides = {_side_of(web, each.thing, parties) for each in told.victims}
    return next(iter(sides)) if len(sides) == 1 else ""


def _side_of(web: Web, victim: Thing, parties: Mapping[str, Sequence[Party]]) -> Side:
    if _is_among(victim, parties.get("actor", ())):
        return "a"
    kind = victim.entity.kind if victim.entity is not None else ""
    if any(each.is_civilian for each in web.codebook.actor_kinds if each.name == kind):
        return "civilian"
    is_two_sided = bool(parties.get("actor") or parties.get("target"))
    is_other = bool(kind) or _is_among(victim, parties.get("target", ()))
    return "b" if is_two_sided and is_other else ""


def _is_among(victim: Thing, parties: Iterable[Party]) -> bool:
    return any(_is_party(victim, party) for party in parties)


def _is_party(victim: Thing, party: Party) -> bool:
    if victim.id == party.id:
        return True
    return (
        victim.entity is not None
        and party.entity is not None
        and (victim.entity.id == party.entity.id)
    )
