"""Who and what an event is told of from further away: "claimed responsibility for the attack".

Each is inferred from a few words of English, and none of them is as sure as what stands at the
event itself.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotation.suggest.subjects import OBJECTS, Slot, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})
_PREDICATES = frozenset({"acomp", "oprd"})
_BE = "be"
_AGENTS = frozenset({"perpetrator", "mastermind", "author", "culprit", "planner", "organiser"})
_HARMED = frozenset({"victim", "target"})
_PARTS = frozenset({"role", "part", "involvement", "participation", "complicity", "hand"})
_OWNING = frozenset({"claim", "accept", "admit", "take", "bear", "acknowledge", "assume"})
_BLAMING = frozenset({"accuse", "suspect", "convict", "blame", "charge"})
_HITTING = frozenset(
    {
        *(
            "hit",
            "strike",
            "rock",
            "shake",
            "destroy",
            "damage",
            "target",
            "shatter",
            "rip",
            "tear",
        ),
        *("level", "flatten", "devastate", "wreck", "sweep", "gut", "demolish", "batter"),
    }
)
_AIMING = frozenset({"aim", "direct"})
_SEEING = frozenset({"see", "witness", "experience"})
"""What a place does when something happens there: "the town has seen many bombings"."""
_PLACING = frozenset({"in", "at", "on", "near", "outside", "inside"})


def beyond(root: "Token") -> Iterator[Slot]:
    """Yield what fills a slot of a trigger from outside of its own phrase or clause."""
    if root.pos_ == "ADJ":
        yield from _of_state(root)
    if root.pos_ not in _VERBS:
        yield from _answerable(root)
        yield from _hit(root)
    yield from _at_which(root)


def _of_state(adjective: "Token") -> Iterator[Slot]:
    """ "Nine people were dead", "was shot dead", "left nine dead" """
    own = [child for child in adjective.children if child.dep_ == "nsubj"]
    yield from (Slot("passive_subject", child) for child in own)
    verb = adjective.head
    if adjective.dep_ == "amod" and adjective.head.pos_ == "NOUN":
        yield Slot("passive_subject", adjective.head)
    if own or adjective.dep_ not in _PREDICATES or verb.pos_ not in _VERBS:
        return
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    for token in objects or [slot.token for slot in subjects(verb)]:
        yield Slot("passive_subject", token)


def _answerable(noun: "Token") -> Iterator[Slot]:
    """Yield who is told to have done it, or to have suffered it, by the words around a noun."""
    if noun.dep_ != "pobj":
        return
    preposition, holder = noun.head.lower_, noun.head.head
    lemma = holder.lemma_.lower()
    if preposition == "behind":
        yield from _behind(holder)
    elif holder.pos_ == "NOUN":
        yield from _by_noun(holder, lemma)
    elif lemma == "responsible":
        yield from _borrowed(subjects(holder.head))
    elif lemma in _BLAMING and preposition in {"of", "for", "over", "in", "with"}:
        yield from _blamed(holder)


def _behind(holder: "Token") -> Iterator[Slot]:
    if holder.pos_ in _VERBS and holder.lemma_ == _BE:
        yield from _borrowed(subjects(holder))
    elif holder.pos_ in {"NOUN", "PROPN"}:
        yield Slot("subject", holder, is_near=False)


def _by_noun(holder: "Token", lemma: str) -> Iterator[Slot]:
    verb = holder.head
    if lemma in _AGENTS:
        yield Slot("subject", holder, is_near=False)
    elif lemma in _HARMED:
        is_told = holder.dep_ == "attr" and verb.pos_ in _VERBS
        told = [slot.token for slot in subjects(verb)] if is_told else [holder]
        yield from (Slot("object", token, is_near=False) for token in told)
    elif lemma == "responsibility" and verb.lemma_ in _OWNING:
        yield from _borrowed(subjects(verb))
    elif lemma in _PARTS:
        owners = [child for child in holder.children if child.dep_ == "poss"]
        yield from (Slot("subject", each, is_near=False) for each in owners)


def _blamed(verb: "Token") -> Iterator[Slot]:
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    if objects:
        yield from (Slot("subject", each, is_near=False) for each in objects)
    elif verb.tag_ == "VBN":
        yield from _borrowed(each for each in subjects(verb) if each.name == "passive_subject")


def _borrowed(found: Iterator[Slot]) -> Iterator[Slot]:
    for slot in found:
        if not any(child.dep_ == "det" and child.lower_ == "no" for child in slot.token.children):
            yield Slot("subject", slot.token, is_near=False)


def _hit(noun: "Token") -> Iterator[Slot]:
    """ "A blast shook the station", "the station was rocked by a blast", "attacks aimed at it" """
    for clause in noun.children:
        if clause.dep_ == "acl" and clause.lemma_ in _HITTING | _AIMING:
            yield from _struck(clause)
    if noun.dep_ == "nsubj" and noun.head.lemma_ in _HITTING:
        objects = [child for child in noun.head.children if child.dep_ in OBJECTS]
        objects += [
            each
            for child in noun.head.children
            if child.dep_ == "prep" and child.lower_ == "through"
            for each in child.children
            if each.dep_ == "pobj"
        ]
        yield from (Slot("object", each, is_near=False) for each in objects)
    elif noun.dep_ in OBJECTS and noun.head.lemma_ in _SEEING:
        for slot in subjects(noun.head):
            yield Slot("in", slot.token, is_near=False)
    elif noun.dep_ == "pobj" and noun.head.dep_ == "agent" and noun.head.head.lemma_ in _HITTING:
        for slot in subjects(noun.head.head):
            yield Slot("object", slot.token, is_near=False)


def _struck(clause: "Token") -> Iterator[Slot]:
    for child in clause.children:
        if child.dep_ in OBJECTS:
            yield Slot("object", child, is_near=False)
        elif child.dep_ == "prep" and child.lower_ in {"at", "against"}:
            for each in child.children:
                if each.dep_ == "pobj":
                    yield Slot("object", each, is_near=False)


def _at_which(root: "Token") -> Iterator[Slot]:
    """ "the station, where six were killed", "the town in which it exploded" """
    verb = root if root.pos_ in _VERBS else root.head
    if verb.dep_ != "relcl" or verb.pos_ not in _VERBS:
        return
    for child in verb.children:
        if child.i > verb.i:
            break
        is_in = child.dep_ == "prep" and child.lower_ in _PLACING
        is_which = is_in and any(each.lower_ == "which" for each in child.children)
        if child.lower_ == "where" or is_which:
            yield Slot("in", verb.head)
            return
