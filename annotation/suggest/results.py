"""From a Doc to suggestions: exact places, exact quotes, reading order, nothing twice."""

from typing import TYPE_CHECKING

from annotation.ids import new_id
from annotation.suggest.marks import (
    EVENTS,
    MODEL,
    RULES_VERSION,
    Mention,
    Trigger,
    fillers_of,
    mentions_of,
    triggers_of,
)
from annotation.values import Argument, Event, Fragments, Span, Suggestion, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc


def suggestions_of(doc: "Doc", model: str, version: str) -> tuple[Suggestion, ...]:
    """Return what was marked on a Doc; `model` and `version` stand on what the model itself gave."""
    triggers, mentions = triggers_of(doc), mentions_of(doc)
    events = [_event(doc, each) for each in triggers]
    spans = [_span(doc, each, model, version) for each in mentions]
    arguments = [
        _suggestion(
            Argument(
                new_id(),
                events[each.event].id,
                each.role,
                events[each.target].id if each.is_event else spans[each.target].id,
            ),
            EVENTS,
            RULES_VERSION,
            each.score,
        )
        for each in fillers_of(doc)
    ]
    return (*_in_order([*spans, *events]), *_in_event_order(arguments, events))


def _span(doc: "Doc", mention: Mention, model: str, version: str) -> Suggestion:
    fragments, text = _place(doc, mention.start, mention.end)
    value = Span(new_id(), mention.type, fragments, text)
    if mention.source == MODEL:
        return _suggestion(value, model, version, mention.score)
    return _suggestion(value, mention.source, RULES_VERSION, mention.score)


def _event(doc: "Doc", trigger: Trigger) -> Suggestion:
    fragments = tuple(_place(doc, *run)[0][0] for run in _runs(trigger.tokens))
    value = Event(
        new_id(), trigger.type, fragments, quote(doc.text, fragments), dict(trigger.attributes)
    )
    return _suggestion(value, EVENTS, RULES_VERSION, trigger.score)


def _suggestion(
    value: Span | Event | Argument, source: str, version: str, score: float
) -> Suggestion:
    return Suggestion(value, source, version, round(score, 2))


def _place(doc: "Doc", start: int, end: int) -> tuple[Fragments, str]:
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return ((first, last),), doc.text[first:last]


def _runs(tokens: "Sequence[int]") -> list[tuple[int, int]]:
    """Return the stretches `[start, end)` of tokens that stand side by side."""
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    return runs


def _in_order(suggestions: "Iterable[Suggestion]") -> list[Suggestion]:
    """Sort by place, the longer first, and keep the surest of those that say the same."""
    best: dict[tuple[str, str, Fragments], Suggestion] = {}
    for each in suggestions:
        value = each.value
        if isinstance(value, Argument):
            continue
        key = (type(value).__name__, value.type, value.fragments)
        if key not in best or best[key].score < each.score:
            best[key] = each
    return sorted(best.values(), key=_reading_order)


def _reading_order(suggestion: Suggestion) -> tuple[int, int]:
    value = suggestion.value
    if isinstance(value, Argument):
        return 0, 0
    return value.fragments[0][0], -value.fragments[-1][1]


def _in_event_order(
    arguments: "Sequence[Suggestion]", events: "Sequence[Suggestion]"
) -> list[Suggestion]:
    return list(arguments)
