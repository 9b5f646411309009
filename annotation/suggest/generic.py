"""Totals: where a text tells of many events in one word, or of what happens again and again."""

from typing import TYPE_CHECKING

from annotation.normal.quantities import read_quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

WAVES = frozenset({"barrage", "wave", "series", "string", "salvo", "spate", "round"})
"""Nouns that only count the events after "of": "a barrage of attacks"."""
_MANY = 4
"""So many events told in one word are no single ones any more."""
_OFTEN = frozenset(
    {"often", "regularly", "frequently", "routinely", "repeatedly", "usually", "always"}
)
_GROUPS = frozenset({"hundred", "thousand", "dozen", "score", "number", "majority", "most"})
_NUMEROUS = frozenset(
    {"many", "numerous", "countless", "frequent", "daily", "regular", "multiple", "recent"}
)
_HABITS = frozenset({"VBZ", "VBP"})
_RESUMED = frozenset({"resumption", "continuation"})
_SPANS = frozenset({"year", "month", "decade", "century"})
_STALLED = frozenset({"stalled", "stalling", "deadlocked", "longstanding", "long"})
_TOPICS = frozenset({"process"})
"""Last words of what is no single event: "the peace process"."""


def genericity_of(root: "Token", verb: "Token") -> str:
    """Return "aggregate" for many events told as one, "background" for what is only recalled.

    "more than 100 attacks", "a wave of bombings", "have been killed since May"; "the resumption of
    hostilities", "the stalled talks".
    """
    if is_aggregate(root, verb):
        return "aggregate"
    return "background" if root.pos_ == "NOUN" and _is_topic(root) else ""


def is_aggregate(root: "Token", verb: "Token") -> bool:
    """Whether many events are told as one: "more than 100 attacks", "a wave of bombings"."""
    is_many = root.tag_ == "NNS" and (_is_numbered(root) or _is_of_many(root))
    is_doing = root.tag_ == "NNS" and root.dep_ == "nsubj"
    is_sum = _is_total(verb) or (is_doing and _is_total(root.head))
    return is_many or is_sum or _is_of(root, _SPANS) or _is_habit(verb)


def _is_topic(noun: "Token") -> bool:
    if noun.lower_ in _TOPICS or _is_of(noun, _RESUMED):
        return True
    return any(child.dep_ == "amod" and child.lower_ in _STALLED for child in noun.children)


def _is_of(noun: "Token", words: frozenset[str]) -> bool:
    """Whether it is told as of something: "years of fighting"."""
    is_of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return is_of and noun.head.head.lemma_.lower() in words and not _has_article(noun)


def _has_article(noun: "Token") -> bool:
    return any(child.dep_ in {"det", "poss"} for child in noun.children)


def _is_total(verb: "Token") -> bool:
    """Whether a perfect tense sums up a stretch of time: "have killed 143 people since May".

    A second verb goes on with it: "and 310 have been driven out".
    """
    if verb.tag_ != "VBN" or not any(
        child.tag_ in _HABITS and child.lemma_ == "have" for child in verb.children
    ):
        return False
    if any(child.lower_ == "since" or _is_this_year(child) for child in verb.children):
        return True
    return verb.dep_ == "conj" and _is_total(verb.head)


def _is_this_year(time: "Token") -> bool:
    is_year = time.lower_ == "year" and time.dep_ == "npadvmod"
    return is_year and any(child.lower_ == "this" for child in time.children)


def _is_numbered(noun: "Token") -> bool:
    for child in noun.children:
        if child.dep_ == "nummod" and _at_least(child) >= _MANY:
            return True
        if child.dep_ == "amod" and child.lower_ in _NUMEROUS:
            return True
    return False


def _at_least(number: "Token") -> int:
    count = read_quantity(number.text)
    return _MANY if count is None else max(count.low or 0, count.best or 0)


def _is_of_many(noun: "Token") -> bool:
    """Whether a noun that counts stands before it: "dozens of attacks"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    return noun.head.head.lemma_.lower() in WAVES | _GROUPS


def _is_habit(verb: "Token") -> bool:
    is_often = any(child.dep_ == "advmod" and child.lower_ in _OFTEN for child in verb.children)
    return is_often and (verb.tag_ in _HABITS or verb.tag_ == "VBN")
