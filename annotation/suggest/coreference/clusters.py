"""Names of one article that mean the same, joined by stated rules.

1. The same name, folded; a name and an alias that the starter register knows.
2. A country by any of its names; its capital, where it acts ("Washington agreed").
3. A part of a person's name, where only one longer name ends with it.
4. An acronym, where only one name has its letters.
5. A name in brackets behind a name of the same type: "the Islamic Emirate (Taliban)".
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from annotation.entities.known import find
from annotation.entities.names import folded, is_acronym_of, is_near
from annotation.places.actors import is_actor_use
from annotation.suggest.coreference.nations import (
    capital_of,
    country_named,
    country_of,
    national,
    place_key,
)
from annotation.suggest.layout import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from annotation.suggest.coreference.seen import Seen, Types

Key = tuple[str, str]
"""What sort of thing it is and by what it is told: ("person", "ashraf ghani")."""
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_LONGEST_ACRONYM = 7


class Clusters:
    """Sets of mentions. Each has a key; keys that were joined stand for one another."""

    def __init__(self) -> None:
        self.members: dict[Key, list[Seen]] = {}
        self._joined: dict[Key, Key] = {}

    def add(self, key: Key, seen: "Seen") -> None:
        self.members.setdefault(self.root(key), []).append(seen)

    def root(self, key: Key) -> Key:
        while key in self._joined:
            key = self._joined[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        """Let two keys be one; the second stands for both, unless only the first is known."""
        one, other = self.root(one), self.root(other)
        if one[0] == "known" != other[0]:
            one, other = other, one
        if one != other and one in self.members and other in self.members:
            self.members[other] += self.members.pop(one)
            self._joined[one] = other


def cluster_names(doc: "Doc", seen: "Sequence[Seen]", types: "Types") -> Clusters:
    """Return the names of a Doc in clusters."""
    clusters, text = Clusters(), text_of(doc)
    own = _own_acronyms([each.text for each in seen if each.is_name])
    keys: dict[int, Key] = {}
    for each in seen:
        key = _key(text, each, types, own) if each.is_name else None
        if key is not None:
            keys[each.number] = key
            clusters.add(key, each)
    _join_persons(clusters)
    _join_acronyms(clusters)
    _join_brackets(doc, [each for each in seen if each.number in keys], keys, clusters)
    return clusters


def _own_acronyms(names: "Iterable[str]") -> set[str]:
    """Return the acronyms of names that nobody else knows: here they mean those, not others."""
    different = set(names)
    long = [each for each in different if " " in each and find(each) is None]
    shorts = [each for each in different if _is_acronym(each) and find(each) is not None]
    return {short for short in shorts if any(is_acronym_of(short, each) for each in long)}


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name.replace(".", "")) <= _LONGEST_ACRONYM


def _key(text: str, seen: "Seen", types: "Types", own: set[str]) -> Key | None:
    mention, words = seen.mention, seen.text
    if mention.type in types.persons:
        return "person", folded(words)
    is_listed = mention.type in types.bodies | types.states and words not in own
    known = find(words) if is_listed else None
    if known is not None:
        return "known", known.name
    if mention.type in types.peoples and _is_adjective(seen):
        return None
    body = national(words)
    if body is not None:
        return body_key(words) or ("name", folded(words))
    if mention.type in types.places:
        return _place_key(text, seen, words, types)
    return "name", folded(words)


def body_key(words: str) -> Key | None:
    """Return the key of a body by its country: "Afghan army" and "Afghanistan army" are one."""
    body = national(words)
    if body is None:
        return None
    return ("forces" if body.is_armed else "rulers"), f"{body.country} {body.words}"


def _place_key(text: str, seen: "Seen", words: str, types: "Types") -> Key:
    country = country_named(words)
    if country is not None:
        return "country", country.country
    if seen.mention.type in types.states and (capital := capital_of(words)):
        start = seen.head.doc[seen.mention.start].idx
        last = seen.head.doc[seen.mention.end - 1]
        if is_actor_use(text, start, last.idx + len(last)):
            return "capital", capital
    return "name", place_key(words)


def _is_adjective(seen: "Seen") -> bool:
    """Whether a people's name only says whose: "Afghan soldiers"."""
    is_modifier = seen.head.dep_ in _MODIFIERS
    return seen.head.pos_ == "ADJ" or (is_modifier and country_of(seen.text) is not None)


def join_capitals(clusters: Clusters) -> None:
    """A capital that acts is its country's government if that is named, else the country."""
    for key in [key for key in clusters.members if key[0] == "capital"]:
        town = ("name", place_key(clusters.members[key][0].text))
        for other in (("rulers", f"{key[1]} government"), ("country", key[1]), town):
            if other in clusters.members:
                clusters.join(key, other)
                break


def _join_persons(clusters: Clusters) -> None:
    longer: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted((each for each in clusters.members if each[0] == "person"), key=_length):
        last = key[1].rpartition(" ")[2]
        fitting = {
            clusters.root(each)
            for each in longer[last]
            if _length(each) < _length(key) and is_near(key[1], each[1])
        }
        if len(fitting) == 1:
            clusters.join(key, fitting.pop())
        longer[last].append(key)


def _length(key: Key) -> int:
    """Sort longer names first."""
    return -len(key[1].split())


def _join_acronyms(clusters: Clusters) -> None:
    by_letter: defaultdict[str, list[tuple[Key, str]]] = defaultdict(list)
    for key, members in clusters.members.items():
        if key[0] not in {"person", "country", "capital"} and " " in members[0].text:
            by_letter[members[0].text[0].casefold()].append((key, members[0].text))
    for key, members in list(clusters.members.items()):
        short = members[0].text
        if key[0] == "name" and _is_acronym(short):
            near = by_letter[short[0].casefold()]
            long = [other for other, name in near if is_acronym_of(short, name)]
            if len(long) == 1:
                clusters.join(key, long[0])


def _join_brackets(
    doc: "Doc", names: "Iterable[Seen]", keys: "dict[int, Key]", clusters: Clusters
) -> None:
    starts = {each.mention.start: each for each in names}
    for each in starts.values():
        other = starts.get(each.mention.end + 1)
        if other is None or doc[each.mention.end].text != "(":
            continue
        after = other.mention.end
        is_closed = after < len(doc) and doc[after].text == ")"
        if is_closed and _same_by_brackets(each, other):
            clusters.join(keys[other.number], keys[each.number])


def _same_by_brackets(name: "Seen", inner: "Seen") -> bool:
    if is_acronym_of(inner.text, name.text):
        return True
    is_place = name.head.ent_type_ in {"GPE", "LOC", "FAC"}
    return name.mention.type == inner.mention.type and not is_place
