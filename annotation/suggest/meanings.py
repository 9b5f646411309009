"""What the times, places and quantities of a Doc mean: the normalised values of its mentions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from annotation.normal.quantities import Conventions, read_quantity
from annotation.normal.times import read_time
from annotation.normals import Location, Normal, Quantity, Time
from annotation.places.actors import is_actor_use
from annotation.suggest.board import COUNT, PLACE, TIME
from annotation.suggest.layout import head_of, place_of, text_of, words_of
from annotation.suggest.marks import fillers_of, mentions_of, published_of, triggers_of
from annotation.suggest.plans import ANNOUNCE
from annotation.suggest.stance import tense_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from annotation.codebook import Codebook, NormalKind
    from annotation.suggest.marks import Filler, Mention, Trigger

_UP = 6
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def meanings(doc: "Doc", codebook: "Codebook") -> dict[int, Normal]:
    """Return what the mentions of a Doc mean, by their numbers; what is not read is left out."""
    mentions, fillers, triggers = mentions_of(doc), fillers_of(doc), triggers_of(doc)
    found: dict[int, Normal] = {}
    found.update(times_of(doc, codebook, mentions, fillers, triggers))
    found.update(_quantities(doc, codebook, mentions, fillers, triggers))
    found.update(_places(doc, codebook, mentions, fillers))
    return found


def times_of(
    doc: "Doc",
    codebook: "Codebook",
    mentions: "Sequence[Mention]",
    fillers: "Iterable[Filler]",
    triggers: "Sequence[Trigger]",
) -> dict[int, Time]:
    """Return the values of the times, each read in the tense of the event that it belongs to."""
    published = published_of(doc)
    events: dict[int, Trigger] = {}
    for each in fillers:
        if not each.is_event and not each.inherited and each.role == TIME:
            events.setdefault(each.target, triggers[each.event])
    found: dict[int, Time] = {}
    earlier: Time | None = None
    for number in _of_kind(codebook, mentions, "time"):
        mention = mentions[number]
        tense = _tense(doc, mention, events.get(number))
        words = words_of(doc, mention.start, mention.end)
        value = _read(words, published, tense, earlier)
        if value is not None:
            found[number] = value
            earlier = value if value.start is not None else earlier
    return found


@lru_cache(maxsize=1024)
def _read(words: str, published: date | None, tense: str, earlier: Time | None) -> Time | None:
    """Read a time once, though it is asked for before and after the pronouns are known."""
    return read_time(words, published=published, tense=tense, earlier=earlier)


def _of_kind(codebook: "Codebook", mentions: "Sequence[Mention]", kind: "NormalKind") -> list[int]:
    """Return the numbers of the mentions that mean such a value, in the order of the text."""
    found = [n for n, each in enumerate(mentions) if codebook.normal_of(each.type) == kind]
    return sorted(found, key=lambda number: mentions[number][:2])


def _tense(doc: "Doc", mention: "Mention", event: "Trigger | None") -> str:
    """Return the tense in which a time is told: of its event, else of the verb above it.

    A deadline or a plan has none: it may lie on either side of the article's date. Only of the
    days of the week, the one that comes is meant, unless it was planned before.
    """
    if event is not None and event.attributes.get("modality", "asserted") != "asserted":
        tense = event.attributes.get("tense")
        is_ahead = tense != "past" and event.attributes["modality"] == "planned"
        is_ahead = is_ahead and _is_weekday(doc, mention)
        return "future" if tense == "future" or is_ahead else ""
    if event is not None and event.attributes.get("tense"):
        return event.attributes["tense"]
    if not doc.has_annotation("DEP"):
        return "past"
    return _tense_above(head_of(doc, mention.start, mention.end))


def _is_weekday(doc: "Doc", mention: "Mention") -> bool:
    """Whether a time is a bare day of the week, and not the one on which the plan was announced."""
    span = doc[mention.start : mention.end]
    if not _WEEKDAY.search(span.text) or any(each.isdigit() for each in span.text):
        return False
    above = span.root.head
    verb = above.head if above.dep_ == "prep" and above.lower_ != "for" else above
    return verb.lemma_.lower() not in ANNOUNCE


def _tense_above(token: "Token") -> str:
    for _ in range(_UP):
        if token.pos_ in {"VERB", "AUX"}:
            if token.tag_ == "VB":
                return tense_of(token)
            told = _told(token)
            if told:
                return told
        if token.head is token:
            break
        token = token.head
    return "past" if token.pos_ not in {"VERB", "AUX"} else _told(token)


def _told(verb: "Token") -> str:
    if verb.pos_ == "AUX" and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return "past" if verb.tag_ == "VBD" else "present"
    return tense_of(verb)


def _quantities(
    doc: "Doc",
    codebook: "Codebook",
    mentions: "Sequence[Mention]",
    fillers: "Iterable[Filler]",
    triggers: "Sequence[Trigger]",
) -> dict[int, Quantity]:
    conventions = conventions_of(codebook.conventions)
    counted = _counted(codebook, fillers, triggers)
    found = {}
    for number in _of_kind(codebook, mentions, "quantity"):
        mention = mentions[number]
        words = words_of(doc, mention.start, mention.end)
        value = read_quantity(words, conventions=conventions)
        if value is not None:
            found[number] = replace(value, what=counted.get(number, ""))
    return found


def conventions_of(given: Mapping[str, int]) -> Conventions:
    """Return the conventions of a codebook, the usual ones where it says nothing."""
    known = {each.name for each in fields(Conventions)}
    return Conventions(**{name: value for name, value in given.items() if name in known})


def _counted(
    codebook: "Codebook", fillers: "Iterable[Filler]", triggers: "Sequence[Trigger]"
) -> dict[int, str]:
    """Return what quantities count: what the events count whose casualties they are."""
    found: dict[int, str] = {}
    for each in fillers:
        counts = codebook.event(triggers[each.event].type).counts
        if each.role == COUNT and not each.is_event and counts:
            found.setdefault(each.target, counts)
    return found


def _places(
    doc: "Doc", codebook: "Codebook", mentions: "Sequence[Mention]", fillers: "Iterable[Filler]"
) -> dict[int, Location]:
    """Return where the places of an article lie; a place that acts or speaks is no place."""
    from annotation.places.locations import locate
    from annotation.places.reading import with_sort

    text = text_of(doc)
    told = {each.target for each in fillers if each.role == PLACE and not each.is_event}
    numbers = [
        number
        for number in _of_kind(codebook, mentions, "place")
        if number in told or not is_actor_use(text, *place_of(doc, *mentions[number][:2]))
    ]
    words = [" ".join(with_sort(text, *place_of(doc, *mentions[n][:2])).split()) for n in numbers]
    located = locate(words)
    return {n: each for n, each in zip(numbers, located, strict=True) if each is not None}
