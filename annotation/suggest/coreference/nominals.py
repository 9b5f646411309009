"""Common nouns that mean something named nearby: "the group", "the militants", "the ministry".

Only where exactly one thing fits: in the same sentence or the two before it, else, of armed groups,
in the text before it. Nothing is joined where the noun is told apart by further words.
"""

from typing import TYPE_CHECKING, NamedTuple

from annotation.entities.known import find
from annotation.suggest.coreference import cues
from annotation.suggest.coreference.clusters import body_key
from annotation.suggest.coreference.nations import country_of, kinds_of_place
from annotation.suggest.coreference.things import kind_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotation.suggest.coreference.clusters import Clusters, Key
    from annotation.suggest.coreference.seen import Seen, Types

_NEAR = 2
"""Sentences before its own in which a noun looks for what it means."""
_FAR = 200
"""Mentions before its own among which it looks in the end."""
_ARMED = frozenset({"rebel", "militia"})
_BODIES = frozenset({"rebel", "militia", "political", "aid", "protesters", "other"})
_APPOSED = "appos"


class Told(NamedTuple):
    """What was told at a place: a thing by its key, a country that is only hinted at by None."""

    seen: "Seen"
    key: "Key"


class Nominals:
    """One pass over the mentions of a Doc in the order of the text."""

    def __init__(self, clusters: "Clusters", types: "Types") -> None:
        self._clusters = clusters
        self._types = types
        self._told: list[Told] = []
        self._hints: list[tuple[int, str]] = []
        """Countries by sentence, adjectives too: "the country" may mean any of them."""

        self._peoples: set[int] = set()
        """Words that name a people and begin a longer mention: "Ardovian" in "Ardovian army"."""

    def run(self, seen: "Sequence[Seen]") -> None:
        keys = {
            each.number: key for key, members in self._clusters.members.items() for each in members
        }
        self._peoples = {
            each.mention.start for each in seen if each.mention.type in self._types.peoples
        }
        for each in seen:
            self._hint(each)
            key = keys.get(each.number)
            if key is None and not each.is_name:
                key = self._key(each)
                if key is not None:
                    self._clusters.add(key, each)
            if key is not None:
                keys[each.number] = key
                self._told.append(Told(each, self._clusters.root(key)))

    def _hint(self, seen: "Seen") -> None:
        country = country_of(seen.text) if seen.is_name else None
        if country is not None:
            self._hints.append((seen.sentence, country.country))

    def _key(self, seen: "Seen") -> "Key | None":
        if seen.is_counted:
            return None
        body = body_key(seen.text) or self._body_of_people(seen)
        if body is not None:
            is_single = seen.noun in cues.SINGLE and not seen.is_plural
            return None if is_single else body
        apposed = self._apposed(seen)
        if apposed is not None:
            return apposed
        if not seen.is_definite or seen.is_told_apart or self._is_particular(seen):
            return None
        return self._antecedent(seen)

    def _body_of_people(self, seen: "Seen") -> "Key | None":
        """Return the key of a body by a people that no list has: "Ardovian army"."""
        is_of_people = seen.mention.start in self._peoples and len(seen.before()) > 0
        if not is_of_people or seen.noun not in cues.FORCES | cues.RULERS:
            return None
        people, _, rest = seen.text.partition(" ")
        return ("forces" if seen.noun in cues.FORCES else "rulers"), f"{people} {rest.casefold()}"

    def _apposed(self, seen: "Seen") -> "Key | None":
        """Return the name beside a noun: "the group, the Northern Front"."""
        for told in reversed(self._told):
            if told.seen.sentence != seen.sentence:
                return None
            if seen.head.dep_ == _APPOSED and seen.head.head == told.seen.head:
                is_alike = told.seen.mention.type == seen.mention.type and told.seen.is_name
                return told.key if is_alike and seen.is_definite else None
        return None

    def _is_particular(self, seen: "Seen") -> bool:
        """Whether a word before the noun tells it from others: "the Kurdish group"."""
        return any(word.lower_ not in cues.PLAIN and not word.is_punct for word in seen.before())

    def _antecedent(self, seen: "Seen") -> "Key | None":
        if seen.noun in cues.COUNTRIES:
            return self._the_country(seen)
        fitting = [told for told in self._told[-_FAR:] if self._fits(seen, told)]
        near = [told for told in fitting if told.seen.sentence >= seen.sentence - _NEAR]
        if near:
            return _only(near)
        return _only(told for told in fitting if _kind(told) in _ARMED)

    def _the_country(self, seen: "Seen") -> "Key | None":
        hints = self._hints[-_FAR:]
        near = {code for sentence, code in hints if sentence >= seen.sentence - _NEAR}
        codes = near or {code for _, code in hints}
        key = ("country", codes.pop()) if len(codes) == 1 else None
        return key if key is not None and key in self._clusters.members else None

    def _fits(self, seen: "Seen", told: Told) -> bool:
        noun, types = seen.noun, self._types
        type_ = told.seen.mention.type
        if noun in cues.TOWNS | cues.REGIONS:
            return type_ in types.states and told.key[0] == "name" and _is_place(told.key[1], noun)
        if told.key[0] in {"country", "person"} or type_ in types.persons | types.places:
            return self._is_body(seen, told)
        if _has_noun(told, noun):
            return True
        kind = _kind(told)
        if noun in cues.FIGHTERS:
            return kind in _ARMED or (not kind and type_ in types.bodies)
        return noun in cues.BODIES and not seen.is_plural and (not kind or kind in _BODIES)

    def _is_body(self, seen: "Seen", told: Told) -> bool:
        return told.key[0] in {"forces", "rulers"} and _has_noun(told, seen.noun)


def _only(told: "Iterable[Told]") -> "Key | None":
    keys = {each.key for each in told}
    return keys.pop() if len(keys) == 1 else None


def _has_noun(told: Told, noun: str) -> bool:
    """Whether the last word of what was told is the noun: "the ministry", "Interior Ministry"."""
    last = told.seen.text.rpartition(" ")[2].casefold()
    return " " in told.seen.text and noun in {last, last.removesuffix("s")}


def _is_place(name: str, noun: str) -> bool:
    kinds = kinds_of_place(name)
    return not kinds or ("town" if noun in cues.TOWNS else "admin1") in kinds


def _kind(told: Told) -> str:
    if told.key[0] == "known":
        known = find(told.key[1])
        return "" if known is None else known.kind
    if told.key[0] in {"forces", "rulers"}:
        return told.key[0]
    return kind_of_name(told.seen.text)
