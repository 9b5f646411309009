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
from annotation.suggest.figures import Sports, is_figure
from annotation.suggest.layout import Sentences
from annotation.suggest.lexicon import NOUN, Entry
from annotation.suggest.light import governing_verb
from annotation.suggest.marks import Trigger
from annotation.suggest.subjects import has_subject
from annotation.suggest.tree import is_heading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from annotation.suggest.lexicon import Lexicon

_SPEECH = frozenset({"statement", "demand", "accusation", "threat", "agreement", "negotiation"})
_CORE = frozenset(
    {
        *("armed_clash", "attack", "bombing", "air_strike", "shelling", "abduction", "killing"),
        *("injury", "arrest", "protest", "riot", "territory_taken"),
    }
)
"""Types of which an article is, where it repeats their words."""
_FORMS = {"VBN": scores.PARTICIPLE, "VB": scores.INFINITIVE, "NNS": scores.PLURAL}
_PLACES = {
    "xcomp": scores.COMPLEMENT,
    "pcomp": scores.COMPLEMENT,
    "advcl": scores.ADVERBIAL,
}
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
    "ccomp": "object",
    "xcomp": "object",
}
_NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
_SHARED = frozenset({"conj", "advcl", "xcomp"})
_LEAST, _MOST = 0.02, 0.98


class Headings:
    """Which sentences of a Doc are headings; each is looked at once."""

    def __init__(self, doc: "Doc") -> None:
        self._doc = doc
        self._known: dict[int, bool] = {}
        self.sentences = Sentences(doc)

    def is_at(self, word: int) -> bool:
        """Whether a word stands in a heading."""
        start = self.sentences.start(word)
        known = self._known.get(start)
        if known is None:
            sentence = self._doc[start : self.sentences.ends[start]]
            known = self._known[start] = is_heading(sentence)
        return known


class Weights:
    """What the parse and the place in the article make of the triggers of one Doc."""

    def __init__(self, doc: "Doc", lexicon: "Lexicon", headings: "Headings") -> None:
        self._doc = doc
        self._lexicon = lexicon
        self._headings = headings
        self._sports = Sports(doc)

    def weigh(self, triggers: Sequence[Trigger], entries: Mapping[int, Entry]) -> list[Trigger]:
        """Return triggers with the scores that they have here; `entries` are theirs by root."""
        counts = Counter(each.lemma for each in triggers)
        weighed = []
        for each in triggers:
            odds = self._odds(each, entries[each.root])
            if each.type in _CORE:
                odds += scores.REPEATED * log(counts[each.lemma])
            weighed.append(each._replace(score=1 / (1 + exp(-odds))))
        return weighed

    def _odds(self, trigger: Trigger, entry: Entry) -> float:
        root = self._doc[trigger.root]
        odds = _odds(trigger.score) * scores.PRIOR + scores.BASE
        odds += self._of_roles(root, entry) + _of_form(root) + _of_kind(trigger)
        odds += scores.LATE * root.i / len(self._doc)
        if self._sports.is_at(root) or is_figure(root, trigger.lemma):
            odds += scores.FIGURE
        return odds + (scores.HEADING if self._headings.is_at(root.i) else 0.0)

    def _of_roles(self, root: "Token", entry: Entry) -> float:
        dependents = [each for each in root.children if each.dep_ in _SLOTS or each.dep_ == "prep"]
        slots = [_slot(each) for each in dependents]
        slots += _outer_slots(root)
        if entry.pos == NOUN and governing_verb(root, self._lexicon) is not None:
            slots.append("subject")
        filled = sum(bool(entry.roles_at(slot)) for slot in slots)
        each = scores.ROLE_OF_NOUN if entry.pos == NOUN else scores.ROLE
        odds = each * (min(filled, scores.MOST_ROLES) - scores.TYPICAL_ROLES)
        if any(map(_has_count, dependents)):
            odds += scores.COUNTED
        odds += scores.NAMED * min(sum(map(_is_named, dependents)), 2)
        return odds + (scores.NOUN_ALONE if entry.pos == NOUN else 0.0)


def _slot(dependent: "Token") -> str:
    return _SLOTS.get(dependent.dep_) or dependent.lower_


def _outer_slots(root: "Token") -> Iterator[str]:
    """Yield the slots that something above a word or beside it stands in."""
    if root.dep_ in {"acl", "relcl"}:
        yield "passive_subject" if root.tag_ == "VBN" else "subject"
    elif root.dep_ in _SHARED and root.pos_ == "VERB" and not has_subject(root):
        yield "subject"


def _has_count(dependent: "Token") -> bool:
    """Whether it is counted: "killed 23 soldiers", "23 were killed", "the death of two men"."""
    if dependent.pos_ == "NUM" or any(each.dep_ == "nummod" for each in dependent.children):
        return True
    return dependent.dep_ == "prep" and any(map(_has_count, dependent.children))


def _is_named(dependent: "Token") -> bool:
    if dependent.dep_ == "prep":
        return any(each.ent_type_ in _NAMES for each in dependent.children)
    return dependent.ent_type_ in _NAMES


def _of_form(root: "Token") -> float:
    return _FORMS.get(root.tag_, 0.0) + _PLACES.get(root.dep_, 0.0)


def _of_kind(trigger: Trigger) -> float:
    odds = scores.CORE if trigger.type in _CORE else 0.0
    if trigger.type in _SPEECH:
        odds += scores.SPEECH
    if trigger.attributes.get("polarity") == "negative":
        odds += scores.NEGATED
    if trigger.attributes.get("modality") in {"planned", "hypothetical"}:
        odds += scores.NOT_REAL
    if trigger.attributes.get("codable") == "no":
        odds += scores.NO_ROW
    return odds


def _odds(score: float) -> float:
    share = min(max(score, _LEAST), _MOST)
    return log(share / (1 - share))
