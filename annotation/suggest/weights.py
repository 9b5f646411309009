"""How sure each trigger is where it stands.

The lexicon says how often a word is an event at all. The sentence and the article have their say:
an event with its doers, its place and its time is told; a bare noun far down, an infinitive or a
heading mostly mentions what is told elsewhere. Nothing is dropped, only weighed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from typing import TYPE_CHECKING

from annotation.suggest import scores
from annotation.suggest.lexicon import NOUN, Entry
from annotation.suggest.light import governing_verb
from annotation.suggest.marks import Trigger
from annotation.suggest.tree import is_heading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from annotation.suggest.lexicon import Lexicon

_SPEECH = frozenset({"statement", "demand", "accusation", "threat", "agreement", "negotiation"})
_FORMS = {"VBN": scores.PARTICIPLE, "VB": scores.INFINITIVE, "NNS": scores.PLURAL}
_SLOTS = {
    "nsubj": "subject",
    "nsubjpass": "passive_subject",
    "dobj": "object",
    "obj": "object",
    "agent": "by",
    "poss": "possessive",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
    "dative": "indirect",
}
_CIRCUMSTANCES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
_SHARED = frozenset({"conj", "advcl"})
_LEAST, _MOST = 0.02, 0.98


class Weights:
    """What the parse and the place in the article make of the triggers of one Doc."""

    def __init__(self, doc: "Doc", lexicon: "Lexicon") -> None:
        self._doc = doc
        self._lexicon = lexicon
        self._sentences: dict[int, tuple[bool, int]] = {}

    def weigh(self, triggers: Sequence[Trigger], entries: Mapping[int, Entry]) -> list[Trigger]:
        """Return triggers with the scores that they have here; `entries` are theirs by root."""
        counts = Counter(each.lemma for each in triggers)
        weighed = []
        for each in triggers:
            odds = self._odds(each, entries[each.root])
            odds += scores.REPEATED * log(counts[each.lemma])
            weighed.append(each._replace(score=1 / (1 + exp(-odds))))
        return weighed

    def _odds(self, trigger: Trigger, entry: Entry) -> float:
        root = self._doc[trigger.root]
        is_in_heading, told = self._sentence(root.sent)
        odds = _odds(trigger.score) * scores.PRIOR + scores.BASE
        odds += self._of_roles(root, entry) + _of_form(root) + _of_stance(trigger)
        odds += scores.CIRCUMSTANCE * min(told, 2) + scores.LATE * root.i / len(self._doc)
        return odds + (scores.HEADING if is_in_heading else 0.0)

    def _of_roles(self, root: "Token", entry: Entry) -> float:
        slots = list(_filled(root))
        if entry.pos == NOUN and governing_verb(root, self._lexicon) is not None:
            slots.append("subject")
        filled = sum(bool(entry.roles_at(slot)) for slot in slots)
        each = scores.ROLE_OF_NOUN if entry.pos == NOUN else scores.ROLE
        odds = each * (min(filled, scores.MOST_ROLES) - scores.TYPICAL_ROLES)
        return odds + (scores.NOUN_ALONE if entry.pos == NOUN else 0.0)

    def _sentence(self, sentence: "Span") -> tuple[bool, int]:
        """Return whether it is a heading, and how many places and times it names."""
        known = self._sentences.get(sentence.start)
        if known is None:
            told = sum(each.label_ in _CIRCUMSTANCES for each in sentence.ents)
            known = self._sentences[sentence.start] = is_heading(sentence), told
        return known


def _filled(root: "Token") -> Iterator[str]:
    """Yield the slots at a word that something stands in, by its own grammar."""
    for child in root.children:
        slot = _SLOTS.get(child.dep_)
        if slot is not None:
            yield slot
        elif child.dep_ == "prep":
            yield child.lower_
    if root.dep_ in {"acl", "relcl"}:
        yield "passive_subject" if root.tag_ == "VBN" else "subject"
    elif root.dep_ in _SHARED and root.pos_ == "VERB" and not _has_subject(root):
        yield "subject"


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _of_form(root: "Token") -> float:
    odds = _FORMS.get(root.tag_, 0.0)
    return odds + (scores.COMPLEMENT if root.dep_ in {"xcomp", "pcomp"} else 0.0)


def _of_stance(trigger: Trigger) -> float:
    odds = scores.SPEECH if trigger.type in _SPEECH else 0.0
    if trigger.attributes.get("polarity") == "negative":
        odds += scores.NEGATED
    if trigger.attributes.get("modality") in {"planned", "hypothetical"}:
        odds += scores.NOT_REAL
    return odds


def _odds(score: float) -> float:
    share = min(max(score, _LEAST), _MOST)
    return log(share / (1 - share))
