"""Arguments: what stands around a trigger in the parse, turned into roles by the lexicon."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotation.suggest.lexicon import Entry, Lexicon
from annotation.suggest.light import governing_verb
from annotation.suggest.marks import Filler, Mention, Trigger, mentions_of, triggers_of
from annotation.suggest.nominals import Fillers
from annotation.suggest.scores import FAR, NEAR
from annotation.suggest.subjects import Slot, subjects
from annotation.suggest.tree import slots

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from annotation.codebook import Codebook

_TIME, _PLACE, _COUNT, _SOURCE = "time", "place", "casualties", "source"
_BESIDE = frozenset({_COUNT, _SOURCE})
"""Roles that the filler of another role can have as well."""
_LOCATIVE = frozenset({"in", "at", "near", "around", "across", "inside", "outside", "on", "within"})
_SHARING = frozenset({"conj", "advcl", "xcomp"})
_DEPTH = 6


def find_arguments(
    doc: "Doc", codebook: "Codebook", lexicon: Lexicon
) -> tuple[list[Mention], list[Filler]]:
    """Return all mentions of a Doc, new ones among them, and the fillers of its triggers."""
    if not triggers_of(doc):
        return mentions_of(doc), []
    return _Finder(doc, codebook, lexicon).run()


class _Finder:
    """One pass over the triggers of one Doc."""

    def __init__(self, doc: "Doc", codebook: "Codebook", lexicon: Lexicon) -> None:
        self._doc = doc
        self._codebook = codebook
        self._lexicon = lexicon
        self._triggers = triggers_of(doc)
        self._by_root = {each.root: number for number, each in enumerate(self._triggers)}
        self._fillers = Fillers(doc, codebook, lexicon, mentions_of(doc))
        self._by_event: list[dict[tuple[int, bool, str], Filler]] = [{} for _ in self._triggers]

    def run(self) -> tuple[list[Mention], list[Filler]]:
        for number, trigger in enumerate(self._triggers):
            self._by_grammar(number, trigger)
            self._claimant(number, trigger)
        self._of_the_sentence()
        for number in range(len(self._triggers)):
            self._inherit(number)
        for number in range(len(self._triggers)):
            self._count(number)
        self._fillers.add_nominals(self._sentences())
        return self._fillers.mentions, self._all()

    def _by_grammar(self, number: int, trigger: Trigger) -> None:
        entry = self._lexicon.lookup(trigger.lemma, trigger.pos)
        if entry is None:
            return
        for slot in slots(self._doc[trigger.root], self._lexicon):
            for token in _with_conjuncts(slot.token):
                if token.i not in trigger.tokens:
                    self._fill(number, entry, slot._replace(token=token))

    def _fill(self, number: int, entry: Entry, slot: Slot) -> None:
        event = self._by_root.get(slot.token.i)
        if event is not None:
            self._fill_with_event(number, entry, slot, event)
            return
        roles = entry.roles_at(slot.name)
        if self._is_time(slot.token) and slot.name not in {"subject", "object"}:
            roles = (_TIME,)
        mention = self._fillers.at(slot.token) if roles else None
        if mention is None:
            return
        for role in roles:
            if self._add(number, role, mention, is_near=slot.is_near):
                return

    def _fill_with_event(self, number: int, entry: Entry, slot: Slot, event: int) -> None:
        """Let an event be the means or the matter: "killed in a blast"."""
        if event == number or slot.name == "modifier":
            return
        for role in entry.roles_at(slot.name):
            if self._fits(number, role, self._triggers[event].type):
                self._put(Filler(number, role, event, True, self._score(number, slot.is_near)))
                return

    def _is_time(self, token: "Token") -> bool:
        known = self._fillers.known(token)
        return known is not None and self._fillers.mentions[known].type == _TIME

    def _add(self, number: int, role: str, mention: int, *, is_near: bool) -> bool:
        if not self._fits(number, role, self._fillers.mentions[mention].type):
            return False
        self._put(Filler(number, role, mention, False, self._score(number, is_near)))
        return True

    def _put(self, filler: Filler) -> None:
        beside = filler.role if filler.role in _BESIDE else ""
        found = self._by_event[filler.event]
        found.setdefault((filler.target, filler.is_event, beside), filler)

    def _fits(self, number: int, role: str, type_: str) -> bool:
        event = self._codebook.event(self._triggers[number].type)
        return role in event.roles and self._codebook.fits(role, type_)

    def _score(self, number: int, is_near: bool) -> float:
        return self._triggers[number].score * (NEAR if is_near else FAR)

    def _claimant(self, number: int, trigger: Trigger) -> None:
        """Fill the source of a claimed event with who says it."""
        if trigger.attributes.get("modality") not in {"claimed", "denied"}:
            return
        for token in self._above(self._doc[trigger.root]):
            if token.lemma_.lower() in self._lexicon.cues["claim"] and token.pos_ == "VERB":
                for slot in subjects(token):
                    if slot.name == "subject":
                        mention = self._fillers.at(slot.token)
                        if mention is not None:
                            self._add(number, _SOURCE, mention, is_near=True)
                return

    def _of_the_sentence(self) -> None:
        """Give times and places that no event has to the nearest event that governs them."""
        used = {each.target for each in self._all() if not each.is_event}
        for mention_number, mention in enumerate(list(self._fillers.mentions)):
            if mention_number in used:
                continue
            if mention.type == _TIME:
                self._attach(mention_number, mention, _TIME, needs_preposition=False)
            elif self._codebook.fits(_PLACE, mention.type):
                self._attach(mention_number, mention, _PLACE, needs_preposition=True)

    def _attach(self, number: int, mention: Mention, role: str, *, needs_preposition: bool) -> None:
        token = self._doc[mention.start : mention.end].root
        if needs_preposition and not _is_located(token):
            return
        for above in self._above(token):
            event = self._event_at(above)
            if event is not None:
                self._add(event, role, number, is_near=False)
            if event is not None or above.pos_ in {"VERB", "AUX"}:
                return

    def _event_at(self, token: "Token") -> int | None:
        """Return the event of a word: its own, or the one that it carries as a light verb."""
        if token.i in self._by_root:
            return self._by_root[token.i]
        if token.pos_ != "VERB":
            return None
        for child in token.children:
            number = self._by_root.get(child.i)
            if number is not None and governing_verb(child, self._lexicon) is not None:
                return number
        return None

    def _above(self, token: "Token") -> Iterator["Token"]:
        for _ in range(_DEPTH):
            if token.head is token:
                return
            token = token.head
            yield token

    def _inherit(self, number: int) -> None:
        """Let a participle or the second of two verbs share time and place with the first."""
        root = self._doc[self._triggers[number].root]
        if root.pos_ != "VERB" or root.dep_ not in _SHARING:
            return
        event = self._event_at(root.head)
        if event is None or event == number:
            return
        have = {each.role for each in self._of(number)}
        for each in self._of(event):
            if each.role in {_TIME, _PLACE} - have and not each.is_event:
                self._add(number, each.role, each.target, is_near=False)

    def _count(self, number: int) -> None:
        """Fill the casualties with the number that a victim is told with."""
        for each in self._of(number):
            if each.role == "victim" and not each.is_event:
                quantity = self._fillers.quantity_in(each.target)
                if quantity is not None:
                    self._add(number, _COUNT, quantity, is_near=True)

    def _all(self) -> list[Filler]:
        return [each for found in self._by_event for each in found.values()]

    def _of(self, number: int) -> list[Filler]:
        return list(self._by_event[number].values())

    def _sentences(self) -> Iterable[tuple[int, int]]:
        sentences = {self._doc[each.root].sent for each in self._triggers}
        return sorted((each.start, each.end) for each in sentences)


def _is_located(token: "Token") -> bool:
    """Whether a preposition of place stands right before a phrase or the list that it is in."""
    while token.dep_ in {"conj", "appos"}:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE


def _with_conjuncts(token: "Token") -> Iterator["Token"]:
    """Yield a word and those that "and" puts beside it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"}:
            yield from _with_conjuncts(child)
