"""How many people came to harm in an event: its own numbers and those of its parts."""

import re
from collections.abc import Mapping, Sequence

from annotation.frames.reports import Told, merged, reports_of, summed, words_of
from annotation.frames.scene import Thing, overlap
from annotation.frames.sides import side_of
from annotation.frames.standing import event_type
from annotation.frames.values import CountCell, Party
from annotation.frames.web import Filler, Web
from annotation.normals import COUNTED, Quantity
from annotation.values import extent

_AND = re.compile(
    r",?\s+(?:and|as well as)\s+(?:(?:an?|the|his|her|their|some)\s+)?", re.IGNORECASE
)
_SINGLE = re.compile(r"\ban?\s+\||\|an?\s", re.IGNORECASE)
"""The article of one alone, before the bar at which a span begins, or behind it."""
_NEAR = 5


def counts_of(
    web: Web, head: str, parties: Mapping[str, Sequence[Party]]
) -> Mapping[str, CountCell]:
    """Return a cell for each thing that is counted in a row."""
    told = told_of(web, head)
    cells = {what: [each for each in told if each.what == what] for what in COUNTED}
    return {what: _cell(web, found, parties) for what, found in cells.items() if found}


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
    found += [t for each in victims for t in _beside(web, each, found)]
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
            kept.append(Told(what, filler.tie.event, thing, thing.normal, victims))
    return kept


def _beside(web: Web, filler: Filler, told: Sequence[Told]) -> list[Told]:
    """Return whom a sentence puts beside a number ("two drivers and a doctor"): one, or some."""
    if any(_touch(filler.thing, other.thing) for each in told for other in each.victims):
        return []
    for each in told:
        if any(_is_beside(web, filler, other) for other in each.victims):
            one = 1 if _is_single(web, filler) else None
            number = Quantity(one, one, one)
            return [Told(each.what, filler.tie.event, filler.thing, number, (filler,))]
    return []


def _is_beside(web: Web, one: Filler, other: Filler) -> bool:
    """Whether nothing but "and" stands between two fillers of one trigger."""
    (_, end), (start, _) = sorted(extent(each.thing.fragments) for each in (one, other))
    return one.tie.event == other.tie.event and bool(_AND.fullmatch(web.scene.text[end:start]))


def _is_single(web: Web, filler: Filler) -> bool:
    start = extent(filler.thing.fragments)[0]
    before = web.scene.text[max(start - _NEAR, 0) : start]
    return bool(_SINGLE.search(f"{before}|{filler.thing.text}"))


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


def _cell(web: Web, told: Sequence[Told], parties: Mapping[str, Sequence[Party]]) -> CountCell:
    total = merged(summed(reports_of(web, told)))
    modifiers = {each.quantity.modifier for each in told}
    sides = {side_of(web, each.victims, parties) for each in told}
    return CountCell(
        total.low,
        total.high,
        total.best,
        next(iter(modifiers)) if len(modifiers) == 1 else "",
        next(iter(sides)) if len(sides) == 1 else "",
        words_of(web, told),
        tuple(dict.fromkeys(each.thing.id for each in told)),
    )
