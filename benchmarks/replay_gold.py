"""Annotated articles as JSON lines, and a codebook of the types that they use.

One JSON object a line: "id", "text", "dct" (the date or null), "entities" [{"start", "end",
"label"}] and "events" [{"type", "trigger": {"start", "end"}, "args": [{"role", "start", "end"}]}].
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from annotation.article import Article
from annotation.codebook import Codebook
from annotation.codebook_reader import parse_codebook
from annotation.values import Fragment

ANYTHING = "mention"
"""The type of a filler that is annotated with none."""
_DIGITS = "123456789"
_LETTERS = "ATVWPDSRCQUOMBFIJKLY"
"""The letters that a codebook may give to roles."""
_COLOURS = '{ light = "#1D5FD0", dark = "#6EA8FF" }'
_MODEL_LABELS = {
    "PERSON": ("person", "per"),
    "ORG": ("organization", "organisation", "org"),
    "GPE": ("gpe",),
    "LOC": ("loc", "location"),
    "FAC": ("fac", "facility"),
    "DATE": ("time", "date"),
    "MONEY": ("money", "mon"),
    "PRODUCT": ("software", "product"),
    "CARDINAL": ("number", "val"),
}
"""What a researcher would write down of a model's labels for types of these names."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role of a gold event."""

    role: str
    place: Fragment
    type: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    type: str
    place: Fragment
    fillers: tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """What an annotator of an article will have said in the end."""

    id: str
    text: str
    published: date | None
    events: tuple[GoldEvent, ...]

    @property
    def count(self) -> int:
        """How many annotations that are: events, their roles, and the mentions in these."""
        spans = {filler.place for event in self.events for filler in event.fillers}
        return len(self.events) + sum(len(each.fillers) for each in self.events) + len(spans)

    def article(self) -> Article:
        return Article(
            f"{self.id}.txt", self.text, self.text.encode(), "utf-8", published=self.published
        )


def read_gold(path: Path) -> list[GoldArticle]:
    """Return the articles of a file, in its order; the same text stands once."""
    lines = path.read_text("utf-8").splitlines()
    found = [_article(json.loads(line)) for line in lines if line.strip()]
    return list({each.text: each for each in reversed(found)}.values())[::-1]


def _article(said: Mapping[str, Any]) -> GoldArticle:
    types = {(e["start"], e["end"]): name_of(e["label"]) for e in said["entities"]}
    events = {(e["trigger"]["start"], e["trigger"]["end"], e["type"]): e for e in said["events"]}
    found = tuple(_event(each, types) for _, each in sorted(events.items()))
    return GoldArticle(said["id"], said["text"], _day(said.get("dct")), found)


def _day(written: str | None) -> date | None:
    """Return a date; None for one that is none."""
    parts = (written or "").split("T")[0].split("-")
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        return None


def _event(said: Mapping[str, Any], types: Mapping[Fragment, str]) -> GoldEvent:
    places = {(each["start"], each["end"], name_of(each["role"])) for each in said["args"]}
    fillers = tuple(
        Filler(role, (start, end), types.get((start, end), ANYTHING))
        for start, end, role in sorted(places)
    )
    trigger = said["trigger"]["start"], said["trigger"]["end"]
    return GoldEvent(f"e_{name_of(said['type'])[-36:].strip('_')}", trigger, fillers)


def name_of(label: str) -> str:
    """Return a name as a codebook takes it."""
    words = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")
    return words if words[:1].isalpha() else f"t_{words}"


def codebook_of(articles: Sequence[GoldArticle]) -> Codebook:
    """Return a codebook of the types and roles in use, the frequent ones on the keys."""
    events = [each for article in articles for each in article.events]
    fillers = [(event, filler) for event in events for filler in event.fillers]
    parts = [
        'name = "replay"\nversion = "1"\ntitle = "Replay"\n',
        *_types("entity", Counter(filler.type for _, filler in fillers)),
        *_types("event", Counter(event.type for event in events), _roles_by_type(fillers)),
        *_roles(Counter(filler.role for _, filler in fillers), _types_by_role(fillers)),
    ]
    return parse_codebook("\n".join(parts), where="the codebook of the gold")


Filled = tuple[GoldEvent, Filler]


def _roles_by_type(fillers: Iterable[Filled]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for event, filler in fillers:
        found.setdefault(event.type, set()).add(filler.role)
    return found


def _types_by_role(fillers: Iterable[Filled]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for _, filler in fillers:
        found.setdefault(filler.role, set()).add(filler.type)
    return found


def _types(
    table: str, names: Counter[str], roles: Mapping[str, set[str]] | None = None
) -> Iterable[str]:
    for number, (name, _) in enumerate(names.most_common()):
        lines = [
            f"[[{table}]]",
            f'name = "{name}"',
            f'label = "{name.removeprefix("e_").replace("_", " ")}"',
            f'short = "{table[:2].upper()}{number}"',
            f"colours = {_COLOURS}",
            f'definition = "{name}, as annotated."',
        ]
        lines += [f'key = "{_DIGITS[number]}"'] if number < len(_DIGITS) else []
        if table == "event":
            lines += ['group = "All"', f"roles = {sorted((roles or {}).get(name, set()))}"]
        labels = [label for label, known in _MODEL_LABELS.items() if name in known]
        lines += [f"model_labels = {labels}"] if labels and table == "entity" else []
        yield "\n".join(lines) + "\n"


def _roles(names: Counter[str], types: Mapping[str, set[str]]) -> Iterable[str]:
    for number, (name, _) in enumerate(names.most_common()):
        lines = [
            "[[role]]",
            f'name = "{name}"',
            f'label = "{name.replace("_", " ")}"',
            f'short = "R{number}"',
            f'definition = "{name}, as annotated."',
            f"fillers = {sorted(types[name])}",
        ]
        lines += [f'key = "{_LETTERS[number]}"'] if number < len(_LETTERS) else []
        yield "\n".join(lines) + "\n"
