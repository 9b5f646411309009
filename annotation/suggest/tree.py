"""Reading the parse: what stands in which slot of a verb or a noun.

The labels are those of spaCy's English pipelines (ClearNLP's).
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotation.suggest.beyond import beyond
from annotation.suggest.joined import (
    asked,
    beside,
    phrase_slots,
    prepositional,
    shared_objects,
    used,
)
from annotation.suggest.light import Light, governing_verb
from annotation.suggest.subjects import OBJECTS, RELATIVES, SUBJECTS, Slot, subjects

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from annotation.suggest.lexicon import Lexicon

_VERBS = frozenset({"VERB", "AUX"})
_ADVERBS = frozenset({"where", "when", "why", "how"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_CIRCUMSTANCES = frozenset({"in", "at", "near", "on", "during"})
_LONG_WORD = 4
_HEADING_SHARE = 0.7


def is_heading(sentence: "Span") -> bool:
    """Whether most longer words of a sentence are capitalised and no full stop ends it."""
    if sentence[-1].text in {".", "!", "”", '"'}:
        return False
    words = [token for token in sentence if token.is_alpha and len(token) >= _LONG_WORD]
    if not words:
        return False
    return sum(token.text[0].isupper() for token in words) >= _HEADING_SHARE * len(words)


def slots(root: "Token", lexicon: "Lexicon", tokens: Iterable[int] = ()) -> Iterator[Slot]:
    """Yield what stands around the root of a trigger, and at the `tokens` of its phrase."""
    if root.pos_ in _VERBS:
        yield from _verb_slots(root)
        yield from phrase_slots(root, tokens)
        yield from asked(root)
    else:
        yield from _dependent_slots(root)
        yield from _outer_slots(root, lexicon)
    yield from beyond(root)


def _verb_slots(verb: "Token") -> Iterator[Slot]:
    yield from subjects(verb)
    yield from shared_objects(verb)
    yield from used(verb)
    is_relative = verb.dep_ == "relcl"
    if is_relative and not _has_relative(verb):
        yield Slot("object", verb.head)
    for child in verb.children:
        if child.dep_ in OBJECTS:
            stands_in = is_relative and child.lower_ in RELATIVES
            yield Slot("object", verb.head if stands_in else child)
        elif _leads_on(child):
            yield from prepositional(child)
        elif child.dep_ == "dative":
            yield Slot("indirect", child)
        elif child.dep_ in {"npadvmod", "advmod"} and not _is_distance(child):
            yield Slot("during", child)


def _is_distance(child: "Token") -> bool:
    """Whether a time says how long after a clause it was that something else happened."""
    if child.dep_ != "npadvmod" or child.i + 1 >= len(child.doc):
        return False
    after = child.nbor()
    return after.dep_ == "mark" and after.lower_ in {"after", "before"}


def _leads_on(child: "Token") -> bool:
    """Whether a word at a verb is a preposition, however tagged: "including"."""
    if child.dep_ not in {"prep", "agent", "dative"}:
        return False
    return child.pos_ in {"ADP", "SCONJ", "ADJ"} or child.lower_ == "including"


def _has_relative(verb: "Token") -> bool:
    """Whether a relative clause says itself what its noun is in it."""
    if any(child.dep_ in OBJECTS for child in verb.children):
        return True
    words = {token.lower_ for token in verb.subtree if token.i < verb.i}
    return bool(words & (RELATIVES | _ADVERBS))


def _dependent_slots(noun: "Token") -> Iterator[Slot]:
    has_agent = any(child.lower_ == "by" for child in noun.children)
    for child in noun.children:
        if child.dep_ == "poss":
            # "Dosta's capture by the army": the owner suffers it, for who does it stands there
            yield Slot("object" if has_agent else "possessive", child)
        elif child.dep_ in _MODIFIERS:
            yield from _modifiers(noun, child)
        elif child.dep_ in {"prep", "agent"}:
            yield from prepositional(child)
        elif child.dep_ == "npadvmod":
            yield Slot("during", child)
    yield from beside(noun)


def _modifiers(noun: "Token", modifier: "Token") -> Iterator[Slot]:
    yield Slot("modifier", modifier)
    for child in modifier.children:
        # "the Aland-Borland deal"; and a heading ("Rebels Launch Offensive") looks like one name
        is_pair = child.i + 2 == modifier.i and modifier.nbor(-1).text in {"-", "–"}
        if noun.pos_ == "PROPN" or (is_pair and child.pos_ in {"PROPN", "ADJ"}):
            yield Slot("modifier", child)


def _outer_slots(noun: "Token", lexicon: "Lexicon") -> Iterator[Slot]:
    light = governing_verb(noun, lexicon)
    if light is not None:
        yield from _carried(noun, light)
    elif noun.dep_ in SUBJECTS and noun.head.pos_ in _VERBS:
        # "the attack took place in ...": where and when stand at the verb
        for slot in _verb_slots(noun.head):
            if slot.name in _CIRCUMSTANCES:
                yield slot._replace(is_near=False)


def _carried(noun: "Token", light: Light) -> Iterator[Slot]:
    """Yield what a light verb says about its noun."""
    for slot in _verb_slots(light.token):
        if slot.name == "passive_subject" and noun.dep_ in OBJECTS:
            # "were given a warning"
            yield slot._replace(name="to")
        if slot.token == noun or slot.name in {"object", "passive_subject", "of"}:
            continue
        if slot.name in {"subject", "by"}:
            is_agent = slot.name == "by" or light.is_doer
            yield slot._replace(name="subject" if is_agent else "object")
        else:
            yield slot
