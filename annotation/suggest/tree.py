"""Reading the parse: who governs a noun, what stands in which slot of a verb or noun.

The labels are those of spaCy's English pipelines (ClearNLP's).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from annotation.suggest.lexicon import Lexicon

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CAUSES = frozenset({"due", "because"})
"""First words of prepositions that name what did it."""
_DEPTH = 4


class Light(NamedTuple):
    """A verb that carries an event noun; `is_doer`: its subject does it, else undergoes it."""

    token: "Token"
    is_doer: bool


class Slot(NamedTuple):
    """A word that stands in a slot of a trigger; `is_near` is false where it was inferred."""

    name: str
    token: "Token"
    is_near: bool = True


def is_heading(sentence: "Span") -> bool:
    """Whether most longer words of a sentence are capitalised and no full stop ends it."""
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    if not words or sentence[-1].text in {".", "!", "”", '"'}:
        return False
    return sum(token.text[0].isupper() for token in words) >= 0.7 * len(words)


def governing_verb(noun: "Token", lexicon: "Lexicon") -> Light | None:
    """Return the light verb that carries an event noun ("launched an attack"), if there is one."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            light = _light(child, "", lexicon)
            if light is not None:
                return light
    head, dep = noun.head, noun.dep_
    if dep == "conj" and head.pos_ == "NOUN":
        head, dep = head.head, head.dep_
    preposition = ""
    if dep == "pobj" and head.dep_ == "prep":
        preposition, head = f" {head.lower_}", head.head
        if preposition == " of" and head.dep_ in OBJECTS:
            # "faced a barrage of attacks"
            preposition, head = "", head.head
    elif dep not in OBJECTS and dep not in PASSIVE_SUBJECTS:
        return None
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    return _light(head, preposition, lexicon)


def _light(verb: "Token", preposition: str, lexicon: "Lexicon") -> Light | None:
    lemma = verb.lemma_.lower()
    names = {f"{lemma}{preposition}"}
    if not preposition:
        names |= {f"{lemma} {child.lower_}" for child in verb.children if child.dep_ == "prt"}
    if names & lexicon.doer_verbs:
        return Light(verb, is_doer=True)
    if names & lexicon.undergoer_verbs:
        return Light(verb, is_doer=False)
    return None


def slots(root: "Token", lexicon: "Lexicon") -> Iterator[Slot]:
    """Yield what stands around the root of a trigger, the nearest first."""
    if root.pos_ == "VERB" or (root.pos_ == "AUX"):
        yield from _verb_slots(root)
    else:
        yield from _noun_slots(root, lexicon)


def subjects(verb: "Token", depth: int = _DEPTH) -> Iterator[Slot]:
    """Yield the subject of a verb, its own or the one that it takes from its governor."""
    own = [
        Slot("passive_subject" if child.dep_ in PASSIVE_SUBJECTS else "subject", child)
        for child in verb.children
        if child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS
    ]
    if own:
        for slot in own:
            yield _antecedent(slot, verb)
    elif depth > 0:
        yield from _borrowed(verb, depth)


def _antecedent(slot: Slot, verb: "Token") -> Slot:
    """Replace a relative pronoun by the noun that the clause is about."""
    if slot.token.lower_ in _RELATIVES and verb.dep_ == "relcl":
        return slot._replace(token=verb.head)
    return slot


def _borrowed(verb: "Token", depth: int) -> Iterator[Slot]:
    head = verb.head
    is_participle = verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children)
    if verb.dep_ == "acl":
        if verb.tag_ in {"VBN", "VBG"}:
            yield Slot("passive_subject" if is_participle else "subject", head)
    elif verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        for slot in subjects(head, depth - 1):
            was_passive = any(child.dep_ == "auxpass" for child in head.children)
            stays = slot.name == "passive_subject" and was_passive and verb.tag_ == "VBN"
            yield Slot("passive_subject" if stays else "subject", slot.token, is_near=False)
    elif verb.dep_ == "xcomp" and head.pos_ in {"VERB", "AUX", "ADJ"}:
        objects = [child for child in head.children if child.dep_ in OBJECTS]
        for controller in objects:
            yield Slot("subject", controller, is_near=False)
        if not objects:
            for slot in subjects(head, depth - 1):
                yield Slot("subject", slot.token, is_near=False)
    elif verb.dep_ in {"advcl", "pcomp"} and verb.tag_ in {"VBG", "VB"}:
        governor = head.head if verb.dep_ == "pcomp" else head
        for slot in subjects(governor, depth - 1) if governor.pos_ in {"VERB", "AUX"} else ():
            yield Slot("subject", slot.token, is_near=False)


def _verb_slots(verb: "Token") -> Iterator[Slot]:
    yield from subjects(verb)
    if verb.dep_ == "relcl" and not _has_relative(verb):
        yield Slot("object", verb.head)
    for child in verb.children:
        dep = child.dep_
        if dep in OBJECTS:
            is_relative = child.lower_ in _RELATIVES and verb.dep_ == "relcl"
            yield Slot("object", verb.head if is_relative else child)
        elif dep == "dative" and child.pos_ != "ADP":
            yield Slot("indirect", child)
        elif dep in {"prep", "agent", "dative"}:
            yield from _prepositional(child)
        elif dep in {"npadvmod", "advmod"}:
            yield Slot("during", child)


def _has_relative(verb: "Token") -> bool:
    is_where = {"where", "when", "why", "how"}
    return any(
        token.lower_ in _RELATIVES or token.lower_ in is_where
        for token in verb.subtree
        if token.i < verb.i
    ) or any(child.dep_ in OBJECTS for child in verb.children)


def _noun_slots(noun: "Token", lexicon: "Lexicon") -> Iterator[Slot]:
    for child in noun.children:
        if child.dep_ == "poss":
            yield Slot("possessive", child)
        elif child.dep_ in {"compound", "amod", "nmod"}:
            yield Slot("modifier", child)
            yield from (Slot("modifier", each) for each in child.children if _is_pair(each, child))
            if noun.pos_ == "PROPN":
                # a heading: "Rebels Launch Offensive" looks like one long name
                yield from (Slot("modifier", each) for each in child.children)
        elif child.dep_ in {"prep", "agent"}:
            yield from _prepositional(child)
        elif child.dep_ == "npadvmod":
            yield Slot("during", child)
    light = governing_verb(noun, lexicon)
    if light is not None:
        yield from _carried(noun, light)
    elif noun.dep_ in SUBJECTS and noun.head.pos_ in {"VERB", "AUX"}:
        # "the attack took place in ...": where and when stand at the verb
        yield from _circumstances(noun.head)


def _is_pair(left: "Token", right: "Token") -> bool:
    """Whether two names are joined by a hyphen: "the Aland-Borland deal"."""
    is_joined = left.i + 2 == right.i and right.nbor(-1).text in {"-", "–"}
    return is_joined and left.pos_ in {"PROPN", "ADJ"}


def _carried(noun: "Token", light: Light) -> Iterator[Slot]:
    """Yield what a light verb says about its noun."""
    by = [slot for slot in _verb_slots(light.token) if slot.token is not noun]
    for slot in by:
        if slot.name in {"subject", "by"}:
            is_agent = slot.name == "by" or light.is_doer
            yield Slot("subject" if is_agent else "object", slot.token, slot.is_near)
        elif slot.name not in {"object", "passive_subject", "of"}:
            yield slot


def _circumstances(verb: "Token") -> Iterator[Slot]:
    return (
        slot._replace(is_near=False)
        for slot in _verb_slots(verb)
        if slot.name in {"in", "at", "near", "on", "during"}
    )


def _prepositional(preposition: "Token", name: str = "") -> Iterator[Slot]:
    word = preposition.lower_
    name = name or ("by" if word in _CAUSES else word)
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield Slot(name, child)
        elif child.dep_ in {"prep", "pcomp"} and child.pos_ in {"ADP", "SCONJ"}:
            # "from inside the base", "due to a bomb"
            yield from _prepositional(child, name if name == "by" else "")
