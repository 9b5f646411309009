"""How a text stands to an event: whether it happened, who says so, when. Flagged, never hiden."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from annotation.suggest.generic import genericity_of
from annotation.suggest.light import governing_verb
from annotation.suggest.plans import AHEAD, is_announced, outlook

if TYPE_CHECKING:
    from spacy.tokens import Token

    from annotation.codebook import Attribute
    from annotation.suggest.lexicon import Lexicon

_UP = 4
_CLAUSAL = frozenset({"ccomp", "xcomp", "acl", "dobj", "obj", "pcomp"})
_ABOUT = frozenset({"of", "for", "about", "against", "with", "from"})
"""Prepositions that lead to what it is about: "accused of an attack", not "said in a speech"."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAST = frozenset({"VBD", "VBN"})
_PRESENT = frozenset({"VBZ", "VBP", "VBG"})
_SHOWN = "protest"
_FEARS = frozenset({"fear", "risk", "danger"})


def stance(
    root: "Token", lexicon: "Lexicon", attributes: Mapping[str, "Attribute"], type_: str = ""
) -> dict[str, str]:
    """Return the attributes of an event that the words around it give away, defaults left out."""
    light = governing_verb(root, lexicon)
    verb = root if light is None else light.token
    chain = list(governors(verb))
    modality, tense = _modality(verb, chain, lexicon), tense_of(verb)
    if type_ == _SHOWN and modality == "planned" and _is_shown(verb):
        modality, tense = "asserted", "past"
    if modality == "asserted":
        modality, later = outlook(root, lexicon)
        tense = later or tense
        if is_announced(type_, light):
            modality, tense = "planned", ""
    found = {
        "polarity": _polarity(root, verb, chain, lexicon),
        "modality": modality,
        "status": _status(root, verb, chain, lexicon),
        "tense": tense,
        "genericity": genericity_of(root, verb),
    }
    return {
        name: value
        for name, value in found.items()
        if name in attributes
        and value in attributes[name].values
        and value != attributes[name].default
    }


def _is_shown(verb: "Token") -> bool:
    """Whether what was done is itself the protest: "blocked a road to protest"."""
    return _is_purpose(verb) and verb.dep_ == "advcl" and tense_of(verb.head) == "past"


def governors(token: "Token") -> Iterator["Token"]:
    """Yield what a word depends on, as far as one thing said governs another."""
    for _ in range(_UP):
        if _is_beside(token):
            token = token.head
            continue
        above = _above(token)
        if above is None:
            return
        token = above
        yield token


def _is_beside(token: "Token") -> bool:
    """Whether a verb shares what governs another: "seized it, killing nine and wounding two"."""
    is_participle = token.dep_ == "advcl" and token.tag_ == "VBG"
    is_shared = token.dep_ == "conj" or is_participle
    return is_shared and token.pos_ == "VERB" and token.head.pos_ == "VERB"


def _above(token: "Token") -> "Token | None":
    if token.dep_ in _CLAUSAL and token.head.pos_ != "ADP":
        return token.head
    if token.dep_ not in {"pobj", "pcomp"} or token.head.dep_ != "prep":
        return None
    preposition = token.head
    is_about = preposition.head.pos_ == "NOUN" or preposition.lower_ in _ABOUT
    return preposition.head if is_about and preposition.head.pos_ != "ADP" else None


def _polarity(root: "Token", verb: "Token", chain: list["Token"], lexicon: "Lexicon") -> str:
    negation, cessation = lexicon.cues["negation"], lexicon.cues["cessation"]
    if any(denies(token, negation) for token in {root, verb}):
        return "negative"
    if any(_lemma(token) in cessation or _lemma(token) in negation for token in chain[:1]):
        return "negative"
    return "negative" if verb.head.lower_ == "without" else "positive"


def denies(token: "Token", negation: frozenset[str]) -> bool:
    return any(
        child.dep_ == "neg"
        or (child.dep_ in {"det", "preconj"} and child.lower_ in negation)
        or (child.dep_ in _SUBJECTS and _denies_all(child, negation))
        for child in token.children
    )


def _denies_all(subject: "Token", negation: frozenset[str]) -> bool:
    """Whether nobody is meant: "no group", "nobody"."""
    words = {child.lower_ for child in subject.children if child.dep_ == "det"}
    return bool((words | {subject.lower_}) & negation)


def _modality(verb: "Token", chain: list["Token"], lexicon: "Lexicon") -> str:
    helpers = {
        child.lower_
        for child in verb.children
        if child.dep_ in {"aux", "mark"} and not _is_progressive(child)
    }
    above = {_lemma(token) for token in chain}
    if (helpers - {"can"}) & lexicon.cues["hypothetical"] or above & _FEARS:
        return "hypothetical"
    if helpers & AHEAD or _is_purpose(verb) or _is_meant(chain, lexicon):
        return "planned"
    return "asserted"


def _is_progressive(helper: "Token") -> bool:
    """Whether "were" tells what went on: "they were marching", not "were they to march"."""
    is_were = helper.lower_ == "were" and helper.head.tag_ == "VBG"
    return is_were and any(
        each.dep_ in _SUBJECTS for each in helper.head.lefts if each.i < helper.i
    )


def _status(root: "Token", verb: "Token", chain: list["Token"], lexicon: "Lexicon") -> str:
    """Return whose word it is, by the verb that governs it: who says it is found later."""
    cues = lexicon.cues
    above = {_lemma(token) for token in chain if not denies(token, cues["negation"])}
    if above & cues["denial"]:
        return "denied"
    if above & cues["contest"]:
        return "contested"
    if above & cues["claim"] or _has_adverb({root, verb}, cues["claim"]):
        return "claimed"
    return "confirmed" if above & cues["confirmation"] else "asserted"


def _is_purpose(verb: "Token") -> bool:
    """Whether it is an infinitive that says what for: "the deadline to withdraw"."""
    is_infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return is_infinitive and verb.dep_ in {"acl", "advcl"}


def _is_meant(chain: list["Token"], lexicon: "Lexicon") -> bool:
    cues = lexicon.cues["planning"]
    return any(_lemma(token) in cues or _with_preposition(token) & cues for token in chain[:2])


def _with_preposition(verb: "Token") -> set[str]:
    """Return a verb with the prepositions at it: "call for"."""
    return {f"{_lemma(verb)} {child.lower_}" for child in verb.children if child.dep_ == "prep"}


def _has_adverb(tokens: set["Token"], words: frozenset[str]) -> bool:
    return any(
        child.dep_ == "advmod" and child.lower_ in words
        for token in tokens
        for child in token.children
    )


def tense_of(verb: "Token") -> str:
    if verb.pos_ != "VERB":
        return ""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & AHEAD:
        return "future"
    finite = next((child for child in helpers if child.tag_ in _PAST | _PRESENT), verb)
    if finite.tag_ in _PAST or words & {"have", "has"}:
        return "past"
    return "present" if finite.tag_ in {"VBZ", "VBP"} else ""


def _lemma(token: "Token") -> str:
    return token.lemma_.lower()
