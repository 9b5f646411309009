"""The sheet Actors: one row for each person, group or place of the project's register."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotation.codebook import Codebook
from annotation.values import Entity
from exports.columns import Column, Look
from exports.rows import Page
from exports.sheets.cells import kind_label

TITLE = "Actors"


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An entity, and how often this layer names it."""

    entity: Entity
    codebook: Codebook
    mentions: int
    documents: int
    events: int


class Tally:
    """Counts, article by article, how often each entity is named and has a part in an event."""

    def __init__(self, register: Iterable[Entity], codebook: Codebook) -> None:
        self._entities = {entity.id: entity for entity in register}
        self._codebook = codebook
        self._mentions: Counter[str] = Counter()
        self._documents: Counter[str] = Counter()
        self._events: Counter[str] = Counter()

    def add(self, page: Page) -> None:
        named = Counter(
            entity.id for span in page.entry.spans if (entity := page.entity(span)) is not None
        )
        self._entities |= {e.id: e for e in page.entry.entities.values() if e.id in named}
        self._mentions.update(named)
        self._documents.update(named.keys())
        for row in page.rows:
            parties = (party for found in row.parties.values() for party in found)
            self._events.update({p.entity.id for p in parties if p.entity is not None})

    def rows(self) -> Iterator[ActorRow]:
        """Yield the actors by name; those that this layer does not name have 0 mentions."""
        for entity in sorted(self._entities.values(), key=lambda e: (e.name.casefold(), e.id)):
            counts = (found[entity.id] for found in (self._mentions, self._documents, self._events))
            yield ActorRow(entity, self._codebook, *counts)


def columns() -> tuple[Column[ActorRow], ...]:
    """Return the columns of the sheet."""
    return (*_who(), *_counts())


def _who() -> tuple[Column[ActorRow], ...]:
    unknown = "nobody has said"
    return (
        Column("actor_id", "Actor", "The id; the other sheets point here with it.",
               lambda row: row.entity.id, Look.ID, 27),
        Column("name", "Name", "The name in the register.", lambda row: row.entity.name,
               Look.STRONG, 32),
        Column("kind", "Kind", "The kind of actor; the sheet Codebook defines it.",
               lambda row: row.entity.kind, width=18, missing=unknown),
        Column("kind_label", "Kind (label)", "That kind as people call it.",
               lambda row: kind_label(row.codebook, row.entity.kind), width=24, missing=unknown),
        Column("type", "Type", "The entity type of its mentions.", lambda row: row.entity.type,
               width=16, missing=unknown),
        Column("country", "Country", "The country that it belongs to.",
               lambda row: row.entity.country, width=20, missing=unknown),
        Column("aliases", "Aliases", "Other names, parted by “ | ”.",
               lambda row: " | ".join(row.entity.aliases), width=40, missing="no other is known"),
        Column("external_id", "External id", "Its id elsewhere, such as Q42418 in Wikidata.",
               lambda row: row.entity.external, Look.ID, 14, missing=unknown),
    )  # fmt: skip


def _counts() -> tuple[Column[ActorRow], ...]:
    return (
        Column("n_mentions", "Mentions", "How many mentions of this layer name it.",
               lambda row: row.mentions, Look.NUMBER, 11),
        Column("n_documents", "Documents", "In how many articles.",
               lambda row: row.documents, Look.NUMBER, 12),
        Column("n_events", "Events", "In how many rows of Events it has a part.",
               lambda row: row.events, Look.NUMBER, 9),
    )  # fmt: skip
