"""The actor register: the entities of a project, found by their names.

Every layer of a project shares one Register, and only an Editor changes it. A suggested entity
becomes a row of the register when the first mention of it is accepted: `resolve` says which row a
proposal means, by its id, by its name, or by an alias that a coder has written down.
"""

from collections.abc import Callable, Iterable

from annotation.entities.likeness import Names
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
        self._gone: dict[str, Entity] = {}
        self._names: Names | None = None
        for entity in entities:
            self.put(entity)

    def get(self, id_: str) -> Entity | None:
        """Return the entity of that id as it stands, merged or not."""
        return self._entities.get(id_)

    def standing(self, id_: str) -> Entity | None:
        """Return the entity of that id, or the one that it was merged into in the end.

        Where others have since taken that one away, or merged it back, one of them stands for all.
        """
        entity, seen = self._entities.get(id_), {id_}
        while entity is not None and entity.merged in self._entities:
            if entity.merged in seen:
                return self._entities[min(self._circle(entity.id))]
            seen.add(entity.merged)
            entity = self._entities[entity.merged]
        return entity

    def all(self) -> list[Entity]:
        """Return the entities that stand for themselves, by name."""
        own = (entity for entity in self._entities.values() if self._is_standing(entity))
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

    def like(self, words: str, most: int = 50) -> list[Entity]:
        """Return entities with a name like `words`, the most alike first (`entities.likeness`)."""
        if self._names is None:
            self._names = Names(self._entities.values())
        found = (self.standing(id_) for id_ in self._names.like(words, most))
        return list({entity.id: entity for entity in found if entity is not None}.values())

    def has_merged(self, id_: str) -> bool:
        """Whether another entity was merged into that one."""
        return any(entity.merged == id_ for entity in self._entities.values())

    def gone(self, id_: str) -> Entity | None:
        """Return an entity that was taken away since the register was opened."""
        return self._gone.get(id_)

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
        if self._names is not None:
            self._names.put(entity)

    def drop(self, id_: str) -> None:
        """Take a row away, if it is there."""
        entity = self._entities.pop(id_, None)
        if entity is not None:
            self._gone[id_] = entity
            if self._names is not None:
                self._names.drop(id_)
            for name in {folded(each) for each in (entity.name, *entity.aliases)}:
                self._named.get(name, {}).pop(id_, None)

    def _stands_for(self, id_: str, other: str) -> bool:
        entity = self.standing(id_)
        return entity is not None and entity.id == other

    def _is_standing(self, entity: Entity) -> bool:
        return not entity.merged or self.standing(entity.id) is entity

    def _circle(self, id_: str) -> list[str]:
        """Return the ids of a circle of entities that were merged into each other."""
        found, at = [id_], self._entities[id_].merged
        while at != id_:
            found.append(at)
            at = self._entities[at].merged
        return found
