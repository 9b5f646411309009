"""What an edit teaches: how often a string was accepted or rejected more, or less, than before it.

An annotation counts as accepted for what it is. A decision counts as rejected for what was proposed
where that was rejected, or corrected into another type or place. What an edit teaches is what its
layer says after it less what the layer said before, so taking it back takes the lesson back.

An edit that decided many things at once teaches nothing, as nobody looked at each of them; unless
all of it is about one string, or stands in one sentence.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from annotation.layer import Layer
from annotation.learning.cues import cue_of, cue_of_original
from annotation.learning.memory import Cue
from annotation.review_items import original_here
from annotation.sentences import sentence_at
from annotation.values import Decision, Edit, Event, Fragments, Record, Span, quote

LESSONS_VERSION = "1"
"""Changes with what is written here: a memory that was made by other rules is made anew."""

Lesson = tuple[int, int]
"""How much more often a cue was accepted, and rejected."""
_Find = Callable[[str], Span | Event | None]


@dataclass(frozen=True, slots=True)
class _Side:
    """What an edit touches as it was before, or as it is after."""

    values: tuple[Span | Event, ...]
    decisions: tuple[Decision, ...]
    find: _Find


def lessons(layer: Layer, edit: Edit) -> dict[Cue, Lesson]:
    """Return what an edit teaches. `layer` is what it was before the edit."""
    if edit.bulk and not _is_looked_at(layer.document.text, edit):
        return {}
    before, after = _sides(layer, edit)
    text = layer.document.text
    more = Counter(_said(text, after))
    more.subtract(Counter(_said(text, before)))
    found: dict[Cue, Lesson] = {}
    for (cue, is_rejected), count in more.items():
        if count:
            accepted, rejected = found.get(cue, (0, 0))
            new = (accepted, rejected + count) if is_rejected else (accepted + count, rejected)
            found[cue] = new
    return {cue: lesson for cue, lesson in found.items() if lesson != (0, 0)}


def add(lesson: Lesson, other: Lesson) -> Lesson:
    """Return two lessons together."""
    return lesson[0] + other[0], lesson[1] + other[1]


def _said(text: str, side: _Side) -> Iterator[tuple[Cue, bool]]:
    """What one side says: each cue, and whether it is rejected."""
    for value in side.values:
        cue = cue_of(text, value)
        if cue is not None:
            yield cue, False
    for decision in side.decisions:
        cue = cue_of_original(text, decision.original) if _rejects(decision, side.find) else None
        if cue is not None:
            yield cue, True


def _rejects(decision: Decision, find: _Find) -> bool:
    """Whether a decision says that there is nothing of that type at that place."""
    if decision.verdict != "corrected":
        return decision.verdict == "rejected"
    value = find(decision.result or "")
    return value is not None and original_here(value) != decision.original


def _sides(layer: Layer, edit: Edit) -> tuple[_Side, _Side]:
    """Return what an edit touches before and after it, with the decisions that lean on it."""
    net = _net(edit)
    ids = {id_ for is_decision, id_ in net if not is_decision}
    decided = {id_ for is_decision, id_ in net if is_decision}
    leaning = [d for id_ in ids for d in layer.decisions_on(id_) if d.id not in decided]
    before = _side([pair[0] for pair in net.values()], leaning, layer.span)
    after = [pair[1] for pair in net.values()]
    made = {each.id: each for each in after if isinstance(each, Span | Event)}

    def find(id_: str) -> Span | Event | None:
        return made.get(id_) if id_ in ids else layer.span(id_)

    return before, _side(after, leaning, find)


def _side(records: Iterable[Record | None], leaning: Iterable[Decision], find: _Find) -> _Side:
    held = list(records)
    values = tuple(each for each in held if isinstance(each, Span | Event))
    decisions = (each for each in held if isinstance(each, Decision))
    return _Side(values, (*decisions, *leaning), find)


def _net(edit: Edit) -> dict[tuple[bool, str], tuple[Record | None, Record | None]]:
    """Return each touched annotation and decision as it was and as it is after all changes."""
    net: dict[tuple[bool, str], tuple[Record | None, Record | None]] = {}
    for change in edit.changes:
        record = change.after or change.before
        if isinstance(record, Span | Event | Decision):
            key = (isinstance(record, Decision), record.id)
            first = net[key][0] if key in net else change.before
            net[key] = (first, change.after)
    return net


def _is_looked_at(text: str, edit: Edit) -> bool:
    """Whether all that an edit decides is one string, or stands in one sentence."""
    places = set(_places(edit))
    if len({quote(text, place) for place in places}) <= 1:
        return True
    start = min(place[0][0] for place in places)
    end = max(place[-1][1] for place in places)
    first = min(places)[0]
    return sentence_at(text, *first) == sentence_at(text, start, end)


def _places(edit: Edit) -> Iterator[Fragments]:
    """Return where the mentions and triggers stand that an edit speaks of."""
    for change in edit.changes:
        for record in (change.before, change.after):
            if isinstance(record, Decision) and record.original.kind != "argument":
                yield record.original.fragments
            elif isinstance(record, Span | Event) and record.fragments:
                yield record.fragments
