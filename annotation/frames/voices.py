"""Who says how many: numbers of two speakers are reports of one thing, and never add up.

Read from the sources and claimants of the events, else from the words of speech in the sentence. A
speaker that cannot be told is taken for another one, as counting the dead twice is the worse error.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotation.codebook import Cell
from annotation.frames.scene import Thing
from annotation.frames.web import Filler, Web
from annotation.values import extent

SPEECH = r"sa(?:id|ys?|ying)|claim(?:s|ed|ing)?|report(?:s|ed)?|told|announced|stated|alleged"
_SPEECH = re.compile(rf"\b(?:{SPEECH}|according)\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(\w+)\s+(?:\w+ly\s+|also\s+|has\s+|have\s+|had\s+)?(?:{SPEECH})\b", re.IGNORECASE
)
_BEHIND = re.compile(
    r"(?:according\s+to|[,”\"]\s*said)\s+(?:(?:the|a|an|local|some|several)\s+)*(\w+)",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\b(?:also|another|further|in addition|additionally|as well(?!\s+as))\b"
    rf"(?!\s+(?:{SPEECH})\b)",
    re.IGNORECASE,
)
"""Words by which a number comes on top of the one before, whoever tells it."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
# fmt: off
_NOBODY = frozenset({
    "that", "who", "which", "was", "were", "been", "is", "are", "be", "had", "has", "have", "and",
    "or", "but", "also", "as", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
})
# fmt: on
_SPEAKING: tuple[Cell, ...] = ("source", "claimant")

Speaker = frozenset[str]
"""The names of a speaker; empty is the article itself."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A number where it is told: as what, of which trigger."""

    thing: Thing
    event: str


def voices_of(web: Web, said: Sequence[Saying]) -> list[int]:
    """Return for each number, in the order of the text, which speaker tells it."""
    known: list[Speaker] = []
    found: list[int] = []
    for before, each in zip((None, *said), said, strict=False):
        speaker = _speaker(web, before, each)
        if speaker is None:
            found.append(found[-1] if found else _voice(known, frozenset()))
        else:
            found.append(_voice(known, speaker))
    return found


def _voice(known: list[Speaker], speaker: Speaker) -> int:
    """Return the number of a speaker among those that are known, who is known from then on."""
    for at, other in enumerate(known):
        if other & speaker or other == speaker:
            known[at] = other | speaker
            return at
    known.append(speaker)
    return len(known) - 1


def _speaker(web: Web, before: Saying | None, each: Saying) -> Speaker | None:
    """Return who tells a number, None for whoever told the one before."""
    sentence = web.sentence(each.thing.id)
    words = web.scene.text[slice(*sentence)]
    if before is not None and sentence == web.sentence(before.thing.id):
        start, end = extent(before.thing.fragments)[1], extent(each.thing.fragments)[0]
        words = web.scene.text[start:end]
        is_other = _SPEECH.search(words) is not None and _ALSO.search(words) is None
        return _somebody(each) if is_other else None
    if before is not None and _ALSO.search(words):
        return None
    return _by_roles(web, each) if not _SPEECH.search(words) else _spoken(web, words, each)


def _spoken(web: Web, words: str, each: Saying) -> Speaker | None:
    """Return the speaker of a sentence with words of speech, by all that it can be known by."""
    by_words, by_roles = _by_words(words, each), _by_roles(web, each)
    return by_roles or None if by_words is None else by_words | by_roles


def _by_words(words: str, each: Saying) -> Speaker | None:
    """Return who speaks by the words before or behind "said", None for a pronoun alone."""
    found = [name.casefold() for pattern in (_BEFORE, _BEHIND) for name in pattern.findall(words)]
    names = frozenset(found) - _NOBODY
    if names and names <= _PRONOUNS:
        return None
    return names - _PRONOUNS or _somebody(each)


def _somebody(each: Saying) -> Speaker:
    """Return a speaker who is like no other."""
    return frozenset({f"somebody at {each.thing.id}"})


def _by_roles(web: Web, each: Saying) -> Speaker:
    """Return the sources and claimants in the sentence, else those of the trigger that is there."""
    sentence = web.sentence(each.thing.id)
    fillers = list(_fillers(web, each.event))
    near = [filler for filler in fillers if web.sentence(filler.thing.id) == sentence]
    if not near and web.sentence(each.event) == sentence:
        near = [filler for filler in fillers if filler.tie.event == each.event]
    return frozenset(name for filler in near for name in _names(filler))


def _fillers(web: Web, event: str) -> Iterator[Filler]:
    head = web.head(event)
    for each in filter(None, (head, web.whole(head))):
        for cell in _SPEAKING:
            yield from web.fillers(each, cell)


def _names(filler: Filler) -> Iterator[str]:
    entity = filler.thing.entity
    if entity is not None:
        yield f"entity {entity.id}"
    yield from (word.casefold() for word in filler.thing.text.split()[-1:])
