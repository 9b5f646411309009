"""Totals: where a text tells of many events in one word, or of what happens again and again."""

from typing import TYPE_CHECKING

from annotation.normal.quantities import read_quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

WAVES = frozenset({"barrage", "wave", "series", "string", "salvo", "spate", "round"})
"""Nouns that only count the events after "of": "a barrage of attacks"."""
_MANY = 4
"""So many events told in one word are no single ones any more."""
_OFTEN = frozenset({"often", "regularly", "frequently", "routinely", "repeatedly", "usually"})
_GROUPS = frozenset({"hundred", "thousand", "dozen", "score", "number", "majority", "most"})
_NUMEROUS = frozenset({"many", "numerous", "countless", "frequent", "daily", "regular", "multiple"})
_HABITS = frozenset({"VBZ", "VBP"})


def is_aggregate(root: "Token", verb: "Token") -> bool:
    """Whether many events are told as one: "more than 100 attacks", "a wave of bombings"."""
    return (root.tag_ == "NNS" and (_is_numbered(root) or _is_of_many(root))) or _is_habit(verb)


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
