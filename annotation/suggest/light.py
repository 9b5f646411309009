"""Light verbs: in "the rebels launched an attack" the event is the noun, the verb carries it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

    from annotation.suggest.lexicon import Lexicon

_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})


class Light(NamedTuple):
    """A verb that carries an event noun; `is_doer`: its subject does it, else undergoes it."""

    token: "Token"
    is_doer: bool


def governing_verb(noun: "Token", lexicon: "Lexicon") -> Light | None:
    """Return the light verb that carries an event noun, if there is one."""
    return _participle(noun, lexicon) or _governor(noun, lexicon)


def _participle(noun: "Token", lexicon: "Lexicon") -> Light | None:
    """Return the verb of "the deal signed in May"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            light = _light(child, "", lexicon)
            if light is not None:
                return light
    return None


def _governor(noun: "Token", lexicon: "Lexicon") -> Light | None:
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ in _OBJECTS:
        return _light(noun.head, "", lexicon)
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
        return None
    preposition, head = noun.head.lower_, noun.head.head
    if preposition == "of" and head.dep_ in _OBJECTS:
        # "faced a barrage of attacks"
        return _light(head.head, "", lexicon)
    return _light(head, f" {preposition}", lexicon)


def _light(verb: "Token", preposition: str, lexicon: "Lexicon") -> Light | None:
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    lemma = verb.lemma_.lower()
    names = {f"{lemma}{preposition}"}
    if not preposition:
        names |= {f"{lemma} {child.lower_}" for child in verb.children if child.dep_ == "prt"}
    if names & lexicon.doer_verbs:
        return Light(verb, is_doer=True)
    if names & lexicon.undergoer_verbs:
        return Light(verb, is_doer=False)
    return None
