"""The rows of the workbook before they are cells: an annotation with all that stands beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from annotation.codebook import Codebook
from annotation.sentences import sentence_at
from annotation.snapshot import Entry
from annotation.values import Annotation, Argument, Event, Fragments, Span, extent
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

    def mentions(self) -> Iterator["MentionRow"]:
        return (MentionRow(self, span) for span in self.entry.spans)

    def events(self) -> Iterator["EventRow"]:
        return (EventRow(self, event) for event in self.entry.events)

    def argument_rows(self) -> Iterator["ArgumentRow"]:
        """Yield the arguments event by event."""
        for event in self.entry.events:
            for argument in self.arguments.get(event.id, []):
                target = self.by_id[argument.target]
                if not isinstance(target, Argument):
                    yield ArgumentRow(self, argument, event, target)


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
    def evidence(self) -> Evidence:
        return Evidence(self.page.document.text, self.span.fragments)

    @property
    def origin(self) -> Origin:
        return origin_of(self.page.entry, self.page.layer, self.span.id)


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of the sheet Events."""

    page: Page
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
            page.by_id[each.target]
            for each in page.arguments.get(self.event.id, [])
            if each.role == role
        )
        return " | ".join(shown(target, page.codebook) for target in targets)

    def attribute(self, name: str) -> str:
        """The value of an attribute: what the coder set, else what the codebook takes for given."""
        known = {each.name: each.default for each in self.page.codebook.attributes}
        return self.event.attributes.get(name) or known.get(name, "")


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """A row of the sheet Arguments."""

    page: Page
    argument: Argument
    event: Event
    target: Span | Event

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.page.document.text, self.target.fragments)

    @property
    def origin(self) -> Origin:
        return origin_of(self.page.entry, self.page.layer, self.argument.id)

    @property
    def target_kind(self) -> str:
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
    """Return what stands in a cell for a filler: its text, or the type of an event without one."""
    if isinstance(target, Argument):
        return ""
    return target.quote or f"[{type_label(codebook, target.type)}]"


def type_label(codebook: Codebook, name: str) -> str:
    """Return the label of a type; its name where the codebook does not know it."""
    try:
        return codebook.type(name).label
    except KeyError:
        return name


def moment(origin: Origin) -> datetime | str | None:
    """Return when something was decided as Excel has it: UTC, without zone."""
    if origin.decided_at is None:
        return None
    return datetime.fromisoformat(origin.decided_at).replace(tzinfo=None)
