"""Noun phrases that can fill a role: which span of which type a word of the parse stands for.

A name that the word belongs to comes first; else the lexicon knows what kind of thing it means.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from annotation.suggest.borders import ZoneMap
from annotation.suggest.kinds import kind_of
from annotation.suggest.layout import lemmas_of
from annotation.suggest.marks import EVENTS, Mention, zones_of
from annotation.suggest.scores import NOMINAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from annotation.codebook import Codebook
    from annotation.suggest.lexicon import Lexicon

_PREMODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "quantmod", "advmod"})
_COUNTS = frozenset(
    {
        "hundred",
        "thousand",
        "million",
        "dozen",
        "score",
        "ten",
        "number",
        "group",
        "majority",
        "handful",
        "lot",
        "couple",
        "series",
        "string",
        "member",
        "wave",
        "column",
        "crowd",
    }
)
"""Nouns that only count the people or things after "of"."""
_VAGUE = frozenset(
    {"several", "few", "dozens", "scores", "hundreds", "thousands", "tens", "multiple", "millions"}
)
"""Words that tell how many, and that no model marks as a number."""
_SHARES = frozenset({"both", "each", "every", "either", "neither", "another"})
"""Articles that say how many, and belong to a mention: "both sides"."""
_PLACES = frozenset({"gpe", "location"})
_MODIFYING = frozenset({"compound", "nmod", "amod"})
_LONGEST = 4


class Fillers:
    """The mentions of a Doc, and the new ones that its events need."""

    def __init__(
        self, doc: "Doc", codebook: "Codebook", lexicon: "Lexicon", mentions: "Sequence[Mention]"
    ) -> None:
        self.mentions = list(mentions)
        self._doc = doc
        self._lexicon = lexicon
        self._types = {each.name for each in codebook.entities}
        self._zones = ZoneMap(zones_of(doc))
        self._longest = _longest(lexicon)
        self._by_token: dict[int, list[int]] = {}
        for number, mention in enumerate(self.mentions):
            self._index(number, mention)

    def at(self, token: "Token", roles: "Collection[str]" = ()) -> int | None:
        """Return the number of the mention that a word stands for, made if need be.

        `roles` are those that it can have: they say what an uncommon noun may mean.
        """
        known = self.known(token)
        if known is not None and self.mentions[known].type != "quantity":
            return known
        inner = self._named_inside(token)
        if inner is not None:
            return inner
        made = self._make(token, roles)
        return known if made is None else made

    def add_nominals(self, sentences: "Iterable[tuple[int, int]]") -> None:
        """Mark forces, weapons and sites in the sentences `[start, end)`, arguments or not."""
        plain, lasts = _plain(self._lexicon.armed, self._lexicon.weapons, self._lexicon.facilities)
        lemmas = lemmas_of(self._doc)
        for start, end in sentences:
            for index in range(start, end):
                if lemmas[index] in lasts:
                    token = self._doc[index]
                    is_head = token.pos_ == "NOUN" and token.dep_ not in _MODIFYING
                    if is_head and self.known(token) is None and self._lemma(token) in plain:
                        self._make(token)

    def quantity_in(self, number: int) -> int | None:
        """Return the quantity inside of a mention: "nine" in "nine soldiers", made if need be."""
        outer = self.mentions[number]
        for index in range(outer.start, outer.end):
            for inner in self._by_token.get(index, ()):
                each = self.mentions[inner]
                if each.type == "quantity" and each.end <= outer.end:
                    return inner
        return self._vague_in(outer)

    def _vague_in(self, outer: Mention) -> int | None:
        """Make a quantity of the vague word that a mention begins with: "several others"."""
        end = outer.start + 1
        first = self._doc[outer.start]
        if end >= outer.end or (first.lower_ not in _VAGUE and not first.like_num):
            return None
        if "quantity" not in self._types:
            return None
        start = outer.start
        if start > 0 and self._doc[start - 1].lower_ == "a" and self._doc[start].lower_ == "few":
            start -= 1
        return self._place(Mention(start, end, "quantity", EVENTS, NOMINAL))

    def _index(self, number: int, mention: Mention) -> None:
        for index in range(mention.start, mention.end):
            self._by_token.setdefault(index, []).append(number)

    def known(self, token: "Token") -> int | None:
        """Return the largest mention whose last word, or whose head, is the token."""
        found = [
            number
            for number in self._by_token.get(token.i, ())
            if self._is_head(token, self.mentions[number])
        ]
        return max(found, key=lambda each: self._length(each), default=None)

    def _length(self, number: int) -> int:
        return self.mentions[number].end - self.mentions[number].start

    def _is_head(self, token: "Token", mention: Mention) -> bool:
        outside = not mention.start <= token.head.i < mention.end or token.head is token
        return outside or mention.end - 1 == token.i

    def _named_inside(self, token: "Token") -> int | None:
        """Return the name that says which place is meant: "the province of Helmand"."""
        if (self._type(token) or kind_of(token, ())) not in _PLACES:
            return None
        for name in _apposed(token):
            number = self.known(name)
            if number is None and name.pos_ == "NOUN":
                number = self._named_inside(name)
            if number is not None and self.mentions[number].type in _PLACES:
                return number
        return None

    def _make(self, token: "Token", roles: "Collection[str]" = ()) -> int | None:
        """Make a mention of the noun phrase around a common noun, if we know what it means."""
        counted = _counted(token)
        noun = token if counted is None else counted
        type_ = self._type(noun) or kind_of(noun, roles)
        if type_ is None or type_ not in self._types:
            return None
        start, end = _left_edge(token), (token if counted is None else counted).i + 1
        start = self._uncrossed(start, end)
        first, last = self._doc[start], self._doc[end - 1]
        if self._zones.is_silent(first.idx, last.idx + len(last)):
            return None
        return self._place(Mention(start, end, type_, EVENTS, NOMINAL))

    def _place(self, mention: Mention) -> int:
        for number in self._by_token.get(mention.start, ()):
            if self.mentions[number][:2] == mention[:2]:
                return number
        self.mentions.append(mention)
        self._index(len(self.mentions) - 1, mention)
        return len(self.mentions) - 1

    def _uncrossed(self, start: int, end: int) -> int:
        """Move the start to the right until no other mention is cut by it."""
        for index in range(start, end):
            for number in self._by_token.get(index, ()):
                other = self.mentions[number]
                if other.start < start < other.end:
                    is_count = other.type == "quantity" and other.end < end
                    return other.start if is_count else min(other.end, end - 1)
        return start

    def _type(self, token: "Token") -> str | None:
        lemma = self._lemma(token)
        return None if lemma is None else self._lexicon.entity_type(lemma)

    def _lemma(self, token: "Token") -> str | None:
        """Return the longest row of words ending in the token that the lexicon has as a nominal."""
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return None
        last = _last(token)
        longest = self._longest.get(last.rpartition(" ")[2], 0)
        for row in _rows(token, last, longest):
            if self._lexicon.entity_type(row) is not None:
                return row
        return None


@lru_cache(maxsize=4)
def _longest(lexicon: "Lexicon") -> "Mapping[str, int]":
    """Return the last words of the nominals, each with the words of the longest one."""
    found: dict[str, int] = {}
    for each in lexicon.nominals:
        words = each.split(" ")
        found[words[-1]] = max(found.get(words[-1], 0), len(words))
    return found


@lru_cache(maxsize=4)
def _plain(*kinds: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the nouns of those kinds, and the last words that they have."""
    plain = frozenset().union(*kinds)
    return plain, frozenset(each.rpartition(" ")[2] for each in plain)


def _apposed(place: "Token") -> "Iterator[Token]":
    """Yield the words that may name a place: "Dosta village", "the village of Dosta"."""
    for child in place.children:
        if child.dep_ in {"appos", "compound", "nmod"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"of", "around"}:
            yield from (each for each in child.children if each.dep_ == "pobj")


def singular(word: str) -> str:
    """Return the likely singular of a noun that the tagger did not see as one: "gunmen"."""
    return word.removesuffix("men") + "man" if word.endswith("men") else word.removesuffix("s")


def _last(token: "Token") -> str:
    """Return a noun as it may stand in the lexicon."""
    lemma = token.lemma_.lower()
    # a capitalised common noun keeps its ending: the tagger takes it for a name
    return singular(lemma) if token.pos_ == "PROPN" else lemma


def _rows(token: "Token", last: str, longest: int) -> "Iterator[str]":
    """Yield a noun with the words right before it, the longest row first, then alone."""
    if not longest:
        return
    words, before = [last], token
    while len(words) < min(_LONGEST, longest) and before.i > 0 and not before.is_sent_start:
        before = before.nbor(-1)
        words.insert(0, before.lower_)
    for first in range(len(words) - 1):
        yield " ".join(words[first:])
    yield last


def _counted(token: "Token") -> "Token | None":
    """Return what a counting noun counts: "families" in "hundreds of families"."""
    if token.pos_ != "NUM" and not token.like_num and token.lemma_.lower() not in _COUNTS:
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((each for each in child.children if each.dep_ == "pobj"), None)
    return None


def _left_edge(token: "Token") -> int:
    """Return where the noun phrase begins, its article and its owner left out."""
    start = token.i
    for child in reversed(list(token.lefts)):
        is_hyphen = child.is_punct and child.text in {"-", "–"}
        is_share = child.dep_ in {"det", "preconj", "predet"} and child.lower_ in _SHARES
        if child.dep_ not in _PREMODIFIERS and not is_hyphen and not is_share:
            break
        start = child.left_edge.i
    while start < token.i and _is_no_part(token.doc[start]):
        start += 1
    return start


def _is_no_part(token: "Token") -> bool:
    """Whether a word at the beginning of a noun phrase is left out of its mention."""
    return token.pos_ in {"DET", "PUNCT", "SPACE", "PART"} and token.lower_ not in _SHARES
