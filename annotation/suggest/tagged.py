"""One name at a time: what the model found, without what does not belong to it.

Its neighbours are taken at their word: "Barka district" is a place, whatever the model says.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from annotation.suggest.lexicon import load_lexicon
from annotation.suggest.nominals import singular
from annotation.suggest.scores import RELABELLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span

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
_PART_LABELS: Mapping[str, str] = {
    **dict.fromkeys(("province", "governorate", "oblast"), "GPE"),
    **dict.fromkeys(("district", "subdistrict", "county"), "GPE"),
    **dict.fromkeys(("valley", "river"), "LOC"),
}
"""Nouns without which the name before them means another place, and what they say it is."""
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
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|{_MONTH} \d{{1,2}}\b", re.IGNORECASE)
"""A day of a month, with or without a year behind it."""
_AGE = re.compile(r"\d{1,2}|.*\bold")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b", re.IGNORECASE)


class Name(NamedTuple):
    """A span of tokens with the model's label, and whether that label is the model's own."""

    start: int
    end: int
    label: str
    is_ours: bool = False
    score: float = 0.0


def tagged_names(doc: "Doc") -> "Iterator[Name]":
    """Yield the model's entities as names, dates and numbers that can stand by themselves."""
    trimmed = (name for entity in doc.ents if (name := _trimmed(doc, entity)) is not None)
    for name in _joined(doc, trimmed):
        if not _is_common(doc, name):
            yield _age(doc, _with_noun(doc, _by_neighbours(doc, name)))


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


def _closed(doc: "Doc", start: int, end: int) -> int:
    """Return the end before a bracket that is opened inside and closed outside."""
    texts = [token.text for token in doc[start:end]]
    if "(" in texts and ")" not in texts:
        return start + texts.index("(")
    return end


def _is_loose(doc: "Doc", index: int) -> bool:
    token = doc[index]
    return token.is_space or (token.is_punct and token.text not in {"(", ")", "%"})


def _with_limits(doc: "Doc", start: int) -> int:
    """Return where a number begins with the words that limit it: "at least", "nearly"."""
    words = [token.lower_ for token in doc[max(0, start - 4) : start]]
    while words and words[-1].isspace():
        words.pop()
    for limit in _LIMITS:
        if words[-len(limit) :] == list(limit):
            return max(0, start - 4) + len(words) - len(limit)
    return start


def _joined(doc: "Doc", names: "Iterable[Name]") -> list[Name]:
    """Join the parts of one time: "Friday" and "evening", "Saturday" and "3 August"."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and {last.label, name.label} <= {"DATE", "TIME"} and _is_one(doc, last, name):
            joined[-1] = last._replace(end=name.end)
        else:
            joined.append(name)
    return joined


def _is_one(doc: "Doc", day: Name, name: Name) -> bool:
    """Whether two times stand side by side, or as a weekday and its date: "Friday, 3 May"."""
    if day.end == name.start:
        return True
    is_weekday = day.end - day.start == 1 and doc[day.start].lower_ in _WEEKDAYS
    is_beside = day.end + 1 == name.start and doc[day.end].text == ","
    return is_weekday and is_beside and bool(_DATE.match(key_of(doc, name)))


def _is_common(doc: "Doc", name: Name) -> bool:
    """Whether a single word is no name but a common noun that begins a sentence: "Gunmen"."""
    if name.end - name.start > 1 or name.label not in PROPER - {"NORP"}:
        return False
    word = doc[name.start].lower_
    return any(load_lexicon().entity_type(each) is not None for each in (word, singular(word)))


def _age(doc: "Doc", name: Name) -> Name:
    """Take an age for a number: the model calls it a date ("Roza Tamm, 51, said")."""
    if name.label == "DATE" and _AGE.fullmatch(key_of(doc, name).casefold()):
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


def _with_noun(doc: "Doc", name: Name) -> Name:
    """Return a place with the common noun that ends its name: "Barka district"."""
    if name.label not in {"GPE", "LOC"} or name.end >= len(doc):
        return name
    noun = doc[name.end]
    label = _PART_LABELS.get(noun.lower_, "") if noun.pos_ in {"NOUN", "PROPN", ""} else ""
    if not label or noun.ent_type_ in PROPER:
        return name
    return name._replace(end=name.end + 1, label=label, is_ours=True, score=RELABELLED)


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


def key_of(doc: "Doc", name: Name) -> str:
    """Return the text of a name, on one line."""
    return " ".join(doc[name.start : name.end].text.split())
