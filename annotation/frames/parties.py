"""Who takes part in an event: one Party for each thing, however often it is mentioned."""

from collections.abc import Iterable, Mapping

from annotation.codebook import Cell
from annotation.frames.levels import PART
from annotation.frames.values import Party
from annotation.frames.web import Filler, Web

PARTIES: tuple[Cell, ...] = (
    *("actor", "target", "recipient", "victim", "weapon", "source", "claimant"),
)
OTHER = "other"


def parties_of(web: Web, head: str) -> Mapping[str, tuple[Party, ...]]:
    """Return who fills the cells of a row; cells that nobody fills are left out."""
    found: dict[str, tuple[Party, ...]] = {c: _of_cell(web, head, c) for c in PARTIES}
    found[OTHER] = _others(web, found)
    return {cell: parties for cell, parties in found.items() if parties}


def _of_cell(web: Web, head: str, cell: Cell) -> tuple[Party, ...]:
    """Return the event's own; victims also of its parts, others only where it has none itself."""
    own = [_party(each) for each in web.fillers(head, cell)]
    if own and cell != "victim":
        return _once(own)
    parts = web.sound_parts(head)
    return _once([*own, *(_party(f, PART) for part in parts for f in web.fillers(part, cell))])


def _party(filler: Filler, origin: str = "") -> Party:
    thing = filler.thing
    return Party(
        thing.id,
        thing.text,
        thing.type,
        filler.tie.role,
        thing.entity,
        filler.tie.inherited or origin,
        filler.is_suggested,
    )


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(_whom(party), party)
    return tuple(found.values())


def _whom(party: Party) -> str:
    """Return what two mentions of the same have in common."""
    return party.id if party.entity is None else party.entity.id


def same_party(one: Party, other: Party) -> bool:
    """Whether both name the same, as far as it is known."""
    return _whom(one) == _whom(other)


def _others(web: Web, found: Mapping[str, tuple[Party, ...]]) -> tuple[Party, ...]:
    actors = {_whom(party) for party in found.get("actor", ())}
    for cell in ("target", "recipient", "victim"):
        able = [each for each in found.get(cell, ()) if _can_act(web, each)]
        others = tuple(party for party in able if _whom(party) not in actors)
        if others:
            return others
    return ()


def _can_act(web: Web, party: Party) -> bool:
    return any(each.is_actor for each in web.codebook.entities if each.name == party.type)
