"""Who does what a verb says: its own subject, or the one that it takes from another word."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_VERBS = frozenset({"VERB", "AUX"})
_OF_OBJECT = frozenset({"of", "for", "from", "into"})
"""Prepositions after which the object does it: "accused them of killing", "kept them from"."""
_DEPTH = 4


class Slot(NamedTuple):
    """A word that stands in a slot of a trigger; `is_near` is false where it was inferred."""

    name: str
    token: "Token"
    is_near: bool = True


def has_subject(verb: "Token") -> bool:
    """Whether a verb says itself who does it or suffers it."""
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def subjects(verb: "Token", depth: int = _DEPTH) -> Iterator[Slot]:
    """Yield the subject of a verb, its own or a borrowed one."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    for child in own:
        is_passive = child.dep_ in PASSIVE_SUBJECTS or _is_short_passive(verb)
        name = "passive_subject" if is_passive else "subject"
        is_relative = child.lower_ in RELATIVES and verb.dep_ == "relcl"
        yield Slot(name, verb.head if is_relative else child)
    borrow = _LENDERS.get(verb.dep_)
    if not own and depth > 0 and borrow is not None:
        yield from borrow(verb, depth - 1)


def _is_short_passive(verb: "Token") -> bool:
    """Whether a clause leaves out its helper: "nine were killed and 61 officers injured".

    So does what the parser takes for one: "Two men kidnapped by rebels were freed".
    """
    if verb.tag_ != "VBN":
        return False
    labels = {child.dep_ for child in verb.children}
    return labels.isdisjoint({"aux", "auxpass"}) and (verb.dep_ == "conj" or "agent" in labels)


def _of_noun(verb: "Token", depth: int) -> Iterator[Slot]:
    """ "the soldiers killed in ...", "the rebels holding ...", "their decision to attack" """
    if verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children):
        yield Slot("subject" if _is_main(verb) else "passive_subject", verb.head)
    elif verb.tag_ == "VBG":
        yield Slot("subject", verb.head)
    elif verb.tag_ == "VB":
        yield from _of_plan(verb.head, depth)


def _is_main(verb: "Token") -> bool:
    """Whether a sentence without a verb is one whose verb was taken for a participle.

    "Army troops, backed by helicopters, attacked on Tuesday."
    """
    is_apart = verb.head.dep_ == "ROOT" and verb.i > 0 and verb.nbor(-1).text == ","
    return is_apart and not any(child.dep_ == "agent" for child in verb.children)


def _of_plan(noun: "Token", depth: int) -> Iterator[Slot]:
    """Yield whose plan, attempt or decision it is to do something."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    owners += list(_after(noun, "by"))
    if owners:
        yield from (Slot("subject", each, is_near=False) for each in owners)
    elif noun.dep_ in OBJECTS and noun.head.pos_ in _VERBS:
        for slot in subjects(noun.head, depth):
            yield Slot("subject", slot.token, is_near=False)


def _after(noun: "Token", preposition: str) -> Iterator["Token"]:
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ == preposition:
            yield from (each for each in child.children if each.dep_ == "pobj")


def _of_conjunct(verb: "Token", depth: int) -> Iterator[Slot]:
    """ "Rebels attacked the town and seized it", "Nine were killed and wounded" """
    head = verb.head
    if head.pos_ not in _VERBS:
        return
    was_passive = verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in head.children)
    for slot in subjects(head, depth):
        stays = was_passive and slot.name == "passive_subject"
        yield Slot("passive_subject" if stays else "subject", slot.token, is_near=False)


def _of_controller(verb: "Token", depth: int) -> Iterator[Slot]:
    """ "They agreed to withdraw", "They forced the army to withdraw" """
    head = verb.head
    if head.pos_ not in _VERBS | {"ADJ"}:
        return
    objects = [child for child in head.children if child.dep_ in OBJECTS]
    if head.lemma_ == "use":
        # what is used does nothing by itself
        objects = list(_after(head, "by"))
        if not objects and any(child.dep_ == "nsubjpass" for child in head.children):
            return
    for controller in objects or [slot.token for slot in subjects(head, depth)]:
        yield Slot("subject", controller, is_near=False)


def _of_main_clause(verb: "Token", depth: int) -> Iterator[Slot]:
    """ "Rebels seized the town, killing nine", "accused them of killing nine" """
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
    name = "passive_subject" if verb.tag_ == "VBN" else "subject"
    if verb.tag_ not in {"VBG", "VB", "VBN"}:
        return
    if verb.dep_ == "pcomp" and verb.head.lower_ in _OF_OBJECT:
        objects = [child for child in governor.children if child.dep_ in OBJECTS]
        if governor.pos_ == "NOUN":
            is_object = governor.dep_ in OBJECTS
            owners = [child for child in governor.children if child.dep_ == "poss"]
            objects = owners or ([governor] if is_object else [])
        yield from (Slot(name, each, is_near=False) for each in objects)
        if objects:
            return
    if governor.pos_ in _VERBS:
        for slot in subjects(governor, depth):
            yield Slot(name, slot.token, is_near=False)


_LENDERS: Mapping[str, Callable[["Token", int], Iterator[Slot]]] = {
    "acl": _of_noun,
    "amod": _of_noun,
    "conj": _of_conjunct,
    "xcomp": _of_controller,
    "advcl": _of_main_clause,
    "pcomp": _of_main_clause,
}
