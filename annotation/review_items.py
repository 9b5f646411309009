"""The values that a Review shows, and what makes a suggestion pending. Pure functions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from annotation.normals import Normal
from annotation.values import (
    Annotation,
    Argument,
    Attributes,
    Decision,
    Edit,
    Event,
    Fragments,
    Kind,
    Original,
    Span,
    Suggestion,
    Verdict,
    extent,
    quote,
)

INHERITED = "inherited"
"""The attribute of an argument that says where its filler was taken over from."""


class State(StrEnum):
    """What is known of an item: each state differs in shape on the screen."""

    ACCEPTED = "accepted"
    SUGGESTED = "suggested"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Item:
    """A span or event as shown. `id` is the annotation's, else the suggestion's.

    `decision` is the verdict behind it; an accepted item without one was added by hand, and then
    `source` and `score` are None. `entity` is the id of the entity that a mention names, or is
    proposed to: `Review.entity_of` has the row of the register.
    """

    id: str
    kind: Kind
    type: str
    fragments: Fragments
    quote: str
    state: State
    source: str | None = None
    version: str | None = None
    score: float | None = None
    decision: Verdict | None = None
    attributes: Attributes = field(default_factory=dict, hash=False)
    normal: Normal | None = None
    entity: str = ""

    @property
    def start(self) -> int:
        return extent(self.fragments)[0]

    @property
    def end(self) -> int:
        return extent(self.fragments)[1]

    @property
    def place(self) -> tuple[int, int, str, str]:
        """The reading order: by start, the outer before the inner, spans after triggers."""
        return self.start, -self.end, self.kind, self.id


@dataclass(frozen=True, slots=True)
class Link:
    """An argument as shown: `event` and `target` are ids of items. Accepted or suggested.

    `inherited` says where a filler was taken over from, "" where the event's own words give it.
    """

    id: str
    event: str
    role: str
    target: str
    state: State
    source: str | None = None
    score: float | None = None
    inherited: str = ""


@dataclass(frozen=True, slots=True)
class Delta:
    """What an edit changed on the screen. `items` are the ids that came, went or changed.

    `places` are their fragments before and after: the text that must be drawn anew.
    `whole`: everything may have changed (suggestions came in, zones were corrected). `entities`:
    rows of the register changed.
    """

    items: frozenset[str] = frozenset()
    places: tuple[Fragments, ...] = ()
    facts: bool = False
    status: bool = False
    entities: bool = False
    whole: bool = False


Watcher = Callable[[Edit | None, Delta], None]


def original_of(value: Annotation, find: Callable[[str], Span | Event | None]) -> Original | None:
    """Return what a decision on `value` is remembered by; None when an end is not to be found."""
    if isinstance(value, Argument):
        event, target = find(value.event), find(value.target)
        if event is None or target is None:
            return None
        return Original("argument", value.role, target.fragments, event.fragments, event.type)
    return original_here(value)


def original_here(value: Span | Event) -> Original:
    """Return what a decision on a span or event is remembered by."""
    return Original(kind_of(value), value.type, value.fragments)


def pending(
    suggestions: Iterable[Suggestion],
    annotations: Iterable[Annotation],
    decisions: Iterable[Decision],
) -> tuple[Suggestion, ...]:
    """Return the suggestions that nobody has decided and that no annotation already says.

    Of several sources that propose the same, the surest is returned. An argument is not pending
    when its event or its target was rejected.
    """
    suggestions = sorted(suggestions, key=lambda suggestion: -suggestion.score)
    held = {value.id: value for value in annotations}
    offered = {suggestion.id: suggestion.value for suggestion in suggestions}
    settled: set[Original | None] = {decision.original for decision in decisions}
    rejected = {d.original for d in decisions if d.verdict == "rejected"}
    settled |= {original_of(value, finder(held)) for value in held.values()}
    find = finder(offered)
    found: list[Suggestion] = []
    for suggestion in suggestions:
        original = original_of(suggestion.value, find)
        if original is None or original in settled:
            continue
        if isinstance(suggestion.value, Argument) and any(
            original_of(offered[end], find) in rejected
            for end in (suggestion.value.event, suggestion.value.target)
        ):
            continue
        settled.add(original)
        found.append(suggestion)
    return tuple(sorted(found, key=_reading_order))


def finder(
    values: dict[str, Annotation],
) -> Callable[[str], Span | Event | None]:
    def find(id_: str) -> Span | Event | None:
        value = values.get(id_)
        return None if isinstance(value, Argument) else value

    return find


def kind_of(value: Span | Event) -> Kind:
    return "span" if isinstance(value, Span) else "event"


def _reading_order(suggestion: Suggestion) -> tuple[int, int, str, str]:
    value = suggestion.value
    if isinstance(value, Argument):
        return (1 << 60, 0, "argument", value.id)
    start, end = extent(value.fragments)
    return (start, -end, kind_of(value), value.id)


def held_link(argument: Argument) -> Link:
    ends = argument.event, argument.role, argument.target
    inherited = argument.attributes.get(INHERITED, "")
    return Link(argument.id, *ends, State.ACCEPTED, inherited=inherited)


def pending_item(suggestion: Suggestion) -> Item:
    value = suggestion.value
    if isinstance(value, Argument):
        raise TypeError("arguments are shown as links: this is likely a bug")
    return Item(
        value.id,
        kind_of(value),
        value.type,
        value.fragments,
        value.quote,
        State.SUGGESTED,
        suggestion.source,
        suggestion.version,
        suggestion.score,
        None,
        value.attributes,
        *_meaning(value, suggestion),
    )


def _meaning(value: Span | Event, suggestion: Suggestion | None) -> tuple[Normal | None, str]:
    """Return what a span means and whom it names, as it stands or is proposed."""
    if not isinstance(value, Span):
        return None, ""
    proposed = suggestion.entity if suggestion is not None else None
    return value.normal, value.entity if proposed is None else proposed.id


def rejected_item(decision: Decision, text: str) -> Item:
    original = decision.original
    return Item(
        decision.suggestion,
        original.kind,
        original.label,
        original.fragments,
        quote(text, original.fragments),
        State.REJECTED,
        decision.source,
        decision.version,
        decision.score,
        decision.verdict,
    )


def annotation_item(value: Span | Event, decisions: list[Decision]) -> Item:
    """Return the item of an annotation; the first decision behind it gives its source."""
    decision = decisions[0] if decisions else None
    return Item(
        value.id,
        kind_of(value),
        value.type,
        value.fragments,
        value.quote,
        State.ACCEPTED,
        decision.source if decision else None,
        decision.version if decision else None,
        decision.score if decision else None,
        decision.verdict if decision else None,
        value.attributes,
        *_meaning(value, None),
    )
