"""From a Doc to suggestions: exact places, exact quotes, reading order, nothing twice."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotation.ids import new_id
from annotation.suggest.layout import place_of, text_of
from annotation.suggest.marks import (
    EVENTS,
    MODEL,
    RULES_VERSION,
    Mention,
    Thing,
    Trigger,
    fillers_of,
    mentions_of,
    normals_of,
    things_of,
    triggers_of,
)
from annotation.values import (
    Annotation,
    Argument,
    Entity,
    Event,
    Fragments,
    Kind,
    Span,
    Suggestion,
    quote,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.tokens import Doc

    from annotation.normals import Normal

    Calibrate = Callable[[str, Kind, str, float], float]
    """From a source, a kind, a type or role and its own score to how likely it is right."""

_Sense = tuple[Fragments, bool, str]
"""Where a suggestion stands, whether it is an event, and its type: what makes two the same."""


class Stamp:
    """Who says what, in which version, and how sure: what stands on each suggestion of a Doc."""

    def __init__(
        self, model: str, versions: Mapping[str, str], score: "Calibrate | None" = None
    ) -> None:
        self._model = model
        self._versions = versions
        self._score = score

    def put(
        self, value: Annotation, source: str, raw: float, entity: Entity | None = None
    ) -> Suggestion:
        """Return a value as a suggestion; the source MODEL stands for the model itself."""
        name = self._model if source == MODEL else source
        kind, label = _kind(value)
        score = raw if self._score is None else self._score(name, kind, label, raw)
        version = self._versions.get(name, RULES_VERSION)
        return Suggestion(value, name, version, round(score, 2), entity)


def suggestions_of(
    doc: "Doc", model: str, version: str, stamp: Stamp | None = None, text: str = ""
) -> tuple[Suggestion, ...]:
    """Return what is marked on a Doc; what the model itself gave bears its name and version.

    `text` is that of the Doc, which puts it together anew each time it is asked for.
    """
    stamp = stamp or Stamp(model, {model: version})
    text = text or text_of(doc)
    events = [_event(doc, text, each, stamp) for each in triggers_of(doc)]
    entities, normals = _entities(doc), normals_of(doc)
    spans = [
        _span(doc, text, each, stamp, normals.get(number), entities.get(each[:3]))
        for number, each in enumerate(mentions_of(doc))
    ]
    senses = [_sense(each) for each in (*spans, *events)]
    kept = _in_order(zip(senses, (*spans, *events), strict=True))
    same = {sense: each.id for sense, each in kept}
    ids = [same[sense] for sense in senses]
    span_ids, event_ids = ids[: len(spans)], ids[len(spans) :]
    arguments = []
    for each in fillers_of(doc):
        target = (event_ids if each.is_event else span_ids)[each.target]
        taken = {"inherited": each.inherited} if each.inherited else {}
        value = Argument(new_id(), event_ids[each.event], each.role, target, taken)
        arguments.append(stamp.put(value, EVENTS, each.score))
    return (*(each for _, each in kept), *arguments)


def _kind(value: Annotation) -> tuple[Kind, str]:
    """Return what is suggested, and its type or role."""
    if isinstance(value, Argument):
        return "argument", value.role
    return ("event" if isinstance(value, Event) else "span"), value.type


def _span(
    doc: "Doc",
    text: str,
    mention: Mention,
    stamp: Stamp,
    normal: "Normal | None",
    entity: Entity | None,
) -> Suggestion:
    place = (place_of(doc, mention.start, mention.end),)
    value = Span(new_id(), mention.type, place, quote(text, place), normal=normal)
    return stamp.put(value, mention.source, mention.score, entity)


def _entities(doc: "Doc") -> dict[tuple[int, int, str], Entity]:
    """Return whom the mentions of a Doc name, by their place and type."""
    mentions = mentions_of(doc)
    return {
        mentions[number][:3]: entity
        for thing in things_of(doc)
        for entity in [_entity(thing)]
        for number in thing.mentions
    }


def _entity(thing: Thing) -> Entity:
    return Entity(
        new_id(),
        thing.name,
        thing.type,
        thing.kind,
        tuple(thing.aliases),
        thing.country,
        thing.external,
    )


def _event(doc: "Doc", text: str, trigger: Trigger, stamp: Stamp) -> Suggestion:
    places = tuple(place_of(doc, *run) for run in _runs(trigger.tokens))
    value = Event(new_id(), trigger.type, places, quote(text, places), dict(trigger.attributes))
    return stamp.put(value, EVENTS, trigger.score)


def _runs(tokens: "Sequence[int]") -> list[tuple[int, int]]:
    """Return the stretches `[start, end)` of tokens that stand side by side."""
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    return runs


def _in_order(
    suggestions: "Iterable[tuple[_Sense, Suggestion]]",
) -> list[tuple[_Sense, Suggestion]]:
    """Sort by place, the longer first, and keep the surest of those that say the same."""
    best: dict[_Sense, Suggestion] = {}
    for key, each in suggestions:
        if key not in best or best[key].score < each.score:
            best[key] = each
    return [(key, best[key]) for key in sorted(best, key=_reading_order)]


def _sense(suggestion: Suggestion) -> _Sense:
    value = suggestion.value
    if isinstance(value, Argument):
        raise TypeError("an argument has no place of its own")
    return value.fragments, isinstance(value, Event), value.type


def _reading_order(sense: _Sense) -> tuple[int, int, bool, str]:
    fragments, is_event, type_ = sense
    return fragments[0][0], -fragments[-1][1], is_event, type_
