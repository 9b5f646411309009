"""Well-known actors by name: a starter register that ships (`known.toml` says what is in it)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from annotation.entities.names import folded

DATA = Path(__file__).with_name("known.toml")


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that need not be explained. `external` is its id in Wikidata, "" where unsure."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    external: str = ""


def find(name: str) -> Known | None:
    """Return who bears that name or alias, whatever its case, accents and article.

    One in capitals alone is found in capitals alone: "IS" is a group, "is" is a verb.
    """
    found = _by_name().get(folded(name))
    if found is None:
        return None
    actor, as_written = found
    return actor if as_written is None or as_written in name.replace(".", "") else None


@lru_cache(maxsize=1)
def load_known() -> tuple[Known, ...]:
    """Return all of them, in the order of the file, which is read on the first call."""
    return tuple(_actors(tomllib.loads(DATA.read_text("utf-8"))))


def _actors(raw: Mapping[str, Any]) -> Iterator[Known]:
    for kind, table in raw.items():
        if isinstance(table, dict):
            for name, facts in table.items():
                rest = {key: value for key, value in facts.items() if key != "aliases"}
                yield Known(name, kind, tuple(facts.get("aliases", ())), **rest)


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, tuple[Known, str | None]]:
    """Return each actor by its folded names, with the capitals that one must be written in."""
    found: dict[str, tuple[Known, str | None]] = {}
    for actor in load_known():
        for name in (actor.name, *actor.aliases):
            key = folded(name)
            capitals = name if name.isupper() else None
            if key not in found or capitals is None:
                found[key] = (actor, capitals)
    return found
