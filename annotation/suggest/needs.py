"""What an ambiguous verb needs beside it to be an event: "left the town", "planted a bomb"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from annotation.suggest.lexicon import Lexicon

_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "dative"})
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
_WHERE = frozenset({"GPE", "LOC", "FAC"})
_THEM = frozenset(
    {"i", "me", "we", "us", "he", "him", "she", "her", "they", "them", "who", "whom", "you"}
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


def _is_of_place(verb: "Token", lexicon: "Lexicon") -> bool:
    return any(_is_place(each, lexicon) for each in _objects(verb))


def _is_of_people(verb: "Token", lexicon: "Lexicon") -> bool:
    return any(_is_people(each, lexicon) for each in _objects(verb))


def _is_of_weapon(verb: "Token", lexicon: "Lexicon") -> bool:
    return any(_is_weapon(each, lexicon) for each in _objects(verb))


def _is_doing_of_people(verb: "Token", lexicon: "Lexicon") -> bool:
    doers = (child for child in verb.children if child.dep_ == "nsubj")
    return any(_is_people(each, lexicon) for each in doers)


MEETS = {
    "way": _goes_somewhere,
    "place": _is_of_place,
    "people": _is_of_people,
    "weapon": _is_of_weapon,
    "doer": _is_doing_of_people,
}
"""A way to or from a place; an object that is a place, people or a weapon; people who do it."""


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
    if token.ent_type_ in _WHERE:
        return True
    word = token.lemma_.lower()
    return word in _SPOTS or lexicon.entity_type(word) in _PLACES


def _is_people(token: "Token", lexicon: "Lexicon") -> bool:
    if token.ent_type_ in _WHO or token.lower_ in _THEM:
        return True
    return lexicon.entity_type(token.lemma_.lower()) in _PEOPLE


def _is_weapon(token: "Token", lexicon: "Lexicon") -> bool:
    word = token.lemma_.lower()
    return word in _DEVICES or word in lexicon.weapons
