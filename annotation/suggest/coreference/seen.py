"""A mention as the rules of coreference see it: its head, its place in the text, its words."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotation.suggest.coreference.cues import DEFINITE, INDEFINITE
from annotation.suggest.layout import head_of, place_of, text_of
from annotation.suggest.marks import EVENTS, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from annotation.codebook import Codebook, EntityType

_LINE_END = re.compile("\n")
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Seen:
    """Mention number `number`: its words on one line, its head, sentence and paragraph."""

    number: int
    mention: Mention
    text: str
    head: "Token"
    sentence: int
    paragraph: int

    @property
    def is_name(self) -> bool:
        return self.mention.source != EVENTS

    @property
    def noun(self) -> str:
        return self.head.lemma_.lower()

    @property
    def is_plural(self) -> bool:
        return self.head.tag_ in {"NNS", "NNPS"}

    @property
    def is_counted(self) -> bool:
        """Whether it tells of some people by their number: no row of a register."""
        doc = self.head.doc
        words = (doc[index] for index in range(self.mention.start, self.mention.end))
        if any(word.pos_ == "NUM" or word.like_num for word in words):
            return True
        return self.mention.end - 1 > self.head.i or self._determiner in INDEFINITE

    @property
    def is_definite(self) -> bool:
        return self._determiner in DEFINITE

    @property
    def is_told_apart(self) -> bool:
        """Whether words after the noun say which one is meant: "the group of", "the group that".

        What follows a comma only adds to what is known: "the group, which".
        """
        after = self.head.i + 1
        if after < len(self.head.doc) and self.head.doc[after].text == ",":
            return False
        return any(child.dep_ in {"relcl", "acl", "prep"} for child in self.head.rights)

    def before(self) -> "list[Token]":
        """Return the words of the mention before its head."""
        return list(self.head.doc[self.mention.start : self.head.i])

    @property
    def _determiner(self) -> str:
        start = self.mention.start
        return self.head.doc[start - 1].lower_ if start else ""


class Types:
    """Which types of a codebook name things, and which of them are persons, places, peoples."""

    def __init__(self, codebook: "Codebook") -> None:
        things = [each for each in codebook.entities if each.is_actor or each.normal == "place"]
        self.things = frozenset(each.name for each in things)
        self.persons = _labelled(things, "PERSON")
        self.places = frozenset(each.name for each in things if each.normal == "place")
        self.states = _labelled(things, "GPE")
        self.peoples = _labelled(things, "NORP")
        self.bodies = self.things - self.persons - self.places


def _labelled(types: "Iterable[EntityType]", label: str) -> frozenset[str]:
    return frozenset(each.name for each in types if label in each.model_labels)


def look(doc: "Doc", mentions: "Sequence[Mention]", types: Types) -> list[Seen]:
    """Return the mentions that can name things, in the order of the text."""
    return sorted(_look(doc, mentions, types), key=lambda seen: (seen.head.i, -seen.number))


def _look(doc: "Doc", mentions: "Sequence[Mention]", types: Types) -> "Iterator[Seen]":
    has_sentences = doc.has_annotation("SENT_START")
    sentences = [each.start for each in doc.sents] if has_sentences else [0]
    text = text_of(doc)
    lines = [each.start() for each in _LINE_END.finditer(text)]
    is_parsed = doc.has_annotation("DEP")
    for number, mention in enumerate(mentions):
        if mention.type in types.things:
            start, end = mention.start, mention.end
            head = head_of(doc, start, end) if is_parsed else doc[end - 1]
            first, last = place_of(doc, start, end)
            sentence = bisect_right(sentences, start)
            paragraph = bisect_right(lines, first)
            yield Seen(number, mention, plain(text[first:last]), head, sentence, paragraph)


def plain(text: str) -> str:
    """Return a name on one line, without article and possessive."""
    words = " ".join(text.split())
    if words[:4].casefold() == "the ":
        words = words[4:]
    for ending in _POSSESSIVES:
        words = words.removesuffix(ending)
    return words
