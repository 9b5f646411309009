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
_DEPTH = 4


class Slot(NamedTuple):
    """A word that stands in a slot of a trigger; `is_near` is false where it was inferred."""

    name: str
    token: "Token"
    is_near: bool = True


def subjects(verb: "Token", depth: int = _DEPTH) -> Iterator[Slot]:
    """Yield the subject of a verb, its own or a borrowed one."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    for child in own:
        name = "passive_subject" if child.dep_ in PASSIVE_SUBJECTS else "subject"
        is_relative = child.lower_ in RELATIVES and verb.dep_ == "relcl"
        yield Slot(name, verb.head if is_relative else child)
    borrow = _LENDERS.get(verb.dep_)
    if not own and depth > 0 and borrow is not None:
        yield from borrow(verb, depth - 1)


def _of_noun(verb: "Token", _depth: int) -> Iterator[Slot]:
    """ "the soldiers killed in ...", "the rebels holding ..." """
    if verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children):
        yield Slot("passive_subject", verb.head)
    elif verb.tag_ == "VBG":
        yield Slot("subject", verb.head)


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
    for controller in objects or [slot.token for slot in subjects(head, depth)]:
        yield Slot("subject", controller, is_near=False)


def _of_main_clause(verb: "Token", depth: int) -> Iterator[Slot]:
    """ "Rebels seized the town, killing nine", "by killing nine" """
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.tag_ in {"VBG", "VB"} and governor.pos_ in _VERBS:
        for slot in subjects(governor, depth):
            yield Slot("subject", slot.token, is_near=False)


_LENDERS: Mapping[str, Callable[["Token", int], Iterator[Slot]]] = {
    "acl": _of_noun,
    "conj": _of_conjunct,
    "xcomp": _of_controller,
    "advcl": _of_main_clause,
    "pcomp": _of_main_clause,
}
