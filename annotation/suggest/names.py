"""Names: what the model found, mapped onto the codebook, trimmed, and mended within the article.

A name is one thing in one article. So a surname alone is whom the full name said it is, a name that
the model labels now this and now that is what it is most often, and one found once is found
wherever it stands.
"""

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from annotation.suggest.borders import ZoneMap
from annotation.suggest.lexicon import load_lexicon
from annotation.suggest.marks import ENTITIES, MODEL, Mention, zones_of
from annotation.suggest.nominals import singular
from annotation.suggest.scores import ANY_LABEL, MODEL_LABELS, PROPAGATED, RELABELLED
from annotation.suggest.tree import is_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc, Span

    from annotation.codebook import Codebook

PROPER = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"})
"""The model labels of names: those of which one and the same stays the same in an article."""
_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir"})
_PLACE_NOUNS = frozenset(
    {
        "province",
        "district",
        "city",
        "town",
        "village",
        "region",
        "capital",
        "municipality",
        "governorate",
        "county",
    }
)
_COUNTED = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
_LIMITS = (
    ("at", "least"),
    ("at", "most"),
    ("more", "than"),
    ("fewer", "than"),
    ("less", "than"),
    ("as", "many", "as"),
    ("an", "estimated"),
    ("up", "to"),
    ("nearly",),
    ("almost",),
    ("about",),
    ("around",),
    ("some",),
    ("over",),
    ("roughly",),
    ("approximately",),
)
"""Words before a number that belong to it: a range is not a number."""
_AGE = re.compile(r"\d{1,2}|.*\bold")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b", re.IGNORECASE)
_SHORTEST = 3


class Name(NamedTuple):
    """A span of tokens with the model's label, and whether that label is the model's own."""

    start: int
    end: int
    label: str
    is_ours: bool = False
    score: float = 0.0


def find_names(doc: "Doc", codebook: "Codebook") -> list[Mention]:
    """Return the names, dates and quantities of a Doc as mentions of the codebook's types."""
    zones = ZoneMap(zones_of(doc))
    names = [name for entity in doc.ents if (name := _trimmed(doc, entity)) is not None]
    names = [name for name in _joined(names) if not _is_silent(doc, name, zones)]
    names = [_by_neighbours(doc, name) for name in names if not _is_common(doc, name)]
    names = [_age(doc, name) for name in names]
    if doc.has_annotation("SENT_START"):
        names = _shortened(doc, names)
    names = _one_label_each(doc, names)
    names += [name for name in _again(doc, names) if not _is_silent(doc, name, zones)]
    return [mention for name in names if (mention := _mention(name, codebook)) is not None]


def _trimmed(doc: "Doc", entity: "Span") -> Name | None:
    """Return an entity without article, possessive, punctuation and white space around it."""
    start, end = entity.start, entity.end
    while start < end and (_is_loose(doc, start) or doc[start].lower_ in _ARTICLES):
        start += 1
    label = entity.label_
    if label in PROPER and end - start > 1 and doc[start].lower_ in _TITLES:
        start, label = start + 1, "PERSON"
    end = _closed(doc, start, end)
    while start < end and (_is_loose(doc, end - 1) or doc[end - 1].text in _POSSESSIVES):
        end -= 1
    text = doc[start:end].text
    if start == end or _ADDRESS.search(text):
        return None
    if label in PROPER and (not _LETTER.search(text) or text.islower()):
        return None
    if label in _COUNTED:
        start = _with_limits(doc, start)
    return Name(start, end, label)


def _with_limits(doc: "Doc", start: int) -> int:
    """Return where a number begins with the words that limit it: "at least", "nearly"."""
    words = [token.lower_ for token in doc[max(0, start - 4) : start]]
    while words and words[-1].isspace():
        words.pop()
    for limit in _LIMITS:
        if words[-len(limit) :] == list(limit):
            return max(0, start - 4) + len(words) - len(limit)
    return start


def _is_common(doc: "Doc", name: Name) -> bool:
    """Whether a single word is no name but a common noun that begins a sentence: "Gunmen"."""
    if name.end - name.start > 1 or name.label not in PROPER - {"NORP"}:
        return False
    word = doc[name.start].lower_
    return any(load_lexicon().entity_type(each) is not None for each in (word, singular(word)))


def _closed(doc: "Doc", start: int, end: int) -> int:
    """Return the end before a bracket that is opened inside and closed outside."""
    texts = [token.text for token in doc[start:end]]
    if "(" in texts and ")" not in texts:
        return start + texts.index("(")
    return end


def _joined(names: "Iterable[Name]") -> list[Name]:
    """Join a day and a time of day that stand side by side: "Friday evening"."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and last.end == name.start and {last.label, name.label} <= {"DATE", "TIME"}:
            joined[-1] = last._replace(end=name.end)
        else:
            joined.append(name)
    return joined


def _age(doc: "Doc", name: Name) -> Name:
    """Take an age for a number: the model calls it a date ("Roza Tamm, 51, said")."""
    if name.label == "DATE" and _AGE.fullmatch(_key(doc, name).casefold()):
        return name._replace(label="CARDINAL")
    return name


def _by_neighbours(doc: "Doc", name: Name) -> Name:
    """Take the word beside a name at its word: "Barka district", "Mr Barka"."""
    if name.label not in PROPER:
        return name
    before = doc[name.start - 1].lower_ if name.start else ""
    label = ""
    if before in _TITLES:
        label = "PERSON"
    elif name.label in {"PERSON", "ORG"} and _is_place(doc, name):
        label = "GPE"
    if label in {"", name.label}:
        return name
    return name._replace(label=label, is_ours=True, score=RELABELLED)


def _is_place(doc: "Doc", name: Name) -> bool:
    """Whether a common noun says that the name is a place: "the capital, Barka"."""
    after = doc[name.end].lower_ if name.end < len(doc) else ""
    if after in _PLACE_NOUNS:
        return True
    before = doc[: name.start][-2:]
    if before and before[-1].text == ",":
        # "the capital, Barka,": the parser seldom sees that these are one
        return before[0].lower_ in _PLACE_NOUNS
    if not doc.has_annotation("DEP"):
        return False
    head = doc[name.start : name.end].root
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        return head.head.head.lower_ in _PLACE_NOUNS
    return False


def _shortened(doc: "Doc", names: "Sequence[Name]") -> list[Name]:
    """Cut a name that swallowed the rest of a heading back to the name known from the text."""
    known = {
        _key(doc, name): name.label
        for name in names
        if name.label in PROPER and not is_heading(doc[name.start].sent)
    }
    return [_cut(doc, name, known) for name in names]


def _cut(doc: "Doc", name: Name, known: "Mapping[str, str]") -> Name:
    if _key(doc, name) in known:
        return name
    if name.label not in PROPER or not is_heading(doc[name.start].sent):
        return name
    for end in range(name.end - 1, name.start, -1):
        key = _key(doc, name._replace(end=end))
        if key in known:
            return Name(name.start, end, known[key], True, RELABELLED)
    return name


def _is_loose(doc: "Doc", index: int) -> bool:
    token = doc[index]
    return token.is_space or (token.is_punct and token.text not in {"(", ")", "%"})


def _is_silent(doc: "Doc", name: Name, zones: ZoneMap) -> bool:
    last = doc[name.end - 1]
    return zones.is_silent(doc[name.start].idx, last.idx + len(last))


def _one_label_each(doc: "Doc", names: "Sequence[Name]") -> list[Name]:
    """Give each name the label that it has most often, and a surname that of the full name."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.label in PROPER:
            votes[_key(doc, name)][name.label] += 1
    labels = {key: _majority(counts) for key, counts in votes.items()}
    surnames = _surnames(doc, names, labels)
    return [_relabelled(name, surnames, labels, _key(doc, name)) for name in names]


def _key(doc: "Doc", name: Name) -> str:
    return " ".join(doc[name.start : name.end].text.split())


def _majority(counts: Counter[str]) -> str:
    # The model says "organisation" of whatever it does not know: another label weighs more.
    return max(counts, key=lambda label: counts[label] * MODEL_LABELS.get(label, ANY_LABEL))


def _surnames(doc: "Doc", names: "Iterable[Name]", labels: "Mapping[str, str]") -> set[str]:
    return {
        doc[name.end - 1].text
        for name in names
        if name.end - name.start > 1 and labels.get(_key(doc, name)) == "PERSON"
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
    counts = Counter((_key(doc, name), name.label) for name in names if name.label in PROPER)
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
