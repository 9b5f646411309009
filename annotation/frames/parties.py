"""Who takes part in an event: one Party for each thing, however often it is mentioned."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from annotation.codebook import Cell
from annotation.entities.peoples import kind_of
from annotation.frames.levels import PART
from annotation.frames.standing import event_type
from annotation.frames.values import Party
from annotation.frames.web import Filler, Web

PARTIES: tuple[Cell, ...] = (
    *("actor", "target", "recipient", "victim", "weapon", "source", "claimant"),
)
OTHER = "other"
Camp = Literal["state", "rebel", ""]
"""Who fights for a state, and who against one; "" is not known, or neither."""
OPPOSITE: Mapping[Camp, Camp] = {"state": "rebel", "rebel": "state"}
_CAMPS: Mapping[str, Camp] = {
    **dict.fromkeys(("state_forces", "foreign_forces", "government"), "state"),
    **dict.fromkeys(("rebel", "militia"), "rebel"),
}
"""The camps of the kinds of actors that have one."""


def parties_of(web: Web, head: str) -> Mapping[str, tuple[Party, ...]]:
    """Return who fills the cells of a row; cells that nobody fills are left out."""
    found: dict[str, tuple[Party, ...]] = {c: _of_cell(web, head, c) for c in PARTIES}
    found[OTHER] = _others(web, head, found)
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


def sides_of(
    parties: Mapping[str, Sequence[Party]],
) -> tuple[list[Party], list[Party]]:
    """Return who is on the side of the actor and who on the other one, as far as it is said."""
    others = {_whom(party) for party in parties.get(OTHER, ())}
    actors = parties.get("actor", ())
    one = [party for party in actors if _whom(party) not in others]
    second = [party for party in actors if _whom(party) in others]
    return one, [*parties.get("target", ()), *second]


def _others(web: Web, head: str, found: Mapping[str, tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return whom it is done to; where two do it to each other and to nobody else, the second."""
    able = {cell: _able(web, found, cell) for cell in ("target", "recipient", "victim")}
    second = _second_side(web, head, found.get("actor", ()))
    return able["target"] or able["recipient"] or second or able["victim"]


def _able(web: Web, found: Mapping[str, tuple[Party, ...]], cell: str) -> tuple[Party, ...]:
    actors = {_whom(party) for party in found.get("actor", ())}
    able = (each for each in found.get(cell, ()) if _can_act(web, each))
    return tuple(party for party in able if _whom(party) not in actors)


def _second_side(web: Web, head: str, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the other side of those who do something to each other.

    It is everybody of the camp that the first is not in, where that is known; else the second.
    """
    thing = web.event(head)
    known = event_type(web.codebook, thing.type) if thing is not None else None
    if known is None or not known.is_mutual:
        return ()
    first = camp_of(actors[0]) if actors else ""
    against = tuple(party for party in actors if first and camp_of(party) == OPPOSITE[first])
    return against or actors[1:2]


def camp_of(party: Party) -> Camp:
    """Return the camp of a party: by its kind in the register, else by the words of the text."""
    if party.entity is not None and party.entity.kind:
        return _CAMPS.get(party.entity.kind, "")
    kind = kind_of(party.text)
    return "" if kind == "civilian" else kind


def _can_act(web: Web, party: Party) -> bool:
    return any(each.is_actor for each in web.codebook.entities if each.name == party.type)
