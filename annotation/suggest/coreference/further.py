"""Nouns that no event needed and nothing marked, and that mean a group nearby: "the militants".

They are tried like marked ones, and become mentions only where it is clear whom they mean.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from annotation.suggest.borders import ZoneMap
from annotation.suggest.coreference.cues import BODIES, DEFINITE, FIGHTERS
from annotation.suggest.marks import EVENTS, Mention, zones_of
from annotation.suggest.scores import NOMINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from annotation.suggest.coreference.clusters import Clusters
    from annotation.suggest.coreference.seen import Types
    from annotation.suggest.lexicon import Lexicon

_BODY = "organisation"


def further_nouns(
    doc: "Doc", mentions: "Sequence[Mention]", types: "Types", lexicon: "Lexicon"
) -> list[Mention]:
    """Return mentions of "the group", "the militants" and their like where there are none."""
    taken = {index for each in mentions for index in range(each.start, each.end)}
    zones, found = ZoneMap(zones_of(doc)), []
    for index in _after_articles(doc):
        if index >= len(doc) or index in taken:
            continue
        token = doc[index]
        type_ = _type(token.lemma_.lower(), lexicon) if token.pos_ == "NOUN" else ""
        if type_ not in types.things:
            continue
        is_head = doc[index - 1].head.i == index and token.dep_ not in {"compound", "nmod"}
        if is_head and not zones.is_silent(token.idx, token.idx + len(token)):
            found.append(Mention(index, index + 1, type_, EVENTS, NOMINAL))
    return found


def _after_articles(doc: "Doc") -> list[int]:
    """Return the places right after "the" and its like."""
    strings = doc.vocab.strings
    wanted = {strings[word] for word in DEFINITE if word in strings}
    return [index for index, word in enumerate(doc.to_array("LOWER").tolist(), 1) if word in wanted]


def _type(noun: str, lexicon: "Lexicon") -> str:
    if noun in BODIES:
        return _BODY
    return (lexicon.entity_type(noun) or "") if noun in FIGHTERS else ""


def kept(clusters: "Clusters", tried: "Sequence[Mention]", count: int) -> list[Mention]:
    """Return those of the nouns tried, numbered from `count` on, that were joined to something.

    They are numbered anew in the clusters, without the gaps that the others leave.
    """
    joined = sorted(
        each.number
        for members in clusters.members.values()
        for each in members
        if each.number >= count
    )
    numbers = {old: count + new for new, old in enumerate(joined)}
    for members in clusters.members.values():
        members[:] = [
            replace(each, number=numbers.get(each.number, each.number)) for each in members
        ]
    return [tried[old - count] for old in joined]
