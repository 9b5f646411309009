"""The rows of the workbook before they are cells: an annotation with all that stands beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from annotation.codebook import Codebook, EventType
from annotation.frames.build import rows_of
from annotation.frames.checks import faults
from annotation.frames.entry import EntryScene
from annotation.frames.values import Row
from annotation.sentences import sentence_at
from annotation.snapshot import Entry
from annotation.values import Annotation, Argument, Entity, Event, Fragments, Span, extent
from exports.origins import Origin, origin_of


class Page:
    """One entry with what its rows need again and again."""

    def __init__(self, entry: Entry, codebook: Codebook, layer: str) -> None:
        self.entry = entry
        self.document = entry.document
        self.facts = entry.document.facts
        self.codebook = codebook
        self.layer = layer

    @cached_property
    def by_id(self) -> dict[str, Annotation]:
        return {value.id: value for value in self.entry.annotations}

    @cached_property
    def arguments(self) -> dict[str, list[Argument]]:
        """The arguments by the id of their event, in reading order."""
        found: dict[str, list[Argument]] = {}
        for value in self.entry.annotations:
            if isinstance(value, Argument):
                found.setdefault(value.event, []).append(value)
        return found

    @cached_property
    def scene(self) -> EntryScene:
        return EntryScene(self.entry, self.codebook)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """One row for each event, told in its own row or in another's, in reading order."""
        return rows_of(self.scene)

    @cached_property
    def heads(self) -> dict[str, str]:
        """The id of the row of each trigger."""
        return {mention: row.id for row in self.rows for mention in row.mentions}

    def event_type(self, name: str) -> EventType | None:
        """Return an event type, None where the codebook does not know it (any more)."""
        return next((each for each in self.codebook.events if each.name == name), None)

    def entity(self, span: Annotation) -> Entity | None:
        """Return the row of the register that a mention names."""
        return self.entry.entities.get(span.entity) if isinstance(span, Span) else None

    def mentions(self) -> Iterator["MentionRow"]:
        return (MentionRow(self, span) for span in self.entry.spans)

    def events(self) -> Iterator["EventRow"]:
        for row in self.rows:
            event = self.by_id[row.id]
            if isinstance(event, Event):
                yield EventRow(self, row, event)

    def arguments_of(self, row: Row) -> Iterator[tuple[Event, Argument]]:
        """Yield the arguments of all triggers of a row, each with its trigger."""
        for id_ in row.mentions:
            event = self.by_id[id_]
            if isinstance(event, Event):
                yield from ((event, argument) for argument in self.arguments.get(id_, []))

    def argument_rows(self) -> Iterator["ArgumentRow"]:
        """Yield the arguments row by row, then those whose event is gone."""
        for row in self.rows:
            for event, argument in self.arguments_of(row):
                target = self.target(argument)
                if not isinstance(target, Argument):
                    yield ArgumentRow(self, argument, event, target)
        for lost in sorted(self.arguments.keys() - self.heads.keys()):
            for argument in self.arguments[lost]:
                target = self.target(argument)
                if not isinstance(target, Argument):
                    yield ArgumentRow(self, argument, Event(lost, "", (), ""), target)

    def target(self, argument: Argument) -> Annotation:
        """Return what fills a role; a mention without type and words for what is gone."""
        return self.by_id.get(argument.target) or Span(argument.target, "", (), "")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a document and the sentence around it; both empty for an event without trigger."""

    text: str
    fragments: Fragments

    @property
    def start(self) -> int | None:
        return self.fragments[0][0] if self.fragments else None

    @property
    def end(self) -> int | None:
        return self.fragments[-1][1] if self.fragments else None

    @property
    def parts(self) -> str:
        """The fragments where there are several, else nothing."""
        if len(self.fragments) < 2:  # noqa: PLR2004 - one stretch needs no list
            return ""
        return ";".join(f"{start} {end}" for start, end in self.fragments)

    @property
    def bounds(self) -> tuple[int, int] | None:
        return sentence_at(self.text, *extent(self.fragments)) if self.fragments else None

    @property
    def sentence(self) -> str:
        bounds = self.bounds
        return self.text[bounds[0] : bounds[1]] if bounds else ""


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A row of the sheet Mentions."""

    page: Page
    span: Span

    @property
    def entity(self) -> Entity | None:
        return self.page.entity(self.span)

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.page.document.text, self.span.fragments)

    @property
    def origin(self) -> Origin:
        return origin_of(self.page.entry, self.page.layer, self.span.id)


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of the sheet Events: `event` is the head of `row`."""

    page: Page
    row: Row
    event: Event

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.page.document.text, self.event.fragments)

    @property
    def origin(self) -> Origin:
        return origin_of(self.page.entry, self.page.layer, self.event.id)

    def fillers(self, role: str) -> str:
        """The texts that fill a role, joined; nothing where it is not filled."""
        page = self.page
        targets = (
            page.target(argument)
            for _, argument in page.arguments_of(self.row)
            if argument.role == role
        )
        texts = dict.fromkeys(shown(target, page.codebook) for target in targets)
        return " | ".join(text for text in texts if text)

    def attribute(self, name: str) -> str:
        """The value of an attribute: what the coder set, else what the codebook takes for given."""
        return self.row.attributes.get(name, "")

    @property
    def triggers(self) -> list[Event]:
        """The head and its further triggers."""
        found = (self.page.by_id[id_] for id_ in self.row.mentions)
        return [event for event in found if isinstance(event, Event)]

    @property
    def faults(self) -> str:
        """What does not fit in the row, in sentences."""
        return " ".join(fault.sentence for fault in faults(self.page.scene, self.row))


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """A row of the sheet Arguments: `event` is the trigger that `argument` was said of."""

    page: Page
    argument: Argument
    event: Event
    target: Span | Event

    @property
    def head(self) -> str:
        """The id of the row on the sheet Events."""
        return self.page.heads.get(self.event.id, self.event.id)

    @property
    def entity(self) -> Entity | None:
        return self.page.entity(self.target)

    @property
    def target_event(self) -> str:
        """The id of the row on the sheet Events that the filler is a trigger of, "" for a mention.

        That an event is the same as another leads to no other row.
        """
        return self.page.heads.get(self.target.id, "")

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.page.document.text, self.target.fragments)

    @property
    def origin(self) -> Origin:
        return origin_of(self.page.entry, self.page.layer, self.argument.id)

    @property
    def target_kind(self) -> str:
        if not self.target.type:
            return ""
        return "mention" if isinstance(self.target, Span) else "event"

    @property
    def same_sentence(self) -> str:
        """Y or N; nothing where one of the two has no place in the text."""
        start = self.evidence.start
        trigger = Evidence(self.page.document.text, self.event.fragments).bounds
        if start is None or trigger is None:
            return ""
        return "Y" if trigger[0] <= start < trigger[1] else "N"


def shown(target: Annotation, codebook: Codebook) -> str:
    """Return what stands in a cell for a filler: its text, or the type of an event without one.

    Nothing for what is gone.
    """
    if isinstance(target, Argument) or not target.type:
        return ""
    return target.quote or f"[{type_label(codebook, target.type)}]"


def type_label(codebook: Codebook, name: str) -> str:
    """Return the label of a type; its name where the codebook does not know it."""
    return codebook.type_label(name)


def moment(origin: Origin) -> datetime | str | None:
    """Return when something was decided as Excel has it: UTC, without zone."""
    if origin.decided_at is None:
        return None
    return datetime.fromisoformat(origin.decided_at).replace(tzinfo=None)
