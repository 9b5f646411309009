"""What is counted: the annotations of an entry as marks, which are the same or not.

Two marks are the same exactly where sense and places are equal, and overlap where the sense is
equal and every place shares text. `label` is what the count is broken down by.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotation.evaluation.matching import Places
from annotation.snapshot import Entry
from annotation.values import Argument, Event, Span

NO_SENSE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a document. `sense` are the names that have to be equal."""

    sense: tuple[str, ...]
    places: Places
    label: str = ""


Reader = Callable[[Entry], Iterator[Mark]]


def entities(entry: Entry) -> Iterator[Mark]:
    """Mentions with their type."""
    for span in entry.spans:
        yield Mark((span.type,), (span.fragments,), span.type)


def spans(entry: Entry) -> Iterator[Mark]:
    """The places of mentions, of whatever type."""
    for span in entry.spans:
        yield Mark(NO_SENSE, (span.fragments,))


def triggers(entry: Entry) -> Iterator[Mark]:
    """Trig-I: the places of triggers. An event without a trigger has none."""
    for event in _with_trigger(entry):
        yield Mark(NO_SENSE, (event.fragments,))


def typed_triggers(entry: Entry) -> Iterator[Mark]:
    """Trig-C: the places of triggers with the type of the event."""
    for event in _with_trigger(entry):
        yield Mark((event.type,), (event.fragments,), event.type)


def arguments(entry: Entry) -> Iterator[Mark]:
    """Arg-I: the place of a filler with the type of the event."""
    for event, _, filler in _fillers(entry):
        yield Mark((event.type,), (filler.fragments,), event.type)


def roles(entry: Entry) -> Iterator[Mark]:
    """Arg-C: the place of a filler with the type of the event and the role."""
    for event, role, filler in _fillers(entry):
        yield Mark((event.type, role), (filler.fragments,), role)


def attached_arguments(entry: Entry) -> Iterator[Mark]:
    """Arg-I+: as Arg-I, at the same trigger."""
    for event, _, filler in _fillers(entry):
        if event.fragments:
            yield Mark((event.type,), (filler.fragments, event.fragments), event.type)


def attached_roles(entry: Entry) -> Iterator[Mark]:
    """Arg-C+: as Arg-C, at the same trigger."""
    for event, role, filler in _fillers(entry):
        if event.fragments:
            yield Mark((event.type, role), (filler.fragments, event.fragments), role)


def _with_trigger(entry: Entry) -> Iterator[Event]:
    return (event for event in entry.events if event.fragments)


def _fillers(entry: Entry) -> Iterator[tuple[Event, str, Span]]:
    """Go through the roles that mentions fill: ties between events are no arguments here."""
    values = {value.id: value for value in entry.annotations}
    for value in entry.annotations:
        if isinstance(value, Argument):
            event, filler = values.get(value.event), values.get(value.target)
            if isinstance(event, Event) and isinstance(filler, Span):
                yield event, value.role, filler
