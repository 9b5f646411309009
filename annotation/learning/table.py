"""The memory as it is asked while an article is shown: by string, in a moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotation.learning.cues import sides_of
from annotation.learning.finding import Index, Shelf
from annotation.learning.lessons import Lesson, add
from annotation.learning.memory import Counts, Cue, Remembered, RememberedKind, Rule, Stance

_WEAK = frozenset({
    *("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on"),
    *("", "or", "said", "says", "that", "the", "their", "to", "was", "were", "with"),
})  # fmt: skip
"""Words beside a name that say nothing of it."""
ENOUGH = 2
"""So many rejections of a string that was never accepted withhold it wherever it stands."""
SURE_OF_RULE = 0.95
"""The score of what a person's rule proposes."""

Key = tuple[RememberedKind, str]
RuleKey = tuple[RememberedKind, str, str]


class _Entry:
    """What is remembered of a string and a type: on the whole, and beside which words.

    Counts go below 0 where a person took back what had come in bulk.
    """

    __slots__ = ("_sides", "contexts", "total")

    def __init__(self) -> None:
        self.total: Lesson = (0, 0)
        self.contexts: dict[str, Lesson] = {}
        self._sides: tuple[dict[str, Lesson], dict[str, Lesson]] | None = None

    def add(self, context: str, lesson: Lesson) -> None:
        self.total = add(self.total, lesson)
        held = self.contexts.get(context)
        self.contexts[context] = lesson if held is None else add(held, lesson)
        self._sides = None

    def like(self, context: str) -> Counts:
        """How often in like context: the same words on both sides, or on one a telling one."""
        if not context:
            return Counts()
        before, after = self._by_sides()
        first, last = sides_of(context)
        found = [before.get(first, (0, 0)), after.get(last, (0, 0))]
        times = (first not in _WEAK) + (last not in _WEAK) - 1
        same = self.contexts.get(context, (0, 0))  # so many times it is counted too often
        return _counts((sum(each[0] for each in found) - times * same[0],
                        sum(each[1] for each in found) - times * same[1]))  # fmt: skip

    def _by_sides(self) -> tuple[dict[str, Lesson], dict[str, Lesson]]:
        """Return the counts by the telling word before, and by that after."""
        if self._sides is None:
            self._sides = ({}, {})
            for context, lesson in self.contexts.items():
                for side, word in zip(self._sides, sides_of(context), strict=True):
                    if word not in _WEAK:
                        side[word] = add(side.get(word, (0, 0)), lesson)
        return self._sides


def _counts(lesson: Lesson) -> Counts:
    return Counts(max(0, lesson[0]), max(0, lesson[1]))


class Memory:
    """Counts and rules, by string; `index` finds the strings that begin with a word."""

    def __init__(self, rows: Iterable[tuple[Cue, Lesson]] = (), rules: Iterable[Rule] = ()) -> None:
        self._types: dict[Key, dict[str, _Entry]] = {}
        self._rules: dict[RuleKey, Rule] = {}
        self._index: dict[RememberedKind, Index] = {"span": Index(), "event": Index()}
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
            entry.total[0] > 0 or (kind, string, type_) in self._rules
            for type_, entry in types.items()
        )

    def at(self, kind: RememberedKind, word: str) -> Sequence[Shelf]:
        """Return the strings that are looked for at a word, the longest first."""
        return self._index[kind].at(word)

    def counts(self, cue: Cue) -> Counts:
        """Return how often a string was accepted and rejected as its type, in any context."""
        entry = self._types.get((cue.kind, cue.string), {}).get(cue.type)
        return Counts() if entry is None else _counts(entry.total)

    def stance(self, cue: Cue) -> Stance:
        """Return what is said of a string and type in a context (in any, where that is "")."""
        rule = self._rules.get((cue.kind, cue.string, cue.type))
        if rule is not None:
            return rule.stance
        entry = self._types.get((cue.kind, cue.string), {}).get(cue.type)
        if entry is None:
            return Stance.SILENT
        total, like = _counts(entry.total), entry.like(cue.context)
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
        contexts = ((context, _counts(held)) for context, held in sorted(entry.contexts.items()))
        return Remembered(
            kind,
            string,
            type_,
            _counts(entry.total),
            self.stance(Cue(kind, string, type_)),
            self._rules.get((kind, string, type_)),
            tuple(each for each in contexts if each[1] != Counts()),
        )

    def _weight(self, cue: Cue, entry: _Entry) -> tuple[bool, int, int]:
        is_ruled = (cue.kind, cue.string, cue.type) in self._rules
        return is_ruled, entry.like(cue.context).accepted, entry.total[0]

    def _share(self, kind: RememberedKind, string: str, type_: str) -> float:
        """Return how often a string was that type of all that was said of it, smoothed."""
        if (kind, string, type_) in self._rules:
            return SURE_OF_RULE
        counts = {name: _counts(each.total) for name, each in self._types[kind, string].items()}
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
            self._index[cue.kind].add(cue.string)
        return types.setdefault(cue.type, _Entry())
