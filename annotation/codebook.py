"""The codebook: the types, roles and attributes that an annotator chooses from, as frozen values.

A codebook is data (TOML, read by `annotation.codebook_reader`), never code. Every value here can
be compared, hashed, pickled to the worker and turned into JSON with `dataclasses.asdict`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from annotation.colours import Colours as Colours

EVENT_FILLER = "event"
"""The filler that lets any event of the codebook stand in a role."""

Kind = Literal["entity", "event"]


@dataclass(frozen=True, slots=True)
class EntityType:
    """A kind of thing that a stretch of text names."""

    name: str
    label: str
    short: str
    key: str
    colours: Colours
    definition: str
    example: str
    not_this: str
    model_labels: tuple[str, ...] = ()
    crosswalk: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of thing that happens, with the roles that its participants can have."""

    name: str
    label: str
    short: str
    group: str
    key: str
    colours: Colours
    definition: str
    example: str
    not_this: str
    roles: tuple[str, ...] = ()
    crosswalk: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Role:
    """What a span or an event is to an event; `fillers` are entity types or "event"."""

    name: str
    label: str
    short: str
    key: str
    fillers: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property of every event; no `values` means free text."""

    name: str
    label: str
    values: tuple[str, ...]
    default: str
    definition: str


@dataclass(frozen=True, slots=True)
class _Tables:
    """The look-ups of one codebook, made once."""

    entities: Mapping[str, EntityType]
    events: Mapping[str, EventType]
    roles: Mapping[str, Role]
    entity_keys: Mapping[str, EntityType]
    event_keys: Mapping[str, EventType]
    model_labels: Mapping[str, EntityType]


class _Cached:
    """Room for the look-ups outside the fields, so that they are neither compared nor pickled."""

    __slots__ = ("_cached_tables",)
    _cached_tables: _Tables


@dataclass(frozen=True, slots=True)
class Codebook(_Cached):
    """All types, roles and attributes of a project, and the TOML text that they were read from."""

    name: str
    version: str
    title: str
    description: str
    entities: tuple[EntityType, ...]
    events: tuple[EventType, ...]
    roles: tuple[Role, ...]
    attributes: tuple[Attribute, ...]
    source_text: str

    def entity(self, name: str) -> EntityType:
        """The entity type of that name, or KeyError."""
        return self._tables.entities[name]

    def event(self, name: str) -> EventType:
        """The event type of that name, or KeyError."""
        return self._tables.events[name]

    def role(self, name: str) -> Role:
        """The role of that name, or KeyError."""
        return self._tables.roles[name]

    def type(self, name: str) -> EntityType | EventType:
        """The entity or event type of that name (the two share no name), or KeyError."""
        return self._tables.entities.get(name) or self._tables.events[name]

    def entity_for_key(self, key: str) -> EntityType | None:
        """The entity type on a digit key."""
        return self._tables.entity_keys.get(key)

    def event_for_key(self, key: str) -> EventType | None:
        """The event type on a digit key."""
        return self._tables.event_keys.get(key)

    def entity_for_model_label(self, label: str) -> EntityType | None:
        """The entity type that a model's label is mapped onto; None: do not suggest it."""
        return self._tables.model_labels.get(label)

    def roles_of(self, event_type_name: str) -> tuple[Role, ...]:
        """The roles of an event type, in the order in which they are offered."""
        return tuple(self.role(name) for name in self.event(event_type_name).roles)

    def fits(self, role_name: str, target_type_name: str) -> bool:
        """Whether something of that type may fill the role."""
        fillers = self.role(role_name).fillers
        if target_type_name in self._tables.events:
            return EVENT_FILLER in fillers
        return target_type_name in self._tables.entities and target_type_name in fillers

    def search(self, prefix: str, kind: Kind | None = None) -> tuple[EntityType | EventType, ...]:
        """Types with a word in label or name that starts with each typed word, best first."""
        found = [each for each in self._of_kind(kind) if _matches(each, prefix.casefold().split())]
        start = prefix.strip().casefold()
        return tuple(sorted(found, key=lambda each: not each.label.casefold().startswith(start)))

    def _of_kind(self, kind: Kind | None) -> tuple[EntityType | EventType, ...]:
        entities = self.entities if kind != "event" else ()
        events = self.events if kind != "entity" else ()
        return (*entities, *events)

    @property
    def _tables(self) -> _Tables:
        try:
            return self._cached_tables
        except AttributeError:
            object.__setattr__(self, "_cached_tables", _make_tables(self))
            return self._cached_tables


def _make_tables(codebook: Codebook) -> _Tables:
    return _Tables(
        entities={each.name: each for each in codebook.entities},
        events={each.name: each for each in codebook.events},
        roles={each.name: each for each in codebook.roles},
        entity_keys={each.key: each for each in codebook.entities if each.key},
        event_keys={each.key: each for each in codebook.events if each.key},
        model_labels={label: each for each in codebook.entities for label in each.model_labels},
    )


def _matches(each: EntityType | EventType, typed: list[str]) -> bool:
    words = f"{each.label} {each.name} {each.name.replace('_', ' ')}".casefold().split()
    return all(any(word.startswith(part) for word in words) for part in typed)
