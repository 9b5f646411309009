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
NormalKind = Literal["", "time", "place", "quantity"]
Cell = Literal[
    "",
    "actor",
    "target",
    "recipient",
    "victim",
    "weapon",
    "date",
    "place",
    "count",
    "source",
    "claimant",
    "cause",
    "part",
    "same",
]
"""What a role is to the row of an event. `cause` and `part` name the event in whose row this one is
told, `same` another trigger of the same event."""
NORMAL_KINDS: tuple[NormalKind, ...] = ("time", "place", "quantity")
CELLS: tuple[Cell, ...] = (
    *("actor", "target", "recipient", "victim", "weapon", "date", "place", "count"),
    *("source", "claimant", "cause", "part", "same"),
)


@dataclass(frozen=True, slots=True)
class EntityType:
    """A kind of thing that a stretch of text names.

    `normal` is the kind of value that its mentions mean; those of an actor type can act.
    """

    name: str
    label: str
    short: str
    key: str
    colours: Colours
    definition: str
    example: str
    not_this: str
    model_labels: tuple[str, ...] = ()
    normal: NormalKind = ""
    is_actor: bool = False
    crosswalk: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of thing that happens, with the roles that its participants can have.

    `counts` is what its casualties are ("killed"; "" for an event that only has them), `required`
    the roles without which its row has a gap. Of one that is mutual, those who do it are two sides.
    """

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
    required: tuple[str, ...] = ()
    counts: str = ""
    crosswalk: Mapping[str, str] = field(default_factory=dict, hash=False)
    is_mutual: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What a span or an event is to an event; `fillers` are entity types or "event"."""

    name: str
    label: str
    short: str
    key: str
    fillers: tuple[str, ...]
    definition: str
    cell: Cell = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property of every event; no `values` means free text.

    An event with one of the `uncodable` values is no row of the data, unless a coder says so.
    """

    name: str
    label: str
    values: tuple[str, ...]
    default: str
    definition: str
    uncodable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorKind:
    """A kind of actor that an entity of the register can be."""

    name: str
    label: str
    definition: str
    is_civilian: bool = False


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
    actor_kinds: tuple[ActorKind, ...] = ()
    conventions: Mapping[str, int] = field(default_factory=dict, hash=False)
    """The least number that a vague word stands for ("dozens": 24), where it is not the usual."""

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

    def type_label(self, name: str) -> str:
        """The label of a type; its name where the codebook does not know it (any more)."""
        known = self._tables.entities.get(name) or self._tables.events.get(name)
        return known.label if known is not None else name

    def role_label(self, name: str) -> str:
        """The label of a role; its name where the codebook does not know it (any more)."""
        known = self._tables.roles.get(name)
        return known.label if known is not None else name

    def cell_of(self, role_name: str) -> Cell:
        """What a role is to the row of an event; "" for none, and for a role that is not known."""
        known = self._tables.roles.get(role_name)
        return known.cell if known is not None else ""

    def normal_of(self, type_name: str) -> NormalKind:
        """The kind of value that mentions of a type mean; "" for none."""
        known = self._tables.entities.get(type_name)
        return known.normal if known is not None else ""

    def roles_of(self, event_type_name: str) -> tuple[Role, ...]:
        """The roles of an event type, in the order in which they are offered; none if unknown."""
        event = self._tables.events.get(event_type_name)
        return () if event is None else tuple(self.role(name) for name in event.roles)

    def fits(self, role_name: str, target_type_name: str) -> bool:
        """Whether something of that type may fill the role."""
        role = self._tables.roles.get(role_name)
        fillers = () if role is None else role.fillers
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
