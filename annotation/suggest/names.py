"""The names of an article: what the model found, mapped onto the codebook and mended.

A name is one thing in one article. So a surname alone is whom the full name said it is, a name that
the model labels now this and now that is what it is most often, and one found once is found
wherever it stands.
"""

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from annotation.suggest.borders import ZoneMap
from annotation.suggest.marks import ENTITIES, MODEL, Mention, zones_of
from annotation.suggest.scores import ANY_LABEL, MODEL_LABELS, PROPAGATED, RELABELLED
from annotation.suggest.tagged import PROPER, Name, key_of, tagged_names
from annotation.suggest.towns import read_places
from annotation.suggest.tree import is_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from annotation.codebook import Codebook

_SHORTEST = 3


def find_names(doc: "Doc", codebook: "Codebook") -> list[Mention]:
    """Return the names, dates and quantities of a Doc as mentions of the codebook's types."""
    zones = ZoneMap(zones_of(doc))
    names = [name for name in tagged_names(doc) if not _is_silent(doc, name, zones)]
    if doc.has_annotation("SENT_START"):
        names = _shortened(doc, names)
    names = _one_label_each(doc, read_places(doc, names))
    names += [name for name in _again(doc, names) if not _is_silent(doc, name, zones)]
    return [mention for name in names if (mention := _mention(name, codebook)) is not None]


def _is_silent(doc: "Doc", name: Name, zones: ZoneMap) -> bool:
    last = doc[name.end - 1]
    return zones.is_silent(doc[name.start].idx, last.idx + len(last))


def _shortened(doc: "Doc", names: "Sequence[Name]") -> list[Name]:
    """Cut a name that swallowed the rest of a heading back to the name known from the text."""
    known = {
        key_of(doc, name): name.label
        for name in names
        if name.label in PROPER and not is_heading(doc[name.start].sent)
    }
    return [_cut(doc, name, known) for name in names]


def _cut(doc: "Doc", name: Name, known: "Mapping[str, str]") -> Name:
    if key_of(doc, name) in known:
        return name
    if name.label not in PROPER or not is_heading(doc[name.start].sent):
        return name
    for end in range(name.end - 1, name.start, -1):
        key = key_of(doc, name._replace(end=end))
        if key in known:
            return Name(name.start, end, known[key], True, RELABELLED)
    return name


def _one_label_each(doc: "Doc", names: "Sequence[Name]") -> list[Name]:
    """Give each name the label that it has most often, and a surname that of the full name."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.label in PROPER:
            votes[key_of(doc, name)][name.label] += 1
    labels = {key: _majority(counts) for key, counts in votes.items()}
    surnames = _surnames(doc, names, labels)
    return [_relabelled(name, surnames, labels, key_of(doc, name)) for name in names]


def _majority(counts: Counter[str]) -> str:
    # The model says "organisation" of whatever it does not know: another label weighs more.
    return max(counts, key=lambda label: counts[label] * MODEL_LABELS.get(label, ANY_LABEL))


def _surnames(doc: "Doc", names: "Iterable[Name]", labels: "Mapping[str, str]") -> set[str]:
    return {
        doc[name.end - 1].text
        for name in names
        if name.end - name.start > 1 and labels.get(key_of(doc, name)) == "PERSON"
    }


def _relabelled(name: Name, surnames: set[str], labels: "Mapping[str, str]", key: str) -> Name:
    if name.label not in PROPER:
        return name
    label = "PERSON" if key in surnames else labels[key]
    if label == name.label:
        return name
    return name._replace(label=label, is_ours=True, score=RELABELLED)


def _again(doc: "Doc", names: "Sequence[Name]") -> list[Name]:
    """Return the places where a known name stands and no name was found."""
    counts = Counter((key_of(doc, name), name.label) for name in names if name.label in PROPER)
    labels = {key: label for (key, label), count in counts.items() if count > 1 or label != "ORG"}
    known = sorted((key for key in labels if _is_worth(key)), key=len, reverse=True)
    if not known:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    taken = {index for name in names for index in range(name.start, name.end)}
    found = []
    for match in pattern.finditer(doc.text):
        span = doc.char_span(match.start(), match.end())
        if span is not None and taken.isdisjoint(range(span.start, span.end)):
            found.append(Name(span.start, span.end, labels[match.group()], True, PROPAGATED))
    return found


def _is_worth(key: str) -> bool:
    return len(key) >= _SHORTEST and key[0].isupper() and not key.islower()


def _mention(name: Name, codebook: "Codebook") -> Mention | None:
    type_ = codebook.entity_for_model_label(name.label)
    if type_ is None:
        return None
    if name.is_ours:
        return Mention(name.start, name.end, type_.name, ENTITIES, name.score)
    score = MODEL_LABELS.get(name.label, ANY_LABEL)
    return Mention(name.start, name.end, type_.name, MODEL, score)
