"""A person's name in one piece, where the model left a part out or took it for another name."""

from collections.abc import Iterable

from annotation.suggest.naming.lists import REGION, votes_of_lists
from annotation.suggest.naming.page import Name, Page
from annotation.suggest.naming.words import COMMON, HEADS, OFFICE_WORDS, OFFICES

_JOINED = frozenset({"PERSON", "ORG", "GPE"})
"""What the model takes a part of a person's name for."""
_LONGEST = 6
_HYPHENS = frozenset({"-", "\u2011"})
_AFTER_HYPHEN = frozenset(
    {
        *("led", "era", "style", "like", "run", "born", "themed", "friendly", "aligned", "linked"),
        *("loyal", "allied", "type", "wing", "free", "only", "wide", "centric"),
    }
)
"""Words that make an adjective of a name: "the Oravec-led party"."""
_NO_PART = COMMON | OFFICES | OFFICE_WORDS | HEADS.keys()


def whole_persons(page: Page, names: Iterable[Name]) -> list[Name]:
    """Return the names, each person's with the words of it that stand beside what was found."""
    whole: list[Name] = []
    for name in _with_followers(page, list(names)):
        last = whole[-1] if whole else None
        if last is not None and last.end == name.start and _are_one(page, last, name):
            whole[-1] = last._replace(end=name.end, label="PERSON")
        elif name.label == "PERSON":
            whole.append(_from_its_start(page, name, last.end if last else 0))
        else:
            whole.append(name)
    return whole


def _with_followers(page: Page, names: list[Name]) -> Iterable[Name]:
    """Yield the names, persons with the words behind that go on with them: "Suk" "-yeol"."""
    borders = [*(name.start for name in names), len(page)][1:]
    for name, border in zip(names, borders, strict=True):
        end = name.end
        while name.label == "PERSON" and end < border and end - name.start < _LONGEST:
            more = _length_of_part(page, end, border)
            if not more:
                break
            end += more
        yield name if end == name.end else name._replace(end=end)


def _length_of_part(page: Page, index: int, border: int) -> int:
    """Return how many tokens from one on are a part of a name: a word, a hyphen and a word."""
    if _is_part(page, index):
        return 1
    is_hyphen = page.words[index] in _HYPHENS and index + 1 < border
    return 2 if is_hyphen and _can_follow_hyphen(page, index + 1) else 0


def _can_follow_hyphen(page: Page, index: int) -> bool:
    """Whether a word right behind a hyphen belongs to the name before it."""
    first, _ = page.place(index, index + 1)
    if page.text[first - 1].isspace() or page.text[first - 2].isspace():
        return False
    word = page.words[index]
    is_adjective = word in _AFTER_HYPHEN or word.endswith(("ed", "ing"))
    return word.isalpha() and not is_adjective


def _from_its_start(page: Page, name: Name, border: int) -> Name:
    start = name.start
    while start > border and name.end - start < _LONGEST and not page.doc[start].is_sent_start:
        if not _is_part(page, start - 1):
            break
        start -= 1
    return name if start == name.start else name._replace(start=start)


def _is_part(page: Page, index: int) -> bool:
    """Whether a word that no name has looks like a part of a person's: "Mir", an initial."""
    word = page.words[index]
    if not word.isalpha() or not (word.istitle() or (len(word) == 1 and word.isupper())):
        return False
    if word.lower() in _NO_PART or page.doc[index].tag_ != "NNP":
        return False
    return max(votes_of_lists(word).values(), default=0.0) < REGION


def _are_one(page: Page, one: Name, two: Name) -> bool:
    """Whether two names side by side are one person's."""
    labels = {one.label, two.label}
    if "PERSON" not in labels or not labels <= _JOINED or two.end - one.start >= _LONGEST:
        return False
    return all(name.label == "PERSON" or _is_lone_part(page, name) for name in (one, two))


def _is_lone_part(page: Page, name: Name) -> bool:
    return name.end - name.start == 1 and _is_part(page, name.start)
