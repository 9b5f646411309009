"""When an event happened, from the times that its row names. No date is ever made up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotation.frames.levels import OWN, PART, SAME, Level, first_voice, levels, whence
from annotation.frames.values import DateCell
from annotation.frames.web import Filler, Web
from annotation.normal.timevalue import is_stale
from annotation.normals import CODER, Time

_PRECISIONS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Settled:
    """What several times say together: the days that all of `used` allow; `against` says others."""

    start: date | None
    end: date | None
    precision: str
    used: tuple[Filler, ...]
    against: tuple[Filler, ...] = ()


def date_cell(web: Web, head: str) -> DateCell:
    """Return the date of an event, with where it comes from."""
    level, words = _telling(web, head)
    if level is None:
        return DateCell(text=_text(words), evidence=_ids(words))
    settled = settle(web, level.fillers)
    return DateCell(
        settled.start,
        settled.end,
        settled.precision,
        _text(words),
        _basis(web, head, level, settled.used),
        whence(web, head, level, settled.used[0]),
        _ids((*settled.used, *words)),
    )


def is_told(web: Web, head: str, cell: DateCell) -> bool:
    """Whether a row has a date, or a person said that nobody knows it."""
    if cell.start is not None or cell.end is not None:
        return True
    return any(_time(each).rule == CODER for each in web.fillers(head, "date"))


def unread(web: Web, head: str, cell: DateCell) -> list[Filler]:
    """Return the times of an event in which no day could be read, though they speak of one.

    A time of day ("3 pm") needs none where something else gives the day.
    """
    is_dated = cell.start is not None or cell.end is not None
    found = (each for each in web.fillers(head, "date") if _is_time(web, each))
    return [each for each in found if _is_unread(each, is_dated=is_dated)]


def stale(web: Web, head: str) -> list[Filler]:
    """Return the times of an event that were counted from another date than the article's."""
    published = web.scene.published
    return [each for each in web.fillers(head, "date") if is_stale(_time(each), published)]


def _is_time(web: Web, filler: Filler) -> bool:
    thing = filler.thing
    return not thing.is_event and web.codebook.normal_of(thing.type) == "time"


def _is_unread(filler: Filler, *, is_dated: bool) -> bool:
    if filler.thing.normal is None:
        return True
    time = _time(filler)
    is_vague = _is_length(filler) or "_REF" in time.value or time.rule == CODER
    return not (_is_dated(filler) or is_vague or is_dated)


def contradiction(web: Web, head: str) -> tuple[Filler, ...]:
    """Return times of an event that cannot all be true, () where there are none such."""
    level, _ = _telling(web, head)
    settled = settle(web, level.fillers) if level is not None and level.event is None else None
    return (*settled.used, *settled.against) if settled is not None and settled.against else ()


def settle(web: Web, fillers: Iterable[Filler]) -> Settled:
    """Lay times over each other, leaving out those that contradict the first voice.

    The most exact one that is used stands first.
    """
    dated = [each for each in fillers if _is_dated(each)]
    first = min(first_voice(web, dated), key=_exactness)
    time = _time(first)
    settled = Settled(time.start, time.end, time.precision, (first,))
    for other in sorted((each for each in dated if each is not first), key=_exactness):
        settled = _narrowed(settled, other)
    return settled


def _narrowed(settled: Settled, other: Filler) -> Settled:
    time, used, against = _time(other), settled.used, settled.against
    start = max((d for d in (settled.start, time.start) if d is not None), default=None)
    end = min((d for d in (settled.end, time.end) if d is not None), default=None)
    if start is not None and end is not None and start > end:
        return replace(settled, against=(*against, other))
    if (start, end) == (settled.start, settled.end):
        return replace(settled, used=(*used, other) if time == _time(used[0]) else used)
    is_finer = _exactness(other)[0] < _exactness(used[0])[0]
    precision = time.precision if is_finer else settled.precision
    precision = "day" if start is not None and start == end else precision
    return Settled(start, end, precision, (other, *used) if is_finer else (*used, other), against)


def _telling(web: Web, head: str) -> tuple[Level | None, list[Filler]]:
    """Return the first level that has a date, and the fillers whose words belong to it.

    A level whose words say when, without a day, ends the search: another event's is not better.
    """
    words: list[Filler] = []
    for level in levels(web, head, "date"):
        if level.event is None or any(_is_dated(each) for each in level.fillers):
            words += level.fillers
        if any(_is_dated(each) for each in level.fillers):
            return level, words
        if not all(_is_length(each) for each in level.fillers):
            break
    return None, words


def _time(filler: Filler) -> Time:
    normal = filler.thing.normal
    return normal if isinstance(normal, Time) else Time("")


def _is_dated(filler: Filler) -> bool:
    time = _time(filler)
    return time.start is not None or time.end is not None


def _is_length(filler: Filler) -> bool:
    """Whether a time says how long or how often, and so leaves open when."""
    return _time(filler).type in ("DURATION", "SET")


def _exactness(filler: Filler) -> tuple[int, int, str]:
    precision = _time(filler).precision
    rank = _PRECISIONS.index(precision) if precision in _PRECISIONS else len(_PRECISIONS)
    return rank, filler.start, filler.thing.id


def _whence(web: Web, head: str, level: Level, filler: Filler) -> str:
    """Return what stands before the basis of a time that the event's first words do not give."""
    origin = whence(web, head, level, filler)
    if origin == OWN:
        return ""
    if origin == SAME:
        return "from another mention of the event: "
    if level.event is not None:
        return f"inherited from “{level.event.text}”, {_relation(level)}: "
    return f"inherited from the {origin}: "


def _relation(level: Level) -> str:
    if not level.is_around:
        return "which is told in this row"
    return "of which it is a part" if level.origin == PART else "which caused it"


def _basis(web: Web, head: str, level: Level, used: Sequence[Filler]) -> str:
    """Return how the times were read, and from where, each said once."""
    found: dict[str, list[str]] = {}
    said: set[str] = set()
    for each in used:
        basis = _time(each).basis or f"“{each.thing.text}”"
        if basis not in said:
            said.add(basis)
            found.setdefault(_whence(web, head, level, each), []).append(basis)
    return "; ".join(before + "; ".join(bases) for before, bases in found.items())


def _text(fillers: Iterable[Filler]) -> str:
    ordered = sorted(fillers, key=lambda each: (each.start, each.thing.id))
    return "; ".join({each.thing.text.casefold(): each.thing.text for each in ordered}.values())


def _ids(fillers: Iterable[Filler]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.thing.id for each in fillers))
