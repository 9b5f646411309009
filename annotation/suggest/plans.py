"""What is told for later: "is to begin on Saturday", "announced a march", "withdrawal by May"."""

from typing import TYPE_CHECKING

from annotation.suggest.tree import is_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from annotation.suggest.lexicon import Lexicon
    from annotation.suggest.light import Light

AHEAD = frozenset({"will", "shall", "'ll", "’ll"})
_OPEN = frozenset({"may", "might", "could", "would"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OCCUR = frozenset(
    {
        *("begin", "start", "take", "hold", "happen", "occur", "resume", "continue", "last"),
        *("end", "go", "come", "expire", "open"),
    }
)
"""Verbs that only say that an event, their subject, takes place."""
_DATED = frozenset({"begin", "start", "take", "expire", "end", "come", "open"})
"""Those of them that tell in the present tense what has its day: "takes effect on Saturday"."""
_ADJECTIVES = frozenset(
    {"planned", "proposed", "upcoming", "forthcoming", "scheduled", "impending", "looming"}
)
ANNOUNCE = frozenset({"announce", "declare"})
_LATER = frozenset({"protest", "withdrawal", "deployment", "negotiation", "aid"})
"""Types of which an announcement comes before the act."""


def is_announced(type_: str, light: "Light | None") -> bool:
    """Whether an act is only announced: "announced a march"."""
    return light is not None and light.token.lemma_.lower() in ANNOUNCE and type_ in _LATER


def outlook(root: "Token", lexicon: "Lexicon") -> tuple[str, str]:
    """Return modality and tense of an event told for later or as possible, "" for neither.

    What the words say of a verb itself or of what governs it is not read here.
    """
    if root.pos_ == "VERB":
        return _is_to(root)
    if any(child.dep_ == "amod" and child.lower_ in _ADJECTIVES for child in root.children):
        return "planned", ""
    if _has_deadline(root):
        return "planned", ""
    return _of_subject(root, lexicon) if root.dep_ in _SUBJECTS else ("", "")


def _is_to(verb: "Token") -> tuple[str, str]:
    """ "are to be deployed", "was to take place" """
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if "to" not in helpers or verb.dep_ != "xcomp" or verb.head.lemma_.lower() != "be":
        return "", ""
    return "planned", "past" if verb.head.tag_ == "VBD" else "future"


def _has_deadline(noun: "Token") -> bool:
    """ "a complete withdrawal by September" """
    if noun.i + 1 >= len(noun.doc):
        return False
    after = noun.nbor()
    return after.lower_ == "by" and any(
        child.dep_ == "pobj" and child.ent_type_ == "DATE" for child in after.children
    )


def _of_subject(noun: "Token", lexicon: "Lexicon") -> tuple[str, str]:
    """ "the truce will begin", "is to begin", "is expected to begin", "may begin" """
    verb = noun.head
    if not any(each.lemma_.lower() in _OCCUR for each in (verb, *_infinitives(verb))):
        return "", ""
    words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if words & AHEAD:
        return "planned", "future"
    if words & _OPEN:
        return "hypothetical", ""
    lemma = verb.lemma_.lower()
    if any(_infinitives(verb)) and (lemma == "be" or lemma in lexicon.cues["planning"]):
        is_past = verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in verb.children)
        return "planned", "past" if is_past else "future"
    is_dated = lemma in _DATED and verb.tag_ in {"VBZ", "VBP"} and _has_day(verb)
    return ("planned", "future") if is_dated and not is_heading(verb.sent) else ("", "")


def _infinitives(verb: "Token") -> "Iterator[Token]":
    for child in verb.children:
        if child.dep_ == "xcomp" and any(each.lower_ == "to" for each in child.children):
            yield child


def _has_day(verb: "Token") -> bool:
    for child in verb.children:
        if child.ent_type_ == "DATE" and child.dep_ == "npadvmod":
            return True
        if child.dep_ == "prep" and any(each.ent_type_ == "DATE" for each in child.children):
            return True
    return False
