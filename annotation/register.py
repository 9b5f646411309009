"""The actor register: the entities of a project, found by their names.

Every layer of a project shares one Register, and only an Editor changes it. A suggested entity
becomes a row of the register when the first mention of it is accepted: `resolve` says which row a
proposal means, by its id, by its name, or by an alias that a coder has written down.
"""

from collections.abc import Callable, Iterable

from annotation.entities.names import folded
from annotation.values import Entity

Used = Callable[[str, str, str], bool]
"""Whether a layer other than (document id, coder) has a mention of the entity."""


def _nowhere(entity_id: str, document: str, coder: str) -> bool:  # noqa: ARG001 - as Used has it
    return False


class Register:
    """Entities by id and by name. `is_used_elsewhere(entity id, document id, coder)`."""

    def __init__(
        self, entities: Iterable[Entity] = (), *, is_used_elsewhere: Used = _nowhere
    ) -> None:
        self.is_used_elsewhere = is_used_elsewhere
        self._entities: dict[str, Entity] = {}
        self._named: dict[str, dict[str, None]] = {}
        for entity in entities:
            self.put(entity)

    def get(self, id_: str) -> Entity | None:
        """Return the entity of that id as it stands, merged or not."""
        return self._entities.get(id_)

    def standing(self, id_: str) -> Entity | None:
        """Return the entity of that id, or the one that it was merged into in the end."""
        entity, seen = self._entities.get(id_), {id_}
        while entity is not None and entity.merged and entity.merged not in seen:
            seen.add(entity.merged)
            entity = self._entities.get(entity.merged, None)
        return entity

    def all(self) -> list[Entity]:
        """Return the entities that stand for themselves, by name."""
        own = (entity for entity in self._entities.values() if not entity.merged)
        return sorted(own, key=lambda entity: (folded(entity.name), entity.id))

    def held(self) -> list[Entity]:
        """Return every entity, merged ones too, by id."""
        return sorted(self._entities.values(), key=lambda entity: entity.id)

    def merged_into(self, id_: str) -> list[str]:
        """Return the ids that stand for an entity: its own and those that were merged into it."""
        return [each for each in self._entities if self._stands_for(each, id_)]

    def named(self, name: str) -> list[Entity]:
        """Return the entities with that name or alias, oldest first; merged ones as what they are.

        Case, accents, articles and possessives make no difference (`entities.names.folded`).
        """
        found = (self.standing(id_) for id_ in sorted(self._named.get(folded(name), ())))
        return list({entity.id: entity for entity in found if entity is not None}.values())

    def resolve(self, proposed: Entity) -> Entity | None:
        """Return the row that a proposed entity means, None when the register has none yet."""
        known = self.standing(proposed.id)
        if known is not None:
            return known
        for name in (proposed.name, *proposed.aliases):
            for entity in self.named(name):
                if not (entity.type and proposed.type) or entity.type == proposed.type:
                    return entity
        return None

    def put(self, entity: Entity) -> None:
        """Add a row, or put it in place of the one with its id."""
        self.drop(entity.id)
        self._entities[entity.id] = entity
        for name in (entity.name, *entity.aliases):
            self._named.setdefault(folded(name), {})[entity.id] = None

    def drop(self, id_: str) -> None:
        """Take a row away, if it is there."""
        entity = self._entities.pop(id_, None)
        if entity is not None:
            for name in {folded(each) for each in (entity.name, *entity.aliases)}:
                self._named.get(name, {}).pop(id_, None)

    def _stands_for(self, id_: str, other: str) -> bool:
        entity = self.standing(id_)
        return entity is not None and entity.id == other
