"""On which side the people are who came to harm: the actor's, the other one's, or civilians."""

from collections.abc import Iterable, Mapping, Sequence

from annotation.entities.peoples import kind_of
from annotation.frames.parties import OPPOSITE, Camp, camp_of, sides_of
from annotation.frames.scene import Thing
from annotation.frames.values import Party, Side
from annotation.frames.web import Filler, Web


def side_of(web: Web, victims: Iterable[Filler], parties: Mapping[str, Sequence[Party]]) -> Side:
    """Return the side that all of the victims are on, "" where that is not known."""
    sides = {_side_of(web, each.thing, parties) for each in victims}
    return next(iter(sides)) if len(sides) == 1 else ""


def _side_of(web: Web, victim: Thing, parties: Mapping[str, Sequence[Party]]) -> Side:
    """Return whose people the victims are: by who they are, else by the words for them."""
    ours, theirs = sides_of(parties)
    if _is_among(victim, ours):
        return "a"
    if _is_civilian(web, victim):
        return "civilian"
    if _is_among(victim, theirs):
        return "b"
    camp = _camp(victim)
    if camp:
        return _side_of_camp(camp, ours, theirs, parties.get("victim", ()))
    return "b" if _kind(victim) and (ours or theirs) else ""


def _side_of_camp(
    camp: Camp, ours: Sequence[Party], theirs: Sequence[Party], victims: Sequence[Party]
) -> Side:
    """Return the side of people of a camp; "" where both or none could be theirs.

    People of the actor's own camp are the actor's only where the other side is of the other camp.
    """
    against = OPPOSITE[camp]
    camps = {each for each in map(camp_of, ours) if each}
    others = {each for each in map(camp_of, theirs) if each}
    if camp in camps and camp in others:
        return ""
    if camp in others or camps == {against}:
        return "b"
    is_opposed = against in others or any(camp_of(each) == against for each in victims)
    return "a" if camps == {camp} and is_opposed else ""


def _camp(victim: Thing) -> Camp:
    return camp_of(Party(victim.id, victim.text, victim.type, "", victim.entity))


def _kind(victim: Thing) -> str:
    return victim.entity.kind if victim.entity is not None else ""


def _is_civilian(web: Web, victim: Thing) -> bool:
    kind = _kind(victim)
    if not kind:
        return kind_of(victim.text) == "civilian"
    return any(each.is_civilian for each in web.codebook.actor_kinds if each.name == kind)


def _is_among(victim: Thing, parties: Iterable[Party]) -> bool:
    return any(_is_party(victim, party) for party in parties)


def _is_party(victim: Thing, party: Party) -> bool:
    if victim.id == party.id:
        return True
    return (
        victim.entity is not None
        and party.entity is not None
        and (victim.entity.id == party.entity.id)
    )
