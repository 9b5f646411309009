"""What a trained coder would have coded in the sample articles, read from sample_gold.toml."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from annotation.codebook import Codebook
from annotation.frames.scene import Scene, Thing
from annotation.frames.values import Row
from annotation.values import Fragment, extent

GOLD = Path(__file__).with_name("sample_gold.toml")
TOLD = "told"
"""In place of a role: the cause or the larger event, whichever the coder names."""
SAME = "same_as"
QUANTITY = "quantity"
ATTRIBUTES = ("polarity", "modality", "status", "genericity")
_KEPT = {"id", "type", "on", "row"}
_QUOTATION = re.compile(r"(?P<words>.*?)(?: #(?P<nth>\d+))?", re.DOTALL)


class GoldError(ValueError):
    """What stands in the gold is not in the article, or not in the codebook."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a mark may stand: it holds `inner` and keeps within `outer`."""

    inner: Fragment
    outer: Fragment

    def takes(self, start: int, end: int) -> bool:
        holds = start <= self.inner[0] and self.inner[1] <= end
        return holds and self.outer[0] <= start and end <= self.outer[1]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may fill a role: a span of a type, or an event of the gold."""

    type: str = ""
    mark: Mark | None = None
    event: str = ""

    def admits(self, type_: str) -> bool:
        """Whether a span of a type may stand there: any type that the role takes, but a number
        stands for nothing else, as only it has a value."""
        return (self.type == QUANTITY) == (type_ == QUANTITY)


@dataclass(frozen=True, slots=True)
class Filler:
    """What is to fill a role: any of the choices will do."""

    role: str
    choices: tuple[Choice, ...]
    is_asked: bool = True

    @property
    def roles(self) -> tuple[str, ...]:
        return ("cause", "part_of") if self.role == TOLD else (self.role,)


@dataclass(frozen=True, slots=True)
class GoldEvent:
    id: str
    type: str
    marks: tuple[Mark, ...]
    fillers: tuple[Filler, ...]
    attributes: Mapping[str, str]
    row: Mapping[str, str]

    @property
    def place(self) -> int:
        return self.marks[0].inner[0]

    @property
    def needs(self) -> set[str]:
        """The events that have to be there before this one can be tied to them."""
        asked = (filler for filler in self.fillers if filler.is_asked)
        return {f.choices[0].event for f in asked if f.choices[0].event}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    file: str
    events: tuple[GoldEvent, ...]
    others: tuple[Mark, ...]

    def event(self, id_: str) -> GoldEvent:
        return next(event for event in self.events if event.id == id_)


def read_gold(texts: Mapping[str, str], codebook: Codebook) -> list[GoldArticle]:
    """Read the gold of the articles whose texts are given by file name."""
    raw = tomllib.loads(GOLD.read_text(encoding="utf-8"))["article"]
    return [gold_of(each, texts[each["file"]], codebook) for each in raw]


def gold_of(raw: Mapping[str, Any], text: str, codebook: Codebook) -> GoldArticle:
    """Read the gold of one article."""
    return _Reader(raw, text, codebook).article()


class _Reader:
    def __init__(self, raw: Mapping[str, Any], text: str, codebook: Codebook) -> None:
        self.raw = raw
        self.text = text
        self.codebook = codebook
        self.attributes = {each.name: each for each in codebook.attributes}

    def article(self) -> GoldArticle:
        events = tuple(self._event(each) for each in self.raw.get("event", ()))
        others = tuple(self._mark(each) for each in self.raw.get("others", ()))
        known = {event.id for event in events}
        named = {c.event for e in events for f in e.fillers for c in f.choices if c.event}
        if named - known or len(known) < len(events):
            raise GoldError(f"{self.raw['file']}: events {sorted(named - known)} are not there")
        return GoldArticle(self.raw["file"], tuple(_told_with(e, events) for e in events), others)

    def _event(self, raw: Mapping[str, Any]) -> GoldEvent:
        type_ = self.codebook.event(raw["type"])
        attributes = {name: raw[name] for name in raw if name in self.attributes}
        for name, value in attributes.items():
            if value not in self.attributes[name].values:
                raise GoldError(f"{raw['id']}: {name} has no value {value}")
        roles = [name for name in raw if name not in _KEPT and name not in attributes]
        unknown = [role for role in roles if role != TOLD and role not in type_.roles]
        if unknown:
            raise GoldError(f"{raw['id']}: {type_.name} has no role {unknown[0]}")
        fillers = tuple(self._filler(role, words) for role in roles for words in raw[role])
        marks = tuple(self._mark(words) for words in raw["on"].split(" | "))
        return GoldEvent(raw["id"], raw["type"], marks, fillers, attributes, raw.get("row", {}))

    def _filler(self, role: str, words: str) -> Filler:
        parts = [part.removeprefix("?") for part in words.split(" | ")]
        choices = tuple(self._choice(role, part) for part in parts)
        return Filler(role, choices, is_asked=not words.startswith("?"))

    def _choice(self, role: str, words: str) -> Choice:
        if words.removeprefix("event ").startswith("@"):
            return Choice(event=words.partition("@")[2])
        type_, _, quotation = words.partition(" ")
        self.codebook.entity(type_)
        if not self.codebook.fits(role, type_):
            raise GoldError(f"{role} cannot be filled by {type_}: {words}")
        return Choice(type_, self._mark(quotation))

    def _mark(self, words: str) -> Mark:
        match = _QUOTATION.fullmatch(words)
        quotation, nth = (match["words"], match["nth"]) if match else (words, None)
        before, bracket, rest = quotation.partition("[")
        inside, _, after = rest.partition("]") if bracket else (quotation, "", "")
        before = before if bracket else ""
        pattern = "".join(f"({_loose(part)})" for part in (before, inside, after))
        found = list(re.finditer(pattern, self.text))
        if (len(found) != 1 and nth is None) or len(found) < int(nth or 1):
            raise GoldError(f"{self.raw['file']}: {words!r} stands there {len(found)} times")
        here = found[int(nth or 1) - 1]
        return Mark(here.span(2), here.span())


def _told_with(event: GoldEvent, events: Iterable[GoldEvent]) -> GoldEvent:
    """Allow harm the place and the time of the act that it is told with: it has them anyway."""
    acts = {c.event for f in event.fillers if f.role == TOLD for c in f.choices}
    shared = (f for other in events if other.id in acts for f in other.fillers)
    allowed = [replace(f, is_asked=False) for f in shared if f.role in ("place", "time")]
    return replace(event, fillers=(*event.fillers, *allowed))


def _loose(words: str) -> str:
    """Return a pattern in which any white space stands for any other."""
    return re.sub(r"(?:\\?\s)+", lambda _: r"\s+", re.escape(words))


def matching(marks: Iterable[Mark], start: int, end: int) -> bool:
    return any(mark.takes(start, end) for mark in marks)


def quotations(article: GoldArticle) -> Iterator[Mark]:
    """Yield every place that the gold of an article names."""
    yield from article.others
    for event in article.events:
        yield from event.marks
        for filler in event.fillers:
            yield from (choice.mark for choice in filler.choices if choice.mark is not None)


def fills(filler: Filler, role: str, target: Thing, events: Mapping[str, str]) -> bool:
    """Whether a thing in a role is what a filler asks for. `events`: ids of triggers, by gold."""
    return role in filler.roles and any(_is(choice, target, events) for choice in filler.choices)


def _is(choice: Choice, target: Thing, events: Mapping[str, str]) -> bool:
    if target.is_event:
        return bool(choice.event) and events.get(choice.event) == target.id
    is_there = choice.mark is not None and choice.mark.takes(*extent(target.fragments))
    return is_there and choice.admits(target.type)


@dataclass(slots=True)
class Comparison:
    """What stands in a scene beside what should. Triggers by the gold's names, the rest in words.

    `triggers` are found, whatever their type; `retyped` those of another type. A role of a found
    trigger is right, missing or wrong; what may stand there and need not is left out.
    """

    triggers: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)
    retyped: list[str] = field(default_factory=list)
    right_roles: list[str] = field(default_factory=list)
    missing_roles: list[str] = field(default_factory=list)
    wrong_roles: list[str] = field(default_factory=list)
    wrong_attributes: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        named = {
            "missing": self.missing, "spurious": self.spurious, "another type": self.retyped,
            "role missing": self.missing_roles, "role wrong": self.wrong_roles,
            "attribute": self.wrong_attributes,
        }  # fmt: skip
        return [f"{name}: {words}" for name, found in named.items() for words in found]


def compare(article: GoldArticle, scene: Scene, *, is_done: bool) -> Comparison:
    """Lay a scene beside the gold. `is_done`: what may be left out must be, as nobody asked."""
    found = Comparison()
    things = {id_: thing for id_ in scene.events() if (thing := scene.thing(id_)) is not None}
    for event in article.events:
        here = [t for t in things.values() if matching(event.marks, *extent(t.fragments))]
        best = max(here, key=lambda thing: _rank(event, thing, scene), default=None)
        if best is None:
            found.missing.append(event.id)
            continue
        found.triggers[event.id] = best.id
        del things[best.id]
    for thing in things.values():
        if is_done or not matching(article.others, *extent(thing.fragments)):
            found.spurious.append(thing.text)
    for event in article.events:
        if event.id in found.triggers:
            _compare_event(event, article, scene, found)
    return found


def _rank(event: GoldEvent, thing: Thing, scene: Scene) -> tuple[int, str]:
    return (thing.type == event.type) + len(scene.ties_of(thing.id)), thing.id


def _compare_event(event: GoldEvent, article: GoldArticle, scene: Scene, found: Comparison) -> None:
    thing = scene.thing(found.triggers[event.id])
    assert thing is not None
    if thing.type != event.type:
        found.retyped.append(f"{event.id} is {thing.type}")
    defaults = {each.name: each.default for each in scene.codebook.attributes}
    for name in ATTRIBUTES:
        said = thing.attributes.get(name) or defaults[name]
        if said != event.attributes.get(name, defaults[name]):
            found.wrong_attributes.append(f"{event.id} {name} is {said}")
    _compare_roles(event, article, scene, found)


def _compare_roles(event: GoldEvent, article: GoldArticle, scene: Scene, found: Comparison) -> None:
    left = [filler for filler in event.fillers if filler.is_asked]
    mirrored = {e.id for e in article.events for f in e.fillers if _names(f, event.id)}
    for tie in scene.ties_of(found.triggers[event.id]):
        target = scene.thing(tie.target)
        if target is None:
            continue
        if target.is_event and target.id not in found.triggers.values():
            continue  # a tie to what is left out goes with it
        words = f"{event.id} {tie.role} {target.text}"
        fitting = [f for f in event.fillers if fills(f, tie.role, target, found.triggers)]
        left = [filler for filler in left if filler not in fitting]
        if any(filler.is_asked for filler in fitting):
            found.right_roles.append(words)
        elif not fitting and not (
            tie.role == SAME and target.id in {found.triggers.get(id_) for id_ in mirrored}
        ):
            found.wrong_roles.append(words)
    for filler in left:
        if filler.role != SAME or not _is_said_there(filler, event, scene, found):
            found.missing_roles.append(f"{event.id} {filler.role}")


def _names(filler: Filler, event: str) -> bool:
    return filler.role == SAME and any(choice.event == event for choice in filler.choices)


def _is_said_there(filler: Filler, event: GoldEvent, scene: Scene, found: Comparison) -> bool:
    """Whether the other event says that it is the same: it has no direction."""
    here = found.triggers[event.id]
    others = [found.triggers.get(choice.event, "") for choice in filler.choices]
    return any(
        tie.role == SAME and tie.target == here for id_ in others for tie in scene.ties_of(id_)
    )


# -- rows ----------------------------------------------------------------------------------------


def is_dated(event: GoldEvent, row: Row) -> bool:
    """Whether a row has the days that the gold expects, if it expects any."""
    return event.row.get("date", "") in ("", written(row.date.start, row.date.end))


def unlike(event: GoldEvent, row: Row) -> list[str]:
    """Return the cells of a row that say something else than the gold expects."""
    return [words for words in (_unlike(cell, event, row) for cell in event.row) if words]


def _unlike(cell: str, event: GoldEvent, row: Row) -> str:
    expected = event.row[cell]
    if cell == "date":
        days = written(row.date.start, row.date.end)
        return "" if days == expected else f"date {days or 'unknown'}, not {expected}"
    if cell == "place":
        names = {row.place.location.name} if row.place.location is not None else set()
        names |= set(row.place.text.split(", "))
        known = {name.casefold() for name in names}
        return (
            ""
            if expected.casefold() in known
            else f"place {row.place.text or 'unknown'}, not {expected}"
        )
    count = row.count(cell)
    low, dots, high = expected.partition("..")
    said = tuple("" if number is None else str(number) for number in (count.low, count.high))
    is_said = said == (low, high if dots else low)
    return "" if is_said else f"{cell} {'..'.join(said)}, not {expected}"


def written(start: date | None, end: date | None) -> str:
    """Return days as the gold writes them."""
    first, last = ("" if day is None else day.isoformat() for day in (start, end))
    return first if first == last else f"{first}/{last}"
