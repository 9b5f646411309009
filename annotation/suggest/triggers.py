"""Triggers: the words of the lexicon where the parse shows that they are told as events."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from annotation.entities.known import find
from annotation.suggest.borders import ZoneMap
from annotation.suggest.coreference.cues import FIGHTERS
from annotation.suggest.generic import WAVES
from annotation.suggest.layout import lemmas_of
from annotation.suggest.lexicon import NOUN, PREPOSITIONS, VERB, Entry, Lexicon
from annotation.suggest.light import governing_verb
from annotation.suggest.marks import Trigger, mentions_of, zones_of
from annotation.suggest.needs import has_needed
from annotation.suggest.nominals import singular
from annotation.suggest.scores import LEAST_SHOWN, MODIFIER_FACTOR, WEAKEST_TRIGGER
from annotation.suggest.stance import stance
from annotation.suggest.tellings import why_no_row
from annotation.suggest.weights import Headings, Weights

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from annotation.codebook import Codebook

_NAME_LABELS = frozenset(
    {
        "PERSON",
        "ORG",
        "GPE",
        "LOC",
        "FAC",
        "NORP",
        "PRODUCT",
        "EVENT",
        "WORK_OF_ART",
        "LAW",
        "LANGUAGE",
        "DATE",
        "TIME",
    }
)
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
_TIMES = frozenset({"DATE", "TIME"})
_MODIFIERS = frozenset({"compound", "nmod"})
_ONLY_ACTIVE = frozenset({"meet"})
"""Verbs that mean something else in the passive: "was met with resistance"."""
_ADJECTIVES = frozenset({"dead", "guilty"})
"""Adjectives that tell of an event as nouns do."""
_BY_PARTNERS = frozenset({"take over from"})
"""Phrases that mean something else where insurgents do it."""
_CARRIERS = frozenset(
    {
        *("incident", "outrage", "spree", "toll", "campaign", "attempt", "case", "charge"),
        *("victim", "suspect", "scene", "site", "plot", "wave"),
    }
)
"""Nouns that leave the event to the noun before them: "shooting incidents", "the death toll"."""
_PARTS_OF_SPEECH = {"VERB": VERB, "NOUN": NOUN}


def find_triggers(doc: "Doc", codebook: "Codebook", lexicon: Lexicon) -> list[Trigger]:
    """Return the events of a Doc that has been tagged and parsed, in the order of the text."""
    if not doc.has_annotation("DEP"):
        return []
    return _Finder(doc, codebook, lexicon).run()


class _Finder:
    """One pass over one Doc."""

    def __init__(self, doc: "Doc", codebook: "Codebook", lexicon: Lexicon) -> None:
        self._doc = doc
        self._lexicon = lexicon
        self._types = {each.name for each in codebook.events}
        self._attributes = {each.name: each for each in codebook.attributes}
        self._zones = ZoneMap(zones_of(doc))
        self._taken: set[int] = set()
        self._headings = Headings(doc)
        self._mentioned = {
            index for each in mentions_of(doc) for index in range(each.start, each.end)
        }
        self._named = {
            index
            for entity in doc.ents
            if entity.label_ in _NAME_LABELS
            for index in range(entity.start, entity.end)
            # "the Dosta bombing": what is not capitalised is no part of the name
            if entity.label_ in _TIMES or not doc[index].is_lower
            if self._is_kept(index)
        }
        self._conflict: dict[int, set[int]] = {}
        self._lemmas = lemmas_of(doc)
        self._entries: dict[int, Entry] = {}

    def _is_kept(self, index: int) -> bool:
        """Whether a word is left to a name: in a heading a name can have swallowed what follows."""
        if not self._mentioned or index in self._mentioned:
            return True
        return not self._headings.is_at(index)

    def run(self) -> list[Trigger]:
        found = [each for token in self._candidates() for each in self._at(token)]
        nouns = {each.root for each in found if self._doc[each.root].pos_ != "VERB"}
        light = self._light_verbs(nouns)
        kept = [each for each in found if each.root not in light]
        roots = {each.root: each.type for each in kept}
        kept = [each for each in kept if not self._is_only_weapon(each, roots)]
        weighed = Weights(self._doc, self._lexicon, self._headings).weigh(kept, self._entries)
        shown = (each for each in weighed if each.score >= LEAST_SHOWN)
        return sorted(shown, key=lambda each: each.tokens)

    def _candidates(self) -> Iterator["Token"]:
        """Yield the words that may stand in the lexicon: most words need no second look.

        A name may be a common word that has its capital from where it stands.
        """
        heads = self._lexicon.heads
        starts = frozenset(self._headings.sentences.starts)
        for token, lemma in zip(self._doc, self._lemmas, strict=True):
            pos = token.pos_
            is_known = (lemma, pos) in heads or lemma in _ADJECTIVES
            if is_known or (pos == "PROPN" and self._is_raised(token.i, starts)):
                yield token

    def _is_raised(self, index: int, starts: frozenset[int]) -> bool:
        """Whether a word has a capital from where it stands: first in a sentence, or a heading."""
        return index in starts or self._headings.is_at(index)

    def _is_only_weapon(self, trigger: Trigger, types: Mapping[int, str]) -> bool:
        """Whether a bomb is told to go off: then the verb is the event."""
        head = self._doc[trigger.root].head.i
        is_weapon = trigger.lemma in self._lexicon.weapons
        return is_weapon and head != trigger.root and types.get(head) == trigger.type

    def _light_verbs(self, nouns: Iterable[int]) -> set[int]:
        """Return the verbs that only carry an event noun: the noun is the trigger."""
        verbs = (governing_verb(self._doc[noun], self._lexicon) for noun in nouns)
        return {verb.token.i for verb in verbs if verb is not None}

    def _at(self, token: "Token") -> Iterator[Trigger]:
        entry, words = self._entry(token)
        if entry is None or entry.type not in self._types or not self._taken.isdisjoint(words):
            return
        if entry.score < WEAKEST_TRIGGER or (entry.ambiguous and not self._has_cue(token)):
            return
        is_beside = token.dep_ == "amod" or _is_modifier(token)
        score = entry.score * (MODIFIER_FACTOR if is_beside else 1.0)
        if self._is_untold(token):
            return
        self._taken.update(words)
        tokens = self._marked(token, entry, words)
        root = token.head if token.dep_ in _MODIFIERS and token.head.i in tokens else token
        self._entries[root.i] = entry
        attributes = stance(root, self._lexicon, self._attributes, entry.type)
        attributes |= self._verdict(token)
        yield Trigger(tokens, root.i, entry.type, score, attributes, entry.lemma, entry.pos)

    def _is_untold(self, token: "Token") -> bool:
        """Whether a word stands where nothing is told: in a credit, a dateline, a date."""
        if self._zones.is_silent(token.idx, token.idx + len(token)):
            return True
        if self._zones.is_dateline(token.idx):
            return True
        is_month = token.lower_ in self._lexicon.in_dates and token.i + 1 < len(token.doc)
        return is_month and not token.is_lower and token.nbor().is_digit

    def _verdict(self, token: "Token") -> Mapping[str, str]:
        """Return what keeps a trigger out of the data that is no attribute of the event itself."""
        decided = self._attributes.get("codable")
        reason = why_no_row(token) if decided is not None and "no" in decided.values else ""
        return {"codable": "no", "reason": reason} if reason else {}

    def _entry(self, token: "Token") -> tuple[Entry | None, tuple[int, ...]]:
        """Return the entry that a token is the head of, and the tokens that make the trigger."""
        if token.i in self._named:
            return None, ()
        for pos, lemma in self._readings(token):
            for phrase in self._lexicon.phrases_of(lemma, pos):
                tokens = _match(token, phrase)
                if tokens and self._is_meant(phrase, token):
                    return phrase, tokens
            entry = self._lexicon.lookup(lemma, pos)
            if entry is not None and has_needed(token, entry.needs, self._lexicon):
                return entry, (token.i,)
        return None, ()

    def _is_meant(self, phrase: Entry, head: "Token") -> bool:
        """Whether a phrase means here what it means in the lexicon."""
        if phrase.lemma in _BY_PARTNERS and _is_of_insurgents(head):
            return False
        return has_needed(head, phrase.needs, self._lexicon)

    def _marked(self, head: "Token", entry: Entry, words: tuple[int, ...]) -> tuple[int, ...]:
        """Return the shortest stretch of a phrase that names the event.

        "called" of "called for"; and the head alone where it means as much by itself: "bombing" of
        "suicide bombing", "shot" of "shot dead", but "air strike", "opened fire", "blew up".
        """
        if len(words) == 1:
            return words
        alone = self._lexicon.lookup(entry.words[entry.head], entry.pos)
        if alone is not None and alone.is_plain and alone.score >= entry.score / 2:
            return tuple(each for each in words if each == head.i or _completes(head, each))
        last = head.doc[words[-1]]
        is_led = last.dep_ == "prep" and last.i != head.i
        return words[:-1] if is_led else words

    def _readings(self, token: "Token") -> Iterator[tuple[str, str]]:
        """Yield the parts of speech and lemmas that a token may stand in the lexicon with."""
        lemma = token.lemma_.lower()
        if _is_modifier(token) and token.head.lemma_.lower() not in _CARRIERS:
            return
        if lemma in _ONLY_ACTIVE and any(each.dep_ == "auxpass" for each in token.children):
            return
        if lemma in WAVES and any(self._is_event(each) for each in _after_of(token)):
            return
        pos = NOUN if lemma in _ADJECTIVES else _PARTS_OF_SPEECH.get(token.pos_)
        if pos is not None:
            yield pos, lemma
        elif token.pos_ == "PROPN" and self._may_be_common(token):
            yield from _heading_readings(token.lower_)

    def _may_be_common(self, token: "Token") -> bool:
        """Whether a capitalised word is not known to mean people or things ("Rebels")."""
        return self._lexicon.entity_type(singular(token.lower_)) is None

    def _is_event(self, token: "Token") -> bool:
        return self._lexicon.lookup(token.lemma_, NOUN) is not None

    def _has_cue(self, token: "Token") -> bool:
        sentences = self._headings.sentences
        start = sentences.start(token.i)
        cues = self._conflict.get(start)
        if cues is None:
            is_cue = self._lexicon.is_conflict_cue
            words = range(start, sentences.ends[start])
            cues = {index for index in words if is_cue(self._lemmas[index])}
            self._conflict[start] = cues
        return bool(cues - {token.i})


def _is_of_insurgents(verb: "Token") -> bool:
    """Whether those who do it are at war with whom they take it from."""
    for child in verb.children:
        known = find(child.text) if child.dep_ == "nsubj" else None
        is_armed = child.dep_ == "nsubj" and child.lemma_.lower() in FIGHTERS
        if is_armed or (known is not None and known.kind in {"rebel", "militia"}):
            return True
    return False


def _completes(verb: "Token", index: int) -> bool:
    """Whether a word of a phrase belongs to what is marked: "gunned down", "signed a deal"."""
    token = verb.doc[index]
    return token.head.i == verb.i and (token.dep_ == "prt" or token.dep_ in _OBJECTS)


def _is_modifier(token: "Token") -> bool:
    """Whether a noun only says of what kind another is: "the protest leader"."""
    return token.dep_ in _MODIFIERS and token.head.i > token.i and not _is_hyphenated(token)


def _is_hyphenated(token: "Token") -> bool:
    """Whether a word is the first half of another: "pull-out"."""
    return token.head.i == token.i + 2 and token.nbor().text in {"-", "–"}


def _after_of(noun: "Token") -> Iterator["Token"]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (each for each in child.children if each.dep_ == "pobj")


def _heading_readings(word: str) -> Iterator[tuple[str, str]]:
    """Yield readings of a capitalised word in a heading, which the tagger takes for a name."""
    stems = [word, *(word.removesuffix(end) for end in ("es", "s") if word.endswith(end))]
    for stem in stems:
        yield NOUN, stem
    for stem in stems[1:]:
        yield VERB, stem


def _match(head: "Token", phrase: Entry) -> tuple[int, ...]:
    """Return the tokens of a phrase around its head, () where it does not stand there."""
    if phrase.pos == NOUN:
        return _side_by_side(head, phrase)
    return _among_dependents(head, phrase) or _with_adjective(head, phrase)


def _side_by_side(head: "Token", phrase: Entry) -> tuple[int, ...]:
    first = head.i - phrase.head
    last = first + len(phrase.words)
    if first < 0 or last > len(head.doc):
        return ()
    for index, word in enumerate(phrase.words, first):
        if index != head.i and not _is(head.doc[index], word):
            return ()
    return tuple(range(first, last)) if _is(head, phrase.words[phrase.head]) else ()


def _with_adjective(verb: "Token", phrase: Entry) -> tuple[int, ...]:
    """Match an adjective right behind the verb, which the parser may give to the object."""
    if len(phrase.words) != len((verb, phrase)) or verb.i + 1 >= len(verb.doc):
        return ()
    after = verb.nbor()
    is_meant = after.pos_ == "ADJ" and after.lower_ == phrase.words[-1]
    return (verb.i, after.i) if is_meant else ()


def _among_dependents(head: "Token", phrase: Entry) -> tuple[int, ...]:
    """Match the other words among the dependents of the verb, or of the word matched before."""
    found = [head]
    for word in phrase.words[1:]:
        token = _dependent(found, word)
        if token is None or _is_cut_off(head, token, phrase):
            return ()
        found.append(token)
    has_object = bool(phrase.roles_at("object"))
    parts = [each for each in found if each is head or not (has_object and each.dep_ in _OBJECTS)]
    places = {each.i for each in parts}
    # "taken over the base from": the preposition leads to who gives, and is no part of the words
    return tuple(
        sorted(
            each.i
            for each in parts
            if each.dep_ != "prep" or each.i - 1 in places or not phrase.roles_at(each.lower_)
        )
    )


def _is_cut_off(verb: "Token", word: "Token", phrase: Entry) -> bool:
    """Whether an object parts a verb from its preposition: "called him in for a talk"."""
    is_pair = len(phrase.words) == len((verb, word))
    if not is_pair or word.dep_ != "prep" or word.head.i != verb.i:
        return False
    return any(each.dep_ in _OBJECTS and each.i < word.i for each in verb.children)


def _dependent(found: list["Token"], word: str) -> "Token | None":
    for governor in reversed(found):
        for child in governor.children:
            if child.i > found[0].i and _is(child, word) and _may_be(child, word):
                return child
    return None


def _may_be(token: "Token", word: str) -> bool:
    """Whether a word stands as what it is in the phrase: "according" is no accord."""
    return token.dep_ != "prep" or word in PREPOSITIONS


def _is(token: "Token", word: str) -> bool:
    return token.lemma_.lower() == word or token.lower_ == word
