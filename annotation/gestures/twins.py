"""Two annotations that say the same: one goes, and what a coder said of it goes to the other."""

from dataclasses import replace
from typing import TYPE_CHECKING

from annotation.normals import CODER
from annotation.values import Event, Span

if TYPE_CHECKING:
    from annotation.gestures.changes import Changes


def merge_twin(changes: "Changes", twin: Span | Event, value: Span | Event) -> None:
    """Give the roles, the decisions and the words of a coder on `twin` to `value`, then drop it."""
    held = {(a.event, a.role, a.target) for a in changes.arguments_touching(value.id)}
    for argument in changes.arguments_touching(twin.id):
        event = value.id if argument.event == twin.id else argument.event
        target = value.id if argument.target == twin.id else argument.target
        changes.drop(argument)
        is_held = (event, argument.role, target) in held
        if is_held or changes.circle(event, argument.role, target):
            changes.remove_argument(argument)
        else:
            changes.put(replace(argument, event=event, target=target))
    for decision in changes.decisions_on(twin.id):
        changes.put(replace(decision, result=value.id))
    changes.drop(twin)
    changes.put(_joined(changes, twin, value))


def _joined(changes: "Changes", twin: Span | Event, value: Span | Event) -> Span | Event:
    """Return `value` with what only `twin` says; what both say is told.

    An annotation that only comes with this gesture says what a source proposed: its twin, which a
    coder accepted, speaks first.
    """
    is_new = changes.review.layer.span(value.id) is None
    first, second = (twin, value) if is_new else (value, twin)
    unlike = {n for n, word in second.attributes.items() if first.attributes.get(n, word) != word}
    dropped = sorted(unlike) if not is_new else []
    attributes = {**second.attributes, **first.attributes}
    if isinstance(value, Span) and isinstance(first, Span) and isinstance(second, Span):
        normal, entity = _normal_of(first, second), first.entity or second.entity
        if not is_new:
            dropped += _dropped(changes, first, second)
        value = replace(value, attributes=attributes, normal=normal.normal, entity=entity)
    else:
        value = replace(value, attributes=attributes)
    if dropped:
        changes.notes.append(f"Of the other one at this place was dropped: {', '.join(dropped)}.")
    return value


def _normal_of(first: Span, second: Span) -> Span:
    """Return which of the two says what is meant."""
    if first.normal is None or (first.normal.rule != CODER and _is_coded(second)):
        return second
    return first


def _is_coded(value: Span) -> bool:
    return value.normal is not None and value.normal.rule == CODER


def _dropped(changes: "Changes", first: Span, second: Span) -> list[str]:
    """Return what a coder said of the second that does not outlive it."""
    said = []
    if _is_coded(second) and _is_coded(first) and first.normal != second.normal:
        said.append("the value that was set by hand")
    register = changes.review.layer.register
    one, other = (register.standing(each.entity) for each in (first, second))
    if one is not None and other is not None and one.id != other.id:
        said.append(f"that it names {other.name}")
    return said
