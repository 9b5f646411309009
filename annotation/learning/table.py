"""The memory as it is asked while an article is shown: by string, in a moment."""

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from annotation.learning.cues import sides_of
from annotation.learning.lessons import Lesson
from annotation.learning.memory import Counts, Cue, Remembered, RememberedKind, Rule, Stance

_COMMON = frozenset({"the", "a", "an", "at", "some", "more", "all", "no", "its", "their"})
LONG_ENOUGH = 4
"""Of so many letters a name in capitals is known again; a shorter one may be another word."""
_WEAK = frozenset({
    *("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on"),
    *("or", "said", "says", "that", "the", "their", "to", "was", "were", "with"),
})  # fmt: skip
"""Words beside a name that say nothing of it."""
FIRST_WORD = re.compile(r"\w+")
ENOUGH = 2
"""So many rejections of a string that was never accepted withhold it wherever it stands."""
SURE_OF_RULE = 0.95
"""The score of what a person's rule proposes."""

Key = tuple[RememberedKind, str]
RuleKey = tuple[RememberedKind, str, str]


@dataclass(slots=True)
class _Tally:
    """Counts that go on. Below 0 where a person took back what had come in bulk."""

    accepted: int = 0
    rejected: int = 0

    def add(self, lesson: Lesson) -> None:
        self.accepted += lesson[0]
        self.rejected += lesson[1]

    def counts(self) -> Counts:
        return Counts(max(0, self.accepted), max(0, self.rejected))


@dataclass(slots=True)
class _Entry:
    """What is remembered of a string and a type: on the whole, and beside which words."""

    total: _Tally = field(default_factory=_Tally)
    contexts: dict[str, _Tally] = field(default_factory=dict)
    before: dict[str, _Tally] = field(default_factory=dict)
    after: dict[str, _Tally] = field(default_factory=dict)

    def add(self, context: str, lesson: Lesson) -> None:
        first, last = sides_of(context)
        self.total.add(lesson)
        for tallies, key in ((self.contexts, context), (self.before, first), (self.after, last)):
            tallies.setdefault(key, _Tally()).add(lesson)

    def like(self, context: str) -> Counts:
        """How often in like context: the same words on both sides, or on one a telling one."""
        if not context:
            return Counts()
        first, last = (word if word not in _WEAK else "" for word in sides_of(context))
        found = [self.before.get(first) if first else None, self.after.get(last) if last else None]
        same = self.contexts.get(context, _Tally())
        times = sum(1 for word in (first, last) if word) - 1  # so often it is counted too much
        accepted = sum(each.accepted for each in found if each) - times * same.accepted
        rejected = sum(each.rejected for each in found if each) - times * same.rejected
        return Counts(max(0, accepted), max(0, rejected))


class Sought(NamedTuple):
    """A string as it is looked for: its words as they are written, and where in it the word
    stands by which it is found."""

    string: str
    words: tuple[str, ...]
    lead: int

    @property
    def length(self) -> int:
        return len(self.string)


class Memory:
    """Counts and rules, by string; `index` finds the strings that begin with a word."""

    def __init__(self, rows: Iterable[tuple[Cue, Lesson]] = (), rules: Iterable[Rule] = ()) -> None:
        self._types: dict[Key, dict[str, _Entry]] = {}
        self._rules: dict[RuleKey, Rule] = {}
        self._index: dict[Key, list[Sought]] = {}
        for cue, lesson in rows:
            self._entry(cue).add(cue.context, lesson)
        for rule in rules:
            self.set_rule(rule)

    # -- learning --------------------------------------------------------------------------------

    def learn(self, more: Mapping[Cue, Lesson]) -> bool:
        """Take in lessons; return whether anything would be proposed or withheld otherwise."""
        before = [self._outlook(cue) for cue in more]
        for cue, lesson in more.items():
            self._entry(cue).add(cue.context, lesson)
        return before != [self._outlook(cue) for cue in more]

    def set_rule(self, rule: Rule) -> None:
        self._entry(rule)
        self._rules[rule.kind, rule.string, rule.type] = rule

    def forget_rule(self, rule: Rule) -> None:
        self._rules.pop((rule.kind, rule.string, rule.type), None)

    # -- asking ----------------------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        return not self._types

    def knows(self, kind: RememberedKind, string: str) -> bool:
        """Whether anything is remembered of a string."""
        return (kind, string) in self._types

    def was_confirmed(self, kind: RememberedKind, string: str) -> bool:
        """Whether a string was ever accepted as anything, or a rule says so."""
        types = self._types.get((kind, string), {})
        return any(
            entry.total.accepted > 0 or (kind, string, type_) in self._rules
            for type_, entry in types.items()
        )

    def starting_with(self, kind: RememberedKind, word: str) -> Sequence["Sought"]:
        """Return the strings that are looked for at a word, the longest first."""
        return self._index.get((kind, word), ())

    def counts(self, cue: Cue) -> Counts:
        """Return how often a string was accepted and rejected as its type, in any context."""
        entry = self._types.get((cue.kind, cue.string), {}).get(cue.type)
        return Counts() if entry is None else entry.total.counts()

    def stance(self, cue: Cue) -> Stance:
        """Return what is said of a string and type in a context (in any, where that is "")."""
        rule = self._rules.get((cue.kind, cue.string, cue.type))
        if rule is not None:
            return rule.stance
        entry = self._types.get((cue.kind, cue.string), {}).get(cue.type)
        if entry is None:
            return Stance.SILENT
        total, like = entry.total.counts(), entry.like(cue.context)
        if like.rejected > like.accepted or (not total.accepted and total.rejected >= ENOUGH):
            return Stance.WITHHOLD
        is_usual = total.accepted > total.rejected or like.accepted > like.rejected
        return Stance.PROPOSE if is_usual else Stance.SILENT

    def best(self, kind: RememberedKind, string: str, context: str) -> tuple[str, float] | None:
        """Return the type to propose for a string in a context, and how sure that is."""
        found = [
            (self._weight(cue, entry), cue.type)
            for type_, entry in sorted(self._types.get((kind, string), {}).items())
            for cue in (Cue(kind, string, type_, context),)
            if self.stance(cue) is Stance.PROPOSE
        ]
        if not found:
            return None
        _, type_ = max(found)
        return type_, self._share(kind, string, type_)

    def table(self) -> list[Remembered]:
        """Return all that is remembered, as a person sees it, by string."""
        found = [
            self._remembered(kind, string, type_, entry)
            for (kind, string), types in self._types.items()
            for type_, entry in types.items()
        ]
        kept = (each for each in found if each.rule or each.counts != Counts())
        return sorted(kept, key=lambda each: (each.string.lower(), each.string, each.type))

    def _remembered(
        self, kind: RememberedKind, string: str, type_: str, entry: _Entry
    ) -> Remembered:
        contexts = ((context, tally.counts()) for context, tally in sorted(entry.contexts.items()))
        return Remembered(
            kind,
            string,
            type_,
            entry.total.counts(),
            self.stance(Cue(kind, string, type_)),
            self._rules.get((kind, string, type_)),
            tuple(each for each in contexts if each[1] != Counts()),
        )

    def _weight(self, cue: Cue, entry: _Entry) -> tuple[bool, int, int]:
        is_ruled = (cue.kind, cue.string, cue.type) in self._rules
        return is_ruled, entry.like(cue.context).accepted, entry.total.accepted

    def _share(self, kind: RememberedKind, string: str, type_: str) -> float:
        """Return how often a string was that type of all that was said of it, smoothed."""
        if (kind, string, type_) in self._rules:
            return SURE_OF_RULE
        counts = {name: each.total.counts() for name, each in self._types[kind, string].items()}
        said = sum(each.accepted for each in counts.values()) + counts[type_].rejected
        return round((counts[type_].accepted + 1) / (said + 2), 2)

    def _outlook(self, cue: Cue) -> tuple[object, ...]:
        """What would come out otherwise if a lesson about a cue changes anything."""
        kind, string = cue.kind, cue.string
        best = self.best(kind, string, cue.context), self.best(kind, string, "")
        types = tuple(each and each[0] for each in best)
        return self.stance(cue), self.stance(replace(cue, context="")), types

    def _entry(self, cue: Cue | Rule) -> _Entry:
        types = self._types.get((cue.kind, cue.string))
        if types is None:
            types = self._types[cue.kind, cue.string] = {}
            self._find_by_word(cue.kind, cue.string)
        return types.setdefault(cue.type, _Entry())

    def _find_by_word(self, kind: RememberedKind, string: str) -> None:
        for written in dict.fromkeys((string, *_ways_to_write(kind, string))):
            word = _telling_word(written)
            if word is not None:
                sought = Sought(string, tuple(written.split(" ")), word.start())
                found = self._index.setdefault((kind, word[0]), [])
                insort(found, sought, key=lambda each: -each.length)


def _ways_to_write(kind: RememberedKind, string: str) -> Iterator[str]:
    """How else a string is written: in a headline of capitals, at the start of a sentence."""
    if kind == "event":
        return
    if len(string) >= LONG_ENOUGH and not string.isupper():
        yield string.upper()
    if string[:1].islower():
        yield string[:1].upper() + string[1:]


def _telling_word(string: str) -> re.Match[str] | None:
    """Return the word by which a string is found: the first that is not one of many texts."""
    first = FIRST_WORD.search(string)
    if first is None or first[0].lower() not in _COMMON:
        return first
    return FIRST_WORD.search(string, first.end()) or first
