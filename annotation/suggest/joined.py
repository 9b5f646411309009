"""What stands at a word through another: prepositions, the nouns of a phrase, a second verb."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotation.suggest.subjects import OBJECTS, Slot, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

_STANDS_FOR = {"due": "by", "because": "by", "including": "object"}
"""First words of prepositions that lead to what stands elsewhere by itself."""
_SHARED = frozenset({"of", "on", "against", "by", "in", "at", "near"})
_LEADING = frozenset({"control", "front", "vicinity"})
_ASKING = frozenset({"demand", "insist", "request", "ask"})


def prepositional(preposition: "Token", name: str = "") -> Iterator[Slot]:
    """Yield what a preposition leads to, in the slot of its name or of another."""
    word = preposition.lower_
    name = name or _STANDS_FOR.get(word, word)
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield Slot(name, _controlled(child))
        elif child.dep_ in {"prep", "pcomp"} and child.pos_ in {"ADP", "SCONJ"}:
            # "from inside the base", "due to a bomb"
            yield from prepositional(child, name if name == "by" else "")


def _controlled(noun: "Token") -> "Token":
    """Return what "of" leads to in "for control of the town", "in front of the court"."""
    if noun.lemma_ in _LEADING:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "over"}:
                return next((each for each in child.children if each.dep_ == "pobj"), noun)
    return noun


def phrase_slots(verb: "Token", tokens: Iterable[int]) -> Iterator[Slot]:
    """Yield what stands at the nouns of a phrase: "imposed sanctions on", "took control of"."""
    for index in tokens:
        noun = verb.doc[index]
        if noun.dep_ in OBJECTS and noun.head == verb:
            for child in noun.children:
                if child.dep_ == "prep":
                    yield from prepositional(child)


def used(verb: "Token") -> Iterator[Slot]:
    """ "used a drone to attack the base", "a drone was used to attack it" """
    if verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ == "use" and verb.tag_ == "VB":
        for child in verb.head.children:
            if child.dep_ in OBJECTS or child.dep_ == "nsubjpass":
                yield Slot("with", child, is_near=False)


def shared_objects(verb: "Token") -> Iterator[Slot]:
    """ "attacked and killed three men": what both verbs do it to stands at the second."""
    if verb.tag_ == "VBN" or any(child.dep_ in OBJECTS for child in verb.children):
        return
    for second in verb.children:
        if second.dep_ == "conj" and second.pos_ == "VERB" and second.i == verb.i + 2:
            for child in second.children:
                if child.dep_ in OBJECTS:
                    yield Slot("object", child, is_near=False)


def beside(noun: "Token") -> Iterator[Slot]:
    """ "The slaughter and maiming of men": what stands at the first belongs to both."""
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        for child in noun.head.children:
            if child.dep_ == "prep" and child.lower_ in _SHARED:
                yield from (slot._replace(is_near=False) for slot in prepositional(child))


def asked(verb: "Token") -> Iterator[Slot]:
    """ "Demanded that the army leave": who is asked does it."""
    for child in verb.children if verb.lemma_ in _ASKING else ():
        if child.dep_ == "ccomp":
            for slot in subjects(child, 0):
                if slot.name == "subject":
                    yield Slot("from", slot.token, is_near=False)
