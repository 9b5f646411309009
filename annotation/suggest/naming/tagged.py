"""One name at a time: what the model found, without what does not belong to it.

Its neighbours are taken at their word: "Barka district" is a place, whatever the model says.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from annotation.suggest.lexicon import load_lexicon
from annotation.suggest.naming.numbers import COUNTED, as_age, joined, with_limits
from annotation.suggest.naming.page import PROPER, Name, Page
from annotation.suggest.naming.persons import whole_persons
from annotation.suggest.naming.words import COMMON, OFFICE_WORDS, OFFICES, PERSON_NOUNS
from annotation.suggest.nominals import singular
from annotation.suggest.scores import RELABELLED

if TYPE_CHECKING:
    from spacy.tokens import Span

_OTHER_SCHEMES = {"PER": "PERSON"}
"""Labels of the multilingual pipelines; LOC, ORG and MISC are written alike."""
_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
COURTESIES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir"})
_PORTFOLIOS = frozenset(
    {"minister", "ministers", "secretary", "undersecretary", "spokesperson", "spokesman"}
)
_PLACE_NOUNS = frozenset(
    {
        *("province", "district", "city", "town", "village", "region", "capital"),
        *("municipality", "governorate", "county"),
    }
)
_MANY_PLACES = frozenset(
    {"provinces", "districts", "cities", "towns", "villages", "regions", "hamlets", "counties"}
)
_SITES = frozenset(
    {
        *("base", "bases", "checkpoint", "checkpoints", "camp", "camps", "outpost", "outposts"),
        *("barracks", "market", "hospital", "school", "mosque", "church", "port", "airport"),
        *("airbase", "airfield", "bridge", "prison", "mine", "refinery", "plant", "garrison"),
        *("post", "station", "headquarters", "crossing"),
    }
)
"""What stands in a place whose name follows: "a base at Barka", "the port of Barka"."""
_WAYS = frozenset(
    {"road", "highway", "route", "border", "railway", "bridge", "distance", "motorway"}
)
"""What leads from place to place: "the road between Barka and Lasha"."""
_SITED = frozenset({"at", "in", "near", "outside", "of"})
_PART_LABELS: Mapping[str, str] = {
    **dict.fromkeys(("province", "governorate", "oblast"), "GPE"),
    **dict.fromkeys(("district", "subdistrict", "county"), "GPE"),
    **dict.fromkeys(("valley", "river"), "LOC"),
}
"""Nouns without which the name before them means another place, and what they say it is."""
_PLACES = frozenset({"GPE", "LOC"})
_DOUBTED = frozenset({"PERSON", "ORG"})
_LONGEST_LIST = 8
_LISTING = frozenset({",", "and", "or", "-"})
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LOOSE = re.compile(r"[^\w()%$€£¥₹+]+")
"""A token of nothing but signs, which a name neither begins nor ends with."""


def tagged_names(page: Page) -> Iterator[Name]:
    """Yield the model's entities as names, dates and numbers that can stand by themselves."""
    trimmed = (name for each in page.doc.ents if (name := _trimmed(page, each)) is not None)
    for name in whole_persons(page, joined(page, trimmed)):
        if name.label not in PROPER:
            yield as_age(page, name)
        elif not _is_common(page, name) and not _is_portfolio(page, name):
            yield from (
                _with_noun(page, _by_neighbours(page, each)) for each in _parted(page, name)
            )


def _parted(page: Page, name: Name) -> Iterator[Name]:
    """Yield both places of "between Barka and Lasha", which the model takes for one name."""
    words = page.lower[name.start : name.end]
    if "and" not in words[1:-1] or not name.start or page.lower[name.start - 1] != "between":
        yield name
        return
    joint = name.start + words.index("and")
    is_way = name.start > 1 and page.lower[name.start - 2] in _WAYS
    label = "GPE" if is_way else name.label
    whole = name._replace(label=label, is_ours=True, score=RELABELLED)
    yield whole._replace(end=joint)
    yield whole._replace(start=joint + 1)


def _trimmed(page: Page, entity: "Span") -> Name | None:
    """Return an entity without article, title, possessive, signs and white space around it."""
    start, end = entity.start, entity.end
    label = _OTHER_SCHEMES.get(entity.label_, entity.label_)
    while start < end and (page.lower[start] in _ARTICLES or _is_loose(page, start)):
        start += 1
    if label in PROPER:
        start, label = _without_title(page, start, end, label)
    end = _closed(page, start, end)
    while start < end and (page.words[end - 1] in _POSSESSIVES or _is_loose(page, end - 1)):
        end -= 1
    if start == end or (label in PROPER and not _can_be_name(page.between(start, end))):
        return None
    if label in COUNTED:
        start = with_limits(page, start)
    return Name(start, end, label)


def _can_be_name(text: str) -> bool:
    return bool(_LETTER.search(text)) and not text.islower() and not _ADDRESS.search(text)


def _without_title(page: Page, start: int, end: int, label: str) -> tuple[int, str]:
    """Return where a name begins behind the titles before it, and whose name they say it is."""
    if end - start > 1 and page.lower[start] in COURTESIES:
        start, label = start + 1, "PERSON"
    while label == "PERSON" and end - start > 1 and page.lower[start].rstrip(".") in OFFICES:
        start += 1
    return start, label


def _closed(page: Page, start: int, end: int) -> int:
    """Return the end before a bracket that is opened inside and closed outside."""
    words = page.words[start:end]
    if "(" in words and ")" not in words:
        return start + words.index("(")
    return end


def _is_loose(page: Page, index: int) -> bool:
    return _LOOSE.fullmatch(page.words[index]) is not None


def _is_common(page: Page, name: Name) -> bool:
    """Whether a single word is no name but a common noun with a capital: "Gunmen", "Bishop"."""
    if name.end - name.start > 1:
        return all(word in OFFICE_WORDS for word in page.lower[name.start : name.end])
    if name.label == "NORP":
        return False
    word = page.lower[name.start]
    if word in PERSON_NOUNS or word in COMMON:
        return True
    return any(load_lexicon().entity_type(each) is not None for each in (word, singular(word)))


def _is_portfolio(page: Page, name: Name) -> bool:
    """Whether a name is what a minister is minister of: "the Interior Minister"."""
    if name.label != "ORG":
        return False
    if name.end < len(page) and page.lower[name.end] in _PORTFOLIOS:
        return name.end - name.start == 1
    before = page.lower[max(0, name.start - 2) : name.start]
    return len(before) == 2 and before[0] in _PORTFOLIOS and before[1] in {"of", "for"}  # noqa: PLR2004 - two words


def _by_neighbours(page: Page, name: Name) -> Name:
    """Take the word beside a name at its word: "Barka district", "Mr Barka"."""
    before = page.lower[name.start - 1] if name.start else ""
    label = ""
    if before in COURTESIES:
        label = "PERSON"
    elif name.label in _DOUBTED and _is_place(page, name):
        label = "GPE"
    if label in {"", name.label}:
        return name
    return name._replace(label=label, is_ours=True, score=RELABELLED)


def _with_noun(page: Page, name: Name) -> Name:
    """Return a place with the common noun that ends its name: "Barka district"."""
    if name.label not in _PLACES or name.end >= len(page):
        return name
    label = _PART_LABELS.get(page.lower[name.end])
    if label is None:
        return name
    noun = page.doc[name.end]
    if noun.pos_ not in {"NOUN", "PROPN", ""} or noun.ent_type_ in PROPER:
        return name
    return name._replace(end=name.end + 1, label=label, is_ours=True, score=RELABELLED)


def _is_place(page: Page, name: Name) -> bool:
    """Whether a common noun says that the name is a place: "the capital, Barka"."""
    if name.end < len(page) and page.lower[name.end] in _PLACE_NOUNS:
        return True
    before = page.lower[max(0, name.start - 2) : name.start]
    if before and before[-1] == ",":
        # "the capital, Barka,": the parser seldom sees that these are one
        return before[0] in _PLACE_NOUNS
    is_listed = name.start and (_is_by_site(page, name) or _is_among_places(page, name))
    if is_listed and name.label == "PERSON":
        return True
    if not (before and before[-1] == "of") or not page.doc.has_annotation("DEP"):
        return False
    head = page.doc[name.start : name.end].root
    return head.dep_ == "pobj" and head.head.head.lower_ in _PLACE_NOUNS


def _is_among_places(page: Page, name: Name) -> bool:
    """Whether a name stands in a list behind its kind: "the villages of Barka and Lasha"."""
    index = name.start - 1
    for _ in range(_LONGEST_LIST):
        if page.lower[index] == "of":
            return index > 0 and page.lower[index - 1] in _MANY_PLACES
        if index == 0 or not (page.words[index][0].isupper() or page.lower[index] in _LISTING):
            return False
        index -= 1
    return False


def _is_by_site(page: Page, name: Name) -> bool:
    """Whether a site stands there: "a checkpoint at Barka"."""
    before = page.lower[max(0, name.start - 2) : name.start]
    return len(before) > 1 and before[1] in _SITED and before[0] in _SITES
