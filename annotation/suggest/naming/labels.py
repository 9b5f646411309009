"""One label for each name of an article: by its mentions, its words, lists and longer forms."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from annotation.suggest.naming.evidence import Votes, add, around, inside
from annotation.suggest.naming.page import PROPER, Name, Page
from annotation.suggest.scores import MODEL_VOTES, name_score

_PLACES = ("GPE", "LOC", "FAC")
"""Labels that speak for one another: whatever kind of place, it is one."""
_BY_NEIGHBOURS = 0.3
"""How much more it says that the words beside a name call it a place: "a base at Dosta"."""
_PERSONS_PART, _BODYS_PART = 2.0, 0.7
"""How much a longer name says for a part of it: "Oravec" by "Alma Oravec"."""


@dataclass(slots=True)
class _Parts:
    """Words of longer names, by what those are."""

    persons: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)

    def learn(self, words: Sequence[str], label: str) -> None:
        if label == "PERSON":
            self.persons |= {words[0], words[-1]}
        elif label == "ORG":
            self.bodies.add(words[0])

    def votes(self, word: str) -> Votes:
        if word in self.persons:
            return {"PERSON": _PERSONS_PART}
        return {"ORG": _BODYS_PART} if word in self.bodies else {}


def one_label_each(page: Page, names: Sequence[Name]) -> list[Name]:
    """Give each name the label that most speaks for, and a surname that of the full name."""
    keys = [page.key_of(name) if name.label in PROPER else "" for name in names]
    labels = _labels(_votes(page, names, keys))
    pairs = zip(names, keys, strict=True)
    return [_labelled(name, *labels[key]) if key else name for name, key in pairs]


def _votes(page: Page, names: Iterable[Name], keys: Iterable[str]) -> Mapping[str, Votes]:
    """Return what the mentions of each name say together: many say more, but not so many times."""
    sums: defaultdict[str, Votes] = defaultdict(dict)
    counts: defaultdict[str, int] = defaultdict(int)
    for name, key in zip(names, keys, strict=True):
        if key:
            counts[key] += 1
            add(sums[key], {name.label: MODEL_VOTES[name.label]})
            if name.is_ours and name.label == "GPE":
                add(sums[key], {name.label: _BY_NEIGHBOURS})
            add(sums[key], around(page, name))
    return {
        key: {label: weight / sqrt(counts[key]) for label, weight in votes.items()}
        for key, votes in sums.items()
    }


def _labels(votes: Mapping[str, Votes]) -> Mapping[str, tuple[str, float]]:
    """Return each name's label, and how sure it is. The longer names say what their parts are."""
    parts = _Parts()
    labels = {}
    for key in sorted(votes, key=lambda key: -key.count(" ")):
        words = key.split(" ")
        total = dict(votes[key])
        add(total, inside(key))
        if len(words) == 1:
            add(total, parts.votes(key))
        label, lead = _best(total)
        labels[key] = label, name_score(label, lead)
        if len(words) > 1:
            parts.learn(words, label)
    return labels


def _best(total: Votes) -> tuple[str, float]:
    """Return the label that most speaks for, and how much more than for the next."""
    kinds = {label: weight for label, weight in total.items() if label not in _PLACES}
    place = max(_PLACES, key=lambda label: total.get(label, 0.0))
    kinds[place] = _place(total)
    best = max(kinds, key=lambda label: kinds[label])
    others = (weight for label, weight in kinds.items() if label != best)
    return best, kinds[best] - max(0.0, max(others, default=0.0))


def _place(total: Votes) -> float:
    against = min(0.0, total.get("GPE", 0.0))
    return against + sum(max(0.0, total.get(label, 0.0)) for label in _PLACES)


def _labelled(name: Name, label: str, score: float) -> Name:
    is_ours = name.is_ours or name.label != label
    return name._replace(label=label, is_ours=is_ours, score=score)
