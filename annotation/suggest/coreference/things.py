"""What is known of a cluster of mentions: its name, its type, what kind of actor, which country."""

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from annotation.entities.known import find
from annotation.entities.names import folded
from annotation.places.actors import is_actor_use
from annotation.places.listing import load_gazetteer
from annotation.suggest.coreference.cues import (
    INSURGENT_WORDS,
    NAME_PHRASES,
    NAME_WORDS,
    NOUN_KINDS,
    OFFICES,
)
from annotation.suggest.coreference.nations import capital_of, country_of
from annotation.suggest.marks import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotation.suggest.coreference.clusters import Key
    from annotation.suggest.coreference.seen import Seen

_CAPITALS = 5
"""Letters from which on a name all in capitals is a heading's writing and no acronym."""
_STATES = frozenset({"state_forces", "government"})


def describe(key: "Key", members: "Sequence[Seen]", kinds: frozenset[str]) -> Thing:
    """Return the thing that a cluster of mentions names. `kinds` are those of the codebook."""
    named = [each for each in members if _is_named(each, key)] or list(members)
    names = list(dict.fromkeys(each.text for each in named))
    name = _name(key, names)
    kind, country, external = _facts(key, name, members)
    return Thing(
        tuple(each.number for each in members),
        name,
        Counter(each.mention.type for each in named).most_common(1)[0][0],
        kind if kind in kinds else "",
        country,
        _others(name, [each for each in names if key[0] != "person" or " " in each]),
        external,
    )


def _is_named(seen: "Seen", key: "Key") -> bool:
    """Whether the words of a mention are a name of the thing: no capital that stands for it."""
    if not seen.is_name:
        return key[0] in {"forces", "rulers"} and seen.text[:1].isupper()
    code = key[1].partition(" ")[0]
    stands_in = key[0] in {"country", "rulers"} and capital_of(seen.text) == code
    return not stands_in or country_of(seen.text) is not None


def _name(key: "Key", names: "Sequence[str]") -> str:
    if key[0] == "known":
        return key[1]
    if key[0] == "country":
        country = load_gazetteer().country(key[1])
        if country is not None:
            return country.name
    return max(names, key=_fullness)


def _fullness(name: str) -> tuple[int, bool, int]:
    is_shouted = name.isupper() and len(name) >= _CAPITALS
    return len(name.split()), not is_shouted, len(name)


def _others(name: str, names: "Iterable[str]") -> tuple[str, ...]:
    """Return the names that are not the name itself; a surname alone is nobody's in particular."""
    by_key = {folded(each): each for each in reversed([name, *names])}
    return tuple(each for each in reversed(by_key.values()) if folded(each) != folded(name))


def _facts(key: "Key", name: str, members: "Sequence[Seen]") -> tuple[str, str, str]:
    """Return kind of actor, country and id elsewhere, each "" where nothing tells it."""
    known = find(name) if key[0] == "known" else None
    if known is not None:
        return known.kind, known.country, known.external
    if key[0] in {"forces", "rulers"}:
        kind = "state_forces" if key[0] == "forces" else "government"
        return kind, _country(key[1].split()[0]), ""
    if key[0] == "country":
        return ("government" if _acts(members) else ""), name, ""
    if key[0] == "capital":
        return "government", _country(key[1]), ""
    if key[0] == "person":
        return _kind_of_person(members), "", ""
    kind = kind_of_name(name) or _kind_of_nouns(members)
    nation = country_of(name.split()[0]) if kind in _STATES else None
    return kind, "" if nation is None else nation.name, ""


def _country(code: str) -> str:
    country = load_gazetteer().country(code)
    return "" if country is None else country.name


def kind_of_name(name: str) -> str:
    """Return what kind of actor the words of a name say that its bearer is, "" for none."""
    words = folded(name).split()
    if INSURGENT_WORDS.intersection(words):
        return "rebel"
    phrases = (" ".join(pair) for pair in pairwise(words))
    found = [NAME_PHRASES[each] for each in phrases if each in NAME_PHRASES]
    found += [NAME_WORDS[each] for each in words if each in NAME_WORDS]
    return found[0] if len(set(found)) == 1 else ""


def _kind_of_nouns(members: "Iterable[Seen]") -> str:
    found = {NOUN_KINDS.get(each.noun, "") for each in members if not each.is_name} - {""}
    return found.pop() if len(found) == 1 else ""


def _kind_of_person(members: "Iterable[Seen]") -> str:
    for each in members:
        if each.is_name and each.mention.start:
            before = each.head.doc[each.mention.start - 1]
            is_title = before.lower_ in OFFICES and before.text[0].isupper()
            if is_title or each.text.split()[0].casefold() in OFFICES:
                return "government"
    return ""


def _acts(members: "Iterable[Seen]") -> bool:
    for each in members:
        doc = each.head.doc
        first, last = doc[each.mention.start], doc[each.mention.end - 1]
        around = doc[max(0, first.i - 4) : last.i + 12]
        offset = around.start_char
        if is_actor_use(around.text, first.idx - offset, last.idx + len(last) - offset):
            return True
    return False
