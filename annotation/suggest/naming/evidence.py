"""What speaks for which label of a name: the words in it, and the words around it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from annotation.entities.known import find
from annotation.suggest.naming.lists import REGION, is_people, place_weight, votes_of_lists
from annotation.suggest.naming.page import Name, Page
from annotation.suggest.naming.words import (
    AFTER,
    BEFORE,
    FIRST,
    HEADS,
    JOINTS,
    KINDS_OF_NOUNS,
    OWNED,
    PARTICLES,
    Clues,
)

Votes = dict[str, float]

_KEPT = 8192
_HEAD, _FIRST, _ALONE, _PARTICLE = 3.0, 2.5, 1.0, 1.5
"""How much a telling word in a name says: its head, its first, its only one, one inside."""
_ACRONYM: Mapping[str, float] = {"ORG": 0.8, "PERSON": -1.0, "GPE": -0.3}
_AFTER_ARTICLE: Mapping[str, float] = {"ORG": 0.2, "PERSON": -0.5, "GPE": -0.2}
_BEFORE_ACRONYM: Mapping[str, float] = {"ORG": 0.6, "PERSON": -0.5}
_AGED, _WHO, _WHERE, _IN_PLACE, _BASED = 2.5, 1.0, 1.5, 0.8, 2.0

_AGE = re.compile(r"[1-9]\d")
_CAPITALS = re.compile(r"[A-Z][A-Z&.-]{1,6}s?")
_NO_PEOPLE: Mapping[str, float] = {"NORP": -1.0, "GPE": 0.5}
_WHERE_WORDS = frozenset(
    {
        *("in", "near", "at", "from", "to", "outside", "around", "across", "into", "toward"),
        *("through", "towards", "of", "capital", "town", "city", "village"),
    }
)
_NAMED = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
_INITIAL = re.compile(r"[A-Z]\.?")
_NOUNS = frozenset({"NN", "NNS"})
_ATTRIBUTES = frozenset({"JJ", "VBG", "VBN"})
_DETERMINERS = frozenset({"a", "an", "the"})
_PHRASE = 6
_BEFORE_NOUNS = frozenset(
    {"JJ", "JJR", "JJS", "VBG", "VBN", "CD", "HYPH", "NNP", "RB", "POS", "CC"}
)
_POSSESSIVES = frozenset({"'s", "’s"})


def add(votes: Votes, more: Mapping[str, float]) -> None:
    for label, weight in more.items():
        votes[label] = votes.get(label, 0.0) + weight


@lru_cache(maxsize=_KEPT)
def inside(key: str) -> Mapping[str, float]:
    """Return what a name says by itself, wherever it stands."""
    words = key.casefold().split()
    votes: Votes = {}
    if len(words) > 1:
        # "Islamic State" is no state: who is known is not judged by the words of the name
        add(votes, _of_words(words) if find(key) is None else {})
        if _INITIAL.fullmatch(key.split()[0]):
            add(votes, {"PERSON": 1.0})
    else:
        if _CAPITALS.fullmatch(key) and place_weight(key) < REGION:
            add(votes, _ACRONYM)
        if key.casefold() in HEADS:
            add(votes, {HEADS[key.casefold()]: _ALONE})
    add(votes, votes_of_lists(key))
    return votes


def _of_words(words: list[str]) -> Votes:
    votes: Votes = {}
    if label := HEADS.get(head_of(words)):
        votes[label] = _HEAD
    elif label := FIRST.get(words[0]):
        votes[label] = _FIRST
    if "&" in words:
        add(votes, {"ORG": _FIRST})
    if not PARTICLES.isdisjoint(words):
        add(votes, {"PERSON": _PARTICLE})
    return votes


def head_of(words: list[str]) -> str:
    """Return the word before the first "of" or the like, else the last."""
    joint = next((i for i, word in enumerate(words) if i and word in JOINTS), len(words))
    return words[joint - 1]


def around(page: Page, name: Name) -> Votes:
    """Return what the words beside a name say of it there."""
    votes: Votes = {}
    if name.start:
        _before(page, name, votes)
        if name.label == "NORP" and _stands_as_place(page, name):
            add(votes, _NO_PEOPLE)
    if name.end + 1 < len(page):
        _after(page, name, votes)
    return votes


def _stands_as_place(page: Page, name: Name) -> bool:
    """Whether what no list has as a people stands where a place does: "in Dosta on Friday"."""
    if page.lower[name.start - 1] not in _WHERE_WORDS or is_people(page.key_of(name)):
        return False
    is_one = name.end - name.start == 1 and page.doc[name.start].tag_ == "NNP"
    return is_one and not (name.end < len(page) and page.doc[name.end].tag_ in _NAMED)


def _before(page: Page, name: Name, votes: Votes) -> None:
    word = page.lower[name.start - 1]
    if word in BEFORE:
        _take(votes, BEFORE, word)
    elif _has_article(page, name.start) and not _is_modifier(page, name.end):
        add(votes, _AFTER_ARTICLE)


def _take(votes: Votes, clues: Clues, word: str) -> None:
    if clue := clues.get(word):
        add(votes, {clue[0]: clue[1]})


def _has_article(page: Page, start: int) -> bool:
    """Whether "the" stands before a name, perhaps with an attribute between them."""
    if page.lower[start - 1] == "the":
        return True
    is_second = start > 1 and page.lower[start - 2] == "the"
    return is_second and page.doc[start - 1].tag_ in _ATTRIBUTES


def _is_modifier(page: Page, end: int) -> bool:
    return end < len(page) and page.doc[end].tag_ in _NOUNS


def _after(page: Page, name: Name, votes: Votes) -> None:
    word, second = page.lower[name.end], page.words[name.end + 1]
    if word in AFTER:
        _take(votes, AFTER, word)
    elif word == ",":
        add(votes, _behind_comma(page, name.end + 1))
    elif word in _POSSESSIVES:
        _take(votes, OWNED, second.lower())
    elif word == "-" and second.lower() == "based":
        add(votes, {"GPE": _BASED})
    elif word == "(" and _CAPITALS.fullmatch(second):
        add(votes, _BEFORE_ACRONYM)


def _noun(page: Page, start: int) -> str:
    """Return the noun that ends the phrase that begins at a word: "a small fishing town"."""
    last = ""
    for index in range(start, min(start + _PHRASE, len(page))):
        tag = page.doc[index].tag_
        if tag in _NOUNS:
            last = page.lower[index]
        elif last or tag not in _BEFORE_NOUNS:
            break
    return last


def _behind_comma(page: Page, index: int) -> Mapping[str, float]:
    """Return what an age, a clause or a greater place says: "Dosta, Karvenia", "Tamm, 51,"."""
    word = page.words[index]
    if _AGE.fullmatch(word):
        is_age = index + 1 < len(page) and page.words[index + 1] in {",", ")", "."}
        return {"PERSON": _AGED} if is_age else {}
    if word.lower() == "who":
        return {"PERSON": _WHO}
    if word.lower() == "where":
        return {"GPE": _WHERE}
    if word in _DETERMINERS:
        return KINDS_OF_NOUNS.get(_noun(page, index + 1), {})
    is_place = word[:1].isupper() and place_weight(word) >= REGION
    return {"GPE": _IN_PLACE} if is_place else {}
