"""Names that the model passed over: known ones, persons after a title, acronyms, and those found
elsewhere in the article."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotation.suggest.naming.lists import certain_label, is_people
from annotation.suggest.naming.page import PROPER, Name, Page
from annotation.suggest.naming.tagged import COURTESIES
from annotation.suggest.naming.wellknown import BODIES, DISEASES
from annotation.suggest.naming.words import OTHER
from annotation.suggest.scores import PROPAGATED

_SHORTEST = 3
_SURNAME = 4
"""Letters that a surname must have to be looked for by itself."""
_WITH_ARTICLE = 3
"""Tokens of a name with its Arabic article: "Al-Barka", which is "Barka" as well."""
_Words = tuple[str, ...]


def passed_over(page: Page, names: Sequence[Name]) -> list[Name]:
    """Return names that need no other mention to be known as such."""
    taken = _taken(names)
    ends = {name.end: name for name in names}
    found = []
    after = 0
    for index, word in enumerate(page.words):
        if index < after or not word[0].isupper() or index in taken:
            continue
        label = _known(page, index) or _bracketed(page, index, ends)
        if label:
            after = _end(page, index, taken) if label == "PERSON" else index + 1
            found.append(Name(index, after, label, True, PROPAGATED))
    return found


def _taken(names: Iterable[Name]) -> set[int]:
    return {index for name in names for index in range(name.start, name.end)}


def _known(page: Page, index: int) -> str:
    word = page.words[index]
    if label := certain_label(word):
        return label
    if index and page.lower[index - 1] in COURTESIES:
        return "PERSON"
    if page.lower[index] in DISEASES:
        return OTHER
    if word not in BODIES and not is_people(word):
        return ""
    if page.doc[index].is_sent_start:
        return ""
    return "ORG" if word in BODIES else "NORP"


def _bracketed(page: Page, index: int, ends: Mapping[int, Name]) -> str:
    """Return the label of the name that an acronym in brackets stands for."""
    word = page.words[index]
    if index < 2 or page.words[index - 1] != "(" or not word.isupper():  # noqa: PLR2004 - "Name ("
        return ""
    name = ends.get(index - 1)
    if name is None or name.label not in PROPER:
        return ""
    if name.label == "PERSON" or word[0] not in page.key_of(name):
        return ""
    return name.label


def _end(page: Page, start: int, taken: set[int]) -> int:
    """Return where the name of a person ends that begins at a word."""
    end = start + 1
    while end < len(page) and end not in taken and page.words[end][0].isupper():
        if page.doc[end].tag_ != "NNP":
            break
        end += 1
    return end


def found_again(page: Page, names: Sequence[Name]) -> list[Name]:
    """Return the places where a known name stands and no name was found."""
    known = _by_first_word(page, names)
    taken = _taken(names)
    found = []
    after = 0
    for index, word in enumerate(page.words):
        if index < after or word not in known or index in taken:
            continue
        name = next(_at(page, index, known[word]), None)
        if name is not None and taken.isdisjoint(range(index, name.end)):
            found.append(name)
            after = name.end
    return found


def _at(page: Page, index: int, known: Iterable[tuple[_Words, str]]) -> Iterator[Name]:
    for words, label in known:
        end = index + len(words)
        if tuple(page.words[index:end]) == words:
            yield Name(index, end, label, True, PROPAGATED)


def _by_first_word(page: Page, names: Iterable[Name]) -> Mapping[str, Sequence[tuple[_Words, str]]]:
    """Return what is looked for by its first word, the longest first."""
    known: defaultdict[str, list[tuple[_Words, str]]] = defaultdict(list)
    labels = _worth(page, names)
    for words in sorted(labels, key=len, reverse=True):
        known[words[0]].append((words, labels[words]))
    return known


def _worth(page: Page, names: Iterable[Name]) -> Mapping[_Words, str]:
    """Return the names to look for, with labels: what the model only once called an organisation
    is left out; the surname of a person is looked for as well."""
    counts = Counter(
        (tuple(page.words[name.start : name.end]), name.label)
        for name in names
        if name.label in PROPER
    )
    labels = {
        words: label
        for (words, label), count in counts.items()
        if (count > 1 or label != "ORG") and _is_worth(words)
    }
    labels |= {
        words[2:]: label
        for words, label in counts
        if words[0].lower() == "al" and words[1:2] == ("-",) and len(words) == _WITH_ARTICLE
    }
    surnames = {words[-1:] for words, label in counts if label == "PERSON" and len(words) > 1}
    return {**{each: "PERSON" for each in surnames if len(each[0]) >= _SURNAME}, **labels}


def _is_worth(words: _Words) -> bool:
    return sum(map(len, words)) >= _SHORTEST and words[0][0].isupper()
