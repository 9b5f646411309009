"""What a trained coder would have coded in the sample articles, read from sample_gold.toml."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotation.codebook import Codebook
from annotation.values import Fragment

GOLD = Path(__file__).with_name("sample_gold.toml")
TOLD = "told"
"""In place of a role: the cause or the larger event, whichever the coder names."""
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
    return [_Reader(each, texts[each["file"]], codebook).article() for each in raw]


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
        return GoldArticle(self.raw["file"], events, others)

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
        if len(found) != 1 and nth is None or len(found) < int(nth or 1):
            raise GoldError(f"{self.raw['file']}: {words!r} stands there {len(found)} times")
        here = found[int(nth or 1) - 1]
        return Mark(here.span(2), here.span())


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
