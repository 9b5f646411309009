"""Articles of a village that brings in its crops, parsed by hand, with what a coder made of them.

"gather" is a harvest where crops are gathered, and none where support is.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

import spacy
from spacy.tokens import Doc

from annotation.codebook import Codebook
from annotation.suggest import (
    components,  # noqa: F401 - makes our fields known to spaCy
    marks,
)
from annotation.suggest.learned.study import study_of
from annotation.values import Annotation, Argument, Event, Span

HARVEST = "harvest"
REAPER, CROP = "reaper", "crop"
_VOCABULARY = spacy.blank("en").vocab
_WHO = ("Farmers", "Villagers", "Students", "Neighbours", "Families", "Workers")
_CROPS = ("wheat", "barley", "beans", "maize", "olives", "dates")
_OTHERS = ("support", "courage", "evidence", "praise")
_VERBS = ("gathered", "gathered", "reaped", "praised", "discussed", "sold")
_LEMMAS = {"gathered": "gather", "reaped": "reap", "praised": "praise", "discussed": "discuss"}


class Made(NamedTuple):
    """An article and its finished layer."""

    doc: Doc
    annotations: tuple[Annotation, ...]


def with_harvests(codebook: Codebook) -> Codebook:
    """Return a codebook with a type of event that no lexicon knows."""
    people = replace(codebook.roles[0], cell="", key="", fillers=("person", "organisation"))
    event = replace(codebook.events[0], key="", counts="", required=(), roles=(REAPER, CROP))
    return replace(
        codebook,
        events=(*codebook.events, replace(event, name=HARVEST, label="Harvest")),
        roles=(*codebook.roles, replace(people, name=REAPER), replace(people, name=CROP)),
    )


def article(seed: int, *, sentences: int = 8, wrong: float = 0.0) -> Made:
    """Return an article; `wrong` is the share of the verbs that the coder sees otherwise."""
    random = Random(seed)  # noqa: S311 - a test
    said = [_sentence(random) for _ in range(sentences)]
    doc = _doc(said)
    annotations: list[Annotation] = []
    mentions: list[marks.Mention] = []
    for number, (_, verb, what) in enumerate(said):
        start = number * _WORDS
        mentions.append(marks.Mention(start, start + 1, "person", marks.ENTITIES, 0.6))
        is_harvest = (what in _CROPS and verb in {"gathered", "reaped"}) != (
            random.random() < wrong
        )
        if is_harvest:
            annotations += _told(doc, number)
    marks.put(doc, "mentions", mentions)
    return Made(doc, tuple(annotations))


_WORDS = 5


def _sentence(random: Random) -> tuple[str, str, str]:
    return random.choice(_WHO), random.choice(_VERBS), random.choice((*_CROPS, *_OTHERS))


def _doc(said: Sequence[tuple[str, str, str]]) -> Doc:
    words, lemmas, heads = [], [], []
    for number, (who, verb, what) in enumerate(said):
        words += [who, verb, "the", what, "."]
        lemmas += [who.lower(), _LEMMAS.get(verb, verb), "the", what, "."]
        heads += [number * _WORDS + each for each in (1, 1, 3, 1, 1)]
    count = len(said)
    return Doc(
        _VOCABULARY,
        words=words,
        lemmas=lemmas,
        heads=heads,
        pos=["NOUN", "VERB", "DET", "NOUN", "PUNCT"] * count,
        tags=["NNS", "VBD", "DT", "NN", "."] * count,
        deps=["nsubj", "ROOT", "det", "dobj", "punct"] * count,
    )


def _told(doc: Doc, number: int) -> list[Annotation]:
    who, verb = doc[number * _WORDS], doc[number * _WORDS + 1]
    span = Span(f"s{number}", "person", ((who.idx, who.idx + len(who)),), who.text)
    event = Event(f"e{number}", HARVEST, ((verb.idx, verb.idx + len(verb)),), verb.text)
    return [span, event, Argument(f"a{number}", event.id, REAPER, span.id)]


def studies(codebook: Codebook, count: int, *, first: int = 0, wrong: float = 0.0) -> list[bytes]:
    """Return the studies of so many articles."""
    made = [article(first + number, wrong=wrong) for number in range(count)]
    return [study_of(each.doc, each.annotations, codebook) for each in made]
