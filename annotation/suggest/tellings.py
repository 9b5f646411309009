"""Words that look like events and only tell: "said in a statement", "I asked her why"."""

from typing import TYPE_CHECKING

from annotation.suggest.subjects import has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMED = frozenset({"dead", "wounded", "injured"})
_OBJECTS = frozenset({"dobj", "obj"})


def why_no_row(token: "Token") -> str:
    """Return why a trigger makes no row of the data, "" where nothing speaks against it."""
    if _is_only_telling(token):
        return "only says where a fact comes from"
    if _is_of_people(token):
        return "people, and what befell them is told elsewhere"
    is_question = token.lemma_.lower() == "ask" and not _is_request(token)
    return "a question, no demand" if is_question else ""


def _is_of_people(token: "Token") -> bool:
    """Whether it only says who is meant: "among the dead", "the dead man"."""
    if token.lower_ not in _HARMED:
        return False
    noun = token.head if token.dep_ == "amod" else token
    return any(child.dep_ == "det" and child.lower_ == "the" for child in noun.children)


def _is_only_telling(noun: "Token") -> bool:
    """Whether it only says where a fact comes from: "said in a statement"."""
    if noun.lemma_ != "statement" or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    return noun.head.head.lemma_ in {"say", "tell", "write", "add"}


def _is_request(verb: "Token") -> bool:
    """Whether to ask is to want something done: "asked the council to send observers"."""
    if any(child.dep_ == "prep" and child.lower_ == "for" for child in verb.children):
        return True
    clauses = [child for child in verb.children if child.dep_ in {"ccomp", "xcomp"}]
    is_asked = any(child.dep_ in _OBJECTS for child in verb.children)
    return any(_is_infinitive(each) and (is_asked or has_subject(each)) for each in clauses)


def _is_infinitive(verb: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
