"""What an ambiguous verb needs beside it to be an event: "left the town", "planted a bomb"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotation.suggest.lexicon import NOUN

if TYPE_CHECKING:
    from spacy.tokens import Token

    from annotation.suggest.lexicon import Lexicon

_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "dative"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WAYS = frozenset(
    {
        *("to", "into", "onto", "from", "toward", "towards", "across", "through", "out", "off"),
        *("inside", "for", "via", "over", "past", "outside", "behind"),
    }
)
"""Prepositions that say where somebody goes: to be "in" a place is no journey."""
_AWAY = frozenset({"home", "here", "there", "abroad", "overseas", "ashore", "northward", "away"})
_PLACES = frozenset({"gpe", "location", "facility"})
_SPOTS = frozenset({"scene", "site", "venue", "grave", "shore", "room", "court", "ward", "spot"})
_PEOPLE = frozenset({"person", "organisation", "group"})
_WHO = frozenset({"PERSON", "NORP"})
_BODIES = frozenset({"GPE", "ORG"})
_MOVED = frozenset(
    {
        *(
            "car",
            "truck",
            "lorry",
            "van",
            "bus",
            "train",
            "plane",
            "flight",
            "boat",
            "ship",
            "ferry",
        ),
        *("vehicle", "convoy", "ambulance", "motorcycle", "taxi", "drug", "good", "supply", "food"),
        *("fuel", "body", "corpse", "remains", "money", "cash", "chemical", "cargo", "column"),
        *("patient", "passenger", "delegation", "caravan", "crew", "wounded", "injured", "dead"),
    }
)
"""What goes or is taken, beside people and weapons."""
_PARTS = frozenset({"involvement", "responsibility", "role", "account", "blame", "guilt"})
_GOODS = frozenset(
    {
        *("aid", "food", "flour", "bread", "grain", "rice", "wheat", "water", "medicine", "drug"),
        *("fuel", "supply", "blanket", "tent", "relief", "clothing", "ration", "parcel", "vaccine"),
        *("equipment", "assistance", "kit"),
    }
)
_COUNTS = frozenset({"dozen", "hundred", "thousand", "score", "million", "many", "other", "most"})
_WHERE = frozenset({"GPE", "LOC", "FAC"})
_THEM = frozenset(
    {
        *("i", "me", "we", "us", "he", "him", "she", "her", "they", "them", "who", "whom", "you"),
        *("nobody", "anyone", "anybody", "everyone", "everybody", "someone", "somebody", "one"),
    }
)
_DEVICES = frozenset({"device", "explosive", "warhead", "ied", "booby", "charge"})


def has_needed(verb: "Token", needs: tuple[str, ...], lexicon: "Lexicon") -> bool:
    """Whether one of the things that a verb needs stands there; True where it needs none."""
    return not needs or any(MEETS[need](verb, lexicon) for need in needs)


def _goes_somewhere(verb: "Token", lexicon: "Lexicon") -> bool:
    for child in verb.children:
        if child.dep_ in {"advmod", "npadvmod"} and child.lower_ in _AWAY:
            return True
        if any(_is_place(each, lexicon) for each in _led_to(child)):
            return True
    return False


def _is_journey(verb: "Token", lexicon: "Lexicon") -> bool:
    """Whether people or vehicles go somewhere: no river, and no question that comes to a head."""
    if not _goes_somewhere(verb, lexicon):
        return False
    doers = list(_doers(verb))
    return not doers or any(_is_mover(each, lexicon) for each in doers)


def _is_transport(verb: "Token", lexicon: "Lexicon") -> bool:
    """Whether people or goods are taken somewhere: no success, and no time."""
    is_taken = any(_is_mover(each, lexicon) for each in _objects(verb))
    return is_taken and _goes_somewhere(verb, lexicon)


def _is_of_place(verb: "Token", lexicon: "Lexicon") -> bool:
    return any(_is_place(each, lexicon) for each in _objects(verb))


def _is_of_people(verb: "Token", lexicon: "Lexicon") -> bool:
    return any(_is_people(each, lexicon) for each in _objects(verb))


def _is_of_side(verb: "Token", lexicon: "Lexicon") -> bool:
    """Whether it is done to people, or to a country or body."""
    objects = list(_objects(verb))
    return any(each.ent_type_ in _BODIES or _is_people(each, lexicon) for each in objects)


def _is_of_weapon(verb: "Token", lexicon: "Lexicon") -> bool:
    return any(_is_weapon(each, lexicon) for each in _objects(verb))


def _is_of_event(verb: "Token", lexicon: "Lexicon") -> bool:
    """Whether it is about an event: "welcomed the agreement", "denied any involvement"."""
    for each in _objects(verb):
        word = each.lemma_.lower()
        entry = lexicon.lookup(word, NOUN)
        if word in _PARTS or (entry is not None and entry.is_plain):
            return True
    return False


def _is_of_goods(verb: "Token", lexicon: "Lexicon") -> bool:  # noqa: ARG001 - as the others
    return any(each.lemma_.lower() in _GOODS for each in _objects(verb))


def _is_of_nothing(verb: "Token", lexicon: "Lexicon") -> bool:  # noqa: ARG001 - as the others
    return not any(_objects(verb))


def _is_doing_of_people(verb: "Token", lexicon: "Lexicon") -> bool:
    return any(_is_people(each, lexicon) for each in _doers(verb))


MEETS = {
    "way": _goes_somewhere,
    "journey": _is_journey,
    "transport": _is_transport,
    "place": _is_of_place,
    "people": _is_of_people,
    "side": _is_of_side,
    "weapon": _is_of_weapon,
    "event": _is_of_event,
    "goods": _is_of_goods,
    "nothing": _is_of_nothing,
    "doer": _is_doing_of_people,
}
"""What stands with a verb: a way to or from a place, alone, or with people or vehicles that go or
are taken; an object that is a place, people, a side, a weapon, an event, goods in need, or no
object; people who do it.
"""


def _doers(verb: "Token") -> Iterator["Token"]:
    """Yield the subject of a verb, or the one that it shares."""
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if subjects:
        yield from subjects
    elif verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ == "VERB":
        yield from (child for child in verb.head.children if child.dep_ in _SUBJECTS)
    elif verb.dep_ == "acl":
        yield verb.head


def _objects(verb: "Token") -> Iterator["Token"]:
    """Yield what a verb is done to: its objects, or the noun of "a bomb planted there"."""
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            yield child
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield verb.head
    elif verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VBN":
        yield from (each for each in verb.head.children if each.dep_ == "nsubjpass")


def _led_to(child: "Token") -> Iterator["Token"]:
    """Yield where a dependent of a verb says that the way goes: "to Dosta", "back to Dosta"."""
    if child.dep_ == "prep" and child.lower_ in _WAYS:
        yield from _below(child)
    elif child.dep_ in {"advmod", "prt"}:
        for each in child.children:
            if each.dep_ == "prep" and each.lower_ in _WAYS:
                yield from _below(each)


def _below(preposition: "Token") -> Iterator["Token"]:
    """Yield what a preposition leads to: "to Dosta", "out of Dosta"."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child
        elif child.dep_ == "prep":
            yield from _below(child)


def _is_place(token: "Token", lexicon: "Lexicon") -> bool:
    if token.ent_type_ in _WHERE or (token.pos_ == "PROPN" and not token.ent_type_):
        return True
    word = token.lemma_.lower()
    return word in _SPOTS or _kind(token, lexicon) in _PLACES


def _is_people(token: "Token", lexicon: "Lexicon") -> bool:
    if token.ent_type_ in _WHO or token.lower_ in _THEM or token.pos_ == "NUM":
        return True
    return token.lemma_.lower() in _COUNTS or _kind(token, lexicon) in _PEOPLE


def _kind(token: "Token", lexicon: "Lexicon") -> str | None:
    """Return what a noun names, by itself or with the noun before it: "railway station"."""
    word = token.lemma_.lower()
    known = lexicon.entity_type(word)
    if known is None and token.i and token.nbor(-1).dep_ == "compound":
        return lexicon.entity_type(f"{token.nbor(-1).lower_} {word}")
    return known


def _is_mover(token: "Token", lexicon: "Lexicon") -> bool:
    word = token.lemma_.lower()
    return word in _MOVED or _is_people(token, lexicon) or _is_weapon(token, lexicon)


def _is_weapon(token: "Token", lexicon: "Lexicon") -> bool:
    word = token.lemma_.lower()
    return word in _DEVICES or word in lexicon.weapons
